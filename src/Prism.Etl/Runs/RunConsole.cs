using System.Globalization;
using Spectre.Console;

namespace Prism.Etl.Runs;

/// <summary>Shows a run: bars where the output is a terminal, plain lines where it is not (a log, a pipe, a test).</summary>
public static class RunConsole
{
    /// <summary>The console that runs are shown on. A log or a pipe has no width to wrap at.</summary>
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 10_000;
        }

        return console;
    }

    /// <summary>Runs the pipeline and shows its progress, then its summary.</summary>
    public static async Task<RunSummary> RunAsync(EtlPipeline pipeline, IAnsiConsole console, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(console);
        var summary = console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? await WithBarsAsync(pipeline, console, cancellationToken).ConfigureAwait(false)
            : await pipeline.RunAsync(new LineProgress(console, clock), cancellationToken).ConfigureAwait(false);
        Write(summary, console);
        return summary;
    }

    private static Task<RunSummary> WithBarsAsync(EtlPipeline pipeline, IAnsiConsole console, CancellationToken cancellationToken) =>
        console.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context => pipeline.RunAsync(new BarProgress(context), cancellationToken));

    /// <summary>Says what a run did.</summary>
    public static void Write(RunSummary summary, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(console);
        foreach (var source in summary.Sources)
        {
            var counts = string.Create(
                CultureInfo.InvariantCulture,
                $"{source.SourceSystem}: {source.RowsIn:N0} rows in, {source.RowsStaged:N0} changed, {source.RowsRejected:N0} rejected, {source.Duration.TotalSeconds:N1} s");
            console.WriteLine(counts);
            if (source.Message is { } message)
            {
                console.WriteLine($"{source.SourceSystem} FAILED: {message}{(source.CanRetry ? " (trying again may help)" : "")}");
            }
        }

        foreach (var step in summary.Steps)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step.Name}: {step.Rows:N0} rows written, {step.Duration.TotalSeconds:N1} s"));
        }

        foreach (var failure in summary.KpiFailures)
        {
            console.WriteLine($"KPI {failure.Name} FAILED, its old values stay: {failure.Reason}");
        }

        console.WriteLine(summary switch
        {
            { Message: { } reason } => $"The step into the star FAILED and was undone: {reason}",
            { Version: { } version } => string.Create(CultureInfo.InvariantCulture, $"Version {version} is published."),
            _ => "Nothing changed: no new version.",
        });
    }

    /// <summary>One bar per source and one per step after.</summary>
    private sealed class BarProgress(ProgressContext context) : IProgress<RunProgress>
    {
        private readonly Dictionary<string, ProgressTask> bars = new(StringComparer.Ordinal);

        public void Report(RunProgress value)
        {
            var name = value.Step == RunStep.Extract ? $"{value.Step} {value.Subject} {value.Detail}" : $"{value.Step}";
            if (!bars.TryGetValue(name, out var shown))
            {
                foreach (var finished in bars.Values.Where(bar => bar.StopTime is null))
                {
                    finished.MaxValue = Math.Max(1, finished.Value);
                    finished.Value = finished.MaxValue;
                    finished.IsIndeterminate = false;
                    finished.StopTask();
                }

                bars[name] = shown = context.AddTask(Markup.Escape(name));
            }

            shown.Description = Markup.Escape(value.Step == RunStep.Load ? $"{name} {value.Detail}" : name);
            shown.IsIndeterminate = value.Total is null or 0;
            shown.MaxValue = Math.Max(1, Math.Max(value.Total ?? 0, value.Done));
            shown.Value = value.Done;
        }
    }
}
