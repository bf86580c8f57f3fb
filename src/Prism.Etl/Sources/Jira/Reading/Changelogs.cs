using System.Net;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>Cloud's histories, for a page of issues at a time: <c>POST changelog/bulkfetch</c>. An issue may span its pages.</summary>
internal sealed class Changelogs(JiraRun run)
{
    private const string Path = "rest/api/3/changelog/bulkfetch";
    private const int Histories = 5000;

    /// <summary>The site takes no more fields than this; without a list it gives all.</summary>
    private const int MostFields = 10;

    /// <summary>Fetches the histories of these issues. May be called while others are under way: nothing is staged here.</summary>
    public async Task<ChangelogPages> FetchAsync(IReadOnlyList<string> issueIds, CancellationToken cancellationToken)
    {
        var pages = new ChangelogPages();
        try
        {
            await FetchAsync(issueIds, pages, cancellationToken);
            return pages;
        }
        catch
        {
            pages.Dispose();
            throw;
        }
    }

    private async Task FetchAsync(IReadOnlyList<string> issueIds, ChangelogPages pages, CancellationToken cancellationToken)
    {
        if (issueIds.Count == 0)
        {
            return;
        }

        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var page = await run.Client.TryPostAsync(
                Path, Body(issueIds, token), token is null ? [HttpStatusCode.BadRequest, HttpStatusCode.NotFound] : [], cancellationToken);
            if (page is null)
            {
                await FetchApartAsync(issueIds, pages, cancellationToken);
                return;
            }

            pages.Add(page, $"{issueIds[0]}..{issueIds[^1]}", null);
            token = page.Root.Text("nextPageToken");
            if (token is not null && !tokens.Add(token))
            {
                throw run.Client.Failure(Path, "the same page token came twice; reading on would loop. What was read is kept; the next run goes on there.", canRetry: true);
            }
        }
        while (token is not null);
    }

    /// <summary>One issue of the page is gone, and the site refuses them all: halves, down to the one, which is asked for by itself.</summary>
    private async Task FetchApartAsync(IReadOnlyList<string> issueIds, ChangelogPages pages, CancellationToken cancellationToken)
    {
        if (issueIds.Count > 1)
        {
            var half = issueIds.Count / 2;
            await FetchAsync([.. issueIds.Take(half)], pages, cancellationToken);
            await FetchAsync([.. issueIds.Skip(half)], pages, cancellationToken);
            return;
        }

        var id = issueIds[0];
        var list = JiraPaging.PagesAsync(
            run.Client, $"rest/api/3/issue/{id}/changelog", "values", 100, [HttpStatusCode.NotFound], () => pages.Gone.Add(id), cancellationToken);
        await foreach (var page in list)
        {
            pages.Add(page, id, id);
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

/// <summary>The histories of a page of issues as they came.</summary>
internal sealed class ChangelogPages : IDisposable
{
    private readonly List<(JiraAnswer Answer, string SourceId, string? IssueId)> pages = [];

    /// <summary>Issues that were deleted since the search gave them.</summary>
    public HashSet<string> Gone { get; } = new(StringComparer.Ordinal);

    /// <param name="answer">Disposed with the others.</param>
    /// <param name="sourceId">What the page is of, for people.</param>
    /// <param name="issueId">The only issue it is of; null where the page names its issues.</param>
    public void Add(JiraAnswer answer, string sourceId, string? issueId) => pages.Add((answer, sourceId, issueId));

    /// <summary>Reads and lands the histories: by issue, without those that are gone.</summary>
    public Dictionary<string, JiraHistory> Read(IReadOnlyList<string> issueIds, JiraRun run, JiraIssues rows, StagedBatch batch)
    {
        var histories = issueIds.Where(id => !Gone.Contains(id)).ToDictionary(id => id, _ => rows.NewHistory(), StringComparer.Ordinal);
        foreach (var (answer, sourceId, issueId) in pages)
        {
            run.Land(batch, "changelog", sourceId, answer);
            if (issueId is not null)
            {
                rows.ReadHistories(answer.Root.Items("values"), issueId, histories[issueId], batch);
                continue;
            }

            foreach (var issue in answer.Root.Items("issueChangeLogs"))
            {
                if (issue.Text("issueId") is { } id && histories.TryGetValue(id, out var history))
                {
                    rows.ReadHistories(issue.Items("changeHistories"), id, history, batch);
                }
            }
        }

        return histories;
    }

    public void Dispose() => pages.ForEach(page => page.Answer.Dispose());
}
