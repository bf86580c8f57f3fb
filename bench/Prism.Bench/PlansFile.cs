using System.Globalization;
using System.Text;
using System.Xml;

namespace Prism.Bench;

/// <summary>Writes a large plan as Project writes one: the same bytes for the same number of tasks.</summary>
internal static class PlansFile
{
    private const int TasksPerPhase = 20;
    private const int People = 40;

    /// <summary>Days an assignment runs: with baseline and remaining work of each day a task comes to 17 KB, as real files with timephased data do.</summary>
    private const int Days = 34;

    private static readonly DateTime Start = new(2026, 1, 5, 8, 0, 0);

    public static void Write(Stream stream, int tasks)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "\t", NewLineChars = "\r\n" });
        xml.WriteStartElement("Project", "http://schemas.microsoft.com/project");
        Fields(xml, ("SaveVersion", "14"), ("Name", "Bench"), ("StartDate", Date(Start)), ("FinishDate", Date(Start.AddYears(5))), ("StatusDate", "2026-12-31T17:00:00"),
            ("CurrencyCode", "EUR"), ("CalendarUID", "1"), ("MinutesPerDay", "480"), ("MinutesPerWeek", "2400"), ("DaysPerMonth", "20"));
        Calendar(xml);
        xml.WriteStartElement("Tasks");
        for (var uid = 1; uid <= tasks; uid++)
        {
            Task(xml, uid);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("Resources");
        for (var uid = 1; uid <= People; uid++)
        {
            xml.WriteStartElement("Resource");
            Fields(xml, ("UID", Text(uid)), ("ID", Text(uid)), ("Name", $"Person {uid}"), ("Type", "1"), ("IsNull", "0"), ("MaxUnits", "1.00"), ("StandardRate", "80"), ("OvertimeRate", "100"), ("CalendarUID", "-1"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("Assignments");
        for (var uid = 1; uid <= tasks; uid++)
        {
            if (!IsPhase(uid))
            {
                Assignment(xml, uid);
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static bool IsPhase(int uid) => uid % TasksPerPhase == 1;

    private static void Calendar(XmlWriter xml)
    {
        xml.WriteStartElement("Calendars");
        xml.WriteStartElement("Calendar");
        Fields(xml, ("UID", "1"), ("Name", "Standard"), ("IsBaseCalendar", "1"), ("BaseCalendarUID", "-1"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Task(XmlWriter xml, int uid)
    {
        var (start, finish) = (StartOf(uid), Finish(StartOf(uid), Days));
        var work = $"PT{Days * 8}H0M0S";
        xml.WriteStartElement("Task");
        Fields(xml, ("UID", Text(uid)), ("ID", Text(uid)), ("Name", $"Deliverable {uid} of the programme"), ("Active", "1"), ("Manual", "0"), ("Type", "0"), ("IsNull", "0"),
            ("CreateDate", Date(Start)), ("WBS", $"{uid / TasksPerPhase}.{uid % TasksPerPhase}"), ("OutlineNumber", $"{uid / TasksPerPhase}.{uid % TasksPerPhase}"), ("OutlineLevel", IsPhase(uid) ? "1" : "2"),
            ("Priority", "500"), ("Start", Date(start)), ("Finish", Date(finish)), ("Duration", work), ("ManualStart", Date(start)), ("ManualFinish", Date(finish)), ("ManualDuration", work),
            ("DurationFormat", "7"), ("Work", work), ("ResumeValid", "0"), ("EffortDriven", "0"), ("Recurring", "0"), ("OverAllocated", "0"), ("Estimated", "0"), ("Milestone", "0"),
            ("Summary", IsPhase(uid) ? "1" : "0"), ("DisplayAsSummary", "0"), ("Critical", "0"), ("IsSubproject", "0"), ("IsSubprojectReadOnly", "0"), ("ExternalTask", "0"),
            ("EarlyStart", Date(start)), ("EarlyFinish", Date(finish)), ("LateStart", Date(start)), ("LateFinish", Date(finish)), ("StartVariance", "0"), ("FinishVariance", "0"),
            ("WorkVariance", "0.00"), ("FreeSlack", "4800"), ("TotalSlack", "9600"), ("StartSlack", "0"), ("FinishSlack", "0"), ("FixedCost", "0"), ("FixedCostAccrual", "3"),
            ("PercentComplete", "0"), ("PercentWorkComplete", "0"), ("Cost", "2176000"), ("OvertimeCost", "0"), ("OvertimeWork", "PT0H0M0S"), ("ActualDuration", "PT0H0M0S"),
            ("ActualCost", "0"), ("ActualOvertimeCost", "0"), ("ActualWork", "PT0H0M0S"), ("ActualOvertimeWork", "PT0H0M0S"), ("RegularWork", work), ("RemainingDuration", work),
            ("RemainingCost", "2176000"), ("RemainingWork", work), ("RemainingOvertimeCost", "0"), ("RemainingOvertimeWork", "PT0H0M0S"), ("ACWP", "0.00"), ("CV", "0.00"),
            ("ConstraintType", "0"), ("CalendarUID", "-1"), ("LevelAssignments", "1"), ("LevelingCanSplit", "1"), ("LevelingDelay", "0"), ("LevelingDelayFormat", "8"),
            ("IgnoreResourceCalendar", "0"), ("HideBar", "0"), ("Rollup", "0"), ("BCWS", "0.00"), ("BCWP", "0.00"), ("PhysicalPercentComplete", "0"), ("EarnedValueMethod", "0"));
        if (!IsPhase(uid) && !IsPhase(uid - 1))
        {
            xml.WriteStartElement("PredecessorLink");
            Fields(xml, ("PredecessorUID", Text(uid - 1)), ("Type", "1"), ("CrossProject", "0"), ("LinkLag", "0"), ("LagFormat", "7"));
            xml.WriteEndElement();
        }

        Baseline(xml, start, finish, work);
        xml.WriteEndElement();
    }

    private static void Assignment(XmlWriter xml, int uid)
    {
        var (start, finish) = (StartOf(uid), Finish(StartOf(uid), Days));
        var work = $"PT{Days * 8}H0M0S";
        xml.WriteStartElement("Assignment");
        Fields(xml, ("UID", Text(uid)), ("TaskUID", Text(uid)), ("ResourceUID", Text((uid % People) + 1)), ("PercentWorkComplete", "0"), ("ActualCost", "0"), ("ActualWork", "PT0H0M0S"),
            ("Confirmed", "0"), ("Cost", "2176000"), ("Finish", Date(finish)), ("Milestone", "0"), ("Overallocated", "0"), ("RegularWork", work), ("RemainingCost", "2176000"),
            ("RemainingWork", work), ("Start", Date(start)), ("Units", "1"), ("Work", work), ("WorkContour", "0"));
        Baseline(xml, start, finish, work);
        foreach (var type in new[] { "1", "4" })
        {
            var day = start;
            for (var i = 0; i < Days; i++)
            {
                xml.WriteStartElement("TimephasedData");
                Fields(xml, ("Type", type), ("UID", Text(uid)), ("Start", Date(day)), ("Finish", Date(day.AddHours(9))), ("Unit", "2"), ("Value", "PT8H0M0S"));
                xml.WriteEndElement();
                day = NextDay(day);
            }
        }

        xml.WriteEndElement();
    }

    private static void Baseline(XmlWriter xml, DateTime start, DateTime finish, string work)
    {
        xml.WriteStartElement("Baseline");
        Fields(xml, ("Number", "0"), ("Start", Date(start)), ("Finish", Date(finish)), ("Duration", work), ("DurationFormat", "7"), ("Work", work), ("Cost", "2176000"));
        xml.WriteEndElement();
    }

    private static void Fields(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            xml.WriteElementString(name, value);
        }
    }

    private static DateTime StartOf(int uid)
    {
        var day = Start.AddDays(7 * (uid % 150));
        return day;
    }

    private static DateTime Finish(DateTime start, int days)
    {
        for (var i = 1; i < days; i++)
        {
            start = NextDay(start);
        }

        return start.AddHours(9);
    }

    private static DateTime NextDay(DateTime day) => day.AddDays(day.DayOfWeek == DayOfWeek.Friday ? 3 : 1);

    private static string Date(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
