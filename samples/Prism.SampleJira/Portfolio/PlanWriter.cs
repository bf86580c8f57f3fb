using System.Globalization;
using System.Xml;

namespace Prism.SampleJira.Portfolio;

/// <summary>
/// Writes a plan at a status date as MSPDI, as Project 2013 and later do: money in hundredths, work as <c>PTnHnMnS</c>, slack and lag
/// in tenths of a minute, rates per hour and not in hundredths.
/// </summary>
internal sealed class PlanWriter(XmlWriter xml, PlanStatus status)
{
    private const string Namespace = "http://schemas.microsoft.com/project";
    private const int TenthsOfMinutePerDay = 4800;

    /// <summary>Text1 of a task.</summary>
    private const int IssueKeyFieldId = 188_743_731;
    private readonly Plan plan = status.Plan;
    private readonly PlanSlack slack = new(status);

    public void Write()
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("Project", Namespace);
        WriteHeader();
        WriteIssueKeyField();
        PlanCalendars.Write(xml, plan);
        xml.WriteStartElement("Tasks");
        WriteSummary(0, 0, plan.Project.Name, "0", 0, [.. plan.Tasks]);
        var id = 0;
        foreach (var phase in plan.Phases)
        {
            WriteSummary(phase.Uid, ++id, phase.Name, phase.Wbs, 1, phase.Tasks);
            foreach (var task in phase.Tasks)
            {
                WriteTask(status.Tasks[task], ++id);
            }
        }

