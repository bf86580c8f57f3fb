using System.Net;
using System.Text.Json;
using Prism.SampleJira;

namespace Prism.Etl.Tests.SampleJira;

public sealed class SimulatedCloudTests
{
    private const string Everything = "project in (MDH,OUT,GFC,CPO,MAP,BIL,ERP,IDP)";
    private static readonly SampleJiraOptions Small = new() { Issues = 700 };

    [Fact]
    public async Task The_same_options_give_the_same_bytes()
    {
        await using var one = await SampleJiraClient.Start(Small);
        await using var other = await SampleJiraClient.Start(Small);
        await using var differently = await SampleJiraClient.Start(Small with { Seed = 2 });
        const string Body = """{"jql":"project = CPO ORDER BY key","fields":["*all"],"maxResults":100,"expand":"changelog"}""";

        var bytes = await one.Bytes("rest/api/3/search/jql", Body);

        Assert.Equal(bytes, await other.Bytes("rest/api/3/search/jql", Body));
        Assert.NotEqual(bytes, await differently.Bytes("rest/api/3/search/jql", Body));
    }

    [Theory]
    [InlineData("ORDER BY created ASC")]
    [InlineData("ORDER BY created DESC")]
    [InlineData("ORDER BY updated")]
    [InlineData("ORDER BY key")]
    [InlineData("")]
    public async Task Paging_by_token_covers_every_issue_once(string order)
    {
        await using var jira = await SampleJiraClient.Start(Small);
        var count = (await jira.Post("rest/api/3/search/approximate-count", new { jql = Everything })).GetProperty("count").GetInt32();

        var issues = await jira.Search($"{Everything} {order}", 97);

        Assert.Equal(count, issues.Count);
        Assert.Equal(count, issues.Select(i => i.GetProperty("id").GetString()).Distinct().Count());
        Assert.InRange(count, 680, 699);
    }

