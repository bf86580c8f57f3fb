using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Kpis.Engine;
using Prism.Kpis.Explaining;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;
using Calendar = Prism.Kpis.Engine.Calendar;

namespace Prism.Kpis.Governance;

/// <summary>Sums the measures behind each signal by project and month, and names the rows it rests on: again where the sums changed, else as before.</summary>
/// <param name="session">The load.</param>
/// <param name="measures">The measures of the library, by name.</param>
/// <param name="numbers">Those that could be calculated, with their numbers in the work table.</param>
/// <param name="changes">What this calculation changed in them.</param>
/// <param name="asOfSk">The day of the calculation.</param>
/// <param name="timeoutSeconds">How long a statement may take.</param>
internal sealed class SignalWork(
    LoadSession session, IReadOnlyDictionary<string, MeasureDefinition> measures, IReadOnlyDictionary<string, int> numbers, IReadOnlyDictionary<string, Touched> changes, int asOfSk, int timeoutSeconds)
{
    private const int ShownRows = 20;
    private const int LongestEvidence = 2000;

    public async Task<List<FactKpiSignal>> ReadAsync(CancellationToken cancellationToken)
    {
        var signals = new List<FactKpiSignal>();
        var scopes = (await session.QueryAsync(
            "SELECT ProjectId, ScopeSk FROM DimScope WHERE ScopeSk > 0 AND ScopeLevel = 'Project'", row => (ProjectId: row.GetInt32(0), ScopeSk: row.GetInt32(1)), timeoutSeconds, cancellationToken))
            .GroupBy(row => row.ProjectId, row => row.ScopeSk).ToDictionary(project => project.Key, project => project.Min());
        var stored = (await session.QueryAsync(
            "SELECT KpiSignalSk, Evidence FROM FactKpiSignal WHERE KpiSignalSk > 0 AND Evidence IS NOT NULL", row => (Sk: row.GetInt64(0), Evidence: row.GetString(1)), timeoutSeconds, cancellationToken))
            .ToDictionary(row => row.Sk, row => row.Evidence);
        var calendar = await Calendar.ReadAsync(session, timeoutSeconds, cancellationToken);
        var sums = new Dictionary<string, Dictionary<(int ProjectId, int MonthEndSk), double>>(StringComparer.Ordinal);
        foreach (var signal in GamingSignal.All.Where(signal => numbers.ContainsKey(signal.Cases) && numbers.ContainsKey(signal.OutOf)))
        {
            foreach (var measure in new[] { signal.Cases, signal.OutOf }.Where(measure => !sums.ContainsKey(measure)))
            {
                sums[measure] = await SumsAsync(numbers[measure], calendar, cancellationToken);
            }

            var rows = sums[signal.Cases].Where(month => month.Value > 0 && scopes.ContainsKey(month.Key.ProjectId))
                .Select(month => (month.Key, Row: Row(signal, scopes[month.Key.ProjectId], month.Key.MonthEndSk, month.Value, sums[signal.OutOf].GetValueOrDefault(month.Key))))
                .OrderBy(row => row.Row.KpiSignalSk).ToArray();
            var changed = changes[signal.Cases];
            var months = changed.Days.Select(day => (day.ProjectId, calendar.Of(PeriodGrain.Month, day.DateSk)?.EndSk ?? 0)).ToHashSet();
            var unnamed = rows.Where(row => changed.IsEverything || months.Contains(row.Key) || !stored.ContainsKey(row.Row.KpiSignalSk)).Select(row => row.Key.ProjectId).ToHashSet();
            var names = await NamesAsync(measures[signal.Cases], unnamed, calendar, cancellationToken);
            signals.AddRange(rows.Select(row => row.Row with { Evidence = names.TryGetValue(row.Key, out var some) ? Evidence(some) : stored.GetValueOrDefault(row.Row.KpiSignalSk) }));
        }

        return signals;
    }

    private static FactKpiSignal Row(GamingSignal signal, int scopeSk, int monthEndSk, double cases, double outOf)
    {
        var share = outOf > 0 ? cases / outOf : (double?)null;
        return new FactKpiSignal
        {
            KpiSignalSk = ((long)scopeSk << 32) + ((((monthEndSk / 10_000) * 12L) + (monthEndSk / 100 % 100)) << 8) + signal.Number,
            ScopeSk = scopeSk,
            DateSk = monthEndSk,
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
    private async Task<Dictionary<(int ProjectId, int MonthEndSk), double>> SumsAsync(int number, Calendar calendar, CancellationToken cancellationToken)
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

        return sums.ToDictionary(month => month.Key, month => month.Value.Value);
    }

    /// <summary>What people call the rows of some projects that a measure counts: by project (durable key) and month.</summary>
    private async Task<Dictionary<(int ProjectId, int MonthEndSk), List<string>>> NamesAsync(MeasureDefinition measure, HashSet<int> projects, Calendar calendar, CancellationToken cancellationToken)
    {
        var names = new Dictionary<(int ProjectId, int MonthEndSk), List<string>>();
        if (projects.Count == 0 || SourceRowsSql.Of(measure) is not { } sql)
        {
            return names;
        }

        await session.Star.UpsertAsync(projects.Order().Select(project => new KpiTouchedProject { ProjectId = project }).ToArray(), cancellationToken);
        var rows = await session.QueryAsync(
            sql.OfTouchedProjects(measure, numbers, asOfSk, session.Engine),
            row => (ProjectId: row.GetInt32(0), DateSk: row.GetInt32(1), Name: row.NullableString(2), Key: Convert.ToInt64(row.GetValue(3), CultureInfo.InvariantCulture)), timeoutSeconds, cancellationToken);
        await session.ExecuteAsync("DELETE FROM KpiTouchedProject", timeoutSeconds, cancellationToken);
        foreach (var row in rows.Where(row => row.DateSk <= asOfSk))
        {
            if (calendar.Of(PeriodGrain.Month, row.DateSk) is { } month)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(names, (row.ProjectId, month.EndSk), out _);
                (list ??= []).Add(string.Create(CultureInfo.InvariantCulture, $"{row.Name ?? $"{sql.Table.Name} {row.Key}"} on {Day.Text(row.DateSk)}"));
            }
        }

        return names;
    }

    private static string Evidence(List<string> rows)
    {
        var names = rows.Distinct(StringComparer.Ordinal).ToArray();
        var text = string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(ShownRows))}{(names.Length > ShownRows ? $" and {names.Length - ShownRows} more" : "")}");
        return text.Length > LongestEvidence ? text[..LongestEvidence] : text;
    }
}
