using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per plan version, baseline number (0 to 10) and task, resource or assignment that has it.</summary>
public sealed record FactBaseline : WarehouseRow
{
    public required long BaselineSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The plan version's status date.</summary>
    public required int DateSk { get; init; }

    /// <summary><c>Task</c>, <c>Resource</c> or <c>Assignment</c>: sums are over one of them.</summary>
    public required string OwnerKind { get; init; }

    /// <summary>UID of the task, resource or assignment in the plan.</summary>
    public required int OwnerUid { get; init; }

    /// <summary>-2 for a resource's.</summary>
    public required int TaskSk { get; init; }

    /// <summary>-2 for a task's.</summary>
    public required int PersonSk { get; init; }

    /// <summary>0 is "Baseline", 1 to 10 the others.</summary>
    public required int BaselineNumber { get; init; }
    public required int StartDateSk { get; init; }
    public required int FinishDateSk { get; init; }
    public double? DurationHours { get; init; }
    public double? WorkHours { get; init; }
    public decimal? CostAmount { get; init; }
    public string? CurrencyCode { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
    public DimTask Task { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
}

/// <summary>One row per plan version, resource, rate table and span: what an hour of the resource costs, and since when.</summary>
public sealed record FactResourceRate : WarehouseRow
{
    public required long ResourceRateSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The plan version's status date.</summary>
    public required int DateSk { get; init; }
    public required int PersonSk { get; init; }

    /// <summary>MSPDI resource <c>UID</c>.</summary>
    public required int ResourceUid { get; init; }

    /// <summary><c>A</c> to <c>E</c>; A counts unless an assignment says otherwise.</summary>
    public required string RateTable { get; init; }

    /// <summary>-2 from the beginning.</summary>
    public required int ValidFromDateSk { get; init; }

    /// <summary>-2 without end.</summary>
    public required int ValidToDateSk { get; init; }

    /// <summary>Per hour.</summary>
    public decimal? StandardRateAmount { get; init; }

    /// <summary>Per hour.</summary>
    public decimal? OvertimeRateAmount { get; init; }
    public decimal? CostPerUseAmount { get; init; }
    public string? CurrencyCode { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
}

/// <summary>One row per plan version, resource and span of its availability.</summary>
public sealed record FactResourceAvailability : WarehouseRow
{
    public required long ResourceAvailabilitySk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The plan version's status date.</summary>
    public required int DateSk { get; init; }
    public required int PersonSk { get; init; }

    /// <summary>MSPDI resource <c>UID</c>.</summary>
    public required int ResourceUid { get; init; }

    /// <summary>-2 from the beginning.</summary>
    public required int ValidFromDateSk { get; init; }

    /// <summary>-2 without end.</summary>
    public required int ValidToDateSk { get; init; }

    /// <summary>1 = 100 %.</summary>
    public required double Units { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
}

/// <summary>One row per plan version and custom field or outline code of a task, resource or assignment that has a value.</summary>
public sealed record FactPlanField : WarehouseRow
{
    public required long PlanFieldSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The plan version's status date.</summary>
    public required int DateSk { get; init; }

    /// <summary><c>Task</c>, <c>Resource</c> or <c>Assignment</c>.</summary>
    public required string OwnerKind { get; init; }

    /// <summary>UID of the task, resource or assignment in the plan.</summary>
    public required int OwnerUid { get; init; }

    /// <summary>-2 for a resource's.</summary>
    public required int TaskSk { get; init; }

    /// <summary>-2 for a task's.</summary>
    public required int PersonSk { get; init; }

    /// <summary>Project's number of the field: 188743731 is a task's Text1.</summary>
    public required long FieldId { get; init; }
    public string? FieldName { get; init; }

    /// <summary>What the plan's author calls it.</summary>
    public string? Alias { get; init; }

    /// <summary>As the file writes it; of a lookup table the entry's words, of an outline code the path.</summary>
    [MaxLength(1000)]
    public required string Value { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
    public DimTask Task { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
}
