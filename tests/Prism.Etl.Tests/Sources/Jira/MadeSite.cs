using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// A small Jira of either kind, made by hand: it holds what a test puts into it and answers as Jira does, in the caller's own zone. Each request is held
/// to the official descriptions.
/// </summary>
internal sealed partial class MadeSite(JiraKind kind) : HttpMessageHandler
{
    public const int FeedPage = 1000;

    public JiraKind Kind => kind;

    /// <summary>The account's zone: dates of JQL are read in it.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;
    public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    public List<SentRequest> Sent { get; } = [];
    public List<MadeIssue> Issues { get; } = [];
    public List<MadeWorklog> Worklogs { get; } = [];
    public List<MadeBoard> Boards { get; } = [];

    /// <summary>Keys of projects by id; the name is the key and a word.</summary>
    public SortedDictionary<string, string> Projects { get; } = new(StringComparer.Ordinal) { ["10"] = "ONE" };

    /// <summary>Ids of projects that are archived: in no list but that of archived ones.</summary>
    public HashSet<string> Archived { get; } = [];
    public Dictionary<string, string> Types { get; } = new() { ["1"] = "Story", ["2"] = "Bug" };
    public Dictionary<string, string> Statuses { get; } = new() { ["1"] = "To Do", ["2"] = "Doing", ["3"] = "Done" };
    public Dictionary<string, string> Priorities { get; } = new() { ["1"] = "High", ["3"] = "Medium" };
    public Dictionary<string, string> Resolutions { get; } = new() { ["10000"] = "Done" };
    public Dictionary<string, (JsonArray Components, JsonArray Versions)> Parts { get; } = [];
    public JsonArray Fields { get; } = [];
    public JsonArray Users { get; } = [];

    /// <summary>Whether a Data Center server is older than 10.3: it has no list of users.</summary>
    public bool IsOld { get; set; }

    /// <summary>Whether a page of a feed says <c>isLastPage</c> (true), <c>lastPage</c> (false) or neither (null).</summary>
    public bool? SaysIsLastPage { get; set; } = false;

