namespace Prism.Warehouse.Dimensions;

/// <summary>One row per task of a plan, over all its versions, joined by the plan's key and the task's UID (IDs shift, UIDs do not).</summary>
public sealed record DimTask : DeletableRow
{
    public required int TaskSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>The plan's container id and the task UID: <c>PLAN/12</c>.</summary>
    public required string SourceId { get; init; }
    public required int ProjectId { get; init; }

    /// <summary>MSPDI <c>UID</c>.</summary>
    public required int TaskUid { get; init; }

    /// <summary>Text: <c>1.10</c> comes after <c>1.9</c>.</summary>
    public string? Wbs { get; init; }
    public string? OutlineNumber { get; init; }
    public required int OutlineLevel { get; init; }
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? TaskName { get; init; }
    public required bool IsSummary { get; init; }
    public required bool IsMilestone { get; init; }

    /// <summary>MSPDI <c>Active</c> = 0: left out of KPIs.</summary>
    public required bool IsInactive { get; init; }
    public required bool IsExternal { get; init; }
    public required bool IsManual { get; init; }

    /// <summary>How progress earns value; one of <see cref="Dimensions.EarningRule"/>.</summary>
    public required string EarningRule { get; init; }

    /// <summary>The Jira issue this task stands for; -2 when none is linked.</summary>
    public required int IssueSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
}

/// <summary>How a task earns its budget.</summary>
public static class EarningRule
{
    public const string PercentComplete = "PercentComplete";
    public const string PhysicalPercentComplete = "PhysicalPercentComplete";
    public const string ZeroHundred = "ZeroHundred";
    public const string FiftyFifty = "FiftyFifty";

    /// <summary>By the story points done of the Jira issue the task stands for, and of everything below it.</summary>
    public const string WeightedPoints = "WeightedPoints";

    public static IReadOnlyList<string> All { get; } = [PercentComplete, PhysicalPercentComplete, ZeroHundred, FiftyFifty, WeightedPoints];
}

/// <summary>One row per import of a plan file: the same bytes are one version, whatever the file is called.</summary>
public sealed record DimPlanVersion : WarehouseRow
{
    public required int PlanVersionSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>The plan's container id, a slash, and the first 16 digits of the file's content hash.</summary>
    public required string SourceId { get; init; }
    public required int ProjectId { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, hexadecimal.</summary>
    public required string ContentHash { get; init; }
    public required int StatusDateSk { get; init; }

    /// <summary>True when the file gives no status date and its current date, last save or file date stands in.</summary>
    public required bool IsStatusDateEstimated { get; init; }
    public required int StartDateSk { get; init; }
    public required int FinishDateSk { get; init; }
    public string? CurrencyCode { get; init; }
    public string? CalendarName { get; init; }

    /// <summary>MSPDI <c>MinutesPerDay</c>: what one day of duration means in this plan.</summary>
    public required int MinutesPerDay { get; init; }

    /// <summary>MSPDI <c>BaselineForEarnedValue</c> (0 to 10).</summary>
    public required int EarnedValueBaseline { get; init; }

    /// <summary>True for the version with the latest status date of its plan.</summary>
    public required bool IsLatest { get; init; }
}
