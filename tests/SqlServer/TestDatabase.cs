using Microsoft.Data.Sqlite;
using Prism.Warehouse;

namespace Prism.SqlServerTests;

/// <summary>A database of a test's own on either engine, gone when the test is. On SQLite there is a folder and no file yet.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo? folder;
    private readonly SqlServerTestDatabase? rented;

    private TestDatabase(DirectoryInfo? folder, SqlServerTestDatabase? rented)
    {
        this.folder = folder;
        this.rented = rented;
        Database = rented?.Open() ?? new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder!.FullName } });
    }

    public WarehouseDatabase Database { get; }

    /// <summary>Skips the test where SQL Server is asked for and no server is given.</summary>
    public static async Task<TestDatabase> CreateAsync(WarehouseEngine engine) => engine == WarehouseEngine.Sqlite
        ? new TestDatabase(Directory.CreateTempSubdirectory("prism-test-"), null)
        : new TestDatabase(null, await SqlServerTestDatabase.RentAsync());

    /// <summary>On a server the database is not lent to another test: something may still be at work in it.</summary>
    public void Spoil()
    {
        if (rented is not null)
        {
            rented.IsSpoilt = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (rented is not null)
        {
            await rented.DisposeAsync();
        }
        else
        {
            SqliteConnection.ClearAllPools();
            folder!.Delete(recursive: true);
        }
    }
}
