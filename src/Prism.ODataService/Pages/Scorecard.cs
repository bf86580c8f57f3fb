using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.Pages;

/// <summary>A scope that has monthly KPI values.</summary>
public sealed record ScorecardScope(int ScopeSk, string Level, string Name);

/// <summary>One month's value of a KPI.</summary>
public sealed record ScorecardMonth(
    long KpiValueSk, int PeriodEnd, double? Value, double? Target, string Status, string Trend, string Confidence, string? ConfidenceReason);

/// <summary>A KPI of the scope: its last value and the months before it, oldest first.</summary>
public sealed record ScorecardKpi(string Family, string Code, string Name, string Purpose, string Unit, IReadOnlyList<ScorecardMonth> Months)
{
    public ScorecardMonth Last => Months[^1];
}

/// <summary>How one scope stands in the last complete month, beside the eleven months before.</summary>
/// <param name="Month">Last day of that month as yyyyMMdd; null while no month is complete.</param>
public sealed record Scorecard(ScorecardScope? Scope, IReadOnlyList<ScorecardScope> Scopes, int? Month, IReadOnlyList<ScorecardKpi> Kpis)
{
    private static readonly string[] Levels =
        [ScopeLevel.Organisation, ScopeLevel.Portfolio, ScopeLevel.Program, ScopeLevel.Project, ScopeLevel.Team];

    /// <param name="publishedOn">The day the version was published, yyyyMMdd: a month that still ran then is not compared with whole ones.</param>
    /// <param name="seen">The scopes that the reader sees.</param>
    /// <param name="scopeSk">The scope asked for; another where it has no values: the organisation, else the first.</param>
    public static async Task<Scorecard> ReadAsync(WarehouseContext warehouse, int publishedOn, SeenScopes seen, int? scopeSk, CancellationToken cancellationToken)
    {
        var monthly = warehouse.FactKpiValues.Where(v => v.IsCurrent && v.PeriodGrain == "Month" && v.PeriodEndDateSk < publishedOn);
        var scopes = (await warehouse.Scopes.Where(s => monthly.Any(v => v.ScopeSk == s.ScopeSk))
                .Select(s => new ScorecardScope(s.ScopeSk, s.ScopeLevel, s.ScopeName)).ToListAsync(cancellationToken).ConfigureAwait(false))
            .Where(s => seen.Contains(s.ScopeSk))
            .OrderBy(s => Array.IndexOf(Levels, s.Level)).ThenBy(s => s.Name, StringComparer.Ordinal).ToList();
        var scope = scopes.Find(s => s.ScopeSk == scopeSk) ?? scopes.FirstOrDefault();
        if (scope is null)
        {
            return new Scorecard(null, scopes, null, []);
        }

        var ofScope = monthly.Where(v => v.ScopeSk == scope.ScopeSk);
        var month = await ofScope.MaxAsync(v => v.PeriodEndDateSk, cancellationToken).ConfigureAwait(false);
        var values = await ofScope.Where(v => v.PeriodEndDateSk > month - 10000)
            .Join(warehouse.Kpis, v => v.KpiSk, k => k.KpiSk, (v, k) => new { Value = v, Kpi = k })
            .Where(x => x.Kpi.IsCurrent)
            .OrderBy(x => x.Value.PeriodEndDateSk)
            .Select(x => new
            {
                x.Kpi.Family,
                x.Kpi.KpiCode,
                x.Kpi.KpiName,
                x.Kpi.Purpose,
                x.Kpi.Unit,
                Month = new ScorecardMonth(
                    x.Value.KpiValueSk, x.Value.PeriodEndDateSk, x.Value.Value, x.Value.Target, x.Value.Status, x.Value.Trend, x.Value.Confidence, x.Value.ConfidenceReason),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var kpis = values.GroupBy(v => v.KpiCode)
            .Select(g => new ScorecardKpi(g.First().Family, g.Key, g.First().KpiName, g.First().Purpose, g.First().Unit, [.. g.Select(v => v.Month)]))
            .OrderBy(k => k.Family, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal).ToList();
        return new Scorecard(scope, scopes, month, kpis);
    }
}
