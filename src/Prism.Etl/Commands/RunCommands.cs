using System.CommandLine;
using Prism.Etl.Runs;

namespace Prism.Etl.Commands;

/// <summary><c>once</c>: one run, then exit. <c>run</c>: a run, a pause, a run, until stopped.</summary>
internal static class RunCommands
{
    public static Command Once()
    {
        var command = new Command("once", "One run over all sources, then exit. Exit code 0 only when every source was read and the version published.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: true,
            async (runtime, _) =>
            {
                var summary = await RunConsole.RunAsync(runtime.CreatePipeline(), RunConsole.Open(), runtime.Clock, cancellationToken).ConfigureAwait(false);
                return summary.IsSucceeded ? EtlCommandLine.Succeeded : EtlCommandLine.Failed;
            },
            cancellationToken));
        return command;
    }

    public static Command Scheduled()
    {
        var command = new Command("run", "A run now and one every Prism:Etl:Interval, until stopped (Ctrl+C). With Prism:Etl:Webhooks:Port, what Jira's webhooks name is read between.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: true,
            async (runtime, loggers) =>
            {
                await new ScheduledRuns(runtime, RunConsole.Open(), loggers).RunAsync(cancellationToken).ConfigureAwait(false);
                return EtlCommandLine.Succeeded;
            },
            cancellationToken));
        return command;
    }
}
