using System.Net;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>Reads what a site is made of, before its issues: kind, time zone, fields, statuses, types, projects, users, boards, sprints.</summary>
internal sealed class SiteReading(JiraOptions options, JiraClient client, ILogger logger, TimeProvider clock)
{
    private static readonly HttpStatusCode[] NoList = [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed];

    /// <summary>Opens the run; the batch holds the site's rows.</summary>
    /// <param name="stored">What earlier runs left.</param>
    /// <param name="remembered">
    /// The boards as a run of this process read them: each takes two requests or more, so they are read again, and the users with them, only every
    /// <see cref="JiraOptions.BoardsEvery"/> and where all ids are compared. A sprint that an issue names is staged with the issue. Null reads them.
    /// </param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    public async Task<(JiraRun Run, ReadBoards Boards, StagedBatch Batch)> OpenAsync(IReadOnlyDictionary<string, string> stored, ReadBoards? remembered, CancellationToken cancellationToken)
    {
        var batch = new StagedBatch();
        var (kind, startedAt) = await KindAsync(cancellationToken);
        var api = JiraRun.ApiOf(kind);
        var zone = await ZoneAsync(api, cancellationToken);
        var people = new JiraPeople(options.Name, options.PseudonymKey);
        var sprints = new JiraSprints(options.Name);
        using var fieldList = await client.GetAsync($"{api}/field", cancellationToken);
        using var typeList = await client.GetAsync($"{api}/issuetype", cancellationToken);
        JiraRun.Land(options, batch, "field", "field", fieldList);
        JiraRun.Land(options, batch, "issuetype", "issuetype", typeList);
        var containers = await ProjectsAsync(kind, people, batch, cancellationToken);
        var isFresh = remembered is not null && startedAt - remembered.ReadAt < options.BoardsEvery && !JiraWatermarks.IsDue(stored, startedAt, options.ReconcileEvery);
        var boards = isFresh ? remembered! : await new BoardReading(options, client, logger, startedAt).ReadAsync(sprints, batch, cancellationToken);
        var flowStates = boards.FlowStates;
        var fields = Checked(JiraFields.Find(fieldList.Root, options.Fields)).WithEstimation(boards.EstimationFieldIds);
        fields.StageColumns(options.Name, batch);
        if (!isFresh)
        {
            await UsersAsync(kind, people, batch, cancellationToken);
        }

        var watermarks = new JiraWatermarks(stored, JiraRun.ScopeOf(options, kind, fields), JiraRun.ColumnsOf(fields));
        var run = new JiraRun
        {
            Options = options,
            Client = client,
            Logger = logger,
            Kind = kind,
            Zone = zone,
            StartedAt = startedAt,
            Fields = fields,
            Types = new JiraIssueTypes(options.TypeClasses.AsReadOnly(), typeList.Root),
            People = people,
            Sprints = sprints,
            Parts = new JiraParts(options.Name),
            Names = new JiraNames(watermarks.NameMarks),
            Statuses = new JiraStatuses(options.Name, watermarks.StatusesOnlyInHistory, flowStates),
            Watermarks = watermarks,
            Containers = containers,
            FilterIds = boards.FilterIds,
        };
        await StatusesAsync(run, batch, cancellationToken);
        if (run.IsReconciling)
        {
            await new PartReading(run).ReadAsync(batch, cancellationToken);
        }

        if (flowStates.Unknown(batch.Rows.GetValueOrDefault(typeof(StagedStatus), []).Cast<StagedStatus>()) is { Count: > 0 } unknown)
        {
            JiraLog.UnknownStatuses(logger, options.Name, string.Join(", ", unknown));
        }

        if (options is { Landing: true, Fields.KeepOthers: true } && run.HasTooManyOthers)
        {
            JiraLog.TooManyOthers(logger, options.Name, fields.CandidateIds.Count, options.Fields.MostOthers);
        }

        SetFirstWatermarks(run, batch);
        JiraLog.Opened(logger, options.Name, kind, zone?.Id ?? "unknown", string.Join(", ", fields.StoryPointIds), fields.SprintId);
        return (run, boards, batch);
    }

