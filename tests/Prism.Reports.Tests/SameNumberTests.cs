using System.Globalization;
using Prism.Reports.PowerBI;
using Prism.Reports.Tests.Excel;
using Prism.Reports.Tests.PowerBI;

namespace Prism.Reports.Tests;

/// <summary>Whoever looks, wherever: warehouse, feed, workbook and model show one number; and where the sources can be reckoned with by hand, so do they.</summary>
[Collection(SampleTests.Name)]
public sealed class SameNumberTests(SamplePortfolio sample)
{
    [Fact]
    public async Task Forty_KPI_values_are_the_same_in_sources_warehouse_feed_workbook_and_model()
    {
        var workbook = new Xlsx(await sample.DownloadAsync("connect/excel.xlsx")).Crosstab("Scorecard", "A9");
        var model = await ModelPage.ReadAsync();
        var sources = new PlanOracle(sample.Sources).ByPortfolioAndMonth("EUR");
        var (compared, fromSources) = (0, 0);
        foreach (var measure in Measures.All.Where(m => m.Kpi is { } kpi && !kpi.Contains(' ', StringComparison.Ordinal)))
        {
            foreach (var portfolio in new[] { "Transform", "Run" })
            {
                var warehouse = await sample.SqlAsync($"""
                    SELECT v.Value FROM FactKpiValue v JOIN DimKpi k ON k.KpiSk = v.KpiSk JOIN DimScope s ON s.ScopeSk = v.ScopeSk
                    WHERE v.IsCurrent = 1 AND k.KpiCode = '{measure.Kpi}' AND s.ScopeLevel = 'Portfolio' AND s.ScopeName = '{portfolio}' AND v.PeriodGrain = 'Month' AND v.PeriodEndDateSk = 20261031
                    """);
                if (warehouse is not double value)
                {
                    continue;
                }

                var row = Assert.Single(await sample.RowsAsync($"KpiValues?$filter=KpiCode eq '{measure.Kpi}' and ScopeLevel eq 'Portfolio' and ScopeName eq '{portfolio}' and PeriodGrain eq 'Month' and PeriodEnd eq 2026-10-31"));
                Assert.Equal(value, row.GetProperty("Value").GetDouble());
                var shown = workbook[($"{row.GetProperty("KpiName").GetString()} ({row.GetProperty("Unit").GetString()})", portfolio)];
                Assert.Equal(WorkbookTests.Said(value, row.GetProperty("Unit").GetString()!), shown, 1e-9 * Math.Max(1, Math.Abs(shown)));
                Assert.Equal(value.ToString("#,0.####", CultureInfo.InvariantCulture), model[(measure.Name, portfolio)]);
                compared++;

                var (earned, planned) = sources[(portfolio, 2026, 10)];
                if (measure.Kpi switch { "EV" => earned, "PV" => planned, "SV" => earned - planned, "SPI" => earned / planned, _ => (double?)null } is { } reckoned)
                {
                    Assert.Equal(reckoned, value, 1e-4 * Math.Max(1, Math.Abs(value) / 1000));
                    fromSources++;
                }
            }
        }

        Assert.True(compared >= 40, $"Only {compared} values were compared.");
        Assert.Equal(8, fromSources);
    }
}
