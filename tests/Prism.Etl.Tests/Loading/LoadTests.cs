using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

public abstract class LoadTests(WarehouseEngine engine)
{
    private static readonly StagedRow[] Portfolio =
    [
        .. Site,
        Project("ALPHA", "Digital", "Growth"),
        Claim("ALPHA", "JiraProject", "PRISM"),
        Employee("Ann Adams", "ann", 80m),
        Issue("1", "4", Change(1, TrackedField.Status, "1", "2"), Change(3, TrackedField.Status, "2", "4")),
        Issue("2", "2", Change(11, TrackedField.Sprint, null, "100"), Change(12, TrackedField.Status, "1", "2"), Change(24, TrackedField.Sprint, "100", "100, 101")) with { SprintIds = "100,101" },
        Issue("3", "1") with { ParentId = "2", TypeClass = TypeClass.SubTask },
        Worklog("w1", "1", 2, 4),
        Worklog("w2", "2", 12, 1.5, "bob"),
        Worklog("w9", "99", 12, 1),
    ];

    [Fact]
    public async Task The_same_rows_twice_change_nothing()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();
        var first = await star.ContentAsync();

        await star.StageAsync(Portfolio);
        star.Now = star.Now.AddDays(3);
        Assert.Empty(await star.LoadAsync());
        Assert.Equal(first, await star.ContentAsync());

