using System.Globalization;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading.Calculation;

/// <summary>Rows of DimDate: ISO 8601 weeks, calendar periods, and fiscal periods from a start month.</summary>
/// <param name="holidays">The organisation's holidays and their names.</param>
/// <param name="fiscalYearStartMonth">1 to 12.</param>
public sealed class CalendarDays(IReadOnlyDictionary<DateOnly, string> holidays, int fiscalYearStartMonth)
{
    /// <summary>All days of the years and ISO weeks that hold the days from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public IEnumerable<DimDate> Span(DateOnly first, DateOnly last)
    {
        var end = WeekStart(new DateOnly(last.Year, 12, 31)).AddDays(6);
        for (var day = WeekStart(new DateOnly(first.Year, 1, 1)); day <= end; day = day.AddDays(1))
        {
            yield return Row(day);
        }
    }

    public DimDate Row(DateOnly day)
    {
        var quarter = ((day.Month - 1) / 3) + 1;
        var weekStart = WeekStart(day);
        var (monthStart, quarterStart, yearStart) = (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, (quarter * 3) - 2, 1), new DateOnly(day.Year, 1, 1));
        var (monthEnd, quarterEnd, yearEnd) = (monthStart.AddMonths(1).AddDays(-1), quarterStart.AddMonths(3).AddDays(-1), new DateOnly(day.Year, 12, 31));
        var fiscalMonth = ((day.Month - fiscalYearStartMonth + 12) % 12) + 1;
        var isHoliday = holidays.TryGetValue(day, out var holiday);
        var instant = day.ToDateTime(TimeOnly.MinValue);
        return new DimDate
        {
            DateSk = Key(day),
            Date = day,
            Year = day.Year,
            Quarter = quarter,
            Month = day.Month,
            DayOfMonth = day.Day,
            DayOfWeek = IsoDayOfWeek(day),
            IsoWeek = ISOWeek.GetWeekOfYear(instant),
            IsoYear = ISOWeek.GetYear(instant),
            MonthName = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month),
            FiscalYear = fiscalYearStartMonth > 1 && day.Month >= fiscalYearStartMonth ? day.Year + 1 : day.Year,
            FiscalQuarter = ((fiscalMonth - 1) / 3) + 1,
            FiscalMonth = fiscalMonth,
            WeekStartSk = Key(weekStart),
            WeekEndSk = Key(weekStart.AddDays(6)),
            MonthStartSk = Key(monthStart),
            MonthEndSk = Key(monthEnd),
            QuarterStartSk = Key(quarterStart),
            QuarterEndSk = Key(quarterEnd),
            YearStartSk = Key(yearStart),
            YearEndSk = Key(yearEnd),
            IsWorkingDay = IsoDayOfWeek(day) <= 5 && !isHoliday,
            IsHoliday = isHoliday,
            HolidayName = holiday,
            PeriodEnd = (int)(Prism.Warehouse.Dimensions.PeriodEnd.Day
                | Flag(IsoDayOfWeek(day) == 7, Prism.Warehouse.Dimensions.PeriodEnd.Week)
                | Flag(day == monthEnd, Prism.Warehouse.Dimensions.PeriodEnd.Month)
                | Flag(day == quarterEnd, Prism.Warehouse.Dimensions.PeriodEnd.Quarter)
                | Flag(day == yearEnd, Prism.Warehouse.Dimensions.PeriodEnd.Year)),
        };
    }

    private static PeriodEnd Flag(bool isEnd, PeriodEnd flag) => isEnd ? flag : Prism.Warehouse.Dimensions.PeriodEnd.None;

    private static DateOnly WeekStart(DateOnly day) => day.AddDays(1 - IsoDayOfWeek(day));

    private static int IsoDayOfWeek(DateOnly day) => day.DayOfWeek == System.DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static int Key(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;
}
