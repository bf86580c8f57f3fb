using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.PlanFields;

[Description("One row per version of a plan and custom field or outline code of a task, resource or assignment that has a value.")]
public sealed class PlanField : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long PlanFieldSk { get; init; }

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

    [Description("Project's number of the field.")]
    public long FieldId { get; init; }

    [Description("Project's name of the field, such as Text1.")]
    public string? FieldName { get; init; }

    [Description("What the plan's author calls it.")]
    public string? Alias { get; init; }

    [Description("The value; of a lookup table the entry's words, of an outline code the path.")]
    public required string Value { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactPlanField, PlanField>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.TaskName, o => o.MapFrom(s => s.Task.TaskName))
                .ForMember(d => d.PersonName, o => o.MapFrom(s => s.Person.DisplayName));
        }
    }
}
