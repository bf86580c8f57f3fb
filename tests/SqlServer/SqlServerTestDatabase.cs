using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Prism.Warehouse;

[assembly: AssemblyFixture(typeof(Prism.SqlServerTests.SqlServerTestDatabases))]

namespace Prism.SqlServerTests;

/// <summary>
/// A warehouse on the server that PRISM_TEST_SQLSERVER names, in a database of its own, migrated and empty but for the seeded members. Migrating
/// takes seconds: a database that a test gave back is emptied and lent to the next. Giving it back asserts that all that was sent to it is sound T-SQL.
/// </summary>
internal sealed class SqlServerTestDatabase : IAsyncDisposable
{
    /// <summary>Environment variable with a connection string whose login may create databases.</summary>
    public const string Variable = "PRISM_TEST_SQLSERVER";

    private static readonly ConcurrentBag<SqlServerTestDatabase> Free = [];
    private static readonly ConcurrentBag<string> Created = [];
    private static readonly SemaphoreSlim Creating = new(1);
    private static bool? hasColumnstore;

    private readonly string name = $"PrismTest{Guid.NewGuid():N}";

    private SqlServerTestDatabase()
    {
    }

    public WarehouseOptions Options { get; private set; } = new();

    /// <summary>Set by a test that changed the schema, or left a statement running: the database is not lent again.</summary>
    public bool IsSpoilt { get; set; }

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Skips the test, with the variable's name, where no server is given.</summary>
    public static async Task<SqlServerTestDatabase> RentAsync()
    {
        if (string.IsNullOrWhiteSpace(Server))
        {
            Assert.Skip($"{Variable} names no SQL Server: set it to a connection string to run this on the production engine.");
        }

        SentSql.Listen();
        if (Free.TryTake(out var free))
        {
            await free.EmptyAsync();
            return free;
        }

        var database = new SqlServerTestDatabase();
        await Creating.WaitAsync(Cancel);
        try
        {
            await OnServerAsync($"CREATE DATABASE [{database.name}]");
            Created.Add(database.name);
            hasColumnstore ??= await database.HasColumnstoreAsync();
        }
        finally
        {
            Creating.Release();
        }

        database.Options = new WarehouseOptions { SqlServer = { ConnectionString = On(database.name), Columnstore = hasColumnstore.Value } };
        await database.Open().MigrateAsync(Cancel);
        return database;
    }

    public WarehouseDatabase Open() => new(Options);

    public ValueTask DisposeAsync()
    {
        if (!IsSpoilt)
        {
            Free.Add(this);
        }

        SentSql.AssertSound(name);
        return ValueTask.CompletedTask;
    }

    public static async Task DropAllAsync()
    {
        SqlConnection.ClearAllPools();
        foreach (var name in Created)
        {
            try
            {
                await OnServerAsync($"DROP DATABASE [{name}]");
            }
            catch (SqlException)
            {
                // A statement that the server has not given up keeps the database; the tests' verdict stands without.
            }
        }
    }

    private static string On(string database) => new SqlConnectionStringBuilder(Server) { InitialCatalog = database }.ToString();

    private static Task OnServerAsync(string sql) => ExecuteAsync(On("master"), sql);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Texts of this class with names of its own.
        await using var command = new SqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Small tiers and servers that only speak SQL Server's protocol have none; the product has a setting for them.</summary>
    private async Task<bool> HasColumnstoreAsync()
    {
        try
        {
            await ExecuteAsync(On(name), "CREATE TABLE [Probe] ([A] int NOT NULL);");
            await ExecuteAsync(On(name), "CREATE CLUSTERED COLUMNSTORE INDEX [CCI_Probe] ON [Probe];");
            return true;
        }
        catch (SqlException)
        {
            return false;
        }
        finally
        {
            await ExecuteAsync(On(name), "DROP TABLE IF EXISTS [Probe];");
        }
    }

    private async Task EmptyAsync()
    {
        await using var context = Open().CreateContext();
        var tables = await context.Database
            .SqlQueryRaw<string>("SELECT name AS Value FROM sys.tables WHERE LEFT(name, 2) <> N'__' AND LEFT(name, 9) <> N'Incoming_'").ToListAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync(string.Join('\n', tables.Select(table => $"DELETE FROM [{table}];")), Cancel);

        var migrations = context.GetService<IMigrationsAssembly>();
        var seeds = migrations.Migrations.Values
            .SelectMany(type => migrations.CreateMigration(type, context.Database.ProviderName!).UpOperations).OfType<InsertDataOperation>();
        var commands = context.GetService<IMigrationsSqlGenerator>().Generate([.. seeds], context.GetService<IDesignTimeModel>().Model);
        await context.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(commands, context.GetService<IRelationalConnection>(), Cancel);
    }
}

/// <summary>Drops the test databases when the last test of the project is over.</summary>
public sealed class SqlServerTestDatabases : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await SqlServerTestDatabase.DropAllAsync();
}
