namespace Prism.Kpis.Engine;

/// <summary>One KPI as its file says it: words and arithmetic over measures. It holds no SQL.</summary>
public sealed record KpiDefinition
{
    /// <summary>Path of the file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>The line of each key of the file, for messages.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>Folder of the file: <c>flow</c>, <c>earned-value</c>, ...</summary>
    public required string Family { get; init; }
    public required string Code { get; init; }

    /// <summary>Raised when the arithmetic changes: history is then computed anew beside the old values.</summary>
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required string Decision { get; init; }

    /// <summary>What the KPI computes.</summary>
    public required KpiFormula Formula { get; init; }
    public required string Unit { get; init; }
    public required KpiDirection Direction { get; init; }
    public required bool IsLeading { get; init; }

    /// <summary>Codes of the lagging KPIs that this one is held to announce.</summary>
    public required IReadOnlyList<string> Leads { get; init; }

    /// <summary>Of <see cref="Prism.Warehouse.Dimensions.ScopeLevel"/>.</summary>
    public required IReadOnlyList<string> Levels { get; init; }
    public required IReadOnlyList<PeriodGrain> Periods { get; init; }

    /// <summary>Typical limits, used where no target is in force.</summary>
    public KpiThresholds? Thresholds { get; init; }

    /// <summary>How it is gamed, and what gives it away.</summary>
    public required string Gaming { get; init; }

    /// <summary>Codes of the KPIs to read beside it.</summary>
    public required IReadOnlyList<string> Beside { get; init; }
    public required string ReviewEvery { get; init; }
    public DateOnly? NextReviewOn { get; init; }
    public string? Owner { get; init; }

    /// <summary>The role that answers for the KPI, whoever holds it.</summary>
    public string? AccountableRole { get; init; }
    public string? ObjectiveCode { get; init; }

    /// <summary>Targets of the file itself and of overlays over it; those of the register go before them.</summary>
    public IReadOnlyList<DefinedTarget> Targets { get; init; } = [];
    public required KpiExample Example { get; init; }
}

/// <summary>Which way is good.</summary>
public enum DirectionKind
{
    Up,
    Down,
    Near,

    /// <summary>Neither: an amount to read, not to judge (planned value).</summary>
    None,
}

/// <param name="Kind">Which way is good.</param>
/// <param name="Near">For <see cref="DirectionKind.Near"/>: the value to be near to.</param>
public sealed record KpiDirection(DirectionKind Kind, double? Near);

/// <param name="Green">Green up to here, as the direction says; for a KPI that should be near a value, the distance from it.</param>
/// <param name="Amber">Amber up to here; worse is red.</param>
/// <param name="Source">Where the limits come from.</param>
public sealed record KpiThresholds(double Green, double Amber, string Source);

/// <summary>Lengths of period a KPI is computed for.</summary>
public enum PeriodGrain
{
    /// <summary>ISO 8601: Monday to Sunday.</summary>
    Week,
    Month,
    Quarter,
}
