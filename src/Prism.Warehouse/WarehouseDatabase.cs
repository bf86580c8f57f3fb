using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Model;

namespace Prism.Warehouse;

/// <summary>The warehouse that the settings name: opens connections and contexts on its engine and brings its schema up to date.</summary>
public sealed partial class WarehouseDatabase
{
    /// <summary>The star's own migrations history; staging keeps another in the same database.</summary>
    public const string StarHistoryTable = "__StarMigrations";

    private readonly WarehouseOptions options;
    private readonly SqliteConnectionSetup sqliteSetup;
    private readonly Lazy<IModel> starModel;
    private readonly ILogger logger;
    private readonly SqliteOpenMode sqliteMode;

    /// <param name="options">Which engine, and where.</param>
    /// <param name="logger">Where warnings go; null = nowhere.</param>
    /// <param name="isReader">
    /// True for a process that writes nothing: the embedded file is opened read only. On SQL Server the login's role says so.
    /// </param>
    public WarehouseDatabase(WarehouseOptions options, ILogger<WarehouseDatabase>? logger = null, bool isReader = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.logger = logger ?? NullLogger<WarehouseDatabase>.Instance;
        this.options = options;
        sqliteSetup = new SqliteConnectionSetup(options.Sqlite);
        Engine = options.Engine;
        sqliteMode = isReader ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite;
        starModel = new(() =>
        {
            using var context = CreateContext();
            return context.Model;
        });
    }

    public WarehouseEngine Engine { get; }

    /// <summary>The embedded warehouse's file, absolute; on SQL Server empty.</summary>
    public string SqliteFile => Engine == WarehouseEngine.Sqlite
        ? Path.GetFullPath(Path.Combine(string.IsNullOrWhiteSpace(options.Sqlite.Folder) ? SqliteOptions.DefaultFolder : options.Sqlite.Folder, SqliteOptions.FileName))
        : "";

    /// <summary>Where the warehouse is, for messages: the file, or server and database. Holds no secret.</summary>
    public string Location
    {
        get
        {
            if (Engine == WarehouseEngine.Sqlite)
            {
                return SqliteFile;
            }

            var parts = new SqlConnectionStringBuilder(options.SqlServer.ConnectionString);
            return $"{parts.DataSource}/{parts.InitialCatalog}";
        }
    }

    /// <summary>The star's EF model on this engine.</summary>
    public IModel StarModel => starModel.Value;

    /// <summary>The settings of this warehouse.</summary>
    public WarehouseOptions Options => options;

    /// <summary>A connection, opened and set up. The caller disposes it.</summary>
    /// <exception cref="DbException">The database is not there or cannot be reached; SQLite: no file is made here, <see cref="MigrateAsync(CancellationToken)"/> does.</exception>
    public async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = Engine == WarehouseEngine.Sqlite
            ? new SqliteConnection(SqliteConnectionString(sqliteMode))
            : CreateSqlServerConnection();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (Engine == WarehouseEngine.Sqlite)
            {
                sqliteSetup.Apply(connection);
            }
            else
            {
                await SqlServerConnectionSetup.ApplyAsync(connection, cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// A transaction that means to write. On SQLite it takes the write lock at once (<c>BEGIN IMMEDIATE</c>): one that starts by reading
    /// and upgrades later can fail half-way.
    /// </summary>
    public static async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A context for reading: nothing is tracked.</summary>
    public WarehouseContext CreateContext() => Engine == WarehouseEngine.Sqlite
        ? new SqliteWarehouseContext((DbContextOptions<SqliteWarehouseContext>)UseEngine(new DbContextOptionsBuilder<SqliteWarehouseContext>(), StarHistoryTable).Options)
        : new SqlServerWarehouseContext((DbContextOptions<SqlServerWarehouseContext>)UseEngine(new DbContextOptionsBuilder<SqlServerWarehouseContext>(), StarHistoryTable).Options);

    /// <summary>A context on a connection the caller owns, inside the caller's transaction where there is one.</summary>
    public WarehouseContext CreateContext(DbConnection connection, DbTransaction? transaction)
    {
        ArgumentNullException.ThrowIfNull(connection);
        WarehouseContext context = Engine == WarehouseEngine.Sqlite
            ? new SqliteWarehouseContext((DbContextOptions<SqliteWarehouseContext>)UseEngine(new DbContextOptionsBuilder<SqliteWarehouseContext>(), StarHistoryTable, connection).Options)
            : new SqlServerWarehouseContext((DbContextOptions<SqlServerWarehouseContext>)UseEngine(new DbContextOptionsBuilder<SqlServerWarehouseContext>(), StarHistoryTable, connection).Options);
        context.Database.UseTransaction(transaction);
        return context;
    }

    /// <summary>Points a context at this warehouse: provider, connection, migrations history, schema without foreign keys, no tracking.</summary>
    /// <param name="builder">The options of any context whose tables live in this database (the star, staging).</param>
    /// <param name="historyTable">Name of the context's migrations history table.</param>
    /// <param name="connection">An open connection of the caller's; null = a new one by the settings.</param>
    public DbContextOptionsBuilder UseEngine(DbContextOptionsBuilder builder, string historyTable, DbConnection? connection = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Engine == WarehouseEngine.Sqlite)
        {
            _ = connection is null
                ? builder.UseSqlite(SqliteConnectionString(sqliteMode), sqlite => sqlite.MigrationsHistoryTable(historyTable))
                : builder.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(historyTable));
            builder.AddInterceptors(sqliteSetup).ReplaceService<IMigrationsSqlGenerator, SqliteSchemaSql>();
        }
        else
        {
            var timeout = options.SqlServer.CommandTimeoutSeconds;
            _ = connection is null
                ? builder.UseSqlServer(CreateSqlServerConnection(), contextOwnsConnection: true, server => server.MigrationsHistoryTable(historyTable).CommandTimeout(timeout))
                : builder.UseSqlServer(connection, server => server.MigrationsHistoryTable(historyTable).CommandTimeout(timeout));
            builder.AddInterceptors(SqlServerConnectionSetup.Instance).ReplaceService<IMigrationsSqlGenerator, SqlServerSchemaSql>();
        }

        return builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
    }

