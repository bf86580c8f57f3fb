using Prism.Etl.Staging;

namespace Prism.Etl.Loading;

/// <summary>Which issue a plan's task stands for, and how it earns its value, as the register's crosswalk says: it goes before what the plan itself says.</summary>
internal sealed class TaskCrosswalk
{
    private readonly Dictionary<(int ProjectId, string PlanCode, int TaskUid), StagedCrosswalk> rows = [];

    private TaskCrosswalk()
    {
    }

    public static TaskCrosswalk Empty { get; } = new();

    /// <summary>A row came, changed or was taken away since the last published load.</summary>
    public bool IsNew { get; private init; }

    public static async Task<TaskCrosswalk> ReadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var all = await context.AllAsync<StagedCrosswalk>(cancellationToken).ConfigureAwait(false);
        var crosswalk = new TaskCrosswalk { IsNew = all.Exists(row => row.LoadSk > context.Since) };
        foreach (var row in all.Where(row => !row.IsDeleted))
        {
            crosswalk.rows.TryAdd((context.Projects.IdOfCode(row.ProjectCode), row.PlanCode?.ToUpperInvariant() ?? "", row.TaskUid), row);
        }

        return crosswalk;
    }

    /// <summary>The issue's key; null when the crosswalk does not name the task. A row that names the plan goes before one that does not.</summary>
    public string? KeyOf(int projectId, string planCode, int taskUid) => Row(projectId, planCode, taskUid)?.IssueKey ?? Row(projectId, "", taskUid)?.IssueKey;

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.EarningRule"/>; null when the crosswalk names none for the task.</summary>
    public string? RuleOf(int projectId, string planCode, int taskUid) => Row(projectId, planCode, taskUid)?.EarningRule ?? Row(projectId, "", taskUid)?.EarningRule;

    /// <summary>Whether the hours booked on the task's issue are its actuals; null when the crosswalk does not say.</summary>
    public bool? AreActualsFromWorklogs(int projectId, string planCode, int taskUid) =>
        Row(projectId, planCode, taskUid)?.AreActualsFromWorklogs ?? Row(projectId, "", taskUid)?.AreActualsFromWorklogs;

    private StagedCrosswalk? Row(int projectId, string planCode, int taskUid) => rows.GetValueOrDefault((projectId, planCode.ToUpperInvariant(), taskUid));
}
