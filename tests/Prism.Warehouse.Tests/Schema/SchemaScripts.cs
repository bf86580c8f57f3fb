using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>The whole schema as text, per engine, as the migrations and the layout scripts make it.</summary>
internal static class SchemaScripts
{
    public static readonly WarehouseDatabase Sqlite = new(new WarehouseOptions());
    public static readonly WarehouseDatabase SqlServer = new(new WarehouseOptions { SqlServer = { ConnectionString = "Server=none;Database=none" } });

    public static string Migrations(WarehouseDatabase database, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var context = database.CreateContext();
        return context.GetService<IMigrator>().GenerateScript(options: options).ReplaceLineEndings("\n");
    }

    public static string Layout(bool columnstore, bool months = false)
    {
        var options = new SqlServerOptions { Columnstore = columnstore, MonthlyPartitions = months };
        return string.Join("\nGO\n", SqlServerLayout.Script(SqlServer.StarModel, options).Concat(SqlServerLayout.Optional(SqlServer.StarModel, options)))
            .ReplaceLineEndings("\n") + "\nGO\n";
    }
}
