using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Risks;

[Description("One row per risk and month end, from the month it was raised to the one it was closed in.")]
public sealed class Risk : DeletableEntity
{
    [Key, Description("Key of the row.")]
    public long RiskSk { get; init; }

    [Description("Code of the risk in the register.")]
    public required string RiskCode { get; init; }

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

    [Description("What may happen.")]
    public required string Title { get; init; }

    [Description("Kind of risk.")]
    public string? Category { get; init; }

    [Description("Open, Mitigated, Occurred or Closed.")]
    public required string RiskStatus { get; init; }

    [Description("0 to 1.")]
    public double? Probability { get; init; }

    [Description("What it costs if it occurs.")]
    public decimal? ImpactAmount { get; init; }

    [Description("Probability times impact; 0 once closed.")]
    public decimal? ExposureAmount { get; init; }

    [Description("Currency of the amounts.")]
    public string? CurrencyCode { get; init; }

    [Description("Exposure in the reporting currency at the month end's rate; null where no rate is known.")]
    public decimal? ExposureAmountReporting { get; init; }

    [Description("Who answers for it.")]
    public string? Owner { get; init; }

    [Description("What is done about it.")]
    public string? Response { get; init; }

    [EdmDate, Description("The day it was raised.")]
    public int Raised { get; init; }

    [EdmDate, Description("The day its response is due.")]
    public int ResponseDue { get; init; }

    [EdmDate, Description("The day it was closed; null while it is not.")]
    public int Closed { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactRisk, Risk>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.Raised, o => o.MapFrom(s => s.RaisedDateSk))
                .ForMember(d => d.ResponseDue, o => o.MapFrom(s => s.ResponseDueDateSk))
                .ForMember(d => d.Closed, o => o.MapFrom(s => s.ClosedDateSk));
        }
    }
}
