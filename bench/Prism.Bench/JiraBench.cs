using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl;
using Prism.Etl.Loading;
using Prism.Etl.Runs;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Bench;

/// <summary>
/// What a first load of a large site costs, compared with a reader that only downloads and parses the same pages; what a second run costs
/// after 1 % of the issues have changed, and a third after nothing has.
/// </summary>
internal static class JiraBench
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static async Task RunAsync(string[] args)
    {
        var issues = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        var parts = args.Length > 1 ? args[1].Split(',') : ["reader", "source", "staging", "run"];
        var folder = Directory.CreateTempSubdirectory("prism-bench");
        try
        {
            var first = await FirstAsync(issues, parts, folder.FullName);
            if (first is { } run)
            {
                await using var changed = await JiraSite.StartAsync(issues, changes: 1);
                await changed.IndexAsync();
                var again = await Measured.OfAsync(() => RunPipelineAsync(changed.Address, Path.Combine(folder.FullName, "run")));
                Print("second run, 1 % changed", again);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  of the first run by the clock {again.Wall / run.Wall:P1}, by processor time {again.Processor / run.Processor:P1}"));
                Print("third run, nothing changed", await Measured.OfAsync(() => RunPipelineAsync(changed.Address, Path.Combine(folder.FullName, "run"))));
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <returns>What the whole run cost; null where it is none of the parts.</returns>
    private static async Task<Measured?> FirstAsync(int issues, string[] parts, string folder)
    {
        Measured? run = null;
        await using var site = await JiraSite.StartAsync(issues, changes: 0);
        foreach (var part in parts)
        {
            switch (part)
            {
                case "reader":
                    using (var reader = new JiraReader(site.Address))
                    {
                        var fields = await reader.CustomFieldsAsync();
                        Print("reader", await Measured.OfAsync(() => reader.RunAsync(fields)));
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                            $"  {reader.Issues:N0} issues, {(double)reader.Histories / reader.Issues:0.0} histories each, {reader.Bytes / 1e6:N0} MB of JSON"));
                    }

                    break;
                case "source":
                    Print("source, rows dropped", await Measured.OfAsync(() => ExtractAsync(site.Address)));
                    break;
                case "staging":
                    Print("source into staging", await Measured.OfAsync(() => StageAsync(site.Address, Path.Combine(folder, "staging"))));
                    break;
                case "run":
                    run = await Measured.OfAsync(() => RunPipelineAsync(site.Address, Path.Combine(folder, "run")));
                    Print("whole run, KPIs included", run.Value);
                    break;
                default:
                    throw new ArgumentException($"'{part}' is none of reader, source, staging, run.", nameof(parts));
            }
        }

        return run;
    }

    private static void Print(string what, Measured cost) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-26} {cost.Wall.TotalSeconds,8:0.0} s   processor {cost.Processor.TotalSeconds,8:0.0} s   peak working set {cost.PeakBytes / 1e6,5:0} MB, without mapped files {cost.PeakOwnBytes / 1e6,5:0}, managed {cost.PeakManagedBytes / 1e6,5:0}"));

    private static async Task ExtractAsync(Uri address)
    {
        await foreach (var batch in Source(address, null).ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), CancellationToken.None))
        {
            _ = batch;
        }
    }

    private static async Task StageAsync(Uri address, string folder)
    {
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder, MemoryMapBytes = EtlRuntime.MostMappedBytes } });
        var staging = new StagingArea(database);
        await staging.MigrateAsync(CancellationToken.None);
        var loads = new WarehouseLoads(database, TimeProvider.System);
        var writer = new StagingWriter(database, staging, TimeProvider.System);
        await using var lease = await loads.AcquireLeaseAsync(CancellationToken.None);
        var load = await loads.BeginExtractAsync(lease, "jira", null, CancellationToken.None);
        await foreach (var batch in Source(address, staging).ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), CancellationToken.None))
        {
            await writer.CommitAsync(batch, load, CancellationToken.None);
        }

        await load.SucceedAsync(CancellationToken.None);
    }

    private static async Task RunPipelineAsync(Uri address, string folder)
    {
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder, MemoryMapBytes = EtlRuntime.MostMappedBytes } });
        var staging = new StagingArea(database);
        var calculation = new SlowestOfCalculation();
        var pipeline = new EtlPipeline(
            database, staging, [Source(address, staging)], new LoadSettings(Berlin, "EUR", 1), new KpiOptions { TimeZone = Berlin, Progress = calculation }, TimeProvider.System, NullLogger<EtlPipeline>.Instance);
        var times = new StepTimes();
        var summary = await pipeline.RunAsync(times, CancellationToken.None);
        foreach (var source in summary.Sources)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  extract {source.Duration.TotalSeconds:0.00} s: {source.RowsIn:N0} rows, {source.RowsStaged:N0} changed {source.Message}"));
        }

        foreach (var step in summary.Steps)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Name} {step.Duration.TotalSeconds:0.00} s: {step.Rows:N0} rows"));
        }

        Console.WriteLine($"    {times.End()}");
        Console.WriteLine($"    calculation: {calculation.Text}");
        if (!summary.IsSucceeded)
        {
            throw new InvalidOperationException(summary.Message ?? "The run failed.");
        }
    }

    /// <summary>The measures, KPIs and other parts of the calculation that took longest.</summary>
    private sealed class SlowestOfCalculation : IProgress<KpiTiming>
    {
        private readonly List<KpiTiming> timings = [];

        public string Text => string.Join(", ", timings.OrderByDescending(timing => timing.Elapsed).Take(24)
            .Select(timing => string.Create(CultureInfo.InvariantCulture, $"{timing.Name} {timing.Elapsed.TotalSeconds:0.00} s")));

        public void Report(KpiTiming value) => timings.Add(value);
    }

    /// <summary>What the steps took, and the process's own memory at the end of each that took long; what follows the calculation are the checks.</summary>
    private sealed class StepTimes : IProgress<RunProgress>
    {
        private readonly List<string> steps = [];
        private string step = "opening";
        private long began = Stopwatch.GetTimestamp();

        public string End()
        {
            Next("");
            return string.Join(", ", steps);
        }

        public void Report(RunProgress value)
        {
            var next = value switch
            {
                { Step: RunStep.Calculate or RunStep.Publish, Done: > 0 } => $"after {value.Step}",
                { Step: RunStep.Extract or RunStep.Load } => value.Detail,
                _ => $"{value.Step}",
            };
            if (next != step)
            {
                Next(next);
            }
        }

        private void Next(string next)
        {
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {took:0.00} s") + (took < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Measured.OwnBytes() / 1e6:0} MB)")));
            (step, began) = (next, Stopwatch.GetTimestamp());
        }
    }

    private static JiraSource Source(Uri address, StagingArea? staging) => new(
        new JiraOptions { Url = address.ToString(), Token = "any", ReconcileEvery = TimeSpan.FromDays(31) },
        staging is null ? (_, _, _) => AsyncEnumerable.Empty<KnownIssue>() : KnownIssue.In(staging),
        TimeProvider.System,
        NullLogger<JiraSource>.Instance);
}
