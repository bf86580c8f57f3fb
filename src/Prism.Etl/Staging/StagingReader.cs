using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Prism.Etl.Staging;

/// <summary>
/// Reads staged rows in the order of their natural keys, page by page: no reader stays open while rows are written (SQL Server allows none on
/// one connection), and memory does not grow with the table.
/// </summary>
/// <param name="staging">A <see cref="StagingContext"/>, in a load's transaction or on its own.</param>
public sealed class StagingReader(DbContext staging)
{
    private const int PageSize = 1000;

    /// <summary>Up to this many changed rows are found by the index on the load; more by walking the key.</summary>
    private const int FewRows = 20_000;

    /// <summary>Every row, tombstones included, by source system and id in code-point order.</summary>
    public IAsyncEnumerable<T> AllAsync<T>(CancellationToken cancellationToken)
        where T : StagedRow => WalkAsync(staging.Set<T>().AsNoTracking(), cancellationToken);

    /// <summary>
    /// Rows, tombstones included, that loads after <paramref name="loadSk"/> changed, by source system and id in code-point order. Few changes cost
    /// what they cost, not what the table does.
    /// </summary>
    public async IAsyncEnumerable<T> ChangedSinceAsync<T>(long loadSk, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StagedRow
    {
        var changed = staging.Set<T>().AsNoTracking().Where(row => row.LoadSk > loadSk);
        var count = await changed.Take(FewRows + 1).CountAsync(cancellationToken).ConfigureAwait(false);
        var rows = count > FewRows
            ? WalkAsync(staging.Set<T>().AsNoTracking().Where(row => row.LoadSk > loadSk), cancellationToken)
            : ByKeyAsync(changed, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <summary>True when any source has changed anything since <paramref name="loadSk"/>: without, there is nothing to publish.</summary>
    public async Task<bool> AnyChangedSinceAsync(long loadSk, CancellationToken cancellationToken)
    {
        foreach (var table in StagingTables.All)
        {
            if (await table.AnyChangedSinceAsync(staging, loadSk, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How far each source has been read, by its own names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WatermarksAsync(string sourceSystem, CancellationToken cancellationToken) =>
        await staging.Set<Watermark>().AsNoTracking().Where(row => row.SourceSystem == sourceSystem)
            .ToDictionaryAsync(row => row.Name, row => row.Value, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);

    /// <summary>Source by source, so that each page is one range of the primary key however far it lies.</summary>
    private async IAsyncEnumerable<T> WalkAsync<T>(IQueryable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StagedRow
    {
        var systems = await staging.Set<T>().Select(row => row.SourceSystem).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var system in systems.Order(StringComparer.Ordinal))
        {
            string? after = null;
            List<T> page;
            do
            {
                var range = rows.Where(row => row.SourceSystem == system);
                range = after is null ? range : range.Where(row => row.SourceId.CompareTo(after) > 0);
                page = await range.OrderBy(row => row.SourceId).Take(PageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
                foreach (var row in page)
                {
                    yield return row;
                }

                after = page.Count > 0 ? page[^1].SourceId : after;
            }
            while (page.Count == PageSize);
        }
    }

    private async IAsyncEnumerable<T> ByKeyAsync<T>(IQueryable<T> changed, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StagedRow
    {
        var keys = await changed.Select(row => new { row.SourceSystem, row.SourceId }).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var system in keys.GroupBy(key => key.SourceSystem, key => key.SourceId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var ids in system.Order(StringComparer.Ordinal).Chunk(PageSize))
            {
                var page = await staging.Set<T>().AsNoTracking().Where(row => row.SourceSystem == system.Key && ids.Contains(row.SourceId))
                    .ToListAsync(cancellationToken).ConfigureAwait(false);
                foreach (var row in page.OrderBy(row => row.SourceId, StringComparer.Ordinal))
                {
                    yield return row;
                }
            }
        }
    }
}
