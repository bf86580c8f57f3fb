using System.Globalization;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// Jira's instants: issues write <c>2020-06-12T09:45:24.493+0800</c> (an offset without a colon, in the zone of the user who asked), sprints
/// <c>...Z</c> on Cloud and <c>...-07:00</c> on Data Center, and <c>changelog/bulkfetch</c> a number of seconds or milliseconds since 1970.
/// </summary>
public static class JiraTimestamp
{
    /// <summary>Epoch numbers below this are seconds: as milliseconds they would lie before 1974, when there was no Jira.</summary>
    private const long FirstMilliseconds = 100_000_000_000;

    /// <summary>Reads an instant to UTC; false where it is none.</summary>
    public static bool TryParse(string? text, out DateTimeOffset utc)
    {
        utc = default;
        if (text is null || text.Length < 20 || text[4] != '-' || text[10] != 'T' || !TryOffset(text, out var end, out var offset))
        {
            return false;
        }

        if (!DateTime.TryParseExact(text.AsSpan(0, end), Form(end), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads seconds or milliseconds since 1970.</summary>
    public static bool TryFromEpoch(long number, out DateTimeOffset utc)
    {
        var milliseconds = Math.Abs(number) < FirstMilliseconds ? number * 1000 : number;
        if (milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            utc = default;
            return false;
        }

        utc = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }

    /// <summary>Reads a plain date such as <c>2015-11-11</c>: no zone, no time.</summary>
    public static DateOnly? Date(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static string Form(int length) => length switch
    {
        19 => "yyyy-MM-ddTHH:mm:ss",
        23 => "yyyy-MM-ddTHH:mm:ss.fff",
        _ => "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    };

    /// <summary>Finds where the offset begins and reads it: <c>Z</c>, <c>+0800</c>, <c>+08:00</c>, <c>+08</c>.</summary>
    private static bool TryOffset(string text, out int end, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        end = text.Length - 1;
        if (text[end] is 'Z' or 'z')
        {
            return true;
        }

        end = text.AsSpan(19).IndexOfAny('+', '-') + 19;
        if (end < 19)
        {
            return false;
        }

        var digits = text.AsSpan(end + 1);
        var minutesAt = digits.Length == 5 && digits[2] == ':' ? 3 : 2;
        var minutes = 0;
        if (digits.Length is not (2 or 4 or 5)
            || !int.TryParse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || (digits.Length > 2 && !int.TryParse(digits[minutesAt..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes)))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[end] == '-' ? -offset : offset;
        return true;
    }
}
