using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;

namespace Prism.Etl.Loading;

/// <summary>Reads staged rows in key order, page by page: no reader stays open while rows are written, and memory does not grow with the table.</summary>
internal static class StagedPages
{
    public const int PageSize = 1000;

    /// <summary>How many ids one query names.</summary>
    public const int IdsPerQuery = 500;

    /// <summary>Rows changed after <paramref name="since"/>, by source system and id.</summary>
    public static async IAsyncEnumerable<List<T>> PagesAsync<T>(
        this LoadContext context, long since, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StagedRow
    {
        await foreach (var page in context.StagedInOrder.ChangedSinceAsync<T>(since, cancellationToken).Chunk(PageSize).ConfigureAwait(false))
        {
            yield return [.. page];
        }
    }

    /// <summary>Whether any row changed after <paramref name="since"/>: what is stored is read only then.</summary>
    public static Task<bool> AnyAsync<T>(this LoadContext context, long since, CancellationToken cancellationToken)
        where T : StagedRow => context.Staged<T>().AnyAsync(row => row.LoadSk > since, cancellationToken);

    /// <summary>All rows of a small set, by source system and id.</summary>
    public static async Task<List<T>> AllAsync<T>(this LoadContext context, CancellationToken cancellationToken)
        where T : StagedRow
    {
        var rows = await context.Staged<T>().ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.SourceSystem, StringComparer.Ordinal).ThenBy(row => row.SourceId, StringComparer.Ordinal)];
    }

    /// <summary>Rows by their ids, in pages, by source system and id.</summary>
    public static async IAsyncEnumerable<List<T>> ByIdAsync<T>(
        this LoadContext context, IEnumerable<(string SourceSystem, string SourceId)> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StagedRow
    {
        foreach (var group in ids.GroupBy(id => id.SourceSystem, id => id.SourceId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var some in group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(IdsPerQuery))
            {
                yield return await context.Staged<T>()
                    .Where(row => row.SourceSystem == group.Key && some.Contains(row.SourceId))
                    .OrderBy(row => row.SourceId)
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Rows of one plan version, by id.</summary>
    public static async IAsyncEnumerable<List<T>> PlanPagesAsync<T>(
        this LoadContext context, StagedPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StagedPlanRow
    {
        // A row's id begins with its plan's: a range of the key. '0' follows '/' in every code page.
        var (after, end) = (plan.SourceId + "/", plan.SourceId + "0");
        while (true)
        {
            var last = after;
            var page = await context.Staged<T>()
                .Where(row => row.SourceSystem == plan.SourceSystem && row.SourceId.CompareTo(last) > 0 && row.SourceId.CompareTo(end) < 0)
                .Where(row => row.PlanId == plan.SourceId && !row.IsDeleted)
                .OrderBy(row => row.SourceId)
                .Take(PageSize)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            if (page.Count > 0)
            {
                yield return page;
                after = page[^1].SourceId;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }
}
