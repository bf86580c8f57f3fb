using System.Globalization;
using System.Text.Json;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// Reads from payloads as Jira writes them: a key may be missing rather than null, and ids are strings for issues, worklogs and statuses
/// but numbers for sprints, boards and sites of other versions.
/// </summary>
internal static class JiraJson
{
    /// <summary>The object under this name; null where there is none.</summary>
    public static JsonElement? Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>What is under this name, of any kind but null.</summary>
    public static JsonElement? Value(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>The items of the list under this name; none where there is no list.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    /// <summary>A text or number as text; null for null, absent, empty, and anything else.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    public static string? Text(this JsonElement? element, string name) => element is { } value ? value.Text(name) : null;

    /// <summary>True only for a true; Data Center leaves flags out where they are false.</summary>
    public static bool Flag(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static long? Whole(this JsonElement element, string name) => element.Value(name) is { } value ? Whole(value) : null;

    /// <summary>A number, also one written as text; null for what no database holds as one (<c>NaN</c>, or beyond all numbers).</summary>
    public static double? Real(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>An instant written as text or as a number since 1970.</summary>
    public static bool TryInstant(this JsonElement element, string name, out DateTimeOffset utc)
    {
        utc = default;
        return element.Value(name) switch
        {
            { ValueKind: JsonValueKind.String } text => JiraTimestamp.TryParse(text.GetString(), out utc),
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var epoch) => JiraTimestamp.TryFromEpoch(epoch, out utc),
            _ => false,
        };
    }

    /// <summary>An instant that may be absent.</summary>
    public static DateTimeOffset? Instant(this JsonElement element, string name) => element.TryInstant(name, out var utc) ? utc : null;

    /// <summary>A text as the warehouse's column holds it: cut at its end, never in the middle of a character.</summary>
    public static string? Cut(string? text, int length)
    {
        if (text is null || text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private static long? Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) <= long.MaxValue / 2 => (long)number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
