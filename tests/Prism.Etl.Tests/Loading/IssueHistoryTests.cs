using CsCheck;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Loading;

public sealed class IssueHistoryTests
{
    private static readonly DateTimeOffset Created = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_issue_without_changes_is_one_revision_from_its_creation_on()
    {
        var life = Build(Issue("todo"));

        var revision = Assert.Single(life.Revisions);
        Assert.Equal((1, Created, IssueRevision.OpenEnd, "todo"), (revision.Number, revision.FromUtc, revision.ToUtc, revision.StatusId));
        Assert.Empty(life.Transitions);
        Assert.Empty(life.Contradictions);
    }

    [Fact]
    public void The_state_before_the_first_change_is_what_the_change_came_from()
    {
        var life = Build(
            Issue("done") with { AssigneeId = "ann", StoryPoints = 5 },
            Change(1, TrackedField.StoryPoints, "3", "5"),
            Change(2, TrackedField.Status, "todo", "progress"),
            Change(5, TrackedField.Status, "progress", "done"));

        Assert.Equal(["todo", "todo", "progress", "done"], life.Revisions.Select(revision => revision.StatusId));
        Assert.Equal([3, 5, 5, 5], life.Revisions.Select(revision => revision.StoryPoints));
        Assert.All(life.Revisions, revision => Assert.Equal("ann", revision.AssigneeId));
    }

    [Fact]
    public void Hours_in_a_status_run_from_its_entry_to_its_end()
    {
        var life = Build(
            Issue("done"),
            Change(2, TrackedField.Status, "todo", "progress"),
            Change(3, TrackedField.Priority, "1", "2"),
            Change(5, TrackedField.Status, "progress", "done"));

        Assert.Equal([48, 72], life.Transitions.Select(transition => transition.HoursInFromStatus));
        Assert.Equal(["Forward", "Forward"], life.Transitions.Select(transition => transition.Direction));
    }

