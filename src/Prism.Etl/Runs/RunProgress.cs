using Prism.Etl.Sources;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Runs;

/// <summary>How far a run is; for a bar or a line.</summary>
/// <param name="Step">Extract, Load, Calculate or Publish.</param>
/// <param name="Subject">The source that is read, or Warehouse.</param>
/// <param name="Detail">What of it: <c>issues</c>, <c>worklogs</c>, a table.</param>
/// <param name="Done">Things done of this detail.</param>
/// <param name="Total">Things there are, as far as known.</param>
public readonly record struct RunProgress(RunStep Step, string Subject, string Detail, long Done, long? Total);

/// <summary>The steps of a run, in their order.</summary>
public enum RunStep
{
    Extract,
    Load,
    Calculate,
    Publish,
}

/// <summary>Passes a source's progress on as the run's, on the thread it is reported on.</summary>
internal sealed class ExtractReport(string sourceSystem, IProgress<RunProgress> progress, TimeProvider clock) : IProgress<ExtractProgress>
{
    /// <summary>The step under way; null before the first.</summary>
    public ExtractStep? Current { get; private set; }

    public void Report(ExtractProgress value)
    {
        Current = new ExtractStep(value.Step, value.Done, value.Total, Current is { } now && now.Name == value.Step ? now.StartedAtUtc : clock.GetUtcNow());
        progress.Report(new RunProgress(RunStep.Extract, sourceSystem, value.Step, value.Done, value.Total));
    }
}

/// <summary>Passes the loaders' progress on as the run's.</summary>
internal sealed class StarReport(IProgress<RunProgress> progress) : IProgress<Loading.StarProgress>
{
    public void Report(Loading.StarProgress value) =>
        progress.Report(new RunProgress(RunStep.Load, "Warehouse", value.Table, value.Done, value.Total));
}
