using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
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
    private const int MostIds = 1000;

    public async IAsyncEnumerable<StagedBatch> UpdatedAsync(IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var (ids, until) in FeedAsync("updated", run.Watermarks.WorklogsUpdatedUntil, cancellationToken))
        {
            var batch = new StagedBatch();
            foreach (var chunk in ids.Chunk(MostIds))
            {
                await StageAsync(chunk, batch, cancellationToken);
            }

            run.Watermarks.SetWorklogsUpdated(batch, until);
            done += ids.Count;
            yield return batch;
            progress.Report(new ExtractProgress("worklogs", done, null));
        }
    }

    public async IAsyncEnumerable<StagedBatch> DeletedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (ids, until) in FeedAsync("deleted", run.Watermarks.WorklogsDeletedUntil ?? 0, cancellationToken))
        {
            var batch = new StagedBatch();
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
                isLast = page.Root.Flag("lastPage") || ids.Count == 0;
            }

            if (!isLast && until <= since)
            {
                throw run.Client.Failure(path, "the feed says there is more, but does not advance; reading on would loop. What was read is kept.", canRetry: true);
            }

            yield return (ids, until);
            if (isLast)
            {
                yield break;
            }

            since = until;
        }
    }

    private async Task StageAsync(long[] ids, StagedBatch batch, CancellationToken cancellationToken)
    {
        var path = $"{run.Api}/worklog/list";
        using var answer = await run.Client.PostAsync(path, JiraRun.Body(writer =>
        {
            writer.WriteStartArray("ids");
            foreach (var id in ids)
            {
                writer.WriteNumberValue(id);
            }

            writer.WriteEndArray();
        }), cancellationToken);
        if (answer.Root.ValueKind != JsonValueKind.Array)
        {
            throw run.Client.Failure(path, "the answer is not a list.", canRetry: false);
        }

        run.Land(batch, "worklog", $"{ids[0]}..{ids[^1]}", answer);
        foreach (var worklog in answer.Root.EnumerateArray())
        {
            if (!run.IsScoped || worklog.Text("issueId") is not { } issueId || await known.ContainsAsync(issueId, cancellationToken))
            {
                JiraSiteRows.StageWorklog(worklog, null, run.People, run.Options.Name, batch);
            }
        }
    }
}
