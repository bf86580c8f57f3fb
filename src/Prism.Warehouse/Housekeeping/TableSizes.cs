using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse.Housekeeping;

/// <summary>How much one table holds.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">SQL Server: bytes on disk, indexes included. SQLite, which does not tell: bytes of the rows' values, keys and indexes aside.</param>
public sealed record TableSize(string Table, long Rows, long Bytes);

/// <summary>Sizes of all tables of the database, star, staging and the engine's own bookkeeping alike.</summary>
public static class TableSizes
{
    /// <summary>Of the catalog, which the worker's role may read, not of the server's state, which it may not.</summary>
    internal const string SqlServer = """
        SELECT t.name AS [Table],
            COALESCE((SELECT SUM(p.rows) FROM sys.partitions AS p WHERE p.object_id = t.object_id AND p.index_id IN (0, 1)), 0) AS [Rows],
            COALESCE((SELECT SUM(a.used_pages) FROM sys.partitions AS p INNER JOIN sys.allocation_units AS a ON a.container_id IN (p.hobt_id, p.partition_id)
                WHERE p.object_id = t.object_id), 0) * CAST(8192 AS bigint) AS [Bytes]
        FROM sys.tables AS t ORDER BY t.name
        """;

    private const string SqliteQueries = """
        SELECT 'SELECT ''' || m.name || ''' AS "Table", COUNT(*) AS "Rows", COALESCE(SUM(' || group_concat('COALESCE(LENGTH(CAST("' || c.name || '" AS BLOB)), 0)', ' + ')
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
