using System.Text.Json;

namespace Prism.SampleJira.Simulation;

/// <summary>Writes a simulated issue as Jira does, only the fields that were named.</summary>
internal sealed class SimulatedIssueWriter(SimulatedPlan plan, SiteFragments fragments, SiteFields fields, SimulatedParts parts, WorklogBook worklogs, SimulatedChanges changes)
{
    private const int EmbeddedWorklogs = 20;
    private static readonly string[] Subjects = ["meter readings", "outage notices", "tariff table", "login page", "invoice export", "sensor feed", "customer search", "approval step", "address check", "forecast run", "load test", "audit trail"];
    private static readonly string[] Acts = ["Show", "Validate", "Import", "Speed up", "Document", "Migrate", "Correct", "Archive", "Translate", "Reconcile"];
    private readonly SimulatedPlanning planning = new(plan, fragments, fields);

    private TimeZoneInfo Zone => plan.Calendar.Zone;

    public void Write(Utf8JsonWriter w, SimulatedIssue issue, FieldSelection selection, bool withChangelog)
    {
        var id = SiteFragments.Text(SimulatedSite.IdOf(issue.Identity.Index));
        w.WriteStartObject();
        if (selection.IsIdOnly && !withChangelog)
        {
            w.WriteString("id"u8, id);
            w.WriteEndObject();
            return;
        }

        w.WriteString("expand"u8, "operations,versionedRepresentations,editmeta,changelog,renderedFields"u8);
        w.WriteString("id"u8, id);
        w.WriteString("self"u8, $"{SiteFragments.Host}/rest/api/{(fragments.Kind == JiraKind.Cloud ? 3 : 2)}/issue/{id}");
        w.WriteString("key"u8, KeyOf(issue.Identity.Project, issue.Identity.Number));
        if (!selection.IsIdOnly)
        {
            w.WriteStartObject("fields"u8);
            WriteCommon(w, issue, selection);
            WriteDates(w, issue, selection);
            planning.Write(w, issue, selection);
            WriteTime(w, issue, selection);
            w.WriteEndObject();
        }

        if (withChangelog)
        {
            WriteChangelog(w, issue);
        }

        w.WriteEndObject();
    }

    public static string KeyOf(int project, int number) => $"{Programme.InJira[project].JiraKey}-{number}";

    public static string SummaryOf(in IssueIdentity issue, Draw draw) =>
        $"{Acts[draw.Below(Acts.Length, Purpose.Summary, issue.Index)]} {Subjects[draw.Below(Subjects.Length, Purpose.Summary, issue.Index, 1)]}";

    private void WriteCommon(Utf8JsonWriter w, SimulatedIssue issue, FieldSelection selection)
    {
        var identity = issue.Identity;
        var state = issue.Present;
        if (selection.Wants("summary"))
        {
            w.WriteString("summary"u8, SummaryOf(identity, plan.Draw));
        }

        Raw(w, selection, "issuetype", fragments.Types[(int)identity.Kind]);
        Raw(w, selection, "project", fragments.Projects[identity.Project]);
        Raw(w, selection, "status", fragments.Statuses[issue.Workflow.Statuses[state.Status].Id]);
        Raw(w, selection, "priority", fragments.Priorities[state.Priority - 1]);
        Raw(w, selection, "resolution", state.Resolution == 0 ? null : fragments.Resolutions[state.Resolution]);
        Raw(w, selection, "assignee", state.Assignee < 0 ? null : fragments.Users[state.Assignee]);
        var owner = fragments.Users[plan.People.ProductOwner(identity.Project)];
        Raw(w, selection, "reporter", owner);
        Raw(w, selection, "creator", owner);
        if (selection.Wants("labels"))
        {
            w.WriteStartArray("labels"u8);
            if (plan.Draw.Chance(0.2, Purpose.Label, identity.Index))
            {
                w.WriteStringValue(plan.Draw.Below(3, Purpose.Label, identity.Index, 1) switch { 0 => "tech-debt", 1 => "regulatory", _ => "quick-win" });
            }

            w.WriteEndArray();
        }

        parts.Write(w, issue, selection);
        if (selection.Wants("description"))
        {
            w.WriteNull("description"u8);
        }
    }

