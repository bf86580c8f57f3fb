using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;

namespace Prism.Warehouse.Model;

/// <summary>
/// What SQL Server needs beyond the migrations, as scripts that change nothing when run again: the companion tables that bulk copies go into,
/// how facts lie, and what makes reading faster. Each element is one batch.
/// </summary>
public static class SqlServerLayout
{
    /// <summary>Facts, and the KPI engine's measure rows: read by scans, in bulk.</summary>
    public static bool IsFact(IReadOnlyEntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.ClrType.Name.StartsWith("Fact", StringComparison.Ordinal) || entity.ClrType == typeof(KpiMeasureValue);
    }

    /// <summary>Facts of a day or finer that grow without end: by months where the setting says so.</summary>
    public static IReadOnlyList<Type> Daily { get; } =
        [typeof(FactIssueRevision), typeof(FactStatusTransition), typeof(FactWorklog), typeof(FactFlowDaily), typeof(FactTimephased)];

    /// <summary>All batches for one context's tables that must run, in their order.</summary>
    /// <param name="model">The star's model or staging's, on SQL Server.</param>
    /// <param name="options">Columnstore or rows; months or not.</param>
    public static IReadOnlyList<string> Script(IModel model, SqlServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var tables = Tables(model);
        return
        [
            .. tables.Select(entity => Incoming(BulkTable.Of(model, entity.ClrType))),
            .. options.MonthlyPartitions && tables.Any(IsDaily) ? [SqlServerMonths.Function, SqlServerMonths.Scheme] : Array.Empty<string>(),
            .. tables.Where(IsFact).Select(entity => (options.Columnstore, options.MonthlyPartitions && IsDaily(entity)) switch
            {
                (true, true) => SqlServerMonths.Columnstore(entity.GetTableName()!),
                (true, false) => Columnstore(entity.GetTableName()!),
                (false, true) => SqlServerMonths.Rowstore(BulkTable.Of(model, entity.ClrType)),
                (false, false) => Rowstore(BulkTable.Of(model, entity.ClrType)),
            }),
        ];
    }

    /// <summary>Batches without which everything works, only worse: a server that refuses one is no reason to stop.</summary>
    /// <param name="model">The star's model or staging's, on SQL Server.</param>
    /// <param name="options">Whether pages are compressed.</param>
    public static IReadOnlyList<string> Optional(IModel model, SqlServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return options.PageCompression ? [RowVersioning, Compression(Tables(model).Select(entity => entity.GetTableName()!))] : [RowVersioning];
    }

    /// <summary>Fresh statistics of one table.</summary>
    public static string Statistics(string table) => $"UPDATE STATISTICS [{table}];";

    private static List<IEntityType> Tables(IModel model) =>
        [.. model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal)];

    private static bool IsDaily(IReadOnlyEntityType entity) => Daily.Contains(entity.ClrType);

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

    /// <summary>
    /// Indexes of rows are compressed by pages, once each: tables that lie as columnstore are smaller as they are, so only their other indexes are.
    /// Online on Enterprise, Developer, Azure SQL Database and Managed Instance.
    /// </summary>
    private static string Compression(IEnumerable<string> tables) => $"""
        DECLARE @statements nvarchar(max) = N'';
        SELECT @statements = @statements + N'ALTER INDEX ' + QUOTENAME(i.name) + N' ON ' + QUOTENAME(OBJECT_NAME(i.object_id)) + N' REBUILD WITH (DATA_COMPRESSION = PAGE'
            + CASE WHEN CAST(SERVERPROPERTY('EngineEdition') AS int) IN (3, 5, 8) THEN N', ONLINE = ON' ELSE N'' END + N');'
        FROM sys.indexes AS i INNER JOIN sys.partitions AS p ON p.object_id = i.object_id AND p.index_id = i.index_id
        WHERE i.type IN (1, 2) AND p.data_compression = 0 AND p.partition_number = 1 AND OBJECT_NAME(i.object_id) IN (
            {string.Join(", ", tables.Select(table => $"N'{table}'"))});
        EXEC (@statements);
        """;

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
