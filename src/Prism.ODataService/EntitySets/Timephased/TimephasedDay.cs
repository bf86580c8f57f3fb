using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Timephased;

[Description("One row per version of a plan, task, resource, day, kind of measure and baseline: when work and cost fall.")]
public sealed class TimephasedDay : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long TimephasedSk { get; init; }

    [Description("The plan's version.")]
    public int PlanVersionSk { get; init; }

    [Description("The task.")]
    public int TaskSk { get; init; }

    [Description("The resource; -2 where the row is the task's own.")]
    public int PersonSk { get; init; }

    [Description("Name of the resource.")]
    public string? PersonName { get; init; }

    [Description("The project version in force on the status date.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("The day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day.")]
    public int Date { get; init; }

    [Description("Actual, Remaining or Baseline.")]
    public required string MeasureKind { get; init; }

    [Description("0 to 10 for Baseline, -2 otherwise.")]
    public int BaselineNumber { get; init; }

    [Unit("h"), Description("Work on the day.")]
    public double? WorkHours { get; init; }

    [Description("Cost on the day, in the plan's currency.")]
    public decimal? CostAmount { get; init; }

    [Description("True when spread over working time because the file has no timephased rows.")]
    public bool IsEstimated { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactTimephased, TimephasedDay>()
                .ForMember(d => d.PersonName, o => o.MapFrom(s => s.Person.DisplayName))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
