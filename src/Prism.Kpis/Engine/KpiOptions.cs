namespace Prism.Kpis.Engine;

/// <summary>What a calculation needs to know from the settings.</summary>
public sealed record KpiOptions
{
    /// <summary>The organisation's time zone (<c>Prism:TimeZone</c>): it says which day the load's clock shows.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Folder with the customer's own definitions and measures (<c>Prism:Kpis:Folder</c>); null when there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>Seconds that one statement may run before its measure or KPI counts as failed; 0 = no limit.</summary>
    public int StatementTimeoutSeconds { get; init; } = 600;

    /// <summary>Told how long each measure, each KPI and the rest took, as soon as it is done.</summary>
    public IProgress<KpiTiming>? Progress { get; init; }

    /// <summary>KPIs to calculate instead of the product's own and the folder's.</summary>
    public KpiLibrary? Library { get; init; }
}

/// <summary>What a calculation did.</summary>
/// <param name="Kpis">Per KPI code what it wrote.</param>
/// <param name="Failures">What could not be calculated, and why; its old values stay.</param>
/// <param name="Timings">How long each measure, each KPI and the rest took, in the order of the run.</param>
public sealed record KpiRunResult(IReadOnlyDictionary<string, KpiCounts> Kpis, IReadOnlyList<KpiFailure> Failures, IReadOnlyList<KpiTiming> Timings)
{
    public long Written => Kpis.Values.Sum(counts => counts.Opened + counts.Closed);
}

/// <param name="Opened">Values written: new ones, and restatements of old ones.</param>
/// <param name="Closed">Values that stopped being current: restated, or withdrawn because their data went.</param>
/// <param name="Unchanged">Values found as they were.</param>
/// <param name="IsSkipped">True when nothing it rests on had changed, so that nothing was computed.</param>
public readonly record struct KpiCounts(int Opened, int Closed, int Unchanged, bool IsSkipped);

/// <param name="Name">Code of the KPI, name of the measure, or what was done beside them.</param>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Computed">Of it the SELECT of a measure, or the roll-up of a KPI; not what finds out whether anything changed, nor judging and writing of values.</param>
public readonly record struct KpiTiming(string Name, TimeSpan Elapsed, TimeSpan Computed);

/// <param name="Name">Code of the KPI, name of the measure, or path of the file.</param>
/// <param name="Reason">A sentence for the person who looks after it.</param>
public sealed record KpiFailure(string Name, string Reason);
