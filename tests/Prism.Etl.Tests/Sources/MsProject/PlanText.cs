using System.Text;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Small plans, written as Project writes them.</summary>
internal static class PlanText
{
    public const string Header = """
        <Name>Bridge</Name><StartDate>2026-03-02T08:00:00</StartDate><FinishDate>2026-03-13T17:00:00</FinishDate><StatusDate>2026-03-06T17:00:00</StatusDate>
        <CurrencyCode>EUR</CurrencyCode><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>
        """;

    /// <summary>Monday to Friday, 8 to 12 and 13 to 17; Thursday, 5 March 2026, off.</summary>
    public static readonly string Calendars = $"""
        <Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>
        <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>{string.Concat(Enumerable.Range(2, 5).Select(WorkDay))}
        <WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>
        <Exceptions><Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>2026-03-05T00:00:00</FromDate><ToDate>2026-03-05T23:59:00</ToDate></TimePeriod>
        <Occurrences>1</Occurrences><Name>Town day</Name><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>
        """;

    public const string Pia = "<Resources><Resource><UID>0</UID><Type>1</Type></Resource><Resource><UID>1</UID><Name>Pia</Name><Type>1</Type><EmailAddress>pia@example.com</EmailAddress></Resource></Resources>";

    public static string Plan(string tasks, string resourcesAndAssignments = "", string header = Header) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Project xmlns="http://schemas.microsoft.com/project">{header}{Calendars}<Tasks>{tasks}</Tasks>{resourcesAndAssignments}</Project>""";

    public static string Task(int uid, string inner, int level = 1, string dates = "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish>") =>
        $"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>Task {uid}</Name><IsNull>0</IsNull><OutlineLevel>{level}</OutlineLevel>{dates}{inner}</Task>";

    public static MemoryStream Stream(string plan) => new(Encoding.UTF8.GetBytes(plan));

    private static string WorkDay(int dayType) =>
        $"<WeekDay><DayType>{dayType}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>";
}
