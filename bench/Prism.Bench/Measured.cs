using System.Diagnostics;
using System.Globalization;

namespace Prism.Bench;

/// <summary>What a piece of work cost.</summary>
/// <param name="Wall">Time by the clock.</param>
/// <param name="Processor">Processor time of this process, all threads.</param>
/// <param name="PeakBytes">The largest working set seen, five times a second: the parts of the database's file that are mapped into memory are in it.</param>
/// <param name="PeakOwnBytes">The same without mapped files: what the process itself took. 0 where the system does not tell (only Linux does).</param>
/// <param name="PeakManagedBytes">The most memory that the runtime's heap had committed, as often.</param>
internal readonly record struct Measured(TimeSpan Wall, TimeSpan Processor, long PeakBytes, long PeakOwnBytes, long PeakManagedBytes)
{
    public static async Task<Measured> OfAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var (peak, own, managed) = (0L, 0L, 0L);
        using var stop = new CancellationTokenSource();
        var watch = WatchAsync(
            () =>
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                own = Math.Max(own, OwnBytes());
                managed = Math.Max(managed, GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes);
            },
            stop.Token);
        var clock = Stopwatch.GetTimestamp();
        await work();
        var wall = Stopwatch.GetElapsedTime(clock);
        process.Refresh();
        var processor = process.TotalProcessorTime - before;
        await stop.CancelAsync();
        await watch;
        return new Measured(wall, processor, peak, own, managed);
    }

    /// <summary>What the process itself holds now; 0 where the system does not tell.</summary>
    public static long OwnBytes() => OwnBytes(Environment.ProcessId);

    /// <summary>The same of another process.</summary>
    public static long OwnBytes(int process)
    {
        const string Label = "RssAnon:";
        var status = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status");
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) is { } line
            ? long.Parse(line.AsSpan(Label.Length, line.Length - Label.Length - " kB".Length).Trim(), CultureInfo.InvariantCulture) * 1024
            : 0;
    }

    private static async Task WatchAsync(Action see, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            see();
            await Task.Delay(200, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
