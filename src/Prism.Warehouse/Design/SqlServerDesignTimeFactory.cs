using Microsoft.EntityFrameworkCore.Design;

namespace Prism.Warehouse.Design;

/// <summary>What <c>dotnet ef</c> opens for SQL Server; the model is built without a server. The commands: <see cref="SqliteDesignTimeFactory"/>.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerWarehouseContext>
{
    public SqlServerWarehouseContext CreateDbContext(string[] args) =>
        (SqlServerWarehouseContext)new WarehouseDatabase(new WarehouseOptions
        {
            SqlServer = { ConnectionString = "Server=design;Database=Prism" },
        }).CreateContext();
}
