using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Prism.Warehouse;

/// <summary>
/// What every connection to the embedded warehouse is set to. WAL (a property of the file, set when it is made) with <c>synchronous=NORMAL</c>:
/// a killed process loses nothing it committed, a power cut may lose the last commits and never consistency. <c>temp_store</c> and
/// <c>cache_size</c> stay at their defaults: measured, group-bys are three to four times slower with others. SQLite itself waits a second for
/// another writer; beyond that the provider tries again until the command's timeout, so that a command can ask for less.
/// </summary>
public sealed class SqliteConnectionSetup(SqliteOptions options) : DbConnectionInterceptor
{
    /// <summary>A page has 4,096 bytes.</summary>
    private const long PagesPerMegabyte = 256;

    private readonly string pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout=1000; PRAGMA synchronous=NORMAL; PRAGMA mmap_size={options.MemoryMapBytes}; PRAGMA foreign_keys=OFF;{(options.MaxFileMegabytes is { } most ? $" PRAGMA max_page_count={most * PagesPerMegabyte};" : "")}");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite answers in place; its provider has no truly asynchronous calls.
        Apply(connection);
        return Task.CompletedTask;
    }

    internal void Apply(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text holds two numbers of the settings.
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
