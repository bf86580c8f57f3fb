using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Prism.Warehouse;

/// <summary>
/// Statements tell how many rows they changed: leases and counts are read from it. An administrator may have turned that off for a whole server
/// (option <c>user options</c>), and saving a context turns it off for its own batch, which not every server ends with the batch.
/// </summary>
public sealed class SqlServerConnectionSetup : DbConnectionInterceptor, ISaveChangesInterceptor
{
    internal const string CountRows = "SET NOCOUNT OFF;";

    /// <summary>The one there is: it holds nothing.</summary>
    public static readonly SqlServerConnectionSetup Instance = new();

    private SqlServerConnectionSetup()
    {
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = CountRows;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync(connection, cancellationToken);

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        eventData.Context?.Database.ExecuteSqlRaw(CountRows);
        return result;
    }

    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (eventData.Context is { } context)
        {
            await context.Database.ExecuteSqlRawAsync(CountRows, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    internal static async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = CountRows;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
