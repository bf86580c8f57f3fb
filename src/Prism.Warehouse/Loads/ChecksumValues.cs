using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Loads;

/// <summary>A stored value as bytes that are the same for the same value on both engines.</summary>
internal static class ChecksumValues
{
    /// <summary>What reads column <paramref name="ordinal"/>, stored as the engine stores <paramref name="type"/>, and appends its bytes.</summary>
    public static Action<DbDataReader, ArrayBufferWriter<byte>> Reader(Type type, int ordinal, WarehouseEngine engine)
    {
        var sqlite = engine == WarehouseEngine.Sqlite;
        return type switch
        {
            _ when type == typeof(int) => (reader, row) => Append(row, reader.GetInt32(ordinal)),
            _ when type == typeof(long) => (reader, row) => Append(row, reader.GetInt64(ordinal)),
            _ when type == typeof(bool) => (reader, row) => Append(row, reader.GetBoolean(ordinal) ? 1L : 0L),
            _ when type == typeof(double) => (reader, row) => Append(row, Bits(reader.GetDouble(ordinal))),
            _ when type == typeof(string) => (reader, row) => Append(row, Encoding.UTF8.GetBytes(reader.GetString(ordinal))),
            _ when type == typeof(byte[]) => (reader, row) => Append(row, reader.GetFieldValue<byte[]>(ordinal)),
            _ when type == typeof(decimal) && sqlite => (reader, row) => Append(row, reader.GetInt64(ordinal)),
            _ when type == typeof(decimal) => (reader, row) => Append(row, SqliteTypes.ToScaled(reader.GetDecimal(ordinal))),
            _ when type == typeof(DateTimeOffset) && sqlite => (reader, row) => Append(row, reader.GetInt64(ordinal)),
            _ when type == typeof(DateTimeOffset) => (reader, row) => Append(row, SqlServerTypes.FromUtc(reader.GetDateTime(ordinal)).ToUnixTimeMilliseconds()),
            _ when type == typeof(DateTime) || type == typeof(DateOnly) => (reader, row) =>
                Append(row, Encoding.UTF8.GetBytes(reader.GetDateTime(ordinal).ToString("s", CultureInfo.InvariantCulture))),
            _ => throw new NotSupportedException($"No checksum for columns of type {type.Name}."),
        };
    }

    /// <summary>SQL Server has one zero, SQLite two.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);

    private static void Append(ArrayBufferWriter<byte> row, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(row.GetSpan(sizeof(long)), value);
        row.Advance(sizeof(long));
    }

    /// <summary>Length first, so that two texts side by side are not taken for two others.</summary>
    private static void Append(ArrayBufferWriter<byte> row, byte[] bytes)
    {
        Append(row, (long)bytes.Length);
        row.Write(bytes);
    }
}
