namespace Prism.SampleJira.Simulation;

/// <summary>The public holidays of the imagined company's country: the nine that all of Germany has, and 24 and 31 December.</summary>
internal static class Holidays
{
    public static IEnumerable<(DateOnly Date, string Name)> Of(int year)
    {
        var easter = EasterSunday(year);
        yield return (new DateOnly(year, 1, 1), "New Year's Day");
        yield return (easter.AddDays(-2), "Good Friday");
        yield return (easter.AddDays(1), "Easter Monday");
        yield return (new DateOnly(year, 5, 1), "Labour Day");
        yield return (easter.AddDays(39), "Ascension Day");
        yield return (easter.AddDays(50), "Whit Monday");
        yield return (new DateOnly(year, 10, 3), "Unity Day");
        yield return (new DateOnly(year, 12, 24), "Christmas Eve");
        yield return (new DateOnly(year, 12, 25), "Christmas Day");
        yield return (new DateOnly(year, 12, 26), "Second Day of Christmas");
        yield return (new DateOnly(year, 12, 31), "New Year's Eve");
    }

    /// <summary>The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
