using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiDecisions;

[Description("One row per decision taken on a KPI in a review, with who carries it out and by when.")]
public sealed class KpiDecision : PublishedEntity
{
    [Key, Description("Key of the review in which it was taken.")]
    public int KpiReviewSk { get; init; }

    [Description("Code of the KPI.")]
    public required string KpiCode { get; init; }

    [Description("The thing it was taken for.")]
    public int ScopeSk { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public string? ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public string? ScopeName { get; init; }

    [EdmDate, Description("The day it was taken.")]
    public int DecidedOn { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [Description("What was decided.")]
    public required string Decision { get; init; }

    [Description("The finding it answers.")]
    public required string Finding { get; init; }

    [Description("Who decided.")]
    public string? Reviewer { get; init; }

    [Description("Who carries it out.")]
    public string? Owner { get; init; }

    [EdmDate, Description("The day by which it is to be done.")]
    public int DueOn { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiReview, KpiDecision>()
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.DecidedOn, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.DueOn, o => o.MapFrom(s => s.DueDateSk));
        }
    }
}