    private void WriteDates(Utf8JsonWriter w, SimulatedIssue issue, FieldSelection selection)
    {
        if (selection.Wants("created"))
        {
            JiraTimestamp.Write(w, "created"u8, issue.CreatedMs, Zone);
        }

        if (selection.Wants("updated"))
        {
            JiraTimestamp.Write(w, "updated"u8, changes.UpdatedMs(issue), Zone);
        }

        if (selection.Wants("resolutiondate"))
        {
            WriteInstant(w, "resolutiondate", issue.Present.ResolvedMs);
        }

        if (selection.Wants("statuscategorychangedate"))
        {
            var changed = issue.Histories.LastOrDefault(h => h.Items.Any(i => i.Field == ChangedField.Status))?.AtMs ?? issue.CreatedMs;
            WriteInstant(w, "statuscategorychangedate", changed);
        }

        if (selection.Wants("duedate"))
        {
            WriteDate(w, "duedate", issue.Present.Due);
        }

        if (selection.Wants(fields.StartDate))
        {
            WriteDate(w, fields.StartDate, issue.Identity.Kind == IssueKind.Epic ? plan.Calendar.DateOf(issue.CreatedMs) : null);
        }
    }

    private void WriteTime(Utf8JsonWriter w, SimulatedIssue issue, FieldSelection selection)
    {
        if (!selection.Wants("timespent") && !selection.Wants("timeestimate") && !selection.Wants("timeoriginalestimate") && !selection.Wants("worklog"))
        {
            return;
        }

        var own = worklogs.Of(issue.Identity);
        var spent = own.Sum(l => l.Seconds);
        int? estimate = plan.IsWorkedOn(issue.Identity) ? (2 + plan.Draw.Below(14, Purpose.Points, issue.Identity.Index, 9)) * 7200 : null;
        Seconds(w, selection, "timespent", spent == 0 ? null : spent);
        Seconds(w, selection, "timeoriginalestimate", estimate);
        Seconds(w, selection, "timeestimate", estimate is { } e ? issue.IsDone ? 0 : Math.Max(0, e - spent) : null);
        if (selection.Wants("worklog"))
        {
            w.WriteStartObject("worklog"u8);
            w.WriteNumber("startAt"u8, 0);
            w.WriteNumber("maxResults"u8, EmbeddedWorklogs);
            w.WriteNumber("total"u8, own.Count);
            w.WriteStartArray("worklogs"u8);
            foreach (var worklog in own.Take(EmbeddedWorklogs))
            {
                changes.WriteWorklog(w, worklog);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }
    }

    /// <summary>Cloud embeds the newest history first, Data Center the oldest.</summary>
    private void WriteChangelog(Utf8JsonWriter w, SimulatedIssue issue)
    {
        var histories = fragments.Kind == JiraKind.Cloud ? issue.Histories.Reverse() : issue.Histories;
        w.WriteStartObject("changelog"u8);
        w.WriteNumber("startAt"u8, 0);
        w.WriteNumber("maxResults"u8, issue.Histories.Count);
        w.WriteNumber("total"u8, issue.Histories.Count);
        w.WriteStartArray("histories"u8);
        foreach (var history in histories)
        {
            changes.WriteHistory(w, issue, history, null);
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private void WriteInstant(Utf8JsonWriter w, string name, long? ms)
    {
        if (ms is { } value)
        {
            w.WriteString(name, JiraTimestamp.Format(value, Zone));
        }
        else
        {
            w.WriteNull(name);
        }
    }

    private static void WriteDate(Utf8JsonWriter w, string name, DateOnly? date) =>
        w.WriteString(name, date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static void Raw(Utf8JsonWriter w, FieldSelection selection, string field, byte[]? json)
    {
        if (!selection.Wants(field))
        {
            return;
        }

        w.WritePropertyName(field);
        if (json is null)
        {
            w.WriteNullValue();
        }
        else
        {
            w.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static void Seconds(Utf8JsonWriter w, FieldSelection selection, string field, int? seconds)
    {
        if (!selection.Wants(field))
        {
            return;
        }

        if (seconds is { } value)
        {
            w.WriteNumber(field, value);
        }
        else
        {
            w.WriteNull(field);
        }
    }
}
