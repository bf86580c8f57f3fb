using Microsoft.Data.Sqlite;

namespace Prism.Warehouse.Tests;

/// <summary>A SQLite warehouse in a folder of its own.</summary>
public sealed class SqliteTestWarehouse : TestWarehouse
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-warehouse-");

    private SqliteTestWarehouse() => Database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder.FullName } });

    public override WarehouseDatabase Database { get; }

    public static async Task<TestWarehouse> CreateAsync()
    {
        var warehouse = new SqliteTestWarehouse();
        await warehouse.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return warehouse;
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
