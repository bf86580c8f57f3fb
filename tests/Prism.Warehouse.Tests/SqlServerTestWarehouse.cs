using Microsoft.Data.SqlClient;

namespace Prism.Warehouse.Tests;

/// <summary>A SQL Server warehouse in a database of its own, on the server that PRISM_TEST_SQLSERVER names.</summary>
public sealed class SqlServerTestWarehouse : TestWarehouse
{
    /// <summary>Environment variable with a connection string whose login may create databases.</summary>
    public const string Variable = "PRISM_TEST_SQLSERVER";

    private readonly string server;
    private readonly string name = $"PrismTest{Guid.NewGuid():N}";

    private SqlServerTestWarehouse(string server)
    {
        this.server = server;
        Database = new WarehouseDatabase(new WarehouseOptions
        {
            SqlServer = { ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString() },
        });
    }

    public override WarehouseDatabase Database { get; }

    public static async Task<TestWarehouse> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(server))
        {
            Assert.Skip($"{Variable} names no SQL Server: set it to a connection string to run this on the production engine.");
        }

        var warehouse = new SqlServerTestWarehouse(server);
        await warehouse.OnServerAsync($"CREATE DATABASE [{warehouse.name}]");
        await warehouse.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return warehouse;
    }

    public override async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await OnServerAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}];");
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ToString());
        await connection.OpenAsync();
#pragma warning disable CA2100 // The one name in the text is this class's own.
        await using var command = new SqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
