using System.Text;
using Microsoft.Data.Sqlite;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>
/// Cells straight from the statement, text as the UTF-8 it is. Money is an integer scaled by its digits after the point, and goes on in doubles where it
/// outgrew 64 bits; instants are unix milliseconds.
/// </summary>
public sealed class SqliteRowReader : RowReader
{
    // The reader keeps the statement alive for as long as this is used.
    private readonly nint _statement;
    private readonly int _columns;
    private readonly QueryTurn? _turn;
    private nint _first;
    private nint _apart;

    /// <param name="reader">On its first row, or behind the last.</param>
    /// <param name="turn">The place of its connection among the long queries.</param>
    /// <exception cref="InvalidOperationException">The reader has no statement.</exception>
    public SqliteRowReader(SqliteDataReader reader, QueryTurn? turn)
        : base(reader)
    {
        _statement = reader.Handle?.DangerousGetHandle() ?? throw new InvalidOperationException("The reader has no statement.");
        _columns = reader.FieldCount;
        _turn = turn;
        FindRow();
    }

    public override bool AnswersInPlace => true;

    public override bool Read()
    {
        var hasRow = base.Read();
        if (hasRow)
        {
            FindRow();
        }

        return hasRow;
    }

    // The engine answers in place, whoever waits.
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read());
    }

    public override void Rest() => _turn?.Rest();

    public override ValueTask ResumeAsync() => _turn?.ResumeAsync() ?? ValueTask.CompletedTask;

    public override bool IsNull(int ordinal) => SqliteCell.Type(Cell(ordinal)) == SqliteCell.Null;

    public override long Integer(int ordinal) => SqliteCell.Int64(Cell(ordinal));

    public override long Computed(int ordinal) => SqliteCell.Type(Cell(ordinal)) == SqliteCell.Real
        ? throw FeedException.Unsupported("query", "A whole number of this query grew beyond 64 bits. Compute with smaller numbers, or divide first.")
        : Integer(ordinal);

    public override double Double(int ordinal) => SqliteCell.Double(Cell(ordinal));

    public override ReadOnlySpan<byte> Utf8(int ordinal)
    {
        var text = SqliteCell.Text(Cell(ordinal));

        // What is no UTF-8 is shown as such, and does not break the answer.
        return System.Text.Unicode.Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
    }

    public override bool TryUnits(int ordinal, out long units)
    {
        var cell = Cell(ordinal);
        units = SqliteCell.Int64(cell);
        return SqliteCell.Type(cell) == SqliteCell.Integer;
    }

    public override decimal Decimal(int ordinal, int scale)
    {
        var unit = new decimal(1, 0, 0, false, (byte)scale);
        var value = TryUnits(ordinal, out var units) ? units * unit : (decimal)SqliteCell.Double(Cell(ordinal)) * unit;
        return value / 1.0000000000000000000000000000m;
    }

    public override DateTime Instant(int ordinal) => new(DateTime.UnixEpoch.Ticks + (Integer(ordinal) * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private nint Cell(int ordinal) => _apart > 0 ? _first + (ordinal * _apart) : SqliteCell.Of(_statement, ordinal);

    /// <summary>The cells of a row lie side by side in the engine's memory: where the last one is where it must be then, all of them are found by the first.</summary>
    private void FindRow()
    {
        _first = SqliteCell.Of(_statement, 0);
        var apart = _columns > 2 ? SqliteCell.Of(_statement, 1) - _first : 0;
        _apart = apart > 0 && SqliteCell.Of(_statement, _columns - 1) == _first + ((_columns - 1) * apart) ? apart : 0;
    }
}
