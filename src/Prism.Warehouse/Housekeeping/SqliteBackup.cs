using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Housekeeping;

/// <summary>
/// Copies the embedded warehouse while it is in use, and brings a copy back. A copy is one file that says what was committed when it was begun: a load
/// that runs meanwhile is not in it, and the next run over it goes on from there.
/// </summary>
public static class SqliteBackup
{
    /// <param name="database">An embedded warehouse.</param>
    /// <param name="file">Where to; must not exist.</param>
    /// <param name="cancellationToken">Stops before the copy begins.</param>
    /// <exception cref="IOException">The file exists, or its folder cannot be written.</exception>
    public static async Task BackupAsync(WarehouseDatabase database, string file, CancellationToken cancellationToken)
    {
        RequireSqlite(database);
        var target = Path.GetFullPath(file);
        if (File.Exists(target))
        {
            throw new IOException($"{target} exists; a backup does not replace a file.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        // A copy that was cut off must not look like one.
        var unfinished = target + ".unfinished";
        File.Delete(unfinished);
        try
        {
            var source = (SqliteConnection)await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var copy = await OpenAsync(unfinished, SqliteOpenMode.ReadWriteCreate, cancellationToken).ConfigureAwait(false);
                await using (copy.ConfigureAwait(false))
                {
                    source.BackupDatabase(copy);
                    await ExecuteAsync(copy, "PRAGMA journal_mode=DELETE", cancellationToken).ConfigureAwait(false);

                    // Who writes to the original does not write to the copy.
                    await ExecuteAsync(copy, "UPDATE LoadLease SET Holder = '', ExpiresAtUtc = 0", cancellationToken).ConfigureAwait(false);
                    await CheckAsync(copy, unfinished, cancellationToken).ConfigureAwait(false);
                }
            }

            File.Move(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Replaces the warehouse's content by a backup's, in one transaction: readers see one or the other.</summary>
    /// <param name="database">An embedded warehouse; made where it is missing.</param>
    /// <param name="file">The backup.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Stops before the copy begins.</param>
    /// <exception cref="LeaseHeldException">A worker is writing.</exception>
    /// <exception cref="InvalidDataException">The file is no sound backup of a warehouse.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static async Task RestoreAsync(WarehouseDatabase database, string file, TimeProvider clock, CancellationToken cancellationToken)
    {
        RequireSqlite(database);
        var path = Path.GetFullPath(file);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no backup {path}.", path);
        }

        var backup = await OpenAsync(path, SqliteOpenMode.ReadOnly, cancellationToken).ConfigureAwait(false);
        await using (backup.ConfigureAwait(false))
        {
            await CheckAsync(backup, path, cancellationToken).ConfigureAwait(false);
            await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            var lease = await new WarehouseLoads(database, clock).AcquireLeaseAsync(cancellationToken).ConfigureAwait(false);
            await using (lease.ConfigureAwait(false))
            {
                var live = (SqliteConnection)await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using (live.ConfigureAwait(false))
                {
                    backup.BackupDatabase(live);
                    await ExecuteAsync(live, "PRAGMA journal_mode=WAL", CancellationToken.None).ConfigureAwait(false);

                    // A worker from before must not commit into what was restored: its number is behind.
                    await ExecuteAsync(
                        live,
                        string.Create(CultureInfo.InvariantCulture, $"UPDATE LoadLease SET Holder = '', ExpiresAtUtc = 0, FencingNumber = MAX(FencingNumber, {lease.FencingNumber}) + 1"),
                        CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private static void RequireSqlite(WarehouseDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Engine != WarehouseEngine.Sqlite)
        {
            throw new NotSupportedException($"{database.Location} is on SQL Server: back it up and restore it with the server's own BACKUP and RESTORE.");
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    private static async Task CheckAsync(SqliteConnection connection, string file, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ExecuteAsync(connection, "PRAGMA quick_check", cancellationToken).ConfigureAwait(false);
            var tables = await ExecuteAsync(
                connection,
                $"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('{WarehouseDatabase.StarHistoryTable}', 'DimLoad', 'LoadLease')",
                cancellationToken).ConfigureAwait(false);
            if (answer is not "ok" || tables is not 3L)
            {
                throw new InvalidDataException(answer is "ok" ? $"{file} is no warehouse of this product." : $"{file} is damaged: {answer}");
            }
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            throw new InvalidDataException($"{file} is no sound SQLite file: {problem.Message}", problem);
        }
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Texts of this file; the one value in them is a number.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
