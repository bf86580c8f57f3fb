namespace Prism.Warehouse.Dimensions;

/// <summary>One row per version of a Jira project: what issues are fixed in, or affect.</summary>
public sealed record DimRelease : DeletableRow
{
    public required int ReleaseSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>Jira's id of the version: names change.</summary>
    public required string SourceId { get; init; }
    public required string ReleaseName { get; init; }

    /// <summary>Durable key of the project it belongs to.</summary>
    public required int ProjectId { get; init; }
    public required bool IsReleased { get; init; }
    public required bool IsArchived { get; init; }

    /// <summary>The day it was or is to be released; -2 where none is set, even for a released one.</summary>
    public required int ReleaseDateSk { get; init; }
}

/// <summary>One row per component of a Jira project.</summary>
public sealed record DimComponent : DeletableRow
{
    public required int ComponentSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>Jira's id of the component: names change.</summary>
    public required string SourceId { get; init; }
    public required string ComponentName { get; init; }

    /// <summary>Durable key of the project it belongs to.</summary>
    public required int ProjectId { get; init; }
}
