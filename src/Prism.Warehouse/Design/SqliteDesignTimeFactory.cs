using Microsoft.EntityFrameworkCore.Design;

namespace Prism.Warehouse.Design;

/// <summary>
/// What <c>dotnet ef</c> opens. After a change of the model, from the repository's root (dotnet tool restore, once):
/// <code>
/// dotnet ef migrations add NAME -p src/Prism.Warehouse -s src/Prism.Warehouse -c SqliteWarehouseContext -o Migrations/Sqlite
/// dotnet ef migrations add NAME -p src/Prism.Warehouse -s src/Prism.Warehouse -c SqlServerWarehouseContext -o Migrations/SqlServer
/// </code>
/// </summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteWarehouseContext>
{
    public SqliteWarehouseContext CreateDbContext(string[] args) =>
        (SqliteWarehouseContext)new WarehouseDatabase(new WarehouseOptions()).CreateContext();
}
