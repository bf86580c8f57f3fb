namespace Prism.Warehouse.Dimensions;

/// <summary>One row per calendar day in the organisation's time zone.</summary>
public sealed record DimDate : WarehouseRow
{
    /// <summary>The day as <c>yyyymmdd</c>; -1 unknown, -2 not applicable.</summary>
    public required int DateSk { get; init; }
    public required DateOnly Date { get; init; }
    public required int Year { get; init; }
    public required int Quarter { get; init; }
    public required int Month { get; init; }
    public required int DayOfMonth { get; init; }

    /// <summary>1 = Monday to 7 = Sunday (ISO 8601).</summary>
    public required int DayOfWeek { get; init; }
    public required int IsoWeek { get; init; }
    public required int IsoYear { get; init; }

    /// <summary>English, e.g. <c>March</c>; the feed's names do not change with the reader's language.</summary>
    public required string MonthName { get; init; }

    /// <summary>The fiscal year named by the calendar year it ends in; its first month is a setting.</summary>
    public required int FiscalYear { get; init; }
    public required int FiscalQuarter { get; init; }
    public required int FiscalMonth { get; init; }

    public required int WeekStartSk { get; init; }
    public required int WeekEndSk { get; init; }
    public required int MonthStartSk { get; init; }
    public required int MonthEndSk { get; init; }
    public required int QuarterStartSk { get; init; }
    public required int QuarterEndSk { get; init; }
    public required int YearStartSk { get; init; }
    public required int YearEndSk { get; init; }

    /// <summary>A weekday of the organisation that is no holiday.</summary>
    public required bool IsWorkingDay { get; init; }
    public required bool IsHoliday { get; init; }
    public string? HolidayName { get; init; }

    /// <summary>Which periods end on this day, as <see cref="Dimensions.PeriodEnd"/> flags: a period-end snapshot is a cheap filter.</summary>
    public required int PeriodEnd { get; init; }
}

/// <summary>Flags of <see cref="DimDate.PeriodEnd"/>.</summary>
[Flags]
public enum PeriodEnd
{
    None = 0,
    Day = 1,
    Week = 2,
    Month = 4,
    Quarter = 8,
    Year = 16,
}
