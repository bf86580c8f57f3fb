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

        if (!TryUsual(text.AsSpan(0, end), out var local)
            && !DateTime.TryParseExact(text.AsSpan(0, end), "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
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

    /// <summary>
    /// The form in nearly every payload, to the second or the millisecond. Read by hand: a history alone holds some, and the framework's parser took a
    /// third of a load's processor time.
    /// </summary>
    private static bool TryUsual(ReadOnlySpan<char> text, out DateTime local)
    {
        local = default;
        if (text.Length is not (19 or 23) || text[7] != '-' || text[13] != ':' || text[16] != ':' || (text.Length == 23 && text[19] != '.'))
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text.Slice(5, 2)), Number(text.Slice(8, 2)));
        var (hour, minute, second) = (Number(text.Slice(11, 2)), Number(text.Slice(14, 2)), Number(text.Slice(17, 2)));
        var millisecond = text.Length == 23 ? Number(text[20..]) : 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || millisecond < 0)
        {
            return false;
        }

        local = new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>Digits alone; -1 where another character stands among them.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

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
