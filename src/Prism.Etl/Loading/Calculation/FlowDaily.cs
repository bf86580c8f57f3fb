namespace Prism.Etl.Loading.Calculation;

/// <summary>A stretch of whole days over which an issue ended each day in the same place.</summary>
/// <param name="IssueSk">The issue; runs come issue by issue, oldest first.</param>
/// <param name="FirstDay">The first day it ended so.</param>
/// <param name="EndDay">The day it first ended otherwise; null when it still does.</param>
public readonly record struct FlowRun(
    int IssueSk, string TypeClass, string StatusCategory, DateOnly FirstDay, DateOnly? EndDay, double Points, bool IsBlocked);

/// <summary>One day of one type class and status category.</summary>
public readonly record struct FlowDay(
    string TypeClass, string StatusCategory, DateOnly Day, int Items, double Points, int Blocked, int Arrived, int Departed);

/// <summary>
/// Daily flow of one project, from the days' ends: items yesterday + arrived − departed = items today, on every day. What moves twice on a
/// day counts once, from where it began to where it ended. Memory grows with days, not with issues.
/// </summary>
public sealed class FlowDaily
{
    private readonly Dictionary<(string TypeClass, string Category), SortedDictionary<int, Change>> changes = [];
    private FlowRun? previous;

    /// <summary>Takes the next run; runs of one issue follow each other in time.</summary>
    public void Add(FlowRun run)
    {
        if (run.EndDay <= run.FirstDay)
        {
            return;
        }

        var stays = previous is { } before
            && before.IssueSk == run.IssueSk
            && before.EndDay == run.FirstDay
            && before.TypeClass == run.TypeClass
            && before.StatusCategory == run.StatusCategory;
        if (stays)
        {
            // The departure noted for the end of the run before did not happen.
            Of(run, run.FirstDay).Departed--;
        }

        var start = Of(run, run.FirstDay);
        start.Arrived += stays ? 0 : 1;
        start.Items++;
        start.Points += (decimal)run.Points;
        start.Blocked += run.IsBlocked ? 1 : 0;
        if (run.EndDay is { } endDay)
        {
            var end = Of(run, endDay);
            end.Departed++;
            end.Items--;
            end.Points -= (decimal)run.Points;
            end.Blocked -= run.IsBlocked ? 1 : 0;
        }

        previous = run;
    }

    /// <summary>Days with anything to say, by type class, category and day, up to and including <paramref name="lastDay"/>.</summary>
    public IEnumerable<FlowDay> Days(DateOnly lastDay)
    {
        foreach (var (key, days) in changes.OrderBy(pair => pair.Key.TypeClass, StringComparer.Ordinal).ThenBy(pair => pair.Key.Category, StringComparer.Ordinal))
        {
            var (items, blocked, points) = (0, 0, 0m);
            for (var day = days.Keys.First(); day <= lastDay.DayNumber; day++)
            {
                days.TryGetValue(day, out var change);
                items += change?.Items ?? 0;
                blocked += change?.Blocked ?? 0;
                points += change?.Points ?? 0;
                var (arrived, departed) = (change?.Arrived ?? 0, change?.Departed ?? 0);
                if (items > 0 || arrived > 0 || departed > 0)
                {
                    yield return new FlowDay(
                        key.TypeClass, key.Category, DateOnly.FromDayNumber(day), items, (double)points, blocked, arrived, departed);
                }
            }
        }
    }

    private Change Of(FlowRun run, DateOnly day)
    {
        if (!changes.TryGetValue((run.TypeClass, run.StatusCategory), out var days))
        {
            changes[(run.TypeClass, run.StatusCategory)] = days = [];
        }

        if (!days.TryGetValue(day.DayNumber, out var change))
        {
            days[day.DayNumber] = change = new Change();
        }

        return change;
    }

    /// <summary>What a day adds to the day before. Points are summed as decimals: a sum must not depend on its order.</summary>
    private sealed class Change
    {
        public int Items { get; set; }
        public decimal Points { get; set; }
        public int Blocked { get; set; }
        public int Arrived { get; set; }
        public int Departed { get; set; }
    }
}
