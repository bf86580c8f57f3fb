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
    private const string Columns =
        "KpiValueSk, KpiSk, ScopeSk, PeriodGrain, PeriodStartDateSk, PeriodEndDateSk, DateSk, Numerator, Denominator, Value, SampleSize, KpiTargetSk, " +
        "Target, Attainment, Status, Trend, Confidence, ConfidenceReason, FormulaVersion, ReportedFromLoadSk";

    /// <summary>Counts on from the greatest key there is; after a failure no key of the failed KPI is left over.</summary>
    public async Task<KpiCounts> WriteAsync(int kpiSk, IEnumerable<FactKpiValue> values, CancellationToken cancellationToken)
    {
        var last = await session.QueryAsync("SELECT COALESCE(MAX(KpiValueSk), 0) FROM FactKpiValue", row => row.GetInt64(0), timeoutSeconds, cancellationToken);
        var next = Math.Max(last[0], 0) + 1;
        var stored = await session.QueryAsync(
            $"SELECT {Columns} FROM FactKpiValue WHERE KpiSk = @kpi AND IsCurrent = 1", Read, timeoutSeconds, cancellationToken, ("@kpi", kpiSk));
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
