using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.Warehouse;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>What the settings ask for changes, or an issue comes into it and goes out of it: that is not the same as being deleted.</summary>
public sealed class ScopeTests
{
    private const string Wanted = "labels = board";
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Another_query_ends_what_it_no_longer_asks_for_as_out_of_scope_and_brings_it_back_with_its_worklogs(JiraKind kind)
    {
        using var site = Site(kind);
        site.Conditions["(priority = Medium)"] = issue => issue.Id % 2 == 0;
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(20, staging.All<StagedIssue>().Count());

        await site.LoadAsync(staging, options => options.Jql = "priority = Medium");
        Assert.All(Ids(staging), id => Assert.Equal(0, id % 2));
        Assert.All(Odd(site), issue => Assert.Equal(DeleteReason.OutOfScope, Row(staging, issue).DeleteReason));

        // While it is out, its worklog is edited and another one is added: neither is read. Back in scope it has both.
        site.Now += TimeSpan.FromDays(1);
        site.Worklogs[0].Seconds = 7200;
        site.Worklogs[0].Updated = site.Now - TimeSpan.FromHours(1);
        site.Worklogs.Add(new MadeWorklog(9001, 101, site.Now - TimeSpan.FromHours(2), 600));
        await site.LoadAsync(staging, options => options.Jql = "priority = Medium");
        Assert.DoesNotContain(staging.All<StagedWorklog>(), log => log.SourceId == "9001");
        await site.LoadAsync(staging);
        Assert.Equal(20, staging.All<StagedIssue>().Count());
        Assert.Equal(7800, staging.All<StagedWorklog>().Where(log => log.IssueId == "101").Sum(log => log.SpentSeconds));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task An_issue_that_a_change_of_its_fields_takes_out_of_the_query_is_out_of_scope_and_one_that_is_deleted_is_deleted(JiraKind kind)
    {
        using var site = Site(kind);
        site.Conditions[$"({Wanted})"] = issue => issue.PriorityId == "3";
        var staging = new HeldStaging();
        void Scoped(JiraOptions options) => options.Jql = Wanted;
        await site.LoadAsync(staging, Scoped);

        site.Now += TimeSpan.FromDays(2);
        var (left, deleted, secret) = (site.Issues[0], site.Issues[1], site.Issues[2]);
        left.PriorityId = "1";
        left.Updated = site.Now - TimeSpan.FromHours(1);
        site.Issues.Remove(deleted);
        secret.IsHidden = true;
        site.Projects["11"] = "TWO";
        var moved = site.Issues[3];
        (moved.ProjectId, moved.Key, moved.Updated) = ("11", "TWO-1", site.Now - TimeSpan.FromHours(1));
        await site.LoadAsync(staging, Scoped);
        Assert.Equal(DeleteReason.OutOfScope, Row(staging, left).DeleteReason);
        Assert.Equal(DeleteReason.Deleted, Row(staging, deleted).DeleteReason);
        Assert.Equal(DeleteReason.Deleted, Row(staging, secret).DeleteReason);
        Assert.Equal("TWO-1", Row(staging, moved).IssueKey);
        Assert.False(Row(staging, moved).IsDeleted);

        // It comes back by another change, before ids are compared again.
        site.Now += TimeSpan.FromHours(1);
        left.PriorityId = "3";
        left.Updated = site.Now - TimeSpan.FromMinutes(1);
        await site.LoadAsync(staging, Scoped);
        Assert.False(Row(staging, left).IsDeleted);
        Assert.Equal(3600, staging.All<StagedWorklog>().Single(log => log.IssueId == "101").SpentSeconds);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task An_archived_issue_of_a_living_project_is_archived_not_deleted_and_lives_again_when_it_is_restored(JiraKind kind)
    {
        using var site = Site(kind);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        site.Now += TimeSpan.FromDays(2);
        var (archived, deleted) = (site.Issues[0], site.Issues[1]);
        archived.Archived = site.Now - TimeSpan.FromHours(1);
        site.Issues.Remove(deleted);
        await site.LoadAsync(staging);
        Assert.Equal(DeleteReason.Archived, Row(staging, archived).DeleteReason);
        Assert.Equal(DeleteReason.Deleted, Row(staging, deleted).DeleteReason);

        site.Now += TimeSpan.FromDays(2);
        archived.Archived = null;
        await site.LoadAsync(staging);
        Assert.False(Row(staging, archived).IsDeleted);
        Assert.Equal(3600, staging.All<StagedWorklog>().Single(log => log.IssueId == Id(archived)).SpentSeconds);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_boards_filter_that_is_changed_on_the_site_takes_issues_out_and_in_that_nobody_changed(JiraKind kind)
    {
        using var site = Site(kind);
        site.Boards.Add(new MadeBoard(1, null, new() { ["id"] = 1, ["filter"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "1001" } }));
        site.Conditions["filter in (1001)"] = issue => issue.Id <= 115;
        var staging = new HeldStaging();
        void Scoped(JiraOptions options) => options.Boards.Add("Board 1");
        await site.LoadAsync(staging, Scoped);
        Assert.Equal(15, staging.All<StagedIssue>().Count());

        site.Conditions["filter in (1001)"] = issue => issue.Id >= 106;
        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging, Scoped);
        Assert.Equal(Enumerable.Range(106, 15).Select(id => (long)id), Ids(staging).Order());
        Assert.All(site.Issues.Where(issue => issue.Id < 106), issue => Assert.Equal(DeleteReason.OutOfScope, Row(staging, issue).DeleteReason));
        Assert.All(site.Issues.Where(issue => issue.Id >= 106), issue => Assert.Equal(3600, staging.All<StagedWorklog>().Where(log => log.IssueId == Id(issue)).Sum(log => log.SpentSeconds)));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task An_issue_that_comes_into_sight_brings_the_worklogs_that_the_feed_is_past(JiraKind kind)
    {
        using var site = Site(kind);
        var late = site.Issues[4];
        late.IsHidden = true;
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.DoesNotContain(staging.All<StagedWorklog>(), log => log.IssueId == Id(late));

        // Taken out of a secret project or off a security level, which counts as a change of it; ids are not compared in this run.
        site.Now += TimeSpan.FromHours(1);
        late.IsHidden = false;
        late.Updated = site.Now - TimeSpan.FromMinutes(2);
        await site.LoadAsync(staging);
        Assert.Equal(3600, staging.All<StagedWorklog>().Single(log => log.IssueId == Id(late)).SpentSeconds);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_project_whose_key_was_changed_gives_its_issues_their_new_keys_when_ids_are_compared(JiraKind kind)
    {
        using var site = Site(kind);
        site.Projects["11"] = "ON";
        site.Add(900, Begin, "11");
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        site.Projects["10"] = "NEW";
        foreach (var issue in site.Issues.Where(issue => issue.ProjectId == "10"))
        {
            issue.Key = issue.Key.Replace("ONE-", "NEW-", StringComparison.Ordinal);
        }

        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging);
        Assert.Equal(site.Issues.Select(issue => issue.Key).Order(), staging.All<StagedIssue>().Select(issue => issue.IssueKey).Order());
        Assert.Equal("NEW", staging.Get<StagedContainer>("10").Key);
        Assert.Equal(20, staging.Changed.Count(change => change.StartsWith(nameof(StagedIssue), StringComparison.Ordinal)));

        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging);
        Assert.Empty(staging.Changed);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Issues_that_move_with_their_subtasks_to_another_project_stay_the_same_issues(JiraKind kind)
    {
        using var site = Site(kind);
        site.Projects["11"] = "TWO";
        var (parent, sub) = (site.Issues[0], site.Issues[1]);
        sub.Fields["parent"] = new System.Text.Json.Nodes.JsonObject { ["id"] = Id(parent), ["key"] = parent.Key };
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        site.Now += TimeSpan.FromHours(2);
        foreach (var (issue, number) in new[] { (parent, 1), (sub, 2) })
        {
            var before = issue.Key;
            (issue.ProjectId, issue.Key) = ("11", $"TWO-{number}");
            issue.Changed(site.Now - TimeSpan.FromMinutes(30), new() { ["field"] = "project", ["fieldId"] = "project", ["from"] = "10", ["fromString"] = "ONE project", ["to"] = "11", ["toString"] = "TWO project" });
            issue.Histories[0]!["items"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["field"] = "Key", ["from"] = null, ["fromString"] = before, ["to"] = null, ["toString"] = issue.Key });
        }

        sub.Fields["parent"] = new System.Text.Json.Nodes.JsonObject { ["id"] = Id(parent), ["key"] = parent.Key };
        await site.LoadAsync(staging);
        Assert.Equal(20, staging.All<StagedIssue>().Count());
        Assert.Equal(("TWO-2", "11", Id(parent), "TWO-1"), (Row(staging, sub).IssueKey, Row(staging, sub).ContainerId, Row(staging, sub).ParentId, Row(staging, sub).ParentKey));
        Assert.Equal("10", StagedChanges.Read(Row(staging, sub).ChangesJson).Single(change => change.Field == TrackedField.Container).From);
    }

    /// <summary>Twenty issues, each with an hour of work.</summary>
    private static MadeSite Site(JiraKind kind)
    {
        var site = new MadeSite(kind);
        for (var number = 101; number <= 120; number++)
        {
            var issue = site.Add(number, Begin + TimeSpan.FromHours(number));
            site.Worklogs.Add(new MadeWorklog(number + 1000, issue.Id, issue.Created + TimeSpan.FromMinutes(5), 3600));
        }

        return site;
    }

    private static IEnumerable<MadeIssue> Odd(MadeSite site) => site.Issues.Where(issue => issue.Id % 2 != 0);

    private static IEnumerable<long> Ids(HeldStaging staging) => staging.All<StagedIssue>().Select(issue => long.Parse(issue.SourceId, System.Globalization.CultureInfo.InvariantCulture));

    private static StagedIssue Row(HeldStaging staging, MadeIssue issue) => staging.Get<StagedIssue>(Id(issue));

    private static string Id(MadeIssue issue) => issue.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
