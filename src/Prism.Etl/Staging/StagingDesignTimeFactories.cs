using Microsoft.EntityFrameworkCore.Design;
using Prism.Warehouse;

namespace Prism.Etl.Staging;

/// <summary>
/// What <c>dotnet ef</c> opens. After a change of a staged row, from the repository's root:
/// <code>
/// dotnet ef migrations add NAME -p src/Prism.Etl -s src/Prism.Etl -c SqliteStagingContext -o Staging/Migrations/Sqlite
/// dotnet ef migrations add NAME -p src/Prism.Etl -s src/Prism.Etl -c SqlServerStagingContext -o Staging/Migrations/SqlServer
/// </code>
/// </summary>
internal sealed class SqliteStagingDesignTimeFactory : IDesignTimeDbContextFactory<SqliteStagingContext>
{
    public SqliteStagingContext CreateDbContext(string[] args) =>
        (SqliteStagingContext)new StagingArea(new WarehouseDatabase(new WarehouseOptions())).CreateContext();
}

/// <inheritdoc cref="SqliteStagingDesignTimeFactory"/>
internal sealed class SqlServerStagingDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerStagingContext>
{
    public SqlServerStagingContext CreateDbContext(string[] args) =>
        (SqlServerStagingContext)new StagingArea(new WarehouseDatabase(new WarehouseOptions
        {
            SqlServer = { ConnectionString = "Server=design;Database=Prism" },
        })).CreateContext();
}
