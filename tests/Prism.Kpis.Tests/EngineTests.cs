using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

public abstract class EngineTests(WarehouseEngine engine)
{
    private static readonly DateOnly AsOf = new(2026, 4, 15);
    private static readonly DateOnly Mid = new(2026, 3, 11);
    private static readonly DateOnly EndOfMarch = new(2026, 3, 31);

    [Fact]
    public async Task A_second_load_of_the_same_rows_writes_nothing()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        Fill(portfolio.Rows);

        var first = await portfolio.LoadAsync(AsOf);
        var second = await portfolio.LoadAsync(AsOf);

        Assert.True(first.Written > 0);
        Assert.Equal(0, second.Written);
        Assert.All(second.Kpis.Values, counts => Assert.True(counts.IsSkipped));
    }

    [Fact]
    public async Task Calculating_everything_anew_over_the_same_rows_writes_nothing()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        Fill(portfolio.Rows);

        await portfolio.LoadAsync(AsOf);
        var second = await portfolio.LoadAsync(AsOf, fromNothing: true);

        Assert.Equal(0, second.Written);
        Assert.All(second.Kpis.Values, counts => Assert.False(counts.IsSkipped));
    }

    [Fact]
    public async Task A_changed_value_closes_the_old_row_and_opens_a_new_one()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        portfolio.Rows.Issue(project, Mid, done: Mid);
        await portfolio.LoadAsync(AsOf);
        portfolio.Rows.Issue(project, Mid, done: Mid);

        await portfolio.LoadAsync(AsOf);

        var rows = await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues
            .Where(value => value.ScopeSk == StarRows.Organisation && value.PeriodGrain == "Month" && value.PeriodEndDateSk == 20260331 && value.Numerator != null)
            .Join(warehouse.Kpis.Where(kpi => kpi.KpiCode == "THROUGHPUT"), value => value.KpiSk, kpi => kpi.KpiSk, (value, _) => value)
            .OrderBy(value => value.KpiValueSk));
        Assert.Equal([(1.0, false, 1L, 2L), (2.0, true, 2L, long.MaxValue)], rows.Select(row => (row.Value!.Value, row.IsCurrent, row.ReportedFromLoadSk, row.ReportedToLoadSk)));
    }

    [Fact]
    public async Task A_value_whose_data_went_is_withdrawn()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        await portfolio.LoadAsync(AsOf);
        portfolio.Rows.Replace<FactIssue>(issue => issue with { IsDeleted = true });

        await portfolio.LoadAsync(AsOf);

        Assert.Empty(await portfolio.ValuesAsync("THROUGHPUT"));
    }

    [Fact]
    public async Task A_row_deleted_for_good_is_noticed_though_it_leaves_no_trace()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        portfolio.Rows.Flow(project, Mid, 3);
        portfolio.Rows.Flow(project, EndOfMarch, 5);
        await portfolio.LoadAsync(AsOf);
        portfolio.Rows.Of<FactFlowDaily>().RemoveAt(1);
        await portfolio.ExecuteAsync("DELETE FROM FactFlowDaily WHERE DateSk = 20260331");

        await portfolio.LoadAsync(AsOf);

        Assert.Equal(3, (await portfolio.ValueAsync("WIP", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public async Task A_state_is_never_carried_over_from_the_period_before()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Flow(portfolio.Rows.Project("A"), new DateOnly(2026, 2, 27), 4);
        portfolio.Rows.Flow(portfolio.Rows.Project("B"), Mid, 6);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal(6, (await portfolio.ValueAsync("WIP", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public async Task Versions_of_one_project_are_counted_as_one()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        var version = portfolio.Rows.Of<DimProject>()[0];
        portfolio.Rows.Replace<DimProject>(row => row with { IsCurrent = false });
        portfolio.Rows.Add(version with { ProjectSk = 900, ValidFromUtc = version.ValidFromUtc.AddDays(400) });
        foreach (var bridge in portfolio.Rows.Of<BridgeScopeProject>().ToArray())
        {
            portfolio.Rows.Add(bridge with { ScopeProjectSk = bridge.ScopeProjectSk + 900, ProjectSk = 900 });
        }

        portfolio.Rows.Flow(project, Mid, 30);
        portfolio.Rows.Flow(project, EndOfMarch, 5);
        portfolio.Rows.Replace<FactFlowDaily>(row => row.DateSk == 20260331 ? row with { ProjectSk = 900 } : row);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal(5, (await portfolio.ValueAsync("WIP", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public async Task The_running_period_is_partial_and_complete_once_it_is_over()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);

        await portfolio.LoadAsync(EndOfMarch);
        var running = await portfolio.ValueAsync("THROUGHPUT", StarRows.Organisation, PeriodGrain.Month, EndOfMarch);
        await portfolio.LoadAsync(EndOfMarch.AddDays(1));
        var over = await portfolio.ValueAsync("THROUGHPUT", StarRows.Organisation, PeriodGrain.Month, EndOfMarch);

        Assert.Equal(("Partial", "The period runs until 2026-03-31."), (running.Confidence, running.ConfidenceReason));
        Assert.Equal("Complete", over.Confidence);
    }

    [Fact]
    public async Task Rows_of_days_to_come_do_not_count_yet()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);

        await portfolio.LoadAsync(Mid.AddDays(-1));

        Assert.Empty(await portfolio.ValuesAsync("THROUGHPUT"));
    }

    [Fact]
    public async Task Four_observations_are_too_few_for_a_percentile()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        Array.ForEach([1.0, 2, 3, 4], days => portfolio.Rows.Issue(project, Mid, Mid, Mid, cycleDays: days));

        await portfolio.LoadAsync(AsOf);

        var value = await portfolio.ValueAsync("CYCLE_TIME_P85", StarRows.Organisation, PeriodGrain.Month, EndOfMarch);
        Assert.Equal((null, 4, "LowSample", "None"), (value.Value, value.SampleSize, value.Confidence, value.Status));
    }

    [Fact]
    public async Task A_zero_denominator_gives_no_value()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        portfolio.Rows.EarnedValue(project, portfolio.Rows.Plan(project, EndOfMarch), EndOfMarch, 0, 0, 0, 100);

        await portfolio.LoadAsync(AsOf);

        var spi = await portfolio.ValueAsync("SPI", StarRows.Organisation, PeriodGrain.Month, EndOfMarch);
        Assert.Equal((0.0, 0.0, null, "None"), (spi.Numerator, spi.Denominator, spi.Value, spi.Status));
        Assert.Empty(await portfolio.ValuesAsync("EAC"));
    }

    [Fact]
    public async Task A_project_without_an_estimate_enters_neither_side_of_a_difference()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var begun = portfolio.Rows.Project("A");
        portfolio.Rows.EarnedValue(begun, portfolio.Rows.Plan(begun, EndOfMarch), EndOfMarch, 50, 40, 60, 100);
        var idle = portfolio.Rows.Project("B");
        portfolio.Rows.EarnedValue(idle, portfolio.Rows.Plan(idle, EndOfMarch), EndOfMarch, 50, 0, 0, 1_000);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal(-50, (await portfolio.ValueAsync("VAC", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public async Task An_amount_without_a_rate_is_no_value_and_not_a_smaller_one()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        var plan = portfolio.Rows.Plan(project, EndOfMarch);
        portfolio.Rows.EarnedValue(project, plan, EndOfMarch, 50, 40, 60, 100);
        portfolio.Rows.EarnedValue(project, plan, EndOfMarch, 50, 40, 60, 100, hasRate: false);

        await portfolio.LoadAsync(AsOf);

        Assert.Empty(await portfolio.ValuesAsync("PV"));
    }

    [Fact]
    public async Task Estimated_input_makes_an_estimated_value()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        portfolio.Rows.EarnedValue(project, portfolio.Rows.Plan(project, EndOfMarch), EndOfMarch, 50, 40, 60, 100, estimated: true);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal("Estimated", (await portfolio.ValueAsync("SPI", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Confidence);
    }

    [Fact]
    public async Task A_value_is_judged_by_the_target_in_force_at_the_end_of_its_period()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        foreach (var day in new[] { new DateOnly(2026, 2, 28), EndOfMarch })
        {
            portfolio.Rows.EarnedValue(project, portfolio.Rows.Plan(project, day), day, 100, 90, 90, 200);
        }

        portfolio.Rows.Target("SPI", StarRows.Organisation, new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 30), target: 0.85);
        portfolio.Rows.Target("SPI", StarRows.Organisation, EndOfMarch, null, target: 1, amber: 0.95);

        await portfolio.LoadAsync(AsOf);

        var february = await portfolio.ValueAsync("SPI", StarRows.Organisation, PeriodGrain.Month, new DateOnly(2026, 2, 28));
        var march = await portfolio.ValueAsync("SPI", StarRows.Organisation, PeriodGrain.Month, EndOfMarch);
        var ofProject = await portfolio.ValueAsync("SPI", portfolio.Rows.Scope("A"), PeriodGrain.Month, EndOfMarch);
        Assert.Equal((0.85, "Green"), (february.Target, february.Status));
        Assert.Equal((1.0, "Red", 0.9, "Same"), (march.Target, march.Status, march.Attainment, march.Trend));
        Assert.Equal((null, "Amber"), (ofProject.Target, ofProject.Status));
    }

    [Fact]
    public async Task A_sum_is_judged_by_a_target_for_its_own_period_and_by_none_while_it_runs()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        foreach (var day in new[] { new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 10), new DateOnly(2026, 2, 17), AsOf })
        {
            portfolio.Rows.Issue(project, day, done: day);
        }

        portfolio.Rows.Target("THROUGHPUT", StarRows.Organisation, new DateOnly(2026, 1, 1), null, target: 1, grain: PeriodGrain.Week);
        portfolio.Rows.Target("THROUGHPUT", StarRows.Organisation, new DateOnly(2026, 1, 1), null, target: 4);

        await portfolio.LoadAsync(AsOf);

        var week = await portfolio.ValueAsync("THROUGHPUT", StarRows.Organisation, PeriodGrain.Week, new DateOnly(2026, 2, 8));
        var month = await portfolio.ValueAsync("THROUGHPUT", StarRows.Organisation, PeriodGrain.Month, new DateOnly(2026, 2, 28));
        var quarter = (await portfolio.ValuesAsync("THROUGHPUT")).Where(value => value.ScopeSk == StarRows.Organisation && value.PeriodGrain == "Quarter").MinBy(value => value.DateSk)!;
        var running = (await portfolio.ValuesAsync("THROUGHPUT")).Where(value => value.ScopeSk == StarRows.Organisation && value.PeriodGrain == "Month").MaxBy(value => value.DateSk)!;
        Assert.Equal((1.0, 1.0, "Green"), (week.Value, week.Target, week.Status));
        Assert.Equal((3.0, 4.0, "Red"), (month.Value, month.Target, month.Status));
        Assert.Equal((null, "None"), (quarter.Target, quarter.Status));
        Assert.Equal(("Partial", 4.0, null, "None"), (running.Confidence, running.Target, running.Attainment, running.Status));
    }

    [Fact]
    public async Task Trend_compares_with_the_period_just_before()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        foreach (var (month, finished) in new[] { (1, 3), (2, 2), (3, 4) })
        {
            for (var count = 0; count < finished; count++)
            {
                portfolio.Rows.Issue(project, new DateOnly(2026, month, 5), done: new DateOnly(2026, month, 10));
            }
        }

        await portfolio.LoadAsync(AsOf);

        var months = (await portfolio.ValuesAsync("THROUGHPUT")).Where(value => value.ScopeSk == StarRows.Organisation && value.PeriodGrain == "Month");
        Assert.Equal(["None", "Worse", "Better", "None"], months.OrderBy(value => value.DateSk).Select(value => value.Trend));
    }

    [Fact]
    public async Task A_new_version_is_calculated_beside_the_old_one()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));

        var result = await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("numerator: done", "numerator: done + done", StringComparison.Ordinal).Replace("value: 7", "value: 14", StringComparison.Ordinal)));

        Assert.Empty(result.Failures);
        var versions = await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiCode == "FINISHED").OrderBy(kpi => kpi.KpiSk));
        Assert.Equal([(1, false), (2, true)], versions.Select(kpi => (kpi.FormulaVersion, kpi.IsCurrent)));
        var values = await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.Where(value => value.ScopeSk == StarRows.Organisation && value.IsCurrent && value.DateSk == 20260331).OrderBy(value => value.KpiSk));
        Assert.Equal([1, 2], values.Select(value => value.FormulaVersion));
        Assert.Equal([1.0, 2.0], values.Select(value => value.Value));
    }

    [Fact]
    public async Task Versions_of_a_KPI_follow_one_another_without_a_gap_also_when_an_earlier_formula_comes_back()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        var (first, second) = (SmallLibrary.With(SmallLibrary.Finished), SmallLibrary.With(SmallLibrary.Finished.Replace("version: 1", "version: 2", StringComparison.Ordinal)));
        foreach (var (day, library) in new[] { (0, first), (1, second), (2, second), (3, first), (3, second) })
        {
            await portfolio.LoadAsync(AsOf.AddDays(day), library);
        }

        var kpis = await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiCode == "FINISHED").OrderBy(kpi => kpi.ValidFromUtc));
        Assert.Equal([(1, false), (2, false), (1, false), (2, true)], kpis.Select(kpi => (kpi.FormulaVersion, kpi.IsCurrent)));
        var (nextDay, lastDay) = (new DateTimeOffset(2026, 4, 16, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 18, 9, 0, 0, TimeSpan.Zero));
        DateTimeOffset[] begins = [Validity.Beginning, nextDay, lastDay, lastDay.AddMilliseconds(1)];
        Assert.Equal(begins, kpis.Select(kpi => kpi.ValidFromUtc));
        Assert.Equal([.. begins[1..], Validity.OpenEnd], kpis.Select(kpi => kpi.ValidToUtc));
        var values = await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.Where(value => value.ScopeSk == StarRows.Organisation && value.IsCurrent && value.DateSk == 20260331));
        Assert.Equal(kpis.Select(kpi => kpi.KpiSk), values.Select(value => value.KpiSk).Order());
    }

    [Fact]
    public async Task A_KPI_whose_file_comes_back_is_in_force_again_and_in_between_it_was_not()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        var library = SmallLibrary.With(SmallLibrary.Finished);
        await portfolio.LoadAsync(AsOf, library);
        await portfolio.LoadAsync(AsOf, KpiLibrary.FromTexts([]));
        var gone = Assert.Single(await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiCode == "FINISHED")));

        await portfolio.LoadAsync(AsOf, library);

        var back = Assert.Single(await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiCode == "FINISHED")));
        Assert.True(gone.ValidToUtc < Validity.OpenEnd);
        Assert.Equal((gone.KpiSk, true, Validity.OpenEnd, Member.NotApplicable), (back.KpiSk, back.IsCurrent, back.ValidToUtc, back.RetiredDateSk));
    }

    [Fact]
    public async Task A_new_version_goes_back_over_the_whole_history_and_the_old_ones_values_stay_as_they_were_reported()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        foreach (var month in new[] { 1, 2, 3 })
        {
            portfolio.Rows.Issue(project, new DateOnly(2026, month, 1), done: new DateOnly(2026, month, 10));
        }

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));
        var second = SmallLibrary.With(SmallLibrary.Finished.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("numerator: done", "numerator: done + done", StringComparison.Ordinal).Replace("value: 7", "value: 14", StringComparison.Ordinal));
        await portfolio.LoadAsync(AsOf, second);

        // What becomes known later changes the version in force alone, also of months long gone.
        portfolio.Rows.Issue(project, new DateOnly(2026, 1, 1), done: new DateOnly(2026, 1, 11));
        await portfolio.LoadAsync(AsOf, second);
        await portfolio.LoadAsync(AsOf, second, fromNothing: true);

        var values = await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.Where(value => value.KpiValueSk > 0 && value.ScopeSk == StarRows.Organisation && value.DateSk <= 20260331).OrderBy(value => value.DateSk));
        double?[] Of(int version, bool isCurrent) => [.. values.Where(value => value.FormulaVersion == version && value.IsCurrent == isCurrent).Select(value => value.Value)];
        Assert.Equal([1, 1, 1], Of(1, true));
        Assert.Empty(Of(1, false));
        Assert.Equal([4, 2, 2], Of(2, true));
        Assert.Equal([2], values.Where(value => value is { FormulaVersion: 2, IsCurrent: false, DateSk: 20260131 }).Select(value => value.Value));
        Assert.All(values.Where(value => value.FormulaVersion == 1), value => Assert.Equal(1, value.LoadSk));
    }

    [Fact]
    public async Task A_changed_formula_without_a_new_version_is_refused_and_the_old_values_stay()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));

        var result = await portfolio.LoadAsync(AsOf, SmallLibrary.With(
            SmallLibrary.Finished.Replace("numerator: done", "numerator: done + done", StringComparison.Ordinal).Replace("value: 7", "value: 14", StringComparison.Ordinal)));

        Assert.Contains("Raise the version", Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public virtual async Task A_measure_that_fails_is_named_and_stops_no_other()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        var broken = SmallLibrary.Finished.Replace("FINISHED", "BROKEN", StringComparison.Ordinal).Replace("done", "no_such_column", StringComparison.Ordinal);

        var result = await portfolio.LoadAsync(AsOf, SmallLibrary.With(
            SmallLibrary.Finished, ("Definitions/t/broken.yaml", broken), ("Measures/t/no_such_column.sql", SmallLibrary.Done.Replace("COUNT(*)", "SUM(Nothing)", StringComparison.Ordinal))));

        Assert.Equal(["no_such_column", "BROKEN"], result.Failures.Select(failure => failure.Name));
        Assert.Contains("Nothing", result.Failures[0].Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public virtual async Task A_measure_that_runs_too_long_is_given_up_and_stops_no_other()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        portfolio.Spoil();
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), Mid, done: Mid);
        var slow = SmallLibrary.Finished.Replace("FINISHED", "SLOW", StringComparison.Ordinal).Replace("done", "slow", StringComparison.Ordinal);
        const string Slow = """
            -- words: days of days of days
            -- unit: items
            -- kind: additive
            SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, SUM(a.DayOfMonth + b.DayOfMonth * c.DayOfMonth) AS value
            FROM FactIssue f
            CROSS JOIN DimDate a
            CROSS JOIN DimDate b
            CROSS JOIN DimDate c
            GROUP BY f.ProjectSk, f.DoneDateSk
            """;

        var result = await portfolio.LoadAsync(
            AsOf, SmallLibrary.With(SmallLibrary.Finished, ("Definitions/t/slow.yaml", slow), ("Measures/t/slow.sql", Slow)), timeoutSeconds: 1);

        Assert.Equal(["slow", "SLOW"], result.Failures.Select(failure => failure.Name));
        Assert.Equal(1, (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, EndOfMarch)).Value);
    }

    [Fact]
    public async Task A_KPI_whose_file_is_gone_is_retired()
    {
        await using var portfolio = await Portfolio.CreateAsync(engine);
        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));

        await portfolio.LoadAsync(AsOf, KpiLibrary.FromTexts([]));

        var kpi = Assert.Single(await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiCode == "FINISHED")));
        Assert.Equal((false, 20260415), (kpi.IsCurrent, kpi.RetiredDateSk));
    }

    private static void Fill(StarRows rows)
    {
        foreach (var example in WorkedExamples.ByCode.Where(example => example.Key != "ON_TIME_RATE"))
        {
            example.Value(rows, rows.Project($"Project {example.Key}", program: $"Program {example.Key[0]}"));
        }
    }
}

public sealed class SqliteEngineTests() : EngineTests(WarehouseEngine.Sqlite);

public sealed class SqlServerEngineTests() : EngineTests(WarehouseEngine.SqlServer)
{
    [Fact]
    public override Task A_measure_that_fails_is_named_and_stops_no_other() =>
        UnlessTheTransactionIsGivenUpAsync(base.A_measure_that_fails_is_named_and_stops_no_other, "at an unknown column");

    [Fact]
    public override Task A_measure_that_runs_too_long_is_given_up_and_stops_no_other() =>
        UnlessTheTransactionIsGivenUpAsync(base.A_measure_that_runs_too_long_is_given_up_and_stops_no_other, "at a time limit");

    private static async Task UnlessTheTransactionIsGivenUpAsync(Func<Task> test, string when)
    {
        try
        {
            await test();
        }
        catch (InvalidOperationException problem) when (problem.Message.Contains("SqlTransaction has completed", StringComparison.Ordinal))
        {
            Assert.Skip($"The server that PRISM_TEST_SQLSERVER names gives up a whole transaction {when}, which SQL Server does not: the load fails there.");
        }
    }
}
