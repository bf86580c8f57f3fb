namespace Prism.Etl.Loading.Calculation;

/// <summary>What a day adds to the day before. Points are summed as decimals: a sum must not depend on its order.</summary>
internal struct FlowChange
{
    public int Items;
    public int Blocked;
    public int Arrived;
    public int Departed;
    public decimal Points;

    public readonly bool IsNothing => Items == 0 && Points == 0 && Blocked == 0 && Arrived == 0 && Departed == 0;
}

/// <summary>
/// The days of one type class and status category of a project. A first load holds those of many projects at once (<see cref="FlowParts"/>): arrays in
/// day order take a third of what a tree of objects does.
/// </summary>
internal sealed class FlowCell
{
    private int[] days = new int[16];
    private FlowChange[] changes = new FlowChange[16];
    private int count;

    /// <summary>Numbers of the days anything was noted for, in order.</summary>
    public ReadOnlySpan<int> Days => days.AsSpan(0, count);

    /// <summary>What was noted, day by day.</summary>
    public ReadOnlySpan<FlowChange> Changes => changes.AsSpan(0, count);

    /// <summary>Number of the first day anything was noted for.</summary>
    public int FirstDay => days[0];

    /// <summary>A day's change, made where there is none; valid until another day is asked for.</summary>
    public ref FlowChange Of(int day)
    {
        var at = Array.BinarySearch(days, 0, count, day);
        if (at < 0)
        {
            at = ~at;
            Insert(at, day);
        }

        return ref changes[at];
    }

    /// <summary>Adds another cell's days.</summary>
    public void Add(ReadOnlySpan<int> otherDays, ReadOnlySpan<FlowChange> otherChanges)
    {
        for (var i = 0; i < otherDays.Length; i++)
        {
            ref var change = ref Of(otherDays[i]);
            change.Items += otherChanges[i].Items;
            change.Blocked += otherChanges[i].Blocked;
            change.Arrived += otherChanges[i].Arrived;
            change.Departed += otherChanges[i].Departed;
            change.Points += otherChanges[i].Points;
        }
    }

    /// <summary>A day's change; nothing for a day without.</summary>
    public FlowChange At(int day) => Array.BinarySearch(days, 0, count, day) is >= 0 and var at ? changes[at] : default;

    /// <summary>The first day that says anything after all was added and taken back; null when none does.</summary>
    public int? FirstChanged()
    {
        for (var i = 0; i < count; i++)
        {
            if (!changes[i].IsNothing)
            {
                return days[i];
            }
        }

        return null;
    }

    private void Insert(int at, int day)
    {
        if (count == days.Length)
        {
            Array.Resize(ref days, count + (count / 4));
            Array.Resize(ref changes, count + (count / 4));
        }

        Array.Copy(days, at, days, at + 1, count - at);
        Array.Copy(changes, at, changes, at + 1, count - at);
        (days[at], changes[at]) = (day, default);
        count++;
    }
}
