using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiSignals;

[Description("One row per project, month and signal that a number may have been made to look good, where there is a case of it.")]
public sealed class KpiSignal : PublishedEntity
{
    [Key, Description("Key of project, month and signal.")]
    public long KpiSignalSk { get; init; }

    [Description("The project, as a scope.")]
    public int ScopeSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [EdmDate, Description("The month's last day.")]
    public int MonthEnd { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [Description("ReopenedAfterDone, EstimateChangedAfterStart, SprintChangedOnLastDay, HoursLoggedInBulkLate or DueDateMovedAfterPassing.")]
    public required string Signal { get; init; }

    [Description("How often it happened.")]
    public double Cases { get; init; }

    [Description("Of how many: finished or committed issues, hours logged, due dates that passed.")]
    public double OutOf { get; init; }

    [Description("Cases divided by out of; null where there is nothing to compare with.")]
    public double? Share { get; init; }

    [Description("The share from which on someone should look.")]
    public double Limit { get; init; }

    [Description("True where the share is above the limit.")]
    public bool IsAboveLimit { get; init; }

    [Description("Codes of the KPIs it makes look better.")]
    public required string KpiCodes { get; init; }

    [Description("The rows it rests on, by name; the first of them.")]
    public string? Evidence { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiSignal, KpiSignal>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Scope.ScopeKey))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.MonthEnd, o => o.MapFrom(s => s.DateSk));
        }
    }
}