    /// <summary>What a condition that a test made up, or a board's filter (<c>filter in (1001)</c>), asks of an issue.</summary>
    public Dictionary<string, Func<MadeIssue, bool>> Conditions { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers in the site's place; null lets the site answer.</summary>
    public Func<SentRequest, HttpResponseMessage?> Instead { get; set; } = _ => null;

    /// <summary>Changes what the site would answer.</summary>
    public Action<SentRequest, JsonNode> Change { get; set; } = (_, _) => { };

    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000";

    public MadeIssue Add(long id, DateTimeOffset created, string projectId = "10")
    {
        var issue = new MadeIssue(id, $"{Projects[projectId]}-{id}", projectId, created);
        Issues.Add(issue);
        return issue;
    }

    /// <summary>A run of the product over this site; <see cref="Sent"/> is of this run alone.</summary>
    public async Task LoadAsync(HeldStaging staging, Action<JiraOptions>? set = null, JiraSiteMemory? memory = null)
    {
        Sent.Clear();
        staging.Forget();
        var options = new JiraOptions { Url = "https://made.example", User = "bi@example.com", Token = "token" };
        set?.Invoke(options);
        Assert.Empty(options.Validate(0));
        await staging.TakeAsync(new JiraSource(options, staging.KnownIssues, new ImpatientClock(), NullLogger<JiraSource>.Instance, this, memory), TestContext.Current.CancellationToken);
    }

    /// <summary>What the site holds of an issue in the members of a search.</summary>
    public JsonObject Json(MadeIssue issue)
    {
        var fields = (JsonObject)issue.Fields.DeepClone();
        fields["project"] = Project(issue.ProjectId);
        fields["issuetype"] = Named(issue.TypeId, Types);
        fields["status"] = Status(issue.StatusId);
        fields["priority"] = Named(issue.PriorityId, Priorities);
        fields["resolution"] = issue.ResolutionId is { } resolution ? Named(resolution, Resolutions) : null;
        fields["created"] = Instant(issue.Created);
        fields["updated"] = Instant(issue.Updated);
        fields["archiveddate"] = issue.Archived is { } archived ? Instant(archived) : null;
        fields.TryAdd("summary", "About " + issue.Key);
        if (Worklogs.Where(log => log.IssueId == issue.Id && !log.IsDeleted).Sum(log => log.Seconds) is > 0 and var spent)
        {
            fields["timespent"] = spent;
        }

        return new JsonObject { ["id"] = issue.Id.ToString(CultureInfo.InvariantCulture), ["key"] = issue.Key, ["fields"] = fields };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(request.Method, request.RequestUri!, request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        if ((OpenApiDescription.CloudProblem(sent) ?? DataCenterCalls.Problem(sent)) is { } problem)
        {
            throw new InvalidOperationException($"{sent.Method} {sent.Address.PathAndQuery}: {problem}");
        }

        lock (Sent)
        {
            Sent.Add(sent);
            if (Instead(sent) is { } instead)
            {
                return instead;
            }

            var answer = Answer(sent, HttpValues(sent));
            if (answer is null)
            {
                return InterceptedSite.Answer(HttpStatusCode.NotFound, "{\"errorMessages\":[\"nothing here\"]}");
            }

            Change(sent, answer);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json"), Headers = { Date = Now } };
        }
    }

    private static Dictionary<string, string> HttpValues(SentRequest sent) => sent.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    private JsonNode? Answer(SentRequest sent, Dictionary<string, string> query)
    {
        var rest = kind == JiraKind.Cloud ? "/rest/api/3/" : "/rest/api/2/";
        var body = sent.Body is null ? null : JsonNode.Parse(sent.Body)!.AsObject();
        if (sent.Path.StartsWith("/rest/agile/1.0/board", StringComparison.Ordinal))
        {
            return Agile(sent.Path.Split('/')[4..], query);
        }

        if (!sent.Path.StartsWith(rest, StringComparison.Ordinal))
        {
            return null;
        }

        var path = sent.Path[rest.Length..];
        return path switch
        {
            "serverInfo" => new JsonObject { ["version"] = "10.3.1", ["deploymentType"] = kind == JiraKind.Cloud ? "Cloud" : "Server", ["serverTime"] = Instant(Now) },
            "myself" => new JsonObject { ["accountId"] = "me", ["timeZone"] = Zone.Id },
            "field" => Fields.DeepClone(),
            "issuetype" => List(Types),
            "status" => new JsonArray([.. Statuses.Keys.Select(Status)]),
            "project/search" => Page(Shown(query.GetValueOrDefault("status") == "archived").Select(Project), query, "values"),
            "project" => new JsonArray([.. Shown(false).Concat(query.ContainsKey("includeArchived") ? Shown(true) : []).Select(Project)]),
            "users/search" or "user/search" => new JsonArray([.. Users.Skip(Number(query, "startAt")).Take(Number(query, "maxResults")).Select(user => user!.DeepClone())]),
            "search/jql" => CloudSearch(body!),
            "search/approximate-count" => new JsonObject { ["count"] = Matching((string)body!["jql"]!).Count },
            "search" => ServerSearch(query, body),
            "changelog/bulkfetch" => Changelogs(body!),
            "worklog/updated" => Feed(query, log => !log.IsDeleted),
            "worklog/deleted" => Feed(query, log => log.IsDeleted),
            "worklog/list" => WorklogList(body!),
            "issue/bulkfetch" => new JsonObject { ["issues"] = new JsonArray([.. body!["issueIdsOrKeys"]!.AsArray().Select(id => Find((string)id!)).OfType<MadeIssue>().Select(Json)]), ["issueErrors"] = new JsonArray() },
            "user/list" when !IsOld => UserList(query),
            _ => One(path.Split('/')),
        };
    }

    private JsonObject UserList(Dictionary<string, string> query)
    {
        var from = query.TryGetValue("cursor", out var cursor) ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var page = Users.Skip(from).Take(50).Select(user => user!.DeepClone()).ToList();
        return new JsonObject { ["values"] = new JsonArray([.. page]), ["isLast"] = from + page.Count >= Users.Count, ["nextCursor"] = (from + page.Count).ToString(CultureInfo.InvariantCulture) };
    }

    private JsonObject? One(string[] path) => path switch
    {
        ["project", var id] when Projects.ContainsKey(id) => WithParts(id),
        ["priority", var id] when Priorities.ContainsKey(id) => Named(id, Priorities),
        ["resolution", var id] when Resolutions.ContainsKey(id) => Named(id, Resolutions),
        ["issue", var id] when Find(id) is { } issue => Json(issue),
        ["issue", var id, "worklog"] when Find(id) is { } issue => Page(
            Worklogs.Where(log => log.IssueId == issue.Id && !log.IsDeleted).Select(log => log.Json()), new() { ["startAt"] = "0", ["maxResults"] = "5000" }, "worklogs"),
        _ => null,
    };

    private JsonObject WithParts(string id)
    {
        var project = Project(id);
        var (components, versions) = Parts.GetValueOrDefault(id);
        project["components"] = components?.DeepClone() ?? new JsonArray();
        project["versions"] = versions?.DeepClone() ?? new JsonArray();
        return project;
    }

    private JsonObject? Agile(string[] path, Dictionary<string, string> query)
    {
        var board = path.Length > 1 ? Boards.Find(board => board.Id.ToString(CultureInfo.InvariantCulture) == path[1]) : null;
        return path switch
        {
            ["board"] => Page(Boards.Select(board => new JsonObject { ["id"] = board.Id, ["name"] = $"Board {board.Id}", ["type"] = board.Sprints is null ? "kanban" : "scrum" }), query, "values"),
            [_, _, "configuration"] => (JsonObject?)board?.Configuration.DeepClone(),
            [_, _, "sprint"] => board?.Sprints is { } sprints ? Page(sprints.Select(sprint => sprint!.DeepClone()), query, "values") : null,
            _ => null,
        };
    }

    private JsonObject CloudSearch(JsonObject body)
    {
        var all = Matching((string)body["jql"]!);
        var from = body["nextPageToken"] is { } token ? int.Parse((string)token!, CultureInfo.InvariantCulture) : 0;
        var page = all.Skip(from).Take((int)body["maxResults"]!).ToList();
        var answer = new JsonObject { ["issues"] = new JsonArray([.. page.Select(Json)]), ["isLast"] = from + page.Count >= all.Count };
        if (from + page.Count < all.Count)
        {
            answer["nextPageToken"] = (from + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    private JsonObject ServerSearch(Dictionary<string, string> query, JsonObject? body)
    {
        var all = Matching(body is null ? query["jql"] : (string)body["jql"]!);
        var (from, most) = body is null ? (Number(query, "startAt"), Number(query, "maxResults")) : ((int)body["startAt"]!, (int)body["maxResults"]!);
        return new JsonObject
        {
            ["startAt"] = from, ["maxResults"] = most, ["total"] = all.Count,
            ["issues"] = new JsonArray([.. all.Skip(from).Take(most).Select(issue =>
            {
                var json = Json(issue);
                json["changelog"] = new JsonObject { ["total"] = issue.Histories.Count, ["histories"] = issue.Histories.DeepClone() };
                return json;
            })]),
        };
    }

    private JsonObject Changelogs(JsonObject body) => new()
    {
        ["issueChangeLogs"] = new JsonArray([.. body["issueIdsOrKeys"]!.AsArray().Select(id => Find((string)id!)).OfType<MadeIssue>()
            .Select(issue => new JsonObject { ["issueId"] = issue.Id.ToString(CultureInfo.InvariantCulture), ["changeHistories"] = issue.Histories.DeepClone() })]),
    };

    private JsonObject Feed(Dictionary<string, string> query, Func<MadeWorklog, bool> isIn)
    {
        var since = long.Parse(query["since"], CultureInfo.InvariantCulture);
        var all = Worklogs.Where(log => isIn(log) && log.Updated.ToUnixTimeMilliseconds() > since).OrderBy(log => log.Updated).ThenBy(log => log.Id).ToList();
        var page = all.Take(FeedPage).ToList();
        var answer = new JsonObject
        {
            ["values"] = new JsonArray([.. page.Select(log => new JsonObject { ["worklogId"] = log.Id, ["updatedTime"] = log.Updated.ToUnixTimeMilliseconds() })]),
            ["since"] = since, ["until"] = page.Count > 0 ? page[^1].Updated.ToUnixTimeMilliseconds() : since,
        };
        if (SaysIsLastPage is { } says)
        {
            answer[says ? "isLastPage" : "lastPage"] = page.Count == all.Count;
        }

        return answer;
    }

    private JsonArray WorklogList(JsonObject body)
    {
        var ids = body["ids"]!.AsArray().Select(id => (long)id!).ToHashSet();
        Assert.InRange(ids.Count, 1, 1000);
        return new JsonArray([.. Worklogs.Where(log => ids.Contains(log.Id) && !log.IsDeleted && Issues.Exists(issue => issue.Id == log.IssueId && IsSeen(issue))).Select(log => log.Json())]);
    }

    /// <summary>The issues of a query: conditions joined by AND, in the order of creation.</summary>
    private List<MadeIssue> Matching(string jql)
    {
        var conditions = jql.Split(" ORDER BY ")[0].Split(" AND ");
        return [.. Issues.Where(issue => IsSeen(issue) && issue.Archived is null && conditions.All(condition => Holds(condition, issue))).OrderBy(issue => issue.Created).ThenBy(issue => issue.Id)];
    }

    private bool IsSeen(MadeIssue issue) => !issue.IsHidden && Projects.ContainsKey(issue.ProjectId) && !Archived.Contains(issue.ProjectId);

    private bool Holds(string condition, MadeIssue issue)
    {
        if (Conditions.TryGetValue(condition, out var made))
        {
            return made(issue);
        }

        if (Since().Match(condition) is { Success: true } since)
        {
            var local = DateTime.ParseExact(since.Groups[2].Value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            return (since.Groups[1].Value == "updated" ? issue.Updated : issue.Created) >= TimeZoneInfo.ConvertTimeToUtc(local, Zone);
        }

        var list = In().Match(condition);
        Assert.True(list.Success, $"The made site does not understand: {condition}");
        var values = list.Groups[2].Value.Split(", ").Select(value => value.Trim('"')).ToList();
        return list.Groups[1].Value switch
        {
            "project" => values.Contains(Projects[issue.ProjectId]),
            "id" => values.Contains(issue.Id.ToString(CultureInfo.InvariantCulture)),
            "issuetype" => values.Contains(issue.TypeId),
            "priority" => values.Contains(issue.PriorityId),
            "resolution" => issue.ResolutionId is { } resolution && values.Contains(resolution),
            var other => throw new InvalidOperationException($"The made site has no condition on {other}."),
        };
    }

    private MadeIssue? Find(string id) => Issues.Find(issue => IsSeen(issue) && issue.Id.ToString(CultureInfo.InvariantCulture) == id);

    private IEnumerable<string> Shown(bool isArchived) => Projects.Keys.Where(id => Archived.Contains(id) == isArchived);

    private JsonObject Project(string id) => new() { ["id"] = id, ["key"] = Projects[id], ["name"] = Projects[id] + " project", ["archived"] = Archived.Contains(id) };

    private JsonObject Status(string id)
    {
        var status = Named(id, Statuses);
        status["statusCategory"] = new JsonObject { ["key"] = id switch { "1" => "new", "3" => "done", _ => "indeterminate" } };
        return status;
    }

    private static JsonArray List(Dictionary<string, string> names) => new([.. names.Keys.Select(id => Named(id, names))]);

    private static JsonObject Named(string id, Dictionary<string, string> names) => new() { ["id"] = id, ["name"] = names[id] };

    private static JsonObject Page(IEnumerable<JsonNode> items, Dictionary<string, string> query, string name)
    {
        var all = items.ToList();
        var (from, most) = (Number(query, "startAt"), Number(query, "maxResults"));
        return new JsonObject { ["startAt"] = from, ["maxResults"] = most, ["total"] = all.Count, ["isLast"] = from + most >= all.Count, [name] = new JsonArray([.. all.Skip(from).Take(most)]) };
    }

    private static int Number(Dictionary<string, string> query, string name) => int.Parse(query[name], CultureInfo.InvariantCulture);

    [GeneratedRegex("^(updated|created) >= \"(.*)\"$")]
    private static partial Regex Since();

    [GeneratedRegex("^([a-z]+) in \\((.*)\\)$")]
    private static partial Regex In();
}
