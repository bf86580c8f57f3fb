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
        var scopes = (await session.QueryAsync(
            "SELECT ProjectId, ScopeSk FROM DimScope WHERE ScopeSk > 0 AND ScopeLevel = 'Project'", row => (ProjectId: row.GetInt32(0), ScopeSk: row.GetInt32(1)), timeoutSeconds, cancellationToken))
            .ToLookup(row => row.ProjectId, row => row.ScopeSk);
        var sums = new Dictionary<string, Dictionary<(int ScopeSk, int MonthEndSk), double>>(StringComparer.Ordinal);
        foreach (var signal in GamingSignal.All.Where(signal => numbers.ContainsKey(signal.Cases) && numbers.ContainsKey(signal.OutOf)))
        {
            foreach (var measure in new[] { signal.Cases, signal.OutOf }.Where(measure => !sums.ContainsKey(measure)))
            {
                sums[measure] = await SumsAsync(session, numbers[measure], scopes, asOfSk, timeoutSeconds, cancellationToken);
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

    /// <summary>By project in the database, by scope here: joined there, every row would look through all scopes.</summary>
    private static async Task<Dictionary<(int ScopeSk, int MonthEndSk), double>> SumsAsync(
        LoadSession session, int number, ILookup<int, int> scopes, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            SELECT v.ProjectId, d.MonthEndSk, SUM(v.Value)
            FROM KpiMeasureValue v
            JOIN DimDate d ON d.DateSk = v.DateSk
            WHERE {MeasureSql.Range(number)} AND v.DateSk <= @as_of
            GROUP BY v.ProjectId, d.MonthEndSk
            """,
            row => (ProjectId: row.GetInt32(0), MonthEndSk: row.GetInt32(1), Sum: Convert.ToDouble(row.GetValue(2), CultureInfo.InvariantCulture)),
            timeoutSeconds, cancellationToken, ("@as_of", asOfSk));
        return rows.SelectMany(row => scopes[row.ProjectId].Select(scope => (Key: (scope, row.MonthEndSk), row.Sum)))
            .GroupBy(row => row.Key, row => row.Sum).ToDictionary(month => month.Key, month => month.Sum());
    }
}
