namespace Prism.Etl.Loading.Calculation;

/// <summary>
/// The organisation's calendar for durations: Monday to Friday without its holidays, in its time zone. A working day is a whole local
/// day, so an interval's working days are the share of it that lies on such days, each counted by the part of it that is covered.
/// </summary>
public sealed class WorkingDays(TimeZoneInfo timeZone, IEnumerable<DateOnly> holidays)
{
    /// <summary>Weekday holidays only: a holiday on a Sunday takes nothing away. Sorted, so that a span's holidays are a subtraction.</summary>
    private readonly DateOnly[] weekdayHolidays = [.. holidays.Where(IsWeekday).Distinct().Order()];

    /// <summary>The local day an instant falls on.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, timeZone).DateTime);

    /// <summary>The instant a local day begins; where a clock change skips midnight, the first instant after it.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (timeZone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        // A midnight that occurs twice is meant as the first one: the larger offset is the earlier instant.
        var offset = timeZone.IsAmbiguousTime(midnight)
            ? timeZone.GetAmbiguousTimeOffsets(midnight).Max()
            : timeZone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    public bool IsWorkingDay(DateOnly day) => IsWeekday(day) && Array.BinarySearch(weekdayHolidays, day) < 0;

    /// <summary>Working days between two instants; 0 when the second is not after the first.</summary>
    public double Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            return 0;
        }

        var (first, last) = (DayOf(from), DayOf(to));
        if (first == last)
        {
            return IsWorkingDay(first) ? (to - from) / Length(first) : 0;
        }

        var head = IsWorkingDay(first) ? (StartOf(first.AddDays(1)) - from) / Length(first) : 0;
        var tail = IsWorkingDay(last) ? (to - StartOf(last)) / Length(last) : 0;
        return head + Whole(first.AddDays(1), last) + tail;
    }

    /// <summary>Working days from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    public int Whole(DateOnly first, DateOnly end)
    {
        if (end <= first)
        {
            return 0;
        }

        var holidaysWithin = Position(end) - Position(first);
        return WeekdaysBefore(end) - WeekdaysBefore(first) - holidaysWithin;
    }

    private TimeSpan Length(DateOnly day) => StartOf(day.AddDays(1)) - StartOf(day);

    private int Position(DateOnly day)
    {
        var found = Array.BinarySearch(weekdayHolidays, day);
        return found < 0 ? ~found : found;
    }

    /// <summary>Weekdays from 0001-01-01, a Monday, up to but not including a day.</summary>
    private static int WeekdaysBefore(DateOnly day) => (day.DayNumber / 7 * 5) + Math.Min(day.DayNumber % 7, 5);

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
