using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Which of a site's fields mean what. Custom field ids differ from site to site, so they are found by <c>schema.custom</c>, not by id.</summary>
public sealed record JiraFields
{
    private const string SprintType = "com.pyxis.greenhopper.jira:gh-sprint";
    private const string EpicNameType = "com.pyxis.greenhopper.jira:gh-epic-label";
    private const string EpicLinkType = "com.pyxis.greenhopper.jira:gh-epic-link";
    private const string TeamManagedPointsType = "com.pyxis.greenhopper.jira:jsw-story-points";
    private const string NumberType = "com.atlassian.jira.plugin.system.customfieldtypes:float";
    private const string CheckboxesType = "com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes";
    private const string DateType = "com.atlassian.jira.plugin.system.customfieldtypes:datepicker";
    private static readonly string[] TeamTypes =
    [
        "com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team", "com.atlassian.teams:rm-teams-custom-field-team", "com.atlassian.rm.teams-custom-field:rm-teams-custom-field-team",
    ];

    private static readonly string[] PointNames = ["Story Points", "Story point estimate"];

    /// <summary>Of type <c>gh-sprint</c>.</summary>
    public string? SprintId { get; init; }

    /// <summary>Fields that may hold story points; the first that has a value counts.</summary>
    public IReadOnlyList<string> StoryPointIds { get; init; } = [];

    /// <summary>Of type <c>gh-epic-link</c>; on Cloud <c>parent</c> has taken its place.</summary>
    public string? EpicLinkId { get; init; }

    /// <summary>Of type <c>gh-epic-label</c>: an epic's other summary, kept where summaries are.</summary>
    public string? EpicNameId { get; init; }

    /// <summary>A checkbox called Flagged.</summary>
    public string? FlaggedId { get; init; }

    /// <summary>Numeric custom fields: only such a one can be a board's story points.</summary>
    public IReadOnlySet<string> NumberIds { get; init; } = new HashSet<string>();

    /// <summary>Of a type that holds a team.</summary>
    public string? TeamId { get; init; }

    /// <summary>A date called Start date.</summary>
    public string? StartDateId { get; init; }

    /// <summary>The further fields that the settings name, in the order of their names.</summary>
    public IReadOnlyList<JiraFieldColumn> Columns { get; init; } = [];

    /// <summary>Names and ids in the settings that no field has, or several have, with what is wrong.</summary>
    public IReadOnlyList<string> NotFound { get; init; } = [];

    /// <summary>Ids of all fields that could be a column: their values are kept in landing records, for the day that one is named.</summary>
    public IReadOnlyList<string> CandidateIds { get; init; } = [];

