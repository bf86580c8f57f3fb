using System.Globalization;
using System.Text.Json;
using Prism.SampleJira.Jql;

namespace Prism.SampleJira.Recorded;

/// <summary>A site that answers what was recorded of a real one: ids, times and histories as they were.</summary>
internal sealed class RecordedSite : IJiraSite
{
    private readonly RecordingReader recording;
    private readonly Entry[] issues;
    private readonly Dictionary<string, int> byIdOrKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, WorklogEntry> worklogs = [];

    private RecordedSite(string folder, RecordingReader recording, JiraKind? kind)
    {
        this.recording = recording;
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        Kind = kind ?? KindOf(recording);
        issues = [.. recording.Issues.Values.Select(i => new Entry(i)).OrderBy(e => e.Number)];
        for (var i = 0; i < issues.Length; i++)
        {
            byIdOrKey[issues[i].Issue.Id] = i;
            byIdOrKey[issues[i].Issue.Key] = i;
            foreach (var worklog in issues[i].Issue.Worklogs.Values.Select(w => new WorklogEntry(w)))
            {
                worklogs[worklog.Id] = worklog;
            }
        }

        Zone = RecordedZone.Of(recording);
        PresentMs = issues.Max(e => e.UpdatedMs);
        Lists = CreateLists();
    }

    public string Name { get; }

    public JiraKind Kind { get; }

    public TimeZoneInfo Zone { get; }

    public long PresentMs { get; }

    public SiteLists Lists { get; }

    /// <exception cref="InvalidDataException">The folder holds no issue.</exception>
    public static RecordedSite Open(string folder, JiraKind? kind)
    {
        var recording = RecordingReader.Read(folder);
        return recording.Issues.Count > 0 ? new(folder, recording, kind) : throw new InvalidDataException($"No recorded Jira issue in {folder}.");
    }

    /// <summary>Users are named by accountId on Cloud, by name and key on Data Center.</summary>
    public static JiraKind KindOf(RecordingReader recording) =>
        recording.Users.Values.Any(u => RecordingReader.Text(u, "accountId") is not null) ? JiraKind.Cloud : JiraKind.DataCenter;

    public string IssueId(int issue) => issues[issue].Issue.Id;

    public int? Find(string idOrKey) => byIdOrKey.TryGetValue(idOrKey, out var issue) ? issue : null;

    public IReadOnlyList<int> Select(JqlQuery query, ref long position, int most)
    {
        var all = Matching(query);
        var page = all.Skip((int)position).Take(most).ToList();
        position = position + page.Count < all.Count ? position + page.Count : -1;
        return page;
    }

    public long Count(JqlQuery query) => Matching(query).Count;

