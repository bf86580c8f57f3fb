using Prism.Etl.Loading.Calculation;
using Prism.Warehouse;

namespace Prism.Etl.Loading;

/// <summary>Date keys (<c>yyyymmdd</c>, organisation's time zone) and the span of days that facts have used: DimDate must hold them all.</summary>
internal sealed class DateKeys(WorkingDays calendar)
{
    /// <summary>Key of the open end of a validity.</summary>
    public const int OpenEnd = 99991231;

    /// <summary>Days outside are typing errors (a due date in the year 3023): they become the unknown member and make no calendar.</summary>
    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    public DateOnly? First { get; private set; }
    public DateOnly? Last { get; private set; }

    public int Of(DateOnly day)
    {
        if (day < Earliest || day > Latest)
        {
            return Member.Unknown;
        }

        First = First < day ? First : day;
        Last = Last > day ? Last : day;
        return Number(day);
    }

    public int Of(DateOnly? day) => day is { } given ? Of(given) : Member.NotApplicable;

    public int Of(DateTimeOffset? instant) => instant is { } given ? Of(calendar.DayOf(given)) : Member.NotApplicable;

    public int Of(DateTime? local) => local is { } given ? Of(DateOnly.FromDateTime(given)) : Member.NotApplicable;

    public static int Number(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    public static DateOnly Day(int dateSk) => new(dateSk / 10000, dateSk / 100 % 100, dateSk % 100);
}
