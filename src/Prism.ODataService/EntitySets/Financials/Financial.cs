using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Financials;

[Description("One row per project, month and line of the register's budget and benefits.")]
public sealed class Financial : DeletableEntity
{
    [Key, Description("Key of the row.")]
    public long FinancialSk { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("The month's last day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The month's last day.")]
    public int Date { get; init; }

    [Description("Opex, Capex, Benefit, or the register's own word.")]
    public required string Line { get; init; }

    [Description("Budget, in CurrencyCode.")]
    public decimal? Budget { get; init; }

    [Description("Forecast, in CurrencyCode.")]
    public decimal? Forecast { get; init; }

    [Description("Actual, in CurrencyCode.")]
    public decimal? Actual { get; init; }

    [Description("Planned benefit, in CurrencyCode.")]
    public decimal? BenefitPlanned { get; init; }

    [Description("Realised benefit, in CurrencyCode.")]
    public decimal? BenefitRealised { get; init; }

    [Description("Currency of the amounts, ISO 4217.")]
    public required string CurrencyCode { get; init; }

    [Description("Budget in the reporting currency; null where no rate is known.")]
    public decimal? BudgetReporting { get; init; }

    [Description("Forecast in the reporting currency; null where no rate is known.")]
    public decimal? ForecastReporting { get; init; }

    [Description("Actual in the reporting currency; null where no rate is known.")]
    public decimal? ActualReporting { get; init; }

    [Description("Planned benefit in the reporting currency; null where no rate is known.")]
    public decimal? BenefitPlannedReporting { get; init; }

    [Description("Realised benefit in the reporting currency; null where no rate is known.")]
    public decimal? BenefitRealisedReporting { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactFinancial, Financial>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.Budget, o => o.MapFrom(s => s.BudgetAmount))
                .ForMember(d => d.Forecast, o => o.MapFrom(s => s.ForecastAmount))
                .ForMember(d => d.Actual, o => o.MapFrom(s => s.ActualAmount))
                .ForMember(d => d.BenefitPlanned, o => o.MapFrom(s => s.BenefitPlannedAmount))
                .ForMember(d => d.BenefitRealised, o => o.MapFrom(s => s.BenefitRealisedAmount))
                .ForMember(d => d.BudgetReporting, o => o.MapFrom(s => s.BudgetAmountReporting))
                .ForMember(d => d.ForecastReporting, o => o.MapFrom(s => s.ForecastAmountReporting))
                .ForMember(d => d.ActualReporting, o => o.MapFrom(s => s.ActualAmountReporting))
                .ForMember(d => d.BenefitPlannedReporting, o => o.MapFrom(s => s.BenefitPlannedAmountReporting))
                .ForMember(d => d.BenefitRealisedReporting, o => o.MapFrom(s => s.BenefitRealisedAmountReporting));
        }
    }
}
