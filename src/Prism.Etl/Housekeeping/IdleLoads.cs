using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Housekeeping;

/// <summary>
/// Extractions that found nothing. A worker that looks every minute leaves half a million of them a year and source, which every run and every page of
/// loads goes through: after a week, the last of each hour stays. No row names them.
/// </summary>
internal static class IdleLoads
{
    private const int DaysKeptWhole = 7;
    private const int KeysPerStatement = 500;

    /// <returns>How many were deleted.</returns>
    public static async Task<int> ThinAsync(WarehouseContext star, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now.AddDays(-DaysKeptWhole);
        var idle = await star.Loads
            .Where(load => load.Kind == LoadKind.Extract && load.Outcome == LoadOutcome.Succeeded && load.RowsStaged == 0 && load.RowsRejected == 0 && load.FinishedAtUtc < before)
            .Select(load => new { load.LoadSk, load.SourceSystem, load.FinishedAtUtc }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var gone = idle.GroupBy(load => (load.SourceSystem, Hour: load.FinishedAtUtc!.Value.UtcTicks / TimeSpan.TicksPerHour))
            .SelectMany(hour => hour.Select(load => load.LoadSk).OrderDescending().Skip(1)).Order().ToList();
        foreach (var keys in gone.Chunk(KeysPerStatement))
        {
            await star.Loads.Where(load => keys.Contains(load.LoadSk)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return gone.Count;
    }
}
