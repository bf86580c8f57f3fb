using System.Globalization;
using System.Runtime.CompilerServices;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Reading;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira;

/// <summary>
/// Reads single issues of a site, which a webhook named, as they are now: with histories and worklogs, or why they are gone. How far the site has
/// been read is left as it is: the next run on schedule reads the same again, and whatever no webhook told of.
/// </summary>
/// <param name="options">The site's settings, validated.</param>
/// <param name="issues">What was named.</param>
/// <param name="site">What the site is made of; read anew where no run has told it.</param>
/// <param name="knownIssues">The issues that staging holds of the source system it is given.</param>
/// <param name="clock">For waiting.</param>
/// <param name="logger">Told of retries.</param>
/// <param name="handler">Where requests go; null for the network. Not disposed here.</param>
public sealed class JiraTouchedIssues(
    JiraOptions options,
    IReadOnlyCollection<TouchedIssue> issues,
    JiraSiteMemory site,
    KnownIssueReader knownIssues,
    TimeProvider clock,
    ILogger<JiraSource> logger,
    HttpMessageHandler? handler = null) : ISource
{
    /// <summary>Cloud's search gives this many issues as they are, not as its index last saw them.</summary>
    private const int MostIds = 50;

    public string SourceSystem => options.Name;

    public async IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = new JiraClient(options, handler, clock, logger);
        JiraRun run;
        if (site.Last is { } last)
        {
            run = last with { Client = client };
        }
        else
        {
            (run, _, _) = await new SiteReading(options, client, logger, clock).OpenAsync(watermarks, null, cancellationToken);
            site.Remember(run);
        }

        var known = new KnownIssues(options.Name, knownIssues);
        var reading = new IssueReading(run, known);
        var done = 0L;
        foreach (var chunk in issues.Select(issue => issue.IssueId).Distinct().Order().Chunk(MostIds))
        {
            var found = new IssueIds();
            await foreach (var batch in reading.NowAsync(chunk, cancellationToken))
            {
                foreach (var row in batch.Rows.TryGetValue(typeof(StagedIssue), out var rows) ? rows : [])
                {
                    found.Add(long.Parse(row.SourceId, CultureInfo.InvariantCulture));
                }

                yield return batch;
            }

            var missing = chunk.Where(id => !found.Contains(id)).ToHashSet();
            if (missing.Count > 0)
            {
                yield return await new Reconciliation(run, known, reading).BuryMissingAsync(missing, cancellationToken);
            }

            progress.Report(new ExtractProgress("issues that webhooks named", done += chunk.Length, issues.Count));
        }

        var worklogs = run.DeletingBatch();
        foreach (var id in issues.Select(issue => issue.DeletedWorklogId).OfType<long>())
        {
            worklogs.Delete<StagedWorklog>(id.ToString(CultureInfo.InvariantCulture), Warehouse.DeleteReason.Deleted);
        }

        yield return worklogs;
    }
}

/// <summary>An issue that something happened to.</summary>
/// <param name="IssueId">Jira's id of the issue.</param>
/// <param name="DeletedWorklogId">The worklog that was deleted, where that is what happened.</param>
public readonly record struct TouchedIssue(long IssueId, long? DeletedWorklogId = null);
