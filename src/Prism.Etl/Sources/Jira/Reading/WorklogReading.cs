using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Warehouse;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>
/// All worklogs by the feeds of changed and deleted ones: an issue embeds twenty at most. The feeds leave out the last minute, so the next
/// watermark is the <c>until</c> that they return; their <c>nextPage</c> address is not followed.
/// </summary>
internal sealed class WorklogReading(JiraRun run, KnownIssues known)
{
    /// <summary>Both a page of the feeds and a list of worklogs by id hold so many.</summary>
    private const int MostIds = 1000;

    private string ListPath => $"{run.Api}/worklog/list";

    public async IAsyncEnumerable<StagedBatch> UpdatedAsync(IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0L;
        progress.Report(new ExtractProgress("worklogs", done, null));
        var pages = JiraPaging.InOrderAsync(
            FeedAsync("updated", run.Watermarks.WorklogsUpdatedUntil, cancellationToken), page => FetchAsync(page.Ids, page.Until, cancellationToken), run.Options.MaxConcurrency, cancellationToken);
        await foreach (var page in pages)
        {
            using (page)
            {
                var batch = new StagedBatch();
                foreach (var (ids, answer) in page.Answers)
                {
                    await StageAsync(ids, answer, batch, cancellationToken);
                    done += ids.Length;
                }

                run.Watermarks.SetWorklogsUpdated(batch, page.Until);
                yield return batch;
            }

            progress.Report(new ExtractProgress("worklogs", done, null));
        }
    }

    public async IAsyncEnumerable<StagedBatch> DeletedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (ids, until) in FeedAsync("deleted", run.Watermarks.WorklogsDeletedUntil ?? 0, cancellationToken))
        {
            var batch = run.DeletingBatch();
            foreach (var id in ids)
            {
                batch.Delete<StagedWorklog>(id.ToString(CultureInfo.InvariantCulture), DeleteReason.Deleted);
            }

            run.Watermarks.SetWorklogsDeleted(batch, until);
            yield return batch;
        }
    }

    private async IAsyncEnumerable<(List<long> Ids, long Until)> FeedAsync(string feed, long since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{run.Api}/worklog/{feed}?since={since}");
            List<long> ids;
            long until;
            bool isLast;
            using (var page = await run.Client.TryGetAsync(path, run.Kind == JiraKind.DataCenter ? [HttpStatusCode.NotFound] : [], cancellationToken))
            {
                if (page is null)
                {
                    JiraLog.NotOffered(run.Logger, run.Options.Name, $"worklog/{feed}", "this server is too old for it: worklogs are not read");
                    yield break;
                }

                if (page.Root.Value("values") is not { ValueKind: JsonValueKind.Array } || page.Root.Whole("until") is not { } given)
                {
                    throw run.Client.Failure(path, "the answer has no 'values' or no 'until'.", canRetry: false);
                }

                ids = [.. page.Root.Items("values").Select(value => value.Whole("worklogId")).OfType<long>().Distinct()];
                until = Math.Max(given, since);

                // Cloud says lastPage, and Data Center's reference has isLastPage beside it. Where neither is said, a page that is not full is the last.
                isLast = page.Root.Flag("lastPage") || page.Root.Flag("isLastPage") || ids.Count == 0
                    || (page.Root.Value("lastPage") is null && page.Root.Value("isLastPage") is null && ids.Count < MostIds);
            }

            if (!isLast && until <= since)
            {
                throw run.Client.Failure(path, "the feed says there is more, but does not advance; reading on would loop. What was read is kept.", canRetry: true);
            }

            if (!isLast && until - 1 > since)
            {
                // A page ends after so many, and what was changed in the same millisecond as its last may stand on the next one, which begins after it.
                until--;
            }

            yield return (ids, until);
            if (isLast)
            {
                yield break;
            }

            since = until;
        }
    }

    /// <summary>The worklogs of a page of the feed; several pages are under way at a time.</summary>
    private async Task<FetchedWorklogs> FetchAsync(List<long> ids, long until, CancellationToken cancellationToken)
    {
        var fetched = new FetchedWorklogs(until);
        try
        {
            foreach (var chunk in ids.Chunk(MostIds))
            {
                var answer = await run.Client.PostAsync(ListPath, JiraRun.Body(writer =>
                {
                    writer.WriteStartArray("ids");
                    foreach (var id in chunk)
                    {
                        writer.WriteNumberValue(id);
                    }

                    writer.WriteEndArray();
                }), cancellationToken);
                fetched.Answers.Add((chunk, answer));
            }

            return fetched;
        }
        catch
        {
            fetched.Dispose();
            throw;
        }
    }

    private async Task StageAsync(long[] ids, JiraAnswer answer, StagedBatch batch, CancellationToken cancellationToken)
    {
        if (answer.Root.ValueKind != JsonValueKind.Array)
        {
            throw run.Client.Failure(ListPath, "the answer is not a list.", canRetry: false);
        }

        run.Land(batch, "worklog", $"{ids[0]}..{ids[^1]}", answer);
        var held = run.IsScoped ? await known.HeldAsync(answer.Root.EnumerateArray().Select(worklog => worklog.Text("issueId")).OfType<string>(), cancellationToken) : null;
        foreach (var worklog in answer.Root.EnumerateArray())
        {
            if (held is null || worklog.Text("issueId") is not { } issueId || held.Contains(issueId))
            {
                JiraSiteRows.StageWorklog(worklog, null, run.People, run.Options.Name, batch);
            }
        }
    }

    /// <summary>A page of the feed with the worklogs it names, as they came.</summary>
    private sealed class FetchedWorklogs(long until) : IDisposable
    {
        public long Until { get; } = until;
        public List<(long[] Ids, JiraAnswer Answer)> Answers { get; } = [];

        public void Dispose() => Answers.ForEach(entry => entry.Answer.Dispose());
    }
}
