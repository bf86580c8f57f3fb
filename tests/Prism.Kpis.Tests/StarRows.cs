using System.Collections;
using System.Globalization;
using System.Reflection;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Tests;

/// <summary>Rows for a warehouse of a test: two years of days, an organisation, and what the test adds in few words.</summary>
internal sealed class StarRows
{
    public const int Organisation = 1;
    private const int None = Member.NotApplicable;
    private static readonly MethodInfo Upsert = typeof(BulkWriter).GetMethods()
        .Single(method => method.Name == nameof(BulkWriter.UpsertAsync) && method.GetParameters()[0].ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal));

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<Type, IList> _rows = [];
    private readonly Dictionary<string, int> _scopes = [];
    private readonly List<Func<BulkWriter, CancellationToken, Task>> _deletes = [];
    private int _next = 1;

    public StarRows()
    {
        for (var day = new DateOnly(2025, 12, 1); day.Year < 2027; day = day.AddDays(1))
        {
            Add(Date(day));
        }

        Add(new DimScope { ScopeSk = Organisation, ScopeLevel = ScopeLevel.Organisation, ScopeKey = "Organisation", ScopeName = "Organisation", ProjectId = None, ParentScopeSk = None });
        _scopes["Organisation"] = Organisation;
        Add(new DimStatus { StatusSk = 1, SourceSystem = "t", SourceId = "1", SourceStatus = "Doing", StatusCategory = StatusCategory.InProgress, FlowState = FlowState.Active });
    }

    public static int Sk(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static int Sk(DateOnly? day) => day is { } known ? Sk(known) : None;

    public T Add<T>(T row)
        where T : class
    {
        if (!_rows.TryGetValue(typeof(T), out var rows))
        {
            _rows[typeof(T)] = rows = new List<T>();
        }

        rows.Add(row);
        return row;
    }

    public List<T> Of<T>()
        where T : class => _rows.TryGetValue(typeof(T), out var rows) ? (List<T>)rows : [];

    public void Replace<T>(Func<T, T> change)
        where T : class
    {
        var rows = Of<T>();
        for (var index = 0; index < rows.Count; index++)
        {
            rows[index] = change(rows[index]);
        }
    }

    /// <summary>Takes the rows away; the next load deletes them.</summary>
    public void Remove<T>(Func<T, bool> which, Func<T, long> key)
        where T : class
    {
        var keys = Of<T>().Where(which).Select(key).ToArray();
        Of<T>().RemoveAll(row => which(row));
        _deletes.Add((star, cancellationToken) => star.DeleteAsync<T>(keys, cancellationToken));
    }

    public async Task WriteAsync(LoadSession session, CancellationToken cancellationToken)
    {
        foreach (var delete in _deletes)
        {
            await delete(session.Star, cancellationToken);
        }

        _deletes.Clear();
        foreach (var (type, rows) in _rows.Where(rows => rows.Value.Count > 0))
        {
            await (Task)Upsert.MakeGenericMethod(type).Invoke(session.Star, [Held(type, rows), cancellationToken])!;
        }
    }

    /// <summary>Which rows are written, by their type and place; all of them where it says nothing. The calendar always is.</summary>
    public Func<Type, int, bool>? Holds { get; set; }

    private IList Held(Type type, IList rows)
    {
        if (Holds is not { } holds || type == typeof(DimDate))
        {
            return rows;
        }

        var held = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        for (var index = 0; index < rows.Count; index++)
        {
            if (holds(type, index))
            {
                held.Add(rows[index]);
            }
        }

        return held;
    }

    public int Scope(string key) => _scopes[key];

    /// <summary>A project, its program and portfolio, and the bridges; returns the key of the project's version, which is its durable key too.</summary>
    public int Project(string code, string program = "Program", string portfolio = "Portfolio", DateOnly? plannedFinish = null, DateOnly? actualFinish = null, DateOnly? actualStart = null)
    {
        var project = Add(new DimProject
        {
            ProjectSk = _next, ProjectId = _next++, ProjectCode = code, ProjectName = code, IsRegistered = true, Program = program, Portfolio = portfolio,
            PlannedStartDateSk = None, PlannedFinishDateSk = Sk(plannedFinish), ActualStartDateSk = Sk(actualStart), ActualFinishDateSk = Sk(actualFinish),
            ValidFromUtc = Start, ValidToUtc = DateTimeOffset.MaxValue.AddTicks(-9_999), IsCurrent = true,
        });
        AddBridge(project, Organisation);
        AddBridge(project, ScopeSk(ScopeLevel.Portfolio, portfolio, None));
        AddBridge(project, ScopeSk(ScopeLevel.Program, program, None));
        AddBridge(project, ScopeSk(ScopeLevel.Project, code, project.ProjectId));
        return project.ProjectSk;
    }

    public int Issue(int project, DateOnly created, DateOnly? started = null, DateOnly? done = null, DateOnly? firstDone = null,
        int reopened = 0, double? cycleDays = null, double? leadDays = null, double blockedDays = 0, string typeClass = TypeClass.Feature, bool isDeleted = false, string? priority = null, DateOnly? due = null)
    {
        var issue = Add(new DimIssue
        {
            IssueSk = _next++, SourceSystem = "t", SourceId = $"i{_next}", IssueKey = $"T-{_next}", IssueType = typeClass, TypeClass = typeClass, Priority = priority, ParentIssueSk = None, EpicIssueSk = None,
        });
        Add(new FactIssue
        {
            IssueSk = issue.IssueSk, ProjectSk = project, StatusSk = 1, AssigneePersonSk = None, ReporterPersonSk = None, SprintSk = None, DateSk = Sk(created),
            CreatedDateSk = Sk(created), StartedDateSk = Sk(started), DoneDateSk = Sk(done), DueDateSk = Sk(due), FirstDoneDateSk = Sk(firstDone ?? done),
            CreatedAtUtc = Start, CycleTimeElapsedDays = cycleDays, LeadTimeElapsedDays = leadDays, ReopenCount = reopened, ReopenedWithin30DaysCount = reopened,
            BlockedElapsedDays = blockedDays, IsDeleted = isDeleted,
        });
        return issue.IssueSk;
    }

    public void Flow(int project, DateOnly day, int inProgress) => Add(new FactFlowDaily
    {
        FlowDailySk = _next++, ProjectSk = project, ProjectId = project, TypeClass = TypeClass.Feature, StatusCategory = StatusCategory.InProgress, DateSk = Sk(day),
        ItemCount = inProgress, Points = 0, BlockedCount = 0, ArrivedCount = 0, DepartedCount = 0,
    });

    /// <summary>A release of a day of its own, that the issue was found in or is fixed in.</summary>
    public int Release(int project, int issue, DateOnly? day, string relation, bool isReleased = true) => Named(
        Add(new DimRelease { ReleaseSk = _next, SourceSystem = "t", SourceId = $"v{_next}", ReleaseName = $"v{_next++}", ProjectId = project, IsReleased = isReleased, IsArchived = false, ReleaseDateSk = Sk(day) }).ReleaseSk, issue, relation);

    /// <summary>The issue names the release; gives the release.</summary>
    public int Named(int release, int issue, string relation)
    {
        Add(new IssueRelease { IssueReleaseSk = (issue * 65_536L) + _next++, IssueSk = issue, ReleaseSk = release, Relation = relation });
        return release;
    }

    public void Gate(int project, DateOnly held, string? decision) => Add(new FactStageGate
    {
        StageGateSk = _next, ProjectSk = project, ProjectId = project, DateSk = Sk(held), Gate = $"Gate {_next++}", PlannedDateSk = Sk(held), HeldDateSk = decision is null ? None : Sk(held), Decision = decision,
    });

    public int Sprint() => Add(new DimSprint { SprintSk = _next, SourceSystem = "t", SourceId = $"s{_next++}", SprintName = "Sprint", SprintState = "Closed", BoardSk = None }).SprintSk;

    public void SprintIssue(int project, int sprint, DateOnly completed, bool committed = true, bool done = false, bool added = false, bool removed = false, bool carried = false, double? points = null)
    {
        Issue(project, new DateOnly(2025, 12, 1));
        Add(new FactSprintIssue
        {
            SprintIssueSk = (Of<FactIssue>()[^1].IssueSk * FactIssue.ChildrenPerIssue) + 1, SprintSk = sprint, IssueSk = Of<FactIssue>()[^1].IssueSk, ProjectSk = project, DateSk = Sk(completed), IsCommitted = committed,
            IsAddedAfterStart = added, IsRemoved = removed, IsCompleted = done, IsCarriedOver = carried, IsSprintClosed = true, PointsAtEnd = points,
        });
    }

    public int Plan(int project, DateOnly statusDate, bool isLatest = true) => Add(new DimPlanVersion
    {
        PlanVersionSk = _next, SourceSystem = "t", SourceId = $"p{_next++}", ProjectId = project, FileName = "plan.xml", ContentHash = "x", StatusDateSk = Sk(statusDate),
        IsStatusDateEstimated = false, StartDateSk = None, FinishDateSk = None, MinutesPerDay = 480, EarnedValueBaseline = 0, IsLatest = isLatest,
    }).PlanVersionSk;

    public void EarnedValue(int project, int plan, DateOnly statusDate, decimal pv, decimal ev, decimal ac, decimal bac, bool estimated = false, bool hasRate = true) => Add(new FactEarnedValue
    {
        EarnedValueSk = _next++, PlanVersionSk = plan, TaskSk = None, ProjectSk = project, DateSk = Sk(statusDate), EarningRule = EarningRule.PercentComplete, EarnedShare = 0,
        PlannedValueAmount = pv, EarnedValueAmount = ev, ActualCostAmount = ac, BudgetAtCompletionAmount = bac,
        PlannedValueAmountReporting = hasRate ? pv : null, EarnedValueAmountReporting = hasRate ? ev : null,
        ActualCostAmountReporting = hasRate ? ac : null, BudgetAtCompletionAmountReporting = hasRate ? bac : null,
        PlannedValueHours = 0, EarnedValueHours = 0, ActualHours = 0, BudgetAtCompletionHours = 0, IsEstimated = estimated,
    });

    public int Task(int project, int plan, DateOnly statusDate, DateOnly? finish = null, DateOnly? baselineFinish = null, DateOnly? actualFinish = null,
        bool isMilestone = false, bool isProject = false, int issue = None, int? taskSk = null, double? baselineWork = null, double? actualWork = null, double? remainingWork = null)
    {
        var task = taskSk is { } known ? Of<DimTask>().Single(row => row.TaskSk == known) : Add(new DimTask
        {
            TaskSk = _next++, SourceSystem = "t", SourceId = $"t{_next}", ProjectId = project, TaskUid = isProject ? 0 : _next, OutlineLevel = isProject ? 0 : 1, IsSummary = isProject,
            IsMilestone = isMilestone, IsInactive = false, IsExternal = false, IsManual = false, EarningRule = EarningRule.PercentComplete, IssueSk = issue,
        });
        Add(new FactTask
        {
            FactTaskSk = _next++, PlanVersionSk = plan, TaskSk = task.TaskSk, ProjectSk = project, DateSk = Sk(statusDate), IsSummary = isProject, IsMilestone = isMilestone,
            IsWorkingTask = !isProject, StartDateSk = None, FinishDateSk = Sk(finish), BaselineStartDateSk = None, BaselineFinishDateSk = Sk(baselineFinish), ActualStartDateSk = None,
            ActualFinishDateSk = Sk(actualFinish), DeadlineDateSk = None, IsCritical = false, ConstraintDateSk = None,
            BaselineWorkHours = baselineWork, ActualWorkHours = actualWork, RemainingWorkHours = remainingWork,
        });
        return task.TaskSk;
    }

    public void Transition(int project, int issue, DateOnly day, double hoursInStatusLeft, int status = 1) => Add(new FactStatusTransition
    {
        StatusTransitionSk = (issue * FactIssue.ChildrenPerIssue) + ++_next, IssueSk = issue, ProjectSk = project, TransitionNumber = _next, FromStatusSk = status, ToStatusSk = 1, AuthorPersonSk = None, DateSk = Sk(day),
        ChangedAtUtc = Start, HoursInFromStatus = hoursInStatusLeft, Direction = "Forward",
    });

    public void Revision(int project, int issue, DateOnly day, double points, int sprint = None)
    {
        var number = Of<FactIssueRevision>().Count(row => row.IssueSk == issue);
        Add(new FactIssueRevision
        {
            IssueRevisionSk = (issue * FactIssue.ChildrenPerIssue) + number, IssueSk = issue, ProjectSk = project, RevisionNumber = number, DateSk = Sk(day), ValidFromUtc = Start.AddDays(number),
            ValidToUtc = Start.AddDays(number + 1), ValidToDateSk = Sk(day), StatusSk = 1, AssigneePersonSk = None, SprintSk = sprint, StoryPoints = points, IsFlagged = false, IsLastOfDay = true,
        });
    }

    public int Status(string category, string flowState) => Add(new DimStatus
    {
        StatusSk = _next, SourceSystem = "t", SourceId = $"f{_next++}", SourceStatus = flowState, StatusCategory = category, FlowState = flowState,
    }).StatusSk;

    public void Remaining(int project, int plan, int person, DateOnly day, double hours) => Add(new FactTimephased
    {
        TimephasedSk = _next++, PlanVersionSk = plan, TaskSk = None, PersonSk = person, ProjectSk = project, DateSk = Sk(day), MeasureKind = "Remaining", BaselineNumber = None,
        WorkHours = hours, IsEstimated = false,
    });

    public void Assignment(int project, int plan, int person, DateOnly statusDate, double remainingHours) => Add(new FactAssignment
    {
        FactAssignmentSk = _next++, PlanVersionSk = plan, TaskSk = None, PersonSk = person, ProjectSk = project, DateSk = Sk(statusDate), AssignmentUid = _next, StartDateSk = None,
        FinishDateSk = None, RemainingWorkHours = remainingHours,
    });

    public void Objective(int project, double weight)
    {
        var objective = Add(new DimObjective { ObjectiveSk = _next, ObjectiveCode = $"O{_next++}", ObjectiveName = "Objective", DueDateSk = None });
        Add(new BridgeProjectObjective { ProjectObjectiveSk = _next++, ProjectId = project, ObjectiveSk = objective.ObjectiveSk, Weight = weight });
    }

    public void Worklog(int project, DateOnly day, double hours, int issue = None, int person = None, DateOnly? entered = null) => Add(new FactWorklog
    {
        WorklogSk = _next++, SourceSystem = "t", SourceId = $"w{_next}", IssueSk = issue, ProjectSk = project, PersonSk = person, DateSk = Sk(day), StartedAtUtc = Start, CreatedAtUtc = Start,
        CreatedDateSk = Sk(entered ?? day), SpentHours = hours,
    });

    public int Person(int homeProject, double hoursPerDay, DateOnly? from = null, DateOnly? to = null) => Add(new DimPerson
    {
        PersonSk = _next, PersonId = _next, SourceSystem = "t", SourceId = $"h{_next++}", DisplayName = "Someone", PersonKind = "Person", IsActive = true, HomeProjectId = homeProject,
        CapacityHoursPerDay = hoursPerDay, CapacityFromDateSk = Sk(from), CapacityToDateSk = Sk(to), ValidFromUtc = Start, ValidToUtc = DateTimeOffset.MaxValue.AddTicks(-9_999), IsCurrent = true,
    }).PersonSk;

    public void Financial(int project, DateOnly month, decimal? budget = null, decimal? actual = null, decimal? benefitPlanned = null, decimal? benefitRealised = null,
        decimal? forecast = null, string line = "Opex") => Add(new FactFinancial
    {
        FinancialSk = _next++, ProjectSk = project, ProjectId = project, DateSk = Sk(month), Line = line, CurrencyCode = "EUR",
        ForecastAmount = forecast, ForecastAmountReporting = forecast, BudgetAmount = budget, ActualAmount = actual, BenefitPlannedAmount = benefitPlanned, BenefitRealisedAmount = benefitRealised,
        BudgetAmountReporting = budget, ActualAmountReporting = actual, BenefitPlannedAmountReporting = benefitPlanned, BenefitRealisedAmountReporting = benefitRealised,
    });

    public void Risk(int project, DateOnly monthEnd, double probability, decimal impact, string status = "Open")
    {
        var exposure = status == "Closed" ? 0 : (decimal)probability * impact;
        Add(new FactRisk
        {
            RiskSk = _next++, SourceSystem = "t", RiskCode = $"R{_next}", ProjectSk = project, ProjectId = project, DateSk = Sk(monthEnd), Title = "Something may happen", RiskStatus = status, Probability = probability,
            ImpactAmount = impact, ExposureAmount = exposure, ExposureAmountReporting = exposure, CurrencyCode = "EUR", RaisedDateSk = Sk(monthEnd), ResponseDueDateSk = None, ClosedDateSk = None,
        });
    }

    public void Assessment(int project, DateOnly day, double score, int respondents) => Add(new FactAssessment
    {
        AssessmentSk = _next++, ProjectSk = project, ProjectId = project, DateSk = Sk(day), Subject = "Stakeholder satisfaction", Score = score, ScaleMin = 1, ScaleMax = 5, Respondents = respondents,
    });

    public void Target(string code, int scope, DateOnly from, DateOnly? to, double target, double? amber = null, double? red = null, PeriodGrain? grain = null,
        double? baseline = null, string? objective = null, string? statement = null, DateOnly? due = null) => Add(new FactKpiTarget
    {
        KpiTargetSk = _next++, KpiCode = code, ScopeSk = scope, ValidFromDateSk = Sk(from), ValidToDateSk = to is { } last ? Sk(last) : 99991231, Target = target, AmberLimit = amber, RedLimit = red,
        PeriodGrain = grain?.ToString(), BaselineValue = baseline, BaselineDateSk = baseline is null ? None : Sk(from), ObjectiveCode = objective, Statement = statement, DueDateSk = Sk(due),
    });

    /// <summary>Somebody asked for a KPI by name, or for a set.</summary>
    public void Read(DateOnly day, string? code, long reads) => Add(new FactKpiUsage
    {
        KpiUsageSk = _next++, DateSk = Sk(day), Subject = code is null ? "KpiValues" : $"KPI:{code}", KpiCode = code, ClientKind = "Excel", ReadCount = reads, ReaderCount = 1, RowCount = 1, LastReadAtUtc = Start,
    });

    public void Review(string code, DateOnly day) => Add(new FactKpiReview { KpiReviewSk = _next++, KpiCode = code, ScopeSk = Organisation, DateSk = Sk(day), Finding = "Read.", DueDateSk = None });

    /// <summary>A source was read on the day.</summary>
    public void Extract(string source, DateOnly day, string outcome)
    {
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        Add(new DimLoad { LoadSk = 10_000 + _next++, SourceSystem = source, Kind = LoadKind.Extract, StartedAtUtc = at, FinishedAtUtc = at, Outcome = outcome, IsPublished = false });
    }

    /// <summary>The project belongs to another program from the first day on, as a correction of the register says.</summary>
    public void Reparent(int project, string program)
    {
        Remove<BridgeScopeProject>(
            bridge => bridge.ProjectSk == project && Of<DimScope>().Single(scope => scope.ScopeSk == bridge.ScopeSk).ScopeLevel == ScopeLevel.Program, bridge => bridge.ScopeProjectSk);
        Replace<DimProject>(row => row.ProjectSk == project ? row with { Program = program } : row);
        AddBridge(Of<DimProject>().Single(row => row.ProjectSk == project), ScopeSk(ScopeLevel.Program, program, None));
    }

    private void AddBridge(DimProject project, int scope) =>
        Add(new BridgeScopeProject { ScopeProjectSk = _next++, ScopeSk = scope, ProjectSk = project.ProjectSk, ProjectId = project.ProjectId });

    private int ScopeSk(string level, string key, int projectId)
    {
        if (!_scopes.TryGetValue(key, out var scope))
        {
            scope = _scopes[key] = _next++ + 1_000;
            Add(new DimScope { ScopeSk = scope, ScopeLevel = level, ScopeKey = key, ScopeName = key, ProjectId = projectId, ParentScopeSk = Organisation });
        }

        return scope;
    }

    private static DimDate Date(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var month = new DateOnly(day.Year, day.Month, 1);
        var quarter = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        return new DimDate
        {
            DateSk = Sk(day), Date = day, Year = day.Year, Quarter = ((day.Month - 1) / 3) + 1, Month = day.Month, DayOfMonth = day.Day,
            DayOfWeek = day.DayNumber - monday.DayNumber + 1, IsoWeek = ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)), IsoYear = ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)),
            MonthName = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month), FiscalYear = day.Year, FiscalQuarter = 1, FiscalMonth = day.Month,
            WeekStartSk = Sk(monday), WeekEndSk = Sk(monday.AddDays(6)), MonthStartSk = Sk(month), MonthEndSk = Sk(month.AddMonths(1).AddDays(-1)),
            QuarterStartSk = Sk(quarter), QuarterEndSk = Sk(quarter.AddMonths(3).AddDays(-1)), YearStartSk = Sk(new DateOnly(day.Year, 1, 1)), YearEndSk = Sk(new DateOnly(day.Year, 12, 31)),
            IsWorkingDay = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), IsHoliday = false, PeriodEnd = 1,
        };
    }
}
