using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Prism.Warehouse.Bulk;

/// <summary>
/// SQLite: one prepared <c>INSERT ... ON CONFLICT DO UPDATE ... WHERE something differs</c> for all rows of a call. A key that is offered
/// twice in one call: the later row wins.
/// </summary>
public sealed class SqliteBulkWriter : BulkWriter
{
    private const int RowsBetweenCancellationChecks = 1024;

    private readonly IModel model;
    private readonly SqliteConnection connection;
    private readonly DateTimeOffset nowUtc;

    /// <param name="model">The model whose tables are written.</param>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">The connection's transaction: what is written belongs to it.</param>
    /// <param name="loadSk">The load that every written row names.</param>
    /// <param name="nowUtc">The instant that every written row names.</param>
    public SqliteBulkWriter(IModel model, SqliteConnection connection, SqliteTransaction transaction, long loadSk, DateTimeOffset nowUtc)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Connection != connection)
        {
            throw new ArgumentException("The transaction is over or belongs to another connection.", nameof(transaction));
        }

        this.model = model;
        this.connection = connection;
        this.nowUtc = nowUtc;
        LoadSk = loadSk;
    }

    public override long LoadSk { get; }

    public override async Task<BulkCounts> UpsertAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var upsert = Prepare<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            upsert.Write(row);
        }

        return upsert.Counts;
    }

    public override Task<BulkCounts> UpsertAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var upsert = Prepare<T>();
        foreach (var row in rows)
        {
            if (upsert.Counts.Offered % RowsBetweenCancellationChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            upsert.Write(row);
        }

        return Task.FromResult(upsert.Counts);
    }

    public override Task<long> TrimAsync<T>(
        string parentColumn, IEnumerable<(long Parent, long LastKey)> parents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parents);
        var table = BulkTable.Of(model, typeof(T));
        var key = table.SingleKey.Name;

        // A parent's children lie together in key order, so the range ends where the next parent's begins: found by the key, without an index
        // on the parent.
        var sql = $"""
            DELETE FROM "{table.Name}" WHERE "{key}" > ?2 AND "{table[parentColumn].Name}" = ?1 AND "{key}" < coalesce(
            (SELECT "{key}" FROM "{table.Name}" WHERE "{key}" > ?2 AND "{table[parentColumn].Name}" <> ?1 ORDER BY "{key}" LIMIT 1), 9223372036854775807)
            """;
        return Task.FromResult(Each(sql, parents, static (statement, parent) =>
        {
            SqliteBinding.Bind(statement, 1, parent.Parent);
            SqliteBinding.Bind(statement, 2, parent.LastKey);
        }, cancellationToken));
    }

    public override Task<long> DeleteAsync<T>(IEnumerable<long> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var table = BulkTable.Of(model, typeof(T));
        var sql = $"""DELETE FROM "{table.Name}" WHERE "{table.SingleKey.Name}" = ?1""";
        return Task.FromResult(Each(sql, keys, static (statement, key) => SqliteBinding.Bind(statement, 1, key), cancellationToken));
    }

    private SqliteUpsert<T> Prepare<T>()
        where T : class => new(BulkTable.Of(model, typeof(T)), connection, LoadSk, nowUtc);

    private long Each<TItem>(string sql, IEnumerable<TItem> items, Action<sqlite3_stmt, TItem> bind, CancellationToken cancellationToken)
    {
        using var statement = new SqliteStatement(connection, sql);
        long deleted = 0;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bind(statement.Handle, item);
            deleted += statement.Execute();
        }

        return deleted;
    }
}
