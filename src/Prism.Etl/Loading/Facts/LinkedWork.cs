using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// What Jira knows of a plan's tasks at its status date: the progress of the issue a task stands for with everything below it, and the hours booked there.
/// An issue counts for the nearest task above it; where several tasks stand for one issue, each has an equal part of the hours.
/// </summary>
internal sealed class LinkedWork
{
    /// <summary>Initiative, epic, story, sub-task: deeper is a circle.</summary>
    public const int MaxLevels = 6;

    private readonly Dictionary<int, (int Root, int Tasks)> rootsByTask = [];
    private readonly Dictionary<int, List<LinkedIssue>> issuesByRoot = [];
    private readonly Dictionary<int, LinkedHours> hoursByRoot = [];

    private LinkedWork()
    {
    }

    /// <summary>No task of the plan stands for an issue.</summary>
    public bool IsEmpty => rootsByTask.Count == 0;

    /// <param name="context">The load.</param>
    /// <param name="plan">A version of the plan.</param>
    /// <param name="statusDateSk">Later progress and hours do not count.</param>
    /// <param name="currency">The plan's; costs in others are taken where they are known in this one.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    public static async Task<LinkedWork> ReadAsync(LoadContext context, StagedPlan plan, int statusDateSk, string? currency, CancellationToken cancellationToken)
    {
        var work = new LinkedWork();
        var (first, end) = (plan.ContainerId + "/", plan.ContainerId + "0");
        var tasks = await context.Stored<DimTask>()
            .Where(task => task.SourceSystem == plan.SourceSystem && task.SourceId.CompareTo(first) > 0 && task.SourceId.CompareTo(end) < 0)
            .Where(task => task.IssueSk > 0 && !task.IsSummary && !task.IsDeleted)
            .Select(task => new { task.TaskUid, task.IssueSk })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var same in tasks.GroupBy(task => task.IssueSk))
        {
            foreach (var task in same)
            {
                work.rootsByTask[task.TaskUid] = (same.Key, same.Count());
            }
        }

        if (!work.IsEmpty)
        {
            var roots = await RootsAsync(context, [.. tasks.Select(task => task.IssueSk).Distinct()], cancellationToken).ConfigureAwait(false);
            await work.ReadIssuesAsync(context, roots, statusDateSk, cancellationToken).ConfigureAwait(false);
            await work.ReadHoursAsync(context, roots, statusDateSk, currency, cancellationToken).ConfigureAwait(false);
        }

        return work;
    }

    /// <summary>0 to 1: the part of the linked issue's points that is done; null for a task that stands for no issue.</summary>
    public double? PointsShareOf(int taskUid) =>
        rootsByTask.TryGetValue(taskUid, out var of) && issuesByRoot.TryGetValue(of.Root, out var issues) ? PointsProgress.Share(of.Root, issues) : null;

    /// <summary>Hours and cost booked on the linked issue and below; null for a task that stands for no issue.</summary>
    public LinkedHours? HoursOf(int taskUid)
    {
        if (!rootsByTask.TryGetValue(taskUid, out var of))
        {
            return null;
        }

        var hours = hoursByRoot.GetValueOrDefault(of.Root);
        return new LinkedHours(hours.Hours / of.Tasks, hours.Cost is { } cost ? CurrencyRates.Money(cost / of.Tasks) : null);
    }

    /// <summary>Every issue at or below a linked one, with the linked issue it counts for.</summary>
    private static async Task<Dictionary<int, int>> RootsAsync(LoadContext context, List<int> linked, CancellationToken cancellationToken)
    {
        var roots = linked.ToDictionary(issue => issue);
        var level = linked;
        for (var depth = 0; depth < MaxLevels && level.Count > 0; depth++)
        {
            List<int> next = [];
            foreach (var some in level.Chunk(StagedPages.IdsPerQuery))
            {
                var children = await context.Stored<DimIssue>()
                    .Where(issue => !issue.IsDeleted && (some.Contains(issue.ParentIssueSk) || some.Contains(issue.EpicIssueSk)))
                    .OrderBy(issue => issue.IssueSk)
                    .Select(issue => new { issue.IssueSk, issue.ParentIssueSk, issue.EpicIssueSk })
                    .ToListAsync(cancellationToken).ConfigureAwait(false);
                foreach (var child in children)
                {
                    var above = roots.TryGetValue(child.ParentIssueSk, out var root) ? root : roots[child.EpicIssueSk];
                    if (roots.TryAdd(child.IssueSk, above))
                    {
                        next.Add(child.IssueSk);
                    }
                }
            }

            level = next;
        }

        return roots;
    }

    private async Task ReadIssuesAsync(LoadContext context, Dictionary<int, int> roots, int statusDateSk, CancellationToken cancellationToken)
    {
        foreach (var some in roots.Keys.Order().Chunk(StagedPages.IdsPerQuery))
        {
            var facts = await context.Stored<FactIssue>().Where(fact => some.Contains(fact.IssueSk) && fact.CreatedDateSk <= statusDateSk)
                .OrderBy(fact => fact.IssueSk)
                .Select(fact => new { fact.IssueSk, fact.StoryPoints, fact.DoneDateSk })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var fact in facts)
            {
                var root = roots[fact.IssueSk];
                if (!issuesByRoot.TryGetValue(root, out var issues))
                {
                    issuesByRoot[root] = issues = [];
                }

                issues.Add(new LinkedIssue(fact.IssueSk, fact.StoryPoints ?? 0, fact.DoneDateSk > 0 && fact.DoneDateSk <= statusDateSk));
            }
        }
    }

    private async Task ReadHoursAsync(LoadContext context, Dictionary<int, int> roots, int statusDateSk, string? currency, CancellationToken cancellationToken)
    {
        foreach (var some in roots.Keys.Order().Chunk(StagedPages.IdsPerQuery))
        {
            var worklogs = await context.Stored<FactWorklog>()
                .Where(worklog => some.Contains(worklog.IssueSk) && !worklog.IsDeleted && worklog.DateSk > 0 && worklog.DateSk <= statusDateSk)
                .OrderBy(worklog => worklog.WorklogSk)
                .Select(worklog => new { worklog.IssueSk, worklog.SpentHours, worklog.CostAmount, worklog.CostAmountReporting, worklog.CurrencyCode })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var worklog in worklogs)
            {
                var root = roots[worklog.IssueSk];
                var cost = worklog.CurrencyCode == currency ? worklog.CostAmount : context.Settings.ReportingCurrency == currency ? worklog.CostAmountReporting : null;
                var known = hoursByRoot.GetValueOrDefault(root);
                hoursByRoot[root] = new LinkedHours(known.Hours + worklog.SpentHours, cost is null ? known.Cost : (known.Cost ?? 0) + cost);
            }
        }
    }
}

/// <summary>Hours booked, and what they cost by the rates in force on their days; null where none of them has a rate.</summary>
internal readonly record struct LinkedHours(double Hours, decimal? Cost);
