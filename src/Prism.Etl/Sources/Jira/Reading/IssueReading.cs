using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>Reads issues with their histories: a page is a batch.</summary>
internal sealed class IssueReading(JiraRun run, KnownIssues known)
{
    private readonly JiraIssues rows = run.IssueRows();

    /// <summary>
    /// The first load, or what changed since the last one; goes on where a run before was stopped. A page's watermark says where its last issue
    /// was created, and the pass's end says that everything before its beginning is in.
    /// </summary>
    public async IAsyncEnumerable<StagedBatch> PassAsync(IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pass = run.Watermarks.Pass ?? new JiraPass(run.StartedAt, null);
        var updatedFrom = run.Watermarks.Since - run.Options.Overlap;
        string Query(DateTimeOffset? createdFrom) => run.Jql.InScope(updatedFrom, createdFrom);

        var total = await ApproximateCountAsync(Query(pass.CreatedFrom), cancellationToken);
        var done = 0L;
        progress.Report(new ExtractProgress("issues", done, total));
        await foreach (var (batch, createdFrom, pageTotal) in BatchesAsync(Query, pass.CreatedFrom, isById: false, cancellationToken))
        {
            total ??= pageTotal;
            pass = pass with { CreatedFrom = createdFrom };
            run.Watermarks.SetPass(batch, pass);
            run.Watermarks.SetNameMarks(batch, run.Names.Marks);
            await AddMissedWorklogsAsync(batch, isKnownMissed: false, cancellationToken);
            done += Issues(batch).Count;
            yield return batch;
            progress.Report(new ExtractProgress("issues", done, total));
        }

        var end = new StagedBatch();
        if (await HasOtherZoneAsync(cancellationToken))
        {
            // The bounds of the pages that were still to come were read in another zone than they were written in: hours may be left out.
            run.Watermarks.SetPass(end, pass with { CreatedFrom = null });
            yield return end;
            throw run.Client.Failure($"{run.Api}/myself", "the time zone of the account was changed while issues were read, and JQL's dates are read in it; the next run reads the same again.", canRetry: true);
        }

        run.Watermarks.EndPass(end, pass);
        run.Watermarks.SetStatusesOnlyInHistory(end, run.Statuses.OnlyInHistory);
        yield return end;
    }

    /// <summary>
    /// Issues of types, priorities and resolutions that were renamed (a type may have got another place) since they were read: Jira does not count that
    /// as a change of theirs. Types are listed in each run; the others are heard of with issues that have them, and asked for when all ids are compared.
    /// </summary>
    public async IAsyncEnumerable<StagedBatch> OfRenamedAsync(IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (run.IsReconciling && run.Watermarks.ReconciledAt is not null)
        {
            await AskForNamesAsync(NamedThing.Priority, "priority", cancellationToken);
            await AskForNamesAsync(NamedThing.Resolution, "resolution", cancellationToken);
        }

        (string Field, IReadOnlyList<string> Ids)[] renamed =
        [
            ("issuetype", run.Types.ChangedSince(run.Watermarks.TypeMarks)), ("priority", run.Names.Renamed(NamedThing.Priority)), ("resolution", run.Names.Renamed(NamedThing.Resolution)),
        ];
        foreach (var (field, ids) in renamed.Where(renamed => renamed.Ids.Count > 0))
        {
            var (done, condition) = (0L, $"{field} in ({string.Join(", ", ids)})");
            await foreach (var (batch, _, total) in BatchesAsync(createdFrom => run.Jql.InScope(null, createdFrom, condition), null, isById: false, cancellationToken))
            {
                done += Issues(batch).Count;
                yield return batch;
                progress.Report(new ExtractProgress($"issues whose {field} was renamed", done, total));
            }
        }

        run.Names.Settle();
        var end = new StagedBatch();
        var isNew = run.Watermarks.SetTypeMarks(end, run.Types.Marks);
        if (run.Watermarks.SetNameMarks(end, run.Names.Marks) || isNew)
        {
            yield return end;
        }
    }

