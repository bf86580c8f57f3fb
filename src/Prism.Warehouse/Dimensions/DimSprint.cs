namespace Prism.Warehouse.Dimensions;

/// <summary>One row per Jira board.</summary>
public sealed record DimBoard : DeletableRow
{
    public required int BoardSk { get; init; }
    public required string SourceSystem { get; init; }
    public required string SourceId { get; init; }
    public required string BoardName { get; init; }

    /// <summary><c>scrum</c>, <c>kanban</c> or <c>simple</c>, as Jira says.</summary>
    public required string BoardType { get; init; }

    /// <summary>Id of the field that estimates; null where the board estimates by count.</summary>
    public string? EstimationFieldId { get; init; }
}

/// <summary>One row per Jira sprint.</summary>
public sealed record DimSprint : DeletableRow
{
    public required int SprintSk { get; init; }
    public required string SourceSystem { get; init; }
    public required string SourceId { get; init; }
    public required string SprintName { get; init; }

    /// <summary><c>Future</c>, <c>Active</c>, <c>Closed</c>.</summary>
    public required string SprintState { get; init; }
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? Goal { get; init; }

    /// <summary>The board it was made on; other boards may show it too.</summary>
    public required int BoardSk { get; init; }

    /// <summary>Planned start; future sprints may have none.</summary>
    public DateTimeOffset? StartAtUtc { get; init; }

    /// <summary>Planned end.</summary>
    public DateTimeOffset? EndAtUtc { get; init; }

    /// <summary>When it was really closed; often after <see cref="EndAtUtc"/>.</summary>
    public DateTimeOffset? CompletedAtUtc { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimBoard Board { get; init; } = null!;
}
