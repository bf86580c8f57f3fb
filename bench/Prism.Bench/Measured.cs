using System.Diagnostics;

namespace Prism.Bench;

/// <summary>What a piece of work cost.</summary>
/// <param name="Wall">Time by the clock.</param>
/// <param name="Processor">Processor time of this process, all threads.</param>
/// <param name="PeakBytes">The largest working set seen, five times a second.</param>
internal readonly record struct Measured(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    public static async Task<Measured> OfAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var peak = 0L;
        using var stop = new CancellationTokenSource();
        var watch = WatchAsync(bytes => peak = Math.Max(peak, bytes), stop.Token);
        var clock = Stopwatch.GetTimestamp();
        await work();
        var wall = Stopwatch.GetElapsedTime(clock);
        process.Refresh();
        var processor = process.TotalProcessorTime - before;
        await stop.CancelAsync();
        await watch;
        return new Measured(wall, processor, peak);
    }

    private static async Task WatchAsync(Action<long> see, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            see(Environment.WorkingSet);
            await Task.Delay(200, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
