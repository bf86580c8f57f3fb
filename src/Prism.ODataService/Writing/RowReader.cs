using System.Data.Common;
using Microsoft.Data.Sqlite;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>The rows of an answer, cell by cell, in the types that are written: one engine's way of holding them each.</summary>
public abstract class RowReader(DbDataReader reader)
{
    /// <summary>True where the next row is there without waiting for it.</summary>
    public abstract bool AnswersInPlace { get; }

    /// <param name="reader">On its first row, or behind the last.</param>
    /// <param name="turn">The place of its connection among the long queries; null for none.</param>
    public static RowReader For(DbDataReader reader, QueryTurn? turn = null) => reader is SqliteDataReader sqlite ? new SqliteRowReader(sqlite, turn) : new EngineRowReader(reader);

    public virtual bool Read() => reader.Read();

    public virtual Task<bool> ReadAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    /// <summary>Says that no row is read for a while: what was read is being sent.</summary>
    public virtual void Rest()
    {
    }

    /// <summary>Says that rows are read again; waits for others who are at it.</summary>
    public virtual ValueTask ResumeAsync() => ValueTask.CompletedTask;

    public abstract bool IsNull(int ordinal);

    /// <summary>A whole number, a truth as 0 or 1, or a day as <c>yyyymmdd</c>.</summary>
    public abstract long Integer(int ordinal);

    /// <summary>A computed whole number.</summary>
    /// <exception cref="FeedException">501: the engine went on in doubles, since it outgrew 64 bits.</exception>
    public virtual long Computed(int ordinal) => Integer(ordinal);

    public abstract double Double(int ordinal);

    /// <summary>Text as UTF-8, until the next cell is read.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int ordinal);

    /// <summary>An exact number, without trailing zeros.</summary>
    public abstract decimal Decimal(int ordinal, int scale);

    /// <summary>An exact number as units of its last place, where the engine holds it so.</summary>
    public abstract bool TryUnits(int ordinal, out long units);

    /// <summary>Time UTC.</summary>
    public abstract DateTime Instant(int ordinal);

    /// <summary>A cell as it goes into a token; null where there is nothing.</summary>
    public object? Value(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
}
