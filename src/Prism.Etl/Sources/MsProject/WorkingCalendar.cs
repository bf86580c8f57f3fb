namespace Prism.Etl.Sources.MsProject;

/// <summary>One stretch of working time within a day.</summary>
/// <param name="From">From midnight.</param>
/// <param name="To">From midnight, after <paramref name="From"/>; 24:00 is the day's end.</param>
public readonly record struct WorkingShift(TimeSpan From, TimeSpan To)
{
    public TimeSpan Length => To - From;
}

/// <summary>
/// When work is done: counts, adds and takes away working time, exact to the tick. Instants are local plan time, without a zone and so without
/// a change of clocks.
/// </summary>
/// <param name="shiftsOn">The shifts of a day, in order and without overlap; empty for a day off.</param>
public sealed class WorkingCalendar(Func<DateOnly, WorkingShift[]> shiftsOn)
{
    /// <summary>A calendar that gives no working time for so long is taken to give none at all.</summary>
    private const int SearchDays = 366 * 30;

    private static readonly WorkingShift[] None = [];
    private static readonly WorkingShift[] WholeDay = [new(TimeSpan.Zero, TimeSpan.FromDays(1))];
    private readonly Dictionary<int, WorkingShift[]> known = [];

    /// <summary>Every hour of every day: elapsed durations.</summary>
    public static WorkingCalendar AllHours() => new(_ => WholeDay);

    /// <summary>The shifts of a day.</summary>
    public IReadOnlyList<WorkingShift> ShiftsOn(DateOnly day) => On(day.DayNumber);

    /// <summary>Working time between two instants; negative where <paramref name="to"/> comes first.</summary>
    public TimeSpan Between(DateTime from, DateTime to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var total = TimeSpan.Zero;
        var last = DayNumber(to);
        for (var day = DayNumber(from); day <= last; day++)
        {
            total += WithinDay(day, from, to);
        }

        return total;
    }

    /// <summary>Working time that falls on one day, of the stretch between two instants.</summary>
    public TimeSpan WithinDay(DateOnly day, DateTime from, DateTime to) => WithinDay(day.DayNumber, from, to);

    /// <summary>The earliest instant by which <paramref name="work"/> is done when it begins at <paramref name="from"/>; null where the calendar never gives that much.</summary>
    public DateTime? Add(DateTime from, TimeSpan work)
    {
        if (work < TimeSpan.Zero)
        {
            return Subtract(from, -work);
        }

        var left = work;
        var first = DayNumber(from);
        for (var (day, idle) = (first, 0); left > TimeSpan.Zero && idle < SearchDays && day < DateOnly.MaxValue.DayNumber; day++)
        {
            var midnight = Midnight(day);
            var shifts = On(day);
            idle = shifts.Length == 0 ? idle + 1 : 0;
            foreach (var shift in shifts)
            {
                var start = Later(midnight + shift.From, from);
                var length = midnight + shift.To - start;
                if (length >= left)
                {
                    return start + left;
                }

                left -= length > TimeSpan.Zero ? length : TimeSpan.Zero;
            }
        }

        return left > TimeSpan.Zero ? null : from;
    }

    /// <summary>The latest instant at which <paramref name="work"/> must begin to be done by <paramref name="to"/>; null where the calendar never gives that much.</summary>
    public DateTime? Subtract(DateTime to, TimeSpan work)
    {
        if (work < TimeSpan.Zero)
        {
            return Add(to, -work);
        }

        var left = work;
        for (var (day, idle) = (DayNumber(to), 0); left > TimeSpan.Zero && idle < SearchDays && day >= 0; day--)
        {
            var midnight = Midnight(day);
            var shifts = On(day);
            idle = shifts.Length == 0 ? idle + 1 : 0;
            for (var i = shifts.Length - 1; i >= 0; i--)
            {
                var end = Earlier(midnight + shifts[i].To, to);
                var length = end - (midnight + shifts[i].From);
                if (length >= left)
                {
                    return end - left;
                }

                left -= length > TimeSpan.Zero ? length : TimeSpan.Zero;
            }
        }

        return left > TimeSpan.Zero ? null : to;
    }

    /// <summary>Working time that both calendars give: a task with a calendar of its own, done by a resource with hers.</summary>
    public static WorkingCalendar Intersection(WorkingCalendar one, WorkingCalendar other) => new(day =>
    {
        var shifts = new List<WorkingShift>();
        foreach (var a in one.On(day.DayNumber))
        {
            foreach (var b in other.On(day.DayNumber))
            {
                var from = a.From > b.From ? a.From : b.From;
                var to = a.To < b.To ? a.To : b.To;
                if (from < to)
                {
                    shifts.Add(new WorkingShift(from, to));
                }
            }
        }

        return [.. shifts];
    });

    private TimeSpan WithinDay(int day, DateTime from, DateTime to)
    {
        var total = TimeSpan.Zero;
        var midnight = Midnight(day);
        foreach (var shift in On(day))
        {
            var start = Later(midnight + shift.From, from);
            var end = Earlier(midnight + shift.To, to);
            total += end > start ? end - start : TimeSpan.Zero;
        }

        return total;
    }

    private WorkingShift[] On(int day)
    {
        if (!known.TryGetValue(day, out var shifts))
        {
            shifts = shiftsOn(DateOnly.FromDayNumber(day));
            known[day] = shifts.Length == 0 ? None : shifts;
        }

        return shifts;
    }

    private static int DayNumber(DateTime instant) => (int)(instant.Ticks / TimeSpan.TicksPerDay);

    private static DateTime Midnight(int day) => new(day * TimeSpan.TicksPerDay);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
