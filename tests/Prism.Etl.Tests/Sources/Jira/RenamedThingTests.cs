using System.Text.Json.Nodes;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A thing that is renamed is another word wherever it stands, and Jira does not count that as a change of the issues that have it.</summary>
public sealed class RenamedThingTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Names_that_each_run_lists_are_those_of_the_site_after_the_next_run(JiraKind kind)
    {
        using var site = Site(kind);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        site.Now += TimeSpan.FromMinutes(30);
        site.Statuses["2"] = "Building";
        site.Types["2"] = "Fault";
        site.Projects["10"] = "ONE";
        site.Change = (sent, answer) => Rename(sent, answer, "/project", "ONE project", "Uno");
        await site.LoadAsync(staging);
        Assert.Equal("Building", staging.Get<StagedStatus>("2").Name);
        Assert.All(staging.All<StagedIssue>().Where(issue => issue.SourceId is "3" or "4"), issue => Assert.Equal("Fault", issue.IssueType));
        Assert.Equal("Uno", staging.Get<StagedContainer>("10").Name);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Names_of_priorities_resolutions_components_releases_boards_and_sprints_are_those_of_the_site_when_ids_are_compared(JiraKind kind)
    {
        using var site = Site(kind);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(["High", "Medium"], staging.All<StagedIssue>().Select(issue => issue.Priority!).Distinct().Order(StringComparer.Ordinal));

        site.Now += TimeSpan.FromDays(1);
        site.Priorities["3"] = "Middle";
        site.Resolutions["10000"] = "Delivered";
        site.Parts["10"].Components[0]!["name"] = "Engine room";
        site.Parts["10"].Versions[0]!["name"] = "Spring";
        site.Boards[0].Sprints![0]!["name"] = "Sprint of May";
        site.Change = (sent, answer) => Rename(sent, answer, "/board", "Board 1", "Our board");
        await site.LoadAsync(staging);
        Assert.Equal(["High", "Middle"], staging.All<StagedIssue>().Select(issue => issue.Priority!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["Delivered"], staging.All<StagedIssue>().Select(issue => issue.Resolution).OfType<string>().Distinct());
        Assert.Equal("Engine room", staging.Get<StagedComponent>("500").Name);
        Assert.Equal("Spring", staging.Get<StagedRelease>("600").Name);
        Assert.Equal("Sprint of May", staging.Get<StagedSprint>("70").Name);
        Assert.Equal("Our board", staging.Get<StagedBoard>("1").Name);

        // Only issues that have what was renamed are read for it, once; a history says the name of now too.
        Assert.Contains(site.Sent, sent => Query(sent).Contains("priority in (3)", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Sent, sent => Query(sent).Contains("priority in (1", StringComparison.Ordinal));
        Assert.Equal("Middle", StagedChanges.Read(staging.Get<StagedIssue>("1").ChangesJson).Single().ToText);
        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging);
        Assert.Empty(staging.Changed);
        Assert.DoesNotContain(site.Sent, sent => Query(sent).Contains("priority in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_priority_that_one_changed_issue_shows_by_another_name_is_renamed_on_all_in_the_same_run(JiraKind kind)
    {
        using var site = Site(kind);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        site.Now += TimeSpan.FromMinutes(30);
        site.Priorities["3"] = "Middle";
        site.Issues[5].Updated = site.Now - TimeSpan.FromMinutes(1);
        await site.LoadAsync(staging);
        Assert.DoesNotContain(staging.All<StagedIssue>(), issue => issue.Priority == "Medium");
        Assert.DoesNotContain(site.Sent, sent => sent.Path.Contains("/priority/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_priority_that_is_renamed_in_the_middle_of_the_first_load_has_one_name_in_the_end(JiraKind kind)
    {
        using var site = Site(kind);
        var searches = 0;
        site.Instead = sent =>
        {
            site.Priorities["3"] = sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) || sent.Path.EndsWith("/2/search", StringComparison.Ordinal) ? ++searches > 1 ? "Middle" : "Medium" : site.Priorities["3"];
            return null;
        };
        var staging = new HeldStaging();
        await site.LoadAsync(staging, options => options.PageSize = 4);
        Assert.DoesNotContain(staging.All<StagedIssue>(), issue => issue.Priority == "Medium");
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_priority_that_is_renamed_while_a_stopped_first_load_waits_has_one_name_in_the_end(JiraKind kind)
    {
        using var site = Site(kind);
        site.Instead = sent => site.Sent.Count(other => other.Path == sent.Path) == 2 && sent.Path.Contains("/search", StringComparison.Ordinal) && !sent.Path.EndsWith("-count", StringComparison.Ordinal)
            ? InterceptedSite.Answer(System.Net.HttpStatusCode.Forbidden) : null;
        var staging = new HeldStaging();
        await Assert.ThrowsAsync<Etl.Sources.SourceException>(() => site.LoadAsync(staging, options => options.PageSize = 4));
        Assert.InRange(staging.All<StagedIssue>().Count(), 1, 9);

        site.Instead = _ => null;
        site.Priorities["3"] = "Middle";
        await site.LoadAsync(staging, options => options.PageSize = 4);
        Assert.Equal(10, staging.All<StagedIssue>().Count());
        Assert.DoesNotContain(staging.All<StagedIssue>(), issue => issue.Priority == "Medium");
    }

    private static string Query(SentRequest sent) => sent.Body ?? Uri.UnescapeDataString(sent.Address.Query);

    private static void Rename(SentRequest sent, JsonNode answer, string path, string from, string to)
    {
        if (!sent.Path.Contains(path, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var item in answer as JsonArray ?? answer["values"] as JsonArray ?? [])
        {
            item!["name"] = (string?)item["name"] == from ? to : (string?)item["name"];
        }
    }

    /// <summary>Ten issues, some of them bugs, done, of a component, a release and a sprint.</summary>
    private static MadeSite Site(JiraKind kind)
    {
        var site = new MadeSite(kind);
        for (var number = 1; number <= 10; number++)
        {
            var issue = site.Add(number, Begin + TimeSpan.FromHours(number));
            issue.TypeId = number is 3 or 4 ? "2" : "1";
            issue.PriorityId = number > 8 ? "1" : "3";
            issue.ResolutionId = number is 7 or 8 ? "10000" : null;
            issue.StatusId = "2";
        }

        site.Issues[0].Changed(Begin + TimeSpan.FromDays(1), new() { ["field"] = "priority", ["fieldId"] = "priority", ["from"] = "1", ["fromString"] = "High", ["to"] = "3", ["toString"] = "Medium" });
        site.Parts["10"] = (
            [new JsonObject { ["id"] = "500", ["name"] = "Engine" }],
            [new JsonObject { ["id"] = "600", ["name"] = "1.0", ["released"] = false, ["archived"] = false }]);
        site.Boards.Add(new MadeBoard(1, [new JsonObject { ["id"] = 70, ["name"] = "Sprint 1", ["state"] = "active", ["originBoardId"] = 1 }], new() { ["id"] = 1, ["filter"] = new JsonObject { ["id"] = "1001" } }));
        return site;
    }
}
