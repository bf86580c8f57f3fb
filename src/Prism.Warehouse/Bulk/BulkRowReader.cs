using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Prism.Warehouse.Bulk;

/// <summary>Shows rows to <c>SqlBulkCopy</c> as a reader, column by column, without copying them into a table first.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a reader; that it enumerates is the base class's doing.")]
internal sealed class BulkRowReader<T>(IReadOnlyList<BulkColumn> columns, Func<T, object?>[] values, IReadOnlyList<T> rows, int start, int count) : DbDataReader
    where T : class
{
    private int current = start - 1;

    public override int FieldCount => columns.Count;
    public override bool HasRows => count > 0;
    public override bool IsClosed => false;
    public override int RecordsAffected => -1;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>What gives the value of each of <see cref="BulkTable.Copied"/>, keys first, in the type SQL Server's driver takes; money rounded as SQLite's is.</summary>
    public static Func<T, object?>[] Values(BulkTable table) => table.Once(static table => Compile(table.Copied));

    private static Func<T, object?>[] Compile(IReadOnlyList<BulkColumn> columns) => [.. columns.Select(column =>
    {
        var row = Expression.Parameter(typeof(T));
        var read = Expression.Lambda<Func<T, object?>>(Expression.Convert(column.Value(row), typeof(object)), row).Compile();
        return column.ProviderType switch
        {
            var type when type == typeof(decimal) => item => read(item) is decimal amount ? decimal.Round(amount, 4, MidpointRounding.AwayFromZero) : null,
            var type when type == typeof(DateOnly) => item => read(item) is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : null,
            _ => read,
        };
    })];

    public override bool Read() => ++current < start + count;
    public override object GetValue(int ordinal) => values[ordinal](rows[current]) ?? DBNull.Value;
    public override bool IsDBNull(int ordinal) => values[ordinal](rows[current]) is null;
    public override string GetName(int ordinal) => columns[ordinal].Name;

    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "No such column.");
    }

    public override Type GetFieldType(int ordinal) =>
        columns[ordinal].ProviderType == typeof(DateOnly) ? typeof(DateTime) : columns[ordinal].ProviderType;

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override bool NextResult() => false;
    public override string GetDataTypeName(int ordinal) => columns[ordinal].StoreType;
    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);
    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);
    public override char GetChar(int ordinal) => (char)GetValue(ordinal);
    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);
    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);
    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);
    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);
    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);
    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);
    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);
    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);
    public override string GetString(int ordinal) => (string)GetValue(ordinal);
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = (byte[])GetValue(ordinal);
        if (buffer is null)
        {
            return bytes.Length;
        }

        var count = Math.Min(length, bytes.Length - (int)dataOffset);
        Array.Copy(bytes, dataOffset, buffer, bufferOffset, count);
        return count;
    }

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = (string)GetValue(ordinal);
        if (buffer is null)
        {
            return text.Length;
        }

        var count = Math.Min(length, text.Length - (int)dataOffset);
        text.CopyTo((int)dataOffset, buffer, bufferOffset, count);
        return count;
    }
}
