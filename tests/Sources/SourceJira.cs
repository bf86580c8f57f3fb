using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Prism.Sources;

/// <summary>A Jira Cloud site read the plain way: all issues with their changelogs, the worklogs of each, the sprints of each board.</summary>
internal sealed class SourceJira
{
    private const string SprintField = "customfield_10020";
    private static readonly string[] PointsFields = ["customfield_10026", "customfield_10016"];

    private SourceJira(IReadOnlyList<SourceIssue> issues, IReadOnlyList<SourceWorklog> worklogs, IReadOnlyDictionary<string, SourceSprint> sprints, IReadOnlyDictionary<string, DateOnly> releases) =>
        (Issues, Worklogs, Sprints, Releases) = (issues, worklogs, sprints, releases);

    public IReadOnlyList<SourceIssue> Issues { get; }
    public IReadOnlyList<SourceWorklog> Worklogs { get; }
    public IReadOnlyDictionary<string, SourceSprint> Sprints { get; }

    /// <summary>By id the day of each release that is out and tells its day.</summary>
    public IReadOnlyDictionary<string, DateOnly> Releases { get; }

    public static async Task<SourceJira> ReadAsync(Uri site, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = site };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sample:sample"u8));
        async Task<JsonElement> Get(string path)
        {
            using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken));
            return document.RootElement.Clone();
        }

        var meanings = (await Get("rest/api/3/status")).EnumerateArray().ToDictionary(status => Text(status, "id")!, status => new SourceStatus(
            Text(status, "name")!,
            Text(status.GetProperty("statusCategory"), "key") switch { "new" => SourceStage.ToDo, "indeterminate" => SourceStage.InProgress, "done" => SourceStage.Done, var other => throw new InvalidDataException(other) }));
        var projects = (await Get("rest/api/3/project/search?maxResults=50")).GetProperty("values").EnumerateArray().ToDictionary(project => Text(project, "id")!, project => Text(project, "key")!);
        List<SourceIssue> issues = [];
        List<SourceWorklog> worklogs = [];
        for (string? token = "first"; token is not null;)
        {
            var page = await Get($"rest/api/3/search/jql?jql=created%20%3E%3D%20%222000-01-01%22&fields=*all&expand=changelog&maxResults=100{(token == "first" ? "" : "&nextPageToken=" + Uri.EscapeDataString(token))}");
            foreach (var json in page.GetProperty("issues").EnumerateArray())
            {
                var issue = Issue(json, meanings, projects);
                issues.Add(issue);
                if (json.GetProperty("fields").GetProperty("worklog").GetProperty("total").GetInt32() > 0)
                {
                    worklogs.AddRange((await Get($"rest/api/3/issue/{issue.Key}/worklog?maxResults=5000")).GetProperty("worklogs").EnumerateArray().Select(log => new SourceWorklog(
                        issue.Project, issue.Key, Text(log.GetProperty("author"), "accountId")!, Instant(Text(log, "started")!), Instant(Text(log, "created")!), log.GetProperty("timeSpentSeconds").GetDouble() / 3600)));
                }
            }

            token = Text(page, "nextPageToken");
        }

        Dictionary<string, SourceSprint> sprints = [];
        foreach (var board in (await Get("rest/agile/1.0/board?maxResults=50")).GetProperty("values").EnumerateArray().Where(board => Text(board, "type") == "scrum"))
        {
            for (var start = 0; start >= 0;)
            {
                var page = await Get($"rest/agile/1.0/board/{board.GetProperty("id").GetRawText()}/sprint?startAt={start.ToString(CultureInfo.InvariantCulture)}&maxResults=50");
                var values = page.GetProperty("values").EnumerateArray().ToList();
                foreach (var sprint in values)
                {
                    var id = sprint.GetProperty("id").GetRawText();
                    sprints[id] = new SourceSprint(id, Text(sprint, "state")!, MaybeInstant(Text(sprint, "startDate")), MaybeInstant(Text(sprint, "completeDate")));
                }

                start = page.GetProperty("isLast").GetBoolean() ? -1 : start + values.Count;
            }
        }

        Dictionary<string, DateOnly> releases = [];
        foreach (var id in projects.Keys)
        {
            foreach (var version in (await Get($"rest/api/3/project/{id}")).GetProperty("versions").EnumerateArray().Where(version => version.GetProperty("released").GetBoolean() && Text(version, "releaseDate") is not null))
            {
                releases[Text(version, "id")!] = DateOnly.ParseExact(Text(version, "releaseDate")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        return new SourceJira(issues, worklogs, sprints, releases);
    }

    private static SourceIssue Issue(JsonElement json, Dictionary<string, SourceStatus> meanings, Dictionary<string, string> projects)
    {
        var fields = json.GetProperty("fields");
        var created = Instant(Text(fields, "created")!);
        var changes = json.GetProperty("changelog").GetProperty("histories").EnumerateArray()
            .SelectMany(history => history.GetProperty("items").EnumerateArray().Select(item => (At: Instant(Text(history, "created")!), Id: long.Parse(Text(history, "id")!, CultureInfo.InvariantCulture), Item: item)))
            .OrderBy(change => change.At).ThenBy(change => change.Id).ToList();

        // A field that never changed was always what it is now; one that did began as what its first change came from.
        IReadOnlyList<FieldValue> Course(Func<JsonElement, bool> isOf, string? present, bool byText = false)
        {
            var own = changes.Where(change => isOf(change.Item)).ToList();
            string? Side(JsonElement item, string id, string text) => byText ? Text(item, text) ?? Text(item, id) : Text(item, id);
            return own.Count == 0 ? [new FieldValue(created, present)]
                : [new FieldValue(created, Side(own[0].Item, "from", "fromString")), .. own.Select(change => new FieldValue(change.At, Side(change.Item, "to", "toString")))];
        }

        bool Named(JsonElement item, params string[] ids) => Text(item, "fieldId") is { } id && ids.Contains(id);
        var present = fields.GetProperty("project");
        return new SourceIssue
        {
            Key = Text(json, "key")!,
            Type = Text(fields.GetProperty("issuetype"), "name")!,
            Priority = fields.GetProperty("priority").ValueKind == JsonValueKind.Null ? null : Text(fields.GetProperty("priority"), "name"),
            Created = created,
            Updated = Instant(Text(fields, "updated")!),
            Due = Text(fields, "duedate") is { } due ? DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Projects = [.. Course(item => Named(item, "project"), Text(present, "id")).Select(value => value with { Value = projects.GetValueOrDefault(value.Value!, value.Value!) })],
            Statuses = Course(item => Named(item, "status"), Text(fields.GetProperty("status"), "id")),
            Sprints = Course(item => Named(item, SprintField), SprintsNow(fields)),
            Points = Course(item => Named(item, PointsFields), PointsFields.Select(field => fields.TryGetProperty(field, out var points) && points.ValueKind == JsonValueKind.Number ? points.GetRawText() : null).FirstOrDefault(text => text is not null), byText: true),
            Flags = Course(item => Named(item, "customfield_10021"), fields.GetProperty("customfield_10021").ValueKind == JsonValueKind.Array ? "flagged" : null),
            FoundIn = [.. fields.GetProperty("versions").EnumerateArray().Select(version => Text(version, "id")!)],
            FixedIn = [.. fields.GetProperty("fixVersions").EnumerateArray().Select(version => Text(version, "id")!)],
            Meanings = meanings,
        };
    }

    private static string? SprintsNow(JsonElement fields) => fields.GetProperty(SprintField) is { ValueKind: JsonValueKind.Array } sprints
        ? string.Join(',', sprints.EnumerateArray().Select(sprint => sprint.GetProperty("id").GetRawText()))
        : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Jira writes offsets without a colon; sprints end in <c>Z</c>.</summary>
    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(
        text.EndsWith('Z') ? text[..^1] + "+00:00" : text.Insert(text.Length - 2, ":"), "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset? MaybeInstant(string? text) => text is null ? null : Instant(text);
}
