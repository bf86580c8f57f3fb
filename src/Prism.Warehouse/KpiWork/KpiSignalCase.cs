using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.KpiWork;

/// <summary>
/// One row per row that a signal rests on: what its measure of cases counts, by name. A work table of the KPI engine, from which the evidence of a changed month is told;
/// the same rows may lie under other keys after other loads, and checksums leave it out; not published.
/// </summary>
public sealed record KpiSignalCase
{
    /// <summary>The measure's number (<see cref="KpiWorkState"/>) × 2^32 + a running number: a measure is one range of keys.</summary>
    public required long KpiSignalCaseSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }

    /// <summary>The day it counts on.</summary>
    public required int DateSk { get; init; }

    /// <summary>Key of the row in the table that the measure counts.</summary>
    public required long RowSk { get; init; }

    /// <summary>What people call it: an issue's key, a task's name; null where it has none.</summary>
    [MaxLength(1000)]
    public string? Name { get; init; }
}
