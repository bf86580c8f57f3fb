using Microsoft.EntityFrameworkCore.Design;
using Prism.Warehouse.Ops;

namespace Prism.Warehouse.Design;

/// <summary>What <c>dotnet ef</c> opens for the ops tables (<c>-c SqliteOpsContext -o Ops/Migrations/Sqlite</c>); the rest as for the star: <see cref="SqliteDesignTimeFactory"/>.</summary>
internal sealed class SqliteOpsDesignTimeFactory : IDesignTimeDbContextFactory<SqliteOpsContext>
{
    public SqliteOpsContext CreateDbContext(string[] args) => (SqliteOpsContext)new OpsDatabase(new WarehouseDatabase(new WarehouseOptions())).CreateContext();
}

/// <summary>The same for SQL Server (<c>-c SqlServerOpsContext -o Ops/Migrations/SqlServer</c>).</summary>
internal sealed class SqlServerOpsDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerOpsContext>
{
    public SqlServerOpsContext CreateDbContext(string[] args) =>
        (SqlServerOpsContext)new OpsDatabase(new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=design;Database=Prism" } })).CreateContext();
}
