using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Housekeeping;

/// <summary>
/// Deletes what has been kept long enough. Staged rows of living things stay as long as their source holds them, and so do tombstones that others may
/// refer to (issues): only deleted worklogs go, their facts stay. The caller holds the lease.
/// </summary>
/// <param name="database">The warehouse.</param>
/// <param name="staging">Staging, in the same database.</param>
/// <param name="options">How long.</param>
/// <param name="clock">The clock.</param>
public sealed class Retention(WarehouseDatabase database, StagingArea staging, WorkerOptions options, TimeProvider clock)
{
    /// <returns>Rows deleted, by table.</returns>
    public async Task<IReadOnlyDictionary<string, int>> ApplyAsync(CancellationToken cancellationToken)
    {
        var deleted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var staged = staging.CreateContext();
        await using (staged.ConfigureAwait(false))
        {
            if (Before(options.KeepLandingDays) is { } landed)
            {
                deleted[nameof(LandingRecord)] = await staged.Landed.Where(row => row.UpdatedAtUtc < landed).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }

            if (Before(options.KeepDeletedWorklogDays) is { } gone)
            {
                // What a load has not taken yet stays, whatever its age.
                var published = await new WarehouseLoads(database, clock).PublishedVersionAsync(cancellationToken).ConfigureAwait(false);
                deleted[nameof(StagedWorklog)] = await staged.Worklogs.Where(row => row.IsDeleted && row.DeletedAtUtc < gone && row.LoadSk <= published)
                    .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        var star = database.CreateContext();
        await using (star.ConfigureAwait(false))
        {
            if (Before(options.KeepRejectedDays) is { } rejected)
            {
                deleted[nameof(RejectedRow)] = await star.RejectedRows.Where(row => row.UpdatedAtUtc < rejected).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }

            if (Before(options.KeepQualityDays) is { } quality)
            {
                deleted[nameof(FactDataQuality)] = await star.FactDataQualityRows.Where(row => row.UpdatedAtUtc < quality).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }

            if (await IdleLoads.ThinAsync(star, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false) is > 0 and var idle)
            {
                deleted[nameof(DimLoad)] = idle;
            }

            if (Before(options.KeepGrowthDays) is { } growth)
            {
                deleted[nameof(TableGrowth)] = await star.TableGrowths.Where(row => row.MeasuredAtUtc < growth).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return deleted;
    }

    private DateTimeOffset? Before(int days) => days == 0 ? null : clock.GetUtcNow().AddDays(-days);
}
