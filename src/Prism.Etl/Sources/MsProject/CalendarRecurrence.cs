namespace Prism.Etl.Sources.MsProject;

/// <summary>Expands a calendar exception into its days (MSPDI <c>Exception/Type</c>, quirk: months count from 0, weeks begin on Sunday).</summary>
public static class CalendarRecurrence
{
    /// <summary>Days the exception names, in order. Ends with its end date, or with its count of occurrences where that comes first.</summary>
    public static IEnumerable<DateOnly> DaysOf(MspdiCalendarException exception)
    {
        var days = Candidates(exception).SkipWhile(day => day < exception.From).TakeWhile(day => day <= exception.To);
        return exception is { Type: not 1, Occurrences: > 0 and var count } ? days.Take(count) : days;
    }

    private static IEnumerable<DateOnly> Candidates(MspdiCalendarException exception) => exception.Type switch
    {
        2 => Months(exception, 12, exception.Month).Select(month => DayIn(month, exception.MonthDay)),
        3 => Months(exception, 12, exception.Month).Select(month => PositionIn(month, exception)),
        4 => Months(exception, Step(exception), null).Select(month => DayIn(month, exception.MonthDay)),
        5 => Months(exception, Step(exception), null).Select(month => PositionIn(month, exception)),
        6 => Weekly(exception),
        7 => Every(exception, Step(exception)),
        8 => Every(exception, 1).Where(day => !IsWeekend(day)).Where((_, i) => i % Step(exception) == 0),
        _ => Every(exception, 1),
    };

    private static int Step(MspdiCalendarException exception) => Math.Max(1, exception.Period);

    private static IEnumerable<DateOnly> Every(MspdiCalendarException exception, int step)
    {
        for (var day = exception.From.DayNumber; day <= exception.To.DayNumber; day += step)
        {
            yield return DateOnly.FromDayNumber(day);
        }
    }

    private static IEnumerable<DateOnly> Weekly(MspdiCalendarException exception)
    {
        var sunday = exception.From.DayNumber - (int)exception.From.DayOfWeek;
        for (var week = sunday; week <= exception.To.DayNumber; week += 7 * Step(exception))
        {
            for (var weekday = 0; weekday < 7; weekday++)
            {
                if ((exception.DaysOfWeek & (1 << weekday)) != 0 && week + weekday >= 0)
                {
                    yield return DateOnly.FromDayNumber(week + weekday);
                }
            }
        }
    }

    /// <summary>First days of the months in question, from the exception's first month (or that month of its first year) on.</summary>
    private static IEnumerable<DateOnly> Months(MspdiCalendarException exception, int step, int? monthFromZero)
    {
        var first = (exception.From.Year * 12) + Math.Clamp(monthFromZero ?? exception.From.Month - 1, 0, 11);
        var last = (exception.To.Year * 12) + exception.To.Month - 1;
        for (var month = first; month <= last; month += step)
        {
            yield return new DateOnly(month / 12, (month % 12) + 1, 1);
        }
    }

    private static DateOnly DayIn(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Clamp(day, 1, DateTime.DaysInMonth(month.Year, month.Month)));

    private static DateOnly PositionIn(DateOnly month, MspdiCalendarException exception)
    {
        var matches = Enumerable.Range(1, DateTime.DaysInMonth(month.Year, month.Month))
            .Select(day => new DateOnly(month.Year, month.Month, day))
            .Where(day => exception.MonthItem switch
            {
                0 => true,
                1 => !IsWeekend(day),
                2 => IsWeekend(day),
                var item => (int)day.DayOfWeek == (item - 3) % 7,
            })
            .ToArray();
        return exception.MonthPosition is >= 0 and < 4 && exception.MonthPosition < matches.Length ? matches[exception.MonthPosition] : matches[^1];
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
