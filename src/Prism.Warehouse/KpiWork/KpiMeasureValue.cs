namespace Prism.Warehouse.KpiWork;

/// <summary>
/// One row per row of a measure's SELECT: the finest grain a KPI is rolled up from. A work table of the KPI engine: what changed in
/// a measure is replaced, so that the same rows may lie under other keys after other loads, and checksums leave it out; not published.
/// </summary>
public sealed record KpiMeasureValue
{
    /// <summary>The measure's number (<see cref="KpiWorkState"/>) × 2^32 + a running number: a measure is one range of keys.</summary>
    public required long KpiMeasureValueSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of that project: versions of one project are counted as one.</summary>
    public required int ProjectId { get; init; }
    public required int DateSk { get; init; }

    /// <summary>In the measure's unit; money in the reporting currency.</summary>
    public required double Value { get; init; }

    /// <summary>What the value weighs in a weighted mean. Of a plain sum the number of rows in it, by which the engine knows when the last of them is gone; else null.</summary>
    public double? Weight { get; init; }

    /// <summary>True when the measure says that its input was estimated.</summary>
    public required bool IsEstimated { get; init; }
}
