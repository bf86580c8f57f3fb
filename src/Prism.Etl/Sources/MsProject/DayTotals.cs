namespace Prism.Etl.Sources.MsProject;

/// <summary>Whole numbers by day, in order of the days: a reused list, since days mostly come in order.</summary>
internal sealed class DayTotals
{
    private readonly List<(DateOnly Day, long Value)> days = [];
    private bool isOrdered = true;

    /// <summary>The days in order, one each; good until the next call.</summary>
    public List<(DateOnly Day, long Value)> Ordered()
    {
        if (!isOrdered)
        {
            days.Sort();
            var last = 0;
            for (var i = 1; i < days.Count; i++)
            {
                if (days[i].Day == days[last].Day)
                {
                    days[last] = (days[last].Day, days[last].Value + days[i].Value);
                }
                else
                {
                    days[++last] = days[i];
                }
            }

            days.RemoveRange(last + 1, days.Count - last - 1);
            isOrdered = true;
        }

        return days;
    }

    /// <summary>The days with more than zero.</summary>
    public List<(DateOnly Day, long Weight)> Positive() => Ordered().FindAll(day => day.Value > 0);

    public void Add(DateOnly day, long value)
    {
        if (days.Count > 0 && days[^1].Day == day)
        {
            days[^1] = (day, days[^1].Value + value);
            return;
        }

        isOrdered &= days.Count == 0 || days[^1].Day < day;
        days.Add((day, value));
    }

    public void Clear()
    {
        days.Clear();
        isOrdered = true;
    }
}
