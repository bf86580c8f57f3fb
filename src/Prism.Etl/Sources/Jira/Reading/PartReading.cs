using System.Net;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>
/// Components and releases of the projects in scope: they are renamed, released, archived and deleted without any issue being changed. Two calls a
/// project, so they are read as often as all ids are compared; new ones come with the issues that name them.
/// </summary>
internal sealed class PartReading(JiraRun run)
{
    public const string Component = "component";
    public const string Version = "version";
    private static readonly HttpStatusCode[] NotHere = [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    public async Task ReadAsync(StagedBatch batch, CancellationToken cancellationToken)
    {
        var projects = run.ContainerIds.Order(StringComparer.Ordinal).ToList();
        var components = new JiraAnswer?[projects.Count];
        var versions = new JiraAnswer?[projects.Count];
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = run.Options.MaxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, projects.Count, parallel, async (i, token) =>
            {
                components[i] = await run.Client.TryGetAsync($"{run.Api}/project/{projects[i]}/components", NotHere, token);
                versions[i] = await run.Client.TryGetAsync($"{run.Api}/project/{projects[i]}/versions", NotHere, token);
            });
            for (var i = 0; i < projects.Count; i++)
            {
                Stage(Component, projects[i], components[i], batch);
                Stage(Version, projects[i], versions[i], batch);
            }

            // Where a project did not answer, what is staged of it stays.
            if (components.All(answer => answer is not null) && versions.All(answer => answer is not null))
            {
                batch.Complete<StagedComponent>();
                batch.Complete<StagedRelease>();
            }
        }
        finally
        {
            foreach (var answer in components.Concat(versions))
            {
                answer?.Dispose();
            }
        }
    }

    private void Stage(string entity, string project, JiraAnswer? answer, StagedBatch batch)
    {
        if (answer is null)
        {
            return;
        }

        if (answer.Root.ValueKind != JsonValueKind.Array)
        {
            throw run.Client.Failure($"{run.Api}/project/{project}/{entity}s", "the answer is not a list.", canRetry: false);
        }

        run.Land(batch, entity, project, answer);
        run.Parts.StageList(entity == Component, answer.Root, project, batch);
    }
}
