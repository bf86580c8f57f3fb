using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>
/// One row per risk and month end, from the month it was raised to the one it was closed in: what the register said of it. A month that is over keeps
/// what was said in it.
/// </summary>
public sealed record FactRisk : DeletableRow
{
    public required long RiskSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>The register's code of the risk.</summary>
    public required string RiskCode { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }

    /// <summary>The month's last day.</summary>
    public required int DateSk { get; init; }
    public required string Title { get; init; }
    public string? Category { get; init; }

    /// <summary><c>Open</c>, <c>Mitigated</c>, <c>Occurred</c>, <c>Closed</c>; of a closed one <c>Open</c> in the months before.</summary>
    public required string RiskStatus { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Probability { get; init; }

    /// <summary>What it costs if it occurs.</summary>
    public decimal? ImpactAmount { get; init; }

    /// <summary>Probability × impact; 0 once closed, null where either is not known.</summary>
    public decimal? ExposureAmount { get; init; }
    public string? CurrencyCode { get; init; }

    /// <summary>In the reporting currency at the month end's rate; null where no rate is known.</summary>
    public decimal? ExposureAmountReporting { get; init; }
    public string? Owner { get; init; }
    [MaxLength(2000)]
    public string? Response { get; init; }
    public required int RaisedDateSk { get; init; }

    /// <summary>When the response is due; -2 where no day is named.</summary>
    public required int ResponseDueDateSk { get; init; }

    /// <summary>-2 while it is not closed.</summary>
    public required int ClosedDateSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
