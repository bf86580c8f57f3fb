namespace Prism.Warehouse.Dimensions;

/// <summary>One row per thing a KPI is computed for.</summary>
public sealed record DimScope : WarehouseRow
{
    public required int ScopeSk { get; init; }

    /// <summary>One of <see cref="Dimensions.ScopeLevel"/>.</summary>
    public required string ScopeLevel { get; init; }

    /// <summary>Unique in its level: project code, program name, portfolio name, <c>Organisation</c>.</summary>
    public required string ScopeKey { get; init; }
    public required string ScopeName { get; init; }

    /// <summary>Durable key where the scope is a project; -2 otherwise.</summary>
    public required int ProjectId { get; init; }

    /// <summary>The scope it rolls up into; -2 for the organisation.</summary>
    public required int ParentScopeSk { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope ParentScope { get; init; } = null!;
}

/// <summary>One row per project version and scope it counts for: a project, its program, its portfolio, the organisation.</summary>
public sealed record BridgeScopeProject : WarehouseRow
{
    public required long ScopeProjectSk { get; init; }
    public required int ScopeSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of that project: versions of one project are counted as one.</summary>
    public required int ProjectId { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope Scope { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
}

/// <summary>Levels a KPI is computed at.</summary>
public static class ScopeLevel
{
    public const string Organisation = "Organisation";
    public const string Portfolio = "Portfolio";
    public const string Program = "Program";
    public const string Project = "Project";
    public const string Team = "Team";
}
