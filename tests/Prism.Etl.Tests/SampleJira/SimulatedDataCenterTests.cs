using System.Net;
using System.Text.Json;
using Prism.SampleJira;

namespace Prism.Etl.Tests.SampleJira;

public sealed class SimulatedDataCenterTests
{
    private static readonly SampleJiraOptions DataCenter = new() { Issues = 600, Kind = JiraKind.DataCenter };

    [Fact]
    public async Task Paging_by_offset_covers_every_issue_once()
    {
        await using var jira = await SampleJiraClient.Start(DataCenter);
        var keys = new List<string>();
        int total;
        do
        {
            var page = await jira.Get($"rest/api/2/search?jql=ORDER%20BY%20key&startAt={keys.Count}&maxResults=70&fields=status");
            total = page.GetProperty("total").GetInt32();
            Assert.Equal(70, page.GetProperty("maxResults").GetInt32());
            keys.AddRange(page.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("key").GetString()!));
        }
        while (keys.Count < total);

        Assert.Equal(total, keys.Distinct().Count());
        var deep = await jira.Get($"rest/api/2/search?jql=ORDER%20BY%20key%20ASC&startAt=411&maxResults=1&fields=status");
        Assert.Equal(keys[411], deep.GetProperty("issues")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_page_is_capped_at_a_thousand()
    {
        await using var jira = await SampleJiraClient.Start(DataCenter with { Issues = 1500 });

        var page = await jira.Get("rest/api/2/search?maxResults=5000&fields=status");

        Assert.Equal(1000, page.GetProperty("maxResults").GetInt32());
        Assert.Equal(1000, page.GetProperty("issues").GetArrayLength());
    }

    [Fact]
    public async Task Users_have_name_and_key_and_sprints_are_strings()
    {
        await using var jira = await SampleJiraClient.Start(DataCenter);
        var sprintField = (await jira.Get("rest/api/2/field")).EnumerateArray()
            .Single(f => f.GetProperty("schema").TryGetProperty("custom", out var custom) && custom.GetString() == "com.pyxis.greenhopper.jira:gh-sprint").GetProperty("id").GetString()!;
        var page = await jira.Get("rest/api/2/search?jql=project=MDH&maxResults=500&expand=changelog");
        var issues = page.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("fields")).ToList();
        var assignees = issues.Select(f => f.GetProperty("assignee")).Where(a => a.ValueKind == JsonValueKind.Object).ToList();
        var sprints = issues.Select(f => f.GetProperty(sprintField)).Where(s => s.ValueKind == JsonValueKind.Array).SelectMany(s => s.EnumerateArray()).ToList();

        Assert.NotEmpty(assignees);
        Assert.All(assignees, a => Assert.True(a.TryGetProperty("key", out _) && a.TryGetProperty("name", out _) && !a.TryGetProperty("accountId", out _)));
        Assert.NotEmpty(sprints);
        Assert.All(sprints, s => Assert.StartsWith("com.atlassian.greenhopper.service.sprint.Sprint@", s.GetString(), StringComparison.Ordinal));
        Assert.All(page.GetProperty("issues").EnumerateArray(), i => Assert.Equal(i.GetProperty("changelog").GetProperty("total").GetInt32(), i.GetProperty("changelog").GetProperty("histories").GetArrayLength()));
    }

    [Fact]
    public async Task It_says_it_is_a_server_and_has_no_version_three()
    {
        await using var jira = await SampleJiraClient.Start(DataCenter);

        Assert.Equal("Server", (await jira.Get("rest/api/2/serverInfo")).GetProperty("deploymentType").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await jira.Status("rest/api/3/myself"));
    }
}
