namespace Prism.Warehouse.Dimensions;

/// <summary>One row per issue and label.</summary>
public sealed record IssueLabel : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + n</c>, in the order of the labels.</summary>
    public required long IssueLabelSk { get; init; }
    public required int IssueSk { get; init; }
    public required string Label { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
}

/// <summary>One row per issue and component it belongs to.</summary>
public sealed record IssueComponent : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + n</c>, in the source's order.</summary>
    public required long IssueComponentSk { get; init; }
    public required int IssueSk { get; init; }
    public required int ComponentSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimComponent Component { get; init; } = null!;
}

/// <summary>One row per issue, release it names, and what the release is to it.</summary>
public sealed record IssueRelease : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + n</c>, those it is fixed in first, in the source's order.</summary>
    public required long IssueReleaseSk { get; init; }
    public required int IssueSk { get; init; }
    public required int ReleaseSk { get; init; }

    /// <summary>One of <see cref="ReleaseRelation"/>.</summary>
    public required string Relation { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimRelease Release { get; init; } = null!;
}

/// <summary>What a release is to an issue.</summary>
public static class ReleaseRelation
{
    /// <summary>The issue is, or is to be, done in it.</summary>
    public const string Fix = "Fix";

    /// <summary>The issue was found in it.</summary>
    public const string Affects = "Affects";
}

/// <summary>One row per issue and link that it shows: a link between two issues of the warehouse has two rows, one at each end.</summary>
public sealed record IssueLink : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + n</c>, in the source's order.</summary>
    public required long IssueLinkSk { get; init; }

    /// <summary>The issue that shows the link.</summary>
    public required int IssueSk { get; init; }

    /// <summary>Jira's id of the link: the same at both ends.</summary>
    public required string SourceLinkId { get; init; }

    /// <summary>E.g. <c>Blocks</c>.</summary>
    public required string LinkType { get; init; }

    /// <summary>One of <see cref="LinkDirection"/>.</summary>
    public required string Direction { get; init; }

    /// <summary>How it reads from this issue, e.g. <c>is blocked by</c>.</summary>
    public string? Phrase { get; init; }

    /// <summary>The issue at the other end; -1 where the warehouse does not hold it.</summary>
    public required int LinkedIssueSk { get; init; }

    /// <summary>Jira's id of that issue.</summary>
    public required string LinkedSourceId { get; init; }

    /// <summary>The key it had when this issue was read.</summary>
    public string? LinkedIssueKey { get; init; }

    /// <summary>True on one of a link's rows, the outward one where the warehouse holds both ends: what counts links once.</summary>
    public required bool IsCounted { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimIssue LinkedIssue { get; init; } = null!;
}

/// <summary>Which end of a link an issue is.</summary>
public static class LinkDirection
{
    /// <summary>This issue blocks, duplicates, ... the other.</summary>
    public const string Outward = "Outward";

    /// <summary>This issue is blocked, duplicated, ... by the other.</summary>
    public const string Inward = "Inward";
}
