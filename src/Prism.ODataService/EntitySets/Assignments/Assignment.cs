using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Assignments;

[Description("One row per version of a plan and assignment of a resource to a task.")]
public sealed class Assignment : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long FactAssignmentSk { get; init; }

    [Description("The plan's version.")]
    public int PlanVersionSk { get; init; }

    [Description("The task.")]
    public int TaskSk { get; init; }

    [Description("Name of the task.")]
    public string? TaskName { get; init; }

    [Description("The resource.")]
    public int PersonSk { get; init; }

    [Description("Name of the resource.")]
    public string? PersonName { get; init; }

    [Description("The project version in force on the status date.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Status date, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Status date of the plan's version.")]
    public int Date { get; init; }

    [Description("UID of the assignment in its plan.")]
    public int AssignmentUid { get; init; }

    [EdmDate, Description("First day of the assignment.")]
    public int Start { get; init; }

    [EdmDate, Description("Last day of the assignment.")]
    public int Finish { get; init; }

    [Description("Share of the resource's time, 1 = all of it; a quantity for material.")]
    public double? Units { get; init; }

    [Unit("h"), Description("Scheduled work.")]
    public double? WorkHours { get; init; }

    [Unit("h"), Description("Actual work.")]
    public double? ActualWorkHours { get; init; }

    [Unit("h"), Description("Remaining work.")]
    public double? RemainingWorkHours { get; init; }

    [Unit("h"), Description("Work in the baseline.")]
    public double? BaselineWorkHours { get; init; }

    [Description("Scheduled cost, in CurrencyCode.")]
    public decimal? CostAmount { get; init; }

    [Description("Actual cost, in CurrencyCode.")]
    public decimal? ActualCostAmount { get; init; }

    [Description("Remaining cost, in CurrencyCode.")]
    public decimal? RemainingCostAmount { get; init; }

    [Description("Cost in the baseline, in CurrencyCode.")]
    public decimal? BaselineCostAmount { get; init; }

    [Description("Currency of the amounts, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactAssignment, Assignment>()
                .ForMember(d => d.TaskName, o => o.MapFrom(s => s.Task.TaskName))
                .ForMember(d => d.PersonName, o => o.MapFrom(s => s.Person.DisplayName))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.Start, o => o.MapFrom(s => s.StartDateSk))
                .ForMember(d => d.Finish, o => o.MapFrom(s => s.FinishDateSk));
        }
    }
}
