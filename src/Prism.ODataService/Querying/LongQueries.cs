namespace Prism.ODataService.Querying;

/// <summary>
/// The embedded engine computes in this process, on the thread that asks. Queries that turn out to be long take turns, no more of them at once than there are
/// processors, and let others go first every moment, so that short ones are answered whatever else is asked. Nobody has to know beforehand which will be long: a <see cref="QueryTurn"/> notices while it runs.
/// </summary>
public sealed class LongQueries : IDisposable
{
    /// <summary>Threads that may stand in line before further long queries are refused: fewer than there are.</summary>
    private const int MostWaiting = 48;
    private const int Threads = 64;

    private readonly SemaphoreSlim _turns;
    private int _waiting;

    /// <param name="atOnce">Long queries that compute at the same time; 0 for one on each processor.</param>
    public LongQueries(int atOnce)
    {
        var most = atOnce > 0 ? atOnce : Environment.ProcessorCount;
        _turns = new SemaphoreSlim(most, most);

        // Threads in line and in the engine are no threads for others: the pool would notice only after half a second, and add one at a time.
        ThreadPool.GetMinThreads(out var workers, out var completion);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads), completion);
    }

    /// <summary>Whether others wait for a turn.</summary>
    public bool IsAwaited => Volatile.Read(ref _waiting) > 0;

    /// <summary>Whether the line is so long that nobody should join it.</summary>
    public bool IsFull => Volatile.Read(ref _waiting) >= MostWaiting;

    /// <summary>Waits for a turn, first come first served.</summary>
    /// <exception cref="OperationCanceledException">The query was given up.</exception>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void GiveBack() => _turns.Release();

    public void Dispose() => _turns.Dispose();
}
