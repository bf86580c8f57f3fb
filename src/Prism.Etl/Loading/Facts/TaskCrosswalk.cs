using Prism.Etl.Staging;

namespace Prism.Etl.Loading;

/// <summary>Which issue a plan's task stands for, as the register's crosswalk says: it goes before what the plan itself names.</summary>
internal sealed class TaskCrosswalk
{
    private readonly Dictionary<(int ProjectId, string PlanCode, int TaskUid), string> keys = [];

    private TaskCrosswalk()
    {
    }

    public static TaskCrosswalk Empty { get; } = new();

    /// <summary>A row came, changed or was taken away since the last published load.</summary>
    public bool IsNew { get; private init; }

    public static async Task<TaskCrosswalk> ReadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var rows = await context.AllAsync<StagedCrosswalk>(cancellationToken).ConfigureAwait(false);
        var crosswalk = new TaskCrosswalk { IsNew = rows.Exists(row => row.LoadSk > context.Since) };
        foreach (var row in rows.Where(row => !row.IsDeleted))
        {
            crosswalk.keys.TryAdd((context.Projects.IdOfCode(row.ProjectCode), row.PlanCode?.ToUpperInvariant() ?? "", row.TaskUid), row.IssueKey);
        }

        return crosswalk;
    }

    /// <summary>The issue's key; null when the crosswalk does not name the task. A row that names the plan goes before one that does not.</summary>
    public string? KeyOf(int projectId, string planCode, int taskUid) =>
        keys.GetValueOrDefault((projectId, planCode.ToUpperInvariant(), taskUid)) ?? keys.GetValueOrDefault((projectId, "", taskUid));
}
