namespace Prism.Warehouse;

/// <summary>
/// Lineage, the same on every dimension and fact: which load wrote the row last, and when. Neither is part of what a row says,
/// so a load that finds a row unchanged leaves both alone, and checksums leave them out.
/// </summary>
public abstract record WarehouseRow
{
    /// <summary>The load that wrote this row last (<see cref="Loads.DimLoad"/>). Grows monotonically.</summary>
    public long LoadSk { get; init; }

    /// <summary>When that load wrote it, UTC.</summary>
    public DateTimeOffset UpdatedAtUtc { get; init; }
}

/// <summary>A row whose source can take it away. It stays as a tombstone, with the reason.</summary>
public abstract record DeletableRow : WarehouseRow
{
    /// <summary>True when the source no longer holds or no longer shows the thing.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>When the deletion was noticed, UTC; null while the row lives.</summary>
    public DateTimeOffset? DeletedAtUtc { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.DeleteReason"/>; null while the row lives.</summary>
    public string? DeleteReason { get; init; }
}

/// <summary>Why a row became a tombstone. "No longer visible" is not "deleted".</summary>
public static class DeleteReason
{
    public const string Deleted = "Deleted";
    public const string Moved = "Moved";
    public const string Archived = "Archived";
    public const string NotVisible = "NotVisible";

    /// <summary>It is still there and is seen, but the settings' projects, JQL or boards no longer ask for it.</summary>
    public const string OutOfScope = "OutOfScope";
}

/// <summary>Surrogate keys that every dimension holds.</summary>
public static class Member
{
    /// <summary>The thing exists but the warehouse does not know it (yet).</summary>
    public const int Unknown = -1;

    /// <summary>There is no such thing for this row: an issue without a sprint.</summary>
    public const int NotApplicable = -2;
}
