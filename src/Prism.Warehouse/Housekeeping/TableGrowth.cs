using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Housekeeping;

/// <summary>One row per table and day on which its size was taken: what growth is told by. It speaks of the database, not of the portfolio.</summary>
public sealed record TableGrowth
{
    /// <summary>The table's name, staging's included.</summary>
    [MaxLength(128)]
    public required string TableName { get; init; }

    /// <summary>The day, in UTC; taken again on the same day, the later size stays.</summary>
    public required int DateSk { get; init; }

    /// <summary>Rows in it.</summary>
    public required long StoredRows { get; init; }

    /// <summary>SQL Server: bytes on disk, indexes included. SQLite, which does not tell: bytes of the rows' values, keys and indexes aside.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset MeasuredAtUtc { get; init; }
}
