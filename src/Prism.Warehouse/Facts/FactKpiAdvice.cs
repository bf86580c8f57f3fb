using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Facts;

/// <summary>One row per KPI and piece of advice about it, as of the last calculation.</summary>
public sealed record FactKpiAdvice : WarehouseRow
{
    /// <summary>A running number in the order of KPI and kind.</summary>
    public required int KpiAdviceSk { get; init; }

    /// <summary>The KPI; <c>*</c> for what holds for all of them.</summary>
    public required string KpiCode { get; init; }

    /// <summary>
    /// <c>NoData</c>, <c>NoOwner</c>, <c>NoObjective</c>, <c>NoTarget</c>, <c>ReviewOverdue</c>, <c>TargetTooEasy</c>, <c>AlwaysGreen</c>, <c>VagueTarget</c>, <c>Redundant</c>,
    /// <c>NobodyReads</c>, <c>ReadersUnknown</c>; <c>Suggested</c> for an objective.
    /// </summary>
    public required string Advice { get; init; }

    /// <summary>The objective that a suggestion serves; null for other advice.</summary>
    public string? ObjectiveCode { get; init; }

    /// <summary>The other KPI of a redundancy; null for other advice.</summary>
    public string? OtherKpiCode { get; init; }

    /// <summary>Why, with the numbers it rests on.</summary>
    [MaxLength(2000)]
    public required string Reason { get; init; }
}
