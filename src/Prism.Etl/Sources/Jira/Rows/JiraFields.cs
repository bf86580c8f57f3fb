using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Which of a site's fields mean what. Custom field ids differ from site to site, so they are found by <c>schema.custom</c>, not by id.</summary>
public sealed record JiraFields
{
    private const string SprintType = "com.pyxis.greenhopper.jira:gh-sprint";
    private const string EpicLinkType = "com.pyxis.greenhopper.jira:gh-epic-link";
    private const string TeamManagedPointsType = "com.pyxis.greenhopper.jira:jsw-story-points";
    private const string NumberType = "com.atlassian.jira.plugin.system.customfieldtypes:float";
    private const string CheckboxesType = "com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes";
    private static readonly string[] PointNames = ["Story Points", "Story point estimate"];

    /// <summary>Of type <c>gh-sprint</c>.</summary>
    public string? SprintId { get; init; }

    /// <summary>Fields that may hold story points; the first that has a value counts.</summary>
    public IReadOnlyList<string> StoryPointIds { get; init; } = [];

    /// <summary>Of type <c>gh-epic-link</c>; on Cloud <c>parent</c> has taken its place.</summary>
    public string? EpicLinkId { get; init; }

    /// <summary>A checkbox called Flagged.</summary>
    public string? FlaggedId { get; init; }

    /// <summary>Numeric custom fields: only such a one can be a board's story points.</summary>
    public IReadOnlySet<string> NumberIds { get; init; } = new HashSet<string>();

    /// <summary>Finds the fields in what <c>GET /rest/api/{2|3}/field</c> gives; what the settings name goes first.</summary>
    public static JiraFields Find(JsonElement fields, JiraFieldOptions named)
    {
        string? sprint = null, epicLink = null, flagged = null;
        var points = new List<string>(named.StoryPoints);
        var otherPoints = new List<string>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.ValueKind == JsonValueKind.Array ? fields.EnumerateArray() : default)
        {
            if (field.Text("id") is not { } id || field.Object("schema") is not { } schema)
            {
                continue;
            }

            switch (schema.Text("custom"))
            {
                case SprintType:
                    sprint ??= id;
                    break;
                case EpicLinkType:
                    epicLink ??= id;
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
                default:
                    break;
            }
        }

        points.AddRange(otherPoints);
        return new JiraFields
        {
            SprintId = named.Sprint ?? sprint,
            EpicLinkId = named.EpicLink ?? epicLink,
            FlaggedId = named.Flagged ?? flagged,
            StoryPointIds = [.. points.Distinct(StringComparer.Ordinal)],
            NumberIds = numbers,
        };
    }

    /// <summary>Adds the fields that boards estimate by, where those are numbers (a board may estimate by time, or by count).</summary>
    public JiraFields WithEstimation(IEnumerable<string?> boardFields) =>
        this with { StoryPointIds = [.. StoryPointIds.Concat(boardFields.OfType<string>().Where(NumberIds.Contains).Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)] };

    /// <summary>What a search asks for: no description, no comment.</summary>
    public IReadOnlyList<string> Requested(bool withSummary)
    {
        List<string> names =
        [
            "issuetype", "project", "status", "priority", "resolution", "assignee", "reporter", "parent", "labels", "created", "updated", "duedate",
            "timeoriginalestimate", "timespent", "timeestimate",
        ];
        if (withSummary)
        {
            names.Add("summary");
        }

        names.AddRange(new[] { SprintId, EpicLinkId, FlaggedId }.OfType<string>());
        names.AddRange(StoryPointIds);
        return names;
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

    private static bool IsNamed(JsonElement field, string[] names) =>
        names.Contains(field.Text("untranslatedName"), StringComparer.OrdinalIgnoreCase) || names.Contains(field.Text("name"), StringComparer.OrdinalIgnoreCase);
}
