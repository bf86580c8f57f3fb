namespace Prism.Warehouse.Bulk;

/// <summary>Writes through another writer and keeps count by table, so that nobody has to read a table to know whether and how far it changed.</summary>
/// <param name="inner">The engine's writer.</param>
internal sealed class CountedWriter(BulkWriter inner) : BulkWriter
{
    private readonly Dictionary<string, TableChange> changes = new(StringComparer.Ordinal);

    public override long LoadSk => inner.LoadSk;

    /// <summary>What this writer did to a table, which is called as its entity.</summary>
    public TableChange Of(string table) => changes.GetValueOrDefault(table);

    public override async Task<BulkCounts> UpsertAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken) =>
        Count<T>(await inner.UpsertAsync(rows, cancellationToken).ConfigureAwait(false));

    public override async Task<BulkCounts> UpsertAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken) =>
        Count<T>(await inner.UpsertAsync(rows, cancellationToken).ConfigureAwait(false));

    public override async Task<long> TrimAsync<T>(string parentColumn, IEnumerable<(long Parent, long LastKey)> parents, CancellationToken cancellationToken) =>
        Count<T>(await inner.TrimAsync<T>(parentColumn, parents, cancellationToken).ConfigureAwait(false));

    public override async Task<long> DeleteAsync<T>(IEnumerable<long> keys, CancellationToken cancellationToken) =>
        Count<T>(await inner.DeleteAsync<T>(keys, cancellationToken).ConfigureAwait(false));

    private BulkCounts Count<T>(BulkCounts counts)
    {
        var known = Of(typeof(T).Name);
        changes[typeof(T).Name] = known with { Inserted = known.Inserted + counts.Inserted, Updated = known.Updated + counts.Updated };
        return counts;
    }

    private long Count<T>(long deleted)
    {
        var known = Of(typeof(T).Name);
        changes[typeof(T).Name] = known with { Deleted = known.Deleted + deleted };
        return deleted;
    }
}

/// <summary>Rows of one table that a load inserted, updated and deleted. A row that is written twice counts twice.</summary>
public readonly record struct TableChange(long Inserted, long Updated, long Deleted)
{
    /// <summary>The table is as it was.</summary>
    public bool IsNone => Inserted == 0 && Updated == 0 && Deleted == 0;
}
