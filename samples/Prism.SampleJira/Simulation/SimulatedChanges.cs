using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Simulation;

/// <summary>Writes changelog entries and worklogs of the simulated site.</summary>
internal sealed class SimulatedChanges(SimulatedPlan plan, SiteFragments fragments, SiteFields fields, WorklogBook worklogs)
{
    public long UpdatedMs(SimulatedIssue issue) => Math.Max(issue.LastHistoryMs, worklogs.LastChangeMs(issue.Identity) ?? 0);

    public string? FieldIdOf(SimulatedIssue issue, ChangedField field) => field switch
    {
        ChangedField.Status => "status",
        ChangedField.Resolution => "resolution",
        ChangedField.Assignee => "assignee",
        ChangedField.Points => IsTeamManaged(issue) ? fields.StoryPointEstimate : fields.StoryPoints,
        ChangedField.Flagged => fields.Flagged,
        ChangedField.Priority => "priority",
        ChangedField.Sprint => fields.Sprint,
        ChangedField.Epic => IsTeamManaged(issue) ? null : fields.EpicLink,
        ChangedField.Due => "duedate",
        ChangedField.Project => "project",
        _ => null,
    };

    public void WriteHistory(Utf8JsonWriter w, SimulatedIssue issue, HistoryEntry history, IReadOnlySet<string>? fieldIds)
    {
        w.WriteStartObject();
        w.WriteString("id"u8, history.Id.ToString(CultureInfo.InvariantCulture));
        JsonBytes.Raw(w, "author"u8, fragments.Users[history.Author]);
        JiraTimestamp.Write(w, "created"u8, history.AtMs, plan.Calendar.Zone);
        w.WriteStartArray("items"u8);
        foreach (var item in history.Items)
        {
            var fieldId = FieldIdOf(issue, item.Field);
            if (fieldIds is null || (fieldId is not null && fieldIds.Contains(fieldId)))
            {
                WriteItem(w, issue, item, fieldId);
            }
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    public void WriteWorklog(Utf8JsonWriter w, SimulatedWorklog worklog)
    {
        var issueId = SiteFragments.Text(SimulatedSite.IdOf(worklog.Issue));
        var id = worklog.Id.ToString(CultureInfo.InvariantCulture);
        w.WriteStartObject();
        w.WriteString("self"u8, $"{SiteFragments.Host}/rest/api/{(fragments.Kind == JiraKind.Cloud ? 3 : 2)}/issue/{issueId}/worklog/{id}");
        JsonBytes.Raw(w, "author"u8, fragments.Users[worklog.Person]);
        JsonBytes.Raw(w, "updateAuthor"u8, fragments.Users[worklog.Person]);
        JiraTimestamp.Write(w, "created"u8, worklog.CreatedMs, plan.Calendar.Zone);
        JiraTimestamp.Write(w, "updated"u8, worklog.UpdatedMs, plan.Calendar.Zone);
        JiraTimestamp.Write(w, "started"u8, worklog.StartedMs, plan.Calendar.Zone);
        w.WriteString("timeSpent"u8, Spent(worklog.Seconds));
        w.WriteNumber("timeSpentSeconds"u8, worklog.Seconds);
        w.WriteString("id"u8, id);
        w.WriteString("issueId"u8, issueId);
        w.WriteEndObject();
    }

    private static string Spent(int seconds) => (seconds / 3600, seconds / 60 % 60) switch
    {
        (0, var m) => $"{m}m",
        (var h, 0) => $"{h}h",
        var (h, m) => $"{h}h {m}m",
    };

    private void WriteItem(Utf8JsonWriter w, SimulatedIssue issue, in ChangedItem item, string? fieldId)
    {
        var (from, fromText) = Value(issue, item, item.Before, isAfter: false);
        var (to, toText) = Value(issue, item, item.After, isAfter: true);
        w.WriteStartObject();
        w.WriteString("field"u8, NameOf(issue, item.Field));
        w.WriteString("fieldtype"u8, fieldId?.StartsWith("customfield_", StringComparison.Ordinal) == true ? "custom" : "jira");

        // Data Center names the field only; Cloud leaves the id out for entries about no field.
        if (fieldId is not null && fragments.Kind == JiraKind.Cloud)
        {
            w.WriteString("fieldId"u8, fieldId);
        }

        w.WriteString("from"u8, from);
        w.WriteString("fromString"u8, fromText);
        w.WriteString("to"u8, to);
        w.WriteString("toString"u8, toText);
        w.WriteEndObject();
    }

    private string NameOf(SimulatedIssue issue, ChangedField field) => field switch
    {
        ChangedField.Points => IsTeamManaged(issue) ? "Story point estimate" : "Story Points",
        ChangedField.Epic => IsTeamManaged(issue) ? "IssueParentAssociation" : "Epic Link",
        ChangedField.Sprint or ChangedField.Flagged or ChangedField.Key or ChangedField.Workflow => field.ToString(),
        ChangedField.RemoteLink => "RemoteIssueLink",
        ChangedField.Due => "duedate",
        _ => field.ToString().ToLowerInvariant(),
    };

    private (string? Id, string? Text) Value(SimulatedIssue issue, in ChangedItem item, IssueState state, bool isAfter)
    {
        switch (item.Field)
        {
            case ChangedField.Status:
                var status = issue.Workflow.Statuses[state.Status];
                return (SiteFragments.Text(status.Id), status.Name);
            case ChangedField.Resolution:
                return state.Resolution == 0 ? (null, null) : (SiteFragments.Text(10000 + state.Resolution), SiteFragments.ResolutionName(state.Resolution));
            case ChangedField.Assignee:
                return state.Assignee < 0 ? (null, null) : (fragments.AccountOf(plan.People.All[state.Assignee]), plan.People.All[state.Assignee].Name);
            case ChangedField.Points:
                return (null, state.Points == 0 ? null : SiteFragments.Text(state.Points));
            case ChangedField.Flagged:
                return state.IsFlagged ? ("[10019]", "Impediment") : isAfter ? ("", "") : (null, null);
            case ChangedField.Priority:
                return (SiteFragments.Text(state.Priority), SiteFragments.PriorityName(state.Priority));
            case ChangedField.Sprint:
                return Sprints(issue, state.Sprints);
            case ChangedField.Epic:
                var epic = state.Epic == 0 ? null : SimulatedIssueWriter.KeyOf(issue.Identity.Project, state.Epic);
                return (epic is null ? null : SiteFragments.Text(SimulatedSite.IdOf((int)plan.Numbering.IssueOf(issue.Identity.Project, state.Epic))), epic);
            case ChangedField.Due:
                var due = state.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return (due, due);
            case ChangedField.Project:
                return isAfter ? (SiteFragments.Text(10000 + issue.Identity.Project), Programme.InJira[issue.Identity.Project].Name) : ("10090", "Ideas");
            case ChangedField.Key:
                return (null, isAfter ? SimulatedIssueWriter.KeyOf(issue.Identity.Project, issue.Identity.Number) : $"IDEA-{issue.MovedFrom}");
            case ChangedField.Workflow:
                return isAfter ? (SiteFragments.Text(18000 + issue.Identity.Project), issue.Workflow.Name) : ("17000", "Simple Workflow");
            default:
                return isAfter ? (SiteFragments.Text(30000 + issue.Identity.Index), "This issue links to \"Page\"") : (null, null);
        }
    }

    private (string Id, string Text) Sprints(SimulatedIssue issue, SprintSpan span)
    {
        if (span.First < 0 || plan.Sprints(issue.Identity.Project) is not { } sprints)
        {
            return ("", "");
        }

        var range = sprints.Sprints.Skip(span.First).Take(span.Last - span.First + 1).ToList();
        return (string.Join(", ", range.Select(s => SiteFragments.Text(s.Id))), string.Join(", ", range.Select(s => s.Name)));
    }

    private bool IsTeamManaged(SimulatedIssue issue) =>
        fragments.Kind == JiraKind.Cloud && Workflow.All[Programme.InJira[issue.Identity.Project].Workflow].Statuses[0].ProjectIndex is not null;
}
