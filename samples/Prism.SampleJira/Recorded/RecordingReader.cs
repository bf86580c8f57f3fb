using System.Text.Json;

namespace Prism.SampleJira.Recorded;

/// <summary>An issue as it was recorded, with the changelog entries and worklogs found inside it and beside it.</summary>
internal sealed class RecordedIssue(JsonElement json)
{
    public JsonElement Json { get; } = json;

    public string Id { get; } = json.GetProperty("id").GetString()!;

    public string Key { get; } = json.GetProperty("key").GetString()!;

    public JsonElement Fields { get; } = json.GetProperty("fields");

    /// <summary>By history id, so that an entry found twice counts once.</summary>
    public Dictionary<string, JsonElement> Histories { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonElement> Worklogs { get; } = new(StringComparer.Ordinal);
}

/// <summary>Reads a folder of recorded responses and tells by their content what they are: names of files mean nothing.</summary>
internal sealed class RecordingReader
{
    private readonly List<(string IssueId, JsonElement Entry)> looseHistories = [];
    private readonly List<(string IssueId, JsonElement Entry)> looseWorklogs = [];

    public Dictionary<string, RecordedIssue> Issues { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Fields { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Statuses { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Projects { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Priorities { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Resolutions { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> IssueTypes { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Users { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Boards { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> BoardConfigurations { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonElement> Sprints { get; } = new(StringComparer.Ordinal);

    public static RecordingReader Read(string folder)
    {
        var reader = new RecordingReader();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                reader.Take(File.ReadAllText(file));
            }
            else if (file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var line in File.ReadLines(file))
                {
                    reader.Take(line);
                }
            }
        }

        reader.PutLooseEntries();
        reader.DeriveFromIssues();
        return reader;
    }

    private void Take(string text)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A folder may hold other things than responses; they are not ours to judge.
            return;
        }

        if (root.ValueKind == JsonValueKind.Array)
        {
            TakeAll(root);
        }
        else if (root.ValueKind == JsonValueKind.Object)
        {
            TakeObject(root);
        }
    }

    private void TakeObject(JsonElement root)
    {
        if (ArrayOf(root, "issues") is { } issues)
        {
            TakeAll(issues);
        }
        else if (ArrayOf(root, "worklogs") is { } worklogs)
        {
            foreach (var worklog in worklogs.EnumerateArray())
            {
                if ((Text(worklog, "issueId") ?? IssueIn(Text(worklog, "self"))) is { } issueId)
                {
                    looseWorklogs.Add((issueId, worklog));
                }
            }
        }
        else if (ArrayOf(root, "values") is { } values)
        {
            var issueId = Text(root, "self") is { } self && self.Contains("/changelog", StringComparison.Ordinal) ? IssueIn(self) : null;
            if (issueId is null)
            {
                TakeAll(values);
            }
            else
            {
                looseHistories.AddRange(values.EnumerateArray().Select(v => (issueId, v)));
            }
        }
        else
        {
            TakeItem(root);
        }
    }

    private void TakeAll(JsonElement items)
    {
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                TakeItem(item);
            }
        }
    }

    private void TakeItem(JsonElement item)
    {
        if (Text(item, "id") is not null && Text(item, "key") is not null && Has(item, "fields"))
        {
            var issue = new RecordedIssue(item);
            Issues.TryAdd(issue.Id, issue);
            return;
        }

        var target = Has(item, "columnConfig") ? BoardConfigurations
            : Has(item, "statusCategory") ? Statuses
            : Text(item, "accountId") is not null || (Has(item, "displayName") && Has(item, "name")) ? Users
            : Has(item, "originBoardId") || Text(item, "state") is "future" or "active" or "closed" ? Sprints
            : Text(item, "type") is "scrum" or "kanban" or "simple" ? Boards
            : Has(item, "clauseNames") ? Fields
            : Has(item, "subtask") ? IssueTypes
            : Has(item, "statusColor") ? Priorities
            : Text(item, "key") is not null && Has(item, "name") && (Has(item, "avatarUrls") || Has(item, "components") || Has(item, "issueTypes")) ? Projects
            : null;
        var id = Text(item, "accountId") ?? (target == Users ? Text(item, "key") ?? Text(item, "name") : null) ?? Identifier(item);
        if (target is not null && id is not null)
        {
            target.TryAdd(id, item);
        }
    }

    private void PutLooseEntries()
    {
        foreach (var issue in Issues.Values)
        {
            if (issue.Json.TryGetProperty("changelog", out var changelog) && ArrayOf(changelog, "histories") is { } histories)
            {
                foreach (var history in histories.EnumerateArray())
                {
                    issue.Histories.TryAdd(Identifier(history)!, history);
                }
            }

            if (issue.Fields.TryGetProperty("worklog", out var worklog) && worklog.ValueKind == JsonValueKind.Object && ArrayOf(worklog, "worklogs") is { } worklogs)
            {
                foreach (var entry in worklogs.EnumerateArray())
                {
                    issue.Worklogs.TryAdd(Identifier(entry)!, entry);
                }
            }
        }

        foreach (var (issueId, entry) in looseHistories)
        {
            if (Issues.TryGetValue(issueId, out var issue))
            {
                issue.Histories.TryAdd(Identifier(entry)!, entry);
            }
        }

        foreach (var (issueId, entry) in looseWorklogs)
        {
            if (Issues.TryGetValue(issueId, out var issue))
            {
                issue.Worklogs.TryAdd(Identifier(entry)!, entry);
            }
        }
    }

    /// <summary>What a folder lacks as a list is gathered from the issues that mention it.</summary>
    private void DeriveFromIssues()
    {
        foreach (var issue in Issues.Values)
        {
            Derive(Statuses, issue.Fields, "status");
            Derive(Projects, issue.Fields, "project");
            Derive(Priorities, issue.Fields, "priority");
            Derive(Resolutions, issue.Fields, "resolution");
            Derive(IssueTypes, issue.Fields, "issuetype");
            foreach (var role in new[] { "assignee", "reporter", "creator" })
            {
                DeriveUser(issue.Fields, role);
            }

            foreach (var history in issue.Histories.Values)
            {
                DeriveUser(history, "author");
            }

            foreach (var worklog in issue.Worklogs.Values)
            {
                DeriveUser(worklog, "author");
            }
        }
    }

    private void DeriveUser(JsonElement holder, string role)
    {
        if (holder.TryGetProperty(role, out var user) && user.ValueKind == JsonValueKind.Object && (Text(user, "accountId") ?? Text(user, "key") ?? Text(user, "name")) is { Length: > 0 } id)
        {
            Users.TryAdd(id, user);
        }
    }

    private static void Derive(Dictionary<string, JsonElement> target, JsonElement fields, string field)
    {
        if (fields.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Object && Identifier(value) is { } id)
        {
            target.TryAdd(id, value);
        }
    }

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An id, which is a string for issues and statuses and a number for sprints and boards.</summary>
    public static string? Identifier(JsonElement element) => !element.TryGetProperty("id", out var id) ? null : id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText();

    private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out _);

    private static JsonElement? ArrayOf(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value : null;

    private static string? IssueIn(string? self)
    {
        const string Mark = "/issue/";
        var at = self?.IndexOf(Mark, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : self![(at + Mark.Length)..].Split('/')[0];
    }
}
