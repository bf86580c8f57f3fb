namespace Prism.Warehouse.KpiWork;

/// <summary>One row per project whose measure rows are looked at anew: work of a running calculation, empty between two of them.</summary>
public sealed record KpiTouchedProject
{
    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }
}
