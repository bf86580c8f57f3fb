using System.Diagnostics;
using System.Globalization;
using System.Xml;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Bench;

/// <summary>
/// How fast a plan is read compared with a loop that only walks the XML, and in how much memory. Four readings, the best of three runs each: the bare
/// loop, the reader of plans (values parsed and checked), the whole source (hash, compressed copy, staged rows by day, dropped as they come), and the
/// source with its rows committed to a database (once). Each size in a process of its own, with the worker's memory setting, so that its peak is its own.
/// </summary>
internal static class PlansBench
{
    private const int Runs = 3;

    public static async Task RunAsync(string[] args)
    {
        var largest = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 10_000;
        Console.WriteLine("tasks   MB      bare s  reader s  of bare  source s  of bare  rows       read MB   committed s  rows/s    committed MB");
        foreach (var tasks in new[] { largest / 4, largest / 2, largest })
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { Environment = { ["DOTNET_GCConserveMemory"] = "9" } };
            start.ArgumentList.Add("plans-of");
            start.ArgumentList.Add(tasks.ToString(CultureInfo.InvariantCulture));
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
        }
    }

    /// <summary>One size.</summary>
    public static async Task OfAsync(int tasks)
    {
        var folder = Directory.CreateTempSubdirectory("prism-bench");
        try
        {
            await OfAsync(folder.FullName, tasks);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task OfAsync(string folder, int tasks)
    {
        var path = Path.Combine(folder, "plan.xml");
        await using (var file = File.Create(path))
        {
            PlansFile.Write(file, tasks);
        }

        TimeSpan bare = TimeSpan.MaxValue, reader = TimeSpan.MaxValue, source = TimeSpan.MaxValue;
        var rows = 0L;
        for (var run = 0; run < Runs; run++)
        {
            bare = Best(bare, () => Bare(path));
            reader = Best(reader, () => Records(path));
            GC.Collect();
            var clock = Stopwatch.GetTimestamp();
            rows = await SourceAsync(path);
            var took = Stopwatch.GetElapsedTime(clock);
            source = took < source ? took : source;
        }

        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = Path.Combine(folder, "data") } });
        var staging = new StagingArea(database);
        await staging.MigrateAsync(CancellationToken.None);
        var committed = await Measured.OfAsync(() => CommitAsync(path, database, staging));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tasks,-7} {new FileInfo(path).Length / 1e6,-7:0.0} {bare.TotalSeconds,-7:0.00} {reader.TotalSeconds,-9:0.00} {bare / reader,-8:0.00} {source.TotalSeconds,-9:0.00} {bare / source,-8:0.00} {rows,-10} {peak / 1e6,-9:0} {committed.Wall.TotalSeconds,-12:0.0} {rows / committed.Wall.TotalSeconds,-9:0} {committed.PeakBytes / 1e6:0}"));
    }

    private static TimeSpan Best(TimeSpan best, Action run)
    {
        var clock = Stopwatch.GetTimestamp();
        run();
        var took = Stopwatch.GetElapsedTime(clock);
        return took < best ? took : best;
    }

    private static void Bare(string path)
    {
        using var file = File.OpenRead(path);
        using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true });
        while (xml.Read())
        {
        }
    }

    private static void Records(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new MspdiReader(file);
        foreach (var _ in reader.Read())
        {
        }
    }

    /// <summary>The worker's way, each part dropped as it would be once committed.</summary>
    private static async Task<long> SourceAsync(string path)
    {
        var rows = 0L;
        await foreach (var batch in Source(path).ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), CancellationToken.None))
        {
            rows += batch.RowCount;
        }

        return rows;
    }

    private static async Task CommitAsync(string path, WarehouseDatabase database, StagingArea staging)
    {
        var loads = new WarehouseLoads(database, TimeProvider.System);
        var writer = new StagingWriter(database, staging, TimeProvider.System);
        await using var lease = await loads.AcquireLeaseAsync(CancellationToken.None);
        var load = await loads.BeginExtractAsync(lease, "plans", null, CancellationToken.None);
        await foreach (var batch in Source(path).ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), CancellationToken.None))
        {
            await writer.CommitAsync(batch, load, CancellationToken.None);
        }

        await load.SucceedAsync(CancellationToken.None);
    }

    private static MsProjectSource Source(string path) => new(new MsProjectOptions { Folder = path }, NullLogger<MsProjectSource>.Instance);
}
