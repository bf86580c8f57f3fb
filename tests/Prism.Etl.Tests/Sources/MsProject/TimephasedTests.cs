using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

public sealed class TimephasedTests
{
    [Fact]
    public void A_row_over_several_days_is_spread_over_working_time_and_sums_exactly()
    {
        // Monday 13:00 to Friday 12:00, Thursday off: 4 + 8 + 8 + 4 hours.
        var rows = Days(Assignment("<RemainingWork>PT10H0M0.07S</RemainingWork>", Item(1, "2026-03-02T13:00:00", "2026-03-06T12:00:00", "PT10H0M0.07S")));

        Assert.Equal([2, 3, 4, 6], rows.Select(row => row.Day.Day));
        Assert.All(rows, row => Assert.Equal(("Remaining", -2, 1, false), (row.MeasureKind, row.BaselineNumber, row.ResourceUid, row.IsEstimated)));
        Assert.Equal(100.0, rows[0].WorkMinutes!.Value, 0.001);
        Assert.Equal(200.0, rows[1].WorkMinutes!.Value, 0.001);
        Assert.Equal(600 + (0.07 / 60), rows.Sum(row => row.WorkMinutes)!.Value, 1e-9);
    }

    [Fact]
    public void Overtime_is_part_of_actual_work_and_not_counted_again()
    {
        var rows = Days(Assignment("<ActualWork>PT10H0M0S</ActualWork>", Item(2, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT10H0M0S") + Item(3, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT2H0M0S")));
        Assert.Equal(600, Assert.Single(rows).WorkMinutes);
    }

