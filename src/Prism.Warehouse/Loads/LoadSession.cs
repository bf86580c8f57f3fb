using System.Data.Common;
using Prism.Warehouse.Bulk;

namespace Prism.Warehouse.Loads;

/// <summary>
/// The one writer's transaction: everything written through it becomes visible at once, or not at all. Raw SQL runs on
/// <see cref="Connection"/> with <see cref="Transaction"/>; rows go in through <see cref="Star"/>.
/// </summary>
public sealed class LoadSession(
    WarehouseEngine engine, DbConnection connection, DbTransaction transaction, BulkWriter star, long loadSk, DateTimeOffset startedAtUtc)
{
    private readonly CountedWriter written = new(star);

    public WarehouseEngine Engine { get; } = engine;
    public DbConnection Connection { get; } = connection;
    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Writes the star's tables.</summary>
    public BulkWriter Star => written;

    /// <summary>This load: once committed, the warehouse's version.</summary>
    public long LoadSk { get; } = loadSk;
    public DateTimeOffset StartedAtUtc { get; } = startedAtUtc;

    /// <summary>What was written to a table through <see cref="Star"/> so far.</summary>
    public TableChange ChangeOf(string table) => written.Of(table);

    /// <summary>A command in this transaction.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
#pragma warning disable CA2100 // SQL texts are the product's own or a measure file's, never a caller's input; values are parameters.
        command.CommandText = SqlTrace.Tell(sql);
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Begins to read what the SELECT yields, in this transaction: for many rows. It has no parameters.</summary>
    /// <param name="sql">The SELECT.</param>
    /// <param name="timeoutSeconds">How long the engine may take for it; 0 = no limit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<RowCursor> RowsAsync(string sql, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var command = Command(sql);
        command.CommandTimeout = timeoutSeconds;
        return RowCursor.OpenAsync(command, cancellationToken);
    }
}
