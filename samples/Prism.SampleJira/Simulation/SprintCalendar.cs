namespace Prism.SampleJira.Simulation;

internal sealed record SimulatedSprint(int Id, int Project, int Number, string Name, string State, long StartMs, long EndMs, long? CompleteMs, int FirstDay, int DaysUntilNext);

/// <summary>
/// Two-week sprints of a Scrum project: they start on a Monday at 10:00 and should end on the second Friday at 16:00; about one in
/// five is completed only on the Monday after. The last one has no dates yet.
/// </summary>
internal sealed class SprintCalendar
{
    private readonly DateOnly firstMonday;

    public SprintCalendar(int project, WorkCalendar calendar, Draw draw)
    {
        firstMonday = calendar.First.AddDays(project % 2 * 7);
        var sprints = new List<SimulatedSprint>();
        for (var number = 0; ; number++)
        {
            var monday = firstMonday.AddDays(14 * number);
            var startMs = calendar.MidnightMs(monday) + 10 * 3_600_000L + draw.Below(600_000, Purpose.Milliseconds, project, number);
            var endMs = calendar.MidnightMs(monday.AddDays(11)) + 16 * 3_600_000L;
            var isLate = draw.Chance(0.2, Purpose.SprintLate, project, number);
            var completeMs = isLate ? calendar.MidnightMs(monday.AddDays(14)) + 9 * 3_600_000L + 1_800_000 : endMs + draw.Below(3_000_000, Purpose.SprintLate, project, 1000 + number);
            var state = startMs > calendar.EndMs ? "future" : completeMs > calendar.EndMs ? "active" : "closed";
            var firstDay = calendar.OnOrAfter(monday);
            sprints.Add(new(
                100 + project * 200 + number, project, number, $"{Programme.InJira[project].JiraKey} Sprint {number + 1}", state, startMs, endMs,
                state == "closed" ? completeMs : null, firstDay, calendar.OnOrAfter(monday.AddDays(14)) - firstDay));
            if (state == "future")
            {
                break;
            }
        }

        Sprints = sprints;
    }

    public IReadOnlyList<SimulatedSprint> Sprints { get; }

    /// <summary>The number of the sprint that runs on a date, the future one where it is later; -1 before the first.</summary>
    public int NumberAt(DateOnly date) => date < firstMonday ? -1 : Math.Min((date.DayNumber - firstMonday.DayNumber) / 14, Sprints.Count - 1);
}
