namespace Prism.Etl.Sources.MsProject;

/// <summary>Parts of a quantity over days, that add up to it exactly.</summary>
internal static class WorkingTimeSpread
{
    /// <summary>Days of a stretch with the working time of each as weight; by the clock where the calendar gives none; one day where the stretch is empty.</summary>
    public static List<(DateOnly Day, long Weight)> Days(WorkingCalendar calendar, DateTime from, DateTime to)
    {
        var first = DateOnly.FromDateTime(from);
        if (to <= from || first == DateOnly.FromDateTime(to.AddTicks(-1)))
        {
            return [(first, 1)];
        }

        var days = Weighed(calendar, from, to);
        return days.Count > 0 ? days : Weighed(WorkingCalendar.AllHours(), from, to);
    }

    /// <summary>Splits ticks of work by weight.</summary>
    public static IEnumerable<(DateOnly Day, long Ticks)> Split(long ticks, List<(DateOnly Day, long Weight)> days)
    {
        var (all, seen, given) = (Total(days), (Int128)0, 0L);
        foreach (var (day, weight) in days)
        {
            seen += weight;
            var upTo = (long)(ticks * seen / all);
            yield return (day, upTo - given);
            given = upTo;
        }
    }

    /// <summary>Splits money by weight, in parts of 4 decimals; the remainder falls on the last day.</summary>
    public static IEnumerable<(DateOnly Day, decimal Amount)> Split(decimal amount, List<(DateOnly Day, long Weight)> days)
    {
        var (all, seen, given) = ((decimal)Total(days), 0m, 0m);
        for (var i = 0; i < days.Count; i++)
        {
            seen += days[i].Weight;
            var upTo = i == days.Count - 1 ? amount : Math.Round(amount * (seen / all), 4, MidpointRounding.AwayFromZero);
            yield return (days[i].Day, upTo - given);
            given = upTo;
        }
    }

    private static Int128 Total(List<(DateOnly Day, long Weight)> days)
    {
        Int128 total = 0;
        foreach (var (_, weight) in days)
        {
            total += weight;
        }

        return total;
    }

    private static List<(DateOnly Day, long Weight)> Weighed(WorkingCalendar calendar, DateTime from, DateTime to)
    {
        var days = new List<(DateOnly, long)>();
        var last = DateOnly.FromDateTime(to);
        for (var day = DateOnly.FromDateTime(from); day <= last; day = day.AddDays(1))
        {
            var weight = calendar.WithinDay(day, from, to).Ticks;
            if (weight > 0)
            {
                days.Add((day, weight));
            }
        }

        return days;
    }
}
