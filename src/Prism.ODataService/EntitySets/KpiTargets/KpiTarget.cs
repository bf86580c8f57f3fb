using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiTargets;

[Description("One row per KPI, scope, period grain and validity of a target.")]
public sealed class KpiTarget : DeletableEntity
{
    [Key, Description("Key of the target.")]
    public int KpiTargetSk { get; init; }

    [Description("Code of the KPI.")]
    public required string KpiCode { get; init; }

    [Description("The thing the target is set for.")]
    public int ScopeSk { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public string? ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public string? ScopeName { get; init; }

    [EdmDate, Description("First day it holds.")]
    public int ValidFrom { get; init; }

    [EdmDate, Description("Last day it holds, inclusive; 9999-12-31 when open.")]
    public int ValidTo { get; init; }

    [Description("Week, Month or Quarter: the period it is a target for; null: every period, or months where values add up over time.")]
    public string? PeriodGrain { get; init; }

    [Description("The target.")]
    public double Target { get; init; }

    [Description("A value worse than target and no worse than this is amber.")]
    public double? AmberLimit { get; init; }

    [Description("A value worse than this is red.")]
    public double? RedLimit { get; init; }

    [Description("What is to be reached, in words (specific).")]
    public string? Statement { get; init; }

    [Description("How it is measured, where that is not the KPI itself (measurable).")]
    public string? Measure { get; init; }

    [Description("Where the KPI stood when the target was set (achievable).")]
    public double? BaselineValue { get; init; }

    [EdmDate, Description("The day the baseline is of.")]
    public int BaselineOn { get; init; }

    [Description("What shows that baseline and target are real.")]
    public string? BaselineEvidence { get; init; }

    [Description("Code of the objective it is relevant to.")]
    public string? ObjectiveCode { get; init; }

    [EdmDate, Description("The day by which it is to be reached (time-bound).")]
    public int DueOn { get; init; }

    [Description("Register, or Definition for a target of the KPI's own file.")]
    public required string Origin { get; init; }

    [Description("How many of the five SMART parts are there.")]
    public int SmartParts { get; init; }

    [Description("What is vague, in words; null where nothing is.")]
    public string? SmartVague { get; init; }

    [Description("How it could read, with what is unknown left as a gap; null where nothing is vague.")]
    public string? SmartSuggestion { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiTarget, KpiTarget>()
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.ValidFrom, o => o.MapFrom(s => s.ValidFromDateSk))
                .ForMember(d => d.ValidTo, o => o.MapFrom(s => s.ValidToDateSk))
                .ForMember(d => d.BaselineOn, o => o.MapFrom(s => s.BaselineDateSk))
                .ForMember(d => d.DueOn, o => o.MapFrom(s => s.DueDateSk));
        }
    }
}
