using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per plan version and leaf task, at the plan's status date: planned value, earned value, actual cost, budget.</summary>
public sealed record FactEarnedValue : WarehouseRow
{
    public required long EarnedValueSk { get; init; }
    public required int PlanVersionSk { get; init; }
    public required int TaskSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The status date.</summary>
    public required int DateSk { get; init; }

    /// <summary>The rule that earned the value; one of <see cref="Dimensions.EarningRule"/>.</summary>
    public required string EarningRule { get; init; }

    /// <summary>0 to 1: the share of the budget earned.</summary>
    public required double EarnedShare { get; init; }

    /// <summary>PV (BCWS): baseline cost planned up to and including the status date.</summary>
    public required decimal PlannedValueAmount { get; init; }

    /// <summary>EV (BCWP): baseline cost × earned share.</summary>
    public required decimal EarnedValueAmount { get; init; }

    /// <summary>AC (ACWP): actual cost up to the status date, of the plan or the worklogs (see <see cref="IsActualFromWorklogs"/>).</summary>
    public required decimal ActualCostAmount { get; init; }

    /// <summary>BAC: baseline cost.</summary>
    public required decimal BudgetAtCompletionAmount { get; init; }
    public string? CurrencyCode { get; init; }

    /// <summary>The four amounts in the reporting currency at the status date's rate; null where no rate is known.</summary>
    public decimal? PlannedValueAmountReporting { get; init; }
    public decimal? EarnedValueAmountReporting { get; init; }
    public decimal? ActualCostAmountReporting { get; init; }
    public decimal? BudgetAtCompletionAmountReporting { get; init; }

    /// <summary>The same four in hours of work, for plans without cost.</summary>
    public required double PlannedValueHours { get; init; }
    public required double EarnedValueHours { get; init; }
    public required double ActualHours { get; init; }
    public required double BudgetAtCompletionHours { get; init; }

    /// <summary>True when AC is the hours booked on the Jira issue the task stands for, at the rates of their days, as the register or the settings ask.</summary>
    public bool IsActualFromWorklogs { get; init; }

    /// <summary>True when PV was spread by calendar, or the status date is a stand-in.</summary>
    public required bool IsEstimated { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimPlanVersion PlanVersion { get; init; } = null!;
    public DimTask Task { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
