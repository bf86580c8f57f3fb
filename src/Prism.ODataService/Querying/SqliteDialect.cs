using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>SQLite: money is an integer scaled by 10,000, instants are unix milliseconds, and text functions beyond ASCII are ours.</summary>
public sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public override bool HasScaledDecimals => true;

    public override string CountAll => "COUNT(*)";

    public override string Quote(string name) => $"\"{name}\"";

    public override object Instant(DateTimeOffset value) => value.ToUnixTimeMilliseconds();

    public override string Ordinal(string text) => text;

    public override string ToDouble(string integerOrDecimal, int scale) =>
        scale == 0 ? $"({integerOrDecimal} * 1.0)" : $"({integerOrDecimal} / 1{new string('0', scale)}.0)";

    public override string Function(string name, params ReadOnlySpan<string> arguments) => name switch
    {
        "contains" => $"(instr({arguments[0]}, {arguments[1]}) > 0)",
        "startswith" => $"(substr({arguments[0]}, 1, length({arguments[1]})) = {arguments[1]})",
        "endswith" => $"(length({arguments[1]}) = 0 OR substr({arguments[0]}, -length({arguments[1]})) = {arguments[1]})",
        "length" => $"prism_length({arguments[0]})",
        "tolower" => $"prism_lower({arguments[0]})",
        "toupper" => $"prism_upper({arguments[0]})",
        "trim" => $"trim({arguments[0]})",
        "indexof" => $"prism_indexof({arguments[0]}, {arguments[1]})",
        "substring" when arguments.Length == 2 => $"prism_substring({arguments[0]}, {arguments[1]}, NULL)",
        "substring" => $"prism_substring({arguments[0]}, {arguments[1]}, {arguments[2]})",
        "concat" => $"({arguments[0]} || {arguments[1]})",
        "round" => $"round({arguments[0]})",
        "floor" => $"floor({arguments[0]})",
        "ceiling" => $"ceil({arguments[0]})",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public override string InstantPart(string part, string instant)
    {
        var format = part switch
        {
            "year" => "%Y",
            "month" => "%m",
            "day" => "%d",
            "hour" => "%H",
            "minute" => "%M",
            "second" => "%S",
            "date" => "%Y%m%d",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
        return $"CAST(strftime('{format}', {instant} / 1000.0, 'unixepoch') AS INTEGER)";
    }

    public override string Sum(Sql value) => $"SUM({value.Text})";

    // Exact integers to the last step: the sum, widened to the scale of the answer, divided by the count.
    public override string Quotient(string sum, string count, Sql value, int scale) => value.Kind == ColumnKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"({sum} * 1{new string('0', scale - value.Scale)} / NULLIF({count}, 0))")
        : $"({sum} * 1.0 / NULLIF({count}, 0))";

    public override string CountDistinct(string value) => $"COUNT(DISTINCT {value})";

    public override string Page(string columns, string rest, string orderBy, string limit, string? skip) =>
        $"SELECT {columns} {rest}{orderBy} LIMIT {limit}{(skip is null ? "" : $" OFFSET {skip}")}";

    public override string RowsOf(string table) => $"SELECT COUNT(*) FROM {Quote(table)}";

    public override async Task<string> PlanAsync(DbCommand command, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The statement that has just run.
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
#pragma warning restore CA2100
        List<string> steps = [];
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                steps.Add(reader.GetString(3));
            }
        }

        return string.Join("; ", steps);
    }

    public override void Prepare(DbConnection connection, int queryMegabytes)
    {
        var sqlite = (SqliteConnection)connection;

        // Pages that are held, and rows that are sorted before they go to a file: the engine takes its measure for both from this.
        using (var pragma = sqlite.CreateCommand())
        {
            pragma.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{queryMegabytes * 1024}");
            pragma.ExecuteNonQuery();
        }

        sqlite.CreateFunction("prism_lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        sqlite.CreateFunction("prism_upper", (string? text) => text?.ToUpperInvariant(), isDeterministic: true);
        sqlite.CreateFunction("prism_length", (string? text) => text?.Length, isDeterministic: true);
        sqlite.CreateFunction("prism_indexof", (string? text, string? part) =>
            text is null || part is null ? (int?)null : text.IndexOf(part, StringComparison.Ordinal), isDeterministic: true);
        sqlite.CreateFunction("prism_substring", (string? text, long? start, long? length) => Substring(text, start, length), isDeterministic: true);
    }

    private static string? Substring(string? text, long? start, long? length)
    {
        if (text is null || start is null)
        {
            return null;
        }

        var from = (int)Math.Clamp(start.Value, 0, text.Length);
        var count = (int)Math.Clamp(length ?? long.MaxValue, 0, text.Length - from);
        return text.Substring(from, count);
    }
}