    /// <summary>Finds the fields in what <c>GET /rest/api/{2|3}/field</c> gives; what the settings name goes first.</summary>
    public static JiraFields Find(JsonElement fields, JiraFieldOptions named)
    {
        string? sprint = null, epicLink = null, epicName = null, flagged = null, team = null, startDate = null;
        var points = new List<string>(named.StoryPoints);
        var otherPoints = new List<string>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var candidates = new List<(JiraFieldColumn Column, JsonElement Field)>();
        foreach (var field in fields.ValueKind == JsonValueKind.Array ? fields.EnumerateArray() : default)
        {
            if (field.Text("id") is not { } id || field.Object("schema") is not { } schema)
            {
                continue;
            }

            if (JiraFieldColumn.Of(field, id, schema) is { } column)
            {
                candidates.Add((column, field));
            }

            switch (schema.Text("custom"))
            {
                case SprintType:
                    sprint ??= id;
                    break;
                case EpicLinkType:
                    epicLink ??= id;
                    break;
                case EpicNameType:
                    epicName ??= id;
                    break;
                case TeamManagedPointsType:
                    numbers.Add(id);
                    otherPoints.Insert(0, id);
                    break;
                case NumberType:
                    numbers.Add(id);
                    if (IsNamed(field, PointNames))
                    {
                        otherPoints.Add(id);
                    }

                    break;
                case CheckboxesType when IsNamed(field, ["Flagged"]):
                    flagged ??= id;
                    break;
                case DateType when IsNamed(field, ["Start date"]):
                    startDate ??= id;
                    break;
                case { } custom when TeamTypes.Contains(custom, StringComparer.Ordinal):
                    team ??= id;
                    break;
                default:
                    break;
            }
        }

        var (columns, notFound) = Named(named.Columns, candidates);
        points.AddRange(otherPoints);
        return new JiraFields
        {
            SprintId = named.Sprint ?? sprint,
            EpicLinkId = named.EpicLink ?? epicLink,
            EpicNameId = epicName,
            FlaggedId = named.Flagged ?? flagged,
            StoryPointIds = [.. points.Distinct(StringComparer.Ordinal)],
            NumberIds = numbers,
            TeamId = named.Team ?? team,
            StartDateId = named.StartDate ?? startDate,
            Columns = columns,
            NotFound = notFound,
            CandidateIds = [.. candidates.Where(candidate => !candidate.Column.IsFreeText).Select(candidate => candidate.Column.Id).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Adds the fields that boards estimate by, where those are numbers (a board may estimate by time, or by count).</summary>
    public JiraFields WithEstimation(IEnumerable<string?> boardFields) =>
        this with { StoryPointIds = [.. StoryPointIds.Concat(boardFields.OfType<string>().Where(NumberIds.Contains).Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)] };

    /// <summary>Says which further fields there are, whether or not an issue has a value of them.</summary>
    public void StageColumns(string sourceSystem, StagedBatch batch)
    {
        foreach (var column in Columns)
        {
            batch.Add(new StagedFieldColumn { SourceSystem = sourceSystem, SourceId = column.Id, Name = column.Name, ValueKind = column.Kind });
        }

        batch.Complete<StagedFieldColumn>();
    }

    /// <summary>What a search asks for: no description, no comment.</summary>
    /// <param name="withSummary">Whether summaries are asked for.</param>
    /// <param name="withCandidates">Whether fields that could be a column later are asked for too.</param>
    public IReadOnlyList<string> Requested(bool withSummary, bool withCandidates)
    {
        List<string> names =
        [
            "issuetype", "project", "status", "priority", "resolution", "assignee", "reporter", "parent", "labels", "created", "updated", "duedate",
            "resolutiondate", "components", "fixVersions", "versions", "issuelinks", "timeoriginalestimate", "timespent", "timeestimate",
        ];
        if (withSummary)
        {
            names.Add("summary");
        }

        names.AddRange(new[] { SprintId, EpicLinkId, FlaggedId, TeamId, StartDateId }.OfType<string>());
        names.AddRange(StoryPointIds);
        names.AddRange(Columns.Select(column => column.Id));
        names.AddRange(withCandidates ? CandidateIds.Where(id => withSummary || id != EpicNameId) : []);
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Ids of the fields whose history is kept.</summary>
    public IReadOnlyList<string> Tracked() =>
    [
        "status", "assignee", "issuetype", "priority", "resolution", "project",
        .. new[] { SprintId, FlaggedId }.OfType<string>(),
        .. StoryPointIds,
    ];

    /// <summary>Which tracked field a changelog item is about; null for the others. Items of old servers name only the field.</summary>
    public string? TrackedBy(string? fieldId, string? fieldName)
    {
        if (fieldId is null)
        {
            return fieldName switch
            {
                "status" => TrackedField.Status,
                "assignee" => TrackedField.Assignee,
                "issuetype" => TrackedField.IssueType,
                "priority" => TrackedField.Priority,
                "resolution" => TrackedField.Resolution,
                "project" => TrackedField.Container,
                "Sprint" => TrackedField.Sprint,
                "Flagged" => TrackedField.Flagged,
                "Story Points" or "Story point estimate" => TrackedField.StoryPoints,
                _ => null,
            };
        }

        return fieldId switch
        {
            "status" => TrackedField.Status,
            "assignee" => TrackedField.Assignee,
            "issuetype" => TrackedField.IssueType,
            "priority" => TrackedField.Priority,
            "resolution" => TrackedField.Resolution,
            "project" => TrackedField.Container,
            _ when fieldId == SprintId => TrackedField.Sprint,
            _ when fieldId == FlaggedId => TrackedField.Flagged,
            _ when StoryPointIds.Contains(fieldId) => TrackedField.StoryPoints,
            _ => null,
        };
    }

    /// <summary>The named ones among the candidates: an id means itself, a name the one field that is called so.</summary>
    private static (List<JiraFieldColumn> Columns, List<string> NotFound) Named(IEnumerable<string> names, List<(JiraFieldColumn Column, JsonElement Field)> candidates)
    {
        var found = new List<JiraFieldColumn>();
        var notFound = new List<string>();
        foreach (var name in names.Select(name => name.Trim()))
        {
            var byId = candidates.Where(candidate => candidate.Column.Id == name).ToList();
            var all = byId.Count > 0 ? byId : candidates.FindAll(candidate => IsNamed(candidate.Field, [name]));
            if (all.Count == 1)
            {
                found.Add(all[0].Column);
            }
            else
            {
                notFound.Add(all.Count == 0
                    ? $"'{name}' is no custom field of a type that a column can hold, or this account does not see it"
                    : $"'{name}' is the name of {string.Join(" and ", all.Select(candidate => candidate.Column.Id))}: name the id");
            }
        }

        // Two fields of one name (by their ids) stay apart.
        var twice = found.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Select(column => column.Id).Distinct().Count() > 1).SelectMany(group => group).ToHashSet();
        var columns = found.Distinct().Select(column => twice.Contains(column) ? column with { Name = $"{column.Name} ({column.Id})" } : column);
        return ([.. columns.OrderBy(column => column.Name, StringComparer.Ordinal)], notFound);
    }

    private static bool IsNamed(JsonElement field, string[] names) =>
        names.Contains(field.Text("untranslatedName"), StringComparer.OrdinalIgnoreCase) || names.Contains(field.Text("name"), StringComparer.OrdinalIgnoreCase);
}
