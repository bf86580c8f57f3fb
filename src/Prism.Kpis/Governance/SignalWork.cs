using System.Globalization;
using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <summary>Sums the measures behind each signal by project and month.</summary>
internal static class SignalWork
{
    /// <param name="numbers">The measures that could be calculated, with their numbers in the work table.</param>
    public static async Task<List<FactKpiSignal>> ReadAsync(LoadSession session, IReadOnlyDictionary<string, int> numbers, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var signals = new List<FactKpiSignal>();
        var sums = new Dictionary<string, Dictionary<(int ScopeSk, int MonthEndSk), double>>(StringComparer.Ordinal);
        foreach (var signal in GamingSignal.All.Where(signal => numbers.ContainsKey(signal.Cases) && numbers.ContainsKey(signal.OutOf)))
        {
            foreach (var measure in new[] { signal.Cases, signal.OutOf }.Where(measure => !sums.ContainsKey(measure)))
            {
                sums[measure] = await SumsAsync(session, numbers[measure], asOfSk, timeoutSeconds, cancellationToken);
            }

            signals.AddRange(sums[signal.Cases].Where(month => month.Value > 0).OrderBy(month => month.Key).Select(month => Row(signal, month.Key, month.Value, sums[signal.OutOf].GetValueOrDefault(month.Key))));
        }

        return signals;
    }

    private static FactKpiSignal Row(GamingSignal signal, (int ScopeSk, int MonthEndSk) month, double cases, double outOf)
    {
        var share = outOf > 0 ? cases / outOf : (double?)null;
        return new FactKpiSignal
        {
            KpiSignalSk = ((long)month.ScopeSk << 32) + ((((month.MonthEndSk / 10_000) * 12L) + (month.MonthEndSk / 100 % 100)) << 8) + signal.Number,
            ScopeSk = month.ScopeSk,
            DateSk = month.MonthEndSk,
            Signal = signal.Name,
            Cases = cases,
            OutOf = outOf,
            Share = share,
            Limit = signal.Limit,
            IsAboveLimit = share > signal.Limit,
            KpiCodes = string.Join(", ", signal.KpiCodes),
        };
    }

    private static async Task<Dictionary<(int ScopeSk, int MonthEndSk), double>> SumsAsync(LoadSession session, int number, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            SELECT s.ScopeSk, d.MonthEndSk, SUM(v.Value)
            FROM KpiMeasureValue v
            JOIN DimDate d ON d.DateSk = v.DateSk
            JOIN DimScope s ON s.ProjectId = v.ProjectId AND s.ScopeLevel = 'Project'
            WHERE {MeasureSql.Range(number)} AND v.DateSk <= @as_of
            GROUP BY s.ScopeSk, d.MonthEndSk
            """,
            row => (Key: (row.GetInt32(0), row.GetInt32(1)), Sum: Convert.ToDouble(row.GetValue(2), CultureInfo.InvariantCulture)),
            timeoutSeconds, cancellationToken, ("@as_of", asOfSk));
        return rows.ToDictionary(row => row.Key, row => row.Sum);
    }
}
