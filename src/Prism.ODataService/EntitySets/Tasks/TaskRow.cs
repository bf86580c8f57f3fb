using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Tasks;

[Description("One row per task of a plan, over all versions of the plan.")]
public sealed class TaskRow : DeletableEntity
{
    [Key, Description("Key of the task.")]
    public int TaskSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("The plan's id and the task's UID.")]
    public required string SourceId { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("UID of the task in its plan.")]
    public int TaskUid { get; init; }

    [Description("Code in the work breakdown structure; text, 1.10 comes after 1.9.")]
    public string? Wbs { get; init; }

    [Description("Outline number in the plan.")]
    public string? OutlineNumber { get; init; }

    [Description("Depth in the outline.")]
    public int OutlineLevel { get; init; }

    [Description("Name of the task.")]
    public string? TaskName { get; init; }

    [Description("A summary of the tasks below it.")]
    public bool IsSummary { get; init; }

    [Description("A milestone.")]
    public bool IsMilestone { get; init; }

    [Description("Switched off in the plan: left out of KPIs.")]
    public bool IsInactive { get; init; }

    [Description("Stands for a task of another plan.")]
    public bool IsExternal { get; init; }

    [Description("Scheduled by hand.")]
    public bool IsManual { get; init; }

    [Description("How progress earns value: PercentComplete, PhysicalPercentComplete, ZeroHundred, FiftyFifty or WeightedPoints.")]
    public required string EarningRule { get; init; }

    [Description("The Jira issue this task stands for; -2 when none is linked.")]
    public int IssueSk { get; init; }

    [Description("Key of that issue.")]
    public string? IssueKey { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            // Filled in by ProjectTo: the context the query runs on.
            WarehouseContext warehouse = null!;
            CreateProjection<DimTask, TaskRow>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectId == s.ProjectId && d.IsCurrent).Select(d => d.ProjectCode).FirstOrDefault()))
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey));
        }
    }
}