    /// <summary>Issues by id, at most 100: those that the passes missed.</summary>
    /// <param name="ids">The issues.</param>
    /// <param name="withWorklogs">Whether their worklogs may have been missed too.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    public async IAsyncEnumerable<StagedBatch> ByIdsAsync(IReadOnlyList<long> ids, bool withWorklogs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (batch, _, _) in BatchesAsync(_ => JiraJql.ByIds(ids), null, isById: true, cancellationToken))
        {
            if (withWorklogs)
            {
                await AddMissedWorklogsAsync(batch, isKnownMissed: true, cancellationToken);
            }

            run.Watermarks.SetStatusesOnlyInHistory(batch, run.Statuses.OnlyInHistory);
            yield return batch;
        }
    }

    /// <summary>Issues in scope by id, at most 50, with all their worklogs: as they are this moment, whatever the search index has seen.</summary>
    public async IAsyncEnumerable<StagedBatch> NowAsync(IReadOnlyList<long> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (batch, _, _) in BatchesAsync(_ => run.Jql.InScopeByIds(ids), null, isById: true, cancellationToken, ids))
        {
            foreach (var issue in Issues(batch).OfType<StagedIssue>().ToList())
            {
                await AddWorklogsAsync(issue.SourceId, batch, cancellationToken);
            }

            run.Watermarks.SetStatusesOnlyInHistory(batch, run.Statuses.OnlyInHistory);
            yield return batch;
        }
    }

    private IAsyncEnumerable<(StagedBatch Batch, DateTimeOffset? CreatedFrom, long? Total)> BatchesAsync(
        Func<DateTimeOffset?, string> query, DateTimeOffset? createdFrom, bool isById, CancellationToken cancellationToken, IReadOnlyList<long>? reconciled = null)
    {
        var pages = IssuePages.Of(run, run.Fields.Requested(run.Options.IncludeSummaries, run.KeepsOthers), run.Options.PageSize, withChangelog: true, isById, reconciled);
        return JiraPaging.ReadAheadAsync(StagedAsync(pages.ReadAsync(query, createdFrom, cancellationToken), cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<(StagedBatch Batch, DateTimeOffset? CreatedFrom, long? Total)> StagedAsync(
        IAsyncEnumerable<IssuePage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changelogs = run.Kind == JiraKind.Cloud ? new Changelogs(run) : null;
        var fetched = JiraPaging.InOrderAsync(
            pages,
            async page =>
            {
                var ids = JiraRun.Ids(page.Answer.Root).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
                return new FetchedPage(page, ids, changelogs is null ? null : await changelogs.FetchAsync(ids, cancellationToken));
            },
            run.Options.MaxConcurrency,
            cancellationToken);
        await foreach (var page in fetched)
        {
            using (page)
            {
                var batch = new StagedBatch();
                var answer = page.Page.Answer;
                Stage(answer.Root, page.Changelogs?.Read(page.Ids, run, rows, batch), batch);
                if (page.Ids.Count > 0)
                {
                    run.Land(batch, "search", $"{page.Ids[0]}..{page.Ids[^1]}", answer);
                }

                yield return (batch, page.Page.CreatedFrom, page.Page.Total);
            }
        }
    }

    private void Stage(JsonElement page, Dictionary<string, JiraHistory>? histories, StagedBatch batch)
    {
        var inPage = new HashSet<string>(StringComparer.Ordinal);
        foreach (var issue in page.Items("issues"))
        {
            var id = issue.Text("id");
            if (id is null)
            {
                rows.Stage(issue, rows.NewHistory(), batch);
            }
            else if (inPage.Add(id) && (histories is null || histories.ContainsKey(id)))
            {
                rows.Stage(issue, histories?[id] ?? rows.NewHistory(), batch);
            }
        }
    }

    /// <summary>
    /// The feed of changed worklogs shows each change once, those of issues in scope are taken, and the site gives no worklog of an issue that this
    /// account does not see. An issue that comes into scope or into sight later has worklogs that the feed is past: they are asked for by issue.
    /// </summary>
    private async Task AddMissedWorklogsAsync(StagedBatch batch, bool isKnownMissed, CancellationToken cancellationToken)
    {
        var until = run.Watermarks.WorklogsUpdatedUntil;
        var concerned = until == 0 ? [] : Issues(batch).OfType<StagedIssue>()
            .Where(issue => issue.SpentSeconds > 0 && issue.CreatedAtUtc.ToUnixTimeMilliseconds() < until).Select(issue => issue.SourceId).ToList();
        var held = isKnownMissed || concerned.Count == 0 ? [] : await known.HeldAsync(concerned, cancellationToken);
        foreach (var id in concerned.Where(id => !held.Contains(id)))
        {
            await AddWorklogsAsync(id, batch, cancellationToken);
        }
    }

    /// <summary>What the site calls those that some run heard of. One that it no longer has keeps its last name.</summary>
    private async Task AskForNamesAsync(NamedThing thing, string path, CancellationToken cancellationToken)
    {
        foreach (var id in run.Names.Known(thing))
        {
            using var answer = await run.Client.TryGetAsync($"{run.Api}/{path}/{Uri.EscapeDataString(id)}", [HttpStatusCode.NotFound, HttpStatusCode.Forbidden], cancellationToken);
            run.Names.Hear(thing, answer?.Root);
        }
    }

    private async Task<bool> HasOtherZoneAsync(CancellationToken cancellationToken)
    {
        using var answer = await run.Client.GetAsync($"{run.Api}/myself", cancellationToken);
        return run.Zone is { } zone && answer.Root.Text("timeZone") is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var now) && now.Id != zone.Id;
    }

    private async Task AddWorklogsAsync(string issueId, StagedBatch batch, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{run.Api}/issue/{issueId}/worklog");
        await foreach (var page in JiraPaging.PagesAsync(run.Client, path, "worklogs", run.Kind == JiraKind.Cloud ? 1000 : JiraPaging.Whole, [HttpStatusCode.NotFound], null, cancellationToken))
        {
            using (page)
            {
                run.Land(batch, "worklog", issueId, page);
                foreach (var worklog in page.Root.Items("worklogs"))
                {
                    JiraSiteRows.StageWorklog(worklog, issueId, run.People, run.Options.Name, batch);
                }
            }
        }
    }

    /// <summary>Cloud's search gives no total; a count of its own does, roughly.</summary>
    private async Task<long?> ApproximateCountAsync(string jql, CancellationToken cancellationToken)
    {
        if (run.Kind != JiraKind.Cloud)
        {
            return null;
        }

        var condition = jql[..jql.IndexOf(" ORDER BY ", StringComparison.Ordinal)];
        using var answer = await run.Client.TryPostAsync(
            "rest/api/3/search/approximate-count", JiraRun.Body(writer => writer.WriteString("jql", condition)),
            [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound], cancellationToken);
        return answer?.Root.Whole("count");
    }

    private static List<StagedRow> Issues(StagedBatch batch) => batch.Rows.TryGetValue(typeof(StagedIssue), out var list) ? list : [];

    /// <summary>A page of issues with their histories, as both came.</summary>
    private sealed record FetchedPage(IssuePage Page, List<string> Ids, ChangelogPages? Changelogs) : IDisposable
    {
        public void Dispose()
        {
            Page.Answer.Dispose();
            Changelogs?.Dispose();
        }
    }
}
