using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.KpiWork;

/// <summary>
/// One row per measure and KPI version that the engine calculated: from which input; and per table and project what was in it then. The same input again means nothing to do.
/// It speaks of loads, not of the portfolio: checksums leave it out, and nothing is lost when it is emptied.
/// </summary>
public sealed record KpiWorkState
{
    /// <summary>For a measure its number in <see cref="KpiMeasureValue"/>.</summary>
    public required int KpiWorkStateSk { get; init; }

    /// <summary><c>measure:items_finished</c>, <c>kpi:SPI:1</c>, <c>table:FactIssue</c>, <c>rows:FactIssue:12</c> (of project 12), <c>projects:FactIssue</c> (the table's mark when its projects were told apart last), <c>as of</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>SHA-256 of everything the result depends on (formula, tables with their row counts and last loads, targets); for a table its row count and last load; the last day of calculation.</summary>
    [MaxLength(64)]
    public required string InputHash { get; init; }
}
