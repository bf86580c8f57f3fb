namespace Prism.Warehouse.Dimensions;

/// <summary>One row per version of a PMO project (SCD 2). Facts hold the version that was in force on their day.</summary>
public sealed record DimProject : DeletableRow
{
    public required int ProjectSk { get; init; }

    /// <summary>Durable key: the same over all versions.</summary>
    public required int ProjectId { get; init; }

    /// <summary>The register's project code, or the source container's key where the register does not know it.</summary>
    public required string ProjectCode { get; init; }
    public required string ProjectName { get; init; }

    /// <summary>False for a source container (Jira project, plan) that no register row claims: it became a project of its own.</summary>
    public required bool IsRegistered { get; init; }
    public string? Manager { get; init; }
    public string? Sponsor { get; init; }
    public string? Program { get; init; }
    public string? Portfolio { get; init; }

    /// <summary>Scrum, Kanban, Waterfall, Hybrid, as the register says.</summary>
    public string? Methodology { get; init; }
    public string? Stage { get; init; }
    public string? Priority { get; init; }
    public string? HealthOverride { get; init; }
    public required int PlannedStartDateSk { get; init; }
    public required int PlannedFinishDateSk { get; init; }
    public required int ActualStartDateSk { get; init; }
    public required int ActualFinishDateSk { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? CurrencyCode { get; init; }
    public required DateTimeOffset ValidFromUtc { get; init; }

    /// <summary>Half-open: the version holds until just before this instant; 9999-12-31 while current.</summary>
    public required DateTimeOffset ValidToUtc { get; init; }
    public required bool IsCurrent { get; init; }
}

/// <summary>One row per source container (Jira project, plan) and the PMO project it belongs to.</summary>
public sealed record ProjectSource : WarehouseRow
{
    public required int ProjectSourceSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary><c>JiraProject</c> or <c>Plan</c>.</summary>
    public required string ContainerKind { get; init; }

    /// <summary>The container's immutable id in its source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The container's key as people know it (Jira project key, plan code).</summary>
    public required string ContainerKey { get; init; }
    public required string ContainerName { get; init; }

    /// <summary>Durable key of the project it belongs to.</summary>
    public required int ProjectId { get; init; }

    /// <summary>True when the register or the settings name this container; false when it became a project of its own.</summary>
    public required bool IsMapped { get; init; }
}
