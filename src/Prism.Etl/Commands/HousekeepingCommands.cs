using System.CommandLine;
using System.Globalization;
using Prism.Etl.Housekeeping;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Commands;

/// <summary><c>vacuum</c>, <c>backup</c>, <c>restore</c>: what keeps a warehouse small and safe.</summary>
internal static class HousekeepingCommands
{
    public static Command Vacuum()
    {
        var command = new Command("vacuum", "Delete what the settings say was kept long enough, and give unused room back. No worker may be writing.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false, (runtime, _) => VacuumAsync(runtime, cancellationToken), cancellationToken));
        return command;
    }

    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not exist." };
        var command = new Command("backup", "Copy the embedded warehouse into one file; loads and readers go on meanwhile.") { file };
        command.SetAction((parsed, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false,
            async (runtime, _) =>
            {
                var target = parsed.GetRequiredValue(file);
                await SqliteBackup.BackupAsync(runtime.Database, target, cancellationToken).ConfigureAwait(false);
                await LineAsync(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(target)}: {new FileInfo(target).Length:N0} bytes")).ConfigureAwait(false);
                return EtlCommandLine.Succeeded;
            },
            cancellationToken));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A file that backup wrote." };
        var command = new Command("restore", "Replace the embedded warehouse's content by a backup's. No worker may be writing; readers see the one or the other.") { file };
        command.SetAction((parsed, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false,
            async (runtime, _) =>
            {
                await SqliteBackup.RestoreAsync(runtime.Database, parsed.GetRequiredValue(file), runtime.Clock, cancellationToken).ConfigureAwait(false);
                var version = await new WarehouseLoads(runtime.Database, runtime.Clock).PublishedVersionAsync(cancellationToken).ConfigureAwait(false);
                await LineAsync(string.Create(CultureInfo.InvariantCulture, $"Restored; the version is {version}. The next run reads what changed since.")).ConfigureAwait(false);
                return EtlCommandLine.Succeeded;
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> VacuumAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        await runtime.Staging.MigrateAsync(cancellationToken).ConfigureAwait(false);
        var lease = await new WarehouseLoads(runtime.Database, runtime.Clock).AcquireLeaseAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var retention = new Retention(runtime.Database, runtime.Staging, runtime.Settings.Worker, runtime.Clock);
            foreach (var (table, rows) in await retention.ApplyAsync(cancellationToken).ConfigureAwait(false))
            {
                await LineAsync(string.Create(CultureInfo.InvariantCulture, $"  {table,-28} {rows,12:N0} rows deleted")).ConfigureAwait(false);
            }

            await new GrowthRecord(runtime.Database, runtime.Clock).TakeAsync(lease, cancellationToken).ConfigureAwait(false);
            var before = Size(runtime);
            await Compaction.RunAsync(runtime.Database, cancellationToken).ConfigureAwait(false);
            if (before > 0)
            {
                await LineAsync(string.Create(CultureInfo.InvariantCulture, $"  {before:N0} bytes before, {Size(runtime):N0} now")).ConfigureAwait(false);
            }
        }

        return EtlCommandLine.Succeeded;
    }

    private static long Size(EtlRuntime runtime) => runtime.Database.SqliteFile is { Length: > 0 } file ? new FileInfo(file).Length : 0;

    private static Task LineAsync(string text) => Console.Out.WriteLineAsync(text);
}
