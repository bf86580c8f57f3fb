using Prism.Warehouse.Bulk;

namespace Prism.Etl.Tests.Loading;

/// <summary>Writes like its inner writer, up to the write at which the worker "dies".</summary>
internal sealed class FailingWriter(BulkWriter inner, int failAt) : BulkWriter
{
    private int writes;

    public override long LoadSk => inner.LoadSk;

    public override Task<BulkCounts> UpsertAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        Count();
        return inner.UpsertAsync(rows, cancellationToken);
    }

    public override Task<BulkCounts> UpsertAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        Count();
        return inner.UpsertAsync(rows, cancellationToken);
    }

    public override Task<long> TrimAsync<T>(string parentColumn, IEnumerable<(long Parent, long LastKey)> parents, CancellationToken cancellationToken)
    {
        Count();
        return inner.TrimAsync<T>(parentColumn, parents, cancellationToken);
    }

    public override Task<long> DeleteAsync<T>(IEnumerable<long> keys, CancellationToken cancellationToken)
    {
        Count();
        return inner.DeleteAsync<T>(keys, cancellationToken);
    }

    private void Count()
    {
        if (++writes == failAt)
        {
            throw new KilledException();
        }
    }
}

/// <summary>The end of a worker in the middle of its work.</summary>
internal sealed class KilledException() : Exception("killed");
