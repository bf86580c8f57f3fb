using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.Pages;

/// <summary>A KPI of a portfolio in the last complete month.</summary>
public sealed record Score(string Scope, string Kpi, string Unit, double? Value, double? Target, string Status);

/// <summary>What the landing page says about the warehouse.</summary>
public sealed record LandingFacts(long Version, string PublishedAtUtc, string Month, IReadOnlyList<Score> Scores, IReadOnlyList<(EntitySet Set, long Rows)> Rows)
{
    public static async Task<LandingFacts> ReadAsync(WarehouseReading reading, ServiceDocuments documents, CancellationToken cancellationToken)
    {
        var warehouse = reading.Context;
        var published = await warehouse.Loads.Where(l => l.LoadSk == reading.Version).Select(l => new { l.StartedAtUtc, l.FinishedAtUtc }).FirstAsync(cancellationToken).ConfigureAwait(false);
        var at = (published.FinishedAtUtc ?? published.StartedAtUtc).UtcDateTime;
        var today = (at.Year * 10000) + (at.Month * 100) + at.Day;

        // The month must have ended before the version was published: a month that still runs would be compared with a whole one's target.
        var monthly = warehouse.FactKpiValues.Where(v => v.IsCurrent && v.PeriodGrain == "Month")
            .Join(warehouse.Scopes, v => v.ScopeSk, s => s.ScopeSk, (v, s) => new { Value = v, Scope = s })
            .Where(x => x.Scope.ScopeLevel == ScopeLevel.Portfolio && x.Value.PeriodEndDateSk < today);
        var month = await monthly.Select(x => (int?)x.Value.PeriodEndDateSk).MaxAsync(cancellationToken).ConfigureAwait(false);
        var scores = month is null ? [] : await monthly.Where(x => x.Value.PeriodEndDateSk == month)
            .Join(warehouse.Kpis, x => x.Value.KpiSk, k => k.KpiSk, (x, k) => new { x.Value, x.Scope, Kpi = k })
            .OrderBy(x => x.Scope.ScopeName).ThenBy(x => x.Kpi.Family).ThenBy(x => x.Kpi.KpiName)
            .Select(x => new Score(x.Scope.ScopeName, x.Kpi.KpiName, x.Kpi.Unit, x.Value.Value, x.Value.Target, x.Value.Status))
            .Take(200).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<(EntitySet, long)> rows = [];
        foreach (var set in documents.Sets.Values)
        {
            rows.Add((set, await set.CountAsync(warehouse, cancellationToken).ConfigureAwait(false)));
        }

        var day = month is { } m ? string.Create(CultureInfo.InvariantCulture, $"{m / 10000:0000}-{m / 100 % 100:00}-{m % 100:00}") : "";
        return new LandingFacts(reading.Version, at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), day, scores, rows);
    }
}
