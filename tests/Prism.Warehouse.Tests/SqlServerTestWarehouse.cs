using Prism.SqlServerTests;

namespace Prism.Warehouse.Tests;

/// <summary>A SQL Server warehouse in a database of its own, on the server that PRISM_TEST_SQLSERVER names.</summary>
public sealed class SqlServerTestWarehouse : TestWarehouse
{
    private readonly SqlServerTestDatabase rented;

    private SqlServerTestWarehouse(SqlServerTestDatabase rented)
    {
        this.rented = rented;
        Database = rented.Open();
    }

    public override WarehouseDatabase Database { get; }

    public static async Task<TestWarehouse> CreateAsync() => new SqlServerTestWarehouse(await SqlServerTestDatabase.RentAsync());

    /// <summary>The schema was changed: nobody else gets this database.</summary>
    public override void Spoil() => rented.IsSpoilt = true;

    public override ValueTask DisposeAsync() => rented.DisposeAsync();
}
