using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Simulation;

/// <summary>The parts that issues repeat (users, statuses, projects, types, sprints ...), written once per site.</summary>
internal sealed class SiteFragments
{
    /// <summary>The host in the <c>self</c> links: fixed, so that answers do not depend on the port. A client must not follow them.</summary>
    public const string Host = "https://northquay.example";

    private static readonly string[] PriorityNames = ["Highest", "High", "Medium", "Low", "Lowest"];
    private static readonly (int Id, string Name, int Level)[] TypeNames =
        [(10000, "Epic", 1), (10001, "Story", 0), (10002, "Task", 0), (10004, "Bug", 0), (10005, "Risk", 0), (10003, "Sub-task", -1)];

    private static readonly string[] ResolutionNames = ["", "Done", "Won't Do"];
    private readonly string rest;

    public SiteFragments(SimulatedPlan plan, JiraKind kind)
    {
        rest = $"{Host}/rest/api/{(kind == JiraKind.Cloud ? 3 : 2)}";
        Kind = kind;
        Users = [.. plan.People.All.Select(p => JsonBytes.Object(w => WriteUser(w, p, plan.Calendar.Zone)))];
        Projects = [.. Programme.InJira.Select((_, i) => JsonBytes.Object(w => WriteProject(w, i)))];
        Types = [.. TypeNames.Select(t => JsonBytes.Object(w => WriteType(w, t.Id, t.Name, t.Level)))];
        Priorities = [.. PriorityNames.Select((name, i) => JsonBytes.Object(w => WriteNamed(w, "priority", i + 1, name)))];
        Resolutions = [.. ResolutionNames.Select((name, i) => JsonBytes.Object(w => WriteNamed(w, "resolution", 10000 + i, name)))];
        Statuses = Workflow.All.SelectMany(w => w.Statuses).ToDictionary(s => s.Id, s => JsonBytes.Object(w => WriteStatus(w, s)));
        Sprints = Enumerable.Range(0, Programme.InJira.Count)
            .SelectMany(p => plan.Sprints(p)?.Sprints ?? [])
            .ToDictionary(s => s.Id, s => JsonBytes.Of(w => WriteSprint(w, s, plan.Calendar.Zone)));
    }

    public JiraKind Kind { get; }
    public byte[][] Users { get; }
    public byte[][] Projects { get; }
    public byte[][] Types { get; }
    public byte[][] Priorities { get; }
    public byte[][] Resolutions { get; }
    public Dictionary<int, byte[]> Statuses { get; }
    public Dictionary<int, byte[]> Sprints { get; }

    public static int BoardId(int project) => project + 1;

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static bool IsType(IssueKind kind, IReadOnlyList<string> idsOrNames) =>
        TypeNames[(int)kind] is var type && (idsOrNames.Contains(Text(type.Id)) || idsOrNames.Contains(type.Name, StringComparer.OrdinalIgnoreCase));

    public static string PriorityName(int priority) => PriorityNames[priority - 1];

    public static string ResolutionName(int resolution) => ResolutionNames[resolution];

    public string AccountOf(SimulatedPerson person) => Kind == JiraKind.Cloud ? person.AccountId : person.UserKey;

    public static void WriteStatusMembers(Utf8JsonWriter w, SimulatedStatus status, string rest)
    {
        w.WriteString("self", $"{rest}/status/{status.Id}");
        w.WriteString("description", "");
        w.WriteString("iconUrl", $"{Host}/images/icons/statuses/generic.png");
        w.WriteString("name", status.Name);
        w.WriteString("untranslatedName", status.Name);
        w.WriteString("id", Text(status.Id));
        var (id, key, colour, name) = status.Category switch
        {
            StatusCategory.New => (2, "new", "blue-gray", "To Do"),
            StatusCategory.Indeterminate => (4, "indeterminate", "yellow", "In Progress"),
            _ => (3, "done", "green", "Done"),
        };
        w.WriteStartObject("statusCategory");
        w.WriteString("self", $"{rest}/statuscategory/{id}");
        w.WriteNumber("id", id);
        w.WriteString("key", key);
        w.WriteString("colorName", colour);
        w.WriteString("name", name);
        w.WriteEndObject();
    }

    private void WriteStatus(Utf8JsonWriter w, SimulatedStatus status)
    {
        WriteStatusMembers(w, status, rest);
        if (status.ProjectIndex is { } project && Kind == JiraKind.Cloud)
        {
            w.WriteStartObject("scope");
            w.WriteString("type", "PROJECT");
            w.WriteStartObject("project");
            w.WriteString("id", Text(10000 + project));
            w.WriteEndObject();
            w.WriteEndObject();
        }
    }