    /// <summary>A writer for the tables of <paramref name="model"/>, on this engine.</summary>
    /// <param name="model">A context's model: <see cref="StarModel"/>, or staging's.</param>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">The transaction all writes belong to (<see cref="BeginWriteAsync"/>).</param>
    /// <param name="loadSk">The load that every written row names.</param>
    /// <param name="nowUtc">The instant that every written row names.</param>
    public BulkWriter CreateWriter(IModel model, DbConnection connection, DbTransaction transaction, long loadSk, DateTimeOffset nowUtc) =>
        Engine == WarehouseEngine.Sqlite
            ? new SqliteBulkWriter(model, (SqliteConnection)connection, (SqliteTransaction)transaction, loadSk, nowUtc)
            : new SqlServerBulkWriter(model, (SqlConnection)connection, (SqlTransaction)transaction, loadSk, nowUtc, options.SqlServer.CommandTimeoutSeconds);

    /// <summary>Makes the database where it is missing and brings the star's schema up to date. Doing it again changes nothing.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (Engine == WarehouseEngine.Sqlite)
        {
            await CreateSqliteFileAsync(cancellationToken).ConfigureAwait(false);
        }

        var context = CreateContext();
        await using (context.ConfigureAwait(false))
        {
            await MigrateAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Brings the tables of one context (the star's, staging's) up to date; the database must exist on SQLite.</summary>
    public async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Engine == WarehouseEngine.Sqlite)
        {
            await SqliteMigration.ApplyAsync(context, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            foreach (var batch in SqlServerLayout.Script(context.Model, options.SqlServer))
            {
                await context.Database.ExecuteSqlRawAsync(batch, cancellationToken).ConfigureAwait(false);
            }

            foreach (var batch in SqlServerLayout.Optional(context.Model, options.SqlServer))
            {
                await TryAsync(context, batch, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// On SQL Server, tables that a load wrote very much of get fresh statistics, so that the next question is planned for what is there. After the
    /// commit, each on its own; the embedded engine plans better without.
    /// </summary>
    /// <param name="written">Rows written, by table.</param>
    /// <param name="cancellationToken">Stops between two tables.</param>
    /// <returns>The tables whose statistics were asked for.</returns>
    public async Task<IReadOnlyList<string>> RefreshStatisticsAsync(IReadOnlyDictionary<string, long> written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (Engine == WarehouseEngine.Sqlite || options.SqlServer.StatisticsFromRows == 0)
        {
            return [];
        }

        var known = StarModel.GetEntityTypes().Select(entity => entity.GetTableName()).ToHashSet(StringComparer.Ordinal);
        var tables = written.Where(table => table.Value >= options.SqlServer.StatisticsFromRows && known.Contains(table.Key)).Select(table => table.Key).ToList();
        var context = CreateContext();
        await using (context.ConfigureAwait(false))
        {
            foreach (var table in tables)
            {
                await TryAsync(context, SqlServerLayout.Statistics(table), cancellationToken).ConfigureAwait(false);
            }
        }

        return tables;
    }

    /// <summary>Without it everything works, only slower: a refusal is no reason to stop.</summary>
    private async Task TryAsync(DbContext context, string batch, CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (SqlException refusal) when (!cancellationToken.IsCancellationRequested)
        {
            LogRefused(logger, Location, refusal.Message, batch);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Location} refused what only makes it faster; all goes on without. Let a database owner run it "
        + "(READ_COMMITTED_SNAPSHOT: while nobody is connected). The server said: {Refusal} The statement: {Statement}")]
    private static partial void LogRefused(ILogger logger, string location, string refusal, string statement);

    private async Task CreateSqliteFileAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SqliteFile)!);
        var connection = new SqliteConnection(SqliteConnectionString(SqliteOpenMode.ReadWriteCreate));
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL;";
            await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opening is tried again while the server says that it will be there in a moment. Statements are not: a load's transaction is one, and is done again as a whole.</summary>
    private SqlConnection CreateSqlServerConnection() => new(options.SqlServer.ConnectionString)
    {
        RetryLogicProvider = SqlConfigurableRetryFactory.CreateExponentialRetryProvider(new SqlRetryLogicOption
        {
            NumberOfTries = options.SqlServer.ConnectTries,
            DeltaTime = TimeSpan.FromSeconds(1),
            MaxTimeInterval = TimeSpan.FromSeconds(30),
        }),
    };

    private string SqliteConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile,
        Mode = mode,
        DefaultTimeout = options.Sqlite.BusyTimeoutSeconds,
    }.ToString();
}
