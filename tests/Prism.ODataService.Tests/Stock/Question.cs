using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>
/// A question made up from a set's columns and the values that stand in them, in three spellings: ours; the stock library's, where a day is the integer behind it;
/// and SQL over a copy of the sets.
/// </summary>
/// <param name="Set">The set.</param>
/// <param name="Ours">Address below our root.</param>
/// <param name="Stock">Address below the stock service's root; null where the library cannot answer it.</param>
/// <param name="Sql">The same over <see cref="StockCopy"/>.</param>
/// <param name="CountSql">Its <c>$count</c>, where it is asked for.</param>
/// <param name="Outputs">What the statement yields, in its order.</param>
/// <param name="Expanded">Rows that are read along; the stock library's answer has their keys only.</param>
internal sealed record Question(EntitySet Set, string Ours, string? Stock, string Sql, string? CountSql, IReadOnlyList<Output> Outputs, IReadOnlyList<ExpandedRow> Expanded)
{
    /// <summary>Whether the order of the rows is part of the answer.</summary>
    public required bool IsOrdered { get; init; }

    /// <summary>Whether the answer is a number of rows and nothing else.</summary>
    public required bool IsNumber { get; init; }

    /// <summary>How much metadata, and whether numbers are text.</summary>
    public required string Accept { get; init; }

    public bool HasNumbersAsText => Accept.Contains("IEEE754", StringComparison.Ordinal);

    private Dictionary<string, ColumnKind> Kinds { get; } = Outputs.Where(o => o.Kind is not null).ToDictionary(o => o.Path, o => o.Kind!.Value, StringComparer.Ordinal);

    /// <summary>A row of JSON, flat: each value's path and what it says.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isStock">Whether it is held against the library's, which has 0 for the sum of nothing but nulls: null to OData and to us.</param>
    public string Read(JsonElement row, bool isStock) => Joined(Values(row, isStock));

    /// <summary>The same, value by value.</summary>
    public IReadOnlyList<string> Values(JsonElement row, bool isStock)
    {
        List<string> values = [];
        void Take(JsonElement element, string before)
        {
            foreach (var property in element.EnumerateObject().Where(p => !p.Name.Contains('@', StringComparison.Ordinal)))
            {
                if (property.Value.ValueKind == JsonValueKind.Object)
                {
                    Take(property.Value, $"{before}{property.Name}/");
                    continue;
                }

                var path = before + property.Name;
                values.Add($"{path}={(isStock && path.StartsWith("sumOf", StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.Null ? "0" : Meaning.Of(property.Value, Kind(path), HasNumbersAsText && Kinds.ContainsKey(path)))}");
            }
        }

        Take(row, "");
        return values;
    }

    /// <summary>A row of the statement, in the same words.</summary>
    public string Read(IReadOnlyList<object> cells)
    {
        List<string> values = [];
        foreach (var part in Outputs.Zip(cells).GroupBy(o => Expanded.FirstOrDefault(e => o.First.Path.StartsWith(e.Reference.Name + "/", StringComparison.Ordinal))?.Reference.Name))
        {
            // Its key is read first: without one there is no row.
            var isThere = part.Key is null || part.First().Second is not DBNull;
            values.AddRange(isThere ? part.Where(o => !o.First.IsPresence).Select(o => $"{o.First.Path}={Meaning.Of(o.Second, o.First.Kind)}") : [$"{part.Key}=null"]);
        }

        return Joined(values);
    }

    public ColumnKind? Kind(string path) => Kinds.TryGetValue(path, out var kind) ? kind : null;

    public static string Joined(IEnumerable<string> values) => string.Join(" | ", values.Order(StringComparer.Ordinal));
}

/// <summary>A column of the statement.</summary>
/// <param name="Path">Where it stands in the answer.</param>
/// <param name="Kind">What the contract declares it as; null for a number that was computed.</param>
internal sealed record Output(string Path, ColumnKind? Kind)
{
    /// <summary>Only tells whether there is a row.</summary>
    public bool IsPresence { get; init; }
}

/// <summary>A row that is read along.</summary>
internal sealed record ExpandedRow(Reference Reference, IReadOnlyList<Column> Columns);

/// <summary>What a value says, whatever its spelling.</summary>
internal static class Meaning
{
    public static string Of(JsonElement value, ColumnKind? kind, bool isText)
    {
        if (value.ValueKind == JsonValueKind.String && kind is ColumnKind.Int64 or ColumnKind.Decimal)
        {
            return isText ? Number(decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture)) : "text where a number was meant";
        }

        return (value.ValueKind, kind) switch
        {
            (JsonValueKind.Null, _) => "null",
            (JsonValueKind.Number, ColumnKind.Date) => Day(value.GetInt32()),
            (JsonValueKind.String, ColumnKind.Instant) => value.GetDateTimeOffset().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            (JsonValueKind.Number, ColumnKind.Int64 or ColumnKind.Decimal) => isText ? "a number where text was meant" : Number(value.GetDecimal()),
            (JsonValueKind.Number or JsonValueKind.String, null) => Computed(double.Parse(value.ToString(), CultureInfo.InvariantCulture)),
            (JsonValueKind.Number, _) => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }

    public static string Of(object cell, ColumnKind? kind) => (cell, kind) switch
    {
        (DBNull, _) => "null",
        (_, null) => Computed(Convert.ToDouble(cell, CultureInfo.InvariantCulture)),
        (long day, ColumnKind.Date) => Day((int)day),
        (long instant, ColumnKind.Instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant).UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        (long units, ColumnKind.Decimal) => Number(units / 10000m),
        (long truth, ColumnKind.Boolean) => truth != 0 ? "True" : "False",
        (long number, ColumnKind.Int64) => Number(number),
        (long or double, _) => Convert.ToDouble(cell, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };

    /// <summary>Sums of doubles may differ in the last digits, being added in another order.</summary>
    private static string Computed(double value) => value.ToString("G11", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string Day(int day) => day > 0 ? $"{day / 10000:0000}-{day / 100 % 100:00}-{day % 100:00}" : "null";
}