    private void SetFirstWatermarks(JiraRun run, StagedBatch batch)
    {
        run.Watermarks.SetScope(batch, run.Kind, run.KeepsOthers);
        batch.SignInExpiresOn = options.SignIn.ExpiresOn;
        if (run.Watermarks.TypeMarks is null)
        {
            // What the first issues are read by: a type that is renamed while they are is noticed by the next run.
            run.Watermarks.SetTypeMarks(batch, run.Types.Marks);
        }

        WarnOfExpiry();
        if (run.Watermarks.WorklogsDeletedUntil is null)
        {
            // What was deleted before the first load began is never staged. Without the setting of it here, a load that is stopped and goes on
            // would begin the feed too late.
            run.Watermarks.SetWorklogsDeleted(batch, (run.StartedAt - options.Overlap).ToUnixTimeMilliseconds());
        }

        if (run.Watermarks.IsNewScope)
        {
            JiraLog.ScopeChanged(logger, options.Name);
        }
    }

    private JiraFields Checked(JiraFields fields) => fields.NotFound.Count == 0
        ? fields
        : throw client.Failure("field", $"the setting Fields:Columns: {string.Join("; ", fields.NotFound)}.", canRetry: false);

    private void WarnOfExpiry()
    {
        if (options.SignIn.ExpiresOn is not { } on)
        {
            return;
        }

        switch (on.DayNumber - DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber)
        {
            case < 0:
                JiraLog.Expired(logger, options.Name, on);
                break;
            case <= 7 and var days:
                JiraLog.ExpiresNow(logger, options.Name, on, days);
                break;
            case <= 30 and var days:
                JiraLog.ExpiresSoon(logger, options.Name, on, days);
                break;
            default:
                break;
        }
    }

    private async Task<(JiraKind Kind, DateTimeOffset Now)> KindAsync(CancellationToken cancellationToken)
    {
        // Cloud is asked by its own version; Data Center has no version 3 and answers 404.
        using var answer = (options.Kind == JiraKind.DataCenter ? null : await client.TryGetAsync("rest/api/3/serverInfo", [HttpStatusCode.NotFound], cancellationToken))
            ?? await client.GetAsync("rest/api/2/serverInfo", cancellationToken);
        var deployment = answer.Root.Text("deploymentType");
        if (deployment is null && answer.Root.Text("version") is null)
        {
            throw client.Failure("rest/api/2/serverInfo", "this is not a Jira site: serverInfo has no version. Check Url.", canRetry: false);
        }

        var found = deployment == "Cloud" ? JiraKind.Cloud : JiraKind.DataCenter;
        if (options.Kind != JiraKind.Auto && options.Kind != found)
        {
            throw client.Failure("rest/api/2/serverInfo", $"the setting Kind is {options.Kind}, the site is {found}. Take Kind out.", canRetry: false);
        }

        var now = answer.Root.Instant("serverTime") ?? client.ServerTime ?? clock.GetUtcNow();
        return (found, now.ToUniversalTime());
    }

