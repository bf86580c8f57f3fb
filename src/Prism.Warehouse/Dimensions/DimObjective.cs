namespace Prism.Warehouse.Dimensions;

/// <summary>One row per strategic objective of the portfolio register.</summary>
public sealed record DimObjective : DeletableRow
{
    public required int ObjectiveSk { get; init; }
    public required string ObjectiveCode { get; init; }
    public required string ObjectiveName { get; init; }

    /// <summary>Balanced-scorecard perspective: Financial, Customer, Process, Learning.</summary>
    public string? Perspective { get; init; }
    public string? Owner { get; init; }
    public double? StartValue { get; init; }
    public double? TargetValue { get; init; }
    public string? Unit { get; init; }
    public required int DueDateSk { get; init; }
}

/// <summary>One row per link between a project and an objective it serves, with its weight.</summary>
public sealed record BridgeProjectObjective : DeletableRow
{
    public required int ProjectObjectiveSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }
    public required int ObjectiveSk { get; init; }

    /// <summary>0 to 1: how strongly the project serves the objective.</summary>
    public required double Weight { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimObjective Objective { get; init; } = null!;
}
