using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Prism.Warehouse.Model;

/// <summary>
/// Applies what is missing in one transaction that takes the write lock first. EF's own way marks its lock by a row, which a killed process
/// leaves behind: every later start would wait for it without end.
/// </summary>
internal static class SqliteMigration
{
    public static async Task ApplyAsync(DbContext context, CancellationToken cancellationToken)
    {
        // An up-to-date database is not locked: a start must not wait for a load that another worker is in the middle of.
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any())
        {
            return;
        }

        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await WarehouseDatabase.BeginWriteAsync(context.Database.GetDbConnection(), cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
            var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false);
            if (pending.Any())
            {
                var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false);
                var script = context.GetService<IMigrator>().GenerateScript(
                    applied.LastOrDefault() ?? Migration.InitialDatabase, options: MigrationsSqlGenerationOptions.NoTransactions);
                using var command = context.Database.GetDbConnection().CreateCommand();
                command.Transaction = transaction;
#pragma warning disable CA2100 // The text is generated from the migrations in this assembly.
                command.CommandText = script;
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        await context.Database.UseTransactionAsync(null, cancellationToken).ConfigureAwait(false);
        await context.Database.CloseConnectionAsync().ConfigureAwait(false);
    }
}
