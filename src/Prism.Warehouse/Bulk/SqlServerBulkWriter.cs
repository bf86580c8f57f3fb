using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Bulk;

/// <summary>
/// SQL Server: rows are copied in bulk into a companion table (<see cref="SqlServerLayout"/>) and go on from there by one set-based update and
/// one insert. A key that is offered twice in one call: the later row wins, as on SQLite.
/// </summary>
public sealed class SqlServerBulkWriter : BulkWriter
{
    /// <summary>So many rows go at a time: from this number on a columnstore compresses an insert at once.</summary>
    private const int ChunkRows = 102_400;

    /// <summary>So many keys go as one JSON parameter.</summary>
    private const int ChunkKeys = 50_000;

    private readonly IModel model;
    private readonly SqlConnection connection;
    private readonly SqlTransaction transaction;
    private readonly DateTimeOffset nowUtc;
    private readonly int commandTimeoutSeconds;

    /// <param name="model">The model whose tables are written.</param>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">The connection's transaction: what is written belongs to it.</param>
    /// <param name="loadSk">The load that every written row names.</param>
    /// <param name="nowUtc">The instant that every written row names.</param>
    /// <param name="commandTimeoutSeconds">Seconds a statement may take; 0 = no limit.</param>
    public SqlServerBulkWriter(
        IModel model, SqlConnection connection, SqlTransaction transaction, long loadSk, DateTimeOffset nowUtc, int commandTimeoutSeconds)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Connection != connection)
        {
            throw new ArgumentException("The transaction is over or belongs to another connection.", nameof(transaction));
        }

        this.model = model;
        this.connection = connection;
        this.transaction = transaction;
        this.nowUtc = nowUtc;
        this.commandTimeoutSeconds = commandTimeoutSeconds;
        LoadSk = loadSk;
    }

    public override long LoadSk { get; }

    public override async Task<BulkCounts> UpsertAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var table = BulkTable.Of(model, typeof(T));
        var counts = default(BulkCounts);
        var chunk = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(row);
            if (chunk.Count == ChunkRows)
            {
                counts += await UpsertChunkAsync(table, chunk, cancellationToken).ConfigureAwait(false);
                chunk.Clear();
            }
        }

        return counts + await UpsertChunkAsync(table, chunk, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<BulkCounts> UpsertAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var table = BulkTable.Of(model, typeof(T));
        var counts = default(BulkCounts);
        foreach (var chunk in rows.Chunk(ChunkRows))
        {
            counts += await UpsertChunkAsync(table, chunk, cancellationToken).ConfigureAwait(false);
        }

        return counts;
    }

    public override Task<long> TrimAsync<T>(
        string parentColumn, IEnumerable<(long Parent, long LastKey)> parents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parents);
        var sql = SqlServerBulkSql.Trim(BulkTable.Of(model, typeof(T)), parentColumn);
        return ByJsonAsync(sql, parents.Select(parent => string.Create(CultureInfo.InvariantCulture, $"[{parent.Parent},{parent.LastKey}]")), cancellationToken);
    }

    public override Task<long> DeleteAsync<T>(IEnumerable<long> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var sql = SqlServerBulkSql.Delete(BulkTable.Of(model, typeof(T)));
        return ByJsonAsync(sql, keys.Select(key => key.ToString(CultureInfo.InvariantCulture)), cancellationToken);
    }

    private async Task<BulkCounts> UpsertChunkAsync<T>(BulkTable table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return default;
        }

        await ExecuteAsync(SqlServerBulkSql.Empty(table), [], cancellationToken).ConfigureAwait(false);
        await CopyAsync(table, new RowKeys<T>(table).LastOfEach(rows), cancellationToken).ConfigureAwait(false);
        var updated = SqlServerBulkSql.Update(table) is { } update
            ? await ExecuteAsync(update, Lineage(table), cancellationToken).ConfigureAwait(false)
            : 0;
        var inserted = await ExecuteAsync(SqlServerBulkSql.Insert(table), Lineage(table), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(SqlServerBulkSql.Empty(table), [], cancellationToken).ConfigureAwait(false);
        return new BulkCounts(inserted, updated, rows.Count - inserted - updated);
    }

    private async Task CopyAsync<T>(BulkTable table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var message = new SqlServerCopyMessage<T>(table, connection.PacketSize);
        for (var start = 0; start < rows.Count;)
        {
            var count = message.Whole(rows, start);
            if (count == 1)
            {
                // For one row a copy costs three round trips, this one.
                await InsertOneAsync(table, rows[start], cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await CopyAsync(table, rows, start, count, cancellationToken).ConfigureAwait(false);
            }

            start += count;
        }
    }

    private async Task CopyAsync<T>(BulkTable table, IReadOnlyList<T> rows, int start, int count, CancellationToken cancellationToken)
        where T : class
    {
        var columns = table.Copied;
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.TableLock, transaction)
        {
            DestinationTableName = $"[{SqlServerBulkSql.Incoming(table)}]",
            BulkCopyTimeout = commandTimeoutSeconds,
            BatchSize = 0,
        };
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        using var reader = new BulkRowReader<T>(columns, BulkRowReader<T>.Values(table), rows, start, count);
        await copy.WriteToServerAsync(reader, cancellationToken).ConfigureAwait(false);
    }

    private async Task InsertOneAsync<T>(BulkTable table, T row, CancellationToken cancellationToken)
        where T : class
    {
        var values = BulkRowReader<T>.Values(table);
        await ExecuteAsync(
            SqlServerBulkSql.InsertOne(table),
            table.Copied.Select((column, i) => Parameter(column, $"@p{i}", values[i](row))),
            cancellationToken).ConfigureAwait(false);
    }

    private static SqlParameter Parameter(BulkColumn column, string name, object? value)
    {
        var parameter = new SqlParameter { ParameterName = name };
        if (column.ProviderType == typeof(DateTime))
        {
            parameter.SqlDbType = System.Data.SqlDbType.DateTime2;
        }
        else if (column.ProviderType == typeof(DateOnly))
        {
            parameter.SqlDbType = System.Data.SqlDbType.Date;
        }
        else if (column.ProviderType == typeof(decimal))
        {
            parameter.SqlDbType = System.Data.SqlDbType.Decimal;
            (parameter.Precision, parameter.Scale) = (19, 4);
        }
        else if (column.ProviderType == typeof(byte[]))
        {
            (parameter.SqlDbType, parameter.Size) = (System.Data.SqlDbType.VarBinary, -1);
        }
        else if (column.ProviderType == typeof(string))
        {
            (parameter.SqlDbType, parameter.Size) = (System.Data.SqlDbType.NVarChar, value is string { Length: > 4000 } ? -1 : 4000);
        }

        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }

    private IEnumerable<SqlParameter> Lineage(BulkTable table) => table.Lineage.Select(column =>
        column.Name == nameof(WarehouseRow.LoadSk)
            ? new SqlParameter("@loadSk", System.Data.SqlDbType.BigInt) { Value = LoadSk }
            : new SqlParameter("@nowUtc", System.Data.SqlDbType.DateTime2) { Value = SqlServerTypes.ToUtc(nowUtc) });

    private async Task<long> ByJsonAsync(string sql, IEnumerable<string> items, CancellationToken cancellationToken)
    {
        long deleted = 0;
        foreach (var chunk in items.Chunk(ChunkKeys))
        {
            var json = new StringBuilder("[").AppendJoin(',', chunk).Append(']').ToString();
            deleted += await ExecuteAsync(sql, [new SqlParameter("@items", System.Data.SqlDbType.NVarChar, -1) { Value = json }], cancellationToken)
                .ConfigureAwait(false);
        }

        return deleted;
    }

    private async Task<int> ExecuteAsync(string sql, IEnumerable<SqlParameter> parameters, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The text is built from the model's names alone; values are parameters.
        using var command = new SqlCommand(sql, connection, transaction) { CommandTimeout = commandTimeoutSeconds };
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