        xml.WriteEndElement();
        WriteResources();
        xml.WriteStartElement("Assignments");
        foreach (var task in plan.Tasks)
        {
            foreach (var assignment in status.Tasks[task].Assignments)
            {
                WriteAssignment(status.Tasks[task], assignment);
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private void WriteHeader()
    {
        var project = plan.Project;
        Text("SaveVersion", "14");
        Text("BuildNumber", "16.0.10730.20102");
        Text("Name", $"{project.PlanCode}-{status.StatusDate.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.xml");
        Text("Title", project.Name);
        Text("Company", Programme.Company);
        Text("Manager", project.Manager);
        Text("CreationDate", At(plan.Start.AddDays(-21), 9));
        Text("LastSaved", At(status.StatusDate, 18));
        Text("ScheduleFromStart", "1");
        Text("StartDate", At(plan.Start, 8));
        Text("FinishDate", At(plan.Days.Date(status.Tasks.Values.Max(t => t.Finish)), 17));
        Text("FYStartDate", "1");
        Text("CriticalSlackLimit", "0");
        Text("CurrencyDigits", "2");
        Text("CurrencySymbol", project.Currency switch { "EUR" => "€", "USD" => "$", _ => project.Currency });
        Text("CurrencyCode", project.Currency);
        Text("CurrencySymbolPosition", "0");
        Text("CalendarUID", "1");
        Text("DefaultStartTime", "08:00:00");
        Text("DefaultFinishTime", "17:00:00");
        Number("MinutesPerDay", 480);
        Number("MinutesPerWeek", 2400);
        Number("DaysPerMonth", 20);
        Number("DefaultTaskType", 0);
        Number("DefaultFixedCostAccrual", 3);
        Number("DurationFormat", 7);
        Number("WorkFormat", 2);
        Number("BaselineForEarnedValue", 0);
        Text("StatusDate", At(status.StatusDate, 17));
        Text("CurrentDate", At(status.StatusDate, 17));
        Number("DefaultTaskEVMethod", 0);
    }

    /// <summary>Text1 holds the key of the Jira epic in which a task's work is done.</summary>
    private void WriteIssueKeyField()
    {
        if (plan.EpicKeys.Count > 0)
        {
            xml.WriteStartElement("ExtendedAttributes");
            xml.WriteStartElement("ExtendedAttribute");
            Number("FieldID", IssueKeyFieldId);
            Text("FieldName", "Text1");
            Text("Alias", "Jira issue");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private void WriteSummary(int uid, int id, string name, string wbs, int level, IReadOnlyList<PlanTask> below)
    {
        var tasks = below.Select(t => status.Tasks[t]).ToList();
        var start = tasks.Min(t => t.Start);
        var finish = tasks.Max(t => t.Finish);
        var days = finish - start + 1;
        var done = tasks.Sum(t => t.DaysDone);
        var all = tasks.Sum(t => t.Days);
        var isStarted = tasks.Any(t => t.IsStarted);
        var isComplete = tasks.All(t => t.IsComplete);
        xml.WriteStartElement("Task");
        WriteIdentity(uid, id, name, wbs, level, isMilestone: false, isSummary: true, isCritical: tasks.Any(t => slack.IsCritical(t)));
        WriteDates(start, finish, days, isStarted ? tasks.Where(t => t.IsStarted).Min(t => t.Start) : null, isComplete ? finish : null);
        WriteProgress(all == 0 ? 0 : done * 100 / all, days);
        WriteAmounts(tasks.Sum(t => t.ActualWork), tasks.Sum(t => t.RemainingWork), tasks.Sum(t => t.ActualCost), tasks.Sum(t => t.RemainingCost), 0);
        WriteEarnedValue(tasks.Sum(t => t.PlannedValue), tasks.Sum(t => t.EarnedValue), tasks.Sum(t => t.ActualCost));
        var first = below.Min(t => t.BaselineStart);
        var last = below.Max(t => t.BaselineStart + Math.Max(t.BaselineDays, 1) - 1);
        WriteBaseline(first, last, last - first + 1, tasks.Sum(t => t.BaselineWork), tasks.Sum(t => t.BaselineCost), isMilestone: false);
        xml.WriteEndElement();
    }

    private void WriteTask(TaskStatus task, int id)
    {
        xml.WriteStartElement("Task");
        WriteIdentity(task.Task.Uid, id, task.Task.Name, task.Task.Wbs, 2, task.Task.IsMilestone, isSummary: false, slack.IsCritical(task));
        int? ended = task.IsComplete ? task.Finish : null;
        WriteDates(task.Start, task.Finish, task.Days, task.IsStarted ? task.Start : null, ended, task.Task.IsMilestone);
        WriteProgress(task.PercentComplete, task.Days, task.DaysDone);
        WriteAmounts(task.ActualWork, task.RemainingWork, task.ActualCost, task.RemainingCost, task.Task.FixedCost);
        WriteEarnedValue(task.PlannedValue, task.EarnedValue, task.ActualCost);
        Number("TotalSlack", slack.Of(task) * TenthsOfMinutePerDay);
        Number("ConstraintType", 0);
        Text("CalendarUID", "-1");
        foreach (var link in task.Task.Links)
        {
            xml.WriteStartElement("PredecessorLink");
            Number("PredecessorUID", link.From.Uid);
            Number("Type", (int)link.Type);
            Number("CrossProject", 0);
            Number("LinkLag", link.LagDays * TenthsOfMinutePerDay);
            Number("LagFormat", 7);
            xml.WriteEndElement();
        }

        if (plan.IssueKeyOf(task.Task) is { } issueKey)
        {
            xml.WriteStartElement("ExtendedAttribute");
            Number("FieldID", IssueKeyFieldId);
            Text("Value", issueKey);
            xml.WriteEndElement();
        }

        var finish = task.Task.BaselineStart + Math.Max(task.Task.BaselineDays, 1) - 1;
        WriteBaseline(task.Task.BaselineStart, finish, task.Task.BaselineDays, task.BaselineWork, task.BaselineCost, task.Task.IsMilestone);
        xml.WriteEndElement();
    }

    private void WriteIdentity(int uid, int id, string name, string wbs, int level, bool isMilestone, bool isSummary, bool isCritical)
    {
        Number("UID", uid);
        Number("ID", id);
        Text("Name", name);
        Flag("Active", true);
        Flag("Manual", false);
        Number("Type", 0);
        Flag("IsNull", false);
        Text("CreateDate", At(plan.Start.AddDays(-21), 9));
        Text("WBS", wbs);
        Text("OutlineNumber", wbs);
        Number("OutlineLevel", level);
        Number("Priority", 500);
        Flag("Milestone", isMilestone);
        Flag("Summary", isSummary);
        Flag("Critical", isCritical);
        Flag("Estimated", false);
    }

    private void WriteDates(int start, int finish, int days, int? begun, int? ended, bool isMilestone = false)
    {
        var startHour = isMilestone ? 17 : 8;
        Text("Start", At(start, startHour));
        Text("Finish", At(finish, 17));
        Text("Duration", Hours(days * 32));
        Number("DurationFormat", 7);
        if (begun is { } day)
        {
            Text("ActualStart", At(day, startHour));
        }

        if (ended is { } last)
        {
            Text("ActualFinish", At(last, 17));
        }
    }

    private void WriteProgress(int percent, int days, int? done = null)
    {
        var actual = done ?? days * percent / 100;
        Number("PercentComplete", percent);
        Text("ActualDuration", Hours(actual * 32));
        Text("RemainingDuration", Hours((days - actual) * 32));
        Number("EarnedValueMethod", 0);
    }

    private void WriteAmounts(int actualWork, int remainingWork, long actualCost, long remainingCost, long fixedCost)
    {
        Number("PercentWorkComplete", actualWork + remainingWork == 0 ? 0 : actualWork * 100L / (actualWork + remainingWork));
        Text("Work", Hours(actualWork + remainingWork));
        Text("ActualWork", Hours(actualWork));
        Text("RemainingWork", Hours(remainingWork));
        Number("FixedCost", fixedCost);
        Number("FixedCostAccrual", 3);
        Number("Cost", actualCost + remainingCost);
        Number("ActualCost", actualCost);
        Number("RemainingCost", remainingCost);
    }

    private void WriteEarnedValue(long planned, long earned, long actual)
    {
        Text("BCWS", Hundredths(planned));
        Text("BCWP", Hundredths(earned));
        Text("ACWP", Hundredths(actual));
        Text("CV", Hundredths(earned - actual));
    }

    private void WriteBaseline(int start, int finish, int days, int work, long cost, bool isMilestone)
    {
        xml.WriteStartElement("Baseline");
        Number("Number", 0);
        Text("Start", At(start, isMilestone ? 17 : 8));
        Text("Finish", At(finish, 17));
        Text("Duration", Hours(days * 32));
        Number("DurationFormat", 7);
        Text("Work", Hours(work));
        Number("Cost", cost);
        xml.WriteEndElement();
    }

    private void WriteResources()
    {
        xml.WriteStartElement("Resources");
        foreach (var resource in plan.Resources)
        {
            var own = status.Tasks.Values.SelectMany(t => t.Assignments).Where(a => a.Assignment.Resource == resource).ToList();
            xml.WriteStartElement("Resource");
            Number("UID", resource.Uid);
            Number("ID", resource.Uid);
            Text("Name", resource.Name);
            Number("Type", 1);
            Flag("IsNull", false);
            Text("Initials", string.Concat(resource.Name.Split(' ').Select(p => p[0])));
            Text("MaxUnits", "1.00");
            Text("Work", Hours(own.Sum(a => a.ActualWork + a.RemainingWork)));
            Text("ActualWork", Hours(own.Sum(a => a.ActualWork)));
            Text("RemainingWork", Hours(own.Sum(a => a.RemainingWork)));
            Number("StandardRate", resource.RatePerHour);
            Number("StandardRateFormat", 2);
            Number("Cost", own.Sum(a => a.ActualCost + a.RemainingCost));
            Number("ActualCost", own.Sum(a => a.ActualCost));
            Number("RemainingCost", own.Sum(a => a.RemainingCost));
            Number("OvertimeRate", 0);
            Number("OvertimeRateFormat", 2);
            Number("CostPerUse", 0);
            Number("CalendarUID", PlanCalendars.UidOf(resource));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteAssignment(TaskStatus task, AssignmentStatus assignment)
    {
        var uid = assignment.Assignment.Uid;
        xml.WriteStartElement("Assignment");
        Number("UID", uid);
        Number("TaskUID", task.Task.Uid);
        Number("ResourceUID", assignment.Assignment.Resource.Uid);
        var work = assignment.ActualWork + assignment.RemainingWork;
        Number("PercentWorkComplete", assignment.ActualWork * 100L / work);
        Number("ActualCost", assignment.ActualCost);
        Text("ActualWork", Hours(assignment.ActualWork));
        Number("Cost", assignment.ActualCost + assignment.RemainingCost);
        Text("Start", At(task.Start, 8));
        Text("Finish", At(task.Finish, 17));
        Number("RemainingCost", assignment.RemainingCost);
        Text("RemainingWork", Hours(assignment.RemainingWork));
        Text("Units", (assignment.Assignment.QuarterHoursPerDay / 32m).ToString("0.##", CultureInfo.InvariantCulture));
        Text("Work", Hours(work));
        Number("WorkContour", 0);
        xml.WriteStartElement("Baseline");
        Number("Number", 0);
        Text("Start", At(task.Task.BaselineStart, 8));
        Text("Finish", At(task.Task.BaselineStart + task.Task.BaselineDays - 1, 17));
        Text("Work", Hours(assignment.BaselineWork));
        Number("Cost", assignment.BaselineCost);
        xml.WriteEndElement();
        WriteTimephased(1, uid, assignment.Remaining, isCost: false);
        WriteTimephased(2, uid, assignment.Actual, isCost: false);
        WriteTimephased(4, uid, assignment.Baseline, isCost: false);
        WriteTimephased(5, uid, assignment.Baseline, isCost: true);
        WriteTimephased(6, uid, assignment.Actual, isCost: true);
        xml.WriteEndElement();
    }

    /// <summary>One element a day: unit 2 is a day; work is a duration, cost is hundredths.</summary>
    private void WriteTimephased(int type, int uid, IReadOnlyList<DayEffort> days, bool isCost)
    {
        foreach (var day in days)
        {
            xml.WriteStartElement("TimephasedData");
            Number("Type", type);
            Number("UID", uid);
            Text("Start", At(day.Day, 8));
            Text("Finish", At(day.Day, 17));
            Number("Unit", 2);
            Text("Value", isCost ? day.Cost.ToString(CultureInfo.InvariantCulture) : Hours(day.QuarterHours));
            xml.WriteEndElement();
        }
    }

    private string At(int day, int hour) => At(plan.Days.Date(day), hour);

    private static string At(DateOnly date, int hour) => date.ToDateTime(new TimeOnly(hour, 0)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Hours(int quarterHours) => string.Create(CultureInfo.InvariantCulture, $"PT{quarterHours / 4}H{quarterHours % 4 * 15}M0S");

    private static string Hundredths(long value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private void Text(string name, string value) => xml.WriteElementString(name, value);

    private void Number(string name, long value) => xml.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));

    private void Flag(string name, bool value) => xml.WriteElementString(name, value ? "1" : "0");
}
