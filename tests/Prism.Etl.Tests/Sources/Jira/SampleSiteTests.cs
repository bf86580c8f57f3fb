using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.SampleJira;
using Prism.Warehouse;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class SampleSiteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task A_first_load_stages_the_site_and_a_second_one_changes_nothing(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600 }, Cancellation);
        var staging = new HeldStaging();
        await staging.TakeAsync(Source(site, staging), Cancellation);

        Assert.Empty(staging.Rejected);
        Assert.NotEmpty(staging.All<StagedContainer>());
        Assert.NotEmpty(staging.All<StagedPerson>());
        Assert.NotEmpty(staging.All<StagedBoard>());
        Assert.NotEmpty(staging.All<StagedSprint>());
        Assert.NotEmpty(staging.All<StagedWorklog>());
        Assert.InRange(staging.All<StagedIssue>().Count(), 500, 600);
        Assert.Contains(staging.All<StagedIssue>(), issue => issue.StoryPoints > 0);
        Assert.Contains(staging.All<StagedIssue>(), issue => issue.SprintIds is not null);
        Assert.Contains(staging.All<StagedIssue>(), issue => StagedChanges.Read(issue.ChangesJson).Any(change => change.Field == TrackedField.Flagged));
        Assert.All(staging.All<StagedIssue>(), AssertChainEndsInPresentState);
        var issues = staging.All<StagedIssue>().Select(issue => issue.SourceId).ToHashSet();
        Assert.All(staging.All<StagedWorklog>(), worklog => Assert.Contains(worklog.IssueId, issues));
        Assert.All(staging.All<StagedIssue>(), issue =>
            Assert.Equal(issue.SpentSeconds ?? 0, staging.All<StagedWorklog>().Where(worklog => worklog.IssueId == issue.SourceId).Sum(worklog => worklog.SpentSeconds)));

        var landed = staging.LandedCount;
        staging.Forget();
        await staging.TakeAsync(Source(site, staging), Cancellation);
        Assert.Empty(staging.Changed);
        Assert.Equal(landed, staging.LandedCount);
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Loading_only_changes_ends_where_a_load_of_everything_ends(SampleKind kind)
    {
        var staging = new HeldStaging();
        for (var round = 0; round <= 4; round += 2)
        {
            await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = round }, Cancellation);
            staging.Forget();
            await staging.TakeAsync(Source(site, staging), Cancellation);
        }

        await using var later = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = 4 }, Cancellation);
        var fresh = new HeldStaging();
        await fresh.TakeAsync(Source(later, fresh), Cancellation);

        Assert.Contains(staging.Changed, change => change.StartsWith("StagedIssue", StringComparison.Ordinal) && change.EndsWith(DeleteReason.Deleted, StringComparison.Ordinal));
        Assert.Contains(staging.Changed, change => change.StartsWith("StagedWorklog", StringComparison.Ordinal) && change.EndsWith(DeleteReason.Deleted, StringComparison.Ordinal));
        Assert.InRange(staging.Changed.Count, 5, 200);
        AssertSame<StagedIssue>(fresh, staging);

        // Jira's feed of deleted worklogs does not name those that went with their issue: the issue's tombstone stands for them.
        var living = fresh.All<StagedIssue>().Select(issue => issue.SourceId).ToHashSet();
        Assert.Equal(
            fresh.All<StagedWorklog>().Select(worklog => worklog.ToString()).Order(),
            staging.All<StagedWorklog>().Where(worklog => living.Contains(worklog.IssueId)).Select(worklog => worklog.ToString()).Order());
        AssertSame<StagedSprint>(fresh, staging);
        AssertSame<StagedStatus>(fresh, staging);
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task A_load_that_is_stopped_after_each_batch_ends_where_an_unstopped_one_ends(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);
        var whole = new HeldStaging();
        await whole.TakeAsync(Source(site, whole), Cancellation);

        var stopped = new HeldStaging();
        for (var run = 0; run < 12; run++)
        {
            await stopped.TakeAsync(Source(site, stopped), Cancellation, mostBatches: 2);
        }

        await stopped.TakeAsync(Source(site, stopped), Cancellation);
        Assert.Equal(whole.Describe(), stopped.Describe());
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task A_scope_of_one_project_stages_that_project_alone_and_a_wider_one_adds_the_rest(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);
        var all = new HeldStaging();
        await all.TakeAsync(Source(site, all), Cancellation);
        var first = all.All<StagedContainer>().OrderBy(container => container.Key, StringComparer.Ordinal).First();

        var scoped = new HeldStaging();
        await scoped.TakeAsync(Source(site, scoped, options => options.Projects.Add(first.Key)), Cancellation);
        Assert.Equal(
            all.All<StagedIssue>().Where(issue => issue.ContainerId == first.SourceId).Select(issue => issue.SourceId).Order(),
            scoped.All<StagedIssue>().Select(issue => issue.SourceId).Order());
        var ids = scoped.All<StagedIssue>().Select(issue => issue.SourceId).ToHashSet();
        Assert.Equal(all.All<StagedWorklog>().Count(worklog => ids.Contains(worklog.IssueId)), scoped.All<StagedWorklog>().Count());

        await scoped.TakeAsync(Source(site, scoped), Cancellation);
        AssertSame<StagedIssue>(all, scoped);
        AssertSame<StagedWorklog>(all, scoped);

        await scoped.TakeAsync(Source(site, scoped, options => options.Projects.Add(first.Key)), Cancellation);
        Assert.Equal(ids.Order(), scoped.All<StagedIssue>().Select(issue => issue.SourceId).Order());
        Assert.All(all.All<StagedIssue>().Where(issue => !ids.Contains(issue.SourceId)), issue =>
            Assert.Equal(DeleteReason.OutOfScope, scoped.Get<StagedIssue>(issue.SourceId).DeleteReason));
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task A_scope_of_boards_stages_the_issues_of_their_filters_alone(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);
        var all = new HeldStaging();
        await all.TakeAsync(Source(site, all), Cancellation);
        var boards = all.All<StagedBoard>().OrderBy(board => board.SourceId, StringComparer.Ordinal).Take(2).ToList();

        var scoped = new HeldStaging();
        await scoped.TakeAsync(Source(site, scoped, options =>
        {
            options.Boards.Add(boards[0].SourceId);
            options.Boards.Add(boards[1].Name.ToUpperInvariant());
        }), Cancellation);
        var containers = scoped.All<StagedIssue>().Select(issue => issue.ContainerId).ToHashSet();
        Assert.Equal(2, containers.Count);
        Assert.Equal(
            all.All<StagedIssue>().Where(issue => containers.Contains(issue.ContainerId)).Select(issue => issue.SourceId).Order(),
            scoped.All<StagedIssue>().Select(issue => issue.SourceId).Order());
        var ids = scoped.All<StagedIssue>().Select(issue => issue.SourceId).ToHashSet();
        Assert.Equal(all.All<StagedWorklog>().Count(worklog => ids.Contains(worklog.IssueId)), scoped.All<StagedWorklog>().Count());

        // An issue that leaves the filters is still there, and no longer asked for.
        await scoped.TakeAsync(Source(site, scoped, options => options.Boards.Add(boards[0].SourceId)), Cancellation);
        var left = ids.Except(scoped.All<StagedIssue>().Select(issue => issue.SourceId)).ToList();
        Assert.NotEmpty(left);
        Assert.All(left, id => Assert.Equal(DeleteReason.OutOfScope, scoped.Get<StagedIssue>(id).DeleteReason));
    }

    [Fact]
    public async Task A_board_that_does_not_exist_is_named_and_nothing_is_read()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Cancellation);
        var staging = new HeldStaging();
        var error = await Assert.ThrowsAsync<Etl.Sources.SourceException>(() => staging.TakeAsync(Source(site, staging, options => options.Boards.Add("No such board")), Cancellation));
        Assert.Contains("the setting Boards names 'No such board'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, staging.Batches);
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task An_issue_that_staging_lost_comes_back_with_its_worklogs_when_ids_are_compared(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);
        var whole = new HeldStaging();
        await whole.TakeAsync(Source(site, whole), Cancellation);
        var lost = whole.All<StagedIssue>().First(issue => issue.SpentSeconds > 0).SourceId;

        var staging = new HeldStaging();
        await staging.TakeAsync(Source(site, staging, knownButOne: lost), Cancellation);
        Assert.Equal(whole.Describe(), staging.Describe());
    }

    [Fact]
    public async Task A_project_that_does_not_exist_is_named_and_nothing_is_read()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Cancellation);
        var staging = new HeldStaging();
        var error = await Assert.ThrowsAsync<Etl.Sources.SourceException>(() => staging.TakeAsync(Source(site, staging, options => options.Projects.Add("NOSUCH")), Cancellation));
        Assert.Contains("NOSUCH", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, staging.Batches);
    }

    private static void AssertChainEndsInPresentState(StagedIssue issue)
    {
        var changes = StagedChanges.Read(issue.ChangesJson);
        Assert.Equal(changes.Select(change => change.AtUtc).Order(), changes.Select(change => change.AtUtc));
        if (changes.LastOrDefault(change => change.Field == TrackedField.Status) is { } status)
        {
            Assert.Equal(issue.StatusId, status.To);
        }

        if (changes.LastOrDefault(change => change.Field == TrackedField.Assignee) is { } assignee)
        {
            Assert.Equal(issue.AssigneeId, assignee.To);
        }

        if (changes.LastOrDefault(change => change.Field == TrackedField.Flagged) is { } flagged)
        {
            Assert.Equal(issue.IsFlagged, flagged.To is not null);
        }
    }

    private static void AssertSame<T>(HeldStaging expected, HeldStaging actual)
        where T : StagedRow =>
        Assert.Equal(
            expected.All<T>().OrderBy(row => row.SourceId, StringComparer.Ordinal).Select(row => row.ToString()),
            actual.All<T>().OrderBy(row => row.SourceId, StringComparer.Ordinal).Select(row => row.ToString()));

    private static JiraSource Source(SampleJiraHost site, HeldStaging staging, Action<JiraOptions>? set = null, string? knownButOne = null)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100 };
        set?.Invoke(options);
        Assert.Empty(options.Validate(0));
        return new JiraSource(
            options,
            (name, among, token) => staging.KnownIssues(name, among, token).Where(issue => issue.IssueId != knownButOne),
            TimeProvider.System,
            NullLogger<JiraSource>.Instance);
    }
}
