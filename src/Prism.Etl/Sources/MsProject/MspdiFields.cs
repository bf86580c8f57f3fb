namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads the present element as a typed value: empty is no value, unreadable refuses the file with its line.</summary>
internal static class MspdiFields
{
    private delegate bool Parse<T>(ReadOnlySpan<char> text, out T value);

    public static bool? Flag(this MspdiCursor cursor) => Value<bool>(cursor, MspdiValue.TryBoolean, "0 or 1");

    public static int? Integer(this MspdiCursor cursor)
    {
        var value = Value<long>(cursor, MspdiValue.TryInteger, "a whole number");
        return value is null or (>= int.MinValue and <= int.MaxValue) ? (int?)value : throw Unreadable(cursor, cursor.Name, "too large");
    }

    public static long? Long(this MspdiCursor cursor) => Value<long>(cursor, MspdiValue.TryInteger, "a whole number");

    public static double? Number(this MspdiCursor cursor) => Value<double>(cursor, MspdiValue.TryNumber, "a number");

    public static TimeSpan? Duration(this MspdiCursor cursor) => Value<TimeSpan>(cursor, MspdiValue.TryDuration, "a duration such as PT8H0M0S");

    /// <summary>A date, null where Project means "NA".</summary>
    public static DateTime? Date(this MspdiCursor cursor) =>
        RawDate(cursor) is { } date && !MspdiValue.IsNoDate(date) ? date : null;

    /// <summary>A date as written; <c>NA</c> and nothing are null.</summary>
    public static DateTime? RawDate(this MspdiCursor cursor)
    {
        var name = cursor.Name;
        var text = cursor.Text();
        if (text.IsEmpty || text is "NA")
        {
            return null;
        }

        return MspdiValue.TryDate(text, out var date) ? date : throw Unreadable(cursor, name, $"'{Shown(text)}' is not a date such as 2026-03-01T08:00:00 before 2150");
    }

    /// <summary>Money that MSPDI writes × 100: <c>201500</c> is 2,015.00.</summary>
    public static decimal? Money(this MspdiCursor cursor) => Rate(cursor) / 100;

    /// <summary>Money that MSPDI writes as it is: rates per hour.</summary>
    public static decimal? Rate(this MspdiCursor cursor) => Value<decimal>(cursor, MspdiValue.TryDecimal, "an amount below 10^12");

    /// <summary>Tenths of minutes, as slack is written, to minutes.</summary>
    public static double? Slack(this MspdiCursor cursor) => Number(cursor) / 10;

    public static MspdiException Unreadable(MspdiCursor cursor, string element, string reason) => new($"line {cursor.Line}: {element}: {reason}");

    public static string Shown(ReadOnlySpan<char> text) => text.Length <= 60 ? new string(text) : string.Concat(text[..60], "…");

    private static T? Value<T>(MspdiCursor cursor, Parse<T> parse, string expected)
        where T : struct
    {
        var name = cursor.Name;
        var text = cursor.Text();
        if (text.IsEmpty)
        {
            return null;
        }

        return parse(text, out var value) ? value : throw Unreadable(cursor, name, $"'{Shown(text)}' is not {expected}");
    }
}
