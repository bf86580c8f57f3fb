using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// A measure per project version and period: one pass over its rows in the work table for all lengths of period, shared by every KPI that rests on
/// it. Amounts are summed; of a state the project's last day within the period counts, over all versions of the project.
/// </summary>
internal sealed class MeasurePeriods
{
    private readonly Dictionary<PeriodGrain, Dictionary<(int ProjectSk, int StartSk), Part>> _parts;

    private MeasurePeriods(int fromSk, Dictionary<PeriodGrain, Dictionary<(int ProjectSk, int StartSk), Part>> parts) => (FromSk, _parts) = (fromSk, parts);

    /// <summary>The first day that was read: periods that begin earlier are not whole.</summary>
    public int FromSk { get; }

    /// <summary>How many parts it holds.</summary>
    public int Count => _parts.Values.Sum(parts => parts.Count);

    public IReadOnlyDictionary<(int ProjectSk, int StartSk), Part> Of(PeriodGrain grain) => _parts[grain];

    public static async Task<MeasurePeriods> ReadAsync(LoadSession session, MeasureDefinition measure, int number, Calendar calendar, int fromSk, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var grains = Enum.GetValues<PeriodGrain>();
        var parts = grains.ToDictionary(grain => grain, _ => new Dictionary<(int, int), Part>());
        var isLevel = measure.Kind == MeasureKind.Level;
        var isWeighted = measure.Kind == MeasureKind.Weighted;
        var day = 0;
        var starts = new int[grains.Length];
        var rows = await session.RowsAsync(Sql(number, fromSk, asOfSk), timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                var row = new Row(rows.Int32(0), rows.Int32(1), rows.Int32(2), rows.Double(3), isWeighted ? rows.NullableDouble(4) : null, rows.Flag(5));
                if (row.DateSk != day)
                {
                    day = row.DateSk;
                    for (var index = 0; index < grains.Length; index++)
                    {
                        starts[index] = calendar.Of(grains[index], day)?.StartSk ?? 0;
                    }
                }

                for (var index = 0; index < grains.Length; index++)
                {
                    if (starts[index] > 0)
                    {
                        ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(parts[grains[index]], (row.ProjectSk, starts[index]), out _);
                        part.Add(row, isLevel, isWeighted);
                    }
                }
            }
        }

        if (isLevel)
        {
            foreach (var grain in grains)
            {
                KeepLastDays(parts[grain]);
            }
        }

        return new MeasurePeriods(fromSk, parts);
    }

    // Numbers of the engine's own, which leaves nothing to quote.
    private static string Sql(int number, int fromSk, int asOfSk) => string.Create(CultureInfo.InvariantCulture,
        $"SELECT v.ProjectSk, v.ProjectId, v.DateSk, v.Value, v.Weight, v.IsEstimated FROM KpiMeasureValue v WHERE {MeasureSql.Range(number)} AND v.DateSk >= {fromSk} AND v.DateSk <= {asOfSk}");

    /// <summary>A version whose last day in the period is followed by one of another version of the project says nothing about the period's end.</summary>
    private static void KeepLastDays(Dictionary<(int ProjectSk, int StartSk), Part> parts)
    {
        var last = new Dictionary<(int ProjectId, int StartSk), int>();
        foreach (var (key, part) in parts)
        {
            ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(last, (part.ProjectId, key.StartSk), out _);
            day = Math.Max(day, part.LastDateSk);
        }

        foreach (var (key, part) in parts.ToArray())
        {
            if (part.LastDateSk < last[(part.ProjectId, key.StartSk)])
            {
                parts.Remove(key);
            }
        }
    }

    internal readonly record struct Row(int ProjectSk, int ProjectId, int DateSk, double Value, double? Weight, bool IsEstimated);

    /// <summary>What a measure says about one project version in one period.</summary>
    internal struct Part
    {
        private ExactSum _amount;
        private ExactSum _weight;

        public int ProjectId { get; private set; }

        /// <summary>Of a state, the day that counts.</summary>
        public int LastDateSk { get; private set; }
        public int Rows { get; private set; }
        public int EstimatedRows { get; private set; }

        /// <summary>Sum of the values; of a weighted measure of value × weight.</summary>
        public readonly double Amount => _amount.Value;
        public readonly double Weight => _weight.Value;

        public void Add(in Row row, bool isLevel, bool isWeighted)
        {
            if (isLevel && row.DateSk < LastDateSk)
            {
                return;
            }

            if (isLevel && row.DateSk > LastDateSk)
            {
                (_amount, Rows, EstimatedRows) = (default, 0, 0);
            }

            (ProjectId, LastDateSk) = (row.ProjectId, Math.Max(LastDateSk, row.DateSk));
            Rows++;
            EstimatedRows += row.IsEstimated ? 1 : 0;
            if (!isWeighted)
            {
                _amount.Add(row.Value);
            }
            else if (row.Weight is { } weight)
            {
                _amount.Add(row.Value * weight);
                _weight.Add(weight);
            }
        }
    }
}
