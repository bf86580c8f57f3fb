namespace Prism.Warehouse.Bulk;

/// <summary>
/// How many rows get in fast: one contract, one implementation per engine, for every table of an EF model (the star's or staging's).
/// All writes of one writer belong to one transaction and one load. A row whose content is already there is left alone: its
/// <see cref="WarehouseRow.LoadSk"/> and <see cref="WarehouseRow.UpdatedAtUtc"/> keep saying when it really changed; every row that is
/// written gets the writer's load and instant, whatever the row itself carries.
/// </summary>
public abstract class BulkWriter
{
    /// <summary>The load whose number every written row gets.</summary>
    public abstract long LoadSk { get; }

    /// <summary>Inserts rows whose primary key is new, updates those that differ in any column but lineage, leaves the rest untouched.</summary>
    public abstract Task<BulkCounts> UpsertAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <inheritdoc cref="UpsertAsync{T}(IAsyncEnumerable{T}, CancellationToken)"/>
    public abstract Task<BulkCounts> UpsertAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// Deletes the children that a parent no longer has: rows whose parent column equals <c>Parent</c> and whose single-column key is
    /// greater than <c>LastKey</c>. For children whose keys are numbered within their parent (revisions, transitions).
    /// </summary>
    public abstract Task<long> TrimAsync<T>(string parentColumn, IEnumerable<(long Parent, long LastKey)> parents, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Deletes rows by single-column primary key.</summary>
    public abstract Task<long> DeleteAsync<T>(IEnumerable<long> keys, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>What a bulk write did.</summary>
public readonly record struct BulkCounts(long Inserted, long Updated, long Unchanged)
{
    public long Offered => Inserted + Updated + Unchanged;
    public long Written => Inserted + Updated;

    public static BulkCounts operator +(BulkCounts left, BulkCounts right) =>
        new(left.Inserted + right.Inserted, left.Updated + right.Updated, left.Unchanged + right.Unchanged);

    /// <inheritdoc cref="op_Addition"/>
    public static BulkCounts Add(BulkCounts left, BulkCounts right) => left + right;
}
