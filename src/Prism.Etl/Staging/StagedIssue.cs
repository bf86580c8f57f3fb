using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Etl.Staging;

/// <summary>One row per issue of a source, with its history of tracked fields.</summary>
public sealed record StagedIssue : StagedRow
{
    /// <summary>Source id of the container (Jira project) it is in now.</summary>
    public required string ContainerId { get; init; }
    public required string IssueKey { get; init; }
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? Summary { get; init; }
    public required string IssueType { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.TypeClass"/>.</summary>
    public required string TypeClass { get; init; }
    public required string StatusId { get; init; }
    public string? Priority { get; init; }
    public string? Resolution { get; init; }
    public string? AssigneeId { get; init; }
    public string? ReporterId { get; init; }

    /// <summary>Source id of the parent issue, or of the epic where that is the parent.</summary>
    public string? ParentId { get; init; }

    /// <summary>Key of the parent or epic, where the source names no id (the Epic Link field).</summary>
    public string? ParentKey { get; init; }

    /// <summary>Its labels in alphabetical order, as <see cref="StagedParts"/> writes them; a label may hold a comma.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(int.MaxValue)]
    public string? LabelsJson { get; init; }

    /// <summary>Source ids of its components, comma-separated.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? ComponentIds { get; init; }

    /// <summary>Source ids of the releases it is fixed in, comma-separated.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? FixReleaseIds { get; init; }

    /// <summary>Source ids of the releases it affects, comma-separated.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? AffectsReleaseIds { get; init; }

    /// <summary>Its links, as <see cref="StagedParts"/> writes them.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(int.MaxValue)]
    public string? LinksJson { get; init; }
    public required DateTimeOffset CreatedAtUtc { get; init; }
    public required DateTimeOffset SourceUpdatedAtUtc { get; init; }

    /// <summary>When its resolution was set.</summary>
    public DateTimeOffset? ResolvedAtUtc { get; init; }
    public DateOnly? DueOn { get; init; }
    public double? StoryPoints { get; init; }
    public long? EstimateSeconds { get; init; }
    public long? SpentSeconds { get; init; }
    public long? RemainingSeconds { get; init; }

    /// <summary>Source ids of all sprints it is or was in, comma-separated, in the source's order.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? SprintIds { get; init; }
    public required bool IsFlagged { get; init; }

    /// <summary>Name of the team in charge, where the site has a team field.</summary>
    public string? Team { get; init; }

    /// <summary>The day work is planned to begin.</summary>
    public DateOnly? PlannedStartOn { get; init; }

    /// <summary>Values of the further custom fields that the settings name, as <see cref="StagedFields"/> writes them; null where it has none.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(int.MaxValue)]
    public string? FieldsJson { get; init; }

    /// <summary>Its changes of tracked fields, oldest first, as <see cref="StagedChanges"/> writes them.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(int.MaxValue)]
    public required string ChangesJson { get; init; }
}

/// <summary>One change of one tracked field of an issue.</summary>
/// <param name="AtUtc">When, UTC.</param>
/// <param name="AuthorId">Source id of who changed it; null where the source does not say.</param>
/// <param name="Field">One of <see cref="TrackedField"/>.</param>
/// <param name="From">Id or value before; null for none. Sprints: ids, comma-separated.</param>
/// <param name="FromText">The name the source showed for it then: names change, ids do not.</param>
/// <param name="To">Id or value after; null for none.</param>
/// <param name="ToText">The name the source showed for it then.</param>
public sealed record StagedChange(
    [property: JsonPropertyName("at")] DateTimeOffset AtUtc,
    [property: JsonPropertyName("by")] string? AuthorId,
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("a")] string? From,
    [property: JsonPropertyName("an")] string? FromText,
    [property: JsonPropertyName("b")] string? To,
    [property: JsonPropertyName("bn")] string? ToText);

/// <summary>The fields whose history is kept.</summary>
public static class TrackedField
{
    public const string Status = "Status";
    public const string Assignee = "Assignee";
    public const string Sprint = "Sprint";
    public const string StoryPoints = "StoryPoints";
    public const string IssueType = "IssueType";
    public const string Priority = "Priority";
    public const string Flagged = "Flagged";
    public const string Resolution = "Resolution";

    /// <summary>The issue moved to another container; ids of containers.</summary>
    public const string Container = "Container";
}

/// <summary>How an issue's changes stand in <see cref="StagedIssue.ChangesJson"/>: one text per issue, since they are only ever read together.</summary>
public static partial class StagedChanges
{
    public static string Write(IReadOnlyList<StagedChange> changes) =>
        changes.Count == 0 ? "[]" : JsonSerializer.Serialize(changes, Context.Default.IReadOnlyListStagedChange);

    public static IReadOnlyList<StagedChange> Read(string json) =>
        json.Length <= 2 ? [] : JsonSerializer.Deserialize(json, Context.Default.IReadOnlyListStagedChange)!;

    [JsonSerializable(typeof(IReadOnlyList<StagedChange>))]
    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class Context : JsonSerializerContext;
}
