using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Housekeeping;

/// <summary>
/// Once a day, at the end of the day's first run, however runs are started: deletes what was kept long enough, and notes what the tables hold. What has
/// been done today stands in the warehouse, so that a worker started anew for each run does it no more often.
/// </summary>
/// <param name="retention">What is kept how long.</param>
/// <param name="growth">What tables held.</param>
/// <param name="logger">Told when it failed: that is no failure of the run, and the next one tries again.</param>
public sealed partial class DailyHousekeeping(Retention retention, GrowthRecord growth, ILogger<DailyHousekeeping> logger)
{
    /// <param name="lease">The run's right to write; no transaction is open.</param>
    /// <param name="cancellationToken">Stops between two tables.</param>
    /// <exception cref="LeaseLostException">Another worker took over.</exception>
    public async Task ApplyAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        try
        {
            if (!await growth.IsTakenTodayAsync(cancellationToken).ConfigureAwait(false))
            {
                await retention.ApplyAsync(cancellationToken).ConfigureAwait(false);
                await growth.TakeAsync(lease, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or LeaseLostException))
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was kept long enough could not be deleted, or the sizes of the tables not be kept; the next run tries again")]
    private partial void LogFailed(Exception problem);
}
