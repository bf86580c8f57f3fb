using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using Calendar = Prism.Kpis.Engine.Calendar;

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
        var calendar = await Calendar.ReadAsync(session, timeoutSeconds, cancellationToken);
        var sums = new Dictionary<string, Dictionary<(int ScopeSk, int MonthEndSk), double>>(StringComparer.Ordinal);
        foreach (var signal in GamingSignal.All.Where(signal => numbers.ContainsKey(signal.Cases) && numbers.ContainsKey(signal.OutOf)))
        {
            foreach (var measure in new[] { signal.Cases, signal.OutOf }.Where(measure => !sums.ContainsKey(measure)))
            {
                sums[measure] = await SumsAsync(session, numbers[measure], scopes, calendar, asOfSk, timeoutSeconds, cancellationToken);
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

    /// <summary>Summed here, row by row: joined and grouped in the database, every row would look through the days and be sorted.</summary>
    private static async Task<Dictionary<(int ScopeSk, int MonthEndSk), double>> SumsAsync(
        LoadSession session, int number, ILookup<int, int> scopes, Calendar calendar, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<(int ProjectId, int MonthEndSk), ExactSum>();
        var rows = await session.RowsAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT v.ProjectId, v.DateSk, v.Value FROM KpiMeasureValue v WHERE {MeasureSql.Range(number)} AND v.DateSk <= {asOfSk}"), timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                if (calendar.Of(PeriodGrain.Month, rows.Int32(1)) is { } month)
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (rows.Int32(0), month.EndSk), out _);
                    sum.Add(rows.Double(2));
                }
            }
        }

        return sums.SelectMany(row => scopes[row.Key.ProjectId].Select(scope => (Key: (scope, row.Key.MonthEndSk), row.Value.Value)))
            .GroupBy(row => row.Key, row => row.Value).ToDictionary(month => month.Key, month => month.Sum());
    }
}
