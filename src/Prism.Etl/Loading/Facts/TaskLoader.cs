using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>DimTask: a plan's tasks over all its versions, as the latest version that has them says. A task the latest version lacks is deleted.</summary>
internal sealed class TaskLoader(LoadContext context)
{
    private SurrogateKeys<(string, string)> keys = new([]);
    private HashSet<(string, string)> known = [];

    /// <summary>Codes of the plans there are, as their tasks' ids write them, by system and code in any case: a path on Windows knows none.</summary>
    private readonly Dictionary<(string, string), string> codes = [];
    private TaskCrosswalk crosswalk = TaskCrosswalk.Empty;

    /// <summary>Reads what the register says of the tasks.</summary>
    public async Task ReadCrosswalkAsync(CancellationToken cancellationToken) => crosswalk = await TaskCrosswalk.ReadAsync(context, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads the tasks there are, before any is written or asked for.</summary>
    /// <param name="plans">All versions of all plans.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    public async Task ReadKeysAsync(IEnumerable<StagedPlan> plans, CancellationToken cancellationToken)
    {
        foreach (var plan in plans.Where(plan => !plan.IsDeleted).OrderBy(plan => plan.ContainerId, StringComparer.Ordinal))
        {
            codes.TryAdd((plan.SourceSystem, plan.ContainerId.ToUpperInvariant()), plan.ContainerId);
        }

        var stored = await context.Stored<DimTask>().Where(row => row.TaskSk > 0)
            .Select(row => new { row.SourceSystem, row.SourceId, row.TaskSk }).ToListAsync(cancellationToken).ConfigureAwait(false);
        keys = new SurrogateKeys<(string, string)>(stored.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.TaskSk)));
        known = stored.Select(row => (row.SourceSystem, row.SourceId)).ToHashSet();
    }

    /// <summary>Surrogate key of a plan's task; -1 when no version of the plan has it.</summary>
    public int Sk(StagedPlan plan, int uid) => Sk(plan.SourceSystem, plan.ContainerId, uid);

    /// <summary>Surrogate key of a task of the plan with that code; -1 when no version of it has the task, or there is no such plan.</summary>
    public int Sk(string sourceSystem, string planCode, int uid)
    {
        var key = (sourceSystem, SourceId(planCode, uid));
        return known.Contains(key) ? keys.Of(key) : Member.Unknown;
    }

    /// <summary>The code of a loaded plan as it writes itself; null when there is no such plan.</summary>
    public string? CodeOf(string sourceSystem, string code) => codes.GetValueOrDefault((sourceSystem, code.ToUpperInvariant()));

    /// <summary>The register's crosswalk says something new: all tasks are joined to issues again.</summary>
    public bool HasNewCrosswalk => crosswalk.IsNew;

    /// <summary>How a task earns its value: the register's word, else the plan's.</summary>
    public string RuleOf(StagedPlan plan, int projectId, StagedTask task) => crosswalk.RuleOf(projectId, plan.ContainerId, task.Uid) ?? task.EarningRule;

    /// <summary>Whether the hours booked on the task's issue are its actuals: the register's word, else the plan's settings.</summary>
    public bool AreActualsFromWorklogs(StagedPlan plan, int projectId, int uid) => crosswalk.AreActualsFromWorklogs(projectId, plan.ContainerId, uid) ?? plan.AreActualsFromWorklogs;

    /// <param name="versions">All versions of one plan, oldest first.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    public async Task LoadAsync(List<StagedPlan> versions, CancellationToken cancellationToken)
    {
        var latest = versions[^1];
        var tasks = new SortedDictionary<int, StagedTask>();
        foreach (var plan in versions)
        {
            await foreach (var page in context.PlanPagesAsync<StagedTask>(plan, cancellationToken).ConfigureAwait(false))
            {
                foreach (var task in page)
                {
                    tasks[task.Uid] = task;
                }
            }
        }

        var projectId = context.Projects.IdOfContainer(latest.SourceSystem, latest.ContainerId);
        var named = tasks.ToDictionary(task => task.Key, task => crosswalk.KeyOf(projectId, latest.ContainerId, task.Key) ?? task.Value.IssueKey);
        var issues = await IssuesAsync(named.Values, cancellationToken).ConfigureAwait(false);
        List<DimTask> rows = [];
        foreach (var task in tasks.Values)
        {
            var isGone = task.PlanId != latest.SourceId || latest.IsDeleted;
            var sourceId = SourceId(latest.ContainerId, task.Uid);
            known.Add((latest.SourceSystem, sourceId));
            rows.Add(new DimTask
            {
                TaskSk = keys.Of((latest.SourceSystem, sourceId)),
                SourceSystem = latest.SourceSystem,
                SourceId = sourceId,
                ProjectId = projectId,
                TaskUid = task.Uid,
                Wbs = task.Wbs,
                OutlineNumber = task.OutlineNumber,
                OutlineLevel = task.OutlineLevel,
                TaskName = task.Name,
                IsSummary = task.IsSummary,
                IsMilestone = task.IsMilestone,
                IsInactive = !task.IsActive,
                IsExternal = task.IsExternal,
                IsManual = task.IsManual,
                EarningRule = RuleOf(latest, projectId, task),
                IssueSk = named[task.Uid] is { } issueKey ? issues.GetValueOrDefault(issueKey, Member.Unknown) : Member.NotApplicable,
                IsDeleted = isGone,
                DeletedAtUtc = isGone ? latest.UpdatedAtUtc : null,
                DeleteReason = isGone ? DeleteReason.Deleted : null,
            });
        }

        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Issues by key; where several sites have the key, the first site's by name.</summary>
    private async Task<Dictionary<string, int>> IssuesAsync(IEnumerable<string?> keysOfTasks, CancellationToken cancellationToken)
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var some in keysOfTasks.OfType<string>().Distinct(StringComparer.Ordinal).Chunk(StagedPages.IdsPerQuery))
        {
            var found = await context.Stored<DimIssue>().Where(row => some.Contains(row.IssueKey))
                .Select(row => new { row.IssueKey, row.SourceSystem, row.SourceId, row.IsDeleted, row.IssueSk }).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var row in found.OrderBy(row => row.IsDeleted).ThenBy(row => row.SourceSystem, StringComparer.Ordinal).ThenBy(row => row.SourceId, StringComparer.Ordinal))
            {
                result.TryAdd(row.IssueKey, row.IssueSk);
            }
        }

        return result;
    }

    private static string SourceId(string planCode, int uid) => string.Create(CultureInfo.InvariantCulture, $"{planCode}/{uid}");
}
