using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.UnmatchedTasks;

/// <summary>What the crosswalk between plans and Jira leaves over, on both sides. Only projects that have both a plan and Jira issues can be matched.</summary>
internal static class Unmatched
{
    private const string Jira = "JiraProject";
    private const string Plan = "Plan";

    public static IQueryable<DimTask> Tasks(WarehouseContext warehouse) => warehouse.Tasks.Where(task =>
        task.TaskSk > 0 && task.IssueSk < 0 && !task.IsDeleted && !task.IsSummary && !task.IsInactive && !task.IsExternal
        && warehouse.ProjectSources.Any(source => source.ProjectId == task.ProjectId && source.ContainerKind == Jira));

    public static IQueryable<FactIssue> Issues(WarehouseContext warehouse) => warehouse.FactIssues.Where(fact =>
        !fact.Issue.IsDeleted
        && warehouse.ProjectSources.Any(source => source.ProjectId == fact.Project.ProjectId && source.ContainerKind == Plan)
        && !warehouse.Tasks.Any(task => task.IssueSk == fact.IssueSk && !task.IsDeleted));
}
