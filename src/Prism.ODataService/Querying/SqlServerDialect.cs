using System.Data.Common;
using System.Globalization;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>SQL Server 2019 and later: money is <c>decimal(19,4)</c>, instants are UTC <c>datetime2</c>.</summary>
public sealed class SqlServerDialect : SqlDialect
{
    public static SqlServerDialect Instance { get; } = new();

    public override bool HasScaledDecimals => false;

    public override string CountAll => "COUNT_BIG(*)";

    public override string Quote(string name) => $"[{name}]";

    public override object Instant(DateTimeOffset value) => value.UtcDateTime;

    // Binary by UTF-16 unit: whatever the database's collation, the answer is the one SQLite gives.
    public override string Ordinal(string text) => $"{text} COLLATE Latin1_General_100_BIN2";

    public override string ToDouble(string integerOrDecimal, int scale) => $"CAST({integerOrDecimal} AS float)";

    public override string Function(string name, params ReadOnlySpan<string> arguments) => name switch
    {
        "contains" => $"(CHARINDEX({Ordinal(arguments[1])}, {Ordinal(arguments[0])}) > 0 OR ({arguments[0]} IS NOT NULL AND DATALENGTH({arguments[1]}) = 0))",
        "startswith" => $"(CHARINDEX({Ordinal(arguments[1])}, {Ordinal(arguments[0])}) = 1 OR ({arguments[0]} IS NOT NULL AND DATALENGTH({arguments[1]}) = 0))",
        "endswith" => $"(CHARINDEX(REVERSE({Ordinal(arguments[1])}), REVERSE({Ordinal(arguments[0])})) = 1 OR ({arguments[0]} IS NOT NULL AND DATALENGTH({arguments[1]}) = 0))",
        // LEN does not count spaces at the end.
        "length" => $"(LEN(CAST({arguments[0]} AS nvarchar(max)) + N'.') - 1)",
        "tolower" => $"LOWER({arguments[0]})",
        "toupper" => $"UPPER({arguments[0]})",
        "trim" => $"TRIM({arguments[0]})",
        "indexof" => $"CASE WHEN DATALENGTH({arguments[1]}) = 0 THEN 0 ELSE CHARINDEX({Ordinal(arguments[1])}, {Ordinal(arguments[0])}) - 1 END",
        "substring" when arguments.Length == 2 => $"SUBSTRING({arguments[0]}, {AtLeastZero(arguments[1])} + 1, 4000)",
        "substring" => $"SUBSTRING({arguments[0]}, {AtLeastZero(arguments[1])} + 1, {AtLeastZero(arguments[2])})",
        "concat" => $"({arguments[0]} + {arguments[1]})",
        "round" => $"ROUND({arguments[0]}, 0)",
        "floor" => $"FLOOR({arguments[0]})",
        "ceiling" => $"CEILING({arguments[0]})",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public override string InstantPart(string part, string instant) => part == "date"
        ? $"(YEAR({instant}) * 10000 + MONTH({instant}) * 100 + DAY({instant}))"
        : $"DATEPART({part}, {instant})";

    public override string Sum(Sql value) =>
        value.Kind is ColumnKind.Int32 or ColumnKind.Int64 ? $"SUM(CAST({value.Text} AS bigint))" : $"SUM({value.Text})";

    public override string AverageSum(Sql value) => value.Kind == ColumnKind.Decimal ? $"SUM(CAST({value.Text} AS decimal(28,6)))" : Sum(value);

    public override string Quotient(string sum, string count, Sql value, int scale) => value.Kind == ColumnKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"CAST(ROUND({sum} / NULLIF({count}, 0), {scale}, 1) AS decimal(38,6))")
        : $"(CAST({sum} AS float) / NULLIF({count}, 0))";

    public override string CountDistinct(string value) => $"COUNT_BIG(DISTINCT {value})";

    public override string Page(string columns, string rest, string orderBy, string limit, string? skip) => skip is null
        ? $"SELECT TOP ({limit}) {columns} {rest}{orderBy}"
        : $"SELECT {columns} {rest}{orderBy} OFFSET {skip} ROWS FETCH NEXT {limit} ROWS ONLY";

    public override string RowsOf(string table) =>
        $"SELECT COALESCE(SUM(p.rows), 0) FROM sys.partitions AS p WHERE p.object_id = OBJECT_ID(N'{table}') AND p.index_id IN (0, 1)";

    public override string MemoryHint(int percent) => percent == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $"\nOPTION (MAX_GRANT_PERCENT = {percent})");

    /// <summary>From here on statements of the connection are planned and not run.</summary>
    public const string PlanOn = "SET SHOWPLAN_XML ON";

    /// <summary>From here on they are run again.</summary>
    public const string PlanOff = "SET SHOWPLAN_XML OFF";

    public override async Task<string> PlanAsync(DbCommand command, CancellationToken cancellationToken)
    {
        var setting = command.Connection!.CreateCommand();
        await using (setting.ConfigureAwait(false))
        {
            try
            {
                // While it is on, statements are planned and not run. It asks for the right SHOWPLAN.
                setting.CommandText = PlanOn;
                await setting.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) ?? "";
            }
            catch (DbException e)
            {
                return $"not told: {e.Message}";
            }
            finally
            {
                setting.CommandText = PlanOff;
                await setting.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    public override void Prepare(DbConnection connection, int queryMegabytes)
    {
    }

    private static string AtLeastZero(string number) => $"CASE WHEN {number} < 0 THEN 0 ELSE {number} END";
}
