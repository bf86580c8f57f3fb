using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiCoverage;

[Description("One row per KPI and running project, as of the last calculation: whether the project has data for it.")]
public sealed class CoverageOfKpi : PublishedEntity
{
    [Key, Description("Key of KPI and project.")]
    public long KpiCoverageSk { get; init; }

    [Description("The version of the KPI's definition.")]
    public int KpiSk { get; init; }

    [Description("Code of the KPI, e.g. SPI.")]
    public string? KpiCode { get; init; }

    [Description("Name of the KPI.")]
    public string? KpiName { get; init; }

    [Description("The project, as a scope.")]
    public int ScopeSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("True where one of the last twelve complete months has a value.")]
    public bool HasData { get; init; }

    [Description("Months with a value, of the last twelve that were over.")]
    public int MonthCount { get; init; }

    [EdmDate, Description("Last day of the newest such month.")]
    public int LastMonthEnd { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiCoverage, CoverageOfKpi>()
                .ForMember(d => d.KpiCode, o => o.MapFrom(s => s.Kpi.KpiCode))
                .ForMember(d => d.KpiName, o => o.MapFrom(s => s.Kpi.KpiName))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Scope.ScopeKey))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.HasData, o => o.MapFrom(s => s.MonthCount > 0))
                .ForMember(d => d.LastMonthEnd, o => o.MapFrom(s => s.LastMonthEndDateSk));
        }
    }
}
