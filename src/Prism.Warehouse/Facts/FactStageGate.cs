using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per project and stage gate: when it was planned and held, and what was decided.</summary>
public sealed record FactStageGate : DeletableRow
{
    public required long StageGateSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }

    /// <summary>The day it was held; the planned day while it was not.</summary>
    public required int DateSk { get; init; }
    public required string Gate { get; init; }
    public required int PlannedDateSk { get; init; }

    /// <summary>-2 while it was not held.</summary>
    public required int HeldDateSk { get; init; }

    /// <summary><c>Go</c>, <c>Conditional</c>, <c>Hold</c>, <c>Stop</c>; null while none is made.</summary>
    public string? Decision { get; init; }
    public string? DecidedBy { get; init; }
    [MaxLength(2000)]
    public string? Conditions { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
