using System.Globalization;
using Prism.Reports.PowerBI;
using Prism.Reports.Tests.Excel;
using Prism.Reports.Tests.PowerBI;
using Prism.SampleJira;
using Prism.Sources;

namespace Prism.Reports.Tests;

/// <summary>
/// Whoever looks, wherever: one number. Worked out from the source files (Jira's JSON over HTTP, plans as XML, the register's CSV) by code that shares nothing
/// with the product, stored in the warehouse, sent by the feed, lying in the workbook's pivot cache, and expected of the model's measure.
/// </summary>
[Collection(SampleTests.Name)]
public sealed class SameNumberTests(SamplePortfolio sample)
{
    private static readonly DateOnly[] MonthEnds = [new(2026, 6, 30), new(2026, 8, 31), SamplePortfolio.LastDay];

    [Fact]
    public async Task KPI_values_are_the_same_in_sources_warehouse_feed_workbook_and_model()
    {
        var sources = await SourcesAsync();
        var kpis = SourceKpis.Of(sources).ToDictionary(kpi => kpi.Code);
        var workbook = new Xlsx(await sample.DownloadAsync("connect/excel.xlsx"));
        var shown = Pivots(workbook);
        var sheet = workbook.Crosstab("Scorecard", "A9");
        List<(string Kpi, string Family, string Level, DateOnly Month)> compared = [];
        List<string> differences = [];
        foreach (var slice in Slices(sources))
        {
            var (bySql, byFeed) = (new ExpectedMeasures(sample, slice, isSql: true), new ExpectedMeasures(sample, slice, isSql: false));
            var rows = (await sample.RowsAsync(slice.In($"KpiValues?$filter=ScopeLevel eq '{slice.Level}' and ScopeName eq '{slice.Name}' and PeriodGrain eq 'Month' and PeriodEnd eq {Slice.Last}"))).ToDictionary(r => r.GetProperty("KpiCode").GetString()!);
            foreach (var measure in Measures.All.Where(m => m.Kpi is { } code && kpis.ContainsKey(code) && shown.ContainsKey((code, slice.Name, slice.LastDay))))
            {
                var code = measure.Kpi!;
                var cached = shown[(code, slice.Name, slice.LastDay)];
                if (!rows.TryGetValue(code, out var row) || cached is null)
                {
                    continue;
                }

                var warehouse = await sample.SqlAsync(slice.In($"""
                    SELECT v.Value FROM FactKpiValue v JOIN DimKpi k ON k.KpiSk = v.KpiSk JOIN DimScope s ON s.ScopeSk = v.ScopeSk
                    WHERE v.IsCurrent = 1 AND k.KpiCode = '{code}' AND s.ScopeLevel = '{slice.Level}' AND s.ScopeName = '{slice.Name}' AND v.PeriodGrain = 'Month' AND v.PeriodEndDateSk = {Slice.ToKey}
                    """));
                var numbers = new (string Place, object? Value)[]
                {
                    ("source files", kpis[code].Of(slice.Projects, new(slice.LastDay.Year, slice.LastDay.Month, 1), slice.LastDay)?.Value),
                    ("feed", MeasureSources.Number(row, "Value")),
                    ("workbook", cached),
                    ("measure in SQL", await bySql.ValueAsync(measure)),
                    ("measure through the feed", await byFeed.ValueAsync(measure)),
                };
                differences.AddRange(numbers.Where(n => !IsSame(n.Value, warehouse)).Select(n => $"{code} of {slice.Name}, {slice.LastDay:yyyy-MM}: {n.Value ?? "nothing"} in {n.Place}, {warehouse} in the warehouse"));
                if (slice.LastDay == SamplePortfolio.LastDay && slice.Level == "Portfolio")
                {
                    var (unit, name) = (row.GetProperty("Unit").GetString()!, row.GetProperty("KpiName").GetString()!);
                    Assert.Equal(WorkbookTests.Said(cached.Value, unit), sheet[($"{name} ({unit})", slice.Name)], 1e-9 * Math.Max(1, Math.Abs(cached.Value)));
                }

                compared.Add((code, row.GetProperty("Family").GetString()!, slice.Level, slice.LastDay));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compared.Count >= 200, $"Only {compared.Count} values were compared.");
        Assert.Equal(MonthEnds, compared.Select(c => c.Month).Distinct().Order());
        Assert.Equal(["Portfolio", "Project"], compared.Select(c => c.Level).Distinct().Order(StringComparer.Ordinal));
        Assert.True(compared.Select(c => c.Kpi).Distinct().Count() >= 40, string.Join(", ", compared.Select(c => c.Kpi).Distinct()));
        Assert.True(compared.Select(c => c.Family).Distinct().Count() >= 9, string.Join(", ", compared.Select(c => c.Family).Distinct()));
    }

    [Fact]
    public async Task The_page_of_measures_states_what_the_source_files_give()
    {
        var sources = await SourcesAsync();
        var kpis = SourceKpis.Of(sources).ToDictionary(kpi => kpi.Code);
        var page = await ModelPage.ReadAsync();
        var stated = 0;
        foreach (var measure in Measures.All.Where(m => m.Kpi is { } code && kpis.ContainsKey(code)))
        {
            foreach (var portfolio in new[] { "Transform", "Run" })
            {
                if (kpis[measure.Kpi!].Levels.Contains("Portfolio") && kpis[measure.Kpi!].Of([.. sources.Scopes[("Portfolio", portfolio)]], SamplePortfolio.FirstDay, SamplePortfolio.LastDay)?.Value is { } value)
                {
                    // A measure of nothing is blank where the KPI is zero.
                    var onPage = page[(measure.Name, portfolio)] == "–" ? 0 : double.Parse(page[(measure.Name, portfolio)], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
                    Assert.True(Math.Abs(value - onPage) <= 0.00006 + (1e-6 * Math.Abs(value)), $"{measure.Name} of {portfolio}: {value} from the source files, {onPage} on the page");
                    stated++;
                }
            }
        }

        Assert.True(stated >= 80, $"Only {stated} values were compared.");
    }

    private async Task<SourcePortfolio> SourcesAsync()
    {
        // The same site as the AppHost shows: the same options give the same issues.
        await using var jira = await SampleJiraHost.StartAsync(new SampleJiraOptions(), TestContext.Current.CancellationToken);
        var latest = (await sample.RowsAsync("Loads?$filter=IsPublished eq true&$orderby=FinishedAtUtc desc&$top=1"))[0].GetProperty("FinishedAtUtc").GetDateTimeOffset();
        return await SourcePortfolio.ReadAsync(jira.BaseAddress, sample.Sources, SourceCalendar.DayOf(latest), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<Slice> Slices(SourcePortfolio sources) =>
        from month in MonthEnds
        from scope in new[] { ("Portfolio", "Transform"), ("Portfolio", "Run"), ("Project", "NQ-101"), ("Project", "NQ-103"), ("Project", "NQ-301") }
        let name = scope.Item1 == "Project" ? sources.Register.Projects.Single(p => p.Code == scope.Item2).Name : scope.Item2
        select new Slice(scope.Item1, name, [.. sources.Scopes[scope]], month);

    /// <summary>What the workbook's pivot caches hold, by KPI, portfolio or project, and month.</summary>
    private static Dictionary<(string Kpi, string Scope, DateOnly Month), double?> Pivots(Xlsx workbook)
    {
        var values = workbook.PivotRows("KpiValues").ToDictionary(r => ((string)r["KpiCode"]!, (string)r["Portfolio"]!, Month(r)), r => (double?)r["Value"]);
        var codes = new Dictionary<string, string> { ["Planned value"] = "PV", ["Earned value"] = "EV", ["Actual cost"] = "AC" };
        foreach (var row in workbook.PivotRows("EarnedValue"))
        {
            values[(codes[(string)row["Measure"]!], (string)row["Project"]!, Month(row))] = (double?)row["Amount"];
        }

        foreach (var month in workbook.PivotRows("Flow").GroupBy(r => ((string)r["Project"]!, Month(r))))
        {
            double? Items(string what) => (double?)month.Single(r => (string)r["What"]! == what)["Items"];
            values[("ARRIVAL_DEPARTURE", month.Key.Item1, month.Key.Item2)] = Items("Issues finished") is > 0 ? Items("Issues created") / Items("Issues finished") : null;
        }

        return values;

        static DateOnly Month(Dictionary<string, object?> row) => DateOnly.ParseExact((string)row["Month"]! + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
    }

    /// <summary>Money is stored to a ten-thousandth, and quotients of it follow.</summary>
    private static bool IsSame(object? one, object? other) => (one, other) switch
    {
        (double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))),
        _ => Equals(one, other),
    };
}
