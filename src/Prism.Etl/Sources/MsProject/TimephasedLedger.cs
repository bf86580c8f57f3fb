using System.Globalization;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Collects what falls on which day for one assignment or task, and gives it as one row per kind of measure, baseline and day.</summary>
/// <param name="version">The version the rows belong to.</param>
/// <param name="batches">Where rows go; null only counts them.</param>
/// <param name="maxRows">More refuse the plan.</param>
internal sealed class TimephasedLedger(PlanVersion version, PlanBatches? batches, int maxRows)
{
    private readonly SortedDictionary<(string Kind, int Baseline, DateOnly Day), Cell> cells = [];
    private int rows;

    /// <summary>What has been given so far, by task, kind and baseline: the task's own rows hold the rest.</summary>
    public Dictionary<(int TaskUid, string Kind, int Baseline), (long WorkTicks, decimal Cost)> Totals { get; } = [];

    public void AddWork(string kind, int baseline, DateOnly day, long ticks, bool isEstimated) => Add(kind, baseline, day, ticks, null, isEstimated);

    public void AddCost(string kind, int baseline, DateOnly day, decimal amount, bool isEstimated) => Add(kind, baseline, day, null, amount, isEstimated);

    /// <summary>Gives the rows of one owner, and forgets them.</summary>
    /// <param name="ownerId">The owner's id within the plan: <c>A12</c> or <c>T7</c>.</param>
    /// <param name="taskUid">The task it falls to.</param>
    /// <param name="resourceUid">Null for the task's own.</param>
    /// <exception cref="MspdiException">The plan gives more rows than the settings allow.</exception>
    public void Flush(string ownerId, int taskUid, int? resourceUid)
    {
        foreach (var ((kind, baseline, day), cell) in cells)
        {
            if (cell is { WorkTicks: null or 0, Cost: null or 0 })
            {
                continue;
            }

            if (++rows > maxRows)
            {
                throw new MspdiException($"gives more than {maxRows} timephased rows (the setting MaxTimephasedRows allows no more)");
            }

            var (workTicks, cost) = Totals.GetValueOrDefault((taskUid, kind, baseline));
            Totals[(taskUid, kind, baseline)] = (workTicks + (cell.WorkTicks ?? 0), cost + (cell.Cost ?? 0));
            if (batches is null)
            {
                continue;
            }

            var number = baseline == TimephasedType.NoBaseline ? "" : baseline.ToString(CultureInfo.InvariantCulture);
            batches.Current.Add(new StagedTimephased
            {
                SourceSystem = version.SourceSystem,
                SourceId = $"{version.PlanId}/{ownerId}/{kind}{number}/{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
                PlanId = version.PlanId,
                TaskUid = taskUid,
                ResourceUid = resourceUid,
                MeasureKind = kind,
                BaselineNumber = baseline,
                Day = day,
                WorkMinutes = cell.WorkTicks is { } ticks ? new TimeSpan(ticks).TotalMinutes : null,
                Cost = cell.Cost,
                IsEstimated = cell.IsEstimated,
            });
        }

        cells.Clear();
    }

    private void Add(string kind, int baseline, DateOnly day, long? ticks, decimal? amount, bool isEstimated)
    {
        var cell = cells.GetValueOrDefault((kind, baseline, day));
        cells[(kind, baseline, day)] = new Cell(
            ticks is null ? cell.WorkTicks : (cell.WorkTicks ?? 0) + ticks,
            amount is null ? cell.Cost : (cell.Cost ?? 0) + amount,
            cell.IsEstimated || isEstimated);
    }

    private readonly record struct Cell(long? WorkTicks, decimal? Cost, bool IsEstimated);
}
