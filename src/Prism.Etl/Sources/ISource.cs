using Prism.Etl.Staging;

namespace Prism.Etl.Sources;

/// <summary>The one seam towards where data comes from. A new source is a folder beside this file and its line in the pipeline's list.</summary>
public interface ISource
{
    /// <summary>The configured connection's name; stands in every row it gives.</summary>
    string SourceSystem { get; }

    /// <summary>
    /// Reads what is new since the watermarks, batch by batch. Each batch is committed with its watermarks before the next is asked for,
    /// so a read can be stopped anywhere and goes on where it was. The same batch given twice changes nothing.
    /// </summary>
    /// <param name="watermarks">How far earlier runs came, by the source's own names; empty at first.</param>
    /// <param name="progress">Told how much is done of how much.</param>
    /// <param name="cancellationToken">Stops the read between two requests.</param>
    /// <exception cref="SourceException">The source cannot be read; what was staged before stays and counts.</exception>
    IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, CancellationToken cancellationToken);
}

/// <summary>How far an extraction is.</summary>
/// <param name="Step">What is being read: <c>issues</c>, <c>worklogs</c>, <c>plans</c>.</param>
/// <param name="Done">Things read so far.</param>
/// <param name="Total">Things there are, as far as known.</param>
public readonly record struct ExtractProgress(string Step, long Done, long? Total);

/// <summary>A source that cannot be read: says which source, what was asked for, why, and whether trying again can help.</summary>
public sealed class SourceException(string sourceSystem, string subject, string reason, bool canRetry, Exception? inner = null)
    : Exception($"{sourceSystem}: {subject}: {reason}", inner)
{
    public string SourceSystem { get; } = sourceSystem;

    /// <summary>The URL or file.</summary>
    public string Subject { get; } = subject;
    public string Reason { get; } = reason;
    public bool CanRetry { get; } = canRetry;
}
