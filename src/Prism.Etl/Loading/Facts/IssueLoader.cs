using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// DimIssue and the facts that grow out of an issue: FactIssue, FactIssueRevision, FactStatusTransition, FactSprintIssue, IssueField, and its labels, components, releases and links. Changed issues
/// first, then those that a change elsewhere touches (a status, a sprint, a project, a person, a parent). Page by page.
/// </summary>
internal static class IssueLoader
{
    /// <summary>Children see a change of their parent's epic, grandchildren of theirs; Jira's hierarchies are not deeper than this.</summary>
    private const int Generations = 5;

    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        await IntroduceAsync(context, cancellationToken).ConfigureAwait(false);
        HashSet<int> changed = [];
        await foreach (var page in context.PagesAsync<StagedIssue>(context.IsFull ? 0 : context.Since, cancellationToken).ConfigureAwait(false))
        {
            await LoadPageAsync(context, page, changed, cancellationToken).ConfigureAwait(false);
        }

        if (context.IsFull)
        {
            return;
        }

        await LoadAgainAsync(context, context.Affected.Issues, changed, cancellationToken).ConfigureAwait(false);

        // Children that waited for a parent; those below them follow in the next generation.
        var children = await WaitingAsync(context, cancellationToken).ConfigureAwait(false);
        for (var generation = 0; generation < Generations && (changed.Count > 0 || children.Count > 0); generation++)
        {
            foreach (var some in changed.Order().Chunk(StagedPages.IdsPerQuery))
            {
                children.UnionWith(await context.Stored<DimIssue>().Where(row => some.Contains(row.ParentIssueSk))
                    .Select(row => row.IssueSk).ToListAsync(cancellationToken).ConfigureAwait(false));
            }

            changed = [];
            await LoadAgainAsync(context, children, changed, cancellationToken).ConfigureAwait(false);
            children = [];
        }
    }

    /// <summary>Issues whose parent was not there, and now may be.</summary>
    private static async Task<HashSet<int>> WaitingAsync(LoadContext context, CancellationToken cancellationToken)
    {
        HashSet<int> found = [];
        if (!context.Affected.Arrivals.Any)
        {
            return found;
        }

        var waiting = await context.Stored<DimIssue>().Where(row => row.ParentIssueSk == Member.Unknown && row.IssueSk > 0)
            .Select(row => new { row.IssueSk, row.SourceSystem, row.SourceId }).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in waiting.GroupBy(row => row.SourceSystem))
        {
            foreach (var some in group.Chunk(StagedPages.IdsPerQuery))
            {
                var ids = Array.ConvertAll(some, row => row.SourceId);
                var parents = await context.Staged<StagedIssue>().Where(row => row.SourceSystem == group.Key && ids.Contains(row.SourceId))
                    .Select(row => new { row.SourceId, row.ParentId, row.ParentKey }).ToListAsync(cancellationToken).ConfigureAwait(false);
                var have = parents.Where(row => context.Affected.Arrivals.MayHave(group.Key, row.ParentId, row.ParentKey)).Select(row => row.SourceId).ToHashSet(StringComparer.Ordinal);
                found.UnionWith(some.Where(row => have.Contains(row.SourceId)).Select(row => row.IssueSk));
            }
        }

        return found;
    }

    /// <summary>Gives every new issue its key before any refers to another: a parent may come later in the order than its child.</summary>
    private static async Task IntroduceAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var last = await context.Stored<DimIssue>().MaxAsync(row => (int?)row.IssueSk, cancellationToken).ConfigureAwait(false) ?? 0;
        last = Math.Max(last, 0);
        var (system, id) = (string.Empty, string.Empty);
        var since = context.Since;
        while (true)
        {
            var (afterSystem, afterId) = (system, id);
            var page = await context.Staged<StagedIssue>()
                .Where(row => row.LoadSk > since)
                .Where(row => row.SourceSystem.CompareTo(afterSystem) > 0
                    || (row.SourceSystem == afterSystem && row.SourceId.CompareTo(afterId) > 0))
                .OrderBy(row => row.SourceSystem)
                .ThenBy(row => row.SourceId)
                .Select(row => new { row.SourceSystem, row.SourceId, row.IssueKey, row.IssueType, row.TypeClass })
                .Take(StagedPages.PageSize)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            if (page.Count == 0)
            {
                return;
            }

            (system, id) = (page[^1].SourceSystem, page[^1].SourceId);
            var known = await IssueKeys.ReadAsync(context, page.Select(row => (row.SourceSystem, row.SourceId)), cancellationToken).ConfigureAwait(false);
            var rows = page
                .Where(row => !known.ContainsKey((row.SourceSystem, row.SourceId)))
                .Select(row => new DimIssue
                {
                    IssueSk = ++last,
                    SourceSystem = row.SourceSystem,
                    SourceId = row.SourceId,
                    IssueKey = row.IssueKey,
                    IssueType = row.IssueType,
                    TypeClass = row.TypeClass,
                    ParentIssueSk = Member.Unknown,
                    EpicIssueSk = Member.Unknown,
                })
                .ToList();
            await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
            if (!context.IsFull)
            {
                rows.ForEach(row => context.Affected.Arrivals.Add(row.SourceSystem, row.SourceId, row.IssueKey));
                await NoteLinkedAsync(context, rows, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Notes the issues with a link to one that was not there before.</summary>
    private static async Task NoteLinkedAsync(LoadContext context, List<DimIssue> rows, CancellationToken cancellationToken)
    {
        foreach (var group in rows.GroupBy(row => row.SourceSystem, row => row.SourceId))
        {
            foreach (var ids in group.Chunk(StagedPages.IdsPerQuery))
            {
                context.Affected.Issues.UnionWith(await context.Stored<IssueLink>()
                    .Where(link => ids.Contains(link.LinkedSourceId) && link.LinkedIssueSk == Member.Unknown && link.Issue.SourceSystem == group.Key)
                    .Select(link => link.IssueSk).ToListAsync(cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private static async Task LoadAgainAsync(LoadContext context, HashSet<int> issues, HashSet<int> changed, CancellationToken cancellationToken)
    {
        foreach (var some in issues.Order().Chunk(StagedPages.IdsPerQuery))
        {
            var ids = await context.Stored<DimIssue>().Where(row => some.Contains(row.IssueSk) && row.IssueSk > 0)
                .Select(row => new { row.SourceSystem, row.SourceId }).ToListAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var page in context.ByIdAsync<StagedIssue>(ids.Select(row => (row.SourceSystem, row.SourceId)), cancellationToken).ConfigureAwait(false))
            {
                await LoadPageAsync(context, page, changed, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <param name="context">The load.</param>
    /// <param name="page">Issues as staged.</param>
    /// <param name="changed">Gets the issues whose children must look again.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    private static async Task LoadPageAsync(LoadContext context, List<StagedIssue> page, HashSet<int> changed, CancellationToken cancellationToken)
    {
        var before = await StoredAsync(context, page, cancellationToken).ConfigureAwait(false);
        var relatives = await IssueRelatives.ReadAsync(context, page, cancellationToken).ConfigureAwait(false);
        var linked = await IssueKeys.ReadAsync(
            context, page.SelectMany(issue => StagedParts.Links(issue).Select(link => (issue.SourceSystem, link.IssueId))), cancellationToken).ConfigureAwait(false);
        var rows = new IssueRows(context, linked);
        foreach (var issue in page)
        {
            var old = before[(issue.SourceSystem, issue.SourceId)];
            var dimension = relatives.Dimension(issue, old.IssueSk);
            rows.Add(issue, dimension);
            if (!context.IsFull)
            {
                context.Affected.IssuesOfPlans.UnionWith([old.IssueSk, old.ParentIssueSk, old.EpicIssueSk]);
                if (old.IssueKey != dimension.IssueKey)
                {
                    context.Affected.Arrivals.Add(dimension.SourceSystem, dimension.SourceId, dimension.IssueKey);
                }
            }

            if (!context.IsFull && (old.EpicIssueSk != dimension.EpicIssueSk || old.TypeClass != dimension.TypeClass || old.IssueKey != dimension.IssueKey))
            {
                changed.Add(old.IssueSk);
            }

            if (!context.IsFull && (old.IsDeleted != dimension.IsDeleted || old.DeleteReason != dimension.DeleteReason))
            {
                context.Affected.IssuesOfWorklogs.Add(old.IssueSk);
            }
        }

        if (!context.IsFull)
        {
            await TakeBackFlowAsync(context, page, before, cancellationToken).ConfigureAwait(false);
            await NoteMovedAsync(context, rows, cancellationToken).ConfigureAwait(false);
        }

        rows.AddFlow();
        await rows.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<(string, string), DimIssue>> StoredAsync(LoadContext context, List<StagedIssue> page, CancellationToken cancellationToken)
    {
        var result = new Dictionary<(string, string), DimIssue>();
        foreach (var group in page.GroupBy(issue => issue.SourceSystem, issue => issue.SourceId))
        {
            foreach (var ids in group.Chunk(StagedPages.IdsPerQuery))
            {
                foreach (var row in await context.Stored<DimIssue>()
                    .Where(row => row.SourceSystem == group.Key && ids.Contains(row.SourceId)).ToListAsync(cancellationToken).ConfigureAwait(false))
                {
                    result[(row.SourceSystem, row.SourceId)] = row;
                }
            }
        }

        return result;
    }

    /// <summary>What the stored revisions of a page of issues say of daily flow holds no longer.</summary>
    private static async Task TakeBackFlowAsync(
        LoadContext context, List<StagedIssue> page, Dictionary<(string, string), DimIssue> before, CancellationToken cancellationToken)
    {
        var stored = page.Select(issue => before[(issue.SourceSystem, issue.SourceId)]).ToDictionary(row => row.IssueSk, row => row.TypeClass);
        foreach (var some in stored.Keys.Order().Chunk(StagedPages.IdsPerQuery))
        {
            // An issue's revisions are a range of the key: no index on the issue is needed, nor a scan.
            var all = context.Stored<FactIssueRevision>();
            var revisions = await context.Stored<DimIssue>().Where(issue => some.Contains(issue.IssueSk))
                .SelectMany(_ => all, (issue, row) => new { issue.IssueSk, Row = row })
                .Where(pair => pair.Row.IssueRevisionSk > pair.IssueSk * IssueRows.ChildrenPerIssue
                    && pair.Row.IssueRevisionSk < (pair.IssueSk + 1) * IssueRows.ChildrenPerIssue)
                .Select(pair => pair.Row)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var issue in revisions.OrderBy(row => row.IssueRevisionSk).GroupBy(row => row.IssueSk))
            {
                context.Flow.Remove(issue.Key, stored[issue.Key], issue);
            }
        }
    }

    /// <summary>Notes the issues that moved: their worklogs go with them.</summary>
    private static async Task NoteMovedAsync(LoadContext context, IssueRows rows, CancellationToken cancellationToken)
    {
        foreach (var some in rows.Issues.Select(row => row.IssueSk).Chunk(StagedPages.IdsPerQuery))
        {
            var projects = await context.Stored<FactIssue>().Where(row => some.Contains(row.IssueSk))
                .Select(row => new { row.IssueSk, row.ProjectSk }).ToDictionaryAsync(row => row.IssueSk, row => row.ProjectSk, cancellationToken).ConfigureAwait(false);
            foreach (var issue in rows.Issues.Where(issue => projects.ContainsKey(issue.IssueSk)))
            {
                if (context.Projects.IdOfVersion(projects[issue.IssueSk]) != context.Projects.IdOfVersion(issue.ProjectSk))
                {
                    context.Affected.IssuesOfWorklogs.Add(issue.IssueSk);
                }
            }
        }
    }
}
