using System.Globalization;

namespace Prism.EndToEnd.Tests;

/// <summary>KPIs of the sample portfolio equal what its source files give when they are worked out by other code, at all levels, by month and quarter.</summary>
[Collection(SampleRunReaders.Name)]
public sealed class KpiEqualityTests(SampleRun sample)
{
    /// <summary>KPIs with an independent computation: here, and SPI in <see cref="MainJobTests"/>. The other 64 of the catalogue are held by worked examples and properties only.</summary>
    public static TheoryData<string> Codes =>
        ["BURN_RATE", "CAPEX_SHARE", "BUDGET_VARIANCE", "BENEFIT_REALISATION", "ON_TIME_RATE", "STAKEHOLDER_SATISFACTION", "STRATEGIC_ALIGNMENT"];

    [Fact]
    public async Task The_list_of_KPIs_with_an_independent_computation_is_complete()
    {
        var catalogue = (await sample.ReadAsync("Kpis?$filter=IsCurrent eq true&$select=KpiCode")).Select(row => row.GetProperty("KpiCode").GetString()!).ToHashSet();
        var computed = new RegisterOracle(sample.Portfolio).Kpis().Select(kpi => kpi.Code).ToList();

        Assert.Equal(Codes.Select(code => code.Data).Order(), computed.Order());
        Assert.Subset(catalogue, computed.Append("SPI").ToHashSet());
        Assert.Equal(64, catalogue.Count - computed.Count - 1);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_KPI_is_what_the_register_says(string code)
    {
        var oracle = new RegisterOracle(sample.Portfolio);
        var kpi = oracle.Kpis().Single(kpi => kpi.Code == code);
        var values = await sample.ReadAsync($"KpiValues?$filter=KpiCode eq '{code}' and PeriodGrain ne 'Week' and Confidence ne 'Partial'");
        var scopes = oracle.Scopes;
        var compared = 0;
        foreach (var value in values)
        {
            var level = value.GetProperty("ScopeLevel").GetString()!;
            var name = level switch { "Project" => value.GetProperty("ProjectCode").GetString()!, "Organisation" => "", _ => value.GetProperty("ScopeName").GetString()! };
            var (start, end) = (Day(value.GetProperty("PeriodStart").GetString()!), Day(value.GetProperty("PeriodEnd").GetString()!));
            var rows = RowsOf(kpi, [.. scopes[(level, name)]], start, end);
            Assert.True(rows.Count > 0 || kpi.IsIdleZero, $"{level} {name} {end}: published, but the files hold nothing.");
            var (above, below) = (rows.Sum(row => row.Above), rows.Sum(row => row.Below));
            var expected = !kpi.IsRatio ? above : below > 0 ? above / below : (double?)null;
            var actual = value.GetProperty("Value").ValueKind == System.Text.Json.JsonValueKind.Null ? (double?)null : value.GetProperty("Value").GetDouble();
            Assert.True(expected is null ? actual is null : actual is { } number && Math.Abs(number - expected.Value) <= 1e-6 * Math.Max(1, Math.Abs(expected.Value)), $"{level} {name} {end}: {actual}, the files give {expected}.");
            compared += rows.Count > 0 ? 1 : 0;
        }

        // Nothing that the files hold is left out: as many months of projects have rows as are published.
        var last = values.Max(value => Day(value.GetProperty("PeriodEnd").GetString()!));
        var months = kpi.Rows.Where(row => row.Day <= last).Select(row => (row.Project, row.Day.Year, row.Day.Month)).ToHashSet();
        Assert.Equal(months.Count, values.Count(value =>
            value.GetProperty("PeriodGrain").GetString() == "Month" && value.GetProperty("ScopeLevel").GetString() == "Project"
            && months.Contains((value.GetProperty("ProjectCode").GetString()!, Day(value.GetProperty("PeriodEnd").GetString()!).Year, Day(value.GetProperty("PeriodEnd").GetString()!).Month))));
        Assert.True(compared > 8);
    }

    private static List<OracleRow> RowsOf(OracleKpi kpi, HashSet<string> projects, DateOnly start, DateOnly end)
    {
        var rows = kpi.Rows.Where(row => projects.Contains(row.Project) && row.Day >= start && row.Day <= end).ToList();
        return kpi.IsState ? [.. rows.GroupBy(row => row.Project).SelectMany(project => project.Where(row => row.Day == project.Max(other => other.Day)))] : rows;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
