using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse.Loads;

/// <summary>
/// The right to write, held by this worker until released or lost. It is renewed by every commit and, in between, by a timer; a worker that
/// lost it cannot commit. Dispose it to release it.
/// </summary>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly WarehouseDatabase database;
    private readonly TimeProvider clock;
    private readonly TimeSpan duration;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly Task renewing;

    internal HeldLease(WarehouseDatabase database, TimeProvider clock, string holder, long fencingNumber, TimeSpan duration)
    {
        this.database = database;
        this.clock = clock;
        this.duration = duration;
        Holder = holder;
        FencingNumber = fencingNumber;
        renewing = RenewUntilStoppedAsync();
    }

    public string Holder { get; }

    /// <summary>Grows with every change of holder: the newest number is the only one that may commit.</summary>
    public long FencingNumber { get; }

    /// <summary>Cancelled when another worker is seen to have the lease: stop working, the commit would be refused.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>
    /// Renews the lease within a transaction that is about to commit. The lease's row stays locked until then: nobody can take the lease
    /// between this check and the commit.
    /// </summary>
    /// <exception cref="LeaseLostException">Another worker has it; roll back.</exception>
    public async Task ConfirmAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var context = database.CreateContext(connection, transaction);
        await using (context.ConfigureAwait(false))
        {
            if (!await RenewAsync(context, cancellationToken).ConfigureAwait(false))
            {
                await lost.CancelAsync().ConfigureAwait(false);
                throw new LeaseLostException(database.Location, FencingNumber);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stopped.IsCancellationRequested)
        {
            return;
        }

        await stopped.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(false);
        if (!lost.IsCancellationRequested)
        {
            var context = database.CreateContext();
            await using (context.ConfigureAwait(false))
            {
                var now = clock.GetUtcNow();
                await context.LoadLeases.Where(lease => lease.LoadLeaseSk == LoadLease.OnlySk && lease.FencingNumber == FencingNumber)
                    .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Holder, "").SetProperty(lease => lease.ExpiresAtUtc, now), CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }

        lost.Dispose();
        stopped.Dispose();
    }

    private async Task RenewUntilStoppedAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(duration / 3, clock);
            while (await timer.WaitForNextTickAsync(stopped.Token).ConfigureAwait(false))
            {
                if (!await TryRenewAsync().ConfigureAwait(false))
                {
                    await lost.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
    }

    private async Task<bool> TryRenewAsync()
    {
        try
        {
            var context = database.CreateContext();
            await using (context.ConfigureAwait(false))
            {
                context.Database.SetCommandTimeout(TimeSpan.FromSeconds(1));
                return await RenewAsync(context, stopped.Token).ConfigureAwait(false);
            }
        }
        catch (DbException)
        {
            // The database is busy, most likely with this worker's own long transaction, or away for a while. The next tick tries again;
            // whoever commits first decides, and a commit asks for the lease again.
            return true;
        }
    }

    private async Task<bool> RenewAsync(WarehouseContext context, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + duration;
        return await context.LoadLeases.Where(lease => lease.LoadLeaseSk == LoadLease.OnlySk && lease.FencingNumber == FencingNumber)
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.ExpiresAtUtc, until), cancellationToken).ConfigureAwait(false) == 1;
    }
}
