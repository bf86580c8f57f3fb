using Prism.Warehouse.Bulk;
using Prism.Warehouse.KpiWork;

namespace Prism.Kpis.Engine;

/// <summary>A measure's old rows held against its new ones, day by day of each project: rows that are in both as often cancel out.</summary>
internal sealed class MeasureDifferences
{
    private readonly Dictionary<(int ProjectId, int DateSk), UInt128> _days = [];
    private readonly List<(long Key, int ProjectId, int DateSk)> _old = [];
    private readonly List<Row> _new = [];

    public void Old(long key, Row row)
    {
        _old.Add((key, row.ProjectId, row.DateSk));
        Add(row, isNew: false);
    }

    public void New(Row row)
    {
        _new.Add(row);
        Add(row, isNew: true);
    }

    /// <summary>The days of projects on which the two are not the same rows.</summary>
    public IReadOnlySet<(int ProjectId, int DateSk)> Days() => _days.Where(day => day.Value != 0).Select(day => day.Key).ToHashSet();

    public IEnumerable<long> KeysOf(IReadOnlySet<(int ProjectId, int DateSk)> days) => _old.Where(row => days.Contains((row.ProjectId, row.DateSk))).Select(row => row.Key);

    /// <summary>The new rows of the days, with keys behind <paramref name="lastKey"/>.</summary>
    public IEnumerable<KpiMeasureValue> RowsOf(IReadOnlySet<(int ProjectId, int DateSk)> days, long lastKey) => _new.Where(row => days.Contains((row.ProjectId, row.DateSk)))
        .OrderBy(row => row.ProjectSk).ThenBy(row => row.DateSk).ThenBy(row => row.Value).ThenBy(row => row.Weight)
        .Select((row, index) => new KpiMeasureValue
        {
            KpiMeasureValueSk = lastKey + 1 + index, ProjectSk = row.ProjectSk, ProjectId = row.ProjectId, DateSk = row.DateSk, Value = row.Value, Weight = row.Weight, IsEstimated = row.IsEstimated,
        });

    /// <summary>A sum of hashes does not depend on the order of the rows; of 128 bits none comes out at zero by chance.</summary>
    private void Add(Row row, bool isNew)
    {
        var hash = row.Hash();
        _days.TryGetValue((row.ProjectId, row.DateSk), out var sum);
        _days[(row.ProjectId, row.DateSk)] = unchecked(isNew ? sum + hash : sum - hash);
    }

    /// <summary>A row of the work table without its key.</summary>
    internal readonly record struct Row(int ProjectSk, int ProjectId, int DateSk, double Value, double? Weight, bool IsEstimated)
    {
        public static Row Read(RowCursor row, int first) => new(
            row.Int32(first), row.Int32(first + 1), row.Int32(first + 2), row.Double(first + 3), row.NullableDouble(first + 4), row.Flag(first + 5));

        public UInt128 Hash()
        {
            // Zero and minus zero are the same amount.
            var value = BitConverter.DoubleToUInt64Bits(Value == 0 ? 0d : Value);
            var rest = ((ulong)(uint)ProjectSk << 1) + (IsEstimated ? 1ul : 0ul);
            var weight = Weight is { } known ? BitConverter.DoubleToUInt64Bits(known == 0 ? 0d : known) : ulong.MaxValue;
            return new UInt128(Mix(Mix(Mix(value) ^ rest) ^ weight), Mix(Mix(Mix(weight + 0x9E3779B97F4A7C15) ^ value) ^ rest));
        }

        // The finaliser of SplitMix64.
        private static ulong Mix(ulong bits)
        {
            bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
            bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
            return bits ^ (bits >> 31);
        }
    }
}
