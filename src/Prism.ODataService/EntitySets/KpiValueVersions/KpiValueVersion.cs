using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiValueVersions;

[Description("One row per KPI, scope and period, and per restatement of it: what was reported at any warehouse version. As of version v: ReportedFromLoadSk le v and ReportedToLoadSk gt v.")]
public sealed class KpiValueVersion : PublishedEntity
{
    [Key, Description("Key of the value.")]
    public long KpiValueSk { get; init; }

    [Description("The version of the KPI's definition.")]
    public int KpiSk { get; init; }

    [Description("Code of the KPI, e.g. SPI.")]
    public string? KpiCode { get; init; }

    [Description("Name of the KPI.")]
    public string? KpiName { get; init; }

    [Description("Group of KPIs it belongs to.")]
    public string? Family { get; init; }

    [Description("Unit of value and target.")]
    public string? Unit { get; init; }

    [Description("Which way is good: Up, Down, Near or None.")]
    public string? Direction { get; init; }

    [Description("The thing it is computed for.")]
    public int ScopeSk { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public string? ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public string? ScopeName { get; init; }

    [Description("Code of the project where the scope is one.")]
    public string? ProjectCode { get; init; }

    [Description("Week, Month or Quarter.")]
    public required string PeriodGrain { get; init; }

    [EdmDate, Description("First day of the period.")]
    public int PeriodStart { get; init; }

    [EdmDate, Description("Last day of the period.")]
    public int PeriodEnd { get; init; }

    [Description("Last day of the period, for the relation to Dates.")]
    public int DateSk { get; init; }

    [Description("Numerator of the formula, kept so that roll-ups sum components.")]
    public double? Numerator { get; init; }

    [Description("Denominator of the formula.")]
    public double? Denominator { get; init; }

    [Description("The KPI's value; null where the denominator is zero or missing.")]
    public double? Value { get; init; }

    [Description("How many observations the value rests on.")]
    public int SampleSize { get; init; }

    [Description("The target in force at the period's end.")]
    public double? Target { get; init; }

    [Description("Value against target: 1 or more is met, whichever way is good.")]
    public double? Attainment { get; init; }

    [Description("Green, Amber, Red or None.")]
    public required string Status { get; init; }

    [Description("Against the period before: Better, Worse, Same or None.")]
    public required string Trend { get; init; }

    [Description("Complete, Partial, Stale, Estimated or LowSample.")]
    public required string Confidence { get; init; }

    [Description("Why the confidence is what it is.")]
    public string? ConfidenceReason { get; init; }

    [Description("Version of the formula that computed the value.")]
    public int FormulaVersion { get; init; }

    [Description("The load (warehouse version) that published this value first.")]
    public long ReportedFromLoadSk { get; init; }

    [Description("The load that replaced it; 9223372036854775807 while it is what is reported.")]
    public long ReportedToLoadSk { get; init; }

    [Description("True for what is reported now.")]
    public bool IsCurrent { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiValue, KpiValueVersion>()
                .ForMember(d => d.KpiCode, o => o.MapFrom(s => s.Kpi.KpiCode))
                .ForMember(d => d.KpiName, o => o.MapFrom(s => s.Kpi.KpiName))
                .ForMember(d => d.Family, o => o.MapFrom(s => s.Kpi.Family))
                .ForMember(d => d.Unit, o => o.MapFrom(s => s.Kpi.Unit))
                .ForMember(d => d.Direction, o => o.MapFrom(s => s.Kpi.Direction))
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Scope.ScopeLevel == Prism.Warehouse.Dimensions.ScopeLevel.Project ? s.Scope.ScopeKey : null))
                .ForMember(d => d.PeriodStart, o => o.MapFrom(s => s.PeriodStartDateSk))
                .ForMember(d => d.PeriodEnd, o => o.MapFrom(s => s.PeriodEndDateSk));
        }
    }
}
