using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per plan version and task (MSPDI <c>Task</c>), the project summary (UID 0) included, blank rows not.</summary>
public sealed record FactTask : WarehouseRow
{
    public required long FactTaskSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int TaskSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The plan version's status date.</summary>
    public required int DateSk { get; init; }
    public required bool IsSummary { get; init; }
    public required bool IsMilestone { get; init; }

    /// <summary>True for a leaf that counts: not a summary, active, not external.</summary>
    public required bool IsWorkingTask { get; init; }
    public required int StartDateSk { get; init; }
    public required int FinishDateSk { get; init; }
    public required int BaselineStartDateSk { get; init; }
    public required int BaselineFinishDateSk { get; init; }
    public required int ActualStartDateSk { get; init; }
    public required int ActualFinishDateSk { get; init; }
    public required int DeadlineDateSk { get; init; }

    /// <summary>Local plan time, as the file writes it: dates of MS Project have no zone.</summary>
    public DateTime? StartLocal { get; init; }
    public DateTime? FinishLocal { get; init; }
    public DateTime? BaselineStartLocal { get; init; }
    public DateTime? BaselineFinishLocal { get; init; }
    public DateTime? ActualStartLocal { get; init; }
    public DateTime? ActualFinishLocal { get; init; }

    /// <summary>Working hours of the task's calendar, except elapsed durations: there calendar hours.</summary>
    public double? DurationHours { get; init; }
    public double? BaselineDurationHours { get; init; }
    public double? RemainingDurationHours { get; init; }
    public double? WorkHours { get; init; }
    public double? ActualWorkHours { get; init; }
    public double? RemainingWorkHours { get; init; }
    public double? BaselineWorkHours { get; init; }
    public decimal? CostAmount { get; init; }
    public decimal? FixedCostAmount { get; init; }
    public decimal? ActualCostAmount { get; init; }
    public decimal? RemainingCostAmount { get; init; }

    /// <summary>Cost of the baseline that counts for earned value (<c>BaselineForEarnedValue</c>).</summary>
    public decimal? BaselineCostAmount { get; init; }
    public string? CurrencyCode { get; init; }

    /// <summary>0 to 100, by duration.</summary>
    public double? PercentComplete { get; init; }

    /// <summary>0 to 100, by work.</summary>
    public double? PercentWorkComplete { get; init; }

    /// <summary>0 to 100, by hand.</summary>
    public double? PhysicalPercentComplete { get; init; }
    public double? TotalSlackHours { get; init; }
    public double? FreeSlackHours { get; init; }
    public required bool IsCritical { get; init; }

    /// <summary>MSPDI <c>ConstraintType</c> by name: <c>AsSoonAsPossible</c>, <c>MustStartOn</c>, ...</summary>
    public string? ConstraintType { get; init; }
    public required int ConstraintDateSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimTask Task { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per plan version and dependency between tasks (factless).</summary>
public sealed record FactTaskLink : WarehouseRow
{
    public required long TaskLinkSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int ProjectSk { get; init; }
    public required int DateSk { get; init; }

    /// <summary>-1 when the predecessor lies in a plan that is not loaded.</summary>
    public required int PredecessorTaskSk { get; init; }
    public required int SuccessorTaskSk { get; init; }

    /// <summary><c>FinishStart</c>, <c>FinishFinish</c>, <c>StartStart</c>, <c>StartFinish</c>: a dependency. <c>InsertedProject</c>, <c>ExternalTask</c>: the successor stands for the predecessor, which is another plan's summary or task.</summary>
    public required string LinkType { get; init; }

    /// <summary>Working hours unless elapsed; negative is a lead. Null where the lag is a percentage.</summary>
    public double? LagHours { get; init; }

    /// <summary>Percent of the predecessor's duration; null where the lag is a duration.</summary>
    public double? LagPercent { get; init; }
    public required bool IsCrossProject { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
    public DimTask PredecessorTask { get; init; } = null!;
    public DimTask SuccessorTask { get; init; } = null!;
}

/// <summary>What a row of a plan may be besides a task of its own.</summary>
public static class PlanLinkType
{
    /// <summary>The row of an inserted project: joined to the summary of the plan it stands for.</summary>
    public const string InsertedProject = "InsertedProject";

    /// <summary>The row of a task of another plan: joined to that task.</summary>
    public const string ExternalTask = "ExternalTask";
}

/// <summary>One row per plan version and assignment of a resource to a task; Project's placeholder "no resource" (-65535) left out.</summary>
public sealed record FactAssignment : WarehouseRow
{
    public required long FactAssignmentSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int TaskSk { get; init; }
    public required int PersonSk { get; init; }
    public required int ProjectSk { get; init; }
    public required int DateSk { get; init; }

    /// <summary>MSPDI assignment <c>UID</c>.</summary>
    public required int AssignmentUid { get; init; }
    public required int StartDateSk { get; init; }
    public required int FinishDateSk { get; init; }

    /// <summary>1 = 100 %; a quantity for material resources.</summary>
    public double? Units { get; init; }
    public double? WorkHours { get; init; }
    public double? ActualWorkHours { get; init; }
    public double? RemainingWorkHours { get; init; }
    public double? BaselineWorkHours { get; init; }
    public decimal? CostAmount { get; init; }
    public decimal? ActualCostAmount { get; init; }
    public decimal? RemainingCostAmount { get; init; }
    public decimal? BaselineCostAmount { get; init; }
    public string? CurrencyCode { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimTask Task { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per plan version, task, resource, day, kind of measure and baseline number: when work and cost fall.</summary>
public sealed record FactTimephased : WarehouseRow
{
    public required long TimephasedSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int TaskSk { get; init; }

    /// <summary>-2 where the row is the task's own (fixed cost, spread baseline).</summary>
    public required int PersonSk { get; init; }
    public required int ProjectSk { get; init; }
    public required int DateSk { get; init; }

    /// <summary><c>Actual</c>, <c>Remaining</c>, <c>Baseline</c>.</summary>
    public required string MeasureKind { get; init; }

    /// <summary>0 to 10 for <c>Baseline</c>, -2 otherwise.</summary>
    public required int BaselineNumber { get; init; }
    public double? WorkHours { get; init; }
    public decimal? CostAmount { get; init; }

    /// <summary>True when spread over working time by us because the file has no timephased rows.</summary>
    public required bool IsEstimated { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimTask Task { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
