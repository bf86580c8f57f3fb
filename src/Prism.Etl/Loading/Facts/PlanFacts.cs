using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// The facts of one plan version: FactTask, FactTaskLink, FactAssignment, FactTimephased, FactEarnedValue; and the details of tasks, resources and assignments:
/// FactBaseline, FactPlanField, FactResourceRate, FactResourceAvailability.
/// </summary>
internal sealed partial class PlanFacts
{
    /// <summary>Rows are numbered within their plan version: <c>PlanVersionSk × 2³² + n</c>.</summary>
    private const long RowsPerVersion = 1L << 32;

    private readonly LoadContext context;
    private readonly StagedPlan plan;
    private readonly DimPlanVersion version;
    private readonly TaskLoader taskKeys;
    private readonly DateTimeOffset instant;
    private readonly int projectSk;
    private readonly string? currency;
    private readonly Dictionary<int, int> people = [];
    private readonly Dictionary<(string Kind, int Uid), StagedBaseline> baselines = [];
    private readonly Dictionary<int, (decimal Cost, double Minutes, bool IsEstimated)> planned = [];
    private LinkedWork? linked;

    public PlanFacts(LoadContext context, StagedPlan plan, DimPlanVersion version, TaskLoader taskKeys)
    {
        (this.context, this.plan, this.version, this.taskKeys) = (context, plan, version, taskKeys);
        instant = context.Calendar.StartOf(DateOnly.FromDateTime(plan.StatusDate).AddDays(1)).AddMilliseconds(-1);
        projectSk = context.Projects.VersionAt(version.ProjectId, instant);

        // Files of old versions of Project name no currency; the register's word for the project stands in.
        currency = plan.CurrencyCode ?? context.Projects.Versions.FirstOrDefault(row => row.ProjectSk == projectSk)?.CurrencyCode;
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await ReadPeopleAndBaselinesAsync(cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedTimephased, FactTimephased>(Timephased, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedTask, FactTask>(Task, cancellationToken).ConfigureAwait(false);
        linked = await LinkedWork.ReadAsync(context, plan, version.StatusDateSk, currency, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedTask, FactEarnedValue>(EarnedValueOf, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedTaskLink, FactTaskLink>(Link, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedAssignment, FactAssignment>(Assignment, cancellationToken).ConfigureAwait(false);
        await ReadAssignmentsAsync(cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedBaseline, FactBaseline>(BaselineOf, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedFieldValue, FactPlanField>(Field, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedResourceRate, FactResourceRate>(Rate, cancellationToken).ConfigureAwait(false);
        await LoadRowsAsync<StagedResourceAvailability, FactResourceAvailability>(Availability, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Earned value only: issues, worklogs or the register's crosswalk changed.</summary>
    /// <param name="isAll">False: nothing is to do where no task stands for an issue.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    public async Task LoadEarnedValueAsync(bool isAll, CancellationToken cancellationToken)
    {
        linked = await LinkedWork.ReadAsync(context, plan, version.StatusDateSk, currency, cancellationToken).ConfigureAwait(false);
        if (linked.IsEmpty && !isAll)
        {
            return;
        }

        await ReadPeopleAndBaselinesAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var page in context.PlanPagesAsync<StagedTimephased>(plan, cancellationToken).ConfigureAwait(false))
        {
            page.ForEach(AddPlanned);
        }

        await LoadRowsAsync<StagedTask, FactEarnedValue>(EarnedValueOf, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadPeopleAndBaselinesAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in context.PlanPagesAsync<StagedResource>(plan, cancellationToken).ConfigureAwait(false))
        {
            page.ForEach(resource => people[resource.Uid] = context.Persons.SkOfResource(resource, instant));
        }

        await foreach (var page in context.PlanPagesAsync<StagedBaseline>(plan, cancellationToken).ConfigureAwait(false))
        {
            page.FindAll(row => row.Number == plan.EarnedValueBaseline).ForEach(row => baselines[(row.OwnerKind, row.OwnerUid)] = row);
        }
    }

    /// <summary>Writes the facts of all staged rows of a kind, numbered in their order, and takes away what an earlier load had more.</summary>
    private async Task LoadRowsAsync<TStaged, TFact>(Func<TStaged, long, TFact?> row, CancellationToken cancellationToken)
        where TStaged : StagedPlanRow
        where TFact : class
    {
        var sk = version.PlanVersionSk * RowsPerVersion;
        await foreach (var page in context.PlanPagesAsync<TStaged>(plan, cancellationToken).ConfigureAwait(false))
        {
            List<TFact> facts = [];
            foreach (var staged in page)
            {
                if (row(staged, sk + 1) is { } fact)
                {
                    facts.Add(fact);
                    sk++;
                }
            }

            await context.WriteAsync(facts, cancellationToken).ConfigureAwait(false);
        }

        if (context.Since > 0)
        {
            await context.Star.TrimAsync<TFact>(nameof(FactTask.PlanVersionSk), [(version.PlanVersionSk, sk)], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Planned value: what the baseline that counts puts up to the status date.</summary>
    private void AddPlanned(StagedTimephased row)
    {
        if (row.MeasureKind == "Baseline" && row.BaselineNumber == plan.EarnedValueBaseline && row.Day <= DateOnly.FromDateTime(plan.StatusDate))
        {
            var (cost, minutes, isEstimated) = planned.GetValueOrDefault(row.TaskUid);
            planned[row.TaskUid] = (cost + (row.Cost ?? 0), minutes + (row.WorkMinutes ?? 0), isEstimated || row.IsEstimated);
        }
    }

    private FactTimephased Timephased(StagedTimephased row, long sk)
    {
        AddPlanned(row);
        return new FactTimephased
        {
            TimephasedSk = sk,
            PlanVersionSk = version.PlanVersionSk,
            TaskSk = taskKeys.Sk(plan, row.TaskUid),
            PersonSk = row.ResourceUid is { } uid ? people.GetValueOrDefault(uid, Member.Unknown) : Member.NotApplicable,
            ProjectSk = projectSk,
            DateSk = context.Dates.Of(row.Day),
            MeasureKind = row.MeasureKind,
            BaselineNumber = row.BaselineNumber,
            WorkHours = Hours(row.WorkMinutes),
            CostAmount = Money(row.Cost),
            IsEstimated = row.IsEstimated,
        };
    }

    private FactTask Task(StagedTask row, long sk)
    {
        var baseline = baselines.GetValueOrDefault(("Task", row.Uid));
        return new FactTask
        {
            FactTaskSk = sk,
            PlanVersionSk = version.PlanVersionSk,
            TaskSk = taskKeys.Sk(plan, row.Uid),
            ProjectSk = projectSk,
            DateSk = version.StatusDateSk,
            IsSummary = row.IsSummary,
            IsMilestone = row.IsMilestone,
            IsWorkingTask = IsWorkingTask(row),
            StartDateSk = context.Dates.Of(row.Start),
            FinishDateSk = context.Dates.Of(row.Finish),
            BaselineStartDateSk = context.Dates.Of(baseline?.Start),
            BaselineFinishDateSk = context.Dates.Of(baseline?.Finish),
            ActualStartDateSk = context.Dates.Of(row.ActualStart),
            ActualFinishDateSk = context.Dates.Of(row.ActualFinish),
            DeadlineDateSk = context.Dates.Of(row.Deadline),
            StartLocal = row.Start,
            FinishLocal = row.Finish,
            BaselineStartLocal = baseline?.Start,
            BaselineFinishLocal = baseline?.Finish,
            ActualStartLocal = row.ActualStart,
            ActualFinishLocal = row.ActualFinish,
            DurationHours = Hours(row.DurationMinutes),
            BaselineDurationHours = Hours(baseline?.DurationMinutes),
            RemainingDurationHours = Hours(row.RemainingDurationMinutes),
            WorkHours = Hours(row.WorkMinutes),
            ActualWorkHours = Hours(row.ActualWorkMinutes),
            RemainingWorkHours = Hours(row.RemainingWorkMinutes),
            BaselineWorkHours = Hours(baseline?.WorkMinutes),
            CostAmount = Money(row.Cost),
            FixedCostAmount = Money(row.FixedCost),
            ActualCostAmount = Money(row.ActualCost),
            RemainingCostAmount = Money(row.RemainingCost),
            BaselineCostAmount = Money(baseline?.Cost),
            CurrencyCode = currency,
            PercentComplete = row.PercentComplete,
            PercentWorkComplete = row.PercentWorkComplete,
            PhysicalPercentComplete = row.PhysicalPercentComplete,
            TotalSlackHours = Hours(row.TotalSlackMinutes),
            FreeSlackHours = Hours(row.FreeSlackMinutes),
            IsCritical = row.IsCritical,
            ConstraintType = row.ConstraintType,
            ConstraintDateSk = context.Dates.Of(row.ConstraintDate),
        };
    }

    private FactEarnedValue? EarnedValueOf(StagedTask row, long sk)
    {
        if (!IsWorkingTask(row))
        {
            return null;
        }

        var baseline = baselines.GetValueOrDefault(("Task", row.Uid));
        var (plannedCost, plannedMinutes, isEstimated) = planned.GetValueOrDefault(row.Uid);
        var rule = taskKeys.RuleOf(plan, version.ProjectId, row);
        var share = EarnedValue.Share(new TaskProgress(
            rule, row.PercentComplete, row.PhysicalPercentComplete, IsBy(row.ActualStart), IsBy(row.ActualFinish), linked?.PointsShareOf(row.Uid)));

        // Where actuals are kept in Jira and not in the plan: the hours booked on the linked issues, at the rates of their days.
        var booked = taskKeys.AreActualsFromWorklogs(plan, version.ProjectId, row.Uid) ? linked?.HoursOf(row.Uid) : null;
        var budget = Money(baseline?.Cost) ?? 0;
        var (pv, ev, ac) = (CurrencyRates.Money(plannedCost), EarnedValue.Earned(budget, share), booked is { } hours ? hours.Cost ?? 0 : Money(row.ActualCost) ?? 0);
        var budgetHours = Hours(baseline?.WorkMinutes) ?? 0;
        return new FactEarnedValue
        {
            EarnedValueSk = sk,
            PlanVersionSk = version.PlanVersionSk,
            TaskSk = taskKeys.Sk(plan, row.Uid),
            ProjectSk = projectSk,
            DateSk = version.StatusDateSk,
            EarningRule = rule,
            EarnedShare = share,
            PlannedValueAmount = pv,
            EarnedValueAmount = ev,
            ActualCostAmount = ac,
            BudgetAtCompletionAmount = budget,
            CurrencyCode = currency,
            PlannedValueAmountReporting = Reporting(pv),
            EarnedValueAmountReporting = Reporting(ev),
            ActualCostAmountReporting = Reporting(ac),
            BudgetAtCompletionAmountReporting = Reporting(budget),
            PlannedValueHours = plannedMinutes / 60,
            EarnedValueHours = budgetHours * share,
            ActualHours = booked?.Hours ?? Hours(row.ActualWorkMinutes) ?? 0,
            IsActualFromWorklogs = booked is not null,
            BudgetAtCompletionHours = budgetHours,
            IsEstimated = isEstimated || plan.IsStatusDateEstimated,
        };
    }

    private FactTaskLink Link(StagedTaskLink row, long sk) => new()
    {
        TaskLinkSk = sk,
        PlanVersionSk = version.PlanVersionSk,
        ProjectSk = projectSk,
        DateSk = version.StatusDateSk,
        PredecessorTaskSk = row.IsCrossProject ? OtherTask(row) : taskKeys.Sk(plan, row.PredecessorUid),
        SuccessorTaskSk = taskKeys.Sk(plan, row.SuccessorUid),
        LinkType = row.LinkType,
        LagHours = Hours(row.LagMinutes),
        LagPercent = row.LagPercent,
        IsCrossProject = row.IsCrossProject,
    };

    /// <summary>A task of another plan; -1 when that plan or task is not loaded, which is put on the list until it is.</summary>
    private int OtherTask(StagedTaskLink row)
    {
        var code = row.CrossPlanCode is { } named ? taskKeys.CodeOf(plan.SourceSystem, named) : null;
        var sk = code is not null && row.CrossTaskUid is { } uid ? taskKeys.Sk(plan.SourceSystem, code, uid) : Member.Unknown;
        context.Findings.Check(code is null, row.SourceSystem, "TaskLink", row.SourceId, Findings.OtherPlanMissing, row.CrossProjectName);
        context.Findings.Check(code is not null && sk == Member.Unknown, row.SourceSystem, "TaskLink", row.SourceId, Findings.OtherTaskMissing, row.CrossProjectName);
        return sk;
    }

    private FactAssignment Assignment(StagedAssignment row, long sk)
    {
        var baseline = baselines.GetValueOrDefault(("Assignment", row.Uid));
        return new FactAssignment
        {
            FactAssignmentSk = sk,
            PlanVersionSk = version.PlanVersionSk,
            TaskSk = taskKeys.Sk(plan, row.TaskUid),
            PersonSk = people.GetValueOrDefault(row.ResourceUid, Member.Unknown),
            ProjectSk = projectSk,
            DateSk = version.StatusDateSk,
            AssignmentUid = row.Uid,
            StartDateSk = context.Dates.Of(row.Start),
            FinishDateSk = context.Dates.Of(row.Finish),
            Units = row.Units,
            WorkHours = Hours(row.WorkMinutes),
            ActualWorkHours = Hours(row.ActualWorkMinutes),
            RemainingWorkHours = Hours(row.RemainingWorkMinutes),
            BaselineWorkHours = Hours(baseline?.WorkMinutes),
            CostAmount = Money(row.Cost),
            ActualCostAmount = Money(row.ActualCost),
            RemainingCostAmount = Money(row.RemainingCost),
            BaselineCostAmount = Money(baseline?.Cost),
            CurrencyCode = currency,
        };
    }

    private static bool IsWorkingTask(StagedTask row) => row is { IsSummary: false, IsActive: true, IsExternal: false } && row.Uid != 0;

    /// <summary>By the end of the status date's day: files write it at midnight, at noon or at five.</summary>
    private bool IsBy(DateTime? local) => local?.Date <= plan.StatusDate.Date;

    private decimal? Reporting(decimal amount) => context.Rates.Convert(amount, currency, version.StatusDateSk);

    private static decimal? Money(decimal? amount) => amount is { } given ? CurrencyRates.Money(given) : null;

    private static double? Hours(double? minutes) => minutes / 60;
}
