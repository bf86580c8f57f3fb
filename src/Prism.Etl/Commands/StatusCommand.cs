using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Runs;
using Prism.Warehouse;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Commands;

/// <summary><c>status</c>: the published version, the last loads, what was rejected and why, how many rows each table holds and what room it takes.</summary>
internal static class StatusCommand
{
    private const int ShownLoads = 10;
    private const int ShownRejections = 20;

    public static Command Create()
    {
        var command = new Command("status", "The published version, the last loads, rejected rows, and rows per table.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false, (runtime, _) => WriteAsync(runtime, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        var version = await new WarehouseLoads(runtime.Database, runtime.Clock).PublishedVersionAsync(cancellationToken).ConfigureAwait(false);
        await LineAsync($"Warehouse  {runtime.Database.Location}").ConfigureAwait(false);
        await LineAsync(version == 0 ? "Version    none is published yet" : string.Create(CultureInfo.InvariantCulture, $"Version    {version}")).ConfigureAwait(false);

        var context = runtime.Database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            await WriteLoadsAsync(context, cancellationToken).ConfigureAwait(false);
            await WriteRejectionsAsync(context, cancellationToken).ConfigureAwait(false);
        }

        await WriteSignInsAsync(runtime).ConfigureAwait(false);
        await WriteSizesAsync(runtime, cancellationToken).ConfigureAwait(false);

        return EtlCommandLine.Succeeded;
    }

    private static async Task WriteLoadsAsync(WarehouseContext context, CancellationToken cancellationToken)
    {
        await LineAsync("\nLast loads").ConfigureAwait(false);
        var loads = await context.Loads.OrderByDescending(load => load.LoadSk).Take(ShownLoads).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var load in loads)
        {
            await LineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {load.LoadSk,6}  {load.StartedAtUtc:yyyy-MM-dd HH:mm:ss}Z  {load.SourceSystem,-14} {load.Kind,-8} {load.Outcome,-12} {load.RowsIn,9:N0} in {load.RowsStaged,9:N0} staged {load.RowsLoaded,9:N0} loaded {load.RowsRejected,6:N0} rejected")).ConfigureAwait(false);
            if (load is { Outcome: LoadOutcome.Running, StepName: { } step, StepStartedAtUtc: { } began, StepSeenAtUtc: { } seen })
            {
                await LineAsync(string.Create(CultureInfo.InvariantCulture, $"          {new StepProgress(step, load.StepDone, load.StepTotal, seen - began)}, as of {seen:HH:mm:ss}Z")).ConfigureAwait(false);
            }

            if (load.Message is { } message)
            {
                await LineAsync($"          {message}").ConfigureAwait(false);
            }
        }
    }

    private static async Task WriteRejectionsAsync(WarehouseContext context, CancellationToken cancellationToken)
    {
        var count = await context.RejectedRows.CountAsync(cancellationToken).ConfigureAwait(false);
        await LineAsync(string.Create(CultureInfo.InvariantCulture, $"\nRejected rows: {count:N0}")).ConfigureAwait(false);
        var rows = await context.RejectedRows
            .OrderByDescending(row => row.LoadSk).ThenBy(row => row.SourceSystem).ThenBy(row => row.Entity).ThenBy(row => row.SourceId)
            .Take(ShownRejections).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            await LineAsync($"  {row.SourceSystem} {row.Entity} {row.SourceId}: {row.Rule} ({row.Value})").ConfigureAwait(false);
        }
    }

    /// <summary>When the secrets expire of which the settings say it.</summary>
    private static async Task WriteSignInsAsync(EtlRuntime runtime)
    {
        var today = DateOnly.FromDateTime(runtime.Clock.GetUtcNow().UtcDateTime);
        foreach (var (site, on) in runtime.Settings.Jira.Where(site => site.SignIn.ExpiresOn is not null).Select(site => (site.Name, site.SignIn.ExpiresOn!.Value)))
        {
            var days = on.DayNumber - today.DayNumber;
            await LineAsync(string.Create(CultureInfo.InvariantCulture, $"\nSign-in of {site}: {(days < 0 ? "expired" : "expires")} on {on:yyyy-MM-dd}{(days < 0 ? "" : $", in {days} days")}")).ConfigureAwait(false);
        }
    }

    /// <summary>What the tables hold, and what they gained since their sizes were taken last before today.</summary>
    private static async Task WriteSizesAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        var now = runtime.Clock.GetUtcNow();
        var before = await new GrowthRecord(runtime.Database, runtime.Clock).LastBeforeAsync(now, cancellationToken).ConfigureAwait(false);
        var since = before.Values.Select(row => row.MeasuredAtUtc).FirstOrDefault();
        var bytes = runtime.Database.SqliteFile is { Length: > 0 } file
            ? string.Create(CultureInfo.InvariantCulture, $"bytes of values; the file has {new FileInfo(file).Length:N0}")
            : "bytes on disk, indexes included";
        await LineAsync($"\nRows and bytes per table ({bytes})").ConfigureAwait(false);
        await LineAsync(before.Count == 0
            ? "  Growth is told from the second day on: run and vacuum keep the sizes of each day."
            : string.Create(CultureInfo.InvariantCulture, $"  In brackets what changed since {since:yyyy-MM-dd HH:mm}Z")).ConfigureAwait(false);
        var sizes = await TableSizes.ReadAsync(runtime.Database, cancellationToken).ConfigureAwait(false);
        var gone = before.Keys.Except(sizes.Select(size => size.Table), StringComparer.Ordinal).Select(table => new TableSize(table, 0, 0));
        foreach (var size in sizes.Concat(gone).OrderByDescending(size => size.Bytes).ThenBy(size => size.Table, StringComparer.Ordinal))
        {
            await LineAsync(Line(size.Table, size, before.Count == 0 ? null : new TableSize(size.Table, before.GetValueOrDefault(size.Table)?.StoredRows ?? 0, before.GetValueOrDefault(size.Table)?.StoredBytes ?? 0))).ConfigureAwait(false);
        }

        var all = new TableSize("in all", sizes.Sum(size => size.Rows), sizes.Sum(size => size.Bytes));
        var allBefore = before.Count == 0 ? null : new TableSize("", before.Values.Sum(row => row.StoredRows), before.Values.Sum(row => row.StoredBytes));
        await LineAsync(Line("in all", all, allBefore)).ConfigureAwait(false);
    }

    private static string Line(string name, TableSize size, TableSize? before)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {size.Rows,13:N0} rows{Change(size.Rows - before?.Rows),-14} {size.Bytes,16:N0} bytes{Change(size.Bytes - before?.Bytes)}");
        return line.TrimEnd();

        static string Change(long? change) => change is null or 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({change:+#,0;-#,0})");
    }

    private static Task LineAsync(string text) => Console.Out.WriteLineAsync(text);
}
