using CsCheck;
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
    public async Task What_was_calculated_step_by_step_equals_a_calculation_from_nothing() => await Gen.Select(Items, Items).SampleAsync(
        async (before, after) =>
        {
            await using var portfolio = await FilledAsync(before);
            foreach (var item in after)
            {
                item.AddTo(portfolio.Rows);
            }

            portfolio.Rows.Replace<FactIssue>(issue => issue.IssueSk % 3 == 0 ? issue with { IsDeleted = true } : issue);
            await portfolio.LoadAsync(AsOf.AddDays(3));

            var result = await portfolio.LoadAsync(AsOf.AddDays(3), fromNothing: true);

            Assert.Equal(0, result.Written);
        },
        iter: 6,
        threads: 1);

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
