namespace Prism.SampleJira.Simulation;

/// <summary>
/// The working days of the simulated history, numbered from 0. A moment of work is a number on that axis: 12.5 is the middle of the
/// thirteenth working day. A day runs from 09:00 to 17:00 in the site's zone.
/// </summary>
internal sealed class WorkCalendar
{
    private const long DayMs = 86_400_000;
    private readonly DateOnly[] days;
    private readonly long[] midnightsMs;

    public WorkCalendar(DateOnly until, TimeZoneInfo zone)
    {
        Zone = zone;
        Until = until;
        var first = until.AddMonths(-14);
        while (first.DayOfWeek != DayOfWeek.Monday)
        {
            first = first.AddDays(1);
        }

        var holidays = Enumerable.Range(first.Year, 4).SelectMany(Holidays.Of).Select(h => h.Date).ToHashSet();
        var working = new List<DateOnly>();
        for (var day = first; day <= until.AddDays(200); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
            {
                working.Add(day);
            }
        }

        First = first;
        days = [.. working];
        midnightsMs = [.. days.Select(MidnightMs)];
        Length = days.Count(d => d <= until);
        EndMs = MidnightMs(until) + 18 * 3_600_000L;
    }

    public TimeZoneInfo Zone { get; }

    public DateOnly First { get; }

    public DateOnly Until { get; }

    /// <summary>Working days of the history, the last one included.</summary>
    public int Length { get; }

    /// <summary>The history's end: 18:00 of its last day.</summary>
    public long EndMs { get; }

    public DateOnly Day(int number) => days[Math.Clamp(number, 0, days.Length - 1)];

    public long ToMs(double moment)
    {
        var day = Math.Clamp((int)Math.Floor(moment), 0, days.Length - 1);
        var part = Math.Clamp(moment - day, 0, 1);
        return midnightsMs[day] + 9 * 3_600_000L + (long)(part * 8 * 3_600_000);
    }

    /// <summary>The number of the first working day on or after a date.</summary>
    public int OnOrAfter(DateOnly date)
    {
        var found = Array.BinarySearch(days, date);
        return Math.Min(found >= 0 ? found : ~found, days.Length - 1);
    }

    /// <summary>The number of the last working day whose midnight is not after an instant; -1 before the first.</summary>
    public int NumberAt(long ms)
    {
        var found = Array.BinarySearch(midnightsMs, ms);
        return found >= 0 ? found : ~found - 1;
    }

    public long MidnightMs(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }

    public DateOnly DateOf(long ms) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), Zone).DateTime);

    /// <summary>An instant of the calendar day <paramref name="daysAfter"/> days after the history's end, for the rounds of changes.</summary>
    public long AfterEndMs(int daysAfter, double part) => MidnightMs(Until.AddDays(daysAfter)) + 9 * 3_600_000L + (long)(part * 8 * 3_600_000);

    public long PresentMs(int rounds) => EndMs + rounds * DayMs;
}
