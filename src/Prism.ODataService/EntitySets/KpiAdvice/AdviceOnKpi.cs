using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiAdvice;

[Description("One row per KPI and piece of advice about it, as of the last calculation.")]
public sealed class AdviceOnKpi : PublishedEntity
{
    [Key, Description("Key of the advice.")]
    public int KpiAdviceSk { get; init; }

    [Description("Code of the KPI; * for what holds for all of them.")]
    public required string KpiCode { get; init; }

    [Description("NoData, NoOwner, NoObjective, NoTarget, ReviewOverdue, TargetTooEasy, AlwaysGreen, VagueTarget, Redundant, ReadersUnknown, or Suggested for an objective.")]
    public required string Advice { get; init; }

    [Description("The objective that a suggestion serves; null for other advice.")]
    public string? ObjectiveCode { get; init; }

    [Description("The other KPI of a redundancy; null for other advice.")]
    public string? OtherKpiCode { get; init; }

    [Description("Why, with the numbers it rests on.")]
    public required string Reason { get; init; }

    private sealed class Projection : Profile
    {
        public Projection() => CreateProjection<FactKpiAdvice, AdviceOnKpi>();
    }
}
