using Microsoft.Data.SqlClient;

namespace Prism.Warehouse.Loads;

/// <summary>
/// Failures of the server that are no fault of the work: it was chosen as a deadlock's victim, or the connection broke while a database moved. The
/// transaction is undone, and the same work can be done again as a whole.
/// </summary>
public static class TransientFault
{
    /// <summary>How often work is done before its failure stands.</summary>
    public const int Tries = 3;

    /// <summary>
    /// 1205 deadlock victim, 3960 conflict of versions; 20, 64, 121, 233, 10053, 10054, 10060 connection broken; 10928, 10929, 40501, 49918 to 49920 Azure SQL has no
    /// room at the moment; 4060, 4221, 40197, 40613, 42108, 42109 the database is moving or waking up; 8645, 8651 no memory for the statement at the moment.
    /// </summary>
    private static readonly HashSet<int> Numbers =
        [20, 64, 121, 233, 1205, 3960, 4060, 4221, 8645, 8651, 10053, 10054, 10060, 10928, 10929, 40197, 40501, 40613, 42108, 42109, 49918, 49919, 49920];

    /// <summary>Whether the failure, or what caused it, is one of them. SQLite has none: it has waited for a lock before it says so.</summary>
    public static bool Is(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqlException server && Numbers.Contains(server.Number))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does the work, again where such a failure undid it.</summary>
    /// <param name="work">All of it, from the begin of its transaction to the commit; it may be done more than once.</param>
    /// <param name="failed">Told of a failure that is tried again, and of which try it was.</param>
    /// <param name="clock">Waits 1 s before the second try, 4 s before the third.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> work, Action<Exception, int> failed, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(failed);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception failure) when (attempt < Tries && Is(failure) && !cancellationToken.IsCancellationRequested)
            {
                failed(failure, attempt);
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt * attempt), clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
