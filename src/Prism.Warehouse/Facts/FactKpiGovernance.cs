using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per KPI and running project, as of the last calculation: whether the project has data for it.</summary>
public sealed record FactKpiCoverage : WarehouseRow
{
    /// <summary><c>KpiSk × 2^32 + ScopeSk</c> of the project.</summary>
    public required long KpiCoverageSk { get; init; }
    public required int KpiSk { get; init; }

    /// <summary>The project, as a scope.</summary>
    public required int ScopeSk { get; init; }

    /// <summary>Months with a value, of the last twelve that were over.</summary>
    public required int MonthCount { get; init; }

    /// <summary>Last day of the newest such month; -2 when there is none.</summary>
    public required int LastMonthEndDateSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimKpi Kpi { get; init; } = null!;
    public DimScope Scope { get; init; } = null!;
}

/// <summary>
/// One row per KPI, scope (organisation, portfolio) and basis, as of the last calculation: from which sources, and by which rules of earning value, the
/// running projects of the scope with data come by it. More than one basis means that its parts were not made alike.
/// </summary>
public sealed record FactKpiConsistency : WarehouseRow
{
    /// <summary><c>ScopeSk × 2^32 + KpiSk × 2^8</c> + a running number.</summary>
    public required long KpiConsistencySk { get; init; }
    public required int KpiSk { get; init; }
    public required int ScopeSk { get; init; }

    /// <summary><c>JiraProject of jira</c>, <c>Plan of plans, value earned by PercentComplete</c>, ...</summary>
    [MaxLength(1000)]
    public required string Basis { get; init; }

    /// <summary>Running projects with data that come by the KPI in this way.</summary>
    public required int ProjectCount { get; init; }

    /// <summary>Their codes; the first thirty.</summary>
    [MaxLength(2000)]
    public required string Projects { get; init; }

    /// <summary>True where it is the only basis in the scope.</summary>
    public required bool IsConsistent { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimKpi Kpi { get; init; } = null!;
    public DimScope Scope { get; init; } = null!;
}

/// <summary>One row per project, month and signal that a number may have been made to look good, where there is a case of it.</summary>
public sealed record FactKpiSignal : WarehouseRow
{
    /// <summary><c>ScopeSk × 2^32 + (year × 12 + month) × 2^8</c> + the signal's number.</summary>
    public required long KpiSignalSk { get; init; }

    /// <summary>The project, as a scope.</summary>
    public required int ScopeSk { get; init; }

    /// <summary>The month's last day.</summary>
    public required int DateSk { get; init; }

    /// <summary><c>ReopenedAfterDone</c>, <c>EstimateChangedAfterStart</c>, <c>SprintChangedOnLastDay</c>.</summary>
    public required string Signal { get; init; }

    /// <summary>How often it happened.</summary>
    public required double Cases { get; init; }

    /// <summary>Of how many: finished issues, committed issues.</summary>
    public required double OutOf { get; init; }

    /// <summary>Cases ÷ out of; null where there is nothing to compare with.</summary>
    public double? Share { get; init; }

    /// <summary>The share from which on someone should look.</summary>
    public required double Limit { get; init; }
    public required bool IsAboveLimit { get; init; }

    /// <summary>Codes of the KPIs it makes look better.</summary>
    [MaxLength(1000)]
    public required string KpiCodes { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope Scope { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per KPI, scope and day of a review that was held, with what was found and decided.</summary>
public sealed record FactKpiReview : DeletableRow
{
    public required int KpiReviewSk { get; init; }
    public required string KpiCode { get; init; }
    public required int ScopeSk { get; init; }

    /// <summary>The day it was held.</summary>
    public required int DateSk { get; init; }
    public string? Reviewer { get; init; }
    [MaxLength(2000)]
    public required string Finding { get; init; }

    /// <summary>Null where nothing was decided.</summary>
    [MaxLength(2000)]
    public string? Decision { get; init; }

    /// <summary>Who carries the decision out.</summary>
    public string? Owner { get; init; }

    /// <summary>The day by which it is to be done; -2 where none was set.</summary>
    public required int DueDateSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope Scope { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
