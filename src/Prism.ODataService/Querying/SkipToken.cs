using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>Where a page ended: the values its last row is sorted by, the warehouse version it was read from, and how many rows the read has given.</summary>
public sealed record SkipToken(long Version, string Fingerprint, long Rows, IReadOnlyList<object?> Values)
{
    /// <summary>A short mark of what a next page must have in common with the one before.</summary>
    public static string Mark(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 6);

    public string Write()
    {
        var values = Values.Select(v => v switch
        {
            null => null,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(v, CultureInfo.InvariantCulture),
        });
        var json = JsonSerializer.SerializeToUtf8Bytes(new[] { Version.ToString(CultureInfo.InvariantCulture), Fingerprint, Rows.ToString(CultureInfo.InvariantCulture) }.Concat(values));
        return Base64Url.EncodeToString(json);
    }

    public static SkipToken Read(string text, IReadOnlyList<SortColumn> sort, string fingerprint)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text)) ?? [];
            if (parts.Length == sort.Count + 3 && parts[1] == fingerprint)
            {
                var values = sort.Select((s, i) => parts[i + 3] is { } value ? Parse(s.Value, value) : null).ToList();
                return new SkipToken(long.Parse(parts[0] ?? "", CultureInfo.InvariantCulture), fingerprint, long.Parse(parts[2] ?? "", NumberStyles.None, CultureInfo.InvariantCulture), values);
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException)
        {
            // Falls to the one message below: whatever is wrong with a token, the remedy is the same.
        }

        throw FeedException.Malformed("$skiptoken", "$skiptoken does not belong to this query. Follow the next link as it is given, or start again without it.");
    }

    private static object Parse(Sql sort, string text) => sort.Kind switch
    {
        ColumnKind.Text => text,
        ColumnKind.Double => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        ColumnKind.Decimal when text.Contains('.', StringComparison.Ordinal) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        ColumnKind.Instant when text.Contains('T', StringComparison.Ordinal) =>
            DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        ColumnKind.Boolean when bool.TryParse(text, out var truth) => truth ? 1L : 0L,
        _ => long.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>The condition that holds for every row after this token's. Null sorts below everything, as OData and both engines say.</summary>
    public string After(IReadOnlyList<SortColumn> sort, SqlDialect dialect, SqlParameters parameters)
    {
        var names = Values.Select(v => v is null ? null : parameters.Add(v)).ToList();
        List<string> alternatives = [];
        List<string> ties = [];
        List<string> bounds = [];
        for (var i = 0; i < sort.Count; i++)
        {
            var column = Comparable(sort[i].Value, dialect);
            if (sort[i].IsGuide)
            {
                bounds.Add($"{column} >= {names[i]}");
                continue;
            }

            var beyond = (names[i], sort[i].IsDescending) switch
            {
                (null, false) => $"{column} IS NOT NULL",
                (null, true) => null,
                ({ } name, false) => $"{column} > {name}",
                ({ } name, true) when sort[i].Value.IsNullable => $"({column} < {name} OR {column} IS NULL)",
                ({ } name, true) => $"{column} < {name}",
            };
            if (beyond is not null)
            {
                alternatives.Add(string.Join(" AND ", ties.Append(beyond)));
            }

            ties.Add(names[i] is null ? $"{column} IS NULL" : $"{column} = {names[i]}");
        }

        return alternatives.Count == 0 ? "(1 = 0)" : string.Join(" AND ", bounds.Append($"(({string.Join(") OR (", alternatives)}))"));
    }

    /// <summary>A sort column as it is ordered by and compared with.</summary>
    public static string Comparable(Sql value, SqlDialect dialect) =>
        value.Raw ?? (value.Kind == ColumnKind.Text ? dialect.Ordinal(value.Text) : value.Text);
}
