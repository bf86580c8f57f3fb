using Microsoft.EntityFrameworkCore.Design;

namespace Prism.Warehouse.Design;

/// <summary>
/// What <c>dotnet ef</c> opens. After a change of the model, from the repository's root (dotnet tool restore, once):
/// <code>
/// dotnet ef migrations add NAME -p src/Prism.Warehouse -s src/Prism.Warehouse -c SqliteWarehouseContext -o Migrations/Sqlite
/// dotnet ef migrations add NAME -p src/Prism.Warehouse -s src/Prism.Warehouse -c SqlServerWarehouseContext -o Migrations/SqlServer
/// </code>
/// Until the first release the initial migrations are made anew instead: delete the files <c>*_Initial*.cs</c> and <c>*Snapshot.cs</c>, add
/// <c>Initial</c> by these commands, and give it back its number 20261101000000 (file names and the attribute): the hand-written view
/// comes after it.
/// </summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteWarehouseContext>
{
    public SqliteWarehouseContext CreateDbContext(string[] args) =>
        (SqliteWarehouseContext)new WarehouseDatabase(new WarehouseOptions()).CreateContext();
}
