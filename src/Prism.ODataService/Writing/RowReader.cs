using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Prism.ODataService.Writing;

/// <summary>The rows of an answer, cell by cell, in the types that are written: one engine's way of holding them each.</summary>
public abstract class RowReader(DbDataReader reader)
{
    /// <summary>True where the next row is there without waiting for it.</summary>
    public abstract bool AnswersInPlace { get; }

    public static RowReader For(DbDataReader reader) => reader is SqliteDataReader sqlite ? new SqliteRowReader(sqlite) : new EngineRowReader(reader);

    public bool Read() => reader.Read();

    public Task<bool> ReadAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    public abstract bool IsNull(int ordinal);

    /// <summary>A whole number, a truth as 0 or 1, or a day as <c>yyyymmdd</c>.</summary>
    public abstract long Integer(int ordinal);

    /// <summary>A computed whole number.</summary>
    /// <exception cref="Querying.FeedException">501: the engine went on in doubles, since it outgrew 64 bits.</exception>
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
