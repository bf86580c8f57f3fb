namespace Prism.Warehouse.Dimensions;

/// <summary>One row per Jira issue.</summary>
public sealed record DimIssue : DeletableRow
{
    public required int IssueSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>Jira's issue id: it stays when an issue is moved; its key does not.</summary>
    public required string SourceId { get; init; }

    /// <summary>E.g. <c>PRISM-12</c>.</summary>
    public required string IssueKey { get; init; }

    /// <summary>Null where the setting leaves summaries out.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? Summary { get; init; }

    /// <summary>The source's name of the type, e.g. <c>Story</c>.</summary>
    public required string IssueType { get; init; }

    /// <summary>One of <see cref="Dimensions.TypeClass"/>.</summary>
    public required string TypeClass { get; init; }

    /// <summary>Null where the source gives none. A priority called "None" is a priority.</summary>
    public string? Priority { get; init; }
    public string? Resolution { get; init; }

    /// <summary>The issue above it: its parent, or its epic; -2 when none.</summary>
    public required int ParentIssueSk { get; init; }

    /// <summary>The epic it belongs to, directly or through its parent; -2 when none.</summary>
    public required int EpicIssueSk { get; init; }

    /// <summary>Comma-separated, in alphabetical order, as many as fit; <see cref="IssueLabel"/> has each of them.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? Labels { get; init; }

    /// <summary>Name of the team in charge, where the site has a team field.</summary>
    public string? Team { get; init; }

    /// <summary>How many values of further custom fields it has.</summary>
    public int FieldCount { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue ParentIssue { get; init; } = null!;
    public DimIssue EpicIssue { get; init; } = null!;
}

/// <summary>What kind of work an issue is, whatever the site calls its types.</summary>
public static class TypeClass
{
    public const string Feature = "Feature";
    public const string Defect = "Defect";
    public const string Risk = "Risk";
    public const string Debt = "Debt";
    public const string Epic = "Epic";
    public const string SubTask = "SubTask";
}
