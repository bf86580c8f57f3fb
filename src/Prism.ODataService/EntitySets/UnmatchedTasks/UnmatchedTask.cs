using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.UnmatchedTasks;

[Description("One row per working task of a plan, in projects that have Jira issues too, that stands for no issue that is known.")]
public sealed class UnmatchedTask : PublishedEntity
{
    [Key, Description("Key of the task in Tasks.")]
    public int TaskSk { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("The plan's code, a slash, and the UID of the task.")]
    public required string SourceId { get; init; }

    [Description("UID of the task in the plan.")]
    public int TaskUid { get; init; }

    [Description("WBS number.")]
    public string? Wbs { get; init; }

    [Description("Name of the task.")]
    public string? TaskName { get; init; }

    [Description("-2: the plan and the register name no issue; -1: they name one that is not there.")]
    public int IssueMember { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimTask, UnmatchedTask>()
                .ForMember(d => d.IssueMember, o => o.MapFrom(s => s.IssueSk));
        }
    }
}
