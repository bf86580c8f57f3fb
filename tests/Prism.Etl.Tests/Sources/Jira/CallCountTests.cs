using System.Globalization;
using System.Text.Json.Nodes;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A run costs calls in proportion to what changed, not to how large the site is.</summary>
public sealed class CallCountTests
{
    private const int Projects = 200;
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_run_of_a_worker_that_goes_on_running_over_an_unchanged_site_of_200_projects_takes_less_than_twenty_calls(JiraKind kind)
    {
        using var site = Site(kind);
        var (staging, memory) = (new HeldStaging(), new JiraSiteMemory());
        await site.LoadAsync(staging, memory: memory);

        site.Now += TimeSpan.FromMinutes(1);
        await site.LoadAsync(staging, memory: memory);
        Assert.Empty(staging.Changed);
        Assert.InRange(site.Sent.Count, 8, 19);
        Assert.DoesNotContain(site.Sent, sent => sent.Path.Contains("/board", StringComparison.Ordinal) || sent.Path.Contains("/user", StringComparison.Ordinal));

        // Boards are asked for again after a while: two requests each, and the list of them.
        site.Now += TimeSpan.FromHours(1);
        await site.LoadAsync(staging, memory: memory);
        Assert.Empty(staging.Changed);
        Assert.Equal((2 * Projects) + (Projects / 50), site.Sent.Count(sent => sent.Path.Contains("/board", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Where_ids_are_compared_each_project_takes_one_call_and_each_board_two(JiraKind kind)
    {
        using var site = Site(kind);
        var (staging, memory) = (new HeldStaging(), new JiraSiteMemory());
        await site.LoadAsync(staging, memory: memory);

        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging, memory: memory);
        Assert.Empty(staging.Changed);
        Assert.Equal(Projects, site.Sent.Count(sent => sent.Path.Contains("/project/", StringComparison.Ordinal) && char.IsAsciiDigit(sent.Path[^1])));
        Assert.InRange(site.Sent.Count, 3 * Projects, (3 * Projects) + 35);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_sprint_that_a_changed_issue_names_is_staged_although_boards_are_not_read(JiraKind kind)
    {
        using var site = Site(kind);
        site.Fields.Add(new JsonObject { ["id"] = "customfield_1", ["name"] = "Sprint", ["schema"] = new JsonObject { ["type"] = "array", ["custom"] = "com.pyxis.greenhopper.jira:gh-sprint" } });
        var (staging, memory) = (new HeldStaging(), new JiraSiteMemory());
        await site.LoadAsync(staging, memory: memory);

        site.Now += TimeSpan.FromMinutes(10);
        site.Issues[0].Fields["customfield_1"] = new JsonArray(kind == JiraKind.Cloud
            ? new JsonObject { ["id"] = 9001, ["name"] = "New one", ["state"] = "active", ["boardId"] = 1 }
            : JsonValue.Create("com.atlassian.greenhopper.service.sprint.Sprint@1[id=9001,rapidViewId=1,state=ACTIVE,name=New one,startDate=<null>,endDate=<null>,completeDate=<null>]"));
        site.Issues[0].Updated = site.Now - TimeSpan.FromMinutes(1);
        await site.LoadAsync(staging, memory: memory);
        Assert.Equal(("New one", "Active", "1"), (staging.Get<StagedSprint>("9001").Name, staging.Get<StagedSprint>("9001").SprintState, staging.Get<StagedSprint>("9001").BoardId));
        Assert.Contains(staging.All<StagedSprint>(), sprint => sprint.SourceId != "9001");
        Assert.InRange(site.Sent.Count, 8, 20);
    }

    /// <summary>200 projects with a board, a sprint and five issues each.</summary>
    private static MadeSite Site(JiraKind kind)
    {
        var site = new MadeSite(kind);
        site.Projects.Clear();
        for (var project = 1; project <= Projects; project++)
        {
            var id = (1000 + project).ToString(CultureInfo.InvariantCulture);
            site.Projects[id] = $"P{project}";
            site.Parts[id] = ([new JsonObject { ["id"] = $"5{project}", ["name"] = "Engine" }], [new JsonObject { ["id"] = $"6{project}", ["name"] = "1.0" }]);
            site.Boards.Add(new MadeBoard(
                project,
                [new JsonObject { ["id"] = 7000 + project, ["name"] = "Sprint 1", ["state"] = "closed", ["originBoardId"] = project }],
                new() { ["id"] = project, ["filter"] = new JsonObject { ["id"] = $"1{project}" } }));
            for (var number = 1; number <= 5; number++)
            {
                site.Add((project * 10) + number, Begin + TimeSpan.FromMinutes((project * 10) + number), id);
            }
        }

        return site;
    }
}
