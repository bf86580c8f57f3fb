using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Simulation;

/// <summary>The short lists of the simulated site: fields, statuses, users, boards, sprints.</summary>
internal static class SimulatedLists
{
    private const string Types = "com.atlassian.jira.plugin.system.customfieldtypes:";

    public static SiteLists Create(SimulatedPlan plan, SiteFragments fragments, SiteFields fields, bool[] isArchived) => new()
    {
        Myself = fragments.Users[plan.People.ProductOwner(0)],
        Fields = [.. BuiltIn().Concat(Custom(fields, fragments.Kind))],
        Statuses = [.. fragments.Statuses.Values],
        StatusesWithScope = [.. Workflow.All.SelectMany(w => w.Statuses).Select(s => JsonBytes.Object(w => WriteScoped(w, s)))],
        Projects = [.. fragments.Projects.Where((_, project) => !isArchived[project])],
        ArchivedProjects = [.. fragments.Projects.Where((_, project) => isArchived[project]).Select(json => (byte[])[.. json[..^1], .. ",\"archived\":true}"u8])],
        Priorities = fragments.Priorities,
        Resolutions = fragments.Resolutions[1..],
        IssueTypes = fragments.Types,
        Users = fragments.Users,
        Boards = [.. Enumerable.Range(0, isArchived.Length).Where(project => !isArchived[project]).Select(project => Board(plan, fragments, fields, project))],
    };

    private static IEnumerable<byte[]> BuiltIn()
    {
        (string Id, string Name, string Type)[] all =
        [
            ("summary", "Summary", "string"), ("issuetype", "Issue Type", "issuetype"), ("project", "Project", "project"), ("status", "Status", "status"), ("priority", "Priority", "priority"),
            ("resolution", "Resolution", "resolution"), ("resolutiondate", "Resolved", "datetime"), ("created", "Created", "datetime"), ("updated", "Updated", "datetime"), ("duedate", "Due date", "date"),
            ("assignee", "Assignee", "user"), ("reporter", "Reporter", "user"), ("creator", "Creator", "user"), ("labels", "Labels", "array"), ("components", "Components", "array"),
            ("fixVersions", "Fix versions", "array"), ("versions", "Affects versions", "array"), ("issuelinks", "Linked Issues", "array"), ("parent", "Parent", "issuelink"), ("timespent", "Time Spent", "number"),
            ("timeoriginalestimate", "Original estimate", "number"), ("timeestimate", "Remaining Estimate", "number"), ("worklog", "Log Work", "array"), ("description", "Description", "string"),
        ];
        return all.Select(f => JsonBytes.Object(w => WriteField(w, f.Id, f.Name, f.Type, null)));
    }

    private static IEnumerable<byte[]> Custom(SiteFields fields, JiraKind kind)
    {
        (string Id, string Name, string Type, string Custom)[] all =
        [
            (fields.Sprint, "Sprint", "array", "com.pyxis.greenhopper.jira:gh-sprint"),
            (fields.StoryPoints, "Story Points", "number", Types + "float"),
            (fields.StoryPointEstimate, "Story point estimate", "number", "com.pyxis.greenhopper.jira:jsw-story-points"),
            (fields.Flagged, "Flagged", "array", Types + "multicheckboxes"),
            (fields.EpicLink, "Epic Link", "any", "com.pyxis.greenhopper.jira:gh-epic-link"),
            (fields.EpicName, "Epic Name", "string", "com.pyxis.greenhopper.jira:gh-epic-label"),
            (fields.StartDate, "Start date", "date", Types + "datepicker"),
            (fields.Team, "Team", "team", Types + "atlassian-team"),
            (fields.RiskProbability, "Risk probability", "number", Types + "float"),
            (fields.RiskImpact, "Risk impact", "number", Types + "float"),
        ];
        return all.Where(f => kind == JiraKind.Cloud || f.Id != fields.StoryPointEstimate).Select(f => JsonBytes.Object(w => WriteField(w, f.Id, f.Name, f.Type, f.Custom)));
    }

    private static void WriteField(Utf8JsonWriter w, string id, string name, string type, string? custom)
    {
        w.WriteString("id", id);
        w.WriteString("key", id);
        w.WriteString("name", name);
        w.WriteBoolean("custom", custom is not null);
        w.WriteBoolean("orderable", true);
        w.WriteBoolean("navigable", true);
        w.WriteBoolean("searchable", true);
        w.WriteStartArray("clauseNames");
        if (custom is not null)
        {
            w.WriteStringValue($"cf[{id["customfield_".Length..]}]");
        }

        w.WriteStringValue(custom is null ? id : name);
        w.WriteEndArray();
        w.WriteStartObject("schema");
        w.WriteString("type", type);
        if (custom is null)
        {
            w.WriteString("system", id);
        }
        else
        {
            w.WriteString("custom", custom);
            w.WriteNumber("customId", int.Parse(id["customfield_".Length..], CultureInfo.InvariantCulture));
        }

        w.WriteEndObject();
    }

