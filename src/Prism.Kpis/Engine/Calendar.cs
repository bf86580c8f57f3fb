using System.Globalization;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>Which period each day belongs to, as the warehouse's calendar says.</summary>
internal sealed class Calendar
{
    private readonly Dictionary<int, Periods> _days;

    private readonly Dictionary<(PeriodGrain Grain, int StartSk), int> _ends = [];

    private Calendar(Dictionary<int, Periods> days)
    {
        _days = days;
        foreach (var periods in days.Values)
        {
            _ends[(PeriodGrain.Week, periods.WeekStart)] = periods.WeekEnd;
            _ends[(PeriodGrain.Month, periods.MonthStart)] = periods.MonthEnd;
            _ends[(PeriodGrain.Quarter, periods.QuarterStart)] = periods.QuarterEnd;
        }
    }

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

    /// <summary>The last day of the period that begins on the day: of any period that the calendar has a day of, though it may begin before the calendar does.</summary>
    public int EndOf(PeriodGrain grain, int startSk) => _ends[(grain, startSk)];

    public (int StartSk, int EndSk)? After(PeriodGrain grain, int endSk) => Of(grain, Day.ToSk(Day.FromSk(endSk).AddDays(1)));

    public (int StartSk, int EndSk)? Before(PeriodGrain grain, int startSk) => Of(grain, Day.ToSk(Day.FromSk(startSk).AddDays(-1)));

    /// <summary>The periods of all days up to the end of those that hold the given day, as one text.</summary>
    public string Shape(int asOfSk)
    {
        var last = Enum.GetValues<PeriodGrain>().Max(grain => Of(grain, asOfSk)?.EndSk ?? asOfSk);
        return string.Join('\n', _days.Where(day => day.Key <= last).OrderBy(day => day.Key).Select(day => $"{day.Key.ToString(CultureInfo.InvariantCulture)} {day.Value}"));
    }

    private sealed record Periods(int WeekStart, int WeekEnd, int MonthStart, int MonthEnd, int QuarterStart, int QuarterEnd);
}
