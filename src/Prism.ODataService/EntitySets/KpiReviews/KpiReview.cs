using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiReviews;

[Description("One row per KPI, scope and day of a review that was held, with what was found and decided. When the next one is due stands in Kpis.")]
public sealed class KpiReview : DeletableEntity
{
    [Key, Description("Key of the review.")]
    public int KpiReviewSk { get; init; }

    [Description("Code of the KPI.")]
    public required string KpiCode { get; init; }

    [Description("The thing whose values were reviewed.")]
    public int ScopeSk { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public string? ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public string? ScopeName { get; init; }

    [EdmDate, Description("The day it was held.")]
    public int ReviewedOn { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [Description("Who reviewed.")]
    public string? Reviewer { get; init; }

    [Description("What was found.")]
    public required string Finding { get; init; }

    [Description("What was decided; null where nothing was.")]
    public string? Decision { get; init; }

    [Description("Who carries the decision out.")]
    public string? Owner { get; init; }

    [EdmDate, Description("The day by which it is to be done.")]
    public int DueOn { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiReview, KpiReview>()
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.ReviewedOn, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.DueOn, o => o.MapFrom(s => s.DueDateSk));
        }
    }
}
