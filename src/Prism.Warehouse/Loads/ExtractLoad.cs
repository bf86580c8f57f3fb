using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse.Loads;

/// <summary>A load that stages one source. Its batches are committed one by one, each asking for the lease again.</summary>
public sealed class ExtractLoad
{
    private readonly WarehouseDatabase database;
    private readonly TimeProvider clock;

    internal ExtractLoad(
        WarehouseDatabase database, TimeProvider clock, HeldLease lease, string sourceSystem, long loadSk, DateTimeOffset startedAtUtc)
    {
        this.database = database;
        this.clock = clock;
        Lease = lease;
        SourceSystem = sourceSystem;
        LoadSk = loadSk;
        StartedAtUtc = startedAtUtc;
    }

    public HeldLease Lease { get; }
    public string SourceSystem { get; }
    public long LoadSk { get; }
    public DateTimeOffset StartedAtUtc { get; }

    /// <summary>How far the extraction is; the next batch notes it, for whoever asks while it runs.</summary>
    public ExtractStep? Step { get; set; }

    /// <summary>Marks the load as succeeded.</summary>
    public Task SucceedAsync(CancellationToken cancellationToken) => FinishAsync(LoadOutcome.Succeeded, null, cancellationToken);

    /// <summary>Marks the load as failed. What it committed before stays and counts.</summary>
    /// <param name="message">What went wrong, in words for the administrator.</param>
    /// <param name="cancellationToken">Stops the marking.</param>
    public Task FailAsync(string message, CancellationToken cancellationToken) => FinishAsync(LoadOutcome.Failed, message, cancellationToken);

    private async Task FinishAsync(string outcome, string? message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var text = message is { Length: > 4000 } ? message[..4000] : message;
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            await context.Loads.Where(load => load.LoadSk == LoadSk && load.Outcome == LoadOutcome.Running)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(load => load.Outcome, outcome).SetProperty(load => load.Message, text).SetProperty(load => load.FinishedAtUtc, now),
                    cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>How far an extraction is.</summary>
/// <param name="Name">What is being read.</param>
/// <param name="Done">Things of it read.</param>
/// <param name="Total">Things of it there are, as far as known.</param>
/// <param name="StartedAtUtc">When that step began.</param>
public sealed record ExtractStep(string Name, long Done, long? Total, DateTimeOffset StartedAtUtc);
