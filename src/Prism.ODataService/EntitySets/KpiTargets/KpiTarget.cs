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

    [Description("The target in words (SMART).")]
    public string? Statement { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiTarget, KpiTarget>()
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.ValidFrom, o => o.MapFrom(s => s.ValidFromDateSk))
                .ForMember(d => d.ValidTo, o => o.MapFrom(s => s.ValidToDateSk));
        }
    }
}
