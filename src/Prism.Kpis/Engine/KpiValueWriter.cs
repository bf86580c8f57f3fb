using System.Data.Common;
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
        "f.Target, f.Attainment, f.Status, f.Trend, f.Confidence, f.ConfidenceReason, f.FormulaVersion, f.ReportedFromLoadSk";

    /// <summary>The KPI's current values: all of them, or those of the touched periods and the periods before these.</summary>
    public Task<List<FactKpiValue>> CurrentAsync(int kpiSk, bool touchedOnly, CancellationToken cancellationToken) => session.QueryAsync(
        $"SELECT {Columns} FROM FactKpiValue f"
        + (touchedOnly ? " JOIN KpiTouchedPeriod k ON k.PeriodGrain = f.PeriodGrain AND k.ScopeSk = f.ScopeSk AND k.PeriodStartSk = f.PeriodStartDateSk" : "")
        + " WHERE f.KpiValueSk > @first AND f.KpiValueSk < @last AND f.KpiSk = @kpi AND f.IsCurrent = 1",
        Read,
        timeoutSeconds,
        cancellationToken,
        ("@first", kpiSk * KeysPerKpi),
        ("@last", (kpiSk + 1) * KeysPerKpi),
        ("@kpi", kpiSk));

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

    private FactKpiValue Closed(FactKpiValue row) => row with { IsCurrent = false, ReportedToLoadSk = session.LoadSk };

    private static FactKpiValue Read(DbDataReader row) => new()
    {
        KpiValueSk = row.GetInt64(0),
        KpiSk = row.GetInt32(1),
        ScopeSk = row.GetInt32(2),
        PeriodGrain = row.GetString(3),
        PeriodStartDateSk = row.GetInt32(4),
        PeriodEndDateSk = row.GetInt32(5),
        DateSk = row.GetInt32(6),
        Numerator = row.NullableDouble(7),
        Denominator = row.NullableDouble(8),
        Value = row.NullableDouble(9),
        SampleSize = row.GetInt32(10),
        KpiTargetSk = row.GetInt32(11),
        Target = row.NullableDouble(12),
        Attainment = row.NullableDouble(13),
        Status = row.GetString(14),
        Trend = row.GetString(15),
        Confidence = row.GetString(16),
        ConfidenceReason = row.NullableString(17),
        FormulaVersion = row.GetInt32(18),
        ReportedFromLoadSk = row.GetInt64(19),
        ReportedToLoadSk = long.MaxValue,
        IsCurrent = true,
    };
}
