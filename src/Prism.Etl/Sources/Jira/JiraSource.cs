using System.Runtime.CompilerServices;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Reading;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira;

/// <summary>
/// One Jira site, Cloud or Data Center. A run reads what the site is made of, then issues with their histories, then worklogs, and at an
/// interval of its own compares all ids. It can be stopped anywhere: each batch's watermarks say where the next run goes on.
/// </summary>
/// <param name="options">The site's settings, validated.</param>
/// <param name="knownIssues">The issues that staging holds of the source system it is given. Called between batches only, never while one is committed.</param>
/// <param name="clock">For waiting.</param>
/// <param name="logger">Told of retries, and of what a site does not offer.</param>
/// <param name="handler">Where requests go; null for the network. Not disposed here.</param>
/// <param name="site">Remembers what the site is made of, for the next runs and reads of single issues; null where there are none.</param>
public sealed class JiraSource(
    JiraOptions options,
    KnownIssueReader knownIssues,
    TimeProvider clock,
    ILogger<JiraSource> logger,
    HttpMessageHandler? handler = null,
    JiraSiteMemory? site = null) : ISource
{
    public string SourceSystem => options.Name;

    public async IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = new JiraClient(options, handler, clock, logger);
        progress.Report(new ExtractProgress("site", 0, null));
        var (run, boards, opened) = await new SiteReading(options, client, logger, clock).OpenAsync(watermarks, site?.Boards, cancellationToken);
        yield return opened;
        site?.Remember(run, boards);

        var known = new KnownIssues(options.Name, knownIssues);
        var issues = new IssueReading(run, known);
        await foreach (var batch in issues.PassAsync(progress, cancellationToken))
        {
            yield return batch;
        }

        await foreach (var batch in issues.OfRenamedAsync(progress, cancellationToken))
        {
            yield return batch;
        }

        var worklogs = new WorklogReading(run, known);
        await foreach (var batch in worklogs.UpdatedAsync(progress, cancellationToken))
        {
            yield return batch;
        }

        await foreach (var batch in worklogs.DeletedAsync(cancellationToken))
        {
            yield return batch;
        }

        if (!run.IsReconciling)
        {
            yield break;
        }

        await foreach (var batch in new Reconciliation(run, known, issues).CompareAsync(progress, cancellationToken))
        {
            yield return batch;
        }
    }
}
