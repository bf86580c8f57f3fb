using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.EarnedValues;

[Description("One row per version of a plan and leaf task at the plan's status date. Ratios such as SPI are computed after summing.")]
public sealed class EarnedValue : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long EarnedValueSk { get; init; }

    [Description("The plan's version.")]
    public int PlanVersionSk { get; init; }

    [Description("The task.")]
    public int TaskSk { get; init; }

    [Description("Name of the task.")]
    public string? TaskName { get; init; }

    [Description("The project version in force on the status date.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("Status date, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Status date.")]
    public int Date { get; init; }

    [Description("The rule that earned the value.")]
    public required string EarningRule { get; init; }

    [Description("Share of the budget earned, 0 to 1.")]
    public double EarnedShare { get; init; }

    [Description("PV: baseline cost planned up to the status date, in CurrencyCode.")]
    public decimal PlannedValue { get; init; }

    [Description("EV: baseline cost times the earned share, in CurrencyCode.")]
    public decimal EarnedAmount { get; init; }

    [Description("AC: actual cost up to the status date, in CurrencyCode.")]
    public decimal ActualCost { get; init; }

    [Description("BAC: baseline cost, in CurrencyCode.")]
    public decimal BudgetAtCompletion { get; init; }

    [Description("Currency of the amounts, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    [Description("PV in the reporting currency; null where no rate is known.")]
    public decimal? PlannedValueReporting { get; init; }

    [Description("EV in the reporting currency; null where no rate is known.")]
    public decimal? EarnedReporting { get; init; }

    [Description("AC in the reporting currency; null where no rate is known.")]
    public decimal? ActualCostReporting { get; init; }

    [Description("BAC in the reporting currency; null where no rate is known.")]
    public decimal? BudgetReporting { get; init; }

    [Unit("h"), Description("PV in hours of work.")]
    public double PlannedValueHours { get; init; }

    [Unit("h"), Description("EV in hours of work.")]
    public double EarnedValueHours { get; init; }

    [Unit("h"), Description("AC in hours of work.")]
    public double ActualHours { get; init; }

    [Unit("h"), Description("BAC in hours of work.")]
    public double BudgetHours { get; init; }

    [Description("True when PV was spread by calendar, or the status date is a stand-in.")]
    public bool IsEstimated { get; init; }

    [Description("True when the actual cost is the hours booked on the Jira issue the task stands for, at the rates of their days.")]
    public bool IsActualFromWorklogs { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactEarnedValue, EarnedValue>()
                .ForMember(d => d.TaskName, o => o.MapFrom(s => s.Task.TaskName))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.PlannedValue, o => o.MapFrom(s => s.PlannedValueAmount))
                .ForMember(d => d.EarnedAmount, o => o.MapFrom(s => s.EarnedValueAmount))
                .ForMember(d => d.ActualCost, o => o.MapFrom(s => s.ActualCostAmount))
                .ForMember(d => d.BudgetAtCompletion, o => o.MapFrom(s => s.BudgetAtCompletionAmount))
                .ForMember(d => d.PlannedValueReporting, o => o.MapFrom(s => s.PlannedValueAmountReporting))
                .ForMember(d => d.EarnedReporting, o => o.MapFrom(s => s.EarnedValueAmountReporting))
                .ForMember(d => d.ActualCostReporting, o => o.MapFrom(s => s.ActualCostAmountReporting))
                .ForMember(d => d.BudgetReporting, o => o.MapFrom(s => s.BudgetAtCompletionAmountReporting))
                .ForMember(d => d.BudgetHours, o => o.MapFrom(s => s.BudgetAtCompletionHours));
        }
    }
}
