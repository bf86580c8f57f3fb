namespace Prism.Warehouse.Bulk;

/// <summary>
/// How long the message of a bulk copy is, so that its last token is not cut in two by the end of a network packet. SQL Server does not mind; other
/// servers of its protocol answer before they have read the rest, take it for the next request, and the transaction is lost.
/// </summary>
internal sealed class SqlServerCopyMessage<T>
    where T : class
{
    private const int PacketHeader = 8;

    /// <summary>The last token has 13 bytes; what a server adds to the description of its columns is a few more.</summary>
    private const int Margin = 64;

    private readonly IReadOnlyList<BulkColumn> columns;
    private readonly Func<T, object?>[] values;
    private readonly int packet;

    /// <param name="table">The table copied into.</param>
    /// <param name="packetSize">Bytes of a packet, as the connection agreed with the server.</param>
    public SqlServerCopyMessage(BulkTable table, int packetSize)
    {
        columns = table.Copied;
        values = BulkRowReader<T>.Values(table);
        packet = packetSize - PacketHeader;
    }

    /// <summary>Of the rows from <paramref name="start"/> on, how many can go as one message: all, or as many as end well.</summary>
    /// <returns>At least 1; a single row is not looked at.</returns>
    public int Whole(IReadOnlyList<T> rows, int start)
    {
        long end = columns.Sum(Described);
        var whole = 1;
        for (var i = start; i < rows.Count; i++)
        {
            end++;
            for (var c = 0; c < columns.Count; c++)
            {
                end += Bytes(columns[c], values[c](rows[i]));
            }

            var place = end % packet;
            if (place >= Margin && place < packet - Margin)
            {
                whole = i - start + 1;
            }
        }

        return whole;
    }

    /// <summary>Bytes of a column's description: user type, flags, type, name.</summary>
    private static int Described(BulkColumn column) => 4 + 2 + 1 + (2 * column.Name.Length) + Kind(column.StoreType) switch
    {
        "date" => 1,
        "datetime2" => 2,
        "decimal" => 4,
        "nvarchar" => 8,
        "varbinary" => 3,
        _ => column.IsNullable ? 2 : 1,
    };

    private static long Bytes(BulkColumn column, object? value)
    {
        var isMax = column.StoreType.EndsWith("(max)", StringComparison.Ordinal);
        return (Kind(column.StoreType), value) switch
        {
            ("nvarchar" or "varbinary", null) => isMax ? 8 : 2,
            (_, null) => 1,
            ("nvarchar", string text) => isMax ? Parts(2L * text.Length) : 2 + (2L * text.Length),
            ("varbinary", byte[] bytes) => isMax ? Parts(bytes.LongLength) : 2 + bytes.LongLength,
            ("date", _) => 4,
            ("datetime2", _) => 1 + (Precision(column.StoreType) switch { <= 2 => 6, <= 4 => 7, _ => 8 }),
            ("decimal", _) => 18,
            ("bit", _) => Fixed(1),
            ("tinyint", _) => Fixed(1),
            ("smallint", _) => Fixed(2),
            ("int" or "real", _) => Fixed(4),
            _ => Fixed(8),
        };

        int Fixed(int size) => column.IsNullable ? size + 1 : size;
    }

    /// <summary>A value of any length: its total, one part with its length, the end.</summary>
    private static long Parts(long length) => length == 0 ? 12 : 8 + 4 + length + 4;

    private static string Kind(string storeType) => storeType.IndexOf('(', StringComparison.Ordinal) is var at and >= 0 ? storeType[..at] : storeType;

    private static int Precision(string storeType) =>
        storeType.IndexOf('(', StringComparison.Ordinal) is var at and >= 0 && storeType[at + 1] is >= '0' and <= '9' and var digit ? digit - '0' : 7;
}
