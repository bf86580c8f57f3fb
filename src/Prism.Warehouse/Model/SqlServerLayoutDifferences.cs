using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Prism.Warehouse.Model;

/// <summary>How one table lies on SQL Server.</summary>
/// <param name="Table">Its name.</param>
/// <param name="IsColumnstore">Whether it is a clustered columnstore.</param>
/// <param name="Scheme">The partition scheme it lies in; empty for none.</param>
/// <param name="UncompressedIndexes">Indexes of rows that are not compressed, the table's own rows included.</param>
public sealed record TableLayout(string Table, bool IsColumnstore, string Scheme, int UncompressedIndexes);

/// <summary>Compares how tables lie on SQL Server with what the settings ask for: columnstore, partitions, compression, versions of rows for readers.</summary>
public static class SqlServerLayoutDifferences
{
    internal const string Layouts = """
        SELECT t.name, MAX(CASE WHEN i.type = 5 THEN 1 ELSE 0 END), COALESCE(MAX(CASE WHEN i.index_id IN (0, 1) THEN s.name END), N''),
            COUNT(DISTINCT CASE WHEN i.type IN (0, 1, 2) AND p.data_compression = 0 THEN i.index_id END)
        FROM sys.tables AS t INNER JOIN sys.indexes AS i ON i.object_id = t.object_id
        INNER JOIN sys.partitions AS p ON p.object_id = i.object_id AND p.index_id = i.index_id
        LEFT OUTER JOIN sys.partition_schemes AS s ON s.data_space_id = i.data_space_id GROUP BY t.name ORDER BY t.name
        """;

    internal const string RowVersions = "SELECT CAST(is_read_committed_snapshot_on AS int) FROM sys.databases WHERE database_id = DB_ID()";

    /// <param name="context">The star's context or staging's on the database to compare.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>One sentence per difference. A table that is missing is none: <see cref="SchemaDifferences"/> names it.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(DbContext context, SqlServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = context.Database.GetDbConnection();
        var hasVersions = (await ReadAsync(connection, RowVersions, reader => Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false)).Contains(1);
        var layouts = await ReadAsync(
            connection,
            Layouts,
            reader => new TableLayout(
                reader.GetString(0), Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture) == 1, reader.GetString(2), Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture)),
            cancellationToken).ConfigureAwait(false);
        return [.. Find(context.Model, options, layouts, hasVersions)];
    }

    /// <summary>The comparison alone.</summary>
    public static IEnumerable<string> Find(IModel model, SqlServerOptions options, IEnumerable<TableLayout> layouts, bool hasRowVersions)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (!hasRowVersions)
        {
            yield return "READ_COMMITTED_SNAPSHOT is off: readers wait for loads.";
        }

        var byName = layouts.ToDictionary(layout => layout.Table, StringComparer.OrdinalIgnoreCase);
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            if (!byName.TryGetValue(entity.GetTableName()!, out var layout))
            {
                continue;
            }

            var isFact = SqlServerLayout.IsFact(entity);
            if (isFact && layout.IsColumnstore != options.Columnstore)
            {
                yield return $"{layout.Table} is {(layout.IsColumnstore ? "a clustered columnstore" : "stored by rows")}; {WarehouseOptions.Section}:SqlServer:{nameof(options.Columnstore)} asks for {(options.Columnstore ? "a clustered columnstore" : "rows")}.";
            }

            var scheme = options.MonthlyPartitions && SqlServerLayout.Daily.Contains(entity.ClrType) ? SqlServerMonths.Name : "";
            if (isFact && layout.Scheme != scheme)
            {
                yield return $"{layout.Table} lies {Described(layout.Scheme)}; {WarehouseOptions.Section}:SqlServer:{nameof(options.MonthlyPartitions)} asks for {(scheme.Length == 0 ? "none" : scheme)}.";
            }

            if (options.PageCompression && layout.UncompressedIndexes > 0)
            {
                yield return $"{layout.Table} has {layout.UncompressedIndexes} uncompressed {(layout.UncompressedIndexes == 1 ? "index" : "indexes")} of rows; {WarehouseOptions.Section}:SqlServer:{nameof(options.PageCompression)} asks for compressed pages.";
            }
        }

        static string Described(string scheme) => scheme.Length == 0 ? "in no partitions" : $"in the partitions {scheme}";
    }

    private static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        List<T> rows = [];
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }
        }

        return rows;
    }
}
