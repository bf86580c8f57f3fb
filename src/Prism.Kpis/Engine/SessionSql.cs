using System.Data.Common;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>The ways the engine talks to the warehouse. Every reader is read to its end before the next command: there is no MARS.</summary>
internal static class SessionSql
{
    public static async Task<List<T>> QueryAsync<T>(
        this LoadSession session, string sql, Func<DbDataReader, T> read, int timeoutSeconds, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = session.Command(sql, parameters);
        command.CommandTimeout = timeoutSeconds;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task<int> ExecuteAsync(
        this LoadSession session, string sql, int timeoutSeconds, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = session.Command(sql, parameters);
        command.CommandTimeout = timeoutSeconds;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a step so that its failure undoes only itself; returns null, or why it failed.</summary>
    public static async Task<string?> TryAsync(this LoadSession session, Func<Task> step, CancellationToken cancellationToken)
    {
        const string savepoint = "kpi_step";
        await session.Transaction.SaveAsync(savepoint, cancellationToken);
        try
        {
            await step();
            await session.Transaction.ReleaseAsync(savepoint, cancellationToken);
            return null;
        }
        catch (Exception fault) when (!TransientFault.Is(fault) && (fault is DbException or InvalidOperationException or OverflowException or InvalidCastException))
        {
            // If the engine gave up the whole transaction, this throws, and the load fails as it must.
            await session.Transaction.RollbackAsync(savepoint, cancellationToken);
            return fault.Message;
        }
    }

    public static double? NullableDouble(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    /// <summary>The embedded engine keeps instants as milliseconds.</summary>
    public static DateTimeOffset Instant(this DbDataReader reader, int column) =>
        reader.GetValue(column) is long milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));

    public static string? NullableString(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
