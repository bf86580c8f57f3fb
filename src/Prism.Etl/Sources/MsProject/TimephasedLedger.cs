using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Collects what falls on which day for one assignment or task, and gives it as one row per kind of measure, baseline and day.</summary>
/// <param name="version">The version the rows belong to.</param>
/// <param name="batches">Where rows go; null only counts them.</param>
/// <param name="maxRows">More refuse the plan.</param>
internal sealed class TimephasedLedger(PlanVersion version, PlanBatches? batches, int maxRows)
{
    private readonly List<Cell> cells = [];
    private readonly Dictionary<(int TaskUid, TimephasedSeries Series), (long WorkTicks, decimal Cost)> totals = [];

    /// <summary>Days as ids write them: plans name the same days over and over.</summary>
    private readonly Dictionary<int, string> dayNames = [];

    /// <summary>Where the present series begins, and where its last day was found: days mostly come in order, work first and then cost.</summary>
    private (int First, int Next) place;
    private bool isOrdered = true;
    private int rows;

    public void AddWork(TimephasedSeries series, DateOnly day, long ticks, bool isEstimated)
    {
        ref var cell = ref CellOf(series, day);
        cell.WorkTicks += ticks;
        cell.HasWork = true;
        cell.IsEstimated |= isEstimated;
    }

    public void AddCost(TimephasedSeries series, DateOnly day, decimal amount, bool isEstimated)
    {
        ref var cell = ref CellOf(series, day);
        cell.Cost += amount;
        cell.HasCost = true;
        cell.IsEstimated |= isEstimated;
    }

    /// <summary>What has been given so far of a task and series: the task's own rows hold the rest.</summary>
    public (long WorkTicks, decimal Cost) Given(int taskUid, TimephasedSeries series) => totals.GetValueOrDefault((taskUid, series));

    /// <summary>Gives the rows of one owner, and forgets them.</summary>
    /// <param name="ownerId">The owner's id within the plan: <c>A12</c> or <c>T7</c>.</param>
    /// <param name="taskUid">The task it falls to.</param>
    /// <param name="resourceUid">Null for the task's own.</param>
    /// <exception cref="MspdiException">The plan gives more rows than the settings allow.</exception>
    public void Flush(string ownerId, int taskUid, int? resourceUid)
    {
        Order();
        for (var (i, end) = (0, 0); i < cells.Count; i = end)
        {
            var series = cells[i].Series;
            var prefix = batches is null ? "" : $"{version.PlanId}/{ownerId}/{series.Name}/";
            var (workTicks, cost) = totals.GetValueOrDefault((taskUid, series));
            for (end = i; end < cells.Count && cells[end].Series == series; end++)
            {
                var cell = cells[end];
                if (cell is { WorkTicks: 0, Cost: 0 })
                {
                    continue;
                }

                if (++rows > maxRows)
                {
                    throw new MspdiException($"gives more than {maxRows} timephased rows (the setting MaxTimephasedRows allows no more)");
                }

                (workTicks, cost) = (workTicks + cell.WorkTicks, cost + cell.Cost);
                batches?.Current.Add(Row(cell, prefix, taskUid, resourceUid));
            }

            totals[(taskUid, series)] = (workTicks, cost);
        }

        cells.Clear();
        (place, isOrdered) = (default, true);
    }

    private StagedTimephased Row(in Cell cell, string prefix, int taskUid, int? resourceUid) => new()
    {
        SourceSystem = version.SourceSystem,
        SourceId = string.Concat(prefix, NameOf(cell.Day)),
        PlanId = version.PlanId,
        TaskUid = taskUid,
        ResourceUid = resourceUid,
        MeasureKind = cell.Series.MeasureKind,
        BaselineNumber = cell.Series.BaselineNumber,
        Day = DateOnly.FromDayNumber(cell.Day),
        WorkMinutes = cell.HasWork ? new TimeSpan(cell.WorkTicks).TotalMinutes : null,
        Cost = cell.HasCost ? cell.Cost : null,
        IsEstimated = cell.IsEstimated,
    };

    private string NameOf(int day)
    {
        ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(dayNames, day, out _);
        return name ??= DateOnly.FromDayNumber(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    }

    /// <summary>The cell of a day: the next one or the series' first where it is that day's, else a new one, joined with its like at the end.</summary>
    private ref Cell CellOf(TimephasedSeries series, DateOnly day)
    {
        var held = CollectionsMarshal.AsSpan(cells);
        if (held.Length == 0 || held[^1].Series != series)
        {
            place = (held.Length, held.Length);
        }

        if (place.Next < held.Length && held[place.Next].Day == day.DayNumber)
        {
            return ref held[place.Next++];
        }

        if (place.First < held.Length && held[place.First].Day == day.DayNumber)
        {
            place.Next = place.First + 1;
            return ref held[place.First];
        }

        var cell = new Cell { Series = series, Day = day.DayNumber };
        isOrdered &= held.Length == 0 || held[^1].CompareTo(cell) < 0;
        cells.Add(cell);
        place.Next = cells.Count;
        return ref CollectionsMarshal.AsSpan(cells)[^1];
    }

    /// <summary>Puts the cells in order of series and day, one each.</summary>
    private void Order()
    {
        if (isOrdered)
        {
            return;
        }

        cells.Sort();
        var held = CollectionsMarshal.AsSpan(cells);
        var last = 0;
        for (var i = 1; i < held.Length; i++)
        {
            if (held[last].CompareTo(held[i]) != 0)
            {
                held[++last] = held[i];
                continue;
            }

            held[last].WorkTicks += held[i].WorkTicks;
            held[last].Cost += held[i].Cost;
            held[last].HasWork |= held[i].HasWork;
            held[last].HasCost |= held[i].HasCost;
            held[last].IsEstimated |= held[i].IsEstimated;
        }

        cells.RemoveRange(last + 1, cells.Count - last - 1);
    }

    private struct Cell : IComparable<Cell>
    {
        public TimephasedSeries Series { get; init; }
        public int Day { get; init; }
        public bool HasWork;
        public bool HasCost;
        public bool IsEstimated;
        public long WorkTicks;
        public decimal Cost;

        public readonly int CompareTo(Cell other)
        {
            var bySeries = Series.Index.CompareTo(other.Series.Index);
            return bySeries != 0 ? bySeries : Day.CompareTo(other.Day);
        }
    }
}
