using System.Runtime.CompilerServices;
using Prism.Etl.Sources.Jira.Reading;
using Prism.Etl.Sources.Jira.Replay;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira;

/// <summary>
/// One Jira site from the payloads that earlier runs kept, without a call. Of each thing the payload that was read last counts, so staging becomes
/// what it was, or what it would be had today's settings held then. What no payload holds any more stays as it is staged.
/// </summary>
/// <param name="options">The site's settings, validated.</param>
/// <param name="staging">Where the payloads lie.</param>
/// <param name="logger">Told what no payload holds.</param>
public sealed partial class JiraReplay(JiraOptions options, StagingArea staging, ILogger<JiraReplay> logger) : ISource
{
    public string SourceSystem => options.Name;

    public async IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var landing = await JiraLanding.ReadAsync(staging, options.Name, cancellationToken);
        var site = await ReplayedSite.ReadAsync(options, landing, staging, watermarks, cancellationToken)
            ?? throw new SourceException(options.Name, "landing", "no payload of this site is kept: a replay needs runs with Landing, and KeepLandingDays that are not over.", canRetry: false);
        yield return site.Batch;

        var deletions = await ReplayedDeletions.ReadAsync(landing, staging, options.Name, cancellationToken);
        var (issues, worklogs) = (new IssueIds(), new IssueIds());
        var pages = new ReplayedPages(options.Name, site, deletions, issues, worklogs);
        var done = 0L;
        foreach (var commit in landing.NewestFirst())
        {
            using var payloads = await landing.OpenAsync(commit, cancellationToken);
            var batch = new StagedBatch();
            pages.StageIssues(payloads, batch);
            yield return batch;
            progress.Report(new ExtractProgress("issues from payloads", done += commit.Count, landing.Count));
        }

        // A worklog counts only where its issue does, and that is known once all issues are.
        foreach (var commit in landing.NewestFirst().Where(JiraLanding.HasWorklogs))
        {
            using var payloads = await landing.OpenAsync(commit, cancellationToken);
            var batch = new StagedBatch();
            pages.StageWorklogs(payloads, batch);
            yield return batch;
        }

        var (held, lacking) = await LackingAsync(issues, cancellationToken);
        var end = new StagedBatch();
        if (lacking > 0)
        {
            LogLacking(options.Name, lacking, held);
        }
        else if (JiraWatermarks.CanReplayFill(watermarks, site.Scope))
        {
            JiraWatermarks.SetReplayed(end, site.Columns);
        }

        yield return end;
    }

    /// <summary>How many issues staging holds, and of how many of them there is no payload.</summary>
    private async Task<(long Held, long Lacking)> LackingAsync(IssueIds replayed, CancellationToken cancellationToken)
    {
        var (held, lacking) = (0L, 0L);
        await foreach (var issue in KnownIssue.In(staging)(options.Name, null, cancellationToken))
        {
            held++;
            lacking += KnownIssues.TryId(issue.IssueId, out var id) && replayed.Contains(id) ? 0 : 1;
        }

        return (held, lacking);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: of {Lacking} of {Held} issues no payload is kept any more (Prism:Etl:KeepLandingDays); they stay as they are staged, and what the settings ask for newly is filled by the next run, which reads everything again")]
    private partial void LogLacking(string source, long lacking, long held);
}
