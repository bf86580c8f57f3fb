using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>
/// One row per scope (organisation, portfolio) and criterion of the five-stage scale, as of the last calculation: what is met, by which evidence,
/// and what is missing for the next stage.
/// </summary>
public sealed record FactMaturity : WarehouseRow
{
    /// <summary><c>ScopeSk × 100</c> + the criterion's number.</summary>
    public required long MaturitySk { get; init; }
    public required int ScopeSk { get; init; }

    /// <summary>The day of the assessment.</summary>
    public required int DateSk { get; init; }

    /// <summary>The stage the scope has reached, the same in all its rows: <c>Initial</c>, <c>Developing</c>, <c>Established</c>, <c>WellEstablished</c>, <c>Optimized</c>.</summary>
    public required string ScopeStage { get; init; }

    /// <summary>The stage that the criterion belongs to.</summary>
    public required string CriterionStage { get; init; }

    [MaxLength(1000)]
    public required string Criterion { get; init; }
    public required bool IsMet { get; init; }

    /// <summary>What was found, in the criterion's unit (a number of things, or a share from 0 to 1); null where there is nothing to count.</summary>
    public double? Measured { get; init; }

    /// <summary>What the criterion asks for at least.</summary>
    public required double Needed { get; init; }

    /// <summary>The rows it rests on, by name: KPIs, projects, targets.</summary>
    [MaxLength(4000)]
    public required string Evidence { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope Scope { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