    [Fact]
    public async Task A_page_token_tells_no_place_and_is_good_for_its_own_query_alone()
    {
        await using var jira = await SampleJiraClient.Start(Small);
        async Task<string> TokenAsync(string jql, string? after = null) => (await jira.Post(
            "rest/api/3/search/jql", after is null ? new { jql, maxResults = 50 } : new { jql, maxResults = 50, nextPageToken = after })).GetProperty("nextPageToken").GetString()!;
        var first = await TokenAsync(Everything);
        var second = await TokenAsync(Everything, first);
        Assert.Equal(first, await TokenAsync(Everything));
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(first);
        Assert.DoesNotContain("50", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.InRange(bytes.Zip(System.Buffers.Text.Base64Url.DecodeFromChars(second)).Count(pair => pair.First != pair.Second), bytes.Length / 2, bytes.Length);

        bytes[^1] ^= 1;
        string[] wrong = [System.Buffers.Text.Base64Url.EncodeToString(bytes), "50", "bm9wZQ", "not base64!"];
        foreach (var token in wrong)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await jira.Refused("rest/api/3/search/jql", new { jql = Everything, nextPageToken = token })).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await jira.Refused("rest/api/3/search/jql", new { jql = "project = CPO", nextPageToken = first })).Status);
    }

    [Fact]
    public async Task Without_fields_only_ids_are_answered()
    {
        await using var jira = await SampleJiraClient.Start(Small);

        var page = await jira.Post("rest/api/3/search/jql", new { jql = Everything });

        Assert.Equal(50, page.GetProperty("issues").GetArrayLength());
        Assert.All(page.GetProperty("issues").EnumerateArray(), i => Assert.Equal("id", Assert.Single(i.EnumerateObject()).Name));
    }

    [Theory]
    [InlineData("ORDER BY created")]
    [InlineData("assignee = currentUser()")]
    [InlineData("project = NOSUCH")]
    [InlineData("project = MDH OR project = OUT")]
    [InlineData("updated >= \"yesterday\"")]
    public async Task A_query_that_Jira_would_refuse_is_answered_with_its_error_shape(string jql)
    {
        await using var jira = await SampleJiraClient.Start(Small);

        var (status, body) = await jira.Refused("rest/api/3/search/jql", new { jql });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(Assert.Single(body.GetProperty("errorMessages").EnumerateArray()).GetString()!);
        Assert.Empty(body.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task The_removed_search_answers_410()
    {
        await using var jira = await SampleJiraClient.Start(Small);

        Assert.Equal(HttpStatusCode.Gone, await jira.Status("rest/api/2/search?jql=project=MDH"));
        Assert.Equal(HttpStatusCode.Gone, await jira.Status("rest/api/3/search?jql=project=MDH"));
    }

    [Fact]
    public async Task Only_the_expected_token_is_accepted_where_one_is_named()
    {
        await using var host = await SampleJiraHost.StartAsync(Small with { Email = "a@b.example", Token = "secret" }, TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = host.BaseAddress };
        async Task<HttpStatusCode> Ask(string? credential)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "rest/api/3/myself");
            if (credential is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", credential);
            }

            return (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask("Bearer wrong"));
        Assert.Equal(HttpStatusCode.OK, await Ask("Bearer secret"));
        Assert.Equal(HttpStatusCode.OK, await Ask("Basic " + Convert.ToBase64String("a@b.example:secret"u8)));
    }

    [Fact]
    public async Task The_changelog_of_every_issue_leads_to_its_present_state()
    {
        await using var jira = await SampleJiraClient.Start(Small with { Changes = 3 });
        var issues = await jira.Search(Everything, 500, "*all");
        var histories = await jira.Changelogs(issues.Select(i => i.GetProperty("id").GetString()!), pageSize: 300);

        Assert.True(histories.Count > 500);
        foreach (var issue in issues)
        {
            var fields = issue.GetProperty("fields");
            var last = new Dictionary<string, (string? Id, string? Text)>(StringComparer.Ordinal);
            var before = "";
            foreach (var history in histories.GetValueOrDefault(issue.GetProperty("id").GetString()!, []))
            {
                foreach (var item in history.GetProperty("items").EnumerateArray())
                {
                    var field = item.GetProperty("field").GetString()!;
                    if (last.TryGetValue(field, out var previous))
                    {
                        Assert.Equal(previous.Id ?? "", item.GetProperty("from").GetString() ?? "");
                        Assert.Equal(previous.Text ?? "", item.GetProperty("fromString").GetString() ?? "");
                    }

                    last[field] = (item.GetProperty("to").GetString(), item.GetProperty("toString").GetString());
                }

                before = history.GetProperty("created").GetString()!;
            }

            Ends(last, "status", fields.GetProperty("status").GetProperty("id").GetString());
            Ends(last, "priority", fields.GetProperty("priority").GetProperty("id").GetString());
            Ends(last, "resolution", Member(fields, "resolution", "id"));
            Ends(last, "assignee", Member(fields, "assignee", "accountId"));
            Ends(last, "Sprint", string.Join(", ", Items(fields, "customfield_10020").Select(s => s.GetProperty("id").GetRawText())));
            Ends(last, "Flagged", Items(fields, "customfield_10021").Count > 0 ? "[10019]" : "");
            Assert.True(Instant(before) is not { } changed || changed <= Instant(fields.GetProperty("updated").GetString()!), issue.GetProperty("key").GetString());
        }
    }

    [Fact]
    public async Task The_worklog_feeds_agree_with_the_worklogs_of_the_issues()
    {
        await using var jira = await SampleJiraClient.Start(Small with { Changes = 2 });
        var updated = await jira.Feed("updated");
        var deleted = await jira.Feed("deleted");
        var ofIssues = new Dictionary<long, string>();
        foreach (var issue in await jira.Search(Everything, 1000))
        {
            var page = await jira.Get($"rest/api/3/issue/{issue.GetProperty("id").GetString()}/worklog");
            foreach (var worklog in page.GetProperty("worklogs").EnumerateArray())
            {
                Assert.Equal(issue.GetProperty("id").GetString(), worklog.GetProperty("issueId").GetString());
                ofIssues.Add(long.Parse(worklog.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture), worklog.GetProperty("updated").GetString()!);
            }
        }

        Assert.True(ofIssues.Count > 1000);
        Assert.Equal(ofIssues.Keys.Order(), updated.Select(u => u.Id).Order());
        Assert.All(updated, u => Assert.Equal(u.AtMs, Instant(ofIssues[u.Id])));
        Assert.Equal(updated.Select(u => u.AtMs).Order(), updated.Select(u => u.AtMs));
        Assert.NotEmpty(deleted);
        Assert.All(deleted, d => Assert.DoesNotContain(d.Id, ofIssues.Keys));
        var listed = await jira.Post("rest/api/3/worklog/list", new { ids = updated.Take(300).Concat(deleted.Take(5)).Select(u => u.Id) });
        Assert.Equal(300, listed.GetArrayLength());
    }

    [Fact]
    public async Task Rounds_of_changes_touch_few_issues_and_leave_the_others_as_they_were()
    {
        await using var before = await SampleJiraClient.Start(new() { Issues = 2000 });
        await using var after = await SampleJiraClient.Start(new() { Issues = 2000, Changes = 1 });
        var old = (await before.Search(Everything, 1000, "*all")).ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetRawText());
        var now = (await after.Search(Everything, 1000, "*all")).ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetRawText());
        var changed = (await after.Search($"{Everything} AND updated >= \"2026-11-20 18:00\"", 1000)).Select(i => i.GetProperty("id").GetString()!).ToHashSet();

        Assert.Equal(changed.Order(), now.Where(i => old.GetValueOrDefault(i.Key) != i.Value).Select(i => i.Key).Order());
        Assert.InRange(changed.Count, 10, 45);
        Assert.Equal(4, now.Keys.Except(old.Keys).Count());
        Assert.Single(old.Keys.Except(now.Keys));
        Assert.Single(await after.Feed("deleted", since: 1_795_194_000_000));
    }

    [Fact]
    public async Task Boards_tell_their_columns_and_Kanban_boards_have_no_sprints()
    {
        await using var jira = await SampleJiraClient.Start(Small);
        var boards = (await jira.Get("rest/agile/1.0/board")).GetProperty("values").EnumerateArray().ToList();

        Assert.Equal(8, boards.Count);
        foreach (var board in boards)
        {
            var id = board.GetProperty("id").GetInt32();
            Assert.NotEmpty((await jira.Get($"rest/agile/1.0/board/{id}/configuration")).GetProperty("columnConfig").GetProperty("columns").EnumerateArray());
            var isScrum = board.GetProperty("type").GetString() == "scrum";
            Assert.Equal(isScrum ? HttpStatusCode.OK : HttpStatusCode.BadRequest, await jira.Status($"rest/agile/1.0/board/{id}/sprint"));
        }

        var sprints = (await jira.Get("rest/agile/1.0/board/1/sprint")).GetProperty("values").EnumerateArray().ToList();
        Assert.Single(sprints, s => s.GetProperty("state").GetString() == "future");
        Assert.All(sprints.Where(s => s.GetProperty("state").GetString() == "closed"), s => Assert.True(s.TryGetProperty("completeDate", out _)));
    }

    private static void Ends(Dictionary<string, (string? Id, string? Text)> last, string field, string? present)
    {
        if (last.TryGetValue(field, out var end))
        {
            Assert.Equal(present ?? "", end.Id ?? "");
        }
    }

    private static string? Member(JsonElement fields, string field, string member) => fields.GetProperty(field) is { ValueKind: JsonValueKind.Object } value ? value.GetProperty(member).GetString() : null;

    private static List<JsonElement> Items(JsonElement fields, string field) => fields.GetProperty(field) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : [];

    private static long? Instant(string text) => JiraTimestamp.Read(text)?.ToUnixTimeMilliseconds();
}
