using System.ComponentModel.DataAnnotations;

namespace Prism.Etl.Staging;

/// <summary>One row per version of a plan: <see cref="StagedRow.SourceId"/> is the plan's code, a slash, and the first 16 digits of the content hash.</summary>
public sealed record StagedPlan : StagedRow
{
    /// <summary>Source id of the plan's container.</summary>
    public required string ContainerId { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, hexadecimal.</summary>
    public required string ContentHash { get; init; }
    public string? Title { get; init; }

    /// <summary>Local plan time.</summary>
    public required DateTime StatusDate { get; init; }
    public required bool IsStatusDateEstimated { get; init; }
    public DateTime? Start { get; init; }
    public DateTime? Finish { get; init; }
    public string? CurrencyCode { get; init; }
    public required int MinutesPerDay { get; init; }
    public required int EarnedValueBaseline { get; init; }
    public string? CalendarName { get; init; }

    /// <summary>True when the hours booked on Jira issues are the actuals of the tasks that stand for them, as the settings say.</summary>
    public bool AreActualsFromWorklogs { get; init; }
}

/// <summary>A row of one plan version; <see cref="StagedRow.SourceId"/> = the plan version's id, a slash, and the row's own id within it.</summary>
public abstract record StagedPlanRow : StagedRow
{
    /// <summary><see cref="StagedRow.SourceId"/> of the <see cref="StagedPlan"/>.</summary>
    public required string PlanId { get; init; }
}

/// <summary>One row per task of a plan version, UID 0 (project summary) included, blank rows not. Durations in minutes, money in units of the currency.</summary>
public sealed record StagedTask : StagedPlanRow
{
    public required int Uid { get; init; }
    public int? Id { get; init; }
    [MaxLength(1000)]
    public string? Name { get; init; }
    public string? Wbs { get; init; }
    public string? OutlineNumber { get; init; }
    public required int OutlineLevel { get; init; }
    public int? ParentUid { get; init; }
    public required bool IsSummary { get; init; }
    public required bool IsMilestone { get; init; }
    public required bool IsActive { get; init; }
    public required bool IsManual { get; init; }
    public required bool IsExternal { get; init; }
    public required bool IsEstimated { get; init; }

    /// <summary>A summary whose children repeat.</summary>
    public bool IsRecurring { get; init; }
    public required bool IsCritical { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.EarningRule"/>.</summary>
    public required string EarningRule { get; init; }

    /// <summary>Key of the Jira issue a text field names (<c>PRISM-12</c>, or the key in a browse URL); null when none does.</summary>
    public string? IssueKey { get; init; }
    public DateTime? Start { get; init; }
    public DateTime? Finish { get; init; }
    public DateTime? ActualStart { get; init; }
    public DateTime? ActualFinish { get; init; }
    public DateTime? Deadline { get; init; }

    /// <summary>By name: <c>AsSoonAsPossible</c>, <c>MustStartOn</c>, ...</summary>
    public string? ConstraintType { get; init; }
    public DateTime? ConstraintDate { get; init; }
    public double? DurationMinutes { get; init; }
    public double? RemainingDurationMinutes { get; init; }
    public double? WorkMinutes { get; init; }
    public double? ActualWorkMinutes { get; init; }
    public double? RemainingWorkMinutes { get; init; }
    public decimal? Cost { get; init; }
    public decimal? FixedCost { get; init; }
    public decimal? ActualCost { get; init; }
    public decimal? RemainingCost { get; init; }
    public double? PercentComplete { get; init; }
    public double? PercentWorkComplete { get; init; }
    public double? PhysicalPercentComplete { get; init; }
    public double? TotalSlackMinutes { get; init; }
    public double? FreeSlackMinutes { get; init; }
}

/// <summary>One row per baseline (0 to 10) of a task, resource or assignment of a plan version.</summary>
public sealed record StagedBaseline : StagedPlanRow
{
    /// <summary><c>Task</c>, <c>Resource</c> or <c>Assignment</c>.</summary>
    public required string OwnerKind { get; init; }
    public required int OwnerUid { get; init; }
    public required int Number { get; init; }
    public DateTime? Start { get; init; }
    public DateTime? Finish { get; init; }
    public double? DurationMinutes { get; init; }
    public double? WorkMinutes { get; init; }
    public decimal? Cost { get; init; }
}

/// <summary>One row per dependency of a plan version, and per row of it that stands for something of another plan.</summary>
public sealed record StagedTaskLink : StagedPlanRow
{
    public required int PredecessorUid { get; init; }
    public required int SuccessorUid { get; init; }

    /// <summary><c>FinishStart</c>, <c>FinishFinish</c>, <c>StartStart</c>, <c>StartFinish</c>, or one of <see cref="Prism.Warehouse.Facts.PlanLinkType"/>.</summary>
    public required string LinkType { get; init; }
    public double? LagMinutes { get; init; }
    public double? LagPercent { get; init; }
    public required bool IsCrossProject { get; init; }

