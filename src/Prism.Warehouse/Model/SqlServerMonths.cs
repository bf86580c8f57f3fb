using System.Globalization;
using Prism.Warehouse.Bulk;

namespace Prism.Warehouse.Model;

/// <summary>
/// Facts that lie month by month of their <c>DateSk</c>, as batches that change nothing when run again: a question about a period reads its months only.
/// Keys stay as they are, over all months. Before the first month and after the last one lies one partition each.
/// </summary>
internal static class SqlServerMonths
{
    private const int FirstYear = 2010;
    private const int LastYear = 2040;
    public const string Name = "PrismMonths";

    public static string Function { get; } = $"""
        IF NOT EXISTS (SELECT 1 FROM sys.partition_functions WHERE name = N'{Name}')
        BEGIN
            CREATE PARTITION FUNCTION [{Name}] (int) AS RANGE RIGHT FOR VALUES (
                {string.Join(",\n        ", Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(Months))});
        END
        """;

    public static string Scheme { get; } = $"""
        IF NOT EXISTS (SELECT 1 FROM sys.partition_schemes WHERE name = N'{Name}')
        BEGIN
            CREATE PARTITION SCHEME [{Name}] AS PARTITION [{Name}] ALL TO ([PRIMARY]);
        END
        """;

    /// <summary>By rows first, in the same partitions: a columnstore replaces a clustered index in its place.</summary>
    public static string Columnstore(string table) => $"""
        IF NOT EXISTS ({Laid(table, 5)})
        BEGIN
            DROP INDEX IF EXISTS [CX_{table}] ON [{table}];
            DROP INDEX IF EXISTS [CCI_{table}] ON [{table}];
            CREATE CLUSTERED INDEX [CCI_{table}] ON [{table}] ([DateSk]) ON [{Name}] ([DateSk]);
            CREATE CLUSTERED COLUMNSTORE INDEX [CCI_{table}] ON [{table}] WITH (DROP_EXISTING = ON) ON [{Name}] ([DateSk]);
        END
        """;

    public static string Rowstore(BulkTable table) => $"""
        IF NOT EXISTS ({Laid(table.Name, 1)})
        BEGIN
            DROP INDEX IF EXISTS [CCI_{table.Name}] ON [{table.Name}];
            DROP INDEX IF EXISTS [CX_{table.Name}] ON [{table.Name}];
            CREATE UNIQUE CLUSTERED INDEX [CX_{table.Name}] ON [{table.Name}] ([DateSk], {string.Join(", ", table.Keys.Select(column => $"[{column.Name}]"))}) ON [{Name}] ([DateSk]);
        END
        """;

    private static string Laid(string table, int type) =>
        "SELECT 1 FROM sys.indexes AS i INNER JOIN sys.partition_schemes AS s ON s.data_space_id = i.data_space_id "
        + $"WHERE i.object_id = OBJECT_ID(N'[{table}]') AND i.type = {type}";

    private static string Months(int year) =>
        string.Join(", ", Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"{(year * 10000) + (month * 100) + 1}")));
}
