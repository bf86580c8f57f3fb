using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Pipeline;
using Prism.SampleJira;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Whether time in a status is work, waiting or blocked: settings before boards' columns before the status's own name and category.</summary>
public sealed class FlowStateTests
{
    private const string InProgress = StatusCategory.InProgress;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Blocked", FlowState.Blocked)]
    [InlineData("On hold", FlowState.Blocked)]
    [InlineData("Waiting for QA", FlowState.Waiting)]
    [InlineData("READY", FlowState.Waiting)]
    [InlineData("Product Backlog", FlowState.Waiting)]
    [InlineData("To Do", FlowState.Waiting)]
    [InlineData("In Progress", FlowState.Active)]
    [InlineData("Review", null)]
    [InlineData("Household", null)]
    public void A_boards_column_speaks_by_its_name(string column, string? expected) =>
        Assert.Equal(expected, Heard([], (column, "7")).Of("7", "Analysis", InProgress));

    [Fact]
    public void The_settings_go_before_the_boards_by_name_or_id()
    {
        Assert.Equal(FlowState.Active, Heard(new() { ["analysis"] = FlowState.Active }, ("Blocked", "7")).Of("7", "Analysis", InProgress));
        Assert.Equal(FlowState.Waiting, Heard(new() { [" 7 "] = FlowState.Waiting, ["Analysis"] = FlowState.Active }, ("Blocked", "7")).Of("7", "Analysis", InProgress));
        Assert.Equal(FlowState.Blocked, Heard(new() { ["Other"] = FlowState.Active }, ("Blocked", "7")).Of("7", "Analysis", InProgress));
    }

    [Fact]
    public void Boards_that_disagree_say_nothing_and_a_column_of_work_does_not_make_a_waiting_status_work()
    {
        Assert.Null(Heard([], ("Blocked", "7"), ("In Progress", "7")).Of("7", "Analysis", InProgress));
        Assert.Equal(FlowState.Waiting, Heard([], ("Waiting", "7"), ("Queue", "7")).Of("7", "Analysis", InProgress));
        Assert.Null(Heard([], ("In Progress", "7")).Of("7", "Waiting for customer", InProgress));
        Assert.Equal(FlowState.Active, Heard([], ("In Progress", "7")).Of("7", "Picked", StatusCategory.ToDo));
        Assert.Null(Heard([], ("Ready for release", "7")).Of("7", "Done", StatusCategory.Done));
    }

    [Fact]
    public void Entries_that_mean_no_status_of_the_site_are_told()
    {
        var states = new JiraFlowStates(new Dictionary<string, string> { ["In Reviw"] = FlowState.Waiting, ["analysis"] = FlowState.Active, ["7"] = FlowState.Active });
        Assert.Equal(["In Reviw"], states.Unknown([new StagedStatus { SourceSystem = "jira", SourceId = "7", Name = "Analysis", StatusCategory = InProgress }]));
    }

    [Fact]
    public async Task A_map_that_is_set_later_changes_the_statuses_and_the_time_blocked_of_their_issues_without_reading_them_again()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token" };
        await run.RunAsync(Source(run, options, new InterceptedSite()));
        var before = (await run.RowsAsync<DimStatus>()).Single(status => status.SourceStatus == "In Review");
        Assert.Equal(FlowState.Active, before.FlowState);
        var blocked = (await run.RowsAsync<FactIssue>()).Sum(issue => issue.BlockedElapsedDays);

        options.FlowStates["In Review"] = FlowState.Blocked;
        var second = new InterceptedSite();
        Assert.NotNull((await run.RunAsync(Source(run, options, second))).Version);
        Assert.Equal(FlowState.Blocked, (await run.RowsAsync<DimStatus>()).Single(status => status.StatusSk == before.StatusSk).FlowState);
        var more = (await run.RowsAsync<FactIssue>()).Sum(issue => issue.BlockedElapsedDays);
        Assert.True(more > blocked, $"{more} days blocked, {blocked} before");
        Assert.Contains("updated", second.Sent.Single(sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal)).Body, StringComparison.Ordinal);

        // And a fresh warehouse with the map from the start is the same.
        using var fresh = new TestRun();
        await fresh.RunAsync(Source(fresh, options, new InterceptedSite()));
        Assert.Equal(more, (await fresh.RowsAsync<FactIssue>()).Sum(issue => issue.BlockedElapsedDays));
    }

    private static JiraFlowStates Heard(Dictionary<string, string> map, params (string Column, string Status)[] columns)
    {
        var states = new JiraFlowStates(map);
        foreach (var (column, status) in columns)
        {
            states.Hear(JiraCorpus.Parse($$$"""{"columnConfig":{"columns":[{"name":"{{{column}}}","statuses":[{"id":"{{{status}}}"}]}]}}"""));
        }

        return states;
    }

    private static JiraSource Source(TestRun run, JiraOptions options, InterceptedSite between) => new(
        options, KnownIssue.In(new StagingArea(run.Database)), TimeProvider.System, NullLogger<JiraSource>.Instance, between);
}