    /// <summary>Also the first call that an unknown caller is refused.</summary>
    private async Task<TimeZoneInfo?> ZoneAsync(string api, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync($"{api}/myself", cancellationToken);
        if (answer.Root.Text("timeZone") is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        JiraLog.NotOffered(logger, options.Name, "the account's time zone", "reading begins a day earlier than needed");
        return null;
    }

    private async Task<Dictionary<string, string>> ProjectsAsync(JiraKind kind, JiraPeople people, StagedBatch batch, CancellationToken cancellationToken)
    {
        var wanted = options.Projects.Select(key => key.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = new HashSet<string>(wanted, StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        void Stage(JsonElement.ArrayEnumerator projects)
        {
            foreach (var project in projects)
            {
                var key = project.Text("key");
                left.Remove(key ?? "");
                if ((wanted.Count == 0 || (key is not null && wanted.Contains(key))) && JiraSiteRows.StageProject(project, people, options.Name, batch))
                {
                    found[project.Text("id")!] = key!;
                }
            }
        }

        if (kind == JiraKind.Cloud)
        {
            await foreach (var page in JiraPaging.PagesAsync(client, "rest/api/3/project/search", "values", 100, [], null, cancellationToken))
            {
                using (page)
                {
                    JiraRun.Land(options, batch, "project", "project", page);
                    Stage(page.Root.Items("values"));
                }
            }
        }
        else
        {
            using var all = await client.GetAsync("rest/api/2/project", cancellationToken);
            JiraRun.Land(options, batch, "project", "project", all);
            Stage(all.Root.ValueKind == JsonValueKind.Array ? all.Root.EnumerateArray() : throw client.Failure("rest/api/2/project", "the answer is not a list.", canRetry: false));
        }

        if (left.Count > 0)
        {
            throw client.Failure("project", $"the setting Projects names {string.Join(", ", left.Order(StringComparer.Ordinal))}, which this account does not see. Correct the key (has the project got another one?), or give the account Browse Projects.", canRetry: false);
        }

        if (found.Count == 0)
        {
            throw client.Failure("project", "this account sees no project at all; what was read before stays. Give it Browse Projects on the projects to read.", canRetry: false);
        }

        batch.Complete<StagedContainer>();
        return found;
    }

    private static async Task StatusesAsync(JiraRun run, StagedBatch batch, CancellationToken cancellationToken)
    {
        using var list = await run.Client.GetAsync($"{run.Api}/status", cancellationToken);
        run.Land(batch, "status", "status", list);
        foreach (var status in list.Root.ValueKind == JsonValueKind.Array ? list.Root.EnumerateArray() : default)
        {
            run.Statuses.Stage(status, batch);
        }
    }

    /// <summary>Users the account may list. Those it may not list are staged as issues name them.</summary>
    private async Task UsersAsync(JiraKind kind, JiraPeople people, StagedBatch batch, CancellationToken cancellationToken)
    {
        // A search for users gives the first hundred alone on servers of 10.3 and later, which have a list instead.
        if (kind == JiraKind.DataCenter && await UserListAsync(people, batch, cancellationToken))
        {
            return;
        }

        var path = kind == JiraKind.Cloud ? "rest/api/3/users/search" : "rest/api/2/user/search?username=.&includeInactive=true";
        void Note() => JiraLog.NotOffered(logger, options.Name, "the list of users", "the account may not browse users");
        await foreach (var page in JiraPaging.PagesAsync(client, path, null, 1000, NoList, Note, cancellationToken))
        {
            using (page)
            {
                StageUsers(page, page.Root.EnumerateArray(), people, batch);
            }
        }
    }

    /// <returns>Whether the server has the list.</returns>
    private async Task<bool> UserListAsync(JiraPeople people, StagedBatch batch, CancellationToken cancellationToken)
    {
        const string Path = "rest/api/2/user/list?maxResults=1000";
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        while (true)
        {
            using var page = await client.TryGetAsync(cursor is null ? Path : $"{Path}&cursor={Uri.EscapeDataString(cursor)}", cursor is null ? NoList : [], cancellationToken);
            if (page?.Root.Value("values") is not { ValueKind: JsonValueKind.Array } users)
            {
                return cursor is not null;
            }

            StageUsers(page, users.EnumerateArray(), people, batch);
            cursor = page.Root.Flag("isLast") ? null : page.Root.Text("nextCursor");
            if (cursor is null)
            {
                return true;
            }

            if (!cursors.Add(cursor))
            {
                throw client.Failure(Path, "the same cursor came twice; reading on would loop.", canRetry: true);
            }
        }
    }

    private void StageUsers(JiraAnswer page, JsonElement.ArrayEnumerator users, JiraPeople people, StagedBatch batch)
    {
        JiraRun.Land(options, batch, "user", "user", page);
        foreach (var user in users)
        {
            people.Stage(user, batch);
        }
    }
}
