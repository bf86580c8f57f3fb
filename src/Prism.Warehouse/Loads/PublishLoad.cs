namespace Prism.Warehouse.Loads;

/// <summary>The step into the star while it runs: everything written through <see cref="Session"/> is seen at the commit, or never.</summary>
public sealed class PublishLoad : IAsyncDisposable
{
    private readonly WarehouseDatabase database;
    private readonly TimeProvider clock;
    private readonly HeldLease lease;

    internal PublishLoad(WarehouseDatabase database, TimeProvider clock, HeldLease lease, LoadSession session, long publishedVersion)
    {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
        Session = session;
        PublishedVersion = publishedVersion;
    }

    public LoadSession Session { get; }

    /// <summary>The version before this load, 0 when there is none: staged rows of later loads are new.</summary>
    public long PublishedVersion { get; }

    /// <summary>Makes the load the warehouse's version.</summary>
    /// <param name="rowsIn">Staged rows that were taken.</param>
    /// <param name="rowsLoaded">Rows of the star that were written.</param>
    /// <param name="cancellationToken">Until the commit itself; then it is too late.</param>
    /// <exception cref="LeaseLostException">Another worker has the lease: nothing was written.</exception>
    public async Task CommitAsync(long rowsIn, long rowsLoaded, CancellationToken cancellationToken)
    {
        var context = database.CreateContext(Session.Connection, Session.Transaction);
        await using (context.ConfigureAwait(false))
        {
            context.Add(new DimLoad
            {
                LoadSk = Session.LoadSk, SourceSystem = DimLoad.Warehouse, Kind = LoadKind.Publish, StartedAtUtc = Session.StartedAtUtc,
                FinishedAtUtc = clock.GetUtcNow(), Outcome = LoadOutcome.Succeeded, RowsIn = rowsIn, RowsLoaded = rowsLoaded, IsPublished = true,
            });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        await lease.ConfirmAsync(Session.Connection, Session.Transaction, cancellationToken).ConfigureAwait(false);
        await Session.Transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Session.Transaction.DisposeAsync().ConfigureAwait(false);
        await Session.Connection.DisposeAsync().ConfigureAwait(false);
    }
}
