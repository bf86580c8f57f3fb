namespace Prism.SampleJira.Portfolio;

/// <summary>Work and cost of an assignment on one day: work in quarters of an hour, cost in hundredths.</summary>
internal readonly record struct DayEffort(int Day, int QuarterHours, long Cost);

internal sealed record AssignmentStatus(PlanAssignment Assignment, IReadOnlyList<DayEffort> Baseline, IReadOnlyList<DayEffort> Actual, IReadOnlyList<DayEffort> Remaining)
{
    public long ActualCost => Actual.Sum(d => d.Cost);
    public long RemainingCost => Remaining.Sum(d => d.Cost);
    public long BaselineCost => Baseline.Sum(d => d.Cost);
    public int ActualWork => Actual.Sum(d => d.QuarterHours);
    public int RemainingWork => Remaining.Sum(d => d.QuarterHours);
    public int BaselineWork => Baseline.Sum(d => d.QuarterHours);
}

/// <summary>A leaf task at a status date. Costs are hundredths, work quarters of an hour, days working days.</summary>
internal sealed record TaskStatus(PlanTask Task, int Start, int Days, int DaysDone, int StatusDay, IReadOnlyList<AssignmentStatus> Assignments)
{
    public bool IsStarted => Task.IsMilestone ? IsComplete : DaysDone > 0;

    public bool IsComplete => Task.IsMilestone ? Start < StatusDay && Task.RealStart < StatusDay : DaysDone == Days;

    public int Finish => Start + Math.Max(Days, 1) - 1;

    public int PercentComplete => Task.IsMilestone ? (IsComplete ? 100 : 0) : DaysDone * 100 / Days;

    public long ActualFixedCost => Task.FixedCost * PercentComplete / 100;

    public long ActualCost => Assignments.Sum(a => a.ActualCost) + ActualFixedCost;

    public long RemainingCost => Assignments.Sum(a => a.RemainingCost) + Task.FixedCost - ActualFixedCost;

    public long Cost => ActualCost + RemainingCost;

    public int ActualWork => Assignments.Sum(a => a.ActualWork);

    public int RemainingWork => Assignments.Sum(a => a.RemainingWork);

    public int BaselineWork => Assignments.Sum(a => a.BaselineWork);

    public long BaselineCost => Assignments.Sum(a => a.BaselineCost) + Task.FixedCost;

    /// <summary>BCWS: what the baseline has spent by the status date, the fixed cost spread evenly over its days.</summary>
    public long PlannedValue => Assignments.Sum(a => a.Baseline.Where(d => d.Day < StatusDay).Sum(d => d.Cost)) + PlannedFixedCost;

    /// <summary>BCWP by percent complete.</summary>
    public long EarnedValue => BaselineCost * PercentComplete / 100;

    private long PlannedFixedCost => Task.BaselineDays == 0 ? 0 : Task.FixedCost * Math.Clamp(StatusDay - Task.BaselineStart, 0, Task.BaselineDays) / Task.BaselineDays;
}

/// <summary>A plan as it stood at a status date: what is over is as it went, what runs is forecast to its real end, what is ahead keeps its planned duration behind it.</summary>
internal sealed class PlanStatus
{
    public PlanStatus(Plan plan, DateOnly statusDate)
    {
        Plan = plan;
        StatusDate = statusDate;
        StatusDay = plan.Days.CountUntil(statusDate);
        var byTask = new Dictionary<PlanTask, TaskStatus>();
        foreach (var task in plan.Tasks)
        {
            byTask[task] = Status(task, byTask);
        }

        Tasks = byTask;
    }

    public Plan Plan { get; }

    public DateOnly StatusDate { get; }

    /// <summary>The number of the first working day after the status date.</summary>
    public int StatusDay { get; }

    public IReadOnlyDictionary<PlanTask, TaskStatus> Tasks { get; }

    private TaskStatus Status(PlanTask task, Dictionary<PlanTask, TaskStatus> before)
    {
        var hasBegun = task.RealStart < StatusDay;
        var start = hasBegun ? task.RealStart : Math.Max(StatusDay, PlanFactory.EarliestStart(task, t => before[t].Days, t => before[t].Start));
        if (task.IsMilestone)
        {
            return new(task, start, 0, 0, StatusDay, []);
        }

        var days = hasBegun ? task.RealDays : task.BaselineDays;
        var done = hasBegun ? Math.Min(days, StatusDay - start) : 0;
        return new(task, start, days, done, StatusDay, [.. task.Assignments.Select(a => Status(task, a, start, days, done, hasBegun))]);
    }

    private static AssignmentStatus Status(PlanTask task, PlanAssignment assignment, int start, int days, int done, bool hasBegun)
    {
        var effort = hasBegun ? Math.Max(1, (int)Math.Round(assignment.QuarterHoursPerDay * task.RealEffortPercent / 100.0)) : assignment.QuarterHoursPerDay;
        return new(
            assignment,
            Spread(assignment, task.BaselineStart, task.BaselineDays, assignment.QuarterHoursPerDay),
            Spread(assignment, start, done, effort),
            Spread(assignment, start + done, days - done, effort));
    }

    /// <summary>A quarter of an hour costs a quarter of the rate: 25 hundredths for each unit of it.</summary>
    private static DayEffort[] Spread(PlanAssignment assignment, int start, int days, int quarterHours) =>
        [.. Enumerable.Range(start, days).Select(day => new DayEffort(day, quarterHours, quarterHours * 25L * assignment.Resource.RatePerHour))];
}
