namespace Prism.Sources;

/// <summary>Days and periods of the sample organisation: Monday to Friday but for the register's holidays; weeks from Monday.</summary>
internal sealed class SourceCalendar(IReadOnlySet<DateOnly> holidays, DateOnly today)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateOnly Origin = new(2024, 1, 1);
    private readonly List<int> workingDaysUpTo = [];

    /// <summary>The day the KPIs were computed for.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>The day of an instant in the organisation's zone.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant in which a day ends in the organisation's zone, as the last one of it.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).AddTicks(-1);
    }

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>Working days from after one day up to another: negative when the other lies before.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => NumberOf(to) - NumberOf(from);

    /// <summary>The ends of all months that are over or end today, from the given day on, and today.</summary>
    public IEnumerable<DateOnly> MonthEndsAndToday(DateOnly from)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month.AddMonths(1) <= Today.AddDays(1); month = month.AddMonths(1))
        {
            yield return month.AddMonths(1).AddDays(-1);
        }

        if (Today.AddDays(1).Day != 1)
        {
            yield return Today;
        }
    }

    /// <summary>First and last day of the <c>Week</c>, <c>Month</c> or <c>Quarter</c> that holds a day.</summary>
    public static (DateOnly Start, DateOnly End) Period(string grain, DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var quarter = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        return grain switch
        {
            "Week" => (monday, monday.AddDays(6)),
            "Month" => (month, month.AddMonths(1).AddDays(-1)),
            "Quarter" => (quarter, quarter.AddMonths(3).AddDays(-1)),
            _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "Week, Month or Quarter."),
        };
    }

    private int NumberOf(DateOnly day)
    {
        for (var next = Origin.AddDays(workingDaysUpTo.Count); next <= day; next = next.AddDays(1))
        {
            workingDaysUpTo.Add((workingDaysUpTo.Count > 0 ? workingDaysUpTo[^1] : 0) + (IsWorkingDay(next) ? 1 : 0));
        }

        return workingDaysUpTo[day.DayNumber - Origin.DayNumber];
    }
}
