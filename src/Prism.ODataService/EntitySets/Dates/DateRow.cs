using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Dates;

[Description("One row per calendar day in the organisation's time zone. Relate every DateSk to it.")]
public sealed class DateRow
{
    [Key, Description("Day as yyyymmdd; -1 unknown, -2 not applicable.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day; null for the unknown and the not applicable member.")]
    public int Date { get; init; }

    [Description("Calendar year.")]
    public int Year { get; init; }

    [Description("Calendar quarter, 1 to 4.")]
    public int Quarter { get; init; }

    [Description("Calendar month, 1 to 12.")]
    public int Month { get; init; }

    [Description("English name of the month.")]
    public required string MonthName { get; init; }

    [Description("Day of the month, 1 to 31.")]
    public int DayOfMonth { get; init; }

    [Description("1 = Monday to 7 = Sunday (ISO 8601).")]
    public int DayOfWeek { get; init; }

    [Description("ISO 8601 week number.")]
    public int IsoWeek { get; init; }

    [Description("Year that the ISO week belongs to.")]
    public int IsoYear { get; init; }

    [Description("Fiscal year, named by the calendar year it ends in.")]
    public int FiscalYear { get; init; }

    [Description("Quarter of the fiscal year, 1 to 4.")]
    public int FiscalQuarter { get; init; }

    [Description("Month of the fiscal year, 1 to 12.")]
    public int FiscalMonth { get; init; }

    [EdmDate, Description("First day of the day's week.")]
    public int WeekStart { get; init; }

    [EdmDate, Description("Last day of the day's week.")]
    public int WeekEnd { get; init; }

    [EdmDate, Description("First day of the day's month.")]
    public int MonthStart { get; init; }

    [EdmDate, Description("Last day of the day's month.")]
    public int MonthEnd { get; init; }

    [EdmDate, Description("First day of the day's quarter.")]
    public int QuarterStart { get; init; }

    [EdmDate, Description("Last day of the day's quarter.")]
    public int QuarterEnd { get; init; }

    [EdmDate, Description("First day of the day's year.")]
    public int YearStart { get; init; }

    [EdmDate, Description("Last day of the day's year.")]
    public int YearEnd { get; init; }

    [Description("A weekday of the organisation that is no holiday.")]
    public bool IsWorkingDay { get; init; }

    [Description("A holiday of the organisation.")]
    public bool IsHoliday { get; init; }

    [Description("Name of the holiday, if it is one.")]
    public string? HolidayName { get; init; }

    [Description("Which periods end on this day: sum of 1 day, 2 week, 4 month, 8 quarter, 16 year.")]
    public int PeriodEnd { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimDate, DateRow>()
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.WeekStart, o => o.MapFrom(s => s.WeekStartSk))
                .ForMember(d => d.WeekEnd, o => o.MapFrom(s => s.WeekEndSk))
                .ForMember(d => d.MonthStart, o => o.MapFrom(s => s.MonthStartSk))
                .ForMember(d => d.MonthEnd, o => o.MapFrom(s => s.MonthEndSk))
                .ForMember(d => d.QuarterStart, o => o.MapFrom(s => s.QuarterStartSk))
                .ForMember(d => d.QuarterEnd, o => o.MapFrom(s => s.QuarterEndSk))
                .ForMember(d => d.YearStart, o => o.MapFrom(s => s.YearStartSk))
                .ForMember(d => d.YearEnd, o => o.MapFrom(s => s.YearEndSk));
        }
    }
}
