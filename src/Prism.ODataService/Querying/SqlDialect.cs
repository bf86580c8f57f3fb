using System.Data.Common;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>
/// What an engine says its own way. Both must mean the same: text compares ordinally and case-sensitively, division by zero is null,
/// decimals are exact.
/// </summary>
public abstract class SqlDialect
{
    public static SqlDialect For(WarehouseEngine engine) => engine == WarehouseEngine.Sqlite ? SqliteDialect.Instance : SqlServerDialect.Instance;

    /// <summary>True where decimals are scaled integers.</summary>
    public abstract bool HasScaledDecimals { get; }

    public abstract string Quote(string name);

    /// <summary>A value as the engine stores it.</summary>
    public abstract object Instant(DateTimeOffset value);

    /// <summary>Text as it is compared, sorted and grouped by.</summary>
    public abstract string Ordinal(string text);

    public abstract string ToDouble(string integerOrDecimal, int scale);

    public abstract string Function(string name, params ReadOnlySpan<string> arguments);

    /// <summary>A part of an instant: year, month, day, hour, minute, second, or date as <c>yyyymmdd</c>.</summary>
    public abstract string InstantPart(string part, string instant);

    public abstract string Sum(Sql value);

    /// <summary>An average, of which <see cref="AverageSum"/> and a count make one as well: averages of parts put together.</summary>
    public string Average(Sql value, int scale) => Quotient(AverageSum(value), $"COUNT({value.Text})", value, scale);

    /// <summary>The sum that an average is the quotient of.</summary>
    public virtual string AverageSum(Sql value) => Sum(value);

    /// <summary>The average of so many values from their sum: of the decimals of <paramref name="scale"/>, of others a double.</summary>
    public abstract string Quotient(string sum, string count, Sql value, int scale);

    public abstract string CountAll { get; }

    public abstract string CountDistinct(string value);

    /// <summary>A page: <paramref name="limit"/> and <paramref name="skip"/> are parameter names.</summary>
    public abstract string Page(string columns, string rest, string orderBy, string limit, string? skip);

    /// <summary>A statement that gives the number of a table's rows, from the engine's own books where it keeps them.</summary>
    public abstract string RowsOf(string table);

    /// <summary>How the engine goes about a statement, in its own words; why not, where it does not tell.</summary>
    public abstract Task<string> PlanAsync(DbCommand command, CancellationToken cancellationToken);

    /// <summary>What ends a statement that may take only so much of the server's memory; empty where the connection is told (<see cref="Prepare"/>).</summary>
    public virtual string MemoryHint(int percent) => "";

    /// <summary>Makes a connection ready: functions of the dialect that the engine lacks, and the memory that its queries may take.</summary>
    public abstract void Prepare(DbConnection connection, int queryMegabytes);
}
