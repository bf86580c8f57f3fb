using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Staging;

/// <summary>
/// Commits a batch with its watermarks: rows, tombstones, payloads and refusals, together or not at all. The same batch again changes nothing.
/// </summary>
public sealed class StagingWriter(WarehouseDatabase database, StagingArea staging, TimeProvider clock)
{
    /// <param name="batch">What the source gave; every row names the load's source system.</param>
    /// <param name="load">The extraction it belongs to.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>What changed among the staged rows, tombstones included.</returns>
    /// <exception cref="LeaseLostException">Another worker has the lease: nothing was written.</exception>
    public async Task<BulkCounts> CommitAsync(StagedBatch batch, ExtractLoad load, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(load);
        foreach (var row in batch.Rows.Values.SelectMany(rows => rows).Where(row => row.SourceSystem != load.SourceSystem))
        {
            throw new ArgumentException($"A row of {row.SourceSystem} ({row.GetType().Name} {row.SourceId}) is in a batch of {load.SourceSystem}.", nameof(batch));
        }

        var nowUtc = clock.GetUtcNow();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var writer = database.CreateWriter(staging.Model, connection, transaction, load.LoadSk, nowUtc);
                var star = database.CreateWriter(database.StarModel, connection, transaction, load.LoadSk, nowUtc);
                var context = staging.CreateContext(connection, transaction);
                await using (context.ConfigureAwait(false))
                {
                    var counts = await WriteRowsAsync(batch, load, context, writer, nowUtc, cancellationToken).ConfigureAwait(false);
                    await LandAsync(batch, load, context, writer, nowUtc, cancellationToken).ConfigureAwait(false);
                    await star.UpsertAsync(
                        batch.Rejected.Select(Cut).DistinctBy(row => (row.SourceSystem, row.Entity, row.SourceId, row.Rule)), cancellationToken).ConfigureAwait(false);
                    await writer.UpsertAsync(
                        batch.Watermarks.Select(mark => new Watermark { SourceSystem = load.SourceSystem, Name = mark.Key, Value = mark.Value }),
                        cancellationToken).ConfigureAwait(false);

                    var warehouse = database.CreateContext(connection, transaction);
                    await using (warehouse.ConfigureAwait(false))
                    {
                        await CountAsync(warehouse, batch, load, counts, nowUtc, cancellationToken).ConfigureAwait(false);
                    }

                    await load.Lease.ConfirmAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                    return counts;
                }
            }
        }
    }

    private static async Task<BulkCounts> WriteRowsAsync(
        StagedBatch batch, ExtractLoad load, StagingContext context, BulkWriter writer, DateTimeOffset nowUtc, CancellationToken cancellationToken)
    {
        var counts = default(BulkCounts);
        foreach (var table in StagingTables.All)
        {
            var rows = batch.Rows.TryGetValue(table.RowType, out var list) ? list : [];
            if (rows.Count > 0)
            {
                counts += await table.UpsertAsync(writer, rows, cancellationToken).ConfigureAwait(false);
            }

            foreach (var deleted in batch.Deleted.Where(deleted => deleted.RowType == table.RowType).GroupBy(deleted => deleted.Reason, deleted => deleted.SourceId))
            {
                counts += await table.BuryAsync(
                    context, writer, new Burial(load.SourceSystem, deleted.ToHashSet(StringComparer.Ordinal), AllBut: false, deleted.Key, nowUtc),
                    cancellationToken).ConfigureAwait(false);
            }

            if (batch.CompleteSets.Contains(table.RowType))
            {
                var present = rows.Select(row => row.SourceId).ToHashSet(StringComparer.Ordinal);
                counts += await table.BuryAsync(
                    context, writer, new Burial(load.SourceSystem, present, AllBut: true, DeleteReason.Deleted, nowUtc), cancellationToken).ConfigureAwait(false);
            }
        }

        return counts;
    }

    /// <summary>A payload that is there stays as it first came, which page it was then is no change; but it belongs to the load that saw it last.</summary>
    private static async Task LandAsync(
        StagedBatch batch, ExtractLoad load, StagingContext context, BulkWriter writer, DateTimeOffset nowUtc, CancellationToken cancellationToken)
    {
        var system = load.SourceSystem;
        var records = batch.LandsDeletions && batch.Deleted.Count > 0
            ? batch.Landed.Append(new LandedDeletions(nowUtc, batch.Deleted.ConvertAll(row => new LandedDeletion(row.RowType.Name, row.SourceId, row.Reason))).ToRecord(system))
            : batch.Landed;
        foreach (var landed in records.DistinctBy(row => (row.SourceSystem, row.Entity, row.ContentHash)).Chunk(500))
        {
            var hashes = landed.Select(row => row.ContentHash).ToList();
            var known = await context.Landed.Where(row => row.SourceSystem == system && hashes.Contains(row.ContentHash))
                .Select(row => new { row.SourceSystem, row.Entity, row.ContentHash }).ToListAsync(cancellationToken).ConfigureAwait(false);
            var keys = known.Select(row => (row.SourceSystem, row.Entity, row.ContentHash)).ToHashSet();
            if (keys.Count > 0)
            {
                await context.Landed.Where(row => row.SourceSystem == system && hashes.Contains(row.ContentHash))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LoadSk, load.LoadSk).SetProperty(row => row.UpdatedAtUtc, nowUtc), cancellationToken).ConfigureAwait(false);
            }

            await writer.UpsertAsync(landed.Where(row => !keys.Contains((row.SourceSystem, row.Entity, row.ContentHash))), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task CountAsync(
        WarehouseContext warehouse, StagedBatch batch, ExtractLoad load, BulkCounts counts, DateTimeOffset nowUtc, CancellationToken cancellationToken)
    {
        long rowsIn = batch.RowCount + batch.Rejected.Count;
        long rejected = batch.Rejected.Count;
        var marks = string.Join("; ", batch.Watermarks.OrderBy(mark => mark.Key, StringComparer.Ordinal).Select(mark => $"{mark.Key}={mark.Value}"));
        var after = marks.Length > 1000 ? marks[..1000] : marks;
        var step = load.Step;
        var (name, done, total) = (step?.Name, step?.Done ?? 0, step?.Total);
        var expires = batch.SignInExpiresOn is { } on ? (on.Year * 10000) + (on.Month * 100) + on.Day : Member.NotApplicable;
        DateTimeOffset? startedAtUtc = step?.StartedAtUtc, seenAtUtc = step is null ? null : nowUtc;
        await warehouse.Loads.Where(row => row.LoadSk == load.LoadSk)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.RowsIn, row => row.RowsIn + rowsIn)
                    .SetProperty(row => row.RowsStaged, row => row.RowsStaged + counts.Written)
                    .SetProperty(row => row.RowsRejected, row => row.RowsRejected + rejected)
                    .SetProperty(row => row.WatermarkAfter, row => after.Length == 0 ? row.WatermarkAfter : after)
                    .SetProperty(row => row.SignInExpiresDateSk, row => expires < 0 ? row.SignInExpiresDateSk : expires)
                    .SetProperty(row => row.StepName, name)
                    .SetProperty(row => row.StepDone, done)
                    .SetProperty(row => row.StepTotal, total)
                    .SetProperty(row => row.StepStartedAtUtc, startedAtUtc)
                    .SetProperty(row => row.StepSeenAtUtc, seenAtUtc),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A refused row's own texts come from outside and may be of any length.</summary>
    private static RejectedRow Cut(RejectedRow row) =>
        row with { Entity = Cut(row.Entity, 100), SourceId = Cut(row.SourceId, 255), Rule = Cut(row.Rule, 100) };

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
