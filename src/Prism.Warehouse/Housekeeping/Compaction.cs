using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Housekeeping;

/// <summary>Gives unused room back and brings what the engine knows of its tables up to date. The caller holds the lease: nobody writes meanwhile.</summary>
public static class Compaction
{
    /// <summary>SQLite needs as much free room again as the warehouse takes.</summary>
    public static async Task RunAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            context.Database.SetCommandTimeout(TimeSpan.FromHours(12));
            var statements = database.Engine == WarehouseEngine.Sqlite
                ? ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
                : context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).SelectMany(entity => SqlServer(entity.GetTableName()!));
            foreach (var statement in statements)
            {
                await context.Database.ExecuteSqlRawAsync(statement, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Deleted rows of a columnstore are removed and its small groups joined, without locking readers out; then fresh statistics.</summary>
    public static IReadOnlyList<string> SqlServer(string table) =>
        [$"ALTER INDEX ALL ON [{table}] REORGANIZE;", SqlServerLayout.Statistics(table)];
}
