using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Prism.Warehouse.KpiWork;

namespace Prism.Kpis.Engine;

/// <summary>
/// A measure's stored rows with what the touched rows gave before taken away and what they give now put in: for sums day by day, with the number of
/// rows in each, and for measures of observations row by row. What does not come out even is not guessed at: the days are read again then.
/// </summary>
/// <param name="isSum">Each row of the measure is the sum of its day; else it is an observation.</param>
/// <param name="isMoney">Sums are kept to four decimals.</param>
internal sealed class MeasureAdjustment(bool isSum, bool isMoney)
{
    // A sum that is left with less than this share of what went through it is rounding, and is zero; with less than the other it has lost digits.
    private const double Noise = 1e-13;
    private const double Doubt = 1e-5;

    private readonly Dictionary<(int ProjectSk, int DateSk), Day> _days = [];
    private readonly Dictionary<MeasureDifferences.Row, int> _observations = [];
    private readonly List<long> _gone = [];
    private readonly List<KpiMeasureValue> _kept = [];
    private bool _isEven = true;

    public void Went(MeasureDifferences.Row row) => Add(row, -1);

    public void Came(MeasureDifferences.Row row) => Add(row, 1);

    /// <summary>After all that went and came: forgets the days on which it was the same. Returns the projects and days that differ.</summary>
    public IReadOnlyCollection<(int ProjectId, int DateSk)> Settle()
    {
        foreach (var same in _days.Where(day => day.Value.Rows == 0 && day.Value.Went == day.Value.Came).Select(day => day.Key).ToArray())
        {
            _days.Remove(same);
        }

        foreach (var same in _observations.Where(row => row.Value == 0).Select(row => row.Key).ToArray())
        {
            _observations.Remove(same);
        }

        return _days.Select(day => (day.Value.ProjectId, day.Key.DateSk)).Concat(_observations.Keys.Select(row => (row.ProjectId, row.DateSk))).ToHashSet();
    }

    /// <summary>The project versions and days that differ.</summary>
    public IEnumerable<(int ProjectSk, int DateSk)> Cells => _days.Keys.Concat(_observations.Keys.Select(row => (row.ProjectSk, row.DateSk)));

    /// <summary>Takes a row of the work table; those of other days are left alone.</summary>
    public void Stored(long key, MeasureDifferences.Row row)
    {
        if (!isSum)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_observations, row);
            if (!Unsafe.IsNullRef(ref count) && count < 0)
            {
                count++;
                _gone.Add(key);
            }

            return;
        }

        ref var day = ref CollectionsMarshal.GetValueRefOrNullRef(_days, (row.ProjectSk, row.DateSk));
        if (Unsafe.IsNullRef(ref day))
        {
            return;
        }

        var rows = (row.Weight ?? double.NaN) + day.Rows;
        _isEven &= !day.IsStored && rows >= 0;
        day.IsStored = true;
        if (rows == 0)
        {
            _gone.Add(key);
        }
        else
        {
            _kept.Add(Value(key, row with { Value = Rounded(row.Value, day.Went, day.Came), Weight = rows }));
        }
    }

    /// <summary>What to delete and what to write; null where the stored rows are not those that the touched rows gave.</summary>
    /// <param name="lastKey">The measure's last key: new rows lie behind it.</param>
    public (IReadOnlyList<long> Gone, IReadOnlyList<KpiMeasureValue> Written)? Result(long lastKey)
    {
        var added = isSum
            ? _days.Where(day => !day.Value.IsStored).Select(day => (Row: new MeasureDifferences.Row(day.Key.ProjectSk, day.Value.ProjectId, day.Key.DateSk, Rounded(0, 0, day.Value.Came), day.Value.Rows, IsEstimated: false), Count: day.Value.HasGone ? -1 : day.Value.Rows == 0 ? 0 : 1)).ToArray()
            : [.. _observations.Select(row => (Row: row.Key, Count: row.Value))];
        if (!_isEven || added.Any(row => row.Count < 0))
        {
            return null;
        }

        var next = lastKey;
        return (_gone,
        [
            .. _kept,
            .. added.SelectMany(row => Enumerable.Repeat(row.Row, row.Count)).OrderBy(row => row.ProjectSk).ThenBy(row => row.DateSk).ThenBy(row => row.Value).Select(row => Value(++next, row)),
        ]);
    }

    private void Add(MeasureDifferences.Row row, int sign)
    {
        if (!isSum)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_observations, row, out _) += sign;
            return;
        }

        ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, (row.ProjectSk, row.DateSk), out _);
        day.ProjectId = row.ProjectId;
        day.Rows += sign * (row.Weight ?? double.NaN);
        day.HasGone |= sign < 0;
        if (sign < 0)
        {
            day.Went += row.Value;
        }
        else
        {
            day.Came += row.Value;
        }
    }

    private double Rounded(double stored, double went, double came)
    {
        var value = stored - went + came;
        var through = Math.Abs(stored) + Math.Abs(went) + Math.Abs(came);
        if (Math.Abs(value) <= Noise * through)
        {
            return 0;
        }

        _isEven &= Math.Abs(value) >= Doubt * through;
        return isMoney ? Math.Round(value, 4) : value;
    }

    private static KpiMeasureValue Value(long key, MeasureDifferences.Row row) => new()
    {
        KpiMeasureValueSk = key, ProjectSk = row.ProjectSk, ProjectId = row.ProjectId, DateSk = row.DateSk, Value = row.Value, Weight = row.Weight, IsEstimated = row.IsEstimated,
    };

    private struct Day
    {
        public int ProjectId;
        public double Rows;
        public double Went;
        public double Came;
        public bool HasGone;
        public bool IsStored;
    }
}
