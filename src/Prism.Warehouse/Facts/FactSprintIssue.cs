using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per sprint and issue that ever was in it (accumulating): what was promised, what came, what was done.</summary>
public sealed record FactSprintIssue : WarehouseRow
{
    /// <summary><c>IssueSk × 65536</c> + its number among the issue's sprints.</summary>
    public required long SprintIssueSk { get; init; }
    public required int SprintSk { get; init; }
    public required int IssueSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The day the sprint was completed, else its planned end; -2 for a sprint without dates.</summary>
    public required int DateSk { get; init; }

    /// <summary>In the sprint at its start.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>Came in after the start.</summary>
    public required bool IsAddedAfterStart { get; init; }

    /// <summary>Was in it at or after the start and left before it was completed.</summary>
    public required bool IsRemoved { get; init; }

    /// <summary>In a Done status when the sprint was completed, and in the sprint then.</summary>
    public required bool IsCompleted { get; init; }

    /// <summary>Not done when the sprint was completed, and moved on to another sprint.</summary>
    public required bool IsCarriedOver { get; init; }

    /// <summary>True once the sprint is closed; before that the row may still change.</summary>
    public required bool IsSprintClosed { get; init; }
    public double? PointsAtStart { get; init; }
    public double? PointsAtEnd { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimSprint Sprint { get; init; } = null!;
    public DimIssue Issue { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
