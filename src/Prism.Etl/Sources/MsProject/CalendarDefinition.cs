using System.Globalization;
using System.Text.Json;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Writes a calendar as the file says it, as JSON: <c>week</c> (days that say something), <c>exceptions</c> and <c>workWeeks</c>. Days as
/// <c>yyyy-MM-dd</c>, times as <c>HH:mm</c> (with seconds where there are any), the day's end as <c>24:00</c>.
/// </summary>
internal static class CalendarDefinition
{
    public static string Json(MspdiCalendar calendar)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Week(json, calendar.WeekDays);
            json.WriteStartArray("exceptions");
            foreach (var exception in calendar.Exceptions)
            {
                Exception(json, exception);
            }

            json.WriteEndArray();
            json.WriteStartArray("workWeeks");
            foreach (var week in calendar.WorkWeeks)
            {
                json.WriteStartObject();
                json.WriteString("name", week.Name);
                json.WriteString("from", Day(week.From));
                json.WriteString("to", Day(week.To));
                Week(json, week.WeekDays);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Week(Utf8JsonWriter json, IEnumerable<MspdiWeekDay> days)
    {
        json.WriteStartArray("week");
        foreach (var day in days)
        {
            json.WriteStartObject();
            json.WriteString("day", ((DayOfWeek)(day.DayType - 1)).ToString());
            Times(json, day.IsWorking, day.Times);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Exception(Utf8JsonWriter json, MspdiCalendarException exception)
    {
        json.WriteStartObject();
        json.WriteString("name", exception.Name);
        json.WriteString("from", Day(exception.From));
        json.WriteString("to", Day(exception.To));
        Times(json, exception.IsWorking, exception.Times);
        if (exception.Type != 1)
        {
            json.WriteNumber("type", exception.Type);
            json.WriteNumber("period", exception.Period);
            json.WriteNumber("daysOfWeek", exception.DaysOfWeek);
            json.WriteNumber("month", exception.Month);
            json.WriteNumber("monthDay", exception.MonthDay);
            json.WriteNumber("monthItem", exception.MonthItem);
            json.WriteNumber("monthPosition", exception.MonthPosition);
            if (exception.Occurrences is { } occurrences)
            {
                json.WriteNumber("occurrences", occurrences);
            }
        }

        json.WriteEndObject();
    }

    private static void Times(Utf8JsonWriter json, bool isWorking, IEnumerable<WorkingShift> times)
    {
        json.WriteBoolean("working", isWorking);
        json.WriteStartArray("times");
        foreach (var shift in times)
        {
            json.WriteStringValue($"{Time(shift.From)}-{Time(shift.To)}");
        }

        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(TimeSpan time) => time == TimeSpan.FromDays(1)
        ? "24:00"
        : time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
