using Prism.Kpis.Engine;

namespace Prism.Kpis.Tests;

public sealed class CatalogueTests
{
    private static readonly KpiLibrary Library = KpiLibrary.Load(null);

    [Fact]
    public void Every_shipped_file_is_sound() => Assert.Equal([], Library.Errors.Select(error => error.ToString()));

    [Fact]
    public void Every_rule_has_at_least_one_KPI() =>
        Assert.Equal(Enum.GetValues<AggregationRule>(), Library.Kpis.Values.Select(kpi => kpi.Formula.Rule).Distinct().Order());

    [Fact]
    public void Every_measure_serves_a_KPI()
    {
        var used = Library.Kpis.Values.SelectMany(kpi => Library.MeasuresOf(kpi.Formula)).Select(measure => measure.Name).ToHashSet();

        Assert.Equal([], Library.Measures.Select(measure => measure.Name).Except(used));
    }
}
