namespace Prism.Warehouse.Bulk;

/// <summary>The T-SQL of the bulk writer, per table: set-based, no MERGE, no temporary tables.</summary>
internal static class SqlServerBulkSql
{
    /// <summary>The permanent companion table that bulk copies of a table go into.</summary>
    public static string Incoming(BulkTable table) => $"Incoming_{table.Name}";

    /// <summary>Empties the companion table.</summary>
    public static string Empty(BulkTable table) => $"TRUNCATE TABLE [{Incoming(table)}];";

    /// <summary>One row into the companion table, its values as parameters <c>@p0</c> on in the order of a copy.</summary>
    public static string InsertOne(BulkTable table) =>
        $"INSERT INTO [{Incoming(table)}] ({string.Join(", ", table.Copied.Select(column => $"[{column.Name}]"))}) VALUES ({string.Join(", ", table.Copied.Select((_, i) => $"@p{i}"))});";

    /// <summary>
    /// Updates the rows that differ; null where a table has nothing but its key. EXCEPT compares nulls as equal; it ignores trailing spaces as
    /// all comparisons of SQL Server do, so texts are compared by their length too.
    /// </summary>
    public static string? Update(BulkTable table)
    {
        if (!table.Content.Any())
        {
            return null;
        }

        var sets = table.Content.Select(column => $"[{column.Name}] = source.[{column.Name}]")
            .Concat(table.Lineage.Select(column => $"[{column.Name}] = {Parameter(column)}"));
        return $"""
            UPDATE target SET {string.Join(", ", sets)}
            FROM [{table.Name}] AS target INNER JOIN [{Incoming(table)}] AS source ON {On(table)}
            WHERE EXISTS (SELECT {Compared(table, "source")} EXCEPT SELECT {Compared(table, "target")});
            """;
    }

    /// <summary>Inserts the rows whose key is new.</summary>
    public static string Insert(BulkTable table)
    {
        var columns = table.Keys.Concat(table.Content).ToList();
        var names = columns.Select(column => $"[{column.Name}]").Concat(table.Lineage.Select(column => $"[{column.Name}]"));
        var values = columns.Select(column => $"source.[{column.Name}]").Concat(table.Lineage.Select(Parameter));
        return $"""
            INSERT INTO [{table.Name}] ({string.Join(", ", names)})
            SELECT {string.Join(", ", values)}
            FROM [{Incoming(table)}] AS source
            WHERE NOT EXISTS (SELECT 1 FROM [{table.Name}] AS target WHERE {On(table)});
            """;
    }

    /// <summary>Deletes the children beyond their parent's last key; parents come as a JSON array of pairs.</summary>
    public static string Trim(BulkTable table, string parentColumn) => $"""
        DELETE target FROM [{table.Name}] AS target
        INNER JOIN OPENJSON(@items) WITH ([Parent] bigint '$[0]', [LastKey] bigint '$[1]') AS item
        ON target.[{table[parentColumn].Name}] = item.[Parent] AND target.[{table.SingleKey.Name}] > item.[LastKey];
        """;

    /// <summary>Deletes rows by key; keys come as a JSON array.</summary>
    public static string Delete(BulkTable table) => $"""
        DELETE target FROM [{table.Name}] AS target
        INNER JOIN OPENJSON(@items) WITH ([Key] bigint '$') AS item ON target.[{table.SingleKey.Name}] = item.[Key];
        """;

    private static string On(BulkTable table) => string.Join(" AND ", table.Keys.Select(column => $"target.[{column.Name}] = source.[{column.Name}]"));

    private static string Compared(BulkTable table, string alias) => string.Join(", ", table.Content.Select(column =>
        column.IsText ? $"{alias}.[{column.Name}], DATALENGTH({alias}.[{column.Name}])" : $"{alias}.[{column.Name}]"));

    private static string Parameter(BulkColumn column) => column.Name == nameof(WarehouseRow.LoadSk) ? "@loadSk" : "@nowUtc";
}
