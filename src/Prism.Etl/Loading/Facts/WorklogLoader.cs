using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// FactWorklog. An entry belongs to the project its issue is in now, in the version in force when the work was started. An entry of an issue
/// that has not come yet waits at the unknown issue. The entries of a deleted issue are deleted with it.
/// </summary>
internal static class WorklogLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var last = Math.Max(0, await context.Stored<FactWorklog>().MaxAsync(row => (long?)row.WorklogSk, cancellationToken).ConfigureAwait(false) ?? 0);
        await foreach (var page in context.PagesAsync<StagedWorklog>(context.IsFull ? 0 : context.Since, cancellationToken).ConfigureAwait(false))
        {
            last = await LoadPageAsync(context, page, last, cancellationToken).ConfigureAwait(false);
        }

        if (!context.IsFull)
        {
            var again = await AgainAsync(context, cancellationToken).ConfigureAwait(false);
            await foreach (var page in context.ByIdAsync<StagedWorklog>(again, cancellationToken).ConfigureAwait(false))
            {
                last = await LoadPageAsync(context, page, last, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Entries that something else changed: their issue, their author, a rate, a version.</summary>
    private static async Task<HashSet<(string, string)>> AgainAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var affected = context.Affected;
        HashSet<(string, string)> again = [];
        if (affected.Arrivals.Any)
        {
            await AddWaitingAsync(context.Stored<FactWorklog>().Where(row => row.IssueSk == Member.Unknown), row => affected.Arrivals.MayHave(row.SourceSystem, row.IssueId)).ConfigureAwait(false);
        }

        if (affected.ArrivedPeople.Any)
        {
            await AddWaitingAsync(context.Stored<FactWorklog>().Where(row => row.PersonSk == Member.Unknown), row => affected.ArrivedPeople.MayHave(row.SourceSystem, row.AuthorId)).ConfigureAwait(false);
        }

        foreach (var some in affected.IssuesOfWorklogs.Order().Chunk(StagedPages.IdsPerQuery))
        {
            await AddAsync(context.Stored<FactWorklog>().Where(row => some.Contains(row.IssueSk)), again).ConfigureAwait(false);
        }

        foreach (var some in affected.PersonSks.Order().Chunk(StagedPages.IdsPerQuery))
        {
            await AddAsync(context.Stored<FactWorklog>().Where(row => some.Contains(row.PersonSk)), again).ConfigureAwait(false);
        }

        if (affected.WorklogsFromDateSk is { } from)
        {
            await AddAsync(context.Stored<FactWorklog>().Where(row => row.DateSk >= from), again).ConfigureAwait(false);
        }

        return again;

        async Task AddWaitingAsync(IQueryable<FactWorklog> rows, Func<StagedWorklog, bool> isFound)
        {
            HashSet<(string, string)> waiting = [];
            await AddAsync(rows, waiting).ConfigureAwait(false);
            await foreach (var page in context.ByIdAsync<StagedWorklog>(waiting, cancellationToken).ConfigureAwait(false))
            {
                again.UnionWith(page.Where(isFound).Select(row => (row.SourceSystem, row.SourceId)));
            }
        }

        async Task AddAsync(IQueryable<FactWorklog> rows, HashSet<(string, string)> to)
        {
            foreach (var row in await rows.Select(row => new { row.SourceSystem, row.SourceId }).ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                to.Add((row.SourceSystem, row.SourceId));
            }
        }
    }

    private static async Task<long> LoadPageAsync(LoadContext context, List<StagedWorklog> page, long last, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(context, page, cancellationToken).ConfigureAwait(false);
        var issues = await IssuesAsync(context, page, cancellationToken).ConfigureAwait(false);
        List<FactWorklog> rows = [];
        foreach (var worklog in page)
        {
            var issue = issues.GetValueOrDefault((worklog.SourceSystem, worklog.IssueId));
            var isKnown = keys.TryGetValue((worklog.SourceSystem, worklog.SourceId), out var known);
            rows.Add(Row(context, worklog, isKnown ? known.WorklogSk : ++last, issue));
            if (!context.IsFull)
            {
                context.Affected.IssuesOfPlans.UnionWith([issue?.IssueSk ?? Member.Unknown, isKnown ? known.IssueSk : Member.Unknown]);
            }
        }

        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        return last;
    }

    private static FactWorklog Row(LoadContext context, StagedWorklog worklog, long sk, IssueOfWorklog? issue)
    {
        var person = context.Persons.At(worklog.SourceSystem, worklog.AuthorId, worklog.StartedAtUtc);
        var hours = worklog.SpentSeconds / 3600.0;
        decimal? cost = person?.CostRateAmount is { } rate ? CurrencyRates.Money(rate * worklog.SpentSeconds / 3600) : null;
        var currency = cost is null ? null : person!.CurrencyCode;
        var dateSk = context.Dates.Of((DateTimeOffset?)worklog.StartedAtUtc);
        var isIssueDeleted = !worklog.IsDeleted && issue is { IsDeleted: true, DeleteReason: DeleteReason.Deleted };
        return new FactWorklog
        {
            WorklogSk = sk,
            SourceSystem = worklog.SourceSystem,
            SourceId = worklog.SourceId,
            IssueSk = issue?.IssueSk ?? Member.Unknown,
            ProjectSk = issue is null ? Member.Unknown : context.Projects.VersionAt(issue.ProjectId, worklog.StartedAtUtc),
            PersonSk = person?.PersonSk ?? Member.Unknown,
            DateSk = dateSk,
            StartedAtUtc = worklog.StartedAtUtc,
            CreatedAtUtc = worklog.CreatedAtUtc,
            CreatedDateSk = context.Dates.Of((DateTimeOffset?)worklog.CreatedAtUtc),
            SpentHours = hours,
            CostAmount = cost,
            CostAmountReporting = context.Rates.Convert(cost, currency, dateSk),
            CurrencyCode = currency,
            IsDeleted = worklog.IsDeleted || isIssueDeleted,
            DeletedAtUtc = isIssueDeleted ? issue!.DeletedAtUtc : worklog.DeletedAtUtc,
            DeleteReason = isIssueDeleted ? issue!.DeleteReason : worklog.DeleteReason,
        };
    }

    private static async Task<Dictionary<(string, string), (long WorklogSk, int IssueSk)>> KeysAsync(LoadContext context, List<StagedWorklog> page, CancellationToken cancellationToken)
    {
        var result = new Dictionary<(string, string), (long, int)>();
        if (context.Since == 0)
        {
            return result;
        }

        foreach (var group in page.GroupBy(row => row.SourceSystem, row => row.SourceId))
        {
            foreach (var ids in group.Chunk(StagedPages.IdsPerQuery))
            {
                foreach (var row in await context.Stored<FactWorklog>()
                    .Where(row => row.SourceSystem == group.Key && ids.Contains(row.SourceId))
                    .Select(row => new { row.SourceId, row.WorklogSk, row.IssueSk }).ToListAsync(cancellationToken).ConfigureAwait(false))
                {
                    result[(group.Key, row.SourceId)] = (row.WorklogSk, row.IssueSk);
                }
            }
        }

        return result;
    }

    private static async Task<Dictionary<(string, string), IssueOfWorklog>> IssuesAsync(
        LoadContext context, List<StagedWorklog> page, CancellationToken cancellationToken)
    {
        var result = new Dictionary<(string, string), IssueOfWorklog>();
        foreach (var group in page.GroupBy(row => row.SourceSystem, row => row.IssueId))
        {
            foreach (var ids in group.Distinct(StringComparer.Ordinal).Chunk(StagedPages.IdsPerQuery))
            {
                var rows = await context.Stored<DimIssue>()
                    .Where(row => row.SourceSystem == group.Key && ids.Contains(row.SourceId))
                    .Join(
                        context.Stored<FactIssue>(),
                        issue => issue.IssueSk,
                        fact => fact.IssueSk,
                        (issue, fact) => new { issue.SourceId, issue.IssueSk, fact.ProjectSk, issue.IsDeleted, issue.DeletedAtUtc, issue.DeleteReason })
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
                foreach (var row in rows)
                {
                    result[(group.Key, row.SourceId)] = new IssueOfWorklog(
                        row.IssueSk, context.Projects.IdOfVersion(row.ProjectSk), row.IsDeleted, row.DeletedAtUtc, row.DeleteReason);
                }
            }
        }

        return result;
    }

    private sealed record IssueOfWorklog(int IssueSk, int ProjectId, bool IsDeleted, DateTimeOffset? DeletedAtUtc, string? DeleteReason);
}
