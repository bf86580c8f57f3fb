using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using Calendar = Prism.Kpis.Engine.Calendar;

namespace Prism.Kpis.Governance;

/// <summary>
/// Sums the measures behind each signal by project and month, and names the rows it rests on: of the months alone in which a sum or a row may be another than at the last
/// calculation. The rows of other months are not even read.
/// </summary>
/// <param name="session">The load.</param>
/// <param name="definitions">The measures of the library, by name.</param>
/// <param name="measures">What this calculation made of them.</param>
/// <param name="state">What was calculated from which input.</param>
/// <param name="asOfSk">The day of the calculation.</param>
/// <param name="timeoutSeconds">How long a statement may take.</param>
internal sealed class SignalWork(
    LoadSession session, IReadOnlyDictionary<string, MeasureDefinition> definitions, MeasureWork measures, WorkState state, int asOfSk, int timeoutSeconds)
{
    private const int SignalNumbers = 256;
    private const string AllSignals = "signals";

    private readonly SignalCases _cases = new(session, state, measures, asOfSk, timeoutSeconds);

    /// <summary>Makes the next calculation tell every signal anew: what changed now would be forgotten by then.</summary>
    public static async Task ForgetAsync(WorkState state, CancellationToken cancellationToken)
    {
        foreach (var signal in GamingSignal.All)
        {
            await state.SetAsync(Subject(signal), "", cancellationToken);
            await state.SetAsync(SignalCases.Subject(signal.Cases), "", cancellationToken);
        }
    }

    /// <summary>Writes <c>FactKpiSignal</c>.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await DropUnknownAsync(cancellationToken);
        var scopes = (await session.QueryAsync(
            "SELECT ProjectId, ScopeSk FROM DimScope WHERE ScopeSk > 0 AND ScopeLevel = 'Project'", row => (ProjectId: row.GetInt32(0), ScopeSk: row.GetInt32(1)), timeoutSeconds, cancellationToken))
            .GroupBy(row => row.ProjectId, row => row.ScopeSk).ToDictionary(project => project.Key, project => project.Min());
        var shape = FormulaHash.Of(scopes.OrderBy(scope => scope.Key).Select(scope => string.Create(CultureInfo.InvariantCulture, $"{scope.Key} {scope.Value}")));
        var calendar = await Calendar.ReadAsync(session, timeoutSeconds, cancellationToken);
        var months = new Dictionary<GamingSignal, SignalMonths>();
        foreach (var signal in GamingSignal.All)
        {
            if (!measures.Changes.TryGetValue(signal.Cases, out var cases) || !measures.Changes.TryGetValue(signal.OutOf, out var outOf))
            {
                // Like the values of a KPI whose measure failed, its rows stay; once the measure is back they are told anew.
                await state.SetAsync(Subject(signal), "", cancellationToken);
                await state.SetAsync(SignalCases.Subject(signal.Cases), "", cancellationToken);
                continue;
            }

            var named = await _cases.RenewAsync(definitions[signal.Cases], cancellationToken);
            var frame = FormulaHash.Of([string.Create(CultureInfo.InvariantCulture, $"{signal.Number} {signal.Cases} {signal.OutOf} {signal.Limit}"), .. signal.KpiCodes, shape]);
            months[signal] = state.InputOf(Subject(signal)) == frame ? SignalMonths.Of([cases, outOf, named], state.LastAsOfSk, asOfSk, calendar) : SignalMonths.Everything;
            await state.SetAsync(Subject(signal), frame, cancellationToken);
        }

        var sums = new Dictionary<string, Dictionary<(int ProjectId, int MonthEndSk), double>>(StringComparer.Ordinal);
        foreach (var measure in months.Keys.SelectMany(signal => new[] { signal.Cases, signal.OutOf }).Distinct(StringComparer.Ordinal))
        {
            sums[measure] = await SumsAsync(measure, SignalMonths.Union([.. months.Where(signal => signal.Key.Cases == measure || signal.Key.OutOf == measure).Select(signal => signal.Value)]), calendar, cancellationToken);
        }

        foreach (var (signal, told) in months.Where(signal => !signal.Value.IsNothing))
        {
            var evidence = await EvidenceAsync(definitions[signal.Cases], told, calendar, cancellationToken);
            var rows = sums[signal.Cases].Where(month => month.Value > 0 && told.Has(month.Key.ProjectId, month.Key.MonthEndSk) && scopes.ContainsKey(month.Key.ProjectId))
                .Select(month => Row(signal, scopes[month.Key.ProjectId], month.Key.MonthEndSk, month.Value, sums[signal.OutOf].GetValueOrDefault(month.Key), evidence.GetValueOrDefault(month.Key)))
                .OrderBy(row => row.KpiSignalSk).ToArray();
            var gone = await StoredAsync(signal, told, scopes, cancellationToken);
            gone.ExceptWith(rows.Select(row => row.KpiSignalSk));
            await session.Star.DeleteAsync<FactKpiSignal>(gone.Order(), cancellationToken);
            await session.Star.UpsertAsync(rows, cancellationToken);
        }
    }

    private static string Subject(GamingSignal signal) => $"signal:{signal.Name}";

    private static long Key(GamingSignal signal, int scopeSk, int monthEndSk) => ((long)scopeSk << 32) + ((((monthEndSk / 10_000) * 12L) + (monthEndSk / 100 % 100)) * SignalNumbers) + signal.Number;

    private static FactKpiSignal Row(GamingSignal signal, int scopeSk, int monthEndSk, double cases, double outOf, string? evidence)
    {
        var share = outOf > 0 ? cases / outOf : (double?)null;
        return new FactKpiSignal
        {
            KpiSignalSk = Key(signal, scopeSk, monthEndSk),
            ScopeSk = scopeSk,
            DateSk = monthEndSk,
            Signal = signal.Name,
            Cases = cases,
            OutOf = outOf,
            Share = share,
            Limit = signal.Limit,
            IsAboveLimit = share > signal.Limit,
            KpiCodes = string.Join(", ", signal.KpiCodes),
            Evidence = evidence,
        };
    }

    /// <summary>Rows of a signal that is no longer looked for.</summary>
    private async Task DropUnknownAsync(CancellationToken cancellationToken)
    {
        var names = string.Join(", ", GamingSignal.All.Select(signal => $"'{signal.Name}'"));
        if (state.InputOf(AllSignals) != FormulaHash.Of([names]))
        {
            await session.ExecuteAsync($"DELETE FROM FactKpiSignal WHERE KpiSignalSk > 0 AND Signal NOT IN ({names})", timeoutSeconds, cancellationToken);
            await state.SetAsync(AllSignals, FormulaHash.Of([names]), cancellationToken);
        }
    }

    /// <summary>Keys that the signal's rows of the months have, or would have.</summary>
    private async Task<HashSet<long>> StoredAsync(GamingSignal signal, SignalMonths months, Dictionary<int, int> scopes, CancellationToken cancellationToken)
    {
        var keys = months.Changed.Where(month => scopes.ContainsKey(month.ProjectId)).Select(month => Key(signal, scopes[month.ProjectId], month.MonthEndSk)).ToHashSet();
        if (months.IsEverything || months.OfAllProjects.Count > 0)
        {
            var ends = months.IsEverything ? "" : $" AND DateSk IN ({string.Join(", ", months.OfAllProjects.Order().Select(end => end.ToString(CultureInfo.InvariantCulture)))})";
            keys.UnionWith(await session.QueryAsync($"SELECT KpiSignalSk FROM FactKpiSignal WHERE KpiSignalSk > 0 AND Signal = '{signal.Name}'{ends}", row => row.GetInt64(0), timeoutSeconds, cancellationToken));
        }

        return keys;
    }

    /// <summary>Summed here, row by row: joined and grouped in the database, every row would look through the days and be sorted.</summary>
    private async Task<Dictionary<(int ProjectId, int MonthEndSk), double>> SumsAsync(string measure, SignalMonths months, Calendar calendar, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<(int ProjectId, int MonthEndSk), ExactSum>();
        if (months.IsNothing)
        {
            return [];
        }

        var rows = await session.RowsAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT v.ProjectId, v.DateSk, v.Value FROM KpiMeasureValue v WHERE {MeasureSql.Range(measures.Numbers[measure])} AND v.DateSk <= {asOfSk}{months.Near("v")}"),
            timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                if (calendar.Of(PeriodGrain.Month, rows.Int32(1)) is { } month && months.Has(rows.Int32(0), month.EndSk))
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (rows.Int32(0), month.EndSk), out _);
                    sum.Add(rows.Double(2));
                }
            }
        }

        return sums.ToDictionary(month => month.Key, month => month.Value.Value);
    }

    /// <summary>What people call the rows that a measure of cases counts: by project (durable key) and month.</summary>
    private async Task<Dictionary<(int ProjectId, int MonthEndSk), string>> EvidenceAsync(MeasureDefinition measure, SignalMonths months, Calendar calendar, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(int ProjectId, int MonthEndSk), string>();
        var unnamed = CaseRows.Unnamed(measure);
        var evidence = new EvidenceText();
        (int ProjectId, int MonthEndSk) open = default;
        var rows = await session.RowsAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"SELECT c.ProjectId, c.DateSk, c.RowSk, c.Name FROM KpiSignalCase c WHERE {CaseRows.Range(measures.Numbers[measure.Name])} AND c.DateSk <= {asOfSk}{months.Near("c")} ORDER BY c.ProjectId, c.DateSk, c.RowSk"),
            timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                if (calendar.Of(PeriodGrain.Month, rows.Int32(1)) is not { } month || !months.Has(rows.Int32(0), month.EndSk))
                {
                    continue;
                }

                // A project's days come in their order, so that each month is whole before the next begins.
                if (open != (rows.Int32(0), month.EndSk))
                {
                    Close();
                    open = (rows.Int32(0), month.EndSk);
                }

                evidence.Add(rows.NullableText(3) ?? string.Create(CultureInfo.InvariantCulture, $"{unnamed} {rows.Int64(2)}"), rows.Int32(1));
            }
        }

        Close();
        return texts;

        void Close()
        {
            if (open != default)
            {
                texts[open] = evidence.Take();
            }
        }
    }

    /// <summary>The names of a month's rows: the first of them, and how many more there are.</summary>
    private sealed class EvidenceText
    {
        private const int ShownRows = 20;
        private const int Longest = 2000;

        private readonly HashSet<(string Name, int DateSk)> _rows = [];
        private readonly StringBuilder _text = new();

        public void Add(string name, int dateSk)
        {
            if (_rows.Add((name, dateSk)) && _rows.Count <= ShownRows)
            {
                _text.Append(_rows.Count == 1 ? "" : ", ").Append(name).Append(" on ").Append(Day.Text(dateSk));
            }
        }

        public string Take()
        {
            if (_rows.Count > ShownRows)
            {
                _text.Append(CultureInfo.InvariantCulture, $" and {_rows.Count - ShownRows} more");
            }

            var text = _text.ToString(0, Math.Min(_text.Length, Longest));
            _rows.Clear();
            _text.Clear();
            return text;
        }
    }
}
