using Prism.Etl.Sources.Jira;

namespace Prism.Etl.Webhooks;

/// <summary>
/// Issues that webhooks named and nobody has read yet, each once. It is bounded: what does not fit is not held, but remembered as "something", and the
/// next thing to do is then a run over everything that changed.
/// </summary>
/// <param name="most">Most issues held.</param>
public sealed class TouchedQueue(int most) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<(string Site, TouchedIssue Issue)> waiting = [];
    private readonly SemaphoreSlim arrived = new(0);
    private bool isOverflown;

    /// <summary>Notes an issue; the same one twice is one.</summary>
    public void Add(string site, TouchedIssue issue)
    {
        lock (gate)
        {
            var isFirst = waiting.Count == 0 && !isOverflown;
            if (waiting.Count < most)
            {
                waiting.Add((site, issue));
            }
            else if (!waiting.Contains((site, issue)))
            {
                isOverflown = true;
            }

            if (isFirst)
            {
                arrived.Release();
            }
        }
    }

    /// <summary>Waits until something is there, or the time is over.</summary>
    /// <returns>Whether something is there.</returns>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var over = Task.Delay(longest, clock, stop.Token);
        var arrival = arrived.WaitAsync(stop.Token);
        await Task.WhenAny(arrival, over).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            // Both may have come: an arrival is never lost.
            await arrival.ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Takes what is there.</summary>
    /// <returns>The issues by site; null where more came than fit, and everything is to be read.</returns>
    public ILookup<string, TouchedIssue>? TakeAll()
    {
        lock (gate)
        {
            var taken = isOverflown ? null : waiting.ToLookup(entry => entry.Site, entry => entry.Issue);
            waiting.Clear();
            isOverflown = false;
            return taken;
        }
    }

    public void Dispose() => arrived.Dispose();
}
