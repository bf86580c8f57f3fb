using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.TaskLinks;

[Description("One row per version of a plan and dependency between two tasks.")]
public sealed class TaskLink : PublishedEntity
{
    [Key, Description("Key of the dependency.")]
    public long TaskLinkSk { get; init; }

    [Description("The plan's version.")]
    public int PlanVersionSk { get; init; }

    [Description("The project version in force on the status date.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Status date, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Status date of the plan's version.")]
    public int Date { get; init; }

    [Description("The task that comes first; -1 when it lies in a plan that is not loaded.")]
    public int PredecessorTaskSk { get; init; }

    [Description("Name of the task that comes first.")]
    public string? PredecessorName { get; init; }

    [Description("The task that follows.")]
    public int SuccessorTaskSk { get; init; }

    [Description("Name of the task that follows.")]
    public string? SuccessorName { get; init; }

    [Description("FinishStart, FinishFinish, StartStart or StartFinish: a dependency. InsertedProject or ExternalTask: the task that follows stands for the other, which is another plan's summary or task.")]
    public required string LinkType { get; init; }

    [Unit("h"), Description("Lag in working hours, negative for a lead; null where the lag is a percentage.")]
    public double? LagHours { get; init; }

    [Unit("%"), Description("Lag in percent of the predecessor's duration; null where the lag is a duration.")]
    public double? LagPercent { get; init; }

    [Description("Links two plans.")]
    public bool IsCrossProject { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactTaskLink, TaskLink>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.PredecessorName, o => o.MapFrom(s => s.PredecessorTask.TaskName))
                .ForMember(d => d.SuccessorName, o => o.MapFrom(s => s.SuccessorTask.TaskName));
        }
    }
}
