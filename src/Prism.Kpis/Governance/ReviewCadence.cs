using System.Globalization;

namespace Prism.Kpis.Governance;

/// <summary>The time between two reviews, as definitions write it: <c>6 months</c>, <c>1 year</c>, <c>2 weeks</c>.</summary>
public static class ReviewCadence
{
    /// <summary>The next review after one on <paramref name="day"/>; null where the text says no such time.</summary>
    public static DateOnly? After(DateOnly day, string? every)
    {
        if (every?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var unit] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 120)
        {
            return null;
        }

        return unit.TrimEnd('s') switch
        {
            "day" => day.AddDays(count),
            "week" => day.AddDays(7 * count),
            "month" => day.AddMonths(count),
            "quarter" => day.AddMonths(3 * count),
            "year" => day.AddYears(count),
            _ => null,
        };
    }
}
