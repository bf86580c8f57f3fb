using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>
/// One request's view of the warehouse: a connection and the version it reads. On SQLite a read transaction holds one snapshot for the count, the
/// page and the version; on SQL Server row versioning gives each statement its own.
/// </summary>
public sealed class WarehouseReading : IAsyncDisposable
{
    private readonly DbTransaction? _transaction;
    private readonly CancellationTokenRegistration _interrupt;

    private WarehouseReading(WarehouseContext context, DbConnection connection, DbTransaction? transaction, LongQueries? others, CancellationToken cancellationToken)
    {
        Context = context;
        Connection = connection;
        _transaction = transaction;
        if (connection is SqliteConnection sqlite)
        {
            // The provider looks at the token between rows only; a long sort ends by this.
            _interrupt = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(sqlite.Handle));
            Turn = others is null ? null : new QueryTurn(others, sqlite.Handle!, cancellationToken);
        }
    }

    public WarehouseContext Context { get; }
    public DbConnection Connection { get; }

    /// <summary>Its place among those that compute here; null where the engine computes elsewhere, or nobody asked.</summary>
    public QueryTurn? Turn { get; }

    /// <summary>The published load that this view shows.</summary>
    public long Version { get; private set; }

    /// <exception cref="FeedException">503: there is no database yet, or nothing has been published in it.</exception>
    public static async Task<WarehouseReading> OpenAsync(WarehouseDatabase database, SqlDialect dialect, CancellationToken cancellationToken, int queryMegabytes = 2, LongQueries? others = null)
    {
        if (database.Engine == WarehouseEngine.Sqlite && !File.Exists(database.SqliteFile))
        {
            throw FeedException.Unavailable("There is no warehouse yet: the first load has not run. Start the worker and try again.");
        }

        var context = database.CreateContext();
        WarehouseReading? reading = null;
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var connection = context.Database.GetDbConnection();
            dialect.Prepare(connection, queryMegabytes);
            DbTransaction? transaction = (connection as SqliteConnection)?.BeginTransaction(IsolationLevel.Serializable, deferred: true);
            reading = new WarehouseReading(context, connection, transaction, others, cancellationToken);
            reading.Version = await PublishedAsync(connection, transaction, dialect, cancellationToken).ConfigureAwait(false)
                ?? throw FeedException.Unavailable("The warehouse holds no published version yet: the first load is still running or has failed. Try again later.");
            return reading;
        }
        catch (Exception e)
        {
            // The connection goes back to others as it came.
            await (reading ?? (IAsyncDisposable)context).DisposeAsync().ConfigureAwait(false);
            if (e is not DbException failure)
            {
                throw;
            }

            throw new FeedException(503, "ServiceUnavailable", failure.Message.Contains("no such table", StringComparison.Ordinal)
                ? "The warehouse has not been set up yet: the first load has not run. Start the worker and try again."
                : "The warehouse cannot be reached at the moment. Try again later.");
        }
    }

    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // SQL of the service; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = _transaction;
        return command;
    }

    /// <summary>The one whole number that a statement without parameters gives.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        var command = Command(sql);
        await using (command.ConfigureAwait(false))
        {
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _interrupt.DisposeAsync().ConfigureAwait(false);
        Turn?.Dispose();
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }

        await Context.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What reads the version that is published.</summary>
    public static string PublishedSql(SqlDialect dialect) => $"SELECT MAX({dialect.Quote("LoadSk")}) FROM {dialect.Quote("DimLoad")} WHERE {dialect.Quote("IsPublished")} = 1";

    private static async Task<long?> PublishedAsync(DbConnection connection, DbTransaction? transaction, SqlDialect dialect, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = transaction;
#pragma warning disable CA2100 // Quoted constants.
            command.CommandText = PublishedSql(dialect);
#pragma warning restore CA2100
            var value = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return value is null or DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
        }
    }
}