    [Fact]
    public void Done_is_the_last_entry_after_the_last_reopening_and_the_first_is_kept_beside_it()
    {
        var life = Build(
            Issue("closed"),
            Change(1, TrackedField.Status, "todo", "progress"),
            Change(4, TrackedField.Status, "progress", "done"),
            Change(10, TrackedField.Status, "done", "progress"),
            Change(12, TrackedField.Status, "progress", "done"),
            Change(13, TrackedField.Status, "done", "closed"));

        Assert.Equal(Created.AddDays(12), life.Milestones.DoneAtUtc);
        Assert.Equal(Created.AddDays(4), life.Milestones.FirstDoneAtUtc);
        Assert.Equal(Created.AddDays(1), life.Milestones.StartedAtUtc);
        Assert.Equal(1, life.Milestones.ReopenCount);
        Assert.True(life.Milestones.IsReopenedWithin30Days);
        Assert.Equal("Backward", life.Transitions[2].Direction);
        Assert.Equal("Same", life.Transitions[4].Direction);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_reopening_counts_for_the_rate_up_to_30_days_after_the_first_done(int days, bool expected)
    {
        var life = Build(
            Issue("progress"),
            Change(1, TrackedField.Status, "todo", "done"),
            Change(1 + days, TrackedField.Status, "done", "progress"));

        Assert.Equal(expected, life.Milestones.IsReopenedWithin30Days);
        Assert.Equal(1, life.Milestones.ReopenCount);
        Assert.Null(life.Milestones.DoneAtUtc);
    }

    [Fact]
    public void An_issue_that_jumps_to_done_was_never_started()
    {
        var life = Build(Issue("done"), Change(1, TrackedField.Status, "todo", "done"));

        Assert.Null(life.Milestones.StartedAtUtc);
        Assert.Equal(Created.AddDays(1), life.Milestones.DoneAtUtc);
    }

    [Fact]
    public void Blocked_days_are_the_flagged_and_the_blocked_ones_counted_once_and_not_after_done()
    {
        var life = Build(
            Issue("done") with { IsFlagged = true },
            Change(1, TrackedField.Status, "todo", "blocked"),
            Change(2, TrackedField.Flagged, null, "Impediment"),
            Change(4, TrackedField.Status, "blocked", "progress"),
            Change(5, TrackedField.Status, "progress", "done"));

        Assert.Equal(4, life.Milestones.BlockedElapsedDays);
    }

    [Fact]
    public void Time_flagged_before_the_start_is_no_time_in_progress()
    {
        var life = Build(
            Issue("done"),
            Change(1, TrackedField.Flagged, null, "Impediment"),
            Change(5, TrackedField.Status, "todo", "progress"),
            Change(6, TrackedField.Flagged, "Impediment", null),
            Change(8, TrackedField.Status, "progress", "done"));

        Assert.Equal(1, life.Milestones.BlockedElapsedDays);
    }

    [Fact]
    public void An_issue_still_blocked_is_blocked_up_to_its_last_change_not_to_the_clock()
    {
        var life = Build(Issue("blocked") with { SourceUpdatedAtUtc = Created.AddDays(3) }, Change(1, TrackedField.Status, "todo", "blocked"));

        Assert.Equal(2, life.Milestones.BlockedElapsedDays);
    }

    [Fact]
    public void A_history_that_does_not_end_in_the_present_is_named_and_the_present_state_appended()
    {
        var life = Build(Issue("done") with { SourceUpdatedAtUtc = Created.AddDays(9) }, Change(1, TrackedField.Status, "todo", "progress"));

        Assert.Equal([TrackedField.Status], life.Contradictions);
        Assert.Equal(("done", Created.AddDays(9)), (life.Revisions[^1].StatusId, life.Revisions[^1].FromUtc));
        Assert.Equal(Created.AddDays(9), life.Milestones.DoneAtUtc);
        Assert.Single(life.Transitions);
    }

    [Fact]
    public void Changes_of_one_instant_are_one_revision()
    {
        var life = Build(
            Issue("done") with { AssigneeId = "bob" },
            Change(1, TrackedField.Status, "todo", "done"),
            Change(1, TrackedField.Assignee, null, "bob"),
            Change(1, TrackedField.Resolution, null, "fixed"));

        Assert.Equal(2, life.Revisions.Count);
        Assert.Equal(("done", "bob"), (life.Revisions[1].StatusId, life.Revisions[1].AssigneeId));
    }

    [Fact]
    public void A_change_older_than_the_issue_counts_from_its_creation()
    {
        var life = Build(Issue("progress"), Change(-3, TrackedField.Status, "todo", "progress"));

        Assert.Equal(("progress", Created), (Assert.Single(life.Revisions).StatusId, life.Revisions[0].FromUtc));
        Assert.Equal(0, life.Transitions[0].HoursInFromStatus);
    }

    [Fact]
    public void Revisions_follow_each_other_without_gap_or_overlap_and_end_in_the_present()
    {
        var histories =
            from statuses in Gen.OneOfConst("todo", "progress", "blocked", "done").Array[0, 12]
            from hours in Gen.Int[0, 400].Array[12]
            from flags in Gen.Bool.Array[12]
            from present in Gen.OneOfConst("todo", "progress", "done")
            select (statuses, hours, flags, present);

        histories.Sample(history =>
        {
            List<StagedChange> changes = [];
            var (status, isFlagged, at) = ("todo", false, Created);
            for (var i = 0; i < history.statuses.Length; i++)
            {
                at = at.AddHours(history.hours[i]);
                changes.Add(new StagedChange(at, null, TrackedField.Status, status, null, history.statuses[i], null));
                status = history.statuses[i];
                if (history.flags[i] != isFlagged)
                {
                    isFlagged = history.flags[i];
                    changes.Add(new StagedChange(at, null, TrackedField.Flagged, isFlagged ? null : "Impediment", null, isFlagged ? "Impediment" : "", null));
                }
            }

            var issue = Issue(history.present) with { SourceUpdatedAtUtc = at };
            var life = IssueHistory.Build(issue, changes, Meaning);

            Assert.Equal(Created, life.Revisions[0].FromUtc);
            Assert.Equal(IssueRevision.OpenEnd, life.Revisions[^1].ToUtc);
            Assert.Equal((issue.StatusId, issue.IsFlagged), (life.Revisions[^1].StatusId, life.Revisions[^1].IsFlagged));
            Assert.Equal(Enumerable.Range(1, life.Revisions.Count), life.Revisions.Select(revision => revision.Number));
            Assert.All(life.Revisions.Zip(life.Revisions.Skip(1)), pair => Assert.Equal(pair.First.ToUtc, pair.Second.FromUtc));
            Assert.All(life.Revisions, revision => Assert.True(revision.FromUtc < revision.ToUtc));
            Assert.Equal(Meaning(issue.StatusId).Category == StatusCategory.Done, life.Milestones.DoneAtUtc is not null);
            Assert.True(life.Milestones.FirstDoneAtUtc is null || life.Milestones.DoneAtUtc is null || life.Milestones.FirstDoneAtUtc <= life.Milestones.DoneAtUtc);
            Assert.Equal((at - Created).TotalHours, life.Transitions.Sum(transition => transition.HoursInFromStatus) + (at - (life.Transitions.Count == 0 ? Created : life.Transitions[^1].AtUtc)).TotalHours, 6);
        });
    }

    internal static StatusMeaning Meaning(string? status) => status switch
    {
        "todo" => new StatusMeaning(StatusCategory.ToDo, FlowState.Waiting),
        "progress" => new StatusMeaning(StatusCategory.InProgress, FlowState.Active),
        "blocked" => new StatusMeaning(StatusCategory.InProgress, FlowState.Blocked),
        "done" or "closed" => new StatusMeaning(StatusCategory.Done, FlowState.Active),
        _ => new StatusMeaning(StatusCategory.Undefined, FlowState.Active),
    };

    private static IssueLife Build(StagedIssue issue, params StagedChange[] changes) => IssueHistory.Build(issue, changes, Meaning);

    private static StagedChange Change(int day, string field, string? from, string? to) => new(Created.AddDays(day), "ann", field, from, from, to, to);

    private static StagedIssue Issue(string status) => new()
    {
        SourceSystem = "jira",
        SourceId = "1",
        ContainerId = "10",
        IssueKey = "P-1",
        IssueType = "Story",
        TypeClass = TypeClass.Feature,
        StatusId = status,
        Priority = "2",
        CreatedAtUtc = Created,
        SourceUpdatedAtUtc = Created.AddDays(40),
        IsFlagged = false,
        ChangesJson = "[]",
    };
}
