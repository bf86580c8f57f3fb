namespace Prism.Warehouse.Tests;

/// <summary>A warehouse of a test's own, empty but for the seeded members, gone when the test is.</summary>
public abstract class TestWarehouse : IAsyncDisposable
{
    /// <summary>The instant tests write at.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public abstract WarehouseDatabase Database { get; }

    public abstract ValueTask DisposeAsync();
}
