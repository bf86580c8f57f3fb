using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Turns issues with their histories into staged rows.</summary>
public sealed class JiraIssues(
    string sourceSystem, JiraFields fields, JiraIssueTypes types, JiraNames names, JiraStatuses statuses, JiraPeople people, JiraSprints sprints, JiraParts parts, bool withSummaries)
{
    private const int ListLength = 1000;

    /// <summary>Stages an issue; null and a rejected row where it cannot be read.</summary>
    /// <param name="issue">As a search gives it. The forms of the Agile API (<c>sprint</c>, <c>closedSprints</c>, <c>epic</c>, <c>flagged</c>) are read too.</param>
    /// <param name="history">Its histories so far; those inside the payload are added.</param>
    /// <param name="batch">Takes the rows.</param>
    /// <param name="readIn">The load that read it, where payloads of several are staged.</param>
    public StagedIssue? Stage(JsonElement issue, JiraHistory history, StagedBatch batch, long readIn = 0)
    {
        if (Refusal(issue, out var created, out var updated) is { } rule)
        {
            batch.Reject(sourceSystem, "issue", issue.Text("id") ?? issue.Text("key") ?? "", rule, Excerpt(issue));
            return null;
        }

        var id = issue.Text("id")!;
        var values = issue.Object("fields")!.Value;
        AddInlineHistory(issue, id, history, batch);
        var type = values.Object("issuetype")!.Value;
        var (priority, resolution) = (values.Object("priority"), values.Object("resolution"));
        names.Hear(NamedThing.Priority, priority);
        names.Hear(NamedThing.Resolution, resolution);
        var changes = Renamed(history.OldestFirst(), type);
        var parent = values.Object("parent") ?? values.Object("epic");
        var container = values.Object("project").Text("id")!;
        string? Ids(string name, Func<JsonElement, string?> stage) => Join(values.Items(name).Select(stage).OfType<string>(), id, name, batch);
        var row = new StagedIssue
        {
            SourceSystem = sourceSystem,
            SourceId = id,
            ContainerId = container,
            IssueKey = issue.Text("key")!,
            Summary = withSummaries ? JiraJson.Cut(values.Text("summary"), 1000) : null,
            IssueType = type.Text("name")!,
            TypeClass = types.ClassOf(type),
            StatusId = statuses.Stage(values.Object("status")!.Value, batch)!,
            Priority = priority.Text("name"),
            Resolution = resolution.Text("name"),
            AssigneeId = people.Stage(values.Object("assignee"), batch),
            ReporterId = people.Stage(values.Object("reporter"), batch),
            ParentId = parent.Text("id"),
            ParentKey = parent.Text("key") ?? (fields.EpicLinkId is { } epicLink ? values.Text(epicLink) : null),
            LabelsJson = StagedParts.Write(JiraParts.Labels(values)),
            ComponentIds = Ids("components", component => parts.StageComponent(component, container, batch, readIn)),
            FixReleaseIds = Ids("fixVersions", version => parts.StageRelease(version, container, batch, readIn)),
            AffectsReleaseIds = Ids("versions", version => parts.StageRelease(version, container, batch, readIn)),
            LinksJson = StagedParts.Write(JiraParts.Links(values)),
            CreatedAtUtc = created,
            SourceUpdatedAtUtc = updated,
            ResolvedAtUtc = values.Instant("resolutiondate"),
            DueOn = JiraTimestamp.Date(values.Text("duedate")),
            StoryPoints = Points(values),
            EstimateSeconds = values.Whole("timeoriginalestimate"),
            SpentSeconds = values.Whole("timespent"),
            RemainingSeconds = values.Whole("timeestimate"),
            SprintIds = SprintIds(values, id, batch),
            IsFlagged = IsFlagged(values),
            Team = Team(values),
            PlannedStartOn = fields.StartDateId is { } start ? JiraTimestamp.Date(values.Text(start)) : null,
            FieldsJson = fields.Columns.Count == 0 ? null : StagedFields.Write([.. fields.Columns.Select(column => column.Read(values, people)).OfType<StagedField>()]),
            ChangesJson = StagedChanges.Write(changes),
        };
        statuses.StageHistory(changes, batch);
        batch.Add(row);
        return row;
    }

    /// <summary>Reads histories of one issue, as a page of <c>changelog/bulkfetch</c> or an embedded changelog lists them.</summary>
    public void ReadHistories(JsonElement.ArrayEnumerator histories, string issueId, JiraHistory into, StagedBatch batch)
    {
        foreach (var history in histories)
        {
            if (into.Add(history) is { } rule)
            {
                batch.Reject(sourceSystem, "history", issueId, rule, Excerpt(history));
                continue;
            }

            people.Stage(history.Object("author"), batch);
        }
    }

    public JiraHistory NewHistory() => new(fields, people);

    /// <summary>The beginning of what was refused; nothing where it could hold what is not to be shown.</summary>
    private string Excerpt(JsonElement payload) => withSummaries ? people.Excerpt(payload) : "";

    private static string? Refusal(JsonElement issue, out DateTimeOffset created, out DateTimeOffset updated)
    {
        created = updated = default;
        return issue.ValueKind != JsonValueKind.Object ? JiraRule.NotAnObject
            : issue.Text("id") is null ? JiraRule.MissingId
            : issue.Text("key") is null ? JiraRule.MissingKey
            : issue.Object("fields") is not { } values ? JiraRule.MissingFields
            : values.Object("project").Text("id") is null ? JiraRule.MissingProject
            : values.Object("status").Text("id") is null ? JiraRule.MissingStatus
            : values.Object("issuetype").Text("name") is null ? JiraRule.MissingIssueType
            : !values.TryInstant("created", out created) ? JiraRule.BadCreated
            : !values.TryInstant("updated", out updated) ? JiraRule.BadUpdated
            : null;
    }

    private void AddInlineHistory(JsonElement issue, string id, JiraHistory history, StagedBatch batch)
    {
        if (issue.Object("changelog") is not { } changelog)
        {
            return;
        }

        ReadHistories(changelog.Items("histories"), id, history, batch);
        if (changelog.Whole("total") is { } total && total > changelog.Items("histories").Count())
        {
            batch.Reject(sourceSystem, "changelog", id, JiraRule.ChangelogCut, $"{history.Count} of {total}");
        }
    }

    /// <summary>
    /// Types, priorities and resolutions are kept by name, and a history shows the name of its time: what has been renamed since gets the name it has now.
    /// </summary>
    private IReadOnlyList<StagedChange> Renamed(IReadOnlyList<StagedChange> changes, JsonElement type)
    {
        string? TypeName(string? id, string? text) => id is null ? text : id == type.Text("id") ? type.Text("name") : types.NameOf(id) ?? text;
        string? Name(NamedThing thing, string? id, string? text) => id is null ? text : names.NameOf(thing, id) ?? text;
        return changes.Any(change => change.Field is TrackedField.IssueType or TrackedField.Priority or TrackedField.Resolution)
            ? [.. changes.Select(change => change.Field switch
            {
                TrackedField.IssueType => change with { FromText = TypeName(change.From, change.FromText), ToText = TypeName(change.To, change.ToText) },
                TrackedField.Priority => change with { FromText = Name(NamedThing.Priority, change.From, change.FromText), ToText = Name(NamedThing.Priority, change.To, change.ToText) },
                TrackedField.Resolution => change with { FromText = Name(NamedThing.Resolution, change.From, change.FromText), ToText = Name(NamedThing.Resolution, change.To, change.ToText) },
                _ => change,
            })]
            : changes;
    }

    private double? Points(JsonElement values)
    {
        foreach (var field in fields.StoryPointIds)
        {
            if (values.Value(field) is { } value && JiraJson.Real(value) is { } points)
            {
                return points;
            }
        }

        return null;
    }

    private string? SprintIds(JsonElement values, string issueId, StagedBatch batch)
    {
        var ids = new List<string>();
        void Add(JsonElement sprint)
        {
            if (sprints.Stage(sprint, batch) is not { } id)
            {
                batch.Reject(sourceSystem, "sprint", issueId, JiraRule.BadSprint, JiraSiteRows.Excerpt(sprint));
            }
            else if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        if (fields.SprintId is { } field && values.Value(field) is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var sprint in list.EnumerateArray())
            {
                Add(sprint);
            }
        }
        else
        {
            foreach (var sprint in values.Items("closedSprints"))
            {
                Add(sprint);
            }

            if (values.Object("sprint") is { } open)
            {
                Add(open);
            }
        }

        return Join(ids, issueId, "sprints", batch);
    }

    /// <summary>The field is a list of checked boxes; the Agile API gives a plain flag.</summary>
    private bool IsFlagged(JsonElement values) =>
        (fields.FlaggedId is { } field && values.Value(field) is { } value && (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0)) || values.Flag("flagged");

    /// <summary>An object on Cloud, a name or number on Data Center.</summary>
    private string? Team(JsonElement values) =>
        fields.TeamId is { } field ? JiraJson.Cut(values.Object(field) is { } team
            ? JiraPeople.IsUser(team) ? people.ShownUser(team) : team.Text("name") ?? team.Text("title") ?? team.Text("id")
            : values.Text(field), 255) : null;

    private string? Join(IEnumerable<string> items, string issueId, string list, StagedBatch batch)
    {
        var joined = string.Join(',', items);
        if (joined.Length <= ListLength)
        {
            return joined.Length == 0 ? null : joined;
        }

        batch.Reject(sourceSystem, list, issueId, JiraRule.ListCut, joined);
        return joined[..joined.LastIndexOf(',', ListLength)];
    }
}
