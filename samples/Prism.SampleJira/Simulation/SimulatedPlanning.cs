using System.Text.Json;

namespace Prism.SampleJira.Simulation;

/// <summary>Writes what a simulated issue is planned by: points, epic and parent, sprints, flag, team, the ratings of a risk.</summary>
internal sealed class SimulatedPlanning(SimulatedPlan plan, SiteFragments fragments, SiteFields fields)
{
    public void Write(Utf8JsonWriter w, SimulatedIssue issue, FieldSelection selection)
    {
        var identity = issue.Identity;
        var state = issue.Present;
        var isTeamManaged = IsTeamManaged(identity);
        Points(w, selection, fields.StoryPoints, isTeamManaged ? 0 : state.Points);
        if (fragments.Kind == JiraKind.Cloud)
        {
            Points(w, selection, fields.StoryPointEstimate, isTeamManaged ? state.Points : 0);
        }

        var epicKey = state.Epic == 0 ? null : SimulatedIssueWriter.KeyOf(identity.Project, state.Epic);
        if (selection.Wants(fields.EpicLink))
        {
            w.WriteString(fields.EpicLink, isTeamManaged ? null : epicKey);
        }

        if (selection.Wants(fields.EpicName))
        {
            w.WriteString(fields.EpicName, identity.Kind == IssueKind.Epic ? SimulatedIssueWriter.SummaryOf(identity, plan.Draw) : null);
        }

        if (selection.Wants("parent"))
        {
            WriteParent(w, identity, state);
        }

        if (selection.Wants(fields.Sprint))
        {
            WriteSprints(w, identity.Project, state.Sprints);
        }

        if (selection.Wants(fields.Flagged))
        {
            WriteFlag(w, state.IsFlagged);
        }

        if (selection.Wants(fields.Team))
        {
            WriteTeam(w, identity.Project);
        }

        if (selection.Wants(fields.RiskProbability))
        {
            WriteRating(w, fields.RiskProbability, identity, 0);
        }

        if (selection.Wants(fields.RiskImpact))
        {
            WriteRating(w, fields.RiskImpact, identity, 1);
        }
    }

    private void WriteParent(Utf8JsonWriter w, in IssueIdentity issue, IssueState state)
    {
        int? parent = issue.Kind == IssueKind.SubTask ? plan.ParentOf(issue)
            : state.Epic > 0 && fragments.Kind == JiraKind.Cloud ? (int)plan.Numbering.IssueOf(issue.Project, state.Epic)
            : null;
        if (parent is not { } index)
        {
            return;
        }

        var other = plan.Identify(index);
        var id = SiteFragments.Text(SimulatedSite.IdOf(index));
        w.WriteStartObject("parent"u8);
        w.WriteString("id"u8, id);
        w.WriteString("key"u8, SimulatedIssueWriter.KeyOf(other.Project, other.Number));
        w.WriteString("self"u8, $"{SiteFragments.Host}/rest/api/{(fragments.Kind == JiraKind.Cloud ? 3 : 2)}/issue/{id}");
        w.WriteStartObject("fields"u8);
        w.WriteString("summary"u8, SimulatedIssueWriter.SummaryOf(other, plan.Draw));
        JsonBytes.Raw(w, "issuetype"u8, fragments.Types[(int)other.Kind]);
        w.WriteEndObject();
        w.WriteEndObject();
    }

    private void WriteSprints(Utf8JsonWriter w, int project, SprintSpan span)
    {
        w.WritePropertyName(fields.Sprint);
        if (span.First < 0 || plan.Sprints(project) is not { } sprints)
        {
            w.WriteNullValue();
            return;
        }

        w.WriteStartArray();
        for (var number = span.First; number <= span.Last; number++)
        {
            w.WriteRawValue(fragments.Sprints[sprints.Sprints[number].Id], skipInputValidation: true);
        }

        w.WriteEndArray();
    }

    private void WriteFlag(Utf8JsonWriter w, bool isFlagged)
    {
        w.WritePropertyName(fields.Flagged);
        if (!isFlagged)
        {
            w.WriteNullValue();
            return;
        }

        w.WriteStartArray();
        w.WriteStartObject();
        w.WriteString("self"u8, $"{SiteFragments.Host}/rest/api/2/customFieldOption/10019");
        w.WriteString("value"u8, "Impediment"u8);
        w.WriteString("id"u8, "10019"u8);
        w.WriteEndObject();
        w.WriteEndArray();
    }

    private void WriteTeam(Utf8JsonWriter w, int project)
    {
        w.WriteStartObject(fields.Team);
        w.WriteString("id"u8, $"team-{Programme.InJira[project].JiraKey!.ToLowerInvariant()}");
        w.WriteString("name"u8, $"Team {Programme.InJira[project].Name}");
        w.WriteBoolean("isVisible"u8, true);
        w.WriteEndObject();
    }

    private void WriteRating(Utf8JsonWriter w, string field, in IssueIdentity issue, int which)
    {
        if (issue.Kind == IssueKind.Risk)
        {
            w.WriteNumber(field, 1 + plan.Draw.Below(5, Purpose.RiskRating, issue.Index, which));
        }
        else
        {
            w.WriteNull(field);
        }
    }

    private bool IsTeamManaged(in IssueIdentity issue) => fragments.Kind == JiraKind.Cloud && Workflow.All[Programme.InJira[issue.Project].Workflow].Statuses[0].ProjectIndex is not null;

    private static void Points(Utf8JsonWriter w, FieldSelection selection, string field, int points)
    {
        if (!selection.Wants(field))
        {
            return;
        }

        w.WritePropertyName(field);
        if (points == 0)
        {
            w.WriteNullValue();
        }
        else
        {
            // Jira gives every number field a decimal point.
            w.WriteRawValue($"{points}.0", skipInputValidation: true);
        }
    }
}
