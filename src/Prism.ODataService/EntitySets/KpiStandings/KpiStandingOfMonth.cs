using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiStandings;

[Description("One row per KPI and month that was over: how it stood in the whole organisation.")]
public sealed class KpiStandingOfMonth : PublishedEntity
{
    [Key, Description("Key of KPI and month.")]
    public long KpiStandingSk { get; init; }

    [Description("The KPI's version.")]
    public int KpiSk { get; init; }

    [Description("Code of the KPI.")]
    public string? KpiCode { get; init; }

    [Description("Name of the KPI.")]
    public string? KpiName { get; init; }

    [EdmDate, Description("The month's last day.")]
    public int MonthEnd { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [Description("An owner was named.")]
    public bool HasOwner { get; init; }

    [Description("A target for the organisation was in force on the day.")]
    public bool HasTarget { get; init; }

    [Description("There is a value of the month.")]
    public bool HasValue { get; init; }

    [Description("The value met the target then in force; null where there was none to meet.")]
    public bool? IsTargetMet { get; init; }

    [Description("How often it was asked for by name in the month; null where that was not recorded in all of it.")]
    public long? ReadCount { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiStanding, KpiStandingOfMonth>()
                .ForMember(d => d.KpiCode, o => o.MapFrom(s => s.Kpi.KpiCode))
                .ForMember(d => d.KpiName, o => o.MapFrom(s => s.Kpi.KpiName))
                .ForMember(d => d.MonthEnd, o => o.MapFrom(s => s.DateSk));
        }
    }
}
