using System.Net;
using Prism.Etl.Webhooks;
using Spectre.Console;

namespace Prism.Etl.Runs;

/// <summary>Runs over all sources, one interval after the other, and between them reads the issues that webhooks name. One thing at a time.</summary>
/// <param name="runtime">The worker.</param>
/// <param name="console">Where runs are shown.</param>
/// <param name="loggers">Told when the next run is.</param>
public sealed partial class ScheduledRuns(EtlRuntime runtime, IAnsiConsole console, ILoggerFactory loggers)
{
    private readonly ILogger<ScheduledRuns> logger = loggers.CreateLogger<ScheduledRuns>();

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="IOException">The port for webhooks is taken.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var options = runtime.Settings.Worker.Webhooks;
        using var queue = new TouchedQueue(options.Queue);
        if (options.Port is not { } port)
        {
            await RunAsync(queue, cancellationToken).ConfigureAwait(false);
            return;
        }

        var receiver = await WebhookReceiver.StartAsync(IPAddress.Parse(options.Address), port, runtime.Settings.Jira, queue, loggers, cancellationToken).ConfigureAwait(false);
        await using (receiver.ConfigureAwait(false))
        {
            await RunAsync(queue, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same over a queue that is filled elsewhere.</summary>
    public async Task RunAsync(TouchedQueue queue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var clock = runtime.Clock;
        var interval = runtime.Settings.Worker.Interval;
        while (true)
        {
            var summary = await RunConsole.RunAsync(runtime.CreatePipeline(), console, clock, cancellationToken).ConfigureAwait(false);
            LogNext(summary.IsSucceeded ? "succeeded" : "failed", interval);
            var due = clock.GetUtcNow() + interval;
            var isOverflown = false;
            while (!isOverflown && due - clock.GetUtcNow() is var left && left > TimeSpan.Zero
                && await queue.WaitAsync(left, clock, cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(runtime.Settings.Worker.Webhooks.Gather, clock, cancellationToken).ConfigureAwait(false);
                if (queue.TakeAll() is { } touched)
                {
                    LogTouched(touched.Sum(site => site.Count()));
                    await RunConsole.RunAsync(runtime.CreateTouched(touched), console, clock, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    LogOverflown(runtime.Settings.Worker.Webhooks.Queue);
                    isOverflown = true;
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The run {Outcome}; the next one begins in {Interval}")]
    private partial void LogNext(string outcome, TimeSpan interval);

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhooks named {Issues} issues: they are read now")]
    private partial void LogTouched(int issues);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks named more than {Most} issues (Prism:Etl:Webhooks:Queue): everything that changed is read now")]
    private partial void LogOverflown(int most);
}
