namespace Prism.Etl.Sources.MsProject;

/// <summary>Parts of a quantity over days, that add up to it exactly.</summary>
internal static class WorkingTimeSpread
{
    private const decimal MoneyScale = 10_000m;

    /// <summary>Days of a stretch with the working time of each as weight; by the clock where the calendar gives none; one day where the stretch is empty.</summary>
    public static List<(DateOnly Day, long Weight)> Days(WorkingCalendar calendar, DateTime from, DateTime to)
    {
        if (IsWithinDay(from, to))
        {
            return [(DateOnly.FromDateTime(from), 1)];
        }

        var days = Weighed(calendar, from, to);
        return days.Count > 0 ? days : Weighed(WorkingCalendar.AllHours(), from, to);
    }

    /// <summary>True for a stretch of one day, or an empty one: all of it falls on that day.</summary>
    public static bool IsWithinDay(DateTime from, DateTime to) => to <= from || from.Date == to.AddTicks(-1).Date;

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
        var (all, seen, given) = (Total(days), (Int128)0, 0m);

        // Whole minutes and no more money than plans hold fit into 64 bits, where dividing costs a tenth.
        var unit = AreMinutes(days) ? TimeSpan.TicksPerMinute : 1;
        var scaled = amount * MoneyScale;
        var isSmall = Math.Abs(scaled) <= int.MaxValue * 1000m && all / unit < 1_000_000 && decimal.Truncate(scaled) == scaled;
        var (smallAmount, smallAll, smallSeen) = isSmall ? ((long)scaled, (long)(all / unit), 0L) : default;
        for (var i = 0; i < days.Count; i++)
        {
            decimal upTo;
            if (i == days.Count - 1)
            {
                upTo = amount;
            }
            else if (isSmall)
            {
                smallSeen += days[i].Weight / unit;
                upTo = Money(Rounded(smallAmount * smallSeen, smallAll));
            }
            else
            {
                seen += days[i].Weight;
                upTo = Math.Round(amount * ((decimal)seen / (decimal)all), 4, MidpointRounding.AwayFromZero);
            }

            yield return (days[i].Day, upTo - given);
            given = upTo;
        }
    }

    private static decimal Money(long scaled)
    {
        var size = (ulong)Math.Abs(scaled);
        return new decimal((int)(uint)size, (int)(size >> 32), 0, scaled < 0, 4);
    }

    /// <summary>A fraction to whole numbers, halves away from zero.</summary>
    private static long Rounded(long numerator, long denominator)
    {
        var (quotient, rest) = Math.DivRem(numerator, denominator);
        return 2 * Math.Abs(rest) >= denominator ? quotient + Math.Sign(numerator) : quotient;
    }

    private static bool AreMinutes(List<(DateOnly Day, long Weight)> days)
    {
        foreach (var (_, weight) in days)
        {
            if (weight % TimeSpan.TicksPerMinute != 0)
            {
                return false;
            }
        }

        return true;
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
