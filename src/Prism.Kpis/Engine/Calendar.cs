using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>Which period each day belongs to, as the warehouse's calendar says.</summary>
internal sealed class Calendar
{
    private readonly Dictionary<int, Periods> _days;

    private Calendar(Dictionary<int, Periods> days) => _days = days;

    public static async Task<Calendar> ReadAsync(LoadSession session, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT DateSk, WeekStartSk, WeekEndSk, MonthStartSk, MonthEndSk, QuarterStartSk, QuarterEndSk FROM DimDate WHERE DateSk > 0",
            row => (Day: row.GetInt32(0), Periods: new Periods(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6))),
            timeoutSeconds,
            cancellationToken);
        return new Calendar(rows.ToDictionary(row => row.Day, row => row.Periods));
    }

    /// <summary>First and last day of the period that holds the day; null for a day the calendar does not have.</summary>
    public (int StartSk, int EndSk)? Of(PeriodGrain grain, int dateSk) => !_days.TryGetValue(dateSk, out var periods) ? null : grain switch
    {
        PeriodGrain.Week => (periods.WeekStart, periods.WeekEnd),
        PeriodGrain.Month => (periods.MonthStart, periods.MonthEnd),
        _ => (periods.QuarterStart, periods.QuarterEnd),
    };

    public (int StartSk, int EndSk)? After(PeriodGrain grain, int endSk) => Of(grain, Day.ToSk(Day.FromSk(endSk).AddDays(1)));

    public (int StartSk, int EndSk)? Before(PeriodGrain grain, int startSk) => Of(grain, Day.ToSk(Day.FromSk(startSk).AddDays(-1)));

    private sealed record Periods(int WeekStart, int WeekEnd, int MonthStart, int MonthEnd, int QuarterStart, int QuarterEnd);
}
