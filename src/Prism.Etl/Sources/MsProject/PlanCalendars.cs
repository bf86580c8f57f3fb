namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// The calendars of a plan as engines. A day is decided by the nearest exception along the chain resource calendar → base calendar; then by the
/// nearest work week that covers it, or week day, that says something; then by Monday to Friday, 8 to 12 and 13 to 17.
/// </summary>
public sealed class PlanCalendars
{
    /// <summary>More exception days than this in a plan are a broken file: 165 years of days are 60,000.</summary>
    private const int MaxExceptionDays = 500_000;

    private static readonly WorkingShift[] StandardDay =
        [new(TimeSpan.FromHours(8), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(13), TimeSpan.FromHours(17))];

    private readonly Dictionary<int, Definition> definitions = [];
    private readonly Dictionary<int, WorkingCalendar> engines = [];
    private readonly Dictionary<(int Task, int Resource), WorkingCalendar> intersections = [];
    private readonly int? projectUid;
    private readonly WorkingCalendar standard = new(day => Standard(day.DayOfWeek));
    private readonly WorkingCalendar allHours = WorkingCalendar.AllHours();

    /// <param name="calendars">The file's calendars; of two with the same UID the first counts.</param>
    /// <param name="projectUid">MSPDI <c>Project/CalendarUID</c>.</param>
    /// <exception cref="MspdiException">The exceptions name too many days.</exception>
    public PlanCalendars(IEnumerable<MspdiCalendar> calendars, int? projectUid)
    {
        var budget = MaxExceptionDays;
        this.projectUid = projectUid;
        foreach (var calendar in calendars)
        {
            if (calendar.Uid is { } uid)
            {
                definitions.TryAdd(uid, new Definition(calendar, ref budget));
            }
        }
    }

    /// <summary>The project's calendar.</summary>
    public WorkingCalendar Project => Find(projectUid) ?? standard;

    /// <summary>The engine of a calendar of the file; null for a UID that means none (-1) or is not in the file.</summary>
    public WorkingCalendar? Find(int? uid)
    {
        if (uid is not { } known || !definitions.ContainsKey(known))
        {
            return null;
        }

        if (!engines.TryGetValue(known, out var engine))
        {
            var chain = Chain(known);
            engines[known] = engine = new WorkingCalendar(day => ShiftsOn(chain, day));
        }

        return engine;
    }

    /// <summary>When a task is worked on by nobody in particular.</summary>
    public WorkingCalendar Of(MspdiTask task) => task.IsElapsed ? allHours : Find(task.CalendarUid) ?? Project;

    /// <summary>When a resource works on a task: both calendars, unless the task says to leave the resource's aside.</summary>
    public WorkingCalendar Of(MspdiTask task, MspdiResource? resource)
    {
        if (task.IsElapsed || resource?.CalendarUid is not { } resourceUid || Find(resourceUid) is not { } resources)
        {
            return Of(task);
        }

        if (task.CalendarUid is not { } taskUid || Find(taskUid) is not { } tasks)
        {
            return resources;
        }

        if (task.IgnoresResourceCalendar)
        {
            return tasks;
        }

        if (!intersections.TryGetValue((taskUid, resourceUid), out var both))
        {
            intersections[(taskUid, resourceUid)] = both = WorkingCalendar.Intersection(tasks, resources);
        }

        return both;
    }

    private List<Definition> Chain(int uid)
    {
        var chain = new List<Definition>();
        for (int? next = uid; next is { } current && definitions.TryGetValue(current, out var definition) && !chain.Contains(definition); next = definition.BaseUid)
        {
            chain.Add(definition);
        }

        return chain;
    }

    private static WorkingShift[] ShiftsOn(List<Definition> chain, DateOnly day)
    {
        foreach (var definition in chain)
        {
            if (definition.Exceptions.TryGetValue(day, out var shifts))
            {
                return shifts;
            }
        }

        foreach (var definition in chain)
        {
            foreach (var (from, to, week) in definition.WorkWeeks)
            {
                if (day >= from && day <= to && week[(int)day.DayOfWeek] is { } special)
                {
                    return special;
                }
            }

            if (definition.Week[(int)day.DayOfWeek] is { } shifts)
            {
                return shifts;
            }
        }

        return Standard(day.DayOfWeek);
    }

    private static WorkingShift[] Standard(DayOfWeek day) => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : StandardDay;

    private sealed class Definition
    {
        public Definition(MspdiCalendar calendar, ref int budget)
        {
            BaseUid = calendar.BaseUid;
            Fill(Week, calendar.WeekDays);
            foreach (var week in calendar.WorkWeeks)
            {
                var days = new WorkingShift[]?[7];
                Fill(days, week.WeekDays);
                WorkWeeks.Add((week.From, week.To, days));
            }

            // Files may hold an exception in both forms: the new one, which can recur, is asked first.
            foreach (var exception in calendar.Exceptions.OrderBy(exception => exception.IsOldStyle))
            {
                var shifts = exception.IsWorking ? Ordered(exception.Times) : [];
                foreach (var day in CalendarRecurrence.DaysOf(exception))
                {
                    if (--budget < 0)
                    {
                        throw new MspdiException($"calendar {calendar.Uid} '{calendar.Name}' names more than {MaxExceptionDays} days of exceptions");
                    }

                    Exceptions.TryAdd(day, shifts);
                }
            }
        }

        public int? BaseUid { get; }
        public WorkingShift[]?[] Week { get; } = new WorkingShift[]?[7];
        public List<(DateOnly From, DateOnly To, WorkingShift[]?[] Week)> WorkWeeks { get; } = [];
        public Dictionary<DateOnly, WorkingShift[]> Exceptions { get; } = [];

        private static void Fill(WorkingShift[]?[] week, IEnumerable<MspdiWeekDay> days)
        {
            foreach (var day in days.Where(day => day.DayType is >= 1 and <= 7))
            {
                week[day.DayType - 1] = day.IsWorking ? Ordered(day.Times) : [];
            }
        }

        /// <summary>In order, joined where they overlap, so that no hour counts twice.</summary>
        private static WorkingShift[] Ordered(IReadOnlyList<WorkingShift> times)
        {
            var shifts = new List<WorkingShift>();
            foreach (var shift in times.Where(shift => shift.To > shift.From).OrderBy(shift => shift.From))
            {
                if (shifts.Count > 0 && shift.From < shifts[^1].To)
                {
                    shifts[^1] = new WorkingShift(shifts[^1].From, shift.To > shifts[^1].To ? shift.To : shifts[^1].To);
                }
                else
                {
                    shifts.Add(shift);
                }
            }

            return [.. shifts];
        }
    }
}
