using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>What must hold for any data, on a real warehouse filled at random.</summary>
public sealed class PropertyTests
{
    private const int Rounds = 12;
    private static readonly DateOnly AsOf = new(2026, 4, 15);
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly string[] Programs = ["North", "South", "South", "East", "East"];

    private static readonly Gen<Item[]> Items =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 95], Gen.Double[0, 60], Gen.Bool, (project, day, cycle, reopened) => new Item(project, day, Math.Round(cycle, 2), reopened)).Array[1, 60];

    [Fact]
    public Task The_parts_add_up_to_the_whole() => ForAnyItems(async (portfolio, _) =>
    {
        var values = await portfolio.ValuesAsync("THROUGHPUT");
        foreach (var period in values.GroupBy(value => (value.PeriodGrain, value.PeriodEndDateSk)))
        {
            double Sum(IEnumerable<string> scopes) => scopes.Distinct().Sum(scope => period.SingleOrDefault(value => value.ScopeSk == portfolio.Rows.Scope(scope))?.Value ?? 0);

            var whole = period.Single(value => value.ScopeSk == StarRows.Organisation).Value!.Value;
            Assert.Equal(whole, Sum(Programs), 9);
            Assert.Equal(whole, Sum(Enumerable.Range(0, 5).Select(index => $"P{index}")), 9);
        }
    });

    [Fact]
    public Task A_ratio_is_the_ratio_of_the_sums() => ForAnyItems(async (portfolio, items) =>
    {
        foreach (var value in (await portfolio.ValuesAsync("REOPEN_RATE")).Where(value => value.ScopeSk == StarRows.Organisation))
        {
            var inside = InPeriod(items, value).ToArray();
            Assert.Equal((double)inside.Count(item => item.IsReopened) / inside.Length, value.Value!.Value, 9);
        }
    });

    [Fact]
    public Task A_percentile_of_the_whole_is_taken_over_the_union_of_rows() => ForAnyItems(async (portfolio, items) =>
    {
        foreach (var value in (await portfolio.ValuesAsync("CYCLE_TIME_P85")).Where(value => value.ScopeSk == StarRows.Organisation))
        {
            var days = InPeriod(items, value).Select(item => item.CycleDays).Order().ToArray();
            Assert.Equal(days.Length, value.SampleSize);
            Assert.Equal(days.Length < 5 ? null : days[(int)Math.Ceiling(0.85m * days.Length) - 1], value.Value);
        }
    });

    [Fact]
    public async Task The_order_and_number_of_loads_do_not_matter() => await Items.SampleAsync(
        async items =>
        {
            await using var atOnce = await FilledAsync(items);
            await using var reversed = await FilledAsync([.. items.Reverse()]);
            await using var inTwo = await FilledAsync(items[..(items.Length / 2)]);
            foreach (var item in items[(items.Length / 2)..])
            {
                item.AddTo(inTwo.Rows);
            }

            await inTwo.LoadAsync(AsOf);
            var expected = await CurrentAsync(atOnce);
            Assert.Equal(expected, await CurrentAsync(reversed));
            Assert.Equal(expected, await CurrentAsync(inTwo));
        },
        iter: 6,
        threads: 1);

    [Fact]
    public async Task What_was_calculated_step_by_step_equals_a_calculation_from_nothing() => await Gen.Select(Items, Items, Gen.Int[0, 40], Gen.Int[2, 6]).SampleAsync(
        async (before, after, days, step) =>
        {
            await using var portfolio = await FilledAsync(before);
            var day = AsOf;
            foreach (var chunk in after.Chunk((after.Length / 3) + 1))
            {
                foreach (var item in chunk)
                {
                    item.AddTo(portfolio.Rows);
                }

                Change(portfolio.Rows, step, day);
                day = day.AddDays(days / 3);
                Assert.Empty((await portfolio.LoadAsync(day)).Failures);
            }

            var result = await portfolio.LoadAsync(day, fromNothing: true);

            Assert.Equal([], result.Kpis.Where(kpi => kpi.Value.Opened + kpi.Value.Closed > 0).Select(kpi => $"{kpi.Key} {kpi.Value}"));
        },
        iter: 8,
        threads: 1);

    [Fact]
    public async Task Every_value_is_what_one_SELECT_over_its_measures_gives() => await Gen.Select(Items, Gen.Int[2, 6]).SampleAsync(
        async (items, step) =>
        {
            await using var portfolio = await FilledAsync(items);
            Change(portfolio.Rows, step, AsOf);
            Change(portfolio.Rows, step + 1, AsOf.AddDays(-40));
            await portfolio.LoadAsync(AsOf);
            var library = KpiLibrary.Load(null);
            var measures = library.Measures.ToDictionary(measure => measure.Name);
            var numbers = (await portfolio.ReadAsync(warehouse => warehouse.KpiWorkStates.Where(state => state.Subject.StartsWith("measure:"))))
                .ToDictionary(state => state.Subject["measure:".Length..], state => state.KpiWorkStateSk);
            var compared = 0;
            foreach (var kpi in library.Kpis.Values.Where(kpi => kpi.Formula.Rule != AggregationRule.Pct))
            {
                var values = await portfolio.ValuesAsync(kpi.Code);
                foreach (var grain in kpi.Periods)
                {
                    var selected = (await SelectAsync(portfolio, RollUpSql.Compile(kpi, measures, numbers, grain))).Order();
                    var written = values.Where(value => value.PeriodGrain == grain.ToString() && value.SampleSize > 0)
                        .Select(value => Line(value.ScopeSk, value.PeriodStartDateSk, value.PeriodEndDateSk, value.Numerator, value.Denominator, value.SampleSize)).Order().ToArray();
                    Assert.Equal(selected, written);
                    compared += written.Length;
                }
            }

            Assert.True(compared > 100, $"{compared} values");
        },
        iter: 3,
        threads: 1);

    private static string Line(int scope, int start, int end, double? numerator, double? denominator, int sample) =>
        FormattableString.Invariant($"{scope} {start} {end} {numerator:G9} {denominator:G9} {sample}");

    private static async Task<List<string>> SelectAsync(Portfolio portfolio, string sql)
    {
        await using var context = portfolio.OpenContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql.Replace("@from", "1", StringComparison.Ordinal).Replace("@as_of", StarRows.Sk(AsOf).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            double? Number(int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
            if (reader.GetInt32(5) > 0)
            {
                lines.Add(Line(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), Number(3), Number(4), reader.GetInt32(5)));
            }
        }

        return lines;
    }

    [Fact]
    public async Task An_idle_period_has_a_throughput_of_zero_until_the_project_is_finished()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        foreach (var project in new[] { portfolio.Rows.Project("Running"), portfolio.Rows.Project("Over", actualFinish: new DateOnly(2026, 2, 10)) })
        {
            portfolio.Rows.Issue(project, new DateOnly(2026, 1, 2), done: new DateOnly(2026, 1, 20));
        }

        await portfolio.LoadAsync(AsOf);

        async Task<IEnumerable<(int, double?, int, string)>> Months(string project) => (await portfolio.ValuesAsync("THROUGHPUT"))
            .Where(value => value.ScopeSk == portfolio.Rows.Scope(project) && value.PeriodGrain == "Month").OrderBy(value => value.DateSk)
            .Select(value => (value.DateSk, value.Value, value.SampleSize, value.Confidence));
        Assert.Equal([(20260131, 1.0, 1, "Complete"), (20260228, 0, 0, "Complete"), (20260331, 0, 0, "Complete"), (20260430, 0, 0, "Partial")], await Months("Running"));
        Assert.Equal([(20260131, 1.0, 1, "Complete"), (20260228, 0, 0, "Complete")], await Months("Over"));
        Assert.DoesNotContain(await portfolio.ValuesAsync("REOPEN_RATE"), value => value.PeriodGrain == "Month" && value.DateSk > 20260131);
    }

    [Fact]
    public async Task Only_what_a_change_touches_is_calculated_anew()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var (here, there) = (portfolio.Rows.Project("A", "North"), portfolio.Rows.Project("B", "South"));
        for (var month = 1; month <= 3; month++)
        {
            portfolio.Rows.Issue(here, new DateOnly(2026, month, 2), done: new DateOnly(2026, month, 20), reopened: 1);
            portfolio.Rows.Issue(there, new DateOnly(2026, month, 2), done: new DateOnly(2026, month, 20));
        }

        await portfolio.LoadAsync(AsOf);
        portfolio.Rows.Issue(here, new DateOnly(2026, 1, 2), done: new DateOnly(2026, 2, 20));

        var counts = (await portfolio.LoadAsync(AsOf)).Kpis["REOPEN_RATE"];

        // Week, month and quarter of the 20th of February in project, program, portfolio and organisation; and March, whose trend is another now.
        Assert.Equal((16, 16, 0), (counts.Opened, counts.Closed, counts.Unchanged));
    }

    private static void Change(StarRows rows, int step, DateOnly day)
    {
        rows.Replace<FactIssue>(issue => (issue.IssueSk % (step * 3)) switch
        {
            0 => issue with { IsDeleted = !issue.IsDeleted },
            1 => issue with { ProjectSk = rows.Of<Prism.Warehouse.Dimensions.DimProject>()[issue.IssueSk % 5].ProjectSk },
            2 => issue with { DoneDateSk = -2, FirstDoneDateSk = -2, CycleTimeElapsedDays = null, LeadTimeElapsedDays = null },
            3 => issue with { CycleTimeElapsedDays = issue.CycleTimeElapsedDays + 1 },
            _ => issue,
        });
        var project = rows.Of<Prism.Warehouse.Dimensions.DimProject>()[step % 5].ProjectSk;
        var plan = rows.Plan(project, day);
        rows.EarnedValue(project, plan, day, 50 + step, 40, 45, 100);
        rows.Task(project, plan, day, finish: day.AddDays(step), baselineFinish: day, isProject: true);
        rows.Task(project, plan, day, baselineFinish: day.AddDays(-step), actualFinish: day, isMilestone: true);
        rows.Flow(project, day, step);
        rows.Worklog(project, day.AddDays(-step), step);
        rows.Person(project, 8, day.AddDays(-20));
        rows.Financial(project, day, budget: 100 * step, actual: 90 * step, benefitPlanned: 10, benefitRealised: step, forecast: 95 * step);
        rows.Risk(project, day, 0.1 * step, 1_000 * step);
        rows.Target("CYCLE_TIME_P85", StarRows.Organisation, day, day, 5 * step);
        rows.Assessment(project, day, 1 + (step % 4), step);
    }

    [Fact]
    public async Task A_value_does_not_depend_on_rows_outside_its_scope_and_period() => await Gen.Select(Items, Items).SampleAsync(
        async (items, others) =>
        {
            await using var alone = await FilledAsync([.. items.Where(item => Programs[item.Project] == "North")]);
            await using var among = await FilledAsync([.. items.Where(item => Programs[item.Project] == "North"), .. others.Where(item => Programs[item.Project] != "North")]);

            Assert.Equal(await CurrentAsync(alone, "North"), await CurrentAsync(among, "North"));
        },
        iter: 6,
        threads: 1);

    private static async Task ForAnyItems(Func<Portfolio, Item[], Task> holds) => await Items.SampleAsync(
        async items =>
        {
            await using var portfolio = await FilledAsync(items);
            await holds(portfolio, items);
        },
        iter: Rounds,
        threads: 1);

    private static async Task<Portfolio> FilledAsync(Item[] items)
    {
        var portfolio = await Portfolio.CreateAsync();
        for (var index = 0; index < Programs.Length; index++)
        {
            portfolio.Rows.Project($"P{index}", Programs[index]);
        }

        foreach (var item in items)
        {
            item.AddTo(portfolio.Rows);
        }

        Assert.Empty((await portfolio.LoadAsync(AsOf)).Failures);
        return portfolio;
    }

    private static async Task<List<string>> CurrentAsync(Portfolio portfolio, string? scope = null)
    {
        var codes = (await portfolio.ReadAsync(warehouse => warehouse.Kpis)).ToDictionary(kpi => kpi.KpiSk, kpi => kpi.KpiCode);
        var values = await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.Where(value => value.IsCurrent));
        return [.. values
            .Where(value => scope is null || value.ScopeSk == portfolio.Rows.Scope(scope))
            .Select(value => FormattableString.Invariant(
                $"{codes[value.KpiSk]} {value.ScopeSk} {value.PeriodGrain} {value.PeriodEndDateSk} {value.Numerator} {value.Denominator} {value.Value} {value.SampleSize} {value.Status} {value.Trend} {value.Confidence}"))
            .Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<Item> InPeriod(Item[] items, FactKpiValue value) => items.Where(item => StarRows.Sk(item.Done) >= value.PeriodStartDateSk && StarRows.Sk(item.Done) <= value.PeriodEndDateSk);

    private sealed record Item(int Project, int Day, double CycleDays, bool IsReopened)
    {
        public DateOnly Done => First.AddDays(Day);

        // The five projects are the first rows a warehouse of this class gets.
        public void AddTo(StarRows rows) => rows.Issue(
            rows.Of<Prism.Warehouse.Dimensions.DimProject>()[Project].ProjectSk, First, First, Done, reopened: IsReopened ? 1 : 0, cycleDays: CycleDays, leadDays: CycleDays + 1);
    }
}