        Assert.Empty(await star.LoadAsync(isRebuild: true));
        Assert.Equal(first, await star.ContentAsync());
    }

    [Fact]
    public async Task A_load_killed_at_any_write_and_started_again_ends_the_same()
    {
        await using var undisturbed = await LoadedStar.CreateAsync(engine);
        await undisturbed.StageAsync(Portfolio);
        await undisturbed.LoadAsync();
        var expected = await undisturbed.ContentAsync();

        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        var kills = 0;
        for (var write = 1; ; write++)
        {
            try
            {
                await star.LoadAsync(write);
                break;
            }
            catch (KilledException)
            {
                kills++;
            }
        }

        Assert.True(kills > 15, $"only {kills} writes");
        Assert.Equal(expected, await star.ContentAsync());
    }

    [Fact]
    public async Task Daily_flow_that_is_put_away_while_issues_are_loaded_ends_the_same()
    {
        StagedRow[] rows =
        [
            .. Site,
            .. Enumerable.Range(1, 3_300).Select(i => Issue($"{i}", i % 3 == 0 ? "4" : "2", i % 3 == 0 ? [Change(i % 40, TrackedField.Status, "1", "4")] : [Change(i % 50, TrackedField.Status, "1", "2")])
                with { ContainerId = i % 7 == 0 ? "11" : "10", StoryPoints = i % 9 * 0.1, TypeClass = i % 5 == 0 ? TypeClass.Defect : TypeClass.Feature }),
        ];
        await using var held = await LoadedStar.CreateAsync(engine);
        await using var away = await LoadedStar.CreateAsync(engine, settings => settings with { FlowDaysHeld = 1 });
        await held.StageAsync(rows);
        await away.StageAsync(rows);

        var written = await held.LoadAsync();

        Assert.True(written[nameof(FactFlowDaily)] > 300);
        Assert.Equal(written, await away.LoadAsync());
        Assert.Equal(await held.ContentAsync(), await away.ContentAsync());
        Assert.Empty(await away.LoadAsync(isRebuild: true));
    }

    [Fact]
    public async Task Facts_tell_what_became_of_an_issue()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();

        var issue = await star.SingleAsync<DimIssue>(row => row.IssueKey == "PRISM-1");
        var fact = await star.SingleAsync<FactIssue>(row => row.IssueSk == issue.IssueSk);
        Assert.Equal((20260105, 20260106, 20260108), (fact.CreatedDateSk, fact.StartedDateSk, fact.DoneDateSk));
        Assert.Equal((3, 2), (fact.LeadTimeElapsedDays, fact.CycleTimeElapsedDays));
        Assert.Equal(2, fact.CycleTimeWorkingDays!.Value, 9);
        var project = await star.SingleAsync<DimProject>(row => row.ProjectSk == fact.ProjectSk);
        Assert.Equal(("ALPHA", true), (project.ProjectCode, project.IsRegistered));

        var transitions = (await star.RowsAsync<FactStatusTransition>()).Where(row => row.IssueSk == issue.IssueSk).OrderBy(row => row.TransitionNumber);
        Assert.Equal([24.0, 48.0], transitions.Select(row => row.HoursInFromStatus));
        var revisions = (await star.RowsAsync<FactIssueRevision>()).Where(row => row.IssueSk == issue.IssueSk).OrderBy(row => row.RevisionNumber).ToList();
        Assert.Equal([20260106, 20260108, 99991231], revisions.Select(row => row.ValidToDateSk));
    }

    [Fact]
    public async Task A_sprint_knows_what_was_added_and_what_was_carried_over()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();

        var closed = await star.SingleAsync<DimSprint>(row => row.SourceId == "100");
        var row = await star.SingleAsync<FactSprintIssue>(row => row.SprintSk == closed.SprintSk);
        Assert.True(row is { IsAddedAfterStart: true, IsCommitted: false, IsCompleted: false, IsCarriedOver: true, IsSprintClosed: true });
        var running = await star.SingleAsync<DimSprint>(row => row.SourceId == "101");
        Assert.True(await star.SingleAsync<FactSprintIssue>(row => row.SprintSk == running.SprintSk) is { IsCommitted: true, IsSprintClosed: false });
    }

    [Fact]
    public async Task A_worklog_edited_in_Jira_replaces_its_row_and_a_deleted_one_becomes_a_tombstone()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();
        var before = await star.SingleAsync<FactWorklog>(row => row.SourceId == "w1");
        Assert.Equal((4.0, 320m, "EUR"), (before.SpentHours, before.CostAmount, before.CurrencyCode));

        await star.StageAsync(Worklog("w1", "1", 2, 6), Deleted(Worklog("w2", "2", 12, 1.5, "bob")));
        Assert.Equal(2, (await star.LoadAsync())[nameof(FactWorklog)]);

        var after = await star.SingleAsync<FactWorklog>(row => row.SourceId == "w1");
        Assert.Equal((before.WorklogSk, 6.0, 480m), (after.WorklogSk, after.SpentHours, after.CostAmount));
        Assert.True(await star.SingleAsync<FactWorklog>(row => row.SourceId == "w2") is { IsDeleted: true, DeleteReason: DeleteReason.Deleted });
    }

    [Fact]
    public async Task A_worklog_was_entered_on_the_day_it_was_in_the_organisations_time_zone()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync([.. Portfolio, Worklog("late", "1", 2, 1) with { CreatedAtUtc = new DateTimeOffset(2026, 2, 3, 23, 30, 0, TimeSpan.Zero) }]);

        await star.LoadAsync();

        var worklog = await star.SingleAsync<FactWorklog>(row => row.SourceId == "late");
        Assert.Equal((20260107, 20260204), (worklog.DateSk, worklog.CreatedDateSk));
    }

    [Fact]
    public async Task A_worklog_that_came_before_its_issue_finds_it_when_it_comes()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();
        Assert.True(await star.SingleAsync<FactWorklog>(row => row.SourceId == "w9") is { IssueSk: Member.Unknown, ProjectSk: Member.Unknown });

        await star.StageAsync(Issue("99", "1"));
        await star.LoadAsync();

        var issue = await star.SingleAsync<DimIssue>(row => row.SourceId == "99");
        var worklog = await star.SingleAsync<FactWorklog>(row => row.SourceId == "w9");
        Assert.Equal(issue.IssueSk, worklog.IssueSk);
        Assert.True(worklog.ProjectSk > 0);
    }

    [Fact]
    public async Task Work_and_history_of_someone_unknown_are_theirs_once_they_are_known()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        var change = Change(1, TrackedField.Status, "1", "2") with { AuthorId = "cem" };
        await star.StageAsync([.. Site, Issue("1", "2", change), Worklog("1", "1", 3, 2, "cem"), Worklog("2", "1", 3, 2, "nobody")]);
        await star.LoadAsync();
        Assert.All(await star.RowsAsync<FactWorklog>(), row => Assert.Equal(Member.Unknown, row.PersonSk));

        await star.StageAsync(Person("cem", "Cem Cantor"));
        await star.LoadAsync();

        var cem = (await star.SingleAsync<DimPerson>(row => row.DisplayName == "Cem Cantor")).PersonSk;
        Assert.Equal(cem, (await star.SingleAsync<FactWorklog>(row => row.SourceId == "1")).PersonSk);
        Assert.Equal(Member.Unknown, (await star.SingleAsync<FactWorklog>(row => row.SourceId == "2")).PersonSk);
        Assert.Equal(cem, (await star.SingleAsync<FactStatusTransition>(_ => true)).AuthorPersonSk);
        Assert.Empty(await star.LoadAsync());
    }

    [Fact]
    public async Task Children_find_a_parent_and_an_epic_that_come_later()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync([.. Site, Issue("5", "1") with { ParentId = "6", TypeClass = TypeClass.SubTask }, Issue("6", "1") with { ParentKey = "PRISM-7" }]);
        await star.LoadAsync();
        Assert.Equal(Member.Unknown, (await star.SingleAsync<DimIssue>(row => row.SourceId == "5")).EpicIssueSk);

        await star.StageAsync(Issue("7", "1") with { TypeClass = TypeClass.Epic });
        await star.LoadAsync();

        var epic = await star.SingleAsync<DimIssue>(row => row.SourceId == "7");
        var story = await star.SingleAsync<DimIssue>(row => row.SourceId == "6");
        var task = await star.SingleAsync<DimIssue>(row => row.SourceId == "5");
        Assert.Equal((epic.IssueSk, epic.IssueSk), (story.ParentIssueSk, story.EpicIssueSk));
        Assert.Equal((story.IssueSk, epic.IssueSk), (task.ParentIssueSk, task.EpicIssueSk));
        Assert.Equal(Member.NotApplicable, epic.EpicIssueSk);
    }

    [Fact]
    public async Task An_issue_moved_to_another_project_takes_its_worklogs_along_and_leaves_the_old_flow_on_the_day()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();
        await star.StageAsync(Issue(
            "1", "4", Change(1, TrackedField.Status, "1", "2"), Change(3, TrackedField.Status, "2", "4"), Change(40, TrackedField.Container, "10", "11")) with { ContainerId = "11", IssueKey = "OPS-1" });
        await star.LoadAsync();

        var ops = await star.SingleAsync<DimProject>(row => row.ProjectCode == "OPS");
        Assert.False(ops.IsRegistered);
        Assert.Equal(ops.ProjectSk, (await star.SingleAsync<FactWorklog>(row => row.SourceId == "w1")).ProjectSk);
        var flow = (await star.RowsAsync<FactFlowDaily>()).Where(row => row is { StatusCategory: StatusCategory.Done, TypeClass: TypeClass.Feature }).ToList();
        var moved = 20260214;
        Assert.Equal((0, 1), flow.Where(row => row.ProjectId != ops.ProjectId && row.DateSk == moved).Select(row => (row.ItemCount, row.DepartedCount)).Single());
        Assert.Equal((1, 1), flow.Where(row => row.ProjectId == ops.ProjectId && row.DateSk == moved).Select(row => (row.ItemCount, row.ArrivedCount)).Single());
    }

    [Fact]
    public async Task A_history_that_contradicts_the_present_is_listed_and_taken_off_when_it_is_right_again()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync([.. Site, Issue("1", "4", Change(1, TrackedField.Status, "1", "2"))]);
        await star.LoadAsync();
        Assert.True((await star.RowsAsync<RejectedRow>()).Single() is { Rule: "HistoryDoesNotEndInPresentState", SourceId: "1", Value: "Status" });
        Assert.Equal(20260106, (await star.RowsAsync<FactIssue>()).Single().DoneDateSk);

        await star.StageAsync(Issue("1", "4", Change(1, TrackedField.Status, "1", "2"), Change(2, TrackedField.Status, "2", "4")));
        await star.LoadAsync();
        Assert.Empty(await star.RowsAsync<RejectedRow>());
    }

    [Fact]
    public async Task A_person_of_jira_the_register_and_a_plan_is_one_person()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync([.. Site, Employee("Bob Brown", null, 60m, email: "bob@acme.example"), Person("bob", "bobby", "BOB@acme.example")]);
        await star.LoadAsync();

        var bob = await star.SingleAsync<DimPerson>(row => row.DisplayName == "Bob Brown");
        Assert.Equal(60m, bob.CostRateAmount);
        Assert.Equal(2, (await star.RowsAsync<PersonSource>()).Count(row => row.PersonId == bob.PersonId));
    }

    [Fact]
    public async Task A_rate_that_becomes_known_prices_old_worklogs_and_one_that_changes_prices_only_new_ones()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();
        Assert.Null((await star.SingleAsync<FactWorklog>(row => row.SourceId == "w2")).CostAmount);

        await star.StageAsync(Employee("Bob Brown", "bob", 100m), Employee("Ann Adams", "ann", 90m));
        await star.LoadAsync();

        Assert.Equal(150m, (await star.SingleAsync<FactWorklog>(row => row.SourceId == "w2")).CostAmount);
        Assert.Equal(320m, (await star.SingleAsync<FactWorklog>(row => row.SourceId == "w1")).CostAmount);
        Assert.Equal([80m, 90m], (await star.RowsAsync<DimPerson>()).Where(row => row.DisplayName == "Ann Adams").OrderBy(row => row.ValidFromUtc).Select(row => row.CostRateAmount!.Value));
    }

    [Fact]
    public async Task A_project_that_changes_its_program_opens_a_version_and_counts_for_the_new_program_from_then_on()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync(Portfolio);
        await star.LoadAsync();
        await star.StageAsync(Project("ALPHA", "Core", "Growth"));
        await star.LoadAsync();

        var versions = (await star.RowsAsync<DimProject>()).Where(row => row.ProjectCode == "ALPHA").OrderBy(row => row.ValidFromUtc).ToList();
        Assert.Equal(["Digital", "Core"], versions.Select(row => row.Program!));
        Assert.Equal((versions[0].ValidToUtc, true), (versions[1].ValidFromUtc, versions[1].IsCurrent));
        var core = await star.SingleAsync<DimScope>(row => row is { ScopeLevel: ScopeLevel.Program, ScopeKey: "Core" });
        Assert.Equal([versions[1].ProjectSk], (await star.RowsAsync<BridgeScopeProject>()).Where(row => row.ScopeSk == core.ScopeSk).Select(row => row.ProjectSk));
    }
}

public sealed class SqliteLoadTests() : LoadTests(WarehouseEngine.Sqlite);

public sealed class SqlServerLoadTests() : LoadTests(WarehouseEngine.SqlServer);
