namespace Prism.Etl.Sources.Jira.Http;

/// <summary>
/// How many requests may be under way at one site. Grows by one for each round of answers while the site is content, is halved when it
/// refuses, and holds all requests back for as long as the site asks: what one request learns, all heed.
/// </summary>
/// <param name="most">It never grows beyond this.</param>
/// <param name="clock">For the pauses.</param>
internal sealed class JiraLimiter(int most, TimeProvider clock)
{
    private const double First = 2;
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = [];
    private double limit = Math.Min(First, most);
    private int underWay;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Requests that may be under way now, 1 or more.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
            {
                return (int)limit;
            }
        }
    }

    /// <summary>Waits until the site is not paused and a place is free, and takes it. Each one that is taken is given back by <see cref="Leave"/>.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await PlaceAsync(cancellationToken);
            TimeSpan pause;
            lock (gate)
            {
                pause = pausedUntil - clock.GetUtcNow();
            }

            if (pause <= TimeSpan.Zero)
            {
                return;
            }

            Leave();

            // A delay counts whole milliseconds: what is left of one would be waited for in vain.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), clock, cancellationToken);
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            underWay--;
            Admit();
        }
    }

    /// <summary>The site answered well.</summary>
    /// <param name="rate">What it said of its limit.</param>
    public void Answered(in JiraRate rate)
    {
        lock (gate)
        {
            if (!rate.IsNearLimit)
            {
                limit = Math.Min(most, limit + (1 / limit));
                Admit();
            }

            Pause(rate.Pause);
        }
    }

    /// <summary>The site had too much. Requests that were under way together count as one refusal, since they are refused together.</summary>
    /// <param name="wait">How long no request is sent.</param>
    public void Refused(TimeSpan wait)
    {
        lock (gate)
        {
            if (pausedUntil <= clock.GetUtcNow())
            {
                limit = Math.Max(1, limit / 2);
            }

            Pause(wait);
        }
    }

    private void Pause(TimeSpan? wait)
    {
        if (wait is { } some && clock.GetUtcNow() + some is var until && until > pausedUntil)
        {
            pausedUntil = until;
        }
    }

    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue(place);
            Admit();
        }

        await using var stop = cancellationToken.Register(() => place.TrySetCanceled(cancellationToken));
        await place.Task;
    }

    /// <summary>Lets in those who wait, in their order, as far as there are places; who gave up meanwhile takes none.</summary>
    private void Admit()
    {
        while (underWay < (int)limit && waiting.TryDequeue(out var place))
        {
            underWay += place.TrySetResult() ? 1 : 0;
        }
    }
}
