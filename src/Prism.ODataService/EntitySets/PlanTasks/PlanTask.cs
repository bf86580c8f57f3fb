using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.PlanTasks;

[Description("One row per version of a plan and task, the project summary included.")]
public sealed class PlanTask : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long FactTaskSk { get; init; }

    [Description("The plan's version.")]
    public int PlanVersionSk { get; init; }

    [Description("The task.")]
    public int TaskSk { get; init; }

    [Description("Name of the task.")]
    public string? TaskName { get; init; }

    [Description("Code in the work breakdown structure.")]
    public string? Wbs { get; init; }

    [Description("The project version in force on the status date.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Status date, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Status date of the plan's version.")]
    public int Date { get; init; }

    [Description("A summary of the tasks below it.")]
    public bool IsSummary { get; init; }

    [Description("A milestone.")]
    public bool IsMilestone { get; init; }

    [Description("A leaf that counts: no summary, active, not external.")]
    public bool IsWorkingTask { get; init; }

    [EdmDate, Description("Scheduled start.")]
    public int Start { get; init; }

    [EdmDate, Description("Scheduled finish.")]
    public int Finish { get; init; }

    [EdmDate, Description("Start in the baseline.")]
    public int BaselineStart { get; init; }

    [EdmDate, Description("Finish in the baseline.")]
    public int BaselineFinish { get; init; }

    [EdmDate, Description("Actual start.")]
    public int ActualStart { get; init; }

    [EdmDate, Description("Actual finish.")]
    public int ActualFinish { get; init; }

    [EdmDate, Description("Deadline.")]
    public int Deadline { get; init; }

    [Unit("h"), Description("Duration in working hours; calendar hours for elapsed durations.")]
    public double? DurationHours { get; init; }

    [Unit("h"), Description("Duration in the baseline.")]
    public double? BaselineDurationHours { get; init; }

    [Unit("h"), Description("Remaining duration.")]
    public double? RemainingDurationHours { get; init; }

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

    [Description("Fixed cost, in CurrencyCode.")]
    public decimal? FixedCostAmount { get; init; }

    [Description("Actual cost, in CurrencyCode.")]
    public decimal? ActualCostAmount { get; init; }

    [Description("Remaining cost, in CurrencyCode.")]
    public decimal? RemainingCostAmount { get; init; }

    [Description("Cost of the baseline that counts for earned value, in CurrencyCode.")]
    public decimal? BaselineCostAmount { get; init; }

    [Description("Currency of the amounts, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    [Unit("%"), Description("Complete by duration, 0 to 100.")]
    public double? PercentComplete { get; init; }

    [Unit("%"), Description("Complete by work, 0 to 100.")]
    public double? PercentWorkComplete { get; init; }

    [Unit("%"), Description("Complete as set by hand, 0 to 100.")]
    public double? PhysicalPercentComplete { get; init; }

    [Unit("h"), Description("Total slack.")]
    public double? TotalSlackHours { get; init; }

    [Unit("h"), Description("Free slack.")]
    public double? FreeSlackHours { get; init; }

    [Description("On the critical path.")]
    public bool IsCritical { get; init; }

    [Description("Constraint by name.")]
    public string? ConstraintType { get; init; }

    [EdmDate, Description("Date of the constraint.")]
    public int ConstraintOn { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactTask, PlanTask>()
                .ForMember(d => d.TaskName, o => o.MapFrom(s => s.Task.TaskName))
                .ForMember(d => d.Wbs, o => o.MapFrom(s => s.Task.Wbs))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.Start, o => o.MapFrom(s => s.StartDateSk))
                .ForMember(d => d.Finish, o => o.MapFrom(s => s.FinishDateSk))
                .ForMember(d => d.BaselineStart, o => o.MapFrom(s => s.BaselineStartDateSk))
                .ForMember(d => d.BaselineFinish, o => o.MapFrom(s => s.BaselineFinishDateSk))
                .ForMember(d => d.ActualStart, o => o.MapFrom(s => s.ActualStartDateSk))
                .ForMember(d => d.ActualFinish, o => o.MapFrom(s => s.ActualFinishDateSk))
                .ForMember(d => d.Deadline, o => o.MapFrom(s => s.DeadlineDateSk))
                .ForMember(d => d.ConstraintOn, o => o.MapFrom(s => s.ConstraintDateSk));
        }
    }
}
