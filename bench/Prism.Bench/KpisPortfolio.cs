using Prism.Etl.Loading.Calculation;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Bench;

/// <summary>A generated star: projects in programs and portfolios, 36 months of issues, plans, money. The same size gives the same rows.</summary>
internal sealed class KpisPortfolio(int projects, int issues)
{
    public static readonly DateOnly First = new(2023, 10, 1);
    public static readonly DateOnly AsOf = new(2026, 9, 30);
    private const int Months = 36;
    private const int TasksPerPlan = 20;
    private const int None = Member.NotApplicable;
    private static readonly int Days = AsOf.DayNumber - First.DayNumber;
    private static readonly DateTimeOffset Start = new(2023, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Open = DateTimeOffset.MaxValue.AddTicks(-9_999);
    private static readonly string[] TypeClasses = [TypeClass.Feature, TypeClass.Feature, TypeClass.Feature, TypeClass.Defect, TypeClass.Risk];

    public async Task FillAsync(LoadSession session, CancellationToken cancellationToken)
    {
        var star = session.Star;
        await star.UpsertAsync(Calendar(), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, 3).Select(Status), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, projects).Select(Project), cancellationToken);
        await star.UpsertAsync(Scopes(), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, projects).SelectMany(Bridges), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, projects * 5).Select(Person), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, issues).Select(Issue), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, issues).Select(number => IssueFact(number)), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, issues).SelectMany(number => Transitions(IssueFact(number))), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, issues).SelectMany(number => Enumerable.Range(1, number % 4 == 0 ? 3 : 2).Select(revision => Revision(number, revision))), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, issues / 2).Select(Worklog), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, issues / 4).Select(SprintIssue), cancellationToken);
        await star.UpsertAsync(Flow(), cancellationToken);
        await star.UpsertAsync(Plans(), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(1, projects).SelectMany(project => Enumerable.Range(0, TasksPerPlan + 1).Select(task => Task(project, task))), cancellationToken);
        await star.UpsertAsync(PlanRows(TaskFact), cancellationToken);
        await star.UpsertAsync(PlanRows(EarnedValue).Where(row => row.TaskSk % (TasksPerPlan + 1) > 0), cancellationToken);
        await star.UpsertAsync(Enumerable.Range(0, projects * Months).Select(Financial), cancellationToken);
    }

    /// <summary>
    /// What a day brings: every hundredth issue moves on, in a hundredth of the projects (<paramref name="isSpread"/>: among those of the last weeks in all
    /// projects), with all that hangs on it: its transitions, revisions, hours and sprint, its priority, and the project's flow on that day.
    /// </summary>
    public async Task ChangeAsync(LoadSession session, bool isSpread, CancellationToken cancellationToken)
    {
        var changed = (isSpread
            ? Enumerable.Range(1, issues).Where(number => CreatedDay(number) >= Days - 60).Take(issues / 100)
            : Enumerable.Range(1, issues).Where(number => ProjectOf(number) <= Math.Max(1, projects / 100))).ToArray();
        await ChangeAsync(session, changed, cancellationToken);
    }

    /// <summary>One issue moves on, in the same way.</summary>
    public Task ChangeOneAsync(LoadSession session, CancellationToken cancellationToken) =>
        ChangeAsync(session, [Enumerable.Range(1, issues).First(number => number % 20 == 0 && CreatedDay(number) >= Days - 60)], cancellationToken);

    private async Task ChangeAsync(LoadSession session, int[] changed, CancellationToken cancellationToken)
    {
        await session.Star.UpsertAsync(changed.Where(number => number % 5 == 0).Select(number => Issue(number) with { Priority = "Highest" }), cancellationToken);
        await session.Star.UpsertAsync(changed.Select(Moved), cancellationToken);
        await session.Star.UpsertAsync(changed.SelectMany(number => Transitions(Moved(number)).Where(row => row.TransitionNumber == 2)), cancellationToken);
        await session.Star.UpsertAsync(changed.Select(number => Revision(number, 4) with { DateSk = Sk(AsOf), StoryPoints = 13 }), cancellationToken);
        await session.Star.UpsertAsync(changed.Where(number => number % 2 == 0).Select(number => Worklog(number / 2) with { SpentHours = 9 }), cancellationToken);
        await session.Star.UpsertAsync(changed.Where(number => number % 4 == 0).Select(number => SprintIssue(number / 4) with { IsCompleted = false, IsCarriedOver = true }), cancellationToken);
        await session.Star.UpsertAsync(changed.Select(number => (Project: ProjectOf(number), Day: CreatedDay(number))).Distinct().Select(flow => FlowOf(flow.Project, flow.Day) with { ItemCount = 31 }), cancellationToken);
    }

    /// <summary>The issue as it is after the change: done now where it was not.</summary>
    private FactIssue Moved(int number)
    {
        var issue = IssueFact(number);
        var done = issue.DoneDateSk > 0 ? issue.DoneDateSk : Sk(AsOf);
        return issue with
        {
            StatusSk = 3, StartedDateSk = issue.StartedDateSk > 0 ? issue.StartedDateSk : issue.CreatedDateSk, DoneDateSk = done, FirstDoneDateSk = done, CycleTimeElapsedDays = 3, LeadTimeElapsedDays = 5,
            ReopenedWithin30DaysCount = 1,
        };
    }

    private int ProjectOf(int issue) => (issue % projects) + 1;

    // Spread over the months and over what may happen to an issue, without being in step with the projects.
    private static int CreatedDay(int issue) => (int)((issue * 7919L) % Days);

    private static int Chance(int issue) => (int)((uint)(issue * 2_654_435_761L) >> 8);

    private static int Sk(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static DateOnly MonthEnd(int month) => First.AddMonths(month + 1).AddDays(-1);

    private static IEnumerable<DimDate> Calendar() => new CalendarDays(new Dictionary<DateOnly, string>(), 1).Span(new DateOnly(2023, 1, 1), new DateOnly(2027, 12, 31));

    private static DimStatus Status(int number) => new()
    {
        StatusSk = number, SourceSystem = "b", SourceId = $"{number}", SourceStatus = $"S{number}", FlowState = number == 2 ? FlowState.Active : FlowState.Waiting,
        StatusCategory = number switch { 1 => StatusCategory.ToDo, 2 => StatusCategory.InProgress, _ => StatusCategory.Done },
    };

    private static DimProject Project(int number) => new()
    {
        ProjectSk = number, ProjectId = number, ProjectCode = $"P{number}", ProjectName = $"Project {number}", IsRegistered = true, Program = $"G{number % 50}", Portfolio = $"F{number % 10}",
        PlannedStartDateSk = Sk(First), PlannedFinishDateSk = Sk(MonthEnd(12 + (number % 30))), ActualStartDateSk = Sk(First),
        ActualFinishDateSk = number % 3 == 0 ? Sk(MonthEnd(12 + (number % 24))) : None, ValidFromUtc = Start, ValidToUtc = Open, IsCurrent = true,
    };

    private IEnumerable<DimScope> Scopes()
    {
        yield return Scope(1, ScopeLevel.Organisation, "Organisation", None);
        foreach (var number in Enumerable.Range(0, 10))
        {
            yield return Scope(10 + number, ScopeLevel.Portfolio, $"F{number}", None);
        }

        foreach (var number in Enumerable.Range(0, 50))
        {
            yield return Scope(100 + number, ScopeLevel.Program, $"G{number}", None);
        }

        foreach (var number in Enumerable.Range(1, projects))
        {
            yield return Scope(1_000 + number, ScopeLevel.Project, $"P{number}", number);
        }
    }

    private static DimScope Scope(int key, string level, string name, int projectId) =>
        new() { ScopeSk = key, ScopeLevel = level, ScopeKey = name, ScopeName = name, ProjectId = projectId, ParentScopeSk = key == 1 ? None : 1 };

    private static IEnumerable<BridgeScopeProject> Bridges(int project) => new[] { 1, 10 + (project % 10), 100 + (project % 50), 1_000 + project }
        .Select((scope, index) => new BridgeScopeProject { ScopeProjectSk = (project * 4L) + index, ScopeSk = scope, ProjectSk = project, ProjectId = project });

    private DimPerson Person(int number) => new()
    {
        PersonSk = number, PersonId = number, SourceSystem = "b", SourceId = $"{number}", DisplayName = $"Person {number}", PersonKind = "Person", IsActive = true,
        HomeProjectId = (number % projects) + 1, CapacityHoursPerDay = 8, CapacityFromDateSk = Sk(First), CapacityToDateSk = None, ValidFromUtc = Start, ValidToUtc = Open, IsCurrent = true,
    };

    private static DimIssue Issue(int number) => new()
    {
        IssueSk = number, SourceSystem = "b", SourceId = $"{number}", IssueKey = $"B-{number}", IssueType = "Story", TypeClass = TypeClasses[Chance(number) % TypeClasses.Length],
        Priority = Chance(number) % 20 == 0 ? "Highest" : "Medium", ParentIssueSk = None, EpicIssueSk = None,
    };

    private FactIssue IssueFact(int number)
    {
        var (created, chance) = (CreatedDay(number), Chance(number));
        int? started = chance % 10 == 0 ? null : created + (chance % 25);
        int? done = started is null || chance % 10 == 1 ? null : started + (chance % 19);
        started = started <= Days ? started : null;
        done = done <= Days ? done : null;
        int Key(int? day) => day is { } known ? Sk(First.AddDays(known)) : None;
        return new FactIssue
        {
            IssueSk = number, ProjectSk = ProjectOf(number), StatusSk = done is not null ? 3 : started is not null ? 2 : 1, AssigneePersonSk = (chance % (projects * 5)) + 1,
            ReporterPersonSk = None, SprintSk = None, DateSk = Key(created), CreatedDateSk = Key(created), StartedDateSk = Key(started), DoneDateSk = Key(done),
            DueDateSk = Key(created + 30), FirstDoneDateSk = Key(done), CreatedAtUtc = Start.AddDays(created), StartedAtUtc = started is { } s ? Start.AddDays(s) : null,
            DoneAtUtc = done is { } d ? Start.AddDays(d) : null, StoryPoints = chance % 8, LeadTimeElapsedDays = done - created, CycleTimeElapsedDays = done - started,
            ReopenCount = chance % 40 == 0 ? 1 : 0, ReopenedWithin30DaysCount = done is not null && chance % 40 == 0 ? 1 : 0, BlockedElapsedDays = chance % 12 == 0 ? 2 : 0,
        };
    }

    private static IEnumerable<FactStatusTransition> Transitions(FactIssue issue)
    {
        foreach (var (day, from, index) in new[] { (issue.StartedDateSk, 1, 1), (issue.DoneDateSk, 2, 2) }.Where(change => change.Item1 > 0))
        {
            yield return new FactStatusTransition
            {
                StatusTransitionSk = (issue.IssueSk * FactIssue.ChildrenPerIssue) + index, IssueSk = issue.IssueSk, ProjectSk = issue.ProjectSk, TransitionNumber = index, FromStatusSk = from, ToStatusSk = from + 1,
                AuthorPersonSk = None, DateSk = day, ChangedAtUtc = Start, HoursInFromStatus = issue.IssueSk % 100, Direction = "Forward",
            };
        }
    }

    private FactWorklog Worklog(int number)
    {
        var issue = IssueFact(number * 2);
        var day = issue.StartedDateSk > 0 ? issue.StartedDateSk : issue.CreatedDateSk;
        return new FactWorklog
        {
            WorklogSk = number, SourceSystem = "b", SourceId = $"{number}", IssueSk = issue.IssueSk, ProjectSk = issue.ProjectSk, PersonSk = issue.AssigneePersonSk,
            DateSk = day, StartedAtUtc = Start, CreatedAtUtc = Start, CreatedDateSk = day, SpentHours = 1 + (number % 8),
        };
    }

    private int SprintOf(int issue) => (ProjectOf(issue) * 100) + (CreatedDay(issue / 4) / 14);

    /// <summary>As created, started with its estimate, and put into a sprint.</summary>
    private FactIssueRevision Revision(int issue, int number)
    {
        var day = Sk(First.AddDays(Math.Min(CreatedDay(issue) + ((number - 1) * 7), Days)));
        return new FactIssueRevision
        {
            IssueRevisionSk = (issue * FactIssue.ChildrenPerIssue) + number, IssueSk = issue, ProjectSk = ProjectOf(issue), RevisionNumber = number, DateSk = day, ValidFromUtc = Start, ValidToUtc = Start,
            ValidToDateSk = day, StatusSk = 1, AssigneePersonSk = None, SprintSk = number == 3 ? SprintOf(issue) : None, StoryPoints = number == 1 ? null : (Chance(issue) + number) % 8, IsFlagged = false, IsLastOfDay = true,
        };
    }

    private FactSprintIssue SprintIssue(int number) => new()
    {
        SprintIssueSk = (number * 4 * FactIssue.ChildrenPerIssue) + 1, SprintSk = SprintOf(number * 4), IssueSk = number * 4, ProjectSk = ProjectOf(number * 4),
        DateSk = Sk(First.AddDays(Math.Min(((CreatedDay(number) / 14) + 1) * 14, Days))), IsCommitted = number % 5 > 0, IsAddedAfterStart = number % 5 == 0, IsRemoved = number % 11 == 0,
        IsCompleted = number % 4 > 0 && number % 11 > 0, IsCarriedOver = number % 4 == 0 && number % 11 > 0, IsSprintClosed = true, PointsAtStart = number % 8, PointsAtEnd = number % 8,
    };

    private IEnumerable<FactFlowDaily> Flow() => Enumerable.Range(1, projects).SelectMany(project => Enumerable.Range(0, Days).Select(day => FlowOf(project, day)));

    private static FactFlowDaily FlowOf(int project, int day) => new()
    {
        FlowDailySk = (project * 10_000L) + day, ProjectSk = project, ProjectId = project, TypeClass = TypeClass.Feature, StatusCategory = StatusCategory.InProgress,
        DateSk = Sk(First.AddDays(day)), ItemCount = (project + day) % 30, Points = 0, BlockedCount = 0, ArrivedCount = 0, DepartedCount = 0,
    };

    private IEnumerable<DimPlanVersion> Plans() => Enumerable.Range(1, projects).SelectMany(project => Enumerable.Range(0, Months).Select(month => new DimPlanVersion
    {
        PlanVersionSk = (project * 100) + month, SourceSystem = "b", SourceId = $"{project}/{month}", ProjectId = project, FileName = "plan.xml", ContentHash = $"{project}/{month}",
        StatusDateSk = Sk(MonthEnd(month)), IsStatusDateEstimated = false, StartDateSk = Sk(First), FinishDateSk = Sk(AsOf), MinutesPerDay = 480, EarnedValueBaseline = 0, IsLatest = month == Months - 1,
    }));

    private static DimTask Task(int project, int number) => new()
    {
        TaskSk = (project * (TasksPerPlan + 1)) + number, SourceSystem = "b", SourceId = $"{project}/{number}", ProjectId = project, TaskUid = number, OutlineLevel = 1, IsSummary = number == 0,
        IsMilestone = number % 5 == 4, IsInactive = false, IsExternal = false, IsManual = false, EarningRule = EarningRule.PercentComplete, IssueSk = number % 2 == 0 ? number : None,
    };

    private IEnumerable<T> PlanRows<T>(Func<int, int, int, T> row) => Enumerable.Range(1, projects).SelectMany(project =>
        Enumerable.Range(0, Months).SelectMany(month => Enumerable.Range(0, TasksPerPlan + 1).Select(task => row(project, month, task))));

    private static FactTask TaskFact(int project, int month, int number)
    {
        var baseline = First.AddDays(number * Days / TasksPerPlan);
        return new FactTask
        {
            FactTaskSk = (((project * 100L) + month) * 100) + number, PlanVersionSk = (project * 100) + month, TaskSk = (project * (TasksPerPlan + 1)) + number, ProjectSk = project,
            DateSk = Sk(MonthEnd(month)), IsSummary = number == 0, IsMilestone = number % 5 == 4, IsWorkingTask = number > 0, StartDateSk = Sk(First), FinishDateSk = Sk(baseline.AddDays(project % 20)),
            BaselineStartDateSk = Sk(First), BaselineFinishDateSk = Sk(baseline), ActualStartDateSk = None,
            ActualFinishDateSk = baseline.AddDays(project % 20) <= MonthEnd(month) ? Sk(baseline.AddDays(project % 20)) : None, DeadlineDateSk = None, BaselineWorkHours = 100,
            ActualWorkHours = month * 3, RemainingWorkHours = 100 - month, BaselineCostAmount = 5_000 + (month % 12 == 0 ? number : 0), IsCritical = false, ConstraintDateSk = None,
        };
    }

    private static FactEarnedValue EarnedValue(int project, int month, int number) => new()
    {
        EarnedValueSk = (((project * 100L) + month) * 100) + number, PlanVersionSk = (project * 100) + month, TaskSk = (project * (TasksPerPlan + 1)) + number, ProjectSk = project,
        DateSk = Sk(MonthEnd(month)), EarningRule = EarningRule.PercentComplete, EarnedShare = 0, PlannedValueAmount = 100 * month, EarnedValueAmount = 90 * month, ActualCostAmount = 95 * month,
        BudgetAtCompletionAmount = 5_000, PlannedValueAmountReporting = 100 * month, EarnedValueAmountReporting = (90 * month) + project, ActualCostAmountReporting = (95 * month) + number,
        BudgetAtCompletionAmountReporting = 5_000, PlannedValueHours = 0, EarnedValueHours = 0, ActualHours = 0, BudgetAtCompletionHours = 0, IsEstimated = false,
    };

    private static FactFinancial Financial(int number)
    {
        var (project, month) = ((number / Months) + 1, number % Months);
        return new FactFinancial
        {
            FinancialSk = number + 1, ProjectSk = project, ProjectId = project, DateSk = Sk(MonthEnd(month)), Line = project % 4 == 0 ? "Capex" : "Opex", CurrencyCode = "EUR",
            BudgetAmount = 1_000, ForecastAmount = 1_010, ActualAmount = 990 + project, BenefitPlannedAmount = 500, BenefitRealisedAmount = 400,
            BudgetAmountReporting = 1_000, ForecastAmountReporting = 1_010, ActualAmountReporting = 990 + project, BenefitPlannedAmountReporting = 500, BenefitRealisedAmountReporting = 400,
        };
    }
}
