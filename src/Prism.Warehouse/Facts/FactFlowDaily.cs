using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per project, type class, status category and day with anything to say: for cumulative flow and throughput at any zoom.</summary>
public sealed record FactFlowDaily : WarehouseRow
{
    public required long FlowDailySk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }
    public required string TypeClass { get; init; }
    public required string StatusCategory { get; init; }
    public required int DateSk { get; init; }

    /// <summary>Issues in this category at the end of the day.</summary>
    public required int ItemCount { get; init; }

    /// <summary>Their story points.</summary>
    public required double Points { get; init; }

    /// <summary>Of them, flagged or in a blocked status at the end of the day.</summary>
    public required int BlockedCount { get; init; }

    /// <summary>Issues that entered this category on the day (created in it, or moved into it and still there at the end of the day).</summary>
    public required int ArrivedCount { get; init; }

    /// <summary>Issues that left it on the day.</summary>
    public required int DepartedCount { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
