using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>DimPlanVersion, DimTask, and the facts of each plan version. A version's content never changes; what it is joined to may.</summary>
internal static class PlanLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var plans = await context.AllAsync<StagedPlan>(cancellationToken).ConfigureAwait(false);
        var versions = await VersionsAsync(context, plans, cancellationToken).ConfigureAwait(false);
        var isAll = context.IsFull || context.Affected.Plans;
        var changed = plans.Where(plan => isAll || plan.LoadSk > context.Since).ToHashSet<StagedPlan>(ReferenceEqualityComparer.Instance);
        var tasks = new TaskLoader(context);
        await tasks.ReadCrosswalkAsync(cancellationToken).ConfigureAwait(false);
        var waiting = context.Affected.Arrivals.Any ? await WaitingAsync(context, cancellationToken).ConfigureAwait(false) : [];
        var containers = plans.GroupBy(plan => (plan.SourceSystem, plan.ContainerId))
            .Where(container => tasks.HasNewCrosswalk || container.Any(changed.Contains)
                || waiting.Contains((container.Key.SourceSystem, context.Projects.IdOfContainer(container.Key.SourceSystem, container.Key.ContainerId))))
            .ToList();

        // What was earned and spent may hang on issues and worklogs, and on the register's word.
        var earning = await EarningAsync(context, plans, cancellationToken).ConfigureAwait(false);
        earning.UnionWith(containers.Select(container => container.Key));
        if (earning.Count == 0)
        {
            return;
        }

        await tasks.ReadKeysAsync(plans, cancellationToken).ConfigureAwait(false);
        foreach (var container in containers)
        {
            await tasks.LoadAsync([.. InOrder(container)], cancellationToken).ConfigureAwait(false);
        }

        // Links to a plan that has come or changed now find their tasks.
        var linked = await LinkedAsync(context, changed, cancellationToken).ConfigureAwait(false);
        var given = plans.Where(plan => !plan.IsDeleted && (changed.Contains(plan) || linked.Contains((plan.SourceSystem, plan.SourceId)))).ToHashSet<StagedPlan>(ReferenceEqualityComparer.Instance);
        foreach (var plan in plans.Where(plan => !plan.IsDeleted))
        {
            var facts = new PlanFacts(context, plan, versions[(plan.SourceSystem, plan.SourceId)], tasks);
            if (given.Contains(plan))
            {
                await facts.LoadAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (earning.Contains((plan.SourceSystem, plan.ContainerId)))
            {
                await facts.LoadEarnedValueAsync(isAll: tasks.HasNewCrosswalk, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Plans with a task that stands for an issue which this load touched, or for one above it.</summary>
    private static async Task<HashSet<(string SourceSystem, string ContainerId)>> EarningAsync(LoadContext context, List<StagedPlan> plans, CancellationToken cancellationToken)
    {
        HashSet<(string, string)> found = [];
        if (plans.Count == 0)
        {
            return found;
        }

        var reached = context.Affected.IssuesOfPlans.Where(issue => issue > 0).ToHashSet();
        var level = reached.ToList();
        for (var depth = 0; depth < LinkedWork.MaxLevels && level.Count > 0; depth++)
        {
            List<int> above = [];
            foreach (var some in level.Order().Chunk(StagedPages.IdsPerQuery))
            {
                var rows = await context.Stored<DimIssue>().Where(row => some.Contains(row.IssueSk))
                    .Select(row => new { row.ParentIssueSk, row.EpicIssueSk }).ToListAsync(cancellationToken).ConfigureAwait(false);
                above.AddRange(rows.SelectMany(row => new[] { row.ParentIssueSk, row.EpicIssueSk }).Where(issue => issue > 0 && reached.Add(issue)));
            }

            level = above;
        }

        foreach (var some in reached.Order().Chunk(StagedPages.IdsPerQuery))
        {
            var tasks = await context.Stored<DimTask>().Where(row => some.Contains(row.IssueSk))
                .Select(row => new { row.SourceSystem, row.SourceId }).ToListAsync(cancellationToken).ConfigureAwait(false);
            found.UnionWith(tasks.Select(row => (row.SourceSystem, row.SourceId[..row.SourceId.LastIndexOf('/')])));
        }

        return found;
    }

    /// <summary>Versions with links to one of these plans.</summary>
    private static async Task<HashSet<(string, string)>> LinkedAsync(LoadContext context, HashSet<StagedPlan> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return [];
        }

        var codes = changed.Select(plan => (plan.SourceSystem, plan.ContainerId.ToUpperInvariant())).ToHashSet();
        var links = await context.Staged<StagedTaskLink>().Where(link => link.IsCrossProject && !link.IsDeleted && link.CrossPlanCode != null)
            .Select(link => new { link.SourceSystem, link.PlanId, link.CrossPlanCode }).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        return links.Where(link => codes.Contains((link.SourceSystem, link.CrossPlanCode!.ToUpperInvariant()))).Select(link => (link.SourceSystem, link.PlanId)).ToHashSet();
    }

    /// <summary>A plan's versions from the oldest to the latest: by status date, then by when they were read.</summary>
    private static IEnumerable<StagedPlan> InOrder(IEnumerable<StagedPlan> plans) => plans
        .OrderByDescending(plan => plan.IsDeleted)
        .ThenBy(plan => plan.StatusDate)
        .ThenBy(plan => plan.LoadSk)
        .ThenBy(plan => plan.SourceId, StringComparer.Ordinal);

    private static async Task<Dictionary<(string, string), DimPlanVersion>> VersionsAsync(
        LoadContext context, List<StagedPlan> plans, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<DimPlanVersion>().Where(row => row.PlanVersionSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(string, string)>(stored.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.PlanVersionSk)));
        var latest = plans.GroupBy(plan => (plan.SourceSystem, plan.ContainerId)).Select(group => InOrder(group).Last()).Where(plan => !plan.IsDeleted).ToHashSet();
        var rows = plans.ConvertAll(plan => new DimPlanVersion
        {
            PlanVersionSk = keys.Of((plan.SourceSystem, plan.SourceId)),
            SourceSystem = plan.SourceSystem,
            SourceId = plan.SourceId,
            ProjectId = context.Projects.IdOfContainer(plan.SourceSystem, plan.ContainerId),
            FileName = plan.FileName,
            ContentHash = plan.ContentHash,
            StatusDateSk = context.Dates.Of((DateTime?)plan.StatusDate),
            IsStatusDateEstimated = plan.IsStatusDateEstimated,
            StartDateSk = context.Dates.Of(plan.Start),
            FinishDateSk = context.Dates.Of(plan.Finish),
            CurrencyCode = plan.CurrencyCode,
            CalendarName = plan.CalendarName,
            MinutesPerDay = plan.MinutesPerDay,
            EarnedValueBaseline = plan.EarnedValueBaseline,
            IsLatest = latest.Contains(plan),
        });
        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => (row.SourceSystem, row.SourceId));
    }

    /// <summary>Projects with tasks that name an issue which was not there.</summary>
    private static async Task<HashSet<(string, int)>> WaitingAsync(LoadContext context, CancellationToken cancellationToken) =>
        (await context.Stored<DimTask>().Where(row => row.TaskSk > 0 && row.IssueSk == Prism.Warehouse.Member.Unknown)
            .Select(row => new { row.SourceSystem, row.ProjectId }).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false))
        .Select(row => (row.SourceSystem, row.ProjectId)).ToHashSet();
}
