namespace Prism.SampleJira.Simulation;

internal enum IssueKind
{
    Epic,
    Story,
    Task,
    Bug,
    Risk,
    SubTask,
}

/// <summary>What an issue is, from its index alone.</summary>
/// <remarks>Number: The number in its key.</remarks>
internal readonly record struct IssueIdentity(int Index, int Project, int Number, IssueKind Kind)
{
    /// <summary>Every fortieth number is an epic, and the next 39 may belong to it.</summary>
    public int EpicNumber => (Number - 1) / SimulatedPlan.EpicSpan * SimulatedPlan.EpicSpan + 1;
}

/// <summary>
/// The plan of the simulated history: who takes which issue on, when it is begun and when it is done, as moments on the axis of
/// working days. Everything is arithmetic on the issue's index, so that no issue needs another to be generated, save its neighbours
/// in the queue of the person who works on it.
/// </summary>
internal sealed class SimulatedPlan
{
    public const int EpicSpan = 40;
    private const int QueueLookahead = 8;

    private readonly int[] countOf;
    private readonly SprintCalendar?[] sprints;

    public SimulatedPlan(SampleJiraOptions options, TimeZoneInfo zone)
    {
        Issues = options.Issues;
        ChangesPerIssue = options.ChangesPerIssue;
        Draw = new Draw(options.Seed);
        Calendar = new WorkCalendar(options.Until, zone);
        Numbering = new IssueNumbering();
        People = new SimulatedPeople(options.Issues, Numbering, Draw);
        countOf = [.. Programme.InJira.Select((_, project) => Numbering.CountOf(project, options.Issues))];
        sprints = [.. Programme.InJira.Select((p, project) => p.Board == BoardKind.Scrum ? new SprintCalendar(project, Calendar, Draw) : null)];
    }

    public int Issues { get; }

    /// <summary>At least how many changes an issue is meant to have.</summary>
    public int ChangesPerIssue { get; }

    public Draw Draw { get; }

    public WorkCalendar Calendar { get; }

    public IssueNumbering Numbering { get; }

    public SimulatedPeople People { get; }

    public SprintCalendar? Sprints(int project) => sprints[project];

    public IssueIdentity Identify(int issue)
    {
        var project = Numbering.ProjectOf(issue);
        var number = Numbering.NumberOf(issue);
        return new(issue, project, number, KindOf(issue, number));
    }

    public static Workflow WorkflowOf(in IssueIdentity issue) => issue.Kind == IssueKind.Risk ? Workflow.Risk : Workflow.All[Programme.InJira[issue.Project].Workflow];

    /// <summary>Deleted before the history's end: about 1 %, with their sub-tasks; epics stay.</summary>
    public bool IsDeleted(in IssueIdentity issue) => issue.Index < Issues && issue.Kind != IssueKind.Epic
        && (Draw.Chance(0.01, Purpose.Deleted, issue.Index) || (issue.Kind == IssueKind.SubTask && Draw.Chance(0.01, Purpose.Deleted, ParentOf(issue))));

    /// <summary>The issue that a sub-task belongs to: the one before it in the project.</summary>
    public int ParentOf(in IssueIdentity issue) => (int)Numbering.IssueOf(issue.Project, issue.Number - 1);

    public bool IsNeverStarted(in IssueIdentity issue) => issue.Index >= Issues || (issue.Kind != IssueKind.Epic && Draw.Chance(0.09, Purpose.NeverStarted, issue.Index));

    public bool IsCancelled(in IssueIdentity issue) => issue.Kind is not (IssueKind.Epic or IssueKind.Risk) && Draw.Chance(0.025, Purpose.Cancelled, issue.Index);

    /// <summary>Somebody works on it and logs hours.</summary>
    public bool IsWorkedOn(in IssueIdentity issue) => issue.Kind is not (IssueKind.Epic or IssueKind.Risk) && !IsDeleted(issue) && !IsNeverStarted(issue) && !IsCancelled(issue);

    public int MemberOf(in IssueIdentity issue) => People.Member(issue.Project, issue.Number);

    /// <summary>Creation follows the index, so that the order of creation is the order of ids.</summary>
    public double CreatedAt(int issue) => (issue + 0.8 * Draw.Unit(Purpose.CreatedJitter, issue)) / Issues * Calendar.Length;

