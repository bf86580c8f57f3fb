using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>
/// One row per issue and day, from the day of its creation to the day of the last published load: what the issue looked like at the end of
/// the day. A view over <see cref="FactIssueRevision"/> and <see cref="Dimensions.DimDate"/>; never stored row by row.
/// </summary>
public sealed record IssueSnapshot
{
    /// <summary>The day.</summary>
    public required int DateSk { get; init; }
    public required int IssueSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>The revision that was in force at the end of the day.</summary>
    public required long IssueRevisionSk { get; init; }
    public required int StatusSk { get; init; }
    public required int AssigneePersonSk { get; init; }
    public required int SprintSk { get; init; }
    public double? StoryPoints { get; init; }
    public string? IssueType { get; init; }
    public string? Priority { get; init; }
    public required bool IsFlagged { get; init; }

    // For queries only: filled by a projection. The key beside each is what the view gives.
    public DimIssue Issue { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimStatus Status { get; init; } = null!;
}
