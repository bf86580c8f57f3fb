using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira;

/// <summary>Jira's form of an instant, <c>2026-03-04T09:12:33.120+0100</c>: the asking account's zone, an offset without colon.</summary>
internal static class JiraTimestamp
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.fffzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public static string Format(long utcMs, TimeZoneInfo zone) => string.Create(28, (utcMs, zone), static (text, state) => Fill(text, state.utcMs, state.zone));

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long utcMs, TimeZoneInfo zone)
    {
        Span<char> text = stackalloc char[28];
        Fill(text, utcMs, zone);
        writer.WriteString(name, text);
    }

    /// <summary>The form of sprint dates on Cloud: <c>2020-06-22T06:00:33.769Z</c>.</summary>
    public static string FormatUtc(long utcMs) => DateTimeOffset.FromUnixTimeMilliseconds(utcMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The form of sprint dates on Data Center: an offset with colon.</summary>
    public static string FormatWithColon(long utcMs, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(utcMs), zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>Reads any of the forms above; null where it is none of them.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var sign = text.Length > 5 ? text[^5] : ' ';
        var withColon = sign is '+' or '-' && text[^3] != ':' ? text.Insert(text.Length - 2, ":") : text;
        return DateTimeOffset.TryParseExact(withColon, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    private static void Fill(Span<char> text, long utcMs, TimeZoneInfo zone)
    {
        var utc = DateTime.UnixEpoch.AddMilliseconds(utcMs);
        var offset = (int)zone.GetUtcOffset(utc).TotalMinutes;
        var local = utc.AddMinutes(offset);
        local.TryFormat(text, out _, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        text[23] = offset < 0 ? '-' : '+';
        var minutes = Math.Abs(offset);
        (minutes / 60 * 100 + minutes % 60).TryFormat(text[24..], out _, "0000", CultureInfo.InvariantCulture);
    }
}
