using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Pages;

/// <summary>What the landing page says about the warehouse.</summary>
public sealed record LandingFacts(long Version, string PublishedAtUtc, Scorecard Scorecard, IReadOnlyList<(EntitySet Set, long Rows)> Rows)
{
    /// <param name="scopeSk">The scope whose scorecard is shown; null: the organisation's.</param>
    public static async Task<LandingFacts> ReadAsync(WarehouseReading reading, ServiceDocuments documents, int? scopeSk, CancellationToken cancellationToken)
    {
        var warehouse = reading.Context;
        var published = await warehouse.Loads.Where(l => l.LoadSk == reading.Version).Select(l => new { l.StartedAtUtc, l.FinishedAtUtc }).FirstAsync(cancellationToken).ConfigureAwait(false);
        var at = (published.FinishedAtUtc ?? published.StartedAtUtc).UtcDateTime;
        var scorecard = await Scorecard.ReadAsync(warehouse, (at.Year * 10000) + (at.Month * 100) + at.Day, scopeSk, cancellationToken).ConfigureAwait(false);
        List<(EntitySet, long)> rows = [];
        foreach (var set in documents.Sets.Values)
        {
            rows.Add((set, await set.CountAsync(warehouse, cancellationToken).ConfigureAwait(false)));
        }

        return new LandingFacts(reading.Version, at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), scorecard, rows);
    }
}
