using Prism.Etl.Loading.Calculation;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Loading;

/// <summary>DimDate's rows: ISO weeks, periods and their ends, fiscal years, holidays.</summary>
public sealed class CalendarDaysTests
{
    private static readonly CalendarDays Calendar = new(new Dictionary<DateOnly, string> { [new(2026, 1, 1)] = "New Year" }, fiscalYearStartMonth: 4);

    /// <summary>The days that ISO 8601 itself is explained by: weeks belong to the year of their Thursday.</summary>
    [Theory]
    [InlineData("2005-01-01", 2004, 53, 6)]
    [InlineData("2007-01-01", 2007, 1, 1)]
    [InlineData("2008-12-29", 2009, 1, 1)]
    [InlineData("2010-01-03", 2009, 53, 7)]
    [InlineData("2026-12-31", 2026, 53, 4)]
    public void Weeks_are_those_of_ISO_8601(string date, int isoYear, int isoWeek, int dayOfWeek)
    {
        var row = Row(date);
        Assert.Equal((isoYear, isoWeek, dayOfWeek), (row.IsoYear, row.IsoWeek, row.DayOfWeek));
    }

    [Theory]
    [InlineData("2026-03-31", 2026, 4, 12)]
    [InlineData("2026-04-01", 2027, 1, 1)]
    [InlineData("2026-12-31", 2027, 3, 9)]
    public void A_fiscal_year_is_named_by_the_year_it_ends_in(string date, int year, int quarter, int month)
    {
        var row = Row(date);
        Assert.Equal((year, quarter, month), (row.FiscalYear, row.FiscalQuarter, row.FiscalMonth));
    }

    [Theory]
    [InlineData("2024-02-29", PeriodEnd.Day | PeriodEnd.Month)]
    [InlineData("2026-03-01", PeriodEnd.Day | PeriodEnd.Week)]
    [InlineData("2026-06-30", PeriodEnd.Day | PeriodEnd.Month | PeriodEnd.Quarter)]
    [InlineData("2023-12-31", PeriodEnd.Day | PeriodEnd.Week | PeriodEnd.Month | PeriodEnd.Quarter | PeriodEnd.Year)]
    public void Ends_of_periods_are_flagged(string date, PeriodEnd expected) => Assert.Equal(expected, (PeriodEnd)Row(date).PeriodEnd);

    [Fact]
    public void Periods_name_their_first_and_last_day()
    {
        var row = Row("2024-02-15");
        Assert.Equal(
            (20240212, 20240218, 20240201, 20240229, 20240101, 20240331, 20240101, 20241231),
            (row.WeekStartSk, row.WeekEndSk, row.MonthStartSk, row.MonthEndSk, row.QuarterStartSk, row.QuarterEndSk, row.YearStartSk, row.YearEndSk));
    }

    [Fact]
    public void A_holiday_is_no_working_day_and_has_a_name()
    {
        var row = Row("2026-01-01");
        Assert.Equal((true, false, "New Year"), (row.IsHoliday, row.IsWorkingDay, row.HolidayName));
        Assert.True(Row("2026-01-02").IsWorkingDay);
        Assert.False(Row("2026-01-03").IsWorkingDay);
    }

    [Fact]
    public void A_span_holds_every_day_once_and_whole_weeks_at_both_ends()
    {
        var days = Calendar.Span(new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 5)).ToList();

        Assert.Equal((new DateOnly(2025, 12, 29), new DateOnly(2027, 1, 3)), (days[0].Date, days[^1].Date));
        Assert.Equal(days.Count, days[^1].Date.DayNumber - days[0].Date.DayNumber + 1);
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Date.AddDays(1), pair.Second.Date));
    }

    private static DimDate Row(string date) => Calendar.Row(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
