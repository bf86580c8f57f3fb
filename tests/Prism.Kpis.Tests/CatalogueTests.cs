using Prism.Kpis.Engine;
using Prism.Kpis.Governance;

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
    public void Every_signal_names_measures_and_KPIs_that_there_are()
    {
        Assert.Equal([], GamingSignal.All.SelectMany(signal => signal.KpiCodes).Except(Library.Kpis.Keys));
        Assert.Equal([], GamingSignal.All.SelectMany(signal => new[] { signal.Cases, signal.OutOf }).Except(Library.Measures.Select(measure => measure.Name)));
        Assert.Equal(GamingSignal.All.Count, GamingSignal.All.Select(signal => signal.Number).Distinct().Count());
    }

    [Fact]
    public void Every_measure_serves_a_KPI_or_a_signal()
    {
        var used = Library.Kpis.Values.SelectMany(kpi => Library.MeasuresOf(kpi.Formula)).Select(measure => measure.Name)
            .Concat(GamingSignal.All.SelectMany(signal => new[] { signal.Cases, signal.OutOf })).ToHashSet();

        Assert.Equal([], Library.Measures.Select(measure => measure.Name).Except(used));
    }
}
