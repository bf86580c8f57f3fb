using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse.Loads;

/// <summary>
/// The loads' bookkeeping: who may write, which load comes next, which version is published. A run is: <see cref="AcquireLeaseAsync"/>, one
/// <see cref="BeginExtractAsync"/> per source, one <see cref="BeginPublishAsync"/>.
/// </summary>
public sealed class WarehouseLoads(WarehouseDatabase database, TimeProvider clock)
{
    /// <summary>How long a lease lasts when its holder is not heard of.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(2);

    /// <summary>The last published version, 0 before the first.</summary>
    public async Task<long> PublishedVersionAsync(CancellationToken cancellationToken)
    {
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            return await PublishedVersionAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the lease, and marks what a killed worker left running as interrupted. A holder of this machine whose process is gone is followed
    /// at once, any other when its lease has run out.
    /// </summary>
    /// <exception cref="LeaseHeldException">Another worker is writing.</exception>
    public async Task<HeldLease> AcquireLeaseAsync(CancellationToken cancellationToken)
    {
        var holder = LeaseHolder.Current();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Read before any lock is asked for: the answer to a second worker does not wait for the first one's transaction.
            var reader = database.CreateContext(connection, null);
            await using (reader.ConfigureAwait(false))
            {
                await FreeLeaseAsync(reader, cancellationToken).ConfigureAwait(false);
            }

            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var context = database.CreateContext(connection, transaction);
                await using (context.ConfigureAwait(false))
                {
                    var fencingNumber = await TakeAsync(context, holder, cancellationToken).ConfigureAwait(false);
                    var now = clock.GetUtcNow();
                    await context.Loads.Where(load => load.Outcome == LoadOutcome.Running)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(load => load.Outcome, LoadOutcome.Interrupted).SetProperty(load => load.FinishedAtUtc, now)
                                .SetProperty(load => load.Message, "The worker stopped before the load was finished; the next run goes on from its last commit."),
                            cancellationToken).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return new HeldLease(database, clock, holder, fencingNumber, LeaseDuration);
                }
            }
        }
    }

    /// <summary>Starts a load that stages what a source holds; it is visible as running at once, its batches as they are committed.</summary>
    /// <param name="lease">The right to write.</param>
    /// <param name="sourceSystem">The configured connection's name.</param>
    /// <param name="watermarkBefore">How far earlier loads came, for people; null at first.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="LeaseLostException">Another worker has the lease.</exception>
    public async Task<ExtractLoad> BeginExtractAsync(
        HeldLease lease, string sourceSystem, string? watermarkBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var startedAtUtc = clock.GetUtcNow();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var context = database.CreateContext(connection, transaction);
                await using (context.ConfigureAwait(false))
                {
                    var loadSk = await NextLoadSkAsync(context, cancellationToken).ConfigureAwait(false);
                    context.Add(new DimLoad
                    {
                        LoadSk = loadSk, SourceSystem = sourceSystem, Kind = LoadKind.Extract, StartedAtUtc = startedAtUtc, Outcome = LoadOutcome.Running,
                        WatermarkBefore = watermarkBefore is { Length: > 1000 } ? watermarkBefore[..1000] : watermarkBefore, IsPublished = false,
                    });
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                    await lease.ConfirmAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return new ExtractLoad(database, clock, lease, sourceSystem, loadSk, startedAtUtc);
                }
            }
        }
    }

    /// <summary>
    /// Starts the step into the star: one transaction, seen by nobody until <see cref="PublishLoad.CommitAsync"/>. Disposed without it, nothing
    /// happened, and no version was made.
    /// </summary>
    public async Task<PublishLoad> BeginPublishAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var startedAtUtc = clock.GetUtcNow();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            var context = database.CreateContext(connection, transaction);
            await using (context.ConfigureAwait(false))
            {
                var published = await PublishedVersionAsync(context, cancellationToken).ConfigureAwait(false);
                var loadSk = await NextLoadSkAsync(context, cancellationToken).ConfigureAwait(false);
                var star = database.CreateWriter(database.StarModel, connection, transaction, loadSk, startedAtUtc);
                var session = new LoadSession(database.Engine, connection, transaction, star, loadSk, startedAtUtc);
                return new PublishLoad(database, clock, lease, session, published);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Records a step into the star that failed and was rolled back.</summary>
    public async Task RecordFailedPublishAsync(HeldLease lease, DateTimeOffset startedAtUtc, string message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(message);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var context = database.CreateContext(connection, transaction);
                await using (context.ConfigureAwait(false))
                {
                    context.Add(new DimLoad
                    {
                        LoadSk = await NextLoadSkAsync(context, cancellationToken).ConfigureAwait(false), SourceSystem = DimLoad.Warehouse,
                        Kind = LoadKind.Publish, StartedAtUtc = startedAtUtc, FinishedAtUtc = clock.GetUtcNow(), Outcome = LoadOutcome.Failed,
                        Message = message.Length > 4000 ? message[..4000] : message, IsPublished = false,
                    });
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                    await lease.ConfirmAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task<long> PublishedVersionAsync(WarehouseContext context, CancellationToken cancellationToken) =>
        await context.Loads.Where(load => load.IsPublished).MaxAsync(load => (long?)load.LoadSk, cancellationToken).ConfigureAwait(false) ?? 0;

    private static async Task<long> NextLoadSkAsync(WarehouseContext context, CancellationToken cancellationToken) =>
        (await context.Loads.MaxAsync(load => (long?)load.LoadSk, cancellationToken).ConfigureAwait(false) ?? 0) + 1;

    /// <returns>The lease as it is stored, when it may be taken.</returns>
    private async Task<LoadLease> FreeLeaseAsync(WarehouseContext context, CancellationToken cancellationToken)
    {
        var lease = await context.LoadLeases.SingleAsync(cancellationToken).ConfigureAwait(false);
        return lease.Holder.Length > 0 && lease.ExpiresAtUtc > clock.GetUtcNow() && !LeaseHolder.IsGone(lease.Holder)
            ? throw new LeaseHeldException(database.Location, lease.Holder, lease.ExpiresAtUtc)
            : lease;
    }

    private async Task<long> TakeAsync(WarehouseContext context, string holder, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lease = await FreeLeaseAsync(context, cancellationToken).ConfigureAwait(false);

        // Compared with what was read: of two workers that saw the lease free, one takes it.
        var next = lease.FencingNumber + 1;
        var taken = await context.LoadLeases.Where(row => row.LoadLeaseSk == LoadLease.OnlySk && row.FencingNumber == lease.FencingNumber)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Holder, holder).SetProperty(row => row.FencingNumber, next)
                    .SetProperty(row => row.ExpiresAtUtc, now + LeaseDuration),
                cancellationToken).ConfigureAwait(false);
        return taken == 1 ? next : throw new LeaseHeldException(database.Location, "another worker", now + LeaseDuration);
    }
}
