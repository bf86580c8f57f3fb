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

    /// <summary>
    /// <c>ReopenedAfterDone</c>, <c>EstimateChangedAfterStart</c>, <c>SprintChangedOnLastDay</c>, <c>HoursLoggedInBulkLate</c>, <c>DueDateMovedAfterPassing</c>.
    /// </summary>
    public required string Signal { get; init; }

    /// <summary>How often it happened.</summary>
    public required double Cases { get; init; }

    /// <summary>Of how many: finished issues, committed issues, hours logged, due dates that passed.</summary>
    public required double OutOf { get; init; }

    /// <summary>Cases ÷ out of; null where there is nothing to compare with.</summary>
    public double? Share { get; init; }

    /// <summary>The share from which on someone should look.</summary>
    public required double Limit { get; init; }
    public required bool IsAboveLimit { get; init; }

    /// <summary>Codes of the KPIs it makes look better.</summary>
    [MaxLength(1000)]
    public required string KpiCodes { get; init; }

    /// <summary>The rows it rests on, by name: issues, tasks, worklogs; the first of them.</summary>
    [MaxLength(2000)]
    public string? Evidence { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope Scope { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>
/// One row per KPI and month that was over: how it stood in the whole organisation. A month of more than a year ago keeps what was said of it. KPIs about KPIs have none.
/// </summary>
public sealed record FactKpiStanding : WarehouseRow
{
    /// <summary><c>KpiSk × 2^32</c> + year × 12 + month.</summary>
    public required long KpiStandingSk { get; init; }
    public required int KpiSk { get; init; }

    /// <summary>The month's last day.</summary>
    public required int DateSk { get; init; }

    /// <summary>An owner was named.</summary>
    public required bool HasOwner { get; init; }

    /// <summary>A target for the organisation was in force on the day.</summary>
    public required bool HasTarget { get; init; }

    /// <summary>There is a value of the month.</summary>
    public required bool HasValue { get; init; }

    /// <summary>The value met the target then in force; null where there was none to meet.</summary>
    public bool? IsTargetMet { get; init; }

    /// <summary>How often it was asked for by name in the month; null where that was not recorded in all of it.</summary>
    public long? ReadCount { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimKpi Kpi { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per source and month end since its first good load, and for the day of the calculation: how old what was known of it was.</summary>
public sealed record FactSourceFreshness : WarehouseRow
{
    /// <summary>A running number in the order of source and day.</summary>
    public required int SourceFreshnessSk { get; init; }

    /// <summary>The configured connection's name.</summary>
    public required string SourceSystem { get; init; }
    public required int DateSk { get; init; }

    /// <summary>The day of the last good load before the end of that day.</summary>
    public required int LastLoadDateSk { get; init; }

    /// <summary>Calendar days between the two.</summary>
    public required int AgeDays { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimDate Date { get; init; } = null!;
}

/// <summary>
/// One row per KPI and day on which a review of it was due: the one its definition sets, and after each review held the next by the KPI's cadence. As of the
/// last calculation; days to come are left out but for the next.
/// </summary>
public sealed record FactKpiReviewDue : WarehouseRow
{
    /// <summary>A running number in the order of KPI and day.</summary>
    public required int KpiReviewDueSk { get; init; }
    public required string KpiCode { get; init; }

    /// <summary>The day by which it was, or is, to be held.</summary>
    public required int DateSk { get; init; }

    /// <summary>The day the review was held that answered it; -2 while none was.</summary>
    public required int HeldDateSk { get; init; }

    /// <summary>Held on the day or before it.</summary>
    public required bool IsHeldInTime { get; init; }

    /// <summary>Its day has passed and no review was held since.</summary>
    public required bool IsOverdue { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
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