    /// <summary>Path and UID of the other plan's task, where it is one.</summary>
    [MaxLength(1000)]
    public string? CrossProjectName { get; init; }

    /// <summary>The other plan's code, where its name tells one.</summary>
    public string? CrossPlanCode { get; init; }

    /// <summary>The task's UID in the other plan.</summary>
    public int? CrossTaskUid { get; init; }
}

/// <summary>One row per resource of a plan version; Project's unnamed resource 0 ("unassigned") left out.</summary>
public sealed record StagedResource : StagedPlanRow
{
    public required int Uid { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary><c>Person</c>, <c>Material</c>, <c>Cost</c>, <c>Generic</c>.</summary>
    public required string ResourceKind { get; init; }
    public string? Group { get; init; }

    /// <summary>1 = 100 %.</summary>
    public double? MaxUnits { get; init; }
    public decimal? StandardRatePerHour { get; init; }
    public decimal? OvertimeRatePerHour { get; init; }
    public decimal? CostPerUse { get; init; }
    public int? CalendarUid { get; init; }
}

/// <summary>One row per assignment of a plan version; the placeholder "no resource" (-65535) left out.</summary>
public sealed record StagedAssignment : StagedPlanRow
{
    public required int Uid { get; init; }
    public required int TaskUid { get; init; }
    public required int ResourceUid { get; init; }
    public DateTime? Start { get; init; }
    public DateTime? Finish { get; init; }
    public double? Units { get; init; }
    public double? WorkMinutes { get; init; }
    public double? ActualWorkMinutes { get; init; }
    public double? RemainingWorkMinutes { get; init; }
    public decimal? Cost { get; init; }
    public decimal? ActualCost { get; init; }
    public decimal? RemainingCost { get; init; }
}

/// <summary>One row per day, kind of measure, baseline number and assignment (or task) of a plan version: when work and cost fall.</summary>
public sealed record StagedTimephased : StagedPlanRow
{
    public required int TaskUid { get; init; }

    /// <summary>Null where the row is the task's own (fixed cost, a baseline spread by calendar).</summary>
    public int? ResourceUid { get; init; }

    /// <summary><c>Actual</c>, <c>Remaining</c>, <c>Baseline</c>.</summary>
    public required string MeasureKind { get; init; }

    /// <summary>0 to 10 for <c>Baseline</c>; -2 otherwise.</summary>
    public required int BaselineNumber { get; init; }
    public required DateOnly Day { get; init; }
    public double? WorkMinutes { get; init; }
    public decimal? Cost { get; init; }

    /// <summary>Spread over working time by us because the file has no timephased rows for it.</summary>
    public required bool IsEstimated { get; init; }
}

/// <summary>One row per rate of a resource of a plan version: which holds when, by rate table.</summary>
public sealed record StagedResourceRate : StagedPlanRow
{
    public required int ResourceUid { get; init; }

    /// <summary><c>A</c> to <c>E</c>; A counts unless an assignment says otherwise.</summary>
    public required string RateTable { get; init; }

    /// <summary>Local plan time; null from the beginning.</summary>
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }
    public decimal? StandardRatePerHour { get; init; }
    public decimal? OvertimeRatePerHour { get; init; }
    public decimal? CostPerUse { get; init; }
}

/// <summary>One row per span of a resource's availability in a plan version.</summary>
public sealed record StagedResourceAvailability : StagedPlanRow
{
    public required int ResourceUid { get; init; }

    /// <summary>Local plan time; null from the beginning.</summary>
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }

    /// <summary>1 = 100 %.</summary>
    public required double Units { get; init; }
}

/// <summary>One row per custom field or outline code of a task, resource or assignment of a plan version that has a value.</summary>
public sealed record StagedFieldValue : StagedPlanRow
{
    /// <summary><c>Task</c>, <c>Resource</c> or <c>Assignment</c>.</summary>
    public required string OwnerKind { get; init; }
    public required int OwnerUid { get; init; }

    /// <summary>Project's number of the field: 188743731 is a task's Text1.</summary>
    public required long FieldId { get; init; }
    public string? FieldName { get; init; }

    /// <summary>What the plan's author calls it.</summary>
    public string? Alias { get; init; }

    /// <summary>As the file writes it; of a lookup table the entry's words, of an outline code the path.</summary>
    [MaxLength(1000)]
    public required string Value { get; init; }
}

/// <summary>One row per calendar of a plan version.</summary>
public sealed record StagedCalendar : StagedPlanRow
{
    public required int Uid { get; init; }
    public string? Name { get; init; }
    public int? BaseUid { get; init; }

    /// <summary>Week days and exceptions as JSON: what the file says, times as <c>HH:mm</c>.</summary>
    [MaxLength(int.MaxValue)]
    public required string DefinitionJson { get; init; }
}
