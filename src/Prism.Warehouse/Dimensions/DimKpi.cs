using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Dimensions;

/// <summary>
/// One row per version of a KPI definition (SCD 2): a formula's version opens a row, words (name, owner, purpose) are those of now. Values hold the version
/// that gave them.
/// </summary>
public sealed record DimKpi : WarehouseRow
{
    public required int KpiSk { get; init; }

    /// <summary>Durable key: the KPI's code, e.g. <c>SPI</c>.</summary>
    public required string KpiCode { get; init; }
    public required string KpiName { get; init; }

    /// <summary>Folder of the definition: <c>flow</c>, <c>earned-value</c>, ...</summary>
    public required string Family { get; init; }
    [MaxLength(2000)]
    public required string Purpose { get; init; }
    [MaxLength(2000)]
    public string? Decision { get; init; }

    /// <summary>The formula in measures: <c>earned_value ÷ planned_value</c>.</summary>
    [MaxLength(2000)]
    public required string FormulaText { get; init; }
    public required int FormulaVersion { get; init; }

    /// <summary>SHA-256 of what the formula computes (definition arithmetic and measures' SQL): a change without a new version is found by it.</summary>
    public required string FormulaHash { get; init; }
    public required string Unit { get; init; }

    /// <summary><c>Up</c>, <c>Down</c>, <c>Near</c>, <c>None</c>.</summary>
    public required string Direction { get; init; }

    /// <summary><c>Leading</c> or <c>Lagging</c>.</summary>
    public required string Timing { get; init; }

    /// <summary>ADD SEMI ROS PCT AVGW MIN MAX NON.</summary>
    public required string AggregationRule { get; init; }
    public string? Owner { get; init; }

    /// <summary>The role that answers for the KPI, whoever holds it.</summary>
    public string? AccountableRole { get; init; }
    public string? ObjectiveCode { get; init; }
    [MaxLength(2000)]
    public string? Gaming { get; init; }
    public string? ReviewEvery { get; init; }

    /// <summary>As the definition says; else the last review and the time between two.</summary>
    public required int NextReviewDateSk { get; init; }

    /// <summary>The last review held, of any scope; -2 before the first.</summary>
    public required int LastReviewDateSk { get; init; }
    public string? Stage { get; init; }
    public required int RetiredDateSk { get; init; }
    public string? SuccessorCode { get; init; }

    /// <summary>The calculation that first used this version; 1900-01-01 for a KPI's first.</summary>
    public required DateTimeOffset ValidFromUtc { get; init; }

    /// <summary>Half-open: the calculation that first used the next version, or found the KPI gone; 9999-12-31 while in force.</summary>
    public required DateTimeOffset ValidToUtc { get; init; }
    public required bool IsCurrent { get; init; }
}
