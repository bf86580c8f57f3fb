namespace Prism.Warehouse.KpiWork;

/// <summary>One row per project whose measure rows are looked at anew: work of a running calculation, empty between two of them.</summary>
public sealed record KpiTouchedProject
{
    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }
}

/// <summary>One row per scope and period that a KPI is calculated anew for: work of a running calculation, empty between two of them.</summary>
public sealed record KpiTouchedPeriod
{
    /// <summary><c>Week</c>, <c>Month</c>, <c>Quarter</c>.</summary>
    public required string PeriodGrain { get; init; }
    public required int ScopeSk { get; init; }
    public required int PeriodStartSk { get; init; }

    /// <summary>True for the period before a touched one: it is only read, because the trend looks back.</summary>
    public required bool IsBefore { get; init; }
}
