namespace Prism.Etl.Loading.Calculation;

/// <summary>A stretch of whole days over which an issue ended each day in the same place.</summary>
/// <param name="IssueSk">The issue; runs come issue by issue, oldest first.</param>
/// <param name="FirstDay">The first day it ended so.</param>
/// <param name="EndDay">The day it first ended otherwise; null when it still does.</param>
public readonly record struct FlowRun(
    int IssueSk, string TypeClass, string StatusCategory, DateOnly FirstDay, DateOnly? EndDay, double Points, bool IsBlocked);

/// <summary>One day of one type class and status category.</summary>
public readonly record struct FlowDay(
    string TypeClass, string StatusCategory, DateOnly Day, int Items, double Points, int Blocked, int Arrived, int Departed)
{
    /// <summary>Nobody was there, came or went: such a day has no row.</summary>
    public bool IsEmpty => Items == 0 && Arrived == 0 && Departed == 0;
}

/// <summary>
/// Daily flow of one project, from the days' ends: items yesterday + arrived − departed = items today, on every day. What moves twice on a
/// day counts once, from where it began to where it ended. Memory grows with days, not with issues.
/// </summary>
public sealed class FlowDaily
{
    private readonly Dictionary<(string TypeClass, string Category), FlowCell> changes = [];
    private FlowRun? previous;
    private int previousSign;

    /// <summary>What was gathered, by type class and category.</summary>
    internal IReadOnlyDictionary<(string TypeClass, string Category), FlowCell> Cells => changes;

    /// <summary>Takes the next run; runs of one issue follow each other in time.</summary>
    public void Add(FlowRun run) => Add(run, 1);

    /// <summary>Takes back a run that no longer is; what is left then is the difference between what was and what is.</summary>
    public void Remove(FlowRun run) => Add(run, -1);

    /// <summary>Takes what was gathered of other issues.</summary>
    internal void Add(string typeClass, string category, ReadOnlySpan<int> days, ReadOnlySpan<FlowChange> others) => Cell(typeClass, category).Add(days, others);

    private void Add(FlowRun run, int sign)
    {
        if (run.EndDay <= run.FirstDay)
        {
            return;
        }

        var stays = previous is { } before
            && previousSign == sign
            && before.IssueSk == run.IssueSk
            && before.EndDay == run.FirstDay
            && before.TypeClass == run.TypeClass
            && before.StatusCategory == run.StatusCategory;
        if (stays)
        {
            // The departure noted for the end of the run before did not happen.
            Of(run, run.FirstDay).Departed -= sign;
        }

        ref var start = ref Of(run, run.FirstDay);
        start.Arrived += stays ? 0 : sign;
        start.Items += sign;
        start.Points += sign * (decimal)run.Points;
        start.Blocked += run.IsBlocked ? sign : 0;
        if (run.EndDay is { } endDay)
        {
            ref var end = ref Of(run, endDay);
            end.Departed += sign;
            end.Items -= sign;
            end.Points -= sign * (decimal)run.Points;
            end.Blocked -= run.IsBlocked ? sign : 0;
        }

        (previous, previousSign) = (run, sign);
    }

    /// <summary>
    /// What changes on the days already known, where this holds differences: from the first day that differs up to and including
    /// <paramref name="lastDay"/>, days that say what they said before left out.
    /// </summary>
    /// <param name="lastDay">The last day known.</param>
    /// <param name="known">The known days of a type class and category from a day on.</param>
    /// <returns>Days as they are now; one with nothing to say is gone.</returns>
    public async IAsyncEnumerable<FlowDay> DifferencesAsync(DateOnly lastDay, Func<string, string, DateOnly, Task<IReadOnlyDictionary<DateOnly, FlowDay>>> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        foreach (var (key, days) in InOrder())
        {
            if (days.FirstChanged() is not { } number)
            {
                continue;
            }

            var first = DateOnly.FromDayNumber(number);
            var before = await known(key.TypeClass, key.Category, first).ConfigureAwait(false);
            var sum = default(FlowChange);
            for (var day = first; day <= lastDay; day = day.AddDays(1))
            {
                var change = days.At(day.DayNumber);
                sum.Items += change.Items;
                sum.Blocked += change.Blocked;
                sum.Points += change.Points;
                if (sum.IsNothing && change.IsNothing)
                {
                    continue;
                }

                var old = before.GetValueOrDefault(day);
                yield return new FlowDay(
                    key.TypeClass,
                    key.Category,
                    day,
                    old.Items + sum.Items,
                    (double)((decimal)old.Points + sum.Points),
                    old.Blocked + sum.Blocked,
                    old.Arrived + change.Arrived,
                    old.Departed + change.Departed);
            }
        }
    }

    /// <summary>Days with anything to say, by type class, category and day, up to and including <paramref name="lastDay"/>.</summary>
    public IEnumerable<FlowDay> Days(DateOnly lastDay)
    {
        foreach (var (key, days) in InOrder())
        {
            var (items, blocked, points) = (0, 0, 0m);
            for (var day = days.FirstDay; day <= lastDay.DayNumber; day++)
            {
                var change = days.At(day);
                items += change.Items;
                blocked += change.Blocked;
                points += change.Points;
                if (items > 0 || change.Arrived > 0 || change.Departed > 0)
                {
                    yield return new FlowDay(
                        key.TypeClass, key.Category, DateOnly.FromDayNumber(day), items, (double)points, blocked, change.Arrived, change.Departed);
                }
            }
        }
    }

    private IEnumerable<KeyValuePair<(string TypeClass, string Category), FlowCell>> InOrder() =>
        changes.OrderBy(pair => pair.Key.TypeClass, StringComparer.Ordinal).ThenBy(pair => pair.Key.Category, StringComparer.Ordinal);

    private ref FlowChange Of(FlowRun run, DateOnly day) => ref Cell(run.TypeClass, run.StatusCategory).Of(day.DayNumber);

    private FlowCell Cell(string typeClass, string category)
    {
        if (!changes.TryGetValue((typeClass, category), out var cell))
        {
            changes[(typeClass, category)] = cell = new FlowCell();
        }

        return cell;
    }
}
