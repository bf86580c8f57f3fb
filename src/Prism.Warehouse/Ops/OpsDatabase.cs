using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Ops;

/// <summary>
/// Opens the ops tables: on SQL Server in the warehouse's database, under a schema with rights of its own; embedded in a file beside the warehouse's, since
/// SQLite has one writer to a file, and a token must not wait for a load to end.
/// </summary>
public sealed class OpsDatabase(WarehouseDatabase database)
{
    private const string FileName = "prism-ops.db";
    private readonly SqliteConnectionSetup _setup = new(database.Options.Sqlite);

    /// <summary>The embedded tables' file, absolute; on SQL Server empty.</summary>
    public string SqliteFile => database.Engine == WarehouseEngine.Sqlite ? Path.Combine(Path.GetDirectoryName(database.SqliteFile)!, FileName) : "";

    /// <summary>A context that tracks what it reads: rows are few and are changed.</summary>
    public OpsContext CreateContext()
    {
        if (database.Engine == WarehouseEngine.SqlServer)
        {
            var builder = new DbContextOptionsBuilder<SqlServerOpsContext>();
            database.UseEngine(builder, OpsContext.HistoryTable).UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll);
            return new SqlServerOpsContext(builder.Options);
        }

        var embedded = new DbContextOptionsBuilder<SqliteOpsContext>();
        embedded.UseSqlite(ConnectionString(SqliteOpenMode.ReadWrite), sqlite => sqlite.MigrationsHistoryTable(OpsContext.HistoryTable))
            .AddInterceptors(_setup).ReplaceService<IMigrationsSqlGenerator, SqliteSchemaSql>();
        return new SqliteOpsContext(embedded.Options);
    }

    /// <summary>Makes the tables where they are missing. Doing it again changes nothing and asks for no right but reading.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == WarehouseEngine.Sqlite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(SqliteFile)!);
            var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode=WAL;";
                await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        var context = CreateContext();
        await using (context.ConfigureAwait(false))
        {
            if (database.Engine == WarehouseEngine.Sqlite)
            {
                await SqliteMigration.ApplyAsync(context, cancellationToken).ConfigureAwait(false);
            }
            else if ((await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any())
            {
                await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A key that all processes of this service share; the first that asks makes it.</summary>
    /// <param name="name">One of the names in <see cref="OpsKey"/>.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>32 random bytes.</returns>
    public async Task<byte[]> KeyAsync(string name, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var context = CreateContext();
            await using (context.ConfigureAwait(false))
            {
                if (await context.Keys.FirstOrDefaultAsync(k => k.Name == name, cancellationToken).ConfigureAwait(false) is { } key)
                {
                    return Convert.FromHexString(key.Value);
                }

                context.Add(new OpsKey { Name = name, Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
                try
                {
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (DbUpdateException) when (attempt < 3)
                {
                    // Another process made it meanwhile.
                }
            }
        }
    }

    /// <summary>What was read by whom; nothing where no service has made the tables yet.</summary>
    public async Task<IReadOnlyList<UsageDay>> UsageAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var context = CreateContext();
        await using (context.ConfigureAwait(false))
        {
            return await context.UsageDays.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes what was read before a day: the star has its counts, and who it was is nobody's business any more.</summary>
    public async Task ForgetUsageAsync(int beforeDateSk, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            var context = CreateContext();
            await using (context.ConfigureAwait(false))
            {
                await context.UsageDays.Where(day => day.DateSk < beforeDateSk).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether the tables are there.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == WarehouseEngine.Sqlite && !File.Exists(SqliteFile))
        {
            return false;
        }

        var context = CreateContext();
        await using (context.ConfigureAwait(false))
        {
            return (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any();
        }
    }

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile, Mode = mode, DefaultTimeout = database.Options.Sqlite.BusyTimeoutSeconds,
    }.ToString();
}
