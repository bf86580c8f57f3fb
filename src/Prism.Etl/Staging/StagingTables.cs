using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Bulk;

namespace Prism.Etl.Staging;

/// <summary>One staged table, for code that treats all of them alike.</summary>
internal abstract class StagingTable
{
    public abstract Type RowType { get; }

    public abstract Task<bool> AnyChangedSinceAsync(DbContext staging, long loadSk, CancellationToken cancellationToken);

    /// <summary>Upserts the rows, the last of each key where a batch gives several.</summary>
    public abstract Task<BulkCounts> UpsertAsync(BulkWriter writer, IEnumerable<StagedRow> rows, CancellationToken cancellationToken);

    /// <summary>Makes living rows tombstones: those of the given ids, or, in a complete set, all of the source whose id is not among the given.</summary>
    public abstract Task<BulkCounts> BuryAsync(
        StagingContext staging, BulkWriter writer, Burial burial, CancellationToken cancellationToken);
}

/// <summary>Which rows of a source become tombstones, why and when.</summary>
/// <param name="SourceSystem">The source they belong to.</param>
/// <param name="Ids">The rows; with <paramref name="AllBut"/> the rows that stay.</param>
/// <param name="AllBut">Bury all others.</param>
/// <param name="Reason">One of <see cref="Prism.Warehouse.DeleteReason"/>.</param>
/// <param name="AtUtc">When the deletion was noticed.</param>
internal sealed record Burial(string SourceSystem, IReadOnlySet<string> Ids, bool AllBut, string Reason, DateTimeOffset AtUtc);

/// <inheritdoc/>
internal sealed class StagingTable<T> : StagingTable
    where T : StagedRow
{
    private const int PageSize = 1000;

    public override Type RowType => typeof(T);

    public override Task<bool> AnyChangedSinceAsync(DbContext staging, long loadSk, CancellationToken cancellationToken) =>
        staging.Set<T>().AnyAsync(row => row.LoadSk > loadSk, cancellationToken);

    public override Task<BulkCounts> UpsertAsync(BulkWriter writer, IEnumerable<StagedRow> rows, CancellationToken cancellationToken)
    {
        // Paging over a source that changes meanwhile gives a thing twice: the later reading is the newer one.
        var last = new Dictionary<(string SourceSystem, string SourceId), T>();
        foreach (var row in rows)
        {
            last[(row.SourceSystem, row.SourceId)] = (T)row;
        }

        return writer.UpsertAsync(
            last.OrderBy(row => row.Key.SourceSystem, StringComparer.Ordinal).ThenBy(row => row.Key.SourceId, StringComparer.Ordinal).Select(row => row.Value),
            cancellationToken);
    }

    public override async Task<BulkCounts> BuryAsync(
        StagingContext staging, BulkWriter writer, Burial burial, CancellationToken cancellationToken)
    {
        var counts = default(BulkCounts);
        if (!burial.AllBut)
        {
            foreach (var ids in burial.Ids.Order(StringComparer.Ordinal).Chunk(PageSize))
            {
                var rows = await Living(staging, burial).Where(row => ids.Contains(row.SourceId)).ToListAsync(cancellationToken).ConfigureAwait(false);
                counts += await BuryAsync(writer, rows, burial, cancellationToken).ConfigureAwait(false);
            }

            return counts;
        }

        string? after = null;
        List<string> page;
        do
        {
            var range = after is null ? Living(staging, burial) : Living(staging, burial).Where(row => row.SourceId.CompareTo(after) > 0);
            page = await range.OrderBy(row => row.SourceId).Take(PageSize).Select(row => row.SourceId).ToListAsync(cancellationToken).ConfigureAwait(false);
            var gone = page.Where(id => !burial.Ids.Contains(id)).ToList();
            if (gone.Count > 0)
            {
                var rows = await Living(staging, burial).Where(row => gone.Contains(row.SourceId)).ToListAsync(cancellationToken).ConfigureAwait(false);
                counts += await BuryAsync(writer, rows, burial, cancellationToken).ConfigureAwait(false);
            }

            after = page.Count > 0 ? page[^1] : after;
        }
        while (page.Count == PageSize);
        return counts;
    }

    private static IQueryable<T> Living(StagingContext staging, Burial burial) =>
        staging.Set<T>().AsNoTracking().Where(row => row.SourceSystem == burial.SourceSystem && !row.IsDeleted);

    private static async Task<BulkCounts> BuryAsync(BulkWriter writer, List<T> rows, Burial burial, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? default
            : await writer.UpsertAsync(
                rows.Select(row => (T)(row with { IsDeleted = true, DeletedAtUtc = burial.AtUtc, DeleteReason = burial.Reason })),
                cancellationToken).ConfigureAwait(false);
}

/// <summary>Every staged table, one a line. A test holds this list to <see cref="StagingContext"/>.</summary>
internal static class StagingTables
{
    public static readonly IReadOnlyList<StagingTable> All =
    [
        new StagingTable<StagedContainer>(),
        new StagingTable<StagedPerson>(),
        new StagingTable<StagedStatus>(),
        new StagingTable<StagedBoard>(),
        new StagingTable<StagedSprint>(),
        new StagingTable<StagedComponent>(),
        new StagingTable<StagedRelease>(),
        new StagingTable<StagedFieldColumn>(),
        new StagingTable<StagedIssue>(),
        new StagingTable<StagedWorklog>(),
        new StagingTable<StagedPlan>(),
        new StagingTable<StagedTask>(),
        new StagingTable<StagedBaseline>(),
        new StagingTable<StagedTaskLink>(),
        new StagingTable<StagedResource>(),
        new StagingTable<StagedAssignment>(),
        new StagingTable<StagedTimephased>(),
        new StagingTable<StagedCalendar>(),
        new StagingTable<StagedResourceRate>(),
        new StagingTable<StagedResourceAvailability>(),
        new StagingTable<StagedFieldValue>(),
        new StagingTable<StagedProject>(),
        new StagingTable<StagedProjectSource>(),
        new StagingTable<StagedObjective>(),
        new StagingTable<StagedProjectObjective>(),
        new StagingTable<StagedFinancial>(),
        new StagingTable<StagedRegisterPerson>(),
        new StagingTable<StagedHoliday>(),
        new StagingTable<StagedCurrencyRate>(),
        new StagingTable<StagedTarget>(),
        new StagingTable<StagedAssessment>(),
        new StagingTable<StagedKpiReview>(),
        new StagingTable<StagedRisk>(),
        new StagingTable<StagedStageGate>(),
        new StagingTable<StagedCrosswalk>(),
    ];

    private static readonly Dictionary<Type, StagingTable> ByType = All.ToDictionary(table => table.RowType);

    public static StagingTable Of(Type rowType) =>
        ByType.TryGetValue(rowType, out var table) ? table : throw new ArgumentException($"{rowType.Name} is no staged table.", nameof(rowType));
}
