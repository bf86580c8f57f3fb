using System.Net;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>
/// Components and releases of the projects in scope: they are renamed, released, archived and deleted without any issue being changed. A project itself
/// tells of both, and no list of projects does: a call a project, so they are read as often as all ids are compared; new ones come with the issues that
/// name them.
/// </summary>
internal sealed class PartReading(JiraRun run)
{
    public const string Entity = "project-parts";
    private static readonly HttpStatusCode[] NotHere = [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    public async Task ReadAsync(StagedBatch batch, CancellationToken cancellationToken)
    {
        var ids = run.Containers.Keys.Order(StringComparer.Ordinal).ToList();
        var projects = new JiraAnswer?[ids.Count];
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = run.Options.MaxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, ids.Count, parallel, async (i, token) => projects[i] = await run.Client.TryGetAsync($"{run.Api}/project/{ids[i]}", NotHere, token));
            for (var i = 0; i < ids.Count; i++)
            {
                if (projects[i] is { } project)
                {
                    run.Land(batch, Entity, ids[i], project);
                    run.Parts.StageLists(project.Root, ids[i], batch);
                }
            }

            // Where a project did not answer, or did not tell of them, what is staged of it stays.
            if (projects.All(project => project?.Root.Value("components") is not null && project.Root.Value("versions") is not null))
            {
                batch.Complete<StagedComponent>();
                batch.Complete<StagedRelease>();
            }
        }
        finally
        {
            foreach (var project in projects)
            {
                project?.Dispose();
            }
        }
    }
}