    /// <summary>When work begins. Grows with the number within one person's queue.</summary>
    public double StartOf(in IssueIdentity issue)
    {
        var count = countOf[issue.Project];
        var pace = (double)Calendar.Length / count;
        var gap = pace * People.TeamSize(issue.Project);
        var raw = (issue.Number - 0.5) * pace + LagOf(issue.Project) + 0.6 * gap * Draw.Unit(Purpose.StartJitter, issue.Index);
        return InSprint(issue.Project, raw);
    }

    /// <summary>When work ends, though that may lie after the history's end.</summary>
    public double DoneOf(in IssueIdentity issue)
    {
        var start = StartOf(issue);
        if (issue.Kind == IssueKind.Risk)
        {
            return start + 15 + 45 * Draw.Unit(Purpose.CycleLength, issue.Index);
        }

        var next = NextStartOf(issue) ?? start + 3;
        var shape = Draw.Unit(Purpose.CycleShape, issue.Index);
        var length = Draw.Unit(Purpose.CycleLength, issue.Index);
        var gap = Math.Clamp(next - start, 0.2, 8);
        return shape switch
        {
            < 0.72 => start + gap * (0.45 + 0.5 * length),
            < 0.92 => start + gap + 0.3 + 2.5 * length,
            _ => start + gap + 4 - 9 * Math.Log(1 - 0.98 * length),
        };
    }

    /// <summary>When the same person begins the next piece of work; null after the last.</summary>
    public double? NextStartOf(in IssueIdentity issue) => NextInQueue(issue) is { } next ? StartOf(next) : null;

    public IssueIdentity? NextInQueue(in IssueIdentity issue) => InQueue(issue, 1);

    public IssueIdentity? PreviousInQueue(in IssueIdentity issue) => InQueue(issue, -1);

    /// <summary>What a person is mainly busy with on a working day: the piece of work begun last.</summary>
    public IssueIdentity? WorkOf(int person, int day)
    {
        var project = People.All[person].Project;
        var team = People.TeamSize(project);
        var pace = (double)Calendar.Length / countOf[project];
        var guess = (int)((day + 1 - LagOf(project)) / pace) + 4 * team + 1 + (int)(6 / pace);
        var member = person - People.Member(project, 0);
        var number = guess - (guess % team - member + team) % team;
        for (; number > 0; number -= team)
        {
            var index = Numbering.IssueOf(project, number);
            if (index < Issues)
            {
                var issue = Identify((int)index);
                if (IsWorkedOn(issue) && StartOf(issue) < day + 1)
                {
                    return issue;
                }
            }
        }

        return null;
    }

    private static double LagOf(int project) => 5 + 2 * (project % 4);

    private IssueKind KindOf(int issue, int number)
    {
        if (number % EpicSpan == 1)
        {
            return IssueKind.Epic;
        }

        if (number % 8 == 7)
        {
            return IssueKind.SubTask;
        }

        var draw = Draw.Unit(Purpose.IssueType, issue);
        return number % 8 == 6
            ? draw < 0.7 ? IssueKind.Story : IssueKind.Task
            : draw switch { < 0.04 => IssueKind.Risk, < 0.23 => IssueKind.Bug, < 0.72 => IssueKind.Story, _ => IssueKind.Task };
    }

    /// <summary>Scrum teams begin little in a sprint's last days: the moment is moved towards the sprint's first three quarters.</summary>
    private double InSprint(int project, double moment)
    {
        var calendar = sprints[project];
        if (calendar is null || moment < 0)
        {
            return moment;
        }

        var number = calendar.NumberAt(Calendar.Day((int)moment));
        if (number < 0 || calendar.Sprints[number].State == "future")
        {
            return moment;
        }

        var sprint = calendar.Sprints[number];
        var position = (moment - sprint.FirstDay) / sprint.DaysUntilNext;
        return sprint.FirstDay + 0.2 + Math.Clamp(position, 0, 1) * 0.7 * sprint.DaysUntilNext;
    }

    private IssueIdentity? InQueue(in IssueIdentity issue, int direction)
    {
        var step = People.TeamSize(issue.Project) * direction;
        for (var (number, i) = (issue.Number + step, 0); number > 0 && i < QueueLookahead; number += step, i++)
        {
            var index = Numbering.IssueOf(issue.Project, number);
            if (index >= Issues)
            {
                return null;
            }

            var other = Identify((int)index);
            if (IsWorkedOn(other))
            {
                return other;
            }
        }

        return null;
    }
}