    public void WriteIssue(Utf8JsonWriter writer, int issue, FieldSelection fields, bool withChangelog)
    {
        var recorded = issues[issue].Issue;
        writer.WriteStartObject();
        if (fields.IsIdOnly && !withChangelog)
        {
            writer.WriteString("id"u8, recorded.Id);
            writer.WriteEndObject();
            return;
        }

        foreach (var member in recorded.Json.EnumerateObject())
        {
            if (member.NameEquals("fields"u8))
            {
                writer.WriteStartObject("fields"u8);
                foreach (var field in recorded.Fields.EnumerateObject().Where(f => fields.Wants(f.Name)))
                {
                    field.WriteTo(writer);
                }

                writer.WriteEndObject();
            }
            else if (!member.NameEquals("changelog"u8) || withChangelog)
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    public IReadOnlyList<IJiraHistory> Histories(int issue) => [.. issues[issue].Issue.Histories.Values.Select(h => new HistoryEntry(h)).OrderBy(h => h.CreatedMs).ThenBy(h => h.Number)];

    public IReadOnlyList<IJiraWorklog> Worklogs(int issue) => [.. issues[issue].Issue.Worklogs.Values.Select(w => new WorklogEntry(w)).OrderBy(w => w.CreatedMs).ThenBy(w => w.Id)];

    public IJiraWorklog? Worklog(long id) => worklogs.GetValueOrDefault(id);

    public FeedPage WorklogsUpdated(long afterMs, int most)
    {
        var all = worklogs.Values.Where(w => w.UpdatedMs > afterMs).OrderBy(w => w.UpdatedMs).ThenBy(w => w.Id).Select(w => (w.Id, w.UpdatedMs)).ToList();
        return new([.. all.Take(most)], all.Count <= most);
    }

    public FeedPage WorklogsDeleted(long afterMs, int most) => new([], true);

    private static long Ms(JsonElement element, string name) => JiraTimestamp.Read(RecordingReader.Text(element, name))?.ToUnixTimeMilliseconds() ?? 0;

    private static long Number(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    private List<int> Matching(JqlQuery query)
    {
        var found = Enumerable.Range(0, issues.Length).Where(i =>
            (query.Projects is not { } projects || projects.Contains(issues[i].Project, StringComparer.OrdinalIgnoreCase))
            && (query.Issues is not { } wanted || wanted.Contains(issues[i].Issue.Id, StringComparer.Ordinal) || wanted.Contains(issues[i].Issue.Key, StringComparer.OrdinalIgnoreCase))
            && (query.Types is not { } types || (issues[i].Issue.Fields.TryGetProperty("issuetype", out var type) && types.Any(wanted => wanted == RecordingReader.Text(type, "id") || string.Equals(wanted, RecordingReader.Text(type, "name"), StringComparison.OrdinalIgnoreCase))))
            && query.Matches(issues[i].CreatedMs, issues[i].UpdatedMs));
        var sorted = query.Order switch
        {
            IssueOrder.Created => found.OrderBy(i => issues[i].CreatedMs),
            IssueOrder.Updated => found.OrderBy(i => issues[i].UpdatedMs),
            IssueOrder.Key => found.OrderBy(i => issues[i].Project, StringComparer.Ordinal).ThenBy(i => Number(issues[i].Issue.Key.Split('-')[^1])),
            _ => found.Order(),
        };
        return [.. query.IsDescending ? sorted.Reverse() : sorted];
    }

    private SiteLists CreateLists() => new()
    {
        Myself = RecordedZone.Myself(recording, Zone, Kind),
        Fields = [.. RecordedFields.Of(recording)],
        Statuses = Bytes(recording.Statuses),
        Projects = Bytes(recording.Projects),
        Priorities = Bytes(recording.Priorities),
        Resolutions = Bytes(recording.Resolutions),
        IssueTypes = Bytes(recording.IssueTypes),
        Users = Bytes(recording.Users),
        StatusesWithScope = [.. recording.Statuses.Values.Select(s => JsonBytes.Object(w => WriteScoped(w, s)))],
        Boards = RecordedBoards.Of(recording),
        Parts = recording.Projects.ToDictionary(project => project.Key, project => new ProjectParts(PartsOf(project.Value, "components"), PartsOf(project.Value, "versions"))),
    };

    private static byte[][] Bytes(Dictionary<string, JsonElement> items) => [.. items.Values.Select(JsonBytes.Of)];

    private static byte[][] PartsOf(JsonElement project, string name) =>
        project.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(JsonBytes.Of)] : [];

    private static void WriteScoped(Utf8JsonWriter w, JsonElement status)
    {
        w.WriteString("id", RecordingReader.Identifier(status));
        w.WriteString("name", RecordingReader.Text(status, "name"));
        w.WriteString("description", RecordingReader.Text(status, "description") ?? "");
        var key = status.TryGetProperty("statusCategory", out var category) ? RecordingReader.Text(category, "key") : null;
        w.WriteString("statusCategory", key switch { "done" => "DONE", "indeterminate" => "IN_PROGRESS", _ => "TODO" });
        if (status.TryGetProperty("scope", out var scope))
        {
            w.WritePropertyName("scope");
            scope.WriteTo(w);
        }
    }

    private sealed class Entry(RecordedIssue issue)
    {
        public RecordedIssue Issue { get; } = issue;

        public long Number { get; } = RecordedSite.Number(issue.Id);

        public string Project { get; } = issue.Key.Split('-')[0];

        public long CreatedMs { get; } = Ms(issue.Fields, "created");

        public long UpdatedMs { get; } = Ms(issue.Fields, "updated");
    }

    private sealed class HistoryEntry(JsonElement json) : IJiraHistory
    {
        public long CreatedMs { get; } = Ms(json, "created");

        public long Number { get; } = RecordedSite.Number(RecordingReader.Identifier(json));

        public bool Concerns(IReadOnlySet<string> fieldIds) => json.GetProperty("items").EnumerateArray().Any(i => IsOf(i, fieldIds));

        public void Write(Utf8JsonWriter writer, IReadOnlySet<string>? fieldIds)
        {
            if (fieldIds is null)
            {
                json.WriteTo(writer);
                return;
            }

            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject().Where(m => !m.NameEquals("items"u8)))
            {
                member.WriteTo(writer);
            }

            writer.WriteStartArray("items"u8);
            foreach (var item in json.GetProperty("items").EnumerateArray().Where(i => IsOf(i, fieldIds)))
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        private static bool IsOf(JsonElement item, IReadOnlySet<string> fieldIds) => RecordingReader.Text(item, "fieldId") is { } id && fieldIds.Contains(id);
    }

    private sealed class WorklogEntry(JsonElement json) : IJiraWorklog
    {
        public long Id { get; } = RecordedSite.Number(RecordingReader.Identifier(json));

        public long StartedMs { get; } = Ms(json, "started");

        public long CreatedMs { get; } = Ms(json, "created");

        public long UpdatedMs { get; } = Ms(json, "updated");

        public void Write(Utf8JsonWriter writer) => json.WriteTo(writer);
    }
}
