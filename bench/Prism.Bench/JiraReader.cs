using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Prism.Bench;

/// <summary>
/// The peer of the Jira source: asks for the same pages of issues, histories, worklogs and ids, in the same sizes and as many at a time, parses
/// them, and keeps nothing.
/// </summary>
internal sealed class JiraReader(Uri site) : IDisposable
{
    private const int PageSize = 250;
    private const int AtATime = 4;

    private const string Fields =
        "\"issuetype\",\"project\",\"status\",\"priority\",\"resolution\",\"assignee\",\"reporter\",\"parent\",\"labels\",\"created\",\"updated\",\"duedate\",\"timeoriginalestimate\",\"timespent\",\"timeestimate\",\"summary\"";

    private readonly HttpClient http = new() { BaseAddress = site, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "any") } };

    public long Issues { get; private set; }
    public long Histories => histories;
    public long Bytes => bytes;

    private long histories;
    private long bytes;

    public async Task RunAsync(string customFields)
    {
        var underWay = new Queue<Task>();
        await foreach (var ids in SearchAsync($"{Fields},{customFields}", PageSize))
        {
            Issues += ids.Count;
            underWay.Enqueue(ChangelogsAsync(ids));
            if (underWay.Count == AtATime)
            {
                await underWay.Dequeue();
            }
        }

        await Task.WhenAll(underWay);
        await WorklogsAsync();
        await foreach (var ids in SearchAsync("\"created\"", 1000))
        {
            _ = ids;
        }
    }

    public void Dispose() => http.Dispose();

    private async IAsyncEnumerable<List<string>> SearchAsync(string fields, int size)
    {
        string? token = null;
        do
        {
            var given = token is null ? "" : $",\"nextPageToken\":\"{token}\"";
            using var page = await PostAsync(
                "rest/api/3/search/jql", $"{{\"jql\":\"created >= \\\"1990-01-01 00:00\\\" ORDER BY created ASC, key ASC\",\"maxResults\":{size},\"fields\":[{fields}]{given}}}");
            token = page.RootElement.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
            yield return [.. page.RootElement.GetProperty("issues").EnumerateArray().Select(issue => issue.GetProperty("id").GetString()!)];
        }
        while (token is not null);
    }

    private async Task ChangelogsAsync(List<string> ids)
    {
        string? token = null;
        do
        {
            var given = token is null ? "" : $",\"nextPageToken\":\"{token}\"";
            using var page = await PostAsync(
                "rest/api/3/changelog/bulkfetch", $"{{\"issueIdsOrKeys\":[{string.Join(',', ids.Select(id => $"\"{id}\""))}],\"maxResults\":5000,\"fieldIds\":[{tracked}]{given}}}");
            token = page.RootElement.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
            foreach (var issue in page.RootElement.GetProperty("issueChangeLogs").EnumerateArray())
            {
                Interlocked.Add(ref histories, issue.GetProperty("changeHistories").GetArrayLength());
            }
        }
        while (token is not null);
    }

    private async Task WorklogsAsync()
    {
        var since = 0L;
        for (var isLast = false; !isLast;)
        {
            using var feed = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"rest/api/3/worklog/updated?since={since}"));
            var ids = feed.RootElement.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("worklogId").GetInt64()).Distinct().ToList();
            since = feed.RootElement.GetProperty("until").GetInt64();
            isLast = feed.RootElement.GetProperty("lastPage").GetBoolean();
            foreach (var some in ids.Chunk(1000))
            {
                using var list = await PostAsync("rest/api/3/worklog/list", $"{{\"ids\":[{string.Join(',', some)}]}}");
            }
        }
    }

    private async Task<JsonDocument> GetAsync(string path) => Parse(await http.GetByteArrayAsync(new Uri(path, UriKind.Relative)));

    private async Task<JsonDocument> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }

    private JsonDocument Parse(byte[] body)
    {
        Interlocked.Add(ref bytes, body.Length);
        return JsonDocument.Parse(body);
    }

    private string tracked = "\"status\",\"assignee\",\"issuetype\",\"priority\",\"resolution\",\"project\"";

    /// <summary>Custom fields of the site that the source asks for, found as it finds them.</summary>
    public async Task<string> CustomFieldsAsync()
    {
        using var list = await GetAsync("rest/api/3/field");
        string Of(params string[] names) => string.Join(',', list.RootElement.EnumerateArray()
            .Where(field => names.Contains(field.GetProperty("name").GetString(), StringComparer.Ordinal))
            .Select(field => $"\"{field.GetProperty("id").GetString()}\""));
        tracked += "," + Of("Sprint", "Flagged", "Story Points", "Story point estimate");
        return Of("Sprint", "Epic Link", "Flagged", "Story Points", "Story point estimate");
    }
}
