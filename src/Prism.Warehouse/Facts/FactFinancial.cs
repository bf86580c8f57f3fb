using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per project, month and line of the register's budget and benefits.</summary>
public sealed record FactFinancial : DeletableRow
{
    public required long FinancialSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }

    /// <summary>The month's last day.</summary>
    public required int DateSk { get; init; }

    /// <summary><c>Opex</c>, <c>Capex</c>, <c>Benefit</c>, or the register's own word.</summary>
    public required string Line { get; init; }
    public decimal? BudgetAmount { get; init; }
    public decimal? ForecastAmount { get; init; }
    public decimal? ActualAmount { get; init; }
    public decimal? BenefitPlannedAmount { get; init; }
    public decimal? BenefitRealisedAmount { get; init; }
    public required string CurrencyCode { get; init; }

    /// <summary>The same amounts in the reporting currency at the rate of the row's day; null where no rate is known.</summary>
    public decimal? BudgetAmountReporting { get; init; }
    public decimal? ForecastAmountReporting { get; init; }
    public decimal? ActualAmountReporting { get; init; }
    public decimal? BenefitPlannedAmountReporting { get; init; }
    public decimal? BenefitRealisedAmountReporting { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
