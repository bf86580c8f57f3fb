using System.Net;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>Cloud's histories, for a page of issues at a time: <c>POST changelog/bulkfetch</c>. An issue may span its pages.</summary>
internal sealed class Changelogs(JiraRun run, JiraIssues rows)
{
    private const string Path = "rest/api/3/changelog/bulkfetch";
    private const int Histories = 5000;

    /// <summary>The site takes no more fields than this; without a list it gives all.</summary>
    private const int MostFields = 10;

    /// <summary>Reads the histories of these issues. An issue that was deleted meanwhile is left out of the result.</summary>
    public async Task<Dictionary<string, JiraHistory>> ReadAsync(IReadOnlyList<string> issueIds, StagedBatch batch, CancellationToken cancellationToken)
    {
        var histories = issueIds.ToDictionary(id => id, _ => rows.NewHistory(), StringComparer.Ordinal);
        await ReadAsync(issueIds, histories, batch, cancellationToken);
        return histories;
    }

    private async Task ReadAsync(IReadOnlyList<string> issueIds, Dictionary<string, JiraHistory> histories, StagedBatch batch, CancellationToken cancellationToken)
    {
        if (issueIds.Count == 0)
        {
            return;
        }

        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            using var page = await run.Client.TryPostAsync(
                Path, Body(issueIds, token), token is null ? [HttpStatusCode.BadRequest, HttpStatusCode.NotFound] : [], cancellationToken);
            if (page is null)
            {
                await ReadApartAsync(issueIds, histories, batch, cancellationToken);
                return;
            }

            run.Land(batch, "changelog", $"{issueIds[0]}..{issueIds[^1]}", page);
            foreach (var issue in page.Root.Items("issueChangeLogs"))
            {
                if (issue.Text("issueId") is { } id && histories.TryGetValue(id, out var history))
                {
                    rows.ReadHistories(issue.Items("changeHistories"), id, history, batch);
                }
            }

            token = page.Root.Text("nextPageToken");
            if (token is not null && !tokens.Add(token))
            {
                throw run.Client.Failure(Path, "the same page token came twice; reading on would loop. What was read is kept; the next run goes on there.", canRetry: true);
            }
        }
        while (token is not null);
    }

    /// <summary>One issue of the page is gone, and the site refuses them all: halves, down to the one, which is asked for by itself.</summary>
    private async Task ReadApartAsync(IReadOnlyList<string> issueIds, Dictionary<string, JiraHistory> histories, StagedBatch batch, CancellationToken cancellationToken)
    {
        if (issueIds.Count > 1)
        {
            var half = issueIds.Count / 2;
            await ReadAsync([.. issueIds.Take(half)], histories, batch, cancellationToken);
            await ReadAsync([.. issueIds.Skip(half)], histories, batch, cancellationToken);
            return;
        }

        var id = issueIds[0];
        var pages = JiraPaging.PagesAsync(
            run.Client, $"rest/api/3/issue/{id}/changelog", "values", 100, [HttpStatusCode.NotFound], () => histories.Remove(id), cancellationToken);
        await foreach (var page in pages)
        {
            using (page)
            {
                run.Land(batch, "changelog", id, page);
                rows.ReadHistories(page.Root.Items("values"), id, histories[id], batch);
            }
        }
    }

    private byte[] Body(IReadOnlyList<string> issueIds, string? token) => JiraRun.Body(writer =>
    {
        JiraRun.WriteList(writer, "issueIdsOrKeys", issueIds);
        writer.WriteNumber("maxResults", Histories);
        if (run.Fields.Tracked() is { Count: <= MostFields } tracked)
        {
            JiraRun.WriteList(writer, "fieldIds", tracked);
        }

        if (token is not null)
        {
            writer.WriteString("nextPageToken", token);
        }
    });
}
