using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Baselines;

[Description("One row per version of a plan, baseline number and task, resource or assignment that has it. Sum over one OwnerKind.")]
public sealed class PlanBaseline : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long BaselineSk { get; init; }

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

    [Description("Task, Resource or Assignment.")]
    public required string OwnerKind { get; init; }

    [Description("UID of the task, resource or assignment in the plan.")]
    public int OwnerUid { get; init; }

    [Description("The task; -2 for a resource's.")]
    public int TaskSk { get; init; }

    [Description("Name of the task.")]
    public string? TaskName { get; init; }

    [Description("The person; -2 for a task's.")]
    public int PersonSk { get; init; }

    [Description("Name of the person or resource.")]
    public string? PersonName { get; init; }

    [Description("0 is Baseline, 1 to 10 the others.")]
    public int BaselineNumber { get; init; }

    [EdmDate, Description("Start in the baseline.")]
    public int Start { get; init; }

    [EdmDate, Description("Finish in the baseline.")]
    public int Finish { get; init; }

    [Unit("h"), Description("Duration in the baseline.")]
    public double? DurationHours { get; init; }

    [Unit("h"), Description("Work in the baseline.")]
    public double? WorkHours { get; init; }

    [Description("Cost in the baseline.")]
    public decimal? CostAmount { get; init; }

    [Description("Currency of the amount.")]
    public string? CurrencyCode { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactBaseline, PlanBaseline>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.TaskName, o => o.MapFrom(s => s.Task.TaskName))
                .ForMember(d => d.PersonName, o => o.MapFrom(s => s.Person.DisplayName))
                .ForMember(d => d.Start, o => o.MapFrom(s => s.StartDateSk))
                .ForMember(d => d.Finish, o => o.MapFrom(s => s.FinishDateSk));
        }
    }
}
