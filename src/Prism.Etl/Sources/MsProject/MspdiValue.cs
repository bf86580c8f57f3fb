using System.Globalization;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads MSPDI's values from text. False means unreadable, which refuses the file: a wrong figure is worse than a missing plan.</summary>
public static class MspdiValue
{
    /// <summary>Project's lowest date: "no date".</summary>
    public static readonly DateTime Lowest = new(1984, 1, 1);

    /// <summary>Project's highest date is 2049-12-31T23:59, often with 6 seconds more: "no date".</summary>
    private static readonly DateTime Highest = new(2049, 12, 31, 23, 59, 0);

    private static readonly DateTime Latest = new(2150, 1, 1);
    private const decimal LargestAmount = 1_000_000_000_000m;
    private const long LargestHours = 50_000_000;

    public static bool TryBoolean(ReadOnlySpan<char> text, out bool value)
    {
        value = text is "1" or "-1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    public static bool TryInteger(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);

    public static bool TryNumber(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && Math.Abs(value) < 1e15;

    /// <summary>A plain decimal; refuses amounts past 10¹², which no plan holds.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= LargestAmount;

    /// <summary><c>2026-03-01T08:00:00</c>, with or without time, fraction or zone. A zone is dropped: plan dates are local as written.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        text = text.Trim();
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        value = new DateTime(year, month, day);
        if (text.Length > 10)
        {
            if (text[10] is not ('T' or ' ') || !TryTime(text[11..], out var time) || time.Ticks == TimeSpan.TicksPerDay)
            {
                return false;
            }

            value += time;
        }

        return value < Latest;
    }

    /// <summary>True for the dates that Project writes for "NA".</summary>
    public static bool IsNoDate(DateTime value) => value <= Lowest || (value >= Highest && value < Highest.AddMinutes(1));

    /// <summary><c>08:00:00</c>; 24:00 is allowed.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        if (text.Length < 5 || text[2] != ':' || !Digits(text[..2], out var hours) || !Digits(text[3..5], out var minutes) || hours > 24 || minutes > 59)
        {
            return false;
        }

        var seconds = 0;
        var rest = text[5..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!Digits(rest[1..3], out seconds) || seconds > 59)
            {
                return false;
            }

            rest = rest[3..];
        }

        value = new TimeSpan(hours, minutes, seconds);
        return value.Ticks <= TimeSpan.TicksPerDay && IsFractionOrZone(rest);
    }

    /// <summary><c>PT8H0M0.5S</c>: hours may pass 24, days do not occur but are read as 24 hours.</summary>
    public static bool TryDuration(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        text = text.Trim();
        var isNegative = text.Length > 0 && text[0] == '-';
        text = isNegative ? text[1..] : text;
        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        long ticks = 0;
        var isTime = false;
        for (var i = 1; i < text.Length;)
        {
            if (text[i] == 'T' && !isTime)
            {
                isTime = true;
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
            {
                i++;
            }

            if (i == start || i == text.Length || !TryPart(text[start..i], text[i], isTime, out var part))
            {
                return false;
            }

            ticks += part;
            i++;
        }

        value = new TimeSpan(isNegative ? -ticks : ticks);
        return ticks <= LargestHours * TimeSpan.TicksPerHour;
    }

    private static bool TryPart(ReadOnlySpan<char> number, char unit, bool isTime, out long ticks)
    {
        ticks = 0;
        var perUnit = (unit, isTime) switch
        {
            ('D', false) => TimeSpan.TicksPerDay,
            ('H', true) => TimeSpan.TicksPerHour,
            ('M', true) => TimeSpan.TicksPerMinute,
            ('S', true) => TimeSpan.TicksPerSecond,
            _ => 0,
        };
        if (perUnit == 0)
        {
            return false;
        }

        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            ticks = whole <= LargestHours * TimeSpan.TicksPerHour / perUnit ? whole * perUnit : -1;
            return ticks >= 0;
        }

        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction)
            || fraction > LargestHours * TimeSpan.TicksPerHour / perUnit)
        {
            return false;
        }

        ticks = (long)Math.Round(fraction * perUnit, MidpointRounding.AwayFromZero);
        return true;
    }

    private static bool IsFractionOrZone(ReadOnlySpan<char> text)
    {
        var i = 0;
        if (text.Length > 0 && text[0] == '.')
        {
            for (i = 1; i < text.Length && char.IsAsciiDigit(text[i]); i++)
            {
            }
        }

        var zone = text[i..];
        return zone.Length == 0 || zone is "Z" || (zone.Length is 5 or 6 && zone[0] is '+' or '-');
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