    private static void WriteScoped(Utf8JsonWriter w, SimulatedStatus status)
    {
        w.WriteString("id", SiteFragments.Text(status.Id));
        w.WriteString("name", status.Name);
        w.WriteString("description", "");
        w.WriteString("statusCategory", status.Category switch { StatusCategory.New => "TODO", StatusCategory.Indeterminate => "IN_PROGRESS", _ => "DONE" });
        w.WriteStartObject("scope");
        w.WriteString("type", status.ProjectIndex is null ? "GLOBAL" : "PROJECT");
        if (status.ProjectIndex is { } project)
        {
            w.WriteStartObject("project");
            w.WriteString("id", SiteFragments.Text(10000 + project));
            w.WriteEndObject();
        }

        w.WriteEndObject();
    }

    private static SiteBoard Board(SimulatedPlan plan, SiteFragments fragments, SiteFields fields, int project)
    {
        var p = Programme.InJira[project];
        var id = SiteFragments.BoardId(project);
        var type = p.Board == BoardKind.Scrum ? "scrum" : "kanban";
        var summary = JsonBytes.Object(w =>
        {
            w.WriteNumber("id", id);
            w.WriteString("self", $"{SiteFragments.Host}/rest/agile/1.0/board/{id}");
            w.WriteString("name", $"{p.JiraKey} board");
            w.WriteString("type", type);
            if (fragments.Kind == JiraKind.Cloud)
            {
                w.WriteStartObject("location");
                w.WriteNumber("projectId", 10000 + project);
                w.WriteString("displayName", $"{p.Name} ({p.JiraKey})");
                w.WriteString("projectName", p.Name);
                w.WriteString("projectKey", p.JiraKey);
                w.WriteString("projectTypeKey", "software");
                w.WriteString("name", $"{p.Name} ({p.JiraKey})");
                w.WriteEndObject();
            }
        });
        var configuration = JsonBytes.Object(w => WriteConfiguration(w, fragments, fields, project, type));
        var sprints = plan.Sprints(project)?.Sprints.Select(s => new SiteSprint(s.Id, s.State, JsonBytes.Object(w => WriteSprint(w, s)))).ToList();
        return new(id, p.JiraKey!, type, summary, configuration, sprints);
    }

    private static void WriteConfiguration(Utf8JsonWriter w, SiteFragments fragments, SiteFields fields, int project, string type)
    {
        var p = Programme.InJira[project];
        var workflow = Workflow.All[p.Workflow];
        var rest = $"{SiteFragments.Host}/rest/api/2";
        w.WriteNumber("id", SiteFragments.BoardId(project));
        w.WriteString("name", $"{p.JiraKey} board");
        w.WriteString("type", type);
        w.WriteString("self", $"{SiteFragments.Host}/rest/agile/1.0/board/{SiteFragments.BoardId(project)}/configuration");
        w.WriteStartObject("location");
        w.WriteString("type", "project");
        w.WriteString("key", p.JiraKey);
        w.WriteString("id", SiteFragments.Text(10000 + project));
        w.WriteString("self", $"{rest}/project/{10000 + project}");
        w.WriteString("name", p.Name);
        w.WriteEndObject();
        w.WriteStartObject("filter");
        w.WriteString("id", SiteFragments.Text(11000 + project));
        w.WriteString("self", $"{rest}/filter/{11000 + project}");
        w.WriteEndObject();
        w.WriteStartObject("columnConfig");
        w.WriteStartArray("columns");
        foreach (var status in workflow.Statuses)
        {
            w.WriteStartObject();
            w.WriteString("name", status.Name);
            w.WriteStartArray("statuses");
            w.WriteStartObject();
            w.WriteString("id", SiteFragments.Text(status.Id));
            w.WriteString("self", $"{rest}/status/{status.Id}");
            w.WriteEndObject();
            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteString("constraintType", "none");
        w.WriteEndObject();
        if (type == "scrum")
        {
            var isTeamManaged = workflow.Statuses[0].ProjectIndex is not null && fragments.Kind == JiraKind.Cloud;
            w.WriteStartObject("estimation");
            w.WriteString("type", "field");
            w.WriteStartObject("field");
            w.WriteString("fieldId", isTeamManaged ? fields.StoryPointEstimate : fields.StoryPoints);
            w.WriteString("displayName", isTeamManaged ? "Story point estimate" : "Story Points");
            w.WriteEndObject();
            w.WriteEndObject();
        }

        w.WriteStartObject("ranking");
        w.WriteNumber("rankCustomFieldId", 10019);
        w.WriteEndObject();
    }

    private static void WriteSprint(Utf8JsonWriter w, SimulatedSprint s)
    {
        w.WriteNumber("id", s.Id);
        w.WriteString("self", $"{SiteFragments.Host}/rest/agile/1.0/sprint/{s.Id}");
        w.WriteString("state", s.State);
        w.WriteString("name", s.Name);
        if (s.State != "future")
        {
            w.WriteString("startDate", JiraTimestamp.FormatUtc(s.StartMs));
            w.WriteString("endDate", JiraTimestamp.FormatUtc(s.EndMs));
        }

        if (s.CompleteMs is { } completeMs)
        {
            w.WriteString("completeDate", JiraTimestamp.FormatUtc(completeMs));
        }

        w.WriteNumber("originBoardId", SiteFragments.BoardId(s.Project));
        w.WriteString("goal", "");
    }
}
