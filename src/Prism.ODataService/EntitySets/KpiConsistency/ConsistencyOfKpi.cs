using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiConsistency;

[Description("One row per KPI, scope and basis, as of the last calculation: from which sources and by which rules the scope's running projects come by the KPI. More than one basis: its parts were not made alike.")]
public sealed class ConsistencyOfKpi : PublishedEntity
{
    [Key, Description("Key of scope, KPI and basis.")]
    public long KpiConsistencySk { get; init; }

    [Description("The version of the KPI's definition.")]
    public int KpiSk { get; init; }

    [Description("Code of the KPI, e.g. SPI.")]
    public string? KpiCode { get; init; }

    [Description("Name of the KPI.")]
    public string? KpiName { get; init; }

    [Description("The organisation or portfolio.")]
    public int ScopeSk { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public string? ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public string? ScopeName { get; init; }

    [Description("Sources and rules, in words.")]
    public required string Basis { get; init; }

    [Description("How many projects come by the KPI in this way.")]
    public int ProjectCount { get; init; }

    [Description("Their codes; the first thirty.")]
    public required string Projects { get; init; }

    [Description("True where it is the only basis in the scope.")]
    public bool IsConsistent { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiConsistency, ConsistencyOfKpi>()
                .ForMember(d => d.KpiCode, o => o.MapFrom(s => s.Kpi.KpiCode))
                .ForMember(d => d.KpiName, o => o.MapFrom(s => s.Kpi.KpiName))
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName));
        }
    }
}