    [Fact]
    public void Cost_follows_the_work_of_its_kind()
    {
        var rows = Days(Assignment(
            "<RemainingWork>PT4H0M0S</RemainingWork><RemainingCost>10001</RemainingCost>",
            Item(1, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT1H0M0S") + Item(1, "2026-03-03T08:00:00", "2026-03-03T17:00:00", "PT3H0M0S")));
        Assert.Equal([25.0025m, 75.0075m], rows.Select(row => row.Cost!.Value));
    }

    [Fact]
    public void Baseline_rows_of_number_3_are_kept_apart_from_baseline_0()
    {
        var rows = Days(Assignment("", Item(4, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT8H0M0S") + Item(5, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "40000")
            + Item(28, "2026-03-03T08:00:00", "2026-03-03T17:00:00", "PT4H0M0S") + Item(29, "2026-03-03T08:00:00", "2026-03-03T17:00:00", "20000")));
        Assert.Equal([(0, 2, 480.0, 400m), (3, 3, 240.0, 200m)], rows.Select(row => (row.BaselineNumber, row.Day.Day, row.WorkMinutes!.Value, row.Cost!.Value)));
    }

    [Fact]
    public void A_baseline_without_rows_is_spread_over_working_time_and_marked()
    {
        var rows = Days(PlanText.Plan(PlanText.Task(1, "<Baseline><Number>0</Number><Start>2026-03-04T13:00:00</Start><Finish>2026-03-09T12:00:00</Finish><Work>PT16H0M0S</Work><Cost>160001</Cost></Baseline>")));

        Assert.Equal([(4, 240.0), (6, 480.0), (9, 240.0)], rows.Select(row => (row.Day.Day, row.WorkMinutes!.Value)));
        Assert.Equal([400.0025m, 800.005m, 400.0025m], rows.Select(row => row.Cost!.Value));
        Assert.All(rows, row => Assert.Equal((null, true, 0), (row.ResourceUid, row.IsEstimated, row.BaselineNumber)));
    }

    [Fact]
    public void Fixed_cost_is_the_tasks_own_row_beside_its_assignments()
    {
        var plan = Assignment(
            "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Work>PT8H0M0S</Work><Cost>40000</Cost></Baseline>",
            Item(4, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT8H0M0S") + Item(5, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "40000"),
            "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Work>PT8H0M0S</Work><Cost>50000</Cost></Baseline>");
        Assert.Equal([((int?)1, 400m, false), (null, 100m, true)], Days(plan).Select(row => (row.ResourceUid, row.Cost!.Value, row.IsEstimated)));
    }

    [Fact]
    public void The_gap_of_a_split_task_holds_no_work_and_no_cost()
    {
        // Monday, then a split until Friday and the next Monday.
        var rows = Days(Assignment(
            "<RemainingWork>PT24H0M0S</RemainingWork><RemainingCost>120000</RemainingCost>",
            Item(1, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT8H0M0S") + Item(1, "2026-03-03T08:00:00", "2026-03-06T08:00:00", "PT0H0M0S") + Item(1, "2026-03-06T08:00:00", "2026-03-09T17:00:00", "PT16H0M0S")));
        Assert.Equal([(2, 480.0, 400m, false), (6, 480.0, 400m, false), (9, 480.0, 400m, false)], rows.Select(row => (row.Day.Day, row.WorkMinutes!.Value, row.Cost!.Value, row.IsEstimated)));
    }

    [Fact]
    public void A_task_that_stopped_and_resumes_later_has_its_gap_between_where_the_file_has_no_rows()
    {
        var rows = Days(Assignment("<ActualWork>PT8H0M0S</ActualWork><RemainingWork>PT8H0M0S</RemainingWork><ActualStart>2026-03-02T08:00:00</ActualStart><Stop>2026-03-02T17:00:00</Stop><Resume>2026-03-06T08:00:00</Resume>", ""));
        Assert.Equal([("Actual", 2, 480.0, true), ("Remaining", 6, 480.0, true)], rows.Select(row => (row.MeasureKind, row.Day.Day, row.WorkMinutes!.Value, row.IsEstimated)));
    }

    [Fact]
    public void A_summary_task_gives_no_rows_of_its_own()
    {
        const string baseline = "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Cost>50000</Cost></Baseline>";
        Assert.Equal([2], Days(PlanText.Plan(PlanText.Task(1, baseline) + PlanText.Task(2, baseline, level: 2))).Select(row => row.TaskUid));
    }

    [Fact]
    public void The_placeholder_assignment_is_no_work()
    {
        var plan = PlanText.Plan(PlanText.Task(1, ""), $"<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>{Item(1, "2026-03-02T08:00:00", "2026-03-02T17:00:00", "PT8H0M0S")}</Assignment></Assignments>");
        var batch = PlanCorpus.Stage(PlanText.Stream(plan));
        Assert.Empty(batch.Of<StagedTimephased>());
        Assert.Empty(batch.Of<StagedAssignment>());
        Assert.Empty(batch.Rejected);
    }

    [Fact]
    public void An_elapsed_task_is_spread_over_nights_and_weekends()
    {
        var rows = Days(PlanText.Plan(PlanText.Task(1, "<DurationFormat>8</DurationFormat><Baseline><Number>0</Number><Start>2026-03-06T12:00:00</Start><Finish>2026-03-08T12:00:00</Finish><Cost>40000</Cost></Baseline>")));
        Assert.Equal([(6, 100m), (7, 200m), (8, 100m)], rows.Select(row => (row.Day.Day, row.Cost!.Value)));
    }

    [Fact]
    public void Days_sum_to_assignments_and_tasks_in_every_real_plan()
    {
        PlanCorpus.SkipWhereMissing();
        foreach (var (plan, _) in PlanCorpus.Plans())
        {
            PlanSums.Check(PlanCorpus.Stage(plan), Path.GetFileName(plan));
        }
    }

    private static List<StagedTimephased> Days(string plan) => PlanCorpus.Stage(PlanText.Stream(plan)).Of<StagedTimephased>();

    private static string Assignment(string fields, string items, string task = "") => PlanText.Plan(
        PlanText.Task(1, task),
        $"{PlanText.Pia}<Assignments><Assignment><UID>7</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish>{fields}{items}</Assignment></Assignments>");

    private static string Item(int type, string start, string finish, string value) =>
        $"<TimephasedData><Type>{type}</Type><UID>7</UID><Start>{start}</Start><Finish>{finish}</Finish><Unit>2</Unit><Value>{value}</Value></TimephasedData>";
}
