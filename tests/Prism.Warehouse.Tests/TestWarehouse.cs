using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Tests;

/// <summary>A warehouse of a test's own, empty but for the seeded members, gone when the test is.</summary>
public abstract class TestWarehouse : IAsyncDisposable
{
    /// <summary>The instant tests write at.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public abstract WarehouseDatabase Database { get; }

    /// <summary>Time that a test moves.</summary>
    public ManualClock Clock { get; } = new(Now);

    public WarehouseLoads Loads => new(Database, Clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public abstract ValueTask DisposeAsync();

    /// <summary>Called before the schema is changed.</summary>
    public virtual void Spoil()
    {
    }

    /// <summary>Upserts in a transaction of its own, as load <paramref name="loadSk"/>, that many minutes after <see cref="Now"/>.</summary>
    public Task<BulkCounts> WriteAsync<T>(long loadSk, IReadOnlyList<T> rows)
        where T : class => WriteAsync(loadSk, writer => writer.UpsertAsync(rows, Cancel));

    public async Task<TResult> WriteAsync<TResult>(long loadSk, Func<BulkWriter, Task<TResult>> write)
    {
        await using var connection = await Database.OpenConnectionAsync(Cancel);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Cancel);
        var result = await write(Database.CreateWriter(Database.StarModel, connection, transaction, loadSk, Now.AddMinutes(loadSk)));
        await transaction.CommitAsync(Cancel);
        return result;
    }

    public async Task<List<T>> ReadAsync<T>()
        where T : class
    {
        await using var context = Database.CreateContext();
        return await context.Set<T>().ToListAsync(Cancel);
    }
}
