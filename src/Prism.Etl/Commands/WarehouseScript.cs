using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Model;
using Prism.Warehouse.Ops;

namespace Prism.Etl.Commands;

/// <summary>The whole T-SQL of the warehouse on SQL Server, for a database whose administrator lets no application make tables. Run again, it changes nothing.</summary>
public static class WarehouseScript
{
    private const string Go = "\nGO\n";

    /// <param name="columnstore">Facts as clustered columnstore; false for tiers that have none.</param>
    /// <param name="months">Facts of a day or finer in partitions by month.</param>
    public static string Schema(bool columnstore, bool months = false)
    {
        // No server is asked: the script is the same for every one.
        var options = new SqlServerOptions { ConnectionString = "Server=none;Database=none", Columnstore = columnstore, MonthlyPartitions = months };
        var database = new WarehouseDatabase(new WarehouseOptions { SqlServer = options });
        using var star = database.CreateContext();
        using var staging = new StagingArea(database).CreateContext();
        using var ops = new OpsDatabase(database).CreateContext();
        return string.Concat(
            Migrations(star),
            Migrations(ops),
            Migrations(staging),
            string.Concat(SqlServerLayout.Script(star.Model, options).Concat(SqlServerLayout.Script(staging.Model, options))
                .Concat(SqlServerLayout.Optional(star.Model, options)).Concat(SqlServerLayout.Optional(staging.Model, options))
                .Distinct().Select(batch => batch + Go))).ReplaceLineEndings("\n");
    }

    /// <summary>The roles; the schema comes first.</summary>
    public static string Roles()
    {
        var database = new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=none;Database=none" } });
        using var star = database.CreateContext();
        using var staging = new StagingArea(database).CreateContext();
        var tables = star.Model.GetEntityTypes().Concat(staging.Model.GetEntityTypes()).Select(entity => entity.GetTableName()).OfType<string>();
        var read = star.Model.GetEntityTypes().Select(entity => entity.GetTableName() ?? entity.GetViewName()).OfType<string>().Distinct(StringComparer.Ordinal);
        return string.Join(Go, SqlServerRoles.Script(read, tables.Select(table => $"Incoming_{table}"))) + Go;
    }

    private static string Migrations(DbContext context) =>
        context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
}
