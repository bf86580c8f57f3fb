using System.Globalization;
using System.Text.RegularExpressions;

namespace Prism.Etl.Sources.MsProject.Tables;

/// <summary>Reads values as Project shows them in its Excel and CSV exports: <c>3.5 days</c>, <c>1 day?</c>, <c>NA</c>, <c>30%</c>, <c>January 15, 2026 8:00 AM</c>.</summary>
/// <param name="culture">How the exporting computer writes numbers and dates.</param>
/// <param name="minutesPerDay">A day's working time; a week is five days, a month twenty.</param>
internal sealed partial class ExportText(CultureInfo culture, int minutesPerDay)
{
    /// <summary>Whether the duration is elapsed: <c>2 edays</c> counts every hour.</summary>
    public bool TryDuration(string text, out TimeSpan value, out bool isElapsed)
    {
        (value, isElapsed) = (default, false);
        var match = DurationForm().Match(text);
        if (!match.Success || !TryNumber(match.Groups["n"].Value, out var number))
        {
            return false;
        }

        isElapsed = match.Groups["e"].Success;
        var minutes = number * MinutesPer(match.Groups["u"].Value, isElapsed);
        value = Math.Abs(minutes) <= 3e9 ? TimeSpan.FromTicks((long)Math.Round(minutes * TimeSpan.TicksPerMinute)) : default;
        return Math.Abs(minutes) <= 3e9;
    }

    /// <summary>A number with its sign, in the culture's writing or with a point.</summary>
    public bool TryNumber(string text, out double value) =>
        (double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, culture, out value)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) && Math.Abs(value) < 1e15;

    /// <summary><c>30%</c> and <c>30</c> are 30.</summary>
    public bool TryPercent(string text, out double value) => TryNumber(text.TrimEnd('%', ' '), out value);

    /// <summary><c>100%</c> and <c>1</c> are 1.</summary>
    public bool TryUnits(string text, out double value)
    {
        var isPercent = text.EndsWith('%');
        var isNumber = TryNumber(text.TrimEnd('%', ' '), out value);
        value = isPercent ? value / 100 : value;
        return isNumber;
    }

    /// <summary>An amount with any currency sign: <c>$10,800.00</c>, <c>(12.50)</c> is negative.</summary>
    public bool TryMoney(string text, out decimal value)
    {
        var plain = new string([.. text.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '(' or ')' or '\'')]).Trim('\'');
        var isNegative = plain.StartsWith('(') || plain.StartsWith('-') || plain.EndsWith('-');
        plain = plain.Trim('(', ')', '-');
        var isNumber = decimal.TryParse(plain, NumberStyles.Number, culture, out value) && value < 1_000_000_000_000m;
        value = isNegative ? -value : value;
        return isNumber;
    }

    /// <summary>Per hour: <c>$30.00/hr</c>, <c>30.0h</c>, <c>$240/day</c>; a plain amount is per hour.</summary>
    public bool TryRate(string text, out decimal value)
    {
        var match = RateForm().Match(text);
        if (!match.Success || !TryMoney(match.Groups["n"].Value, out value))
        {
            value = default;
            return false;
        }

        value = match.Groups["u"].Success ? value * 60 / (decimal)MinutesPer(match.Groups["u"].Value, isElapsed: false) : value;
        return true;
    }

    public bool TryDate(string text, out DateTime value) =>
        (DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
            || DateTime.TryParse(text, culture, DateTimeStyles.NoCurrentDateDefault, out value)) && value.Year is >= 1984 and < 2150;

    public static bool TryFlag(string text, out bool value)
    {
        value = text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1";
        return value || text.Equals("no", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0";
    }

    /// <summary>What the exporting computer separates lists by: no resource's name can hold it.</summary>
    public char ListSeparator => culture.TextInfo.ListSeparator.StartsWith(';') ? ';' : ',';

    /// <summary>Predecessors such as <c>3FS+2 days,5SS-50%</c>, by the numbers the list uses.</summary>
    public bool TryPredecessors(string text, List<(int Number, MspdiLink Link)> links)
    {
        foreach (var part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = PredecessorForm().Match(part);
            if (!match.Success || !int.TryParse(match.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            var link = new MspdiLink
            {
                Type = match.Groups["t"].Value.ToUpperInvariant() switch { "FF" => 0, "SF" => 2, "SS" => 3, _ => 1 },
                IsCrossProject = match.Groups["path"].Success,
                CrossProjectName = match.Groups["path"].Success ? part : null,
            };
            var lag = match.Groups["lag"].Value.Replace(" ", "", StringComparison.Ordinal);
            if (lag.EndsWith('%') && TryPercent(lag, out var percent))
            {
                (link.LinkLag, link.LagFormat) = (percent, 19);
            }
            else if (lag.Length > 0 && TryDuration(lag, out var time, out var isElapsed))
            {
                (link.LinkLag, link.LagFormat) = (time.TotalMinutes * 10, isElapsed ? 8 : 7);
            }
            else if (lag.Length > 0)
            {
                return false;
            }

            links.Add((number, link));
        }

        return true;
    }

    private double MinutesPer(string unit, bool isElapsed)
    {
        var day = isElapsed ? 1440d : minutesPerDay;
        return unit.ToUpperInvariant() switch
        {
            ['M', 'O', ..] => isElapsed ? 30 * day : 20 * day,
            ['M', ..] => 1,
            ['H', ..] => 60,
            ['W', ..] => isElapsed ? 7 * day : 5 * day,
            ['Y', ..] => isElapsed ? 365 * day : 240 * day,
            _ => day,
        };
    }

    [GeneratedRegex(@"^(?<n>[+-]?[0-9][0-9.,']*)\s*(?<e>e)?(?<u>m|mins?|minutes?|h|hrs?|hours?|d|dys?|days?|w|wks?|weeks?|mo|mons?|months?|y|yrs?|years?)\s*\??$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"^(?<n>[^a-z/]*[0-9][0-9.,']*[^a-z/]*)/?\s*(?<u>m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|mons?|months?|y|yrs?|years?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RateForm();

    [GeneratedRegex(@"^(?<path>.*[\\/])?(?<id>[0-9]{1,9})\s*(?<t>FS|SS|FF|SF)?\s*(?<lag>[+-].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PredecessorForm();
}
