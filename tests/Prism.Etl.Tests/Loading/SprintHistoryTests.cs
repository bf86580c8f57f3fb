using Prism.Etl.Loading.Calculation;

namespace Prism.Etl.Tests.Loading;

/// <summary>A sprint from day 10 to day 24, and the next one from then on.</summary>
public sealed class SprintHistoryTests
{
    private static readonly DateTimeOffset Day0 = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void In_at_the_start_and_done_at_the_end_is_committed_and_completed()
    {
        var row = First((0, "todo", "S1", 3), (12, "progress", "S1", 5), (20, "done", "S1", 5));

        Assert.Equal(new SprintMembership("S1", true, false, false, true, false, 3, 5), row);
    }

    [Fact]
    public void Pulled_in_after_the_start_is_added()
    {
        var row = First((0, "todo", "", 3), (12, "todo", "S1", 2), (20, "done", "S1", 2));

        Assert.Equal(new SprintMembership("S1", false, true, false, true, false, 2, 2), row);
    }

    [Fact]
    public void Taken_out_before_the_end_is_removed()
    {
        var row = First((0, "todo", "S1", 3), (15, "todo", "", 8));

        Assert.Equal(new SprintMembership("S1", true, false, true, false, false, 3, 3), row);
    }

    [Fact]
    public void Open_at_the_end_and_in_the_next_sprint_is_carried_over()
    {
        var rows = Build((0, "progress", "S1", 3), (24, "progress", "S1,S2", 3), (30, "done", "S1,S2", 3));

        Assert.Equal(new SprintMembership("S1", true, false, false, false, true, 3, 3), rows[0]);
        Assert.Equal("S2", rows[1].SprintId);
        Assert.True(rows[1] is { IsCommitted: true, IsCompleted: true, IsCarriedOver: false });
    }

    [Fact]
    public void Open_at_the_end_and_back_in_the_backlog_is_not_carried_over()
    {
        var row = First((0, "progress", "S1", 3), (26, "done", "S1", 3));

        Assert.Equal(new SprintMembership("S1", true, false, false, false, false, 3, 3), row);
    }

    [Fact]
    public void Reopened_before_the_end_is_not_completed()
    {
        var row = First((0, "todo", "S1", null), (12, "done", "S1", null), (23, "progress", "S1", null), (25, "done", "S1", null));

        Assert.True(row is { IsCommitted: true, IsCompleted: false });
    }

    [Fact]
    public void Planned_and_taken_out_before_the_start_was_never_promised()
    {
        var row = First((0, "todo", "S1", 3), (5, "todo", "", 3));

        Assert.Equal(new SprintMembership("S1", false, false, false, false, false, null, null), row);
    }

    [Fact]
    public void A_future_sprint_promises_nothing_yet()
    {
        var row = Build((0, "todo", "S3", 3))[0];

        Assert.Equal(new SprintMembership("S3", false, false, false, false, false, null, 3), row);
    }

    [Fact]
    public void A_running_sprint_is_judged_by_the_present()
    {
        var row = Build((0, "todo", "S2", 3), (26, "done", "S2", 3))[0];

        Assert.True(row is { IsCommitted: true, IsCompleted: true, IsRemoved: false });
    }

    private static SprintMembership First(params (int Day, string Status, string Sprints, double? Points)[] states) => Build(states)[0];

    private static IReadOnlyList<SprintMembership> Build(params (int Day, string Status, string Sprints, double? Points)[] states)
    {
        var revisions = states.Select((state, index) => new IssueRevision(
            index + 1,
            Day0.AddDays(state.Day),
            index + 1 < states.Length ? Day0.AddDays(states[index + 1].Day) : IssueRevision.OpenEnd,
            state.Status,
            null,
            IssueHistory.SprintIds(state.Sprints),
            state.Points,
            "Story",
            null,
            false,
            "10")).ToList();
        return SprintHistory.Build(revisions, Sprint, status => IssueHistoryTests.Meaning(status).Category);
    }

    private static SprintDates? Sprint(string id) => id switch
    {
        "S1" => new SprintDates("Closed", Day0.AddDays(10), Day0.AddDays(24)),
        "S2" => new SprintDates("Active", Day0.AddDays(24), null),
        "S3" => new SprintDates("Future", Day0.AddDays(38), null),
        _ => null,
    };
}
