using Prism.Kpis.Engine;
using Prism.Warehouse.Dimensions;

namespace Prism.Kpis.Tests;

/// <summary>KPIs that rest on what the calculation of the others gave.</summary>
public sealed class KpisAboutKpisTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 15);
    private static readonly DateOnly March = new(2026, 3, 31);

    [Fact]
    public async Task They_follow_the_others_in_the_same_load_and_rest_when_nothing_changed()
    {
        await using var portfolio = await WithTargetsAsync();
        Assert.Equal(0.75, (await portfolio.ValueAsync("TARGET_ATTAINMENT", StarRows.Organisation, PeriodGrain.Month, March)).Value);
        var project = portfolio.Rows.Of<DimProject>()[0].ProjectSk;
        portfolio.Rows.Issue(project, new DateOnly(2026, 2, 10), done: new DateOnly(2026, 3, 12));
        portfolio.Rows.Issue(project, new DateOnly(2026, 2, 10), done: new DateOnly(2026, 3, 12));

        Assert.Empty((await portfolio.LoadAsync(AsOf, GovernmentExamples.Library)).Failures);

        Assert.Equal(1.0, (await portfolio.ValueAsync("TARGET_ATTAINMENT", StarRows.Organisation, PeriodGrain.Month, March)).Value);
        var again = await portfolio.LoadAsync(AsOf, GovernmentExamples.Library);
        Assert.All(again.Kpis, kpi => Assert.True(kpi.Value.IsSkipped, kpi.Key));
        Assert.Equal([], (await portfolio.LoadAsync(AsOf, GovernmentExamples.Library, fromNothing: true)).Kpis.Where(kpi => kpi.Value.Opened + kpi.Value.Closed > 0).Select(kpi => kpi.Key));
    }

    [Fact]
    public async Task They_are_not_among_the_KPIs_they_count()
    {
        await using var portfolio = await WithTargetsAsync();

        Assert.Equal(4.0, (await portfolio.ValueAsync("KPI_COVERAGE", StarRows.Organisation, PeriodGrain.Month, March)).Denominator);
    }

    [Fact]
    public async Task A_preview_of_one_rests_on_all_the_others_and_leaves_them_alone()
    {
        await using var portfolio = await WithTargetsAsync();

        foreach (var code in new[] { "TARGET_ATTAINMENT", "KPI_COVERAGE", "SMART_COMPLETENESS" })
        {
            var preview = await portfolio.PreviewAsync(AsOf, GovernmentExamples.Library, code);

            Assert.Empty(preview.Failures);
            Assert.Contains(preview.Values, value => value.After is not null);
            Assert.All(preview.Values, value => Assert.Equal(value.Before, value.After));
        }
    }

    private static async Task<Portfolio> WithTargetsAsync()
    {
        var portfolio = await Portfolio.CreateAsync();
        GovernmentExamples.ByCode["TARGET_ATTAINMENT"](portfolio.Rows, portfolio.Rows.Project("A"));
        Assert.Empty((await portfolio.LoadAsync(AsOf, GovernmentExamples.Library)).Failures);
        return portfolio;
    }
}
