using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per day, entity set or KPI that was read through the service, and kind of program that read it. Names no reader.</summary>
public sealed record FactKpiUsage : WarehouseRow
{
    /// <summary>A running number.</summary>
    public required long KpiUsageSk { get; init; }

    /// <summary>The day, in UTC.</summary>
    public required int DateSk { get; init; }

    /// <summary>The entity set; <c>Scorecard</c> for the start page; for a KPI that was asked for by name, <c>KPI:</c> and its code.</summary>
    [MaxLength(100)]
    public required string Subject { get; init; }

    /// <summary>The KPI's code; null where the subject is an entity set.</summary>
    [MaxLength(100)]
    public string? KpiCode { get; init; }

    /// <summary><c>PowerBiDesktop</c>, <c>PowerBiService</c>, <c>Gateway</c>, <c>Excel</c>, <c>Browser</c> or <c>Other</c>.</summary>
    [MaxLength(30)]
    public required string ClientKind { get; init; }

    /// <summary>Answers given.</summary>
    public required long ReadCount { get; init; }

    /// <summary>Different readers among them.</summary>
    public required int ReaderCount { get; init; }

    /// <summary>Rows in the answers.</summary>
    public required long RowCount { get; init; }
    public required DateTimeOffset LastReadAtUtc { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimDate Date { get; init; } = null!;
}
