using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.KpiWork;

namespace Prism.Warehouse.Model;

/// <summary>
/// What SQL Server needs beyond the migrations, as scripts that change nothing when run again: the companion tables that bulk copies go into,
/// and how facts lie. Each element is one batch.
/// </summary>
public static class SqlServerLayout
{
    /// <summary>Facts, and the KPI engine's measure rows: read by scans, in bulk.</summary>
    public static bool IsFact(IReadOnlyEntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.ClrType.Name.StartsWith("Fact", StringComparison.Ordinal) || entity.ClrType == typeof(KpiMeasureValue);
    }

    /// <summary>All batches for one context's tables, in the order they run in.</summary>
    /// <param name="model">The star's model or staging's, on SQL Server.</param>
    /// <param name="columnstore">Facts as clustered columnstore; false = as rows, clustered by their key.</param>
    public static IReadOnlyList<string> Script(IModel model, bool columnstore)
    {
        ArgumentNullException.ThrowIfNull(model);
        var tables = model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal).ToList();
        return
        [
            .. tables.Select(entity => Incoming(BulkTable.Of(model, entity.ClrType))),
            .. tables.Where(IsFact).Select(entity => columnstore ? Columnstore(entity.GetTableName()!) : Rowstore(BulkTable.Of(model, entity.ClrType))),
        ];
    }

    /// <summary>
    /// Readers see the last commit and never wait for the writer. NO_WAIT: with others connected it fails at once instead of hanging. In EXEC,
    /// so that a server that does not know the statement reads it only where it is needed.
    /// </summary>
    public const string RowVersioning = """
        IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
        BEGIN
            EXEC(N'ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT;');
        END
        """;

    /// <summary>
    /// A table of the same columns without lineage, holding one call's rows between bulk copy and merge. Its shape stands in an extended property:
    /// a table of another shape is made anew, its rows mean nothing between loads.
    /// </summary>
    private static string Incoming(BulkTable table)
    {
        var columns = string.Join(
            ",\n        ",
            table.Keys.Concat(table.Content).Select(column => $"[{column.Name}] {column.StoreType}{(column.IsText ? $" COLLATE {TableConventions.SqlServerCollation}" : "")} {(column.IsNullable ? "NULL" : "NOT NULL")}"));
        var keys = string.Join(", ", table.Keys.Select(column => $"[{column.Name}]"));
        var name = SqlServerBulkSql.Incoming(table);
        var shape = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{columns}|{keys}"))));
        return $"""
            IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[{name}]')
                AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'{shape}')
            BEGIN
                DECLARE @schema sysname = SCHEMA_NAME();
                DROP TABLE IF EXISTS [{name}];
                CREATE TABLE [{name}] (
                    {columns},
                    CONSTRAINT [PK_{name}] PRIMARY KEY {(table.IsKeyWide ? "NONCLUSTERED " : "")}({keys})
                );
                EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'{shape}', @level0type = N'SCHEMA', @level0name = @schema,
                    @level1type = N'TABLE', @level1name = N'{name}';
            END
            """;
    }

    private static string Columnstore(string table) => $"""
        IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[{table}]') AND type = 5)
        BEGIN
            DROP INDEX IF EXISTS [CX_{table}] ON [{table}];
            CREATE CLUSTERED COLUMNSTORE INDEX [CCI_{table}] ON [{table}];
        END
        """;

    /// <summary>Found by the prefix of its name too: servers without clustered indexes keep it as another kind, under a name they lengthen.</summary>
    private static string Rowstore(BulkTable table) => $"""
        IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[{table.Name}]') AND (type = 1 OR LEFT(name, 3) = N'CX_'))
        BEGIN
            DROP INDEX IF EXISTS [CCI_{table.Name}] ON [{table.Name}];
            CREATE UNIQUE CLUSTERED INDEX [CX_{table.Name}] ON [{table.Name}] ({string.Join(", ", table.Keys.Select(column => $"[{column.Name}]"))});
        END
        """;
}
