using System.IO.Pipelines;

namespace Prism.ODataService.Writing;

/// <summary>Streams the rows of a query to the response, in the form that was asked for: nothing is held but the piece that is being sent.</summary>
public abstract class FeedWriter
{
    /// <summary>Bytes that are gathered before they are sent.</summary>
    protected const int PieceBytes = 64 * 1024;

    /// <summary>Writes the answer. The reader stands on its first row when <paramref name="hasRow"/>.</summary>
    /// <param name="rows">The query's rows.</param>
    /// <param name="hasRow">Whether the first row has been read.</param>
    /// <param name="output">The response.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>Rows written.</returns>
    /// <exception cref="OperationCanceledException">The reader has gone away.</exception>
    public abstract Task<int> WriteAsync(RowReader rows, bool hasRow, PipeWriter output, CancellationToken cancellationToken);

    /// <summary>Sends what has been gathered so far; meanwhile others may compute.</summary>
    protected static async ValueTask SendAsync(Utf8Buffer buffer, PipeWriter output, RowReader rows, CancellationToken cancellationToken)
    {
        rows.Rest();
        await buffer.SendAsync(output, cancellationToken).ConfigureAwait(false);
        await rows.ResumeAsync().ConfigureAwait(false);
    }

    /// <summary>Sends the last of it.</summary>
    protected static ValueTask SendLastAsync(Utf8Buffer buffer, PipeWriter output, RowReader rows, CancellationToken cancellationToken)
    {
        rows.Rest();
        return buffer.SendAsync(output, cancellationToken);
    }
}
