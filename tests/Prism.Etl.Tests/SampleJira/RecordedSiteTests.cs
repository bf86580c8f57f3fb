using System.Text.Json;
using System.Runtime.CompilerServices;
using Prism.SampleJira;
using Prism.SampleJira.Recorded;

namespace Prism.Etl.Tests.SampleJira;

public sealed class RecordedSiteTests
{
    [Fact]
    public void The_sites_of_a_corpus_are_told_by_what_their_folders_hold()
    {
        var sites = RecordedSites.Find(Corpus()).ToDictionary(s => s.Name);

        Assert.Equal((JiraKind.Cloud, 17), (sites["cloud-devlake"].Kind, sites["cloud-devlake"].IssueCount));
        Assert.Equal((JiraKind.Cloud, 6), (sites["cloud-jirametrics"].Kind, sites["cloud-jirametrics"].IssueCount));
        Assert.Equal((JiraKind.DataCenter, 8), (sites["dc-devlake"].Kind, sites["dc-devlake"].IssueCount));
        Assert.Equal((JiraKind.DataCenter, 367), (sites["server-tidev"].Kind, sites["server-tidev"].IssueCount));
    }

    [Fact]
    public async Task Recorded_fields_and_histories_come_back_as_they_were()
    {
        var folder = Path.Combine(Corpus(), "jira", "cloud-devlake");
        await using var jira = await SampleJiraClient.Start(new() { Recordings = folder });
        using var recorded = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "agile-board-8-issues.json"), TestContext.Current.CancellationToken));
        var issues = (await jira.Search("created >= \"2000-01-01\" ORDER BY id", 5, "*all")).ToDictionary(i => i.GetProperty("id").GetString()!);
        var histories = await jira.Changelogs(issues.Keys, pageSize: 40);

        Assert.Equal(17, issues.Count);
        foreach (var original in recorded.RootElement.GetProperty("issues").EnumerateArray())
        {
            var id = original.GetProperty("id").GetString()!;
            Assert.True(JsonElement.DeepEquals(original.GetProperty("fields"), issues[id].GetProperty("fields")), id);
            var own = histories[id].ToDictionary(h => h.GetProperty("id").GetString()!);
            Assert.All(original.GetProperty("changelog").GetProperty("histories").EnumerateArray(), h => Assert.True(JsonElement.DeepEquals(h, own[h.GetProperty("id").GetString()!]), id));
            Assert.Equal(histories[id].Select(h => JiraTimestamp.Read(h.GetProperty("created").GetString())).Order(), histories[id].Select(h => JiraTimestamp.Read(h.GetProperty("created").GetString())));
        }
    }

    [Fact]
    public async Task A_recorded_site_answers_lists_boards_and_worklogs_too()
    {
        await using var jira = await SampleJiraClient.Start(new() { Recordings = Path.Combine(Corpus(), "jira", "cloud-devlake") });

        Assert.Equal("Asia/Shanghai", (await jira.Get("rest/api/3/myself")).GetProperty("timeZone").GetString());
        Assert.Contains((await jira.Get("rest/api/3/field")).EnumerateArray(), f => f.GetProperty("schema").TryGetProperty("custom", out var custom) && custom.GetString()!.EndsWith("gh-sprint", StringComparison.Ordinal));
        Assert.Equal(53, (await jira.Get("rest/api/3/status")).GetArrayLength());
        Assert.Equal(30, (await jira.Get("rest/api/3/users/search?maxResults=1000")).EnumerateArray().Count(u => u.TryGetProperty("groups", out _)));
        Assert.Contains((await jira.Get("rest/agile/1.0/board")).GetProperty("values").EnumerateArray(), b => b.GetProperty("id").GetInt32() == 8);
        Assert.NotEmpty((await jira.Get("rest/agile/1.0/board/8/sprint")).GetProperty("values").EnumerateArray());
    }

    [Fact]
    public async Task A_recorded_server_site_is_served_as_Data_Center()
    {
        await using var jira = await SampleJiraClient.Start(new() { Recordings = Path.Combine(Corpus(), "jira", "server-tidev") });

        var page = await jira.Get("rest/api/2/search?jql=project=MOD&maxResults=10&startAt=360&fields=created,assignee");

        Assert.Equal(367, page.GetProperty("total").GetInt32());
        Assert.Equal(7, page.GetProperty("issues").GetArrayLength());
        Assert.All(page.GetProperty("issues").EnumerateArray(), i => Assert.EndsWith("+0000", i.GetProperty("fields").GetProperty("created").GetString(), StringComparison.Ordinal));
    }

    /// <summary>The folder of real recordings: PRISM_CORPUS, else ../shared/data beside the repository.</summary>
    private static string Corpus([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
        var corpus = Environment.GetEnvironmentVariable("PRISM_CORPUS") ?? Path.Combine(root, "..", "shared", "data");
        if (!Directory.Exists(Path.Combine(corpus, "jira")))
        {
            Assert.Skip($"No recorded Jira responses in {corpus}; PRISM_CORPUS may name another folder.");
        }

        return corpus;
    }
}
