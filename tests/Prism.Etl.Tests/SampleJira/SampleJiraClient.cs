using System.Net;
using System.Text;
using System.Text.Json;
using Prism.SampleJira;

namespace Prism.Etl.Tests.SampleJira;

/// <summary>A sample Jira and a client that asks it, for one test.</summary>
internal sealed class SampleJiraClient(SampleJiraHost host) : IAsyncDisposable
{
    private readonly HttpClient http = new() { BaseAddress = host.BaseAddress, DefaultRequestHeaders = { { "Authorization", "Basic eDp5" } } };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<SampleJiraClient> Start(SampleJiraOptions options) => new(await SampleJiraHost.StartAsync(options, Cancelled));

    public async Task<JsonElement> Get(string path) => Parse(await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancelled));

    public async Task<HttpStatusCode> Status(string path) => (await http.GetAsync(new Uri(path, UriKind.Relative), Cancelled)).StatusCode;

    public async Task<byte[]> Bytes(string path, string body)
    {
        using var answer = await Send(path, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancelled);
    }

    public async Task<JsonElement> Post(string path, object body) => Parse(await Bytes(path, JsonSerializer.Serialize(body)));

    public async Task<(HttpStatusCode Status, JsonElement Body)> Refused(string path, object body)
    {
        using var answer = await Send(path, JsonSerializer.Serialize(body));
        return (answer.StatusCode, Parse(await answer.Content.ReadAsByteArrayAsync(Cancelled)));
    }

    /// <summary>All issues of a query, page by page.</summary>
    public async Task<List<JsonElement>> Search(string jql, int pageSize, params string[] fields)
    {
        var issues = new List<JsonElement>();
        string? token = null;
        do
        {
            var page = await Post("rest/api/3/search/jql", token is null
                ? new { jql, fields, maxResults = pageSize }
                : new { jql, fields, maxResults = pageSize, nextPageToken = token });
            issues.AddRange(page.GetProperty("issues").EnumerateArray());
            token = page.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
            Assert.Equal(token is null, page.GetProperty("isLast").GetBoolean());
        }
        while (token is not null);
        return issues;
    }

    /// <summary>The histories of issues by id, oldest first, through as many pages as it takes.</summary>
    public async Task<Dictionary<string, List<JsonElement>>> Changelogs(IEnumerable<string> ids, int pageSize = 1000)
    {
        var histories = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(1000))
        {
            string? token = null;
            do
            {
                var page = await Post("rest/api/3/changelog/bulkfetch", token is null
                    ? new { issueIdsOrKeys = chunk, maxResults = pageSize }
                    : new { issueIdsOrKeys = chunk, maxResults = pageSize, nextPageToken = token });
                foreach (var issue in page.GetProperty("issueChangeLogs").EnumerateArray())
                {
                    var id = issue.GetProperty("issueId").GetString()!;
                    if (!histories.TryGetValue(id, out var own))
                    {
                        histories[id] = own = [];
                    }

                    own.AddRange(issue.GetProperty("changeHistories").EnumerateArray());
                }

                token = page.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
            }
            while (token is not null);
        }

        return histories;
    }

    /// <summary>Ids and times of a worklog feed, page by page.</summary>
    public async Task<List<(long Id, long AtMs)>> Feed(string kind, long since = 0)
    {
        var found = new List<(long Id, long AtMs)>();
        JsonElement page;
        do
        {
            page = await Get($"rest/api/3/worklog/{kind}?since={since}");
            found.AddRange(page.GetProperty("values").EnumerateArray().Select(v => (v.GetProperty("worklogId").GetInt64(), v.GetProperty("updatedTime").GetInt64())));
            since = page.GetProperty("until").GetInt64();
        }
        while (!page.GetProperty("lastPage").GetBoolean());
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
    }

    private async Task<HttpResponseMessage> Send(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri(path, UriKind.Relative), content, Cancelled);
    }

    private static JsonElement Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
