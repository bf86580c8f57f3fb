using System.Diagnostics;
using System.Globalization;
using System.Xml;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.MsProject;

namespace Prism.Bench;

/// <summary>
/// How fast a plan is read compared with a loop that only walks the XML, and in how much memory. Three readings, the best of three runs each: the bare
/// loop, the reader of plans (values parsed and checked), the whole source (hash, compressed copy, staged rows by day).
/// </summary>
internal static class PlansBench
{
    private const int Runs = 3;

    public static async Task RunAsync(string[] args)
    {
        var largest = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 10_000;
        var folder = Directory.CreateTempSubdirectory("prism-bench");
        try
        {
            Console.WriteLine("tasks   MB      bare s  reader s  of bare  source s  of bare  rows       peak heap MB  peak working set MB");
            foreach (var tasks in new[] { largest / 4, largest / 2, largest })
            {
                await RunAsync(folder.FullName, tasks);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string folder, int tasks)
    {
        var path = Path.Combine(folder, "plan.xml");
        await using (var file = File.Create(path))
        {
            PlansFile.Write(file, tasks);
        }

        var size = new FileInfo(path).Length / 1e6;
        TimeSpan bare = TimeSpan.MaxValue, reader = TimeSpan.MaxValue, source = TimeSpan.MaxValue;
        var (rows, peak) = (0L, 0L);
        for (var run = 0; run < Runs; run++)
        {
            bare = Best(bare, () => Bare(path));
            reader = Best(reader, () => Records(path));
            GC.Collect();
            var clock = Stopwatch.GetTimestamp();
            (rows, var heap) = await SourceAsync(path);
            var took = Stopwatch.GetElapsedTime(clock);
            source = took < source ? took : source;
            peak = Math.Max(peak, heap);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tasks,-7} {size,-7:0.0} {bare.TotalSeconds,-7:0.00} {reader.TotalSeconds,-9:0.00} {bare / reader,-8:0.00} {source.TotalSeconds,-9:0.00} {bare / source,-8:0.00} {rows,-10} {peak / 1e6,-13:0.0} {process.PeakWorkingSet64 / 1e6:0.0}"));
        File.Delete(path);
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
    private static async Task<(long Rows, long PeakHeap)> SourceAsync(string path)
    {
        var (rows, peak) = (0L, 0L);
        var source = new MsProjectSource(new MsProjectOptions { Folder = path }, NullLogger<MsProjectSource>.Instance);
        await foreach (var batch in source.ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), CancellationToken.None))
        {
            rows += batch.RowCount;
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        }

        return (rows, peak);
    }
}
