using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse.Housekeeping;

/// <summary>How much one table holds.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Bytes">SQL Server: bytes on disk, indexes included. SQLite, which does not tell: bytes of the rows' values, keys and indexes aside.</param>
public sealed record TableSize(string Table, long Bytes);

/// <summary>Sizes of all tables of the database, star, staging and the engine's own bookkeeping alike.</summary>
public static class TableSizes
{
    private const string SqlServer = """
        SELECT t.name AS [Table], SUM(s.used_page_count) * CAST(8192 AS bigint) AS [Bytes] FROM sys.dm_db_partition_stats AS s
        INNER JOIN sys.tables AS t ON t.object_id = s.object_id GROUP BY t.name ORDER BY t.name
        """;

    private const string SqliteQueries = """
        SELECT 'SELECT ''' || m.name || ''' AS "Table", COALESCE(SUM(' || group_concat('COALESCE(LENGTH(CAST("' || c.name || '" AS BLOB)), 0)', ' + ')
        || '), 0) AS "Bytes" FROM "' || m.name || '"' AS "Value"
        FROM sqlite_master AS m INNER JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' GROUP BY m.name ORDER BY m.name
        """;

    /// <summary>Reads every row on SQLite.</summary>
    public static async Task<IReadOnlyList<TableSize>> ReadAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            if (database.Engine == WarehouseEngine.SqlServer)
            {
                return await context.Database.SqlQueryRaw<TableSize>(SqlServer).ToListAsync(cancellationToken).ConfigureAwait(false);
            }

            var sizes = new List<TableSize>();
            foreach (var query in await context.Database.SqlQueryRaw<string>(SqliteQueries).ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                sizes.AddRange(await context.Database.SqlQueryRaw<TableSize>(query).ToListAsync(cancellationToken).ConfigureAwait(false));
            }

            return sizes;
        }
    }
}
