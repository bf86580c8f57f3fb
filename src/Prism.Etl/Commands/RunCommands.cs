using System.CommandLine;
using Prism.Etl.Runs;

namespace Prism.Etl.Commands;

/// <summary><c>once</c>: one run, then exit. <c>run</c>: a run, a pause, a run, until stopped.</summary>
internal static partial class RunCommands
{
    public static Command Once()
    {
        var command = new Command("once", "One run over all sources, then exit. Exit code 0 only when every source was read and the version published.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: true,
            async (runtime, _) =>
            {
                var summary = await RunConsole.RunAsync(runtime.CreatePipeline(), RunConsole.Open(), cancellationToken).ConfigureAwait(false);
                return summary.IsSucceeded ? EtlCommandLine.Succeeded : EtlCommandLine.Failed;
            },
            cancellationToken));
        return command;
    }

    public static Command Scheduled()
    {
        var command = new Command("run", "A run now and one every Prism:Etl:Interval, until stopped (Ctrl+C).");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: true,
            async (runtime, loggers) =>
            {
                var logger = loggers.CreateLogger("Prism.Etl.Schedule");
                var cleanedAtUtc = DateTimeOffset.MinValue;
                while (true)
                {
                    var summary = await RunConsole.RunAsync(runtime.CreatePipeline(), RunConsole.Open(), cancellationToken).ConfigureAwait(false);
                    if (runtime.Clock.GetUtcNow() - cleanedAtUtc >= TimeSpan.FromDays(1))
                    {
                        await HousekeepingCommands.CleanAsync(runtime, cancellationToken).ConfigureAwait(false);
                        cleanedAtUtc = runtime.Clock.GetUtcNow();
                    }

                    LogNext(logger, summary.IsSucceeded ? "succeeded" : "failed", runtime.Settings.Worker.Interval);
                    await Task.Delay(runtime.Settings.Worker.Interval, runtime.Clock, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken));
        return command;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The run {Outcome}; the next one begins in {Interval}")]
    private static partial void LogNext(ILogger logger, string outcome, TimeSpan interval);
}
