using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Kpis;

[Description("One row per version of a KPI definition.")]
public sealed class Kpi : PublishedEntity
{
    [Key, Description("Key of this version of the definition.")]
    public int KpiSk { get; init; }

    [Description("Code of the KPI, e.g. SPI: the same over all versions.")]
    public required string KpiCode { get; init; }

    [Description("Name of the KPI.")]
    public required string KpiName { get; init; }

    [Description("Group of KPIs it belongs to.")]
    public required string Family { get; init; }

    [Description("What the KPI is for.")]
    public required string Purpose { get; init; }

    [Description("The decision it supports.")]
    public string? Decision { get; init; }

    [Description("The formula in measures.")]
    public required string FormulaText { get; init; }

    [Description("Number of the formula's version.")]
    public int FormulaVersion { get; init; }

    [Description("Unit of the value.")]
    public required string Unit { get; init; }

    [Description("Which way is good: Up, Down, Near or None.")]
    public required string Direction { get; init; }

    [Description("Leading or Lagging.")]
    public required string Timing { get; init; }

    [Description("How values roll up: ADD, SEMI, ROS, PCT, AVGW, MIN, MAX or NON.")]
    public required string AggregationRule { get; init; }

    [Description("Who answers for the KPI.")]
    public string? Owner { get; init; }

    [Description("The role that answers for the KPI, whoever holds it.")]
    public string? AccountableRole { get; init; }

    [Description("Code of the objective it serves.")]
    public string? ObjectiveCode { get; init; }

    [Description("How the number could be made to look good without being good.")]
    public string? Gaming { get; init; }

    [Description("How often the definition is reviewed.")]
    public string? ReviewEvery { get; init; }

    [EdmDate, Description("Day of the last review held; null before the first.")]
    public int LastReview { get; init; }

    [EdmDate, Description("Day on which the next review is due; null where neither the definition nor an earlier review sets one.")]
    public int NextReview { get; init; }

    [Description("Stage by evidence: Defined, Piloted (data flows), Targeted (a target is in force) or Managed (and it is SMART, owned, its review planned).")]
    public string? Stage { get; init; }

    [EdmDate, Description("Day the KPI was retired.")]
    public int RetiredOn { get; init; }

    [Description("Code of the KPI that replaced it.")]
    public string? SuccessorCode { get; init; }

    [Description("From when this version holds.")]
    public DateTimeOffset ValidFromUtc { get; init; }

    [Description("Until just before when this version holds; 9999-12-31 while in force.")]
    public DateTimeOffset ValidToUtc { get; init; }

    [Description("True for the version that holds now.")]
    public bool IsCurrent { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimKpi, Kpi>()
                .ForMember(d => d.LastReview, o => o.MapFrom(s => s.LastReviewDateSk))
                .ForMember(d => d.NextReview, o => o.MapFrom(s => s.NextReviewDateSk))
                .ForMember(d => d.RetiredOn, o => o.MapFrom(s => s.RetiredDateSk));
        }
    }
}
