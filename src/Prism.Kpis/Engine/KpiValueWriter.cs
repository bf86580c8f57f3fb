using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Writes values as restatements: what changed closes the row that said otherwise and opens a new one, what is the same is left alone, and what
/// has no data any more is closed.
/// </summary>
internal sealed class KpiValueWriter(LoadSession session, int timeoutSeconds)
{
    // A KPI is a range of keys, so that its values are found without an index.
    private const long KeysPerKpi = 1L << 32;

    private const string Columns =
        "f.KpiValueSk, f.KpiSk, f.ScopeSk, f.PeriodGrain, f.PeriodStartDateSk, f.PeriodEndDateSk, f.DateSk, f.Numerator, f.Denominator, f.Value, f.SampleSize, f.KpiTargetSk, " +
        "f.Target, f.Attainment, f.Status, f.Trend, f.Confidence, f.ConfidenceReason, f.FormulaVersion, f.ReportedFromLoadSk, " +
        "CASE f.PeriodGrain WHEN 'Week' THEN 0 WHEN 'Month' THEN 1 ELSE 2 END";

    private const int GrainNumber = 20;

    // More than these are not told apart in SQL.
    private const int MostScopes = 400;

    /// <summary>The KPI's current values: all of them, or those of the wanted periods; and where they are needed the first period of each scope.</summary>
    public async Task<StoredValues> CurrentAsync(int kpiSk, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? wanted, bool needsFirsts, CancellationToken cancellationToken)
    {
        var stored = new StoredValues([], []);
        if (wanted is { Count: 0 } && !needsFirsts)
        {
            return stored;
        }

        var rows = await session.RowsAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"SELECT {Columns} FROM FactKpiValue f WHERE f.KpiValueSk > {kpiSk * KeysPerKpi} AND f.KpiValueSk < {(kpiSk + 1) * KeysPerKpi} AND f.KpiSk = {kpiSk} AND f.IsCurrent = 1{(wanted is null || needsFirsts ? "" : Near(wanted))}"),
            timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                var (scope, start) = (rows.Int32(2), rows.Int32(4));
                var grain = (PeriodGrain)rows.Int32(GrainNumber);
                if (needsFirsts)
                {
                    ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(stored.Firsts, (grain, scope), out var isKnown);
                    first = isKnown ? Math.Min(first, start) : start;
                }

                if (wanted is null || wanted.Contains((grain, scope, start)))
                {
                    stored.Rows.Add(Read(rows));
                }
            }
        }

        return stored;
    }

    /// <summary>Writes what differs from the stored values; a stored one that is no longer among the values is closed.</summary>
    public async Task<KpiCounts> WriteAsync(int kpiSk, IReadOnlyCollection<FactKpiValue> stored, IEnumerable<FactKpiValue> values, CancellationToken cancellationToken)
    {
        var last = await session.QueryAsync(
            "SELECT MAX(KpiValueSk) FROM FactKpiValue WHERE KpiValueSk > @first AND KpiValueSk < @last",
            row => row.IsDBNull(0) ? kpiSk * KeysPerKpi : row.GetInt64(0),
            timeoutSeconds,
            cancellationToken,
            ("@first", kpiSk * KeysPerKpi),
            ("@last", (kpiSk + 1) * KeysPerKpi));
        var next = last[0] + 1;
        var current = stored.ToDictionary(row => (row.ScopeSk, row.PeriodGrain, row.PeriodStartDateSk));
        var rows = new List<FactKpiValue>();
        var (opened, closed, unchanged) = (0, 0, 0);
        foreach (var value in values)
        {
            if (!current.Remove((value.ScopeSk, value.PeriodGrain, value.PeriodStartDateSk), out var old))
            {
                rows.Add(value with { KpiValueSk = next++ });
                opened++;
            }
            else if (KpiValueRows.AreSame(old, value))
            {
                unchanged++;
            }
            else if (old.ReportedFromLoadSk == session.LoadSk)
            {
                // Nobody has seen a value of this very load yet: it is corrected, not restated.
                rows.Add(value with { KpiValueSk = old.KpiValueSk });
                opened++;
            }
            else
            {
                rows.Add(Closed(old));
                rows.Add(value with { KpiValueSk = next++ });
                opened++;
                closed++;
            }
        }

        rows.AddRange(current.Values.OrderBy(row => row.KpiValueSk).Select(Closed));
        closed += current.Count;
        await session.Star.UpsertAsync(rows, cancellationToken);
        return new KpiCounts(opened, closed, unchanged, IsSkipped: false);
    }

    /// <summary>What leaves most of the others out: the engine tells a row by two of its numbers faster than it gives it.</summary>
    private static string Near(HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)> wanted)
    {
        var scopes = wanted.Select(period => period.ScopeSk).Distinct().Order().Take(MostScopes + 1).ToArray();
        var text = string.Create(CultureInfo.InvariantCulture, $" AND f.PeriodStartDateSk >= {wanted.Min(period => period.StartSk)} AND f.PeriodStartDateSk <= {wanted.Max(period => period.StartSk)}");
        return scopes.Length > MostScopes ? text : $"{text} AND f.ScopeSk IN ({string.Join(", ", scopes.Select(scope => scope.ToString(CultureInfo.InvariantCulture)))})";
    }

    private FactKpiValue Closed(FactKpiValue row) => row with { IsCurrent = false, ReportedToLoadSk = session.LoadSk };

    private static FactKpiValue Read(RowCursor row) => new()
    {
        KpiValueSk = row.Int64(0),
        KpiSk = row.Int32(1),
        ScopeSk = row.Int32(2),
        PeriodGrain = row.Text(3),
        PeriodStartDateSk = row.Int32(4),
        PeriodEndDateSk = row.Int32(5),
        DateSk = row.Int32(6),
        Numerator = row.NullableDouble(7),
        Denominator = row.NullableDouble(8),
        Value = row.NullableDouble(9),
        SampleSize = row.Int32(10),
        KpiTargetSk = row.Int32(11),
        Target = row.NullableDouble(12),
        Attainment = row.NullableDouble(13),
        Status = row.Text(14),
        Trend = row.Text(15),
        Confidence = row.Text(16),
        ConfidenceReason = row.NullableText(17),
        FormulaVersion = row.Int32(18),
        ReportedFromLoadSk = row.Int64(19),
        ReportedToLoadSk = long.MaxValue,
        IsCurrent = true,
    };
}

/// <param name="Rows">Values, in the order of their keys.</param>
/// <param name="Firsts">Per scope and length of period the start of the first period with a value; empty where they were not asked for.</param>
internal sealed record StoredValues(List<FactKpiValue> Rows, Dictionary<(PeriodGrain Grain, int ScopeSk), int> Firsts);
