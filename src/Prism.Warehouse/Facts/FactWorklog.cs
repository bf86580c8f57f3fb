using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per worklog entry in Jira.</summary>
public sealed record FactWorklog : DeletableRow
{
    public required long WorklogSk { get; init; }
    public required string SourceSystem { get; init; }
    public required string SourceId { get; init; }
    public required int IssueSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Who logged the work.</summary>
    public required int PersonSk { get; init; }

    /// <summary>The day the work was started.</summary>
    public required int DateSk { get; init; }
    public required DateTimeOffset StartedAtUtc { get; init; }

    /// <summary>When the entry was made: bulk entry after the fact shows here.</summary>
    public required DateTimeOffset CreatedAtUtc { get; init; }

    /// <summary>The day of that, in the organisation's time zone.</summary>
    public required int CreatedDateSk { get; init; }
    public required double SpentHours { get; init; }

    /// <summary>Hours × the person's rate in force on the day; null where no rate is known.</summary>
    public decimal? CostAmount { get; init; }
    public decimal? CostAmountReporting { get; init; }
    public string? CurrencyCode { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimPerson Person { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
