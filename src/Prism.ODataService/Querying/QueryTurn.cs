using SQLitePCL;

namespace Prism.ODataService.Querying;

/// <summary>
/// One connection's place among the <see cref="LongQueries"/>. The engine asks it every few microseconds of work: a query that has had its fill waits there for a turn, and one that
/// has a turn passes it on to whoever waits. While an answer is being sent nobody computes, and the turn is free.
/// </summary>
public sealed class QueryTurn : IDisposable
{
    // Steps of the engine's machine from one look to the next: some 40 microseconds of a plain scan.
    private const int Steps = 2_000;

    // Looks after which a query is long, and looks that a turn lasts while others wait: some milliseconds each.
    private const int Long = 125;
    private const int Slice = 250;

    // Looks from one to the next at which other threads may go first.
    private const int Yield = 4;

    private readonly LongQueries _queries;
    private readonly sqlite3 _connection;
    private readonly CancellationToken _cancellation;
    private int _looks;
    private int _until;
    private bool _has;
    private bool _isSending;

    public QueryTurn(LongQueries queries, sqlite3 connection, CancellationToken cancellation)
    {
        (_queries, _connection, _cancellation) = (queries, connection, cancellation);
        raw.sqlite3_progress_handler(connection, Steps, _ => Look(), null);
    }

    /// <summary>Before the next piece is computed: waits for a turn, if the query is a long one.</summary>
    public async ValueTask ResumeAsync()
    {
        if (_looks >= Long && !_has)
        {
            await _queries.TakeAsync(_cancellation).ConfigureAwait(false);
            _has = true;
            _until = _looks + Slice;
        }
    }

    /// <summary>While a piece is being sent.</summary>
    public void Rest()
    {
        _isSending = true;
        GiveBack();
    }

    public void Dispose()
    {
        raw.sqlite3_progress_handler(_connection, 0, null, null);
        GiveBack();
    }

    /// <returns>Not zero to end the query: it was given up, or the line is too long to join.</returns>
    private int Look()
    {
        // The system would let a thread that has just become ready wait for the end of a slice, which is many times what a short query takes.
        if (++_looks % Yield == 0)
        {
            Thread.Yield();
        }

        if (_looks < Long || (_has && (_looks < _until || !_queries.IsAwaited)))
        {
            return 0;
        }

        if (!_has && !_isSending && _queries.IsFull)
        {
            return 1;
        }

        GiveBack();
        try
        {
            // In the middle of the engine's work there is nothing to come back to: the thread stands in line itself.
            _queries.TakeAsync(_cancellation).AsTask().Wait(CancellationToken.None);
        }
        catch (AggregateException)
        {
            return 1;
        }

        _has = true;
        _until = _looks + Slice;
        return 0;
    }

    private void GiveBack()
    {
        if (_has)
        {
            _has = false;
            _queries.GiveBack();
        }
    }
}
