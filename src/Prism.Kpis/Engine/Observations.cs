using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>The rows of a measure of observations, in the order of their values: read and sorted once for all percentiles taken over them.</summary>
internal sealed class Observations
{
    private readonly List<double> _values;
    private readonly List<long> _places;

    private Observations(string measure, int fromSk, List<double> values, List<long> places) => (Measure, FromSk, _values, _places) = (measure, fromSk, values, places);

    public string Measure { get; }

    /// <summary>The first day that was read.</summary>
    public int FromSk { get; }

    public int Count => _values.Count;

    public Observation this[int index] => new((int)(_places[index] >> 32), (int)((_places[index] & uint.MaxValue) >> 1), _values[index], (_places[index] & 1) == 1);

    public static async Task<Observations> ReadAsync(LoadSession session, string measure, int number, int fromSk, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var values = new List<double>();
        var places = new List<long>();
        var rows = await session.RowsAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"SELECT v.ProjectSk, v.DateSk, v.Value, v.IsEstimated FROM KpiMeasureValue v WHERE {MeasureSql.Range(number)} AND v.DateSk >= {fromSk} AND v.DateSk <= {asOfSk}"),
            timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                values.Add(rows.Double(2));
                places.Add(((long)rows.Int32(0) << 32) | ((long)rows.Int32(1) << 1) | (rows.Flag(3) ? 1L : 0L));
            }
        }

        // Sorted where they lie: at a million observations a copy of both is what the memory cannot hold as well.
        CollectionsMarshal.AsSpan(values).Sort(CollectionsMarshal.AsSpan(places));
        return new Observations(measure, fromSk, values, places);
    }
}

/// <summary>One observation: where it counts, and what it says.</summary>
internal readonly record struct Observation(int ProjectSk, int DateSk, double Value, bool IsEstimated);
