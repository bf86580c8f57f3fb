using Prism.Kpis.Engine;

namespace Prism.Etl.Runs;

/// <summary>What a run did, for the administrator and the exit code.</summary>
/// <param name="Sources">Each source, in the order they were read.</param>
/// <param name="Steps">Load, Calculate, Publish: how many rows each wrote and how long it took.</param>
/// <param name="Version">The warehouse version this run published; null when nothing had changed, or the step into the star failed.</param>
/// <param name="KpiFailures">KPIs and measures that could not be calculated; their old values stay.</param>
/// <param name="Message">Why the step into the star failed; null when it did not.</param>
public sealed record RunSummary(
    IReadOnlyList<SourceRun> Sources, IReadOnlyList<StepRun> Steps, long? Version, IReadOnlyList<KpiFailure> KpiFailures, string? Message)
{
    /// <summary>False when a source or the step into the star failed: the exit code is not 0 then. What the other sources gave is published all the same.</summary>
    public bool IsSucceeded => Message is null && Sources.All(source => source.Message is null);
}

/// <summary>What the extraction of one source did.</summary>
/// <param name="RowsIn">Rows the source gave, refused ones included.</param>
/// <param name="RowsStaged">Staged rows that changed by it.</param>
/// <param name="RowsRejected">Rows refused; listed in RejectedRow.</param>
/// <param name="Message">Source, file or URL, and reason; null when all went well.</param>
/// <param name="CanRetry">Whether trying again can help.</param>
public sealed record SourceRun(
    string SourceSystem, long RowsIn, long RowsStaged, long RowsRejected, TimeSpan Duration, string? Message, bool CanRetry);

/// <param name="Name">Load, Calculate or Publish.</param>
/// <param name="Rows">Rows written.</param>
/// <param name="Detail">Rows written by table or KPI.</param>
public sealed record StepRun(string Name, long Rows, TimeSpan Duration, IReadOnlyDictionary<string, long> Detail);