    private void WriteUser(Utf8JsonWriter w, SimulatedPerson person, TimeZoneInfo zone)
    {
        if (Kind == JiraKind.Cloud)
        {
            w.WriteString("self", $"{rest}/user?accountId={person.AccountId}");
            w.WriteString("accountId", person.AccountId);
            w.WriteString("accountType", person.Role == PersonRole.Automation ? "app" : "atlassian");
        }
        else
        {
            w.WriteString("self", $"{rest}/user?username={person.UserName}");
            w.WriteString("name", person.UserName);
            w.WriteString("key", person.UserKey);
        }

        if (person.Role != PersonRole.Automation)
        {
            w.WriteString("emailAddress", person.Email);
        }

        w.WriteStartObject("avatarUrls");
        w.WriteString("48x48", $"{Host}/avatar/{person.Index}?size=48");
        w.WriteEndObject();
        w.WriteString("displayName", person.Name);
        w.WriteBoolean("active", true);
        w.WriteString("timeZone", zone.Id);
    }

    private void WriteProject(Utf8JsonWriter w, int project)
    {
        var p = Programme.InJira[project];
        w.WriteString("self", $"{rest}/project/{10000 + project}");
        w.WriteString("id", Text(10000 + project));
        w.WriteString("key", p.JiraKey);
        w.WriteString("name", p.Name);
        w.WriteString("projectTypeKey", "software");
        if (Kind == JiraKind.Cloud)
        {
            var isTeamManaged = Workflow.All[p.Workflow].Statuses[0].ProjectIndex is not null;
            w.WriteBoolean("simplified", isTeamManaged);
            w.WriteString("style", isTeamManaged ? "next-gen" : "classic");
            w.WriteBoolean("isPrivate", false);
        }

        w.WriteStartObject("avatarUrls");
        w.WriteString("48x48", $"{rest}/universal_avatar/view/type/project/avatar/{10400 + project}");
        w.WriteEndObject();
        w.WriteStartObject("projectCategory");
        w.WriteString("self", $"{rest}/projectCategory/{(p.Portfolio == "Run" ? 10001 : 10000)}");
        w.WriteString("id", p.Portfolio == "Run" ? "10001" : "10000");
        w.WriteString("name", p.Portfolio);
        w.WriteString("description", "");
        w.WriteEndObject();
    }

    private void WriteType(Utf8JsonWriter w, int id, string name, int level)
    {
        w.WriteString("self", $"{rest}/issuetype/{id}");
        w.WriteString("id", Text(id));
        w.WriteString("description", "");
        w.WriteString("iconUrl", $"{rest}/universal_avatar/view/type/issuetype/avatar/{id + 300}?size=medium");
        w.WriteString("name", name);
        if (Kind == JiraKind.Cloud)
        {
            w.WriteString("untranslatedName", name);
        }

        w.WriteBoolean("subtask", level < 0);
        w.WriteNumber("avatarId", id + 300);
        if (Kind == JiraKind.Cloud)
        {
            w.WriteNumber("hierarchyLevel", level);
        }
    }

    private void WriteNamed(Utf8JsonWriter w, string entity, int id, string name)
    {
        w.WriteString("self", $"{rest}/{entity}/{id}");
        w.WriteString("description", "");
        w.WriteString("iconUrl", $"{Host}/images/icons/priorities/generic.svg");
        w.WriteString("name", name);
        w.WriteString("id", Text(id));
    }

    /// <summary>Cloud gives an object; Data Center the Java object's string form.</summary>
    private void WriteSprint(Utf8JsonWriter w, SimulatedSprint s, TimeZoneInfo zone)
    {
        var isDated = s.State != "future";
        if (Kind == JiraKind.DataCenter)
        {
            string At(long? ms) => isDated && ms is { } m ? JiraTimestamp.FormatWithColon(m, zone) : "<null>";
            w.WriteStringValue(
                $"com.atlassian.greenhopper.service.sprint.Sprint@{0x1a2b300 + s.Id:x}[id={s.Id},rapidViewId={BoardId(s.Project)},state={s.State.ToUpperInvariant()},name={s.Name},startDate={At(s.StartMs)},endDate={At(s.EndMs)},completeDate={At(s.CompleteMs)},activatedDate={At(s.StartMs)},sequence={s.Id},goal=,autoStartStop=false]");
            return;
        }

        w.WriteStartObject();
        w.WriteNumber("id", s.Id);
        w.WriteString("name", s.Name);
        w.WriteString("state", s.State);
        w.WriteNumber("boardId", BoardId(s.Project));
        w.WriteString("goal", "");
        if (isDated)
        {
            w.WriteString("startDate", JiraTimestamp.FormatUtc(s.StartMs));
            w.WriteString("endDate", JiraTimestamp.FormatUtc(s.EndMs));
        }

        if (s.CompleteMs is { } completeMs)
        {
            w.WriteString("completeDate", JiraTimestamp.FormatUtc(completeMs));
        }

        w.WriteEndObject();
    }
}
