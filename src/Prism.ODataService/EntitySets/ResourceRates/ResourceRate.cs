using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.ResourceRates;

[Description("One row per version of a plan, resource, rate table and span: what an hour of the resource costs.")]
public sealed class ResourceRate : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long ResourceRateSk { get; init; }

    [Description("The plan's version.")]
    public int PlanVersionSk { get; init; }

    [Description("The project version in force on the status date.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Status date, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Status date of the plan's version.")]
    public int Date { get; init; }

    [Description("The person or resource.")]
    public int PersonSk { get; init; }

    [Description("Name of the person or resource.")]
    public string? PersonName { get; init; }

    [Description("UID of the resource in the plan.")]
    public int ResourceUid { get; init; }

    [Description("A to E; A counts unless an assignment says otherwise.")]
    public required string RateTable { get; init; }

    [EdmDate, Description("First day it holds; null from the beginning.")]
    public int ValidFrom { get; init; }

    [EdmDate, Description("Last day it holds; null without end.")]
    public int ValidTo { get; init; }

    [Description("Per hour.")]
    public decimal? StandardRateAmount { get; init; }

    [Description("Per hour of overtime.")]
    public decimal? OvertimeRateAmount { get; init; }

    [Description("Per use.")]
    public decimal? CostPerUseAmount { get; init; }

    [Description("Currency of the amounts.")]
    public string? CurrencyCode { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactResourceRate, ResourceRate>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.PersonName, o => o.MapFrom(s => s.Person.DisplayName))
                .ForMember(d => d.ValidFrom, o => o.MapFrom(s => s.ValidFromDateSk))
                .ForMember(d => d.ValidTo, o => o.MapFrom(s => s.ValidToDateSk));
        }
    }
}
