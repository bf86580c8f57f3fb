using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Etl.Loading;
using Prism.Warehouse;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Model;
using Prism.Warehouse.Ops;
using Prism.Warehouse.Quality;

namespace Prism.Etl.Commands;

/// <summary><c>warehouse script</c>, <c>warehouse roles</c>, <c>warehouse check</c>: for whoever looks after the database.</summary>
internal static class WarehouseCommand
{
    public static Command Create() => new("warehouse", "The database: its T-SQL, its roles, and whether it is as it should be.") { Script(), Roles(), Check() };

    private static Command Script()
    {
        var rowstore = new Option<bool>("--rowstore") { Description = "Facts as rows instead of columnstore, for tiers that have none." };
        var months = new Option<bool>("--months") { Description = "Facts of a day or finer in partitions by month (Prism:Warehouse:SqlServer:MonthlyPartitions)." };
        var command = new Command("script", "Print the whole T-SQL that makes or updates the warehouse on SQL Server; it can be run again.") { rowstore, months };
        command.SetAction(parsed => Console.Out.WriteLine(WarehouseScript.Schema(!parsed.GetValue(rowstore), parsed.GetValue(months))));
        return command;
    }

    private static Command Roles()
    {
        var command = new Command("roles", "Print the T-SQL of the least-privilege roles prism_reader, prism_etl and prism_admin.");
        command.SetAction(_ => Console.Out.WriteLine(WarehouseScript.Roles()));
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", "Compare the database with what this version and the settings expect (on SQL Server also columnstore, partitions, compression and row versions), run every data-quality check over all rows, and name each difference.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false, (runtime, _) => CheckAsync(runtime, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        var differences = new List<string>();
        var star = runtime.Database.CreateContext();
        await using (star.ConfigureAwait(false))
        {
            differences.AddRange(await SchemaDifferences.FindAsync(star, runtime.Database.Engine, cancellationToken).ConfigureAwait(false));
            if (runtime.Database.Engine == WarehouseEngine.SqlServer)
            {
                differences.AddRange(await SqlServerLayoutDifferences.FindAsync(star, runtime.Database.Options.SqlServer, cancellationToken).ConfigureAwait(false));
            }
        }

        var staging = runtime.Staging.CreateContext();
        await using (staging.ConfigureAwait(false))
        {
            differences.AddRange(await SchemaDifferences.FindAsync(staging, runtime.Database.Engine, cancellationToken).ConfigureAwait(false));
        }

        // The service makes its own tables when it first starts: until then there is nothing to compare.
        var service = new OpsDatabase(runtime.Database);
        if (await service.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            var ops = service.CreateContext();
            await using (ops.ConfigureAwait(false))
            {
                differences.AddRange(await SchemaDifferences.FindAsync(ops, runtime.Database.Engine, cancellationToken).ConfigureAwait(false));
            }
        }

        foreach (var difference in differences)
        {
            await LineAsync(difference).ConfigureAwait(false);
        }

        if (differences.Count > 0)
        {
            return EtlCommandLine.Failed;
        }

        await LineAsync("The schema is as expected.").ConfigureAwait(false);
        return await CheckRowsAsync(runtime, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads only; a check on a database that is being loaded sees its last version.</summary>
    private static async Task<int> CheckRowsAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        var connection = await runtime.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // On SQLite a transaction that says nothing else asks for the write lock.
            var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var version = await new WarehouseLoads(runtime.Database, runtime.Clock).PublishedVersionAsync(cancellationToken).ConfigureAwait(false);
                var now = runtime.Clock.GetUtcNow();
                var writer = runtime.Database.CreateWriter(runtime.Database.StarModel, connection, transaction, version, now);
                var session = new LoadSession(runtime.Database.Engine, connection, transaction, writer, version, now);
                var checks = StarChecks.All(runtime.Database.StarModel).Concat(StagingChecks.All);
                var results = await new DataQuality(session, null, 0).RunAsync(checks, cancellationToken).ConfigureAwait(false);
                foreach (var failed in results.Where(row => !row.IsPassed))
                {
                    await LineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"{failed.Severity}: {failed.CheckName} fails for {failed.FailedCount:N0} of {failed.CheckedCount:N0} rows of {failed.TableName}: {failed.Sample}")).ConfigureAwait(false);
                }

                await LineAsync(string.Create(CultureInfo.InvariantCulture, $"{results.Count(row => row.IsPassed)} of {results.Count} data-quality checks passed.")).ConfigureAwait(false);
                return results.Any(row => !row.IsPassed && row.Severity == Prism.Warehouse.Facts.CheckSeverity.Error) ? EtlCommandLine.Failed : EtlCommandLine.Succeeded;
            }
        }
    }

    private static Task LineAsync(string text) => Console.Out.WriteLineAsync(text);
}
