namespace Prism.SampleJira.Portfolio;

/// <summary>A person in a plan. <c>RatePerHour</c> is in the plan's currency, whole units, so that every quarter of an hour costs whole cents.</summary>
internal sealed record PlanResource(int Uid, string Name, int RatePerHour);

internal enum LinkType
{
    FinishToStart = 1,
    StartToStart = 3,
}

/// <summary>A dependency on an earlier task; the lag is in working days.</summary>
internal sealed record PlanLink(PlanTask From, LinkType Type, int LagDays);

/// <summary>Work of a resource on a task. <c>QuarterHoursPerDay</c> is the baseline's effort; the rate is the resource's.</summary>
internal sealed record PlanAssignment(int Uid, PlanResource Resource, int QuarterHoursPerDay);

/// <summary>A leaf or milestone as the baseline has it and as it will really go. Days are numbers of working days, from the plan's start.</summary>
internal sealed class PlanTask
{
    public required int Uid { get; init; }
    public required string Name { get; init; }
    public required string Wbs { get; init; }
    public required bool IsMilestone { get; init; }
    public required List<PlanLink> Links { get; init; }
    public List<PlanAssignment> Assignments { get; } = [];

    /// <summary>Hundredths of the currency unit, spent evenly over the task.</summary>
    public long FixedCost { get; set; }

    public int BaselineDays { get; set; }

    /// <summary>How long it will really take; the plan does not know it before the task is over.</summary>
    public int RealDays { get; set; }

    /// <summary>Quarter hours really spent a day, in hundredths of the baseline's.</summary>
    public int RealEffortPercent { get; set; }

    public int BaselineStart { get; set; }

    public int RealStart { get; set; }
}

internal sealed record PlanPhase(int Uid, string Name, string Wbs, IReadOnlyList<PlanTask> Tasks);

/// <summary>A plan with everything that is true of it, whichever month it is looked at.</summary>
/// <remarks>EpicKeys: keys of the Jira epics in which the project's work is done; empty where it has no Jira project.</remarks>
internal sealed record Plan(
    ProgrammeProject Project, DateOnly Start, PlanDays Days, IReadOnlyList<PlanPhase> Phases, IReadOnlyList<PlanResource> Resources, IReadOnlyList<string> EpicKeys)
{
    /// <summary>The Jira issue a task names; null for tasks before the design, milestones, and where there is no Jira project.</summary>
    public string? IssueKeyOf(PlanTask task) =>
        EpicKeys.Count == 0 || task.IsMilestone || Phases.Take(2).Any(p => p.Tasks.Contains(task)) ? null : EpicKeys[task.Uid % EpicKeys.Count];

    public IEnumerable<PlanTask> Tasks => Phases.SelectMany(p => p.Tasks);

    public DateOnly BaselineFinish => Days.Date(Tasks.Max(t => t.BaselineStart + Math.Max(t.BaselineDays, 1) - 1));

    public DateOnly RealFinish => Days.Date(Tasks.Max(t => t.RealStart + Math.Max(t.RealDays, 1) - 1));
}

/// <summary>The working days of a plan, numbered from its start.</summary>
internal sealed class PlanDays
{
    private readonly List<DateOnly> dates = [];

    public PlanDays(DateOnly start)
    {
        var holidays = Enumerable.Range(start.Year, 5).SelectMany(Simulation.Holidays.Of).Select(h => h.Date).ToHashSet();
        for (var day = start; dates.Count < 900; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
            {
                dates.Add(day);
            }
        }
    }

    public DateOnly Date(int number) => dates[number];

    /// <summary>Working days from the start up to and including a date: the number of the first day after it.</summary>
    public int CountUntil(DateOnly date)
    {
        var found = dates.BinarySearch(date);
        return found >= 0 ? found + 1 : ~found;
    }
}
