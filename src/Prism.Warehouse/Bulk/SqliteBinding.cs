using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using SQLitePCL;

namespace Prism.Warehouse.Bulk;

/// <summary>
/// Binds values to a prepared statement through SQLite's own interface: no parameter objects, no boxing (measured: up to five times the
/// rows per second of command parameters). Texts of days and instants are those that the ADO.NET provider writes.
/// </summary>
internal static class SqliteBinding
{
    private const int StackBytes = 768;

    /// <summary>Compiles what binds the given columns of a row, in order, to parameters 1, 2, ...</summary>
    public static Action<sqlite3_stmt, T> Compile<T>(IReadOnlyList<BulkColumn> columns)
    {
        var statement = Expression.Parameter(typeof(sqlite3_stmt));
        var row = Expression.Parameter(typeof(T));
        var calls = new List<Expression>();
        for (var i = 0; i < columns.Count; i++)
        {
            // Lineage is the writer's, bound once for all rows.
            if (!columns[i].IsLineage)
            {
                calls.Add(Call(statement, i + 1, columns[i].Value(row)));
            }
        }

        return Expression.Lambda<Action<sqlite3_stmt, T>>(Expression.Block(calls), statement, row).Compile();
    }

    /// <summary>Binds a lineage value: a load's number, or an instant as the driver takes it.</summary>
    public static void BindObject(sqlite3_stmt statement, int index, object value)
    {
        switch (value)
        {
            case long number:
                Bind(statement, index, number);
                break;
            case DateTime instant:
                Bind(statement, index, instant);
                break;
            case string text:
                Bind(statement, index, text);
                break;
            default:
                throw new NotSupportedException($"No binding for values of type {value.GetType()}.");
        }
    }

    private static MethodCallExpression Call(Expression statement, int index, Expression value)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        if (value.Type == typeof(bool?))
        {
            value = Expression.Condition(
                Expression.Property(value, nameof(Nullable<bool>.HasValue)),
                Expression.Convert(Flag(Expression.Property(value, nameof(Nullable<bool>.Value))), typeof(long?)),
                Expression.Constant(null, typeof(long?)));
        }
        else if (type == typeof(int) || type == typeof(bool))
        {
            value = type == typeof(bool) ? Flag(value) : value;
            var target = Nullable.GetUnderlyingType(value.Type) is null ? typeof(long) : typeof(long?);
            value = Expression.Convert(value, target);
        }

        var method = typeof(SqliteBinding).GetMethod(nameof(Bind), [typeof(sqlite3_stmt), typeof(int), value.Type])
            ?? throw new NotSupportedException($"No binding for values of type {value.Type}.");
        return Expression.Call(method, statement, Expression.Constant(index), value);
    }

    private static ConditionalExpression Flag(Expression value) => Expression.Condition(value, Expression.Constant(1L), Expression.Constant(0L));

    public static void Bind(sqlite3_stmt statement, int index, long value) => raw.sqlite3_bind_int64(statement, index, value);

    public static void Bind(sqlite3_stmt statement, int index, long? value)
    {
        if (value is { } number)
        {
            raw.sqlite3_bind_int64(statement, index, number);
        }
        else
        {
            raw.sqlite3_bind_null(statement, index);
        }
    }

    public static void Bind(sqlite3_stmt statement, int index, double value) => raw.sqlite3_bind_double(statement, index, value);

    public static void Bind(sqlite3_stmt statement, int index, double? value)
    {
        if (value is { } number)
        {
            raw.sqlite3_bind_double(statement, index, number);
        }
        else
        {
            raw.sqlite3_bind_null(statement, index);
        }
    }

    public static void Bind(sqlite3_stmt statement, int index, byte[]? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(statement, index);
        }
        else
        {
            raw.sqlite3_bind_blob(statement, index, value);
        }
    }

    public static void Bind(sqlite3_stmt statement, int index, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(statement, index);
        }
        else if (value.Length is > 0 and <= StackBytes / 3)
        {
            Span<byte> utf8 = stackalloc byte[StackBytes];
            raw.sqlite3_bind_text(statement, index, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
        }
        else
        {
            // An empty span would be bound as null; the overload for strings knows the empty text.
            raw.sqlite3_bind_text(statement, index, value);
        }
    }

    public static void Bind(sqlite3_stmt statement, int index, DateOnly value) =>
        Bind(statement, index, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Bind(sqlite3_stmt statement, int index, DateOnly? value) =>
        Bind(statement, index, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Bind(sqlite3_stmt statement, int index, DateTime value) =>
        Bind(statement, index, value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    public static void Bind(sqlite3_stmt statement, int index, DateTime? value) =>
        Bind(statement, index, value?.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
}
