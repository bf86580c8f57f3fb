using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Facts;

/// <summary>
/// One row per data-quality check and published load: how many rows were looked at, how many failed, and some of them. A load looks at the rows it
/// wrote, a full one at all.
/// </summary>
public sealed record FactDataQuality : WarehouseRow
{
    /// <summary><c>LoadSk × 1000 + n</c>, checks counted from 1 in the order they run in.</summary>
    public required long DataQualitySk { get; init; }

    /// <summary>The check's name, e.g. <c>RevisionsWithoutGap</c>.</summary>
    public required string CheckName { get; init; }

    /// <summary>The table whose rows are looked at.</summary>
    public required string TableName { get; init; }

    /// <summary><c>Error</c>: the warehouse contradicts itself; <c>Warning</c>: the source says something that cannot be so.</summary>
    public required string Severity { get; init; }

    /// <summary>True where all rows of the table were looked at, false where those that the load wrote were.</summary>
    public required bool IsWholeTable { get; init; }

    /// <summary>Rows looked at.</summary>
    public required long CheckedCount { get; init; }

    /// <summary>Of them, rows that failed.</summary>
    public required long FailedCount { get; init; }
    public required bool IsPassed { get; init; }

    /// <summary>Keys of the first rows that failed, comma-separated; null when none did.</summary>
    [MaxLength(1000)]
    public string? Sample { get; init; }
}

/// <summary>How bad it is when a check fails.</summary>
public static class CheckSeverity
{
    public const string Error = "Error";
    public const string Warning = "Warning";
}
