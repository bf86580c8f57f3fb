using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Rows;

namespace Prism.ODataService.Pages;

/// <summary>What the landing page says about the warehouse.</summary>
/// <param name="Version">The published version.</param>
/// <param name="PublishedAtUtc">When it was published: <c>yyyy-MM-dd HH:mm</c>.</param>
/// <param name="Scorecard">The KPIs of one scope.</param>
/// <param name="Rows">Each set with its rows; null where counting would make every row that a filter should keep from being made.</param>
public sealed record LandingFacts(long Version, string PublishedAtUtc, Scorecard Scorecard, IReadOnlyList<(EntitySet Set, long? Rows)> Rows)
{
    /// <param name="scopeSk">The scope whose scorecard is shown; null: the organisation's.</param>
    public static async Task<LandingFacts> ReadAsync(
        WarehouseReading reading, ServiceDocuments documents, ProjectionCache projections, SqlDialect dialect, Rights rights, int? scopeSk, CancellationToken cancellationToken)
    {
        var warehouse = reading.Context;
        var published = await warehouse.Loads.Where(l => l.LoadSk == reading.Version).Select(l => new { l.StartedAtUtc, l.FinishedAtUtc }).FirstAsync(cancellationToken).ConfigureAwait(false);
        var at = (published.FinishedAtUtc ?? published.StartedAtUtc).UtcDateTime;
        var scorecard = await Scorecard.ReadAsync(warehouse, (at.Year * 10000) + (at.Month * 100) + at.Day, await SeenScopes.ReadAsync(reading, dialect, rights, cancellationToken).ConfigureAwait(false), scopeSk, cancellationToken).ConfigureAwait(false);
        List<(EntitySet, long?)> rows = [];
        foreach (var set in documents.Sets.Values)
        {
            rows.Add((set, set.MustNarrowBy.Count > 0 ? null : await SeenScopes.CountAsync(reading, set, projections, dialect, rights, cancellationToken).ConfigureAwait(false)));
        }

        return new LandingFacts(reading.Version, at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), scorecard, rows);
    }
}
