using System.Globalization;
using System.Xml;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira.Portfolio;

/// <summary>The standard calendar with the company's holidays, and one calendar for each resource that adds nothing to it.</summary>
internal static class PlanCalendars
{
    public static int UidOf(PlanResource resource) => 1 + resource.Uid;

    public static void Write(XmlWriter xml, Plan plan)
    {
        xml.WriteStartElement("Calendars");
        xml.WriteStartElement("Calendar");
        Start(xml, 1, "Standard", isBase: true, -1);
        xml.WriteStartElement("WeekDays");
        for (var day = 1; day <= 7; day++)
        {
            WriteWeekDay(xml, day);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("Exceptions");
        foreach (var (date, name) in Enumerable.Range(plan.Start.Year, 4).SelectMany(Holidays.Of))
        {
            WriteHoliday(xml, date, name);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var resource in plan.Resources)
        {
            xml.WriteStartElement("Calendar");
            Start(xml, UidOf(resource), resource.Name, isBase: false, 1);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, int uid, string name, bool isBase, int baseUid)
    {
        xml.WriteElementString("UID", uid.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Name", name);
        xml.WriteElementString("IsBaseCalendar", isBase ? "1" : "0");
        xml.WriteElementString("IsBaselineCalendar", "0");
        xml.WriteElementString("BaseCalendarUID", baseUid.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Day 1 is Sunday, 7 Saturday.</summary>
    private static void WriteWeekDay(XmlWriter xml, int day)
    {
        var isWorking = day is > 1 and < 7;
        xml.WriteStartElement("WeekDay");
        xml.WriteElementString("DayType", day.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("DayWorking", isWorking ? "1" : "0");
        if (isWorking)
        {
            xml.WriteStartElement("WorkingTimes");
            foreach (var (from, to) in new[] { ("08:00:00", "12:00:00"), ("13:00:00", "17:00:00") })
            {
                xml.WriteStartElement("WorkingTime");
                xml.WriteElementString("FromTime", from);
                xml.WriteElementString("ToTime", to);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteHoliday(XmlWriter xml, DateOnly date, string name)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        xml.WriteStartElement("Exception");
        xml.WriteElementString("EnteredByOccurrences", "0");
        xml.WriteStartElement("TimePeriod");
        xml.WriteElementString("FromDate", $"{day}T00:00:00");
        xml.WriteElementString("ToDate", $"{day}T23:59:00");
        xml.WriteEndElement();
        xml.WriteElementString("Occurrences", "1");
        xml.WriteElementString("Name", name);
        xml.WriteElementString("Type", "1");
        xml.WriteElementString("DayWorking", "0");
        xml.WriteEndElement();
    }
}
