using System.Diagnostics;

namespace Prism.Bench;

/// <summary>What a piece of work cost.</summary>
/// <param name="Wall">Time by the clock.</param>
/// <param name="Processor">Processor time of this process, all threads.</param>
/// <param name="PeakBytes">The largest working set seen, five times a second: the parts of the database's file that are mapped into memory are in it.</param>
/// <param name="PeakManagedBytes">The most memory that the runtime's heap had committed, as often.</param>
internal readonly record struct Measured(TimeSpan Wall, TimeSpan Processor, long PeakBytes, long PeakManagedBytes)
{
    public static async Task<Measured> OfAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var (peak, managed) = (0L, 0L);
        using var stop = new CancellationTokenSource();
        var watch = WatchAsync(
            () =>
            {
                peak = Math.Max(peak, Environment.WorkingSet);
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
        return new Measured(wall, processor, peak, managed);
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
