using Prism.Warehouse;

namespace Prism.Etl.Staging;

/// <summary>
/// A source-neutral row with its origin, as the source last gave it. Staging keeps the present state of everything a source holds, so the
/// star can be built again from it without asking the source. <see cref="WarehouseRow.LoadSk"/> says which extraction changed the row last:
/// the step into the star takes what changed after the last published version.
/// </summary>
public abstract record StagedRow : DeletableRow
{
    /// <summary>The configured connection's name.</summary>
    public required string SourceSystem { get; init; }

    /// <summary>The thing's immutable id in its source.</summary>
    public required string SourceId { get; init; }
}

/// <summary>One row per thing that holds work in a source: a Jira project, a plan.</summary>
public sealed record StagedContainer : StagedRow
{
    /// <summary><c>JiraProject</c> or <c>Plan</c>.</summary>
    public required string ContainerKind { get; init; }

    /// <summary>The key people know: <c>PRISM</c>, or a plan's code.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
}

/// <summary>One row per user, resource or person of a source.</summary>
public sealed record StagedPerson : StagedRow
{
    public required string DisplayName { get; init; }
    public string? Email { get; init; }

    /// <summary><c>Person</c>, <c>App</c>, <c>Customer</c>, <c>Material</c>, <c>Cost</c>, <c>Generic</c>.</summary>
    public required string PersonKind { get; init; }
    public required bool IsActive { get; init; }
}

/// <summary>One row per status of a source.</summary>
public sealed record StagedStatus : StagedRow
{
    public required string Name { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.StatusCategory"/>.</summary>
    public required string StatusCategory { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.FlowState"/>, where settings or boards say it; null where only name and category can.</summary>
    public string? FlowState { get; init; }
}

/// <summary>One row per further custom field that a source's settings name.</summary>
public sealed record StagedFieldColumn : StagedRow
{
    /// <summary>As the site shows it; with its id where two have one name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.IssueFieldKind"/>.</summary>
    public required string ValueKind { get; init; }
}

/// <summary>One row per board of a source.</summary>
public sealed record StagedBoard : StagedRow
{
    public required string Name { get; init; }
    public required string BoardType { get; init; }
    public string? EstimationFieldId { get; init; }

    /// <summary>Source ids of the statuses in the board's last column, comma-separated: what the board calls done.</summary>
    public string? DoneStatusIds { get; init; }
}

/// <summary>One row per sprint of a source.</summary>
public sealed record StagedSprint : StagedRow
{
    public required string Name { get; init; }

    /// <summary><c>Future</c>, <c>Active</c>, <c>Closed</c>.</summary>
    public required string SprintState { get; init; }
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? Goal { get; init; }
    public string? BoardId { get; init; }
    public DateTimeOffset? StartAtUtc { get; init; }
    public DateTimeOffset? EndAtUtc { get; init; }
    public DateTimeOffset? CompletedAtUtc { get; init; }
}

/// <summary>One row per component of a source's container.</summary>
public sealed record StagedComponent : StagedRow
{
    /// <summary>Source id of the container it belongs to.</summary>
    public required string ContainerId { get; init; }
    public required string Name { get; init; }
}

/// <summary>One row per release (version) of a source's container.</summary>
public sealed record StagedRelease : StagedRow
{
    /// <summary>Source id of the container it belongs to.</summary>
    public required string ContainerId { get; init; }
    public required string Name { get; init; }
    public required bool IsReleased { get; init; }
    public required bool IsArchived { get; init; }

    /// <summary>The day it was or is to be released.</summary>
    public DateOnly? ReleaseOn { get; init; }
}

/// <summary>One row per worklog entry of a source.</summary>
public sealed record StagedWorklog : StagedRow
{
    public required string IssueId { get; init; }
    public string? AuthorId { get; init; }
    public required DateTimeOffset StartedAtUtc { get; init; }
    public required DateTimeOffset CreatedAtUtc { get; init; }
    public required long SpentSeconds { get; init; }
}
