using System.Text;
using Microsoft.Data.Sqlite;

namespace Prism.ODataService.Writing;

/// <summary>
/// Cells straight from the statement, text as the UTF-8 it is. Money is an integer scaled by its digits after the point, and goes on in doubles where it
/// outgrew 64 bits; instants are unix milliseconds.
/// </summary>
public sealed class SqliteRowReader(SqliteDataReader reader) : RowReader(reader)
{
    // The reader keeps the statement alive for as long as this is used.
    private readonly nint _statement = reader.Handle?.DangerousGetHandle() ?? throw new InvalidOperationException("The reader has no statement.");

    public override bool AnswersInPlace => true;

    public override bool IsNull(int ordinal) => SqliteCell.Type(_statement, ordinal) == SqliteCell.Null;

    public override long Integer(int ordinal) => SqliteCell.Int64(_statement, ordinal);

    public override long Computed(int ordinal) => SqliteCell.Type(_statement, ordinal) == SqliteCell.Real
        ? throw Querying.FeedException.Unsupported("query", "A whole number of this query grew beyond 64 bits. Compute with smaller numbers, or divide first.")
        : Integer(ordinal);

    public override double Double(int ordinal) => SqliteCell.Double(_statement, ordinal);

    public override ReadOnlySpan<byte> Utf8(int ordinal)
    {
        var text = SqliteCell.Text(_statement, ordinal);

        // What is no UTF-8 is shown as such, and does not break the answer.
        return System.Text.Unicode.Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
    }

    public override bool TryUnits(int ordinal, out long units)
    {
        units = SqliteCell.Int64(_statement, ordinal);
        return SqliteCell.Type(_statement, ordinal) == SqliteCell.Integer;
    }

    public override decimal Decimal(int ordinal, int scale)
    {
        var unit = new decimal(1, 0, 0, false, (byte)scale);
        var value = TryUnits(ordinal, out var units) ? units * unit : (decimal)SqliteCell.Double(_statement, ordinal) * unit;
        return value / 1.0000000000000000000000000000m;
    }

    public override DateTime Instant(int ordinal) => DateTime.UnixEpoch.AddMilliseconds(Integer(ordinal));
}
