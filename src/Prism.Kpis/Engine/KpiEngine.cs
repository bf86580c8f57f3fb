using System.Diagnostics;
using System.Globalization;
using Prism.Kpis.Governance;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Calculates every KPI within a load's transaction: measures into the work table, roll-ups by rule, judged, written as restatements. Only scopes
/// and periods whose measure rows changed are calculated. KPIs about KPIs come last, from what the others gave. It knows no KPI by name. What fails is named and undone alone; its old values stay.
/// </summary>
public sealed class KpiEngine
{
    // Parts of measures that are kept for the next KPI, some 70 bytes each.
    private const int MostParts = 650_000;

    private readonly LoadSession _session;
    private readonly KpiLibrary _library;
    private readonly WorkState _state;
    private readonly MeasureWork _measures;
    private readonly Dictionary<string, MeasureDefinition> _measuresByName;
    private readonly int _asOf;
    private readonly int _timeout;
    private readonly TimeZoneInfo _timeZone;
    private readonly IProgress<KpiTiming>? _progress;
    private readonly List<KpiFailure> _failures;
    private readonly Dictionary<string, MeasurePeriods> _parts = new(StringComparer.Ordinal);
    private PeriodWork _periods;
    private Observations? _observations;
    private Percentiles? _percentiles;
    private string? _shape;
    private TimeSpan _rolledUp;

    private KpiEngine(LoadSession session, KpiOptions options)
    {
        _session = session;
        _library = options.Library ?? KpiLibrary.Load(options.Folder);
        _measuresByName = _library.Measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        _timeout = options.StatementTimeoutSeconds;
        _timeZone = options.TimeZone;
        _progress = options.Progress;
        _asOf = Day.ToSk(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(session.StartedAtUtc, options.TimeZone).DateTime));
        _state = new WorkState(session, _asOf, _timeout);
        _measures = new MeasureWork(session, _state, _asOf, _timeout);
        _periods = new PeriodWork(session, null, _asOf, _timeout);
        _failures = [.. _library.Errors.Select(error => new KpiFailure(error.File, error.ToString()))];
    }

    /// <summary>
    /// Calculates as of the day that the load's clock shows in the organisation's time zone. Rows of later days are left out; a period that is not
    /// over by then is partial.
    /// </summary>
    public static Task<KpiRunResult> CalculateAsync(LoadSession session, KpiOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        return new KpiEngine(session, options).RunAsync(cancellationToken);
    }

    private async Task<KpiRunResult> RunAsync(CancellationToken cancellationToken)
    {
        var timings = new List<KpiTiming>();
        var clock = Stopwatch.GetTimestamp();
        void Note(string name)
        {
            var timing = new KpiTiming(name, Stopwatch.GetElapsedTime(clock), _rolledUp + _measures.Computed);
            timings.Add(timing);
            _progress?.Report(timing);
            clock = Stopwatch.GetTimestamp();
            (_rolledUp, _measures.Computed) = (TimeSpan.Zero, TimeSpan.Zero);
        }

        var kpis = await KpiCatalogue.PublishAsync(_session, _library, _asOf, _failures, cancellationToken);
        var book = new TargetBook(_session, _library, _timeout, _failures);
        if (await _session.TryAsync(() => book.WriteAsync(cancellationToken), cancellationToken) is { } fault)
        {
            _failures.Add(new KpiFailure("targets", fault));
        }

        await _state.ReadAsync(cancellationToken);
        Note("catalogue");
        _periods = new PeriodWork(_session, _state.LastAsOfSk, _asOf, _timeout);
        await EvaluateAsync(ofScopes: false, Note, cancellationToken);
        var targets = await TargetsAsync(cancellationToken);
        var finishes = await IdlePeriods.FinishesAsync(_session, _timeout, cancellationToken);
        var counts = new SortedDictionary<string, KpiCounts>(StringComparer.Ordinal);
        Note("targets and finishes");
        await RollUpAllAsync(aboutKpis: false);
        (_observations, _percentiles) = (null, null);
        _parts.Clear();
        var governance = new KpiGovernance(_session, _library, _measures, _state, _asOf, _timeZone, _timeout);
        await GovernAsync("history of the KPIs", governance.WriteHistoryAsync);
        _state.Wrote(nameof(FactKpiValue), counts.Values.Any(count => count.Opened + count.Closed > 0));
        await EvaluateAsync(ofScopes: true, Note, cancellationToken);
        await RollUpAllAsync(aboutKpis: true);
        await GovernAsync("governance", governance.WriteAsync);
        await ForgetAsync(kpis.Keys, cancellationToken);
        await _state.CloseAsync(cancellationToken);
        await RowChanges.EndAsync(_session, cancellationToken);
        Note("state");
        return new KpiRunResult(counts, _failures, timings);

        // KPIs that share a measure follow one another.
        async Task RollUpAllAsync(bool aboutKpis)
        {
            foreach (var (code, kpiSk) in kpis.Where(kpi => _library.IsAboutKpis(kpi.Key) == aboutKpis).OrderBy(kpi => _library.Kpis[kpi.Key].Formula.Measures.First(), StringComparer.Ordinal).ThenBy(kpi => kpi.Key, StringComparer.Ordinal))
            {
                var kpi = _library.Kpis[code];
                var failed = kpi.Formula.Measures.FirstOrDefault(name => !_measures.Changes.ContainsKey(name));
                var reason = failed is null
                    ? await _session.TryAsync(async () => counts[code] = await RollUpAsync(kpi, kpiSk, targets[code], finishes, cancellationToken), cancellationToken)
                    : $"Measure {failed} could not be calculated.";
                if (reason is not null)
                {
                    // The measures' changes are forgotten by the next time: it is calculated wholly then.
                    _failures.Add(new KpiFailure(code, reason));
                    await _state.SetAsync(Subject(kpi), "", cancellationToken);
                }

                Note(code);
            }
        }

        // A part of the library, which a preview calculates, says nothing of the others.
        async Task GovernAsync(string what, Func<CancellationToken, Task> write)
        {
            if (!_library.IsPart && await _session.TryAsync(() => write(cancellationToken), cancellationToken) is { } unwritten)
            {
                _failures.Add(new KpiFailure(what, unwritten));
                await KpiGovernance.ForgetAsync(_state, cancellationToken);
            }

            Note(what);
        }
    }

    private async Task EvaluateAsync(bool ofScopes, Action<string> note, CancellationToken cancellationToken)
    {
        foreach (var measure in _library.Measures.Where(measure => measure.IsOfScopes == ofScopes))
        {
            if (await _measures.EvaluateAsync(measure, cancellationToken) is { } reason)
            {
                _failures.Add(new KpiFailure(measure.Name, reason));
            }

            note(measure.Name);
        }
    }

    private static string Subject(KpiDefinition kpi) => string.Create(CultureInfo.InvariantCulture, $"kpi:{kpi.Code}:{kpi.Version}");

    private async Task<KpiCounts> RollUpAsync(
        KpiDefinition kpi, int kpiSk, IEnumerable<FactKpiTarget> targets, IReadOnlyDictionary<int, int> finishes, CancellationToken cancellationToken)
    {
        var frame = await FrameAsync(kpi, kpiSk, targets, finishes, cancellationToken);
        var changes = Touched.Union(kpi.Formula.Measures.Select(name => _measures.Changes[name]));
        var isFramed = _state.InputOf(Subject(kpi)) == frame && _state.LastAsOfSk <= _asOf;
        if (isFramed && changes.IsNothing && _state.LastAsOfSk == _asOf)
        {
            return new KpiCounts(0, 0, 0, IsSkipped: true);
        }

        var writer = new KpiValueWriter(_session, _timeout);
        var touched = isFramed && !changes.IsEverything ? await _periods.TouchedAsync(kpi, _library.IsAboutKpis(kpi), changes, cancellationToken) : null;
        var stored = await writer.CurrentAsync(kpiSk, touched is null ? null : await _periods.WithBeforeAsync(touched, cancellationToken), kpi.Formula.IsZeroWhenIdle, cancellationToken);
        var numbers = await NumbersAsync(kpi, touched, cancellationToken);
        if (kpi.Formula.IsZeroWhenIdle)
        {
            var idle = new IdlePeriods(await _periods.CalendarAsync(cancellationToken), finishes, _asOf);
            if (touched is not null && !IdlePeriods.CanTell(numbers, touched, stored.Firsts))
            {
                touched = null;
                stored = await writer.CurrentAsync(kpiSk, null, needsFirsts: true, cancellationToken);
                numbers = await NumbersAsync(kpi, null, cancellationToken);
            }

            numbers.AddRange((touched is null ? idle.Of(numbers) : idle.Of(numbers, touched, stored.Firsts)).ToArray());
        }

        // What is calculated anew stands in no trend as it was before.
        var (old, around) = touched is null ? (stored.Rows, []) : Split(stored.Rows, touched);
        var rows = KpiValueRows.From(kpi, kpiSk, numbers, targets.ToLookup(target => target.ScopeSk), around, _asOf, _session);
        var counts = await writer.WriteAsync(kpiSk, old, rows, cancellationToken);
        await _state.SetAsync(Subject(kpi), frame, cancellationToken);
        return counts;
    }

    private static (List<FactKpiValue> Touched, List<FactKpiValue> Others) Split(List<FactKpiValue> rows, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched)
    {
        var byTouch = rows.ToLookup(row => touched.Contains((Enum.Parse<PeriodGrain>(row.PeriodGrain), row.ScopeSk, row.PeriodStartDateSk)));
        return ([.. byTouch[true]], [.. byTouch[false]]);
    }

    /// <summary>Everything beside the measures' rows that a value rests on; thresholds and direction colour it without being part of the formula.</summary>
    private async Task<string> FrameAsync(KpiDefinition kpi, int kpiSk, IEnumerable<FactKpiTarget> targets, IReadOnlyDictionary<int, int> finishes, CancellationToken cancellationToken)
    {
        List<string> parts =
        [
            .. kpi.Formula.Measures.Select(name => $"{name} {_measures.Numbers[name].ToString(CultureInfo.InvariantCulture)}"),
            kpi.Formula.ToString(), kpiSk.ToString(CultureInfo.InvariantCulture), $"{kpi.Direction} {kpi.Thresholds}", string.Join(' ', kpi.Levels), string.Join(' ', kpi.Periods),
            _shape ??= await _periods.ShapeAsync(cancellationToken),
            .. targets.OrderBy(target => target.KpiTargetSk).Select(target => target.ToString()),
        ];
        if (kpi.Formula.IsZeroWhenIdle)
        {
            parts.AddRange(finishes.OrderBy(finish => finish.Key).Select(finish => string.Create(CultureInfo.InvariantCulture, $"{finish.Key} {finish.Value}")));
        }

        return FormulaHash.Of(parts);
    }

    /// <summary>The KPI's numbers: of all scopes and periods, or of the touched ones.</summary>
    private async Task<List<RolledUp>> NumbersAsync(KpiDefinition kpi, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var numbers = await RolledUpAsync(kpi, touched, cancellationToken);
        _rolledUp += Stopwatch.GetElapsedTime(began);
        return numbers;
    }

    private async Task<List<RolledUp>> RolledUpAsync(KpiDefinition kpi, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched, CancellationToken cancellationToken)
    {
        if (touched is { Count: 0 })
        {
            return [];
        }

        var calendar = await _periods.CalendarAsync(cancellationToken);
        var scopes = _library.IsAboutKpis(kpi) ? await _periods.ScopesAloneAsync(kpi.Levels, cancellationToken) : await _periods.ScopesOfVersionsAsync(kpi.Levels, cancellationToken);
        var fromSk = touched is null ? 1 : touched.Min(period => period.StartSk);
        if (kpi.Formula.Rule == AggregationRule.Pct)
        {
            var name = kpi.Formula.Rows!;
            if (_observations is null || _observations.Measure != name || _observations.FromSk > fromSk)
            {
                (_observations, _percentiles) = (null, null);
                _observations = await Observations.ReadAsync(_session, name, _measures.Numbers[name], fromSk, _asOf, _timeout, cancellationToken);
            }

            if (_percentiles?.Fit(kpi, scopes, touched) != true)
            {
                _percentiles = new Percentiles(_observations, [.. kpi.Periods], calendar, scopes, touched);
            }

            return _percentiles.Of(kpi.Formula.Percentile!.Value);
        }

        (_observations, _percentiles) = (null, null);
        var parts = new Dictionary<string, MeasurePeriods>(StringComparer.Ordinal);
        foreach (var name in kpi.Formula.Measures)
        {
            parts[name] = await PartsAsync(name, fromSk, cancellationToken);
        }

        var rollUp = new RollUp(kpi, parts, name => _measuresByName[name].Kind == MeasureKind.Level, scopes, calendar);
        return [.. kpi.Periods.SelectMany(grain => rollUp.Of(grain, touched))];
    }

    private async Task<MeasurePeriods> PartsAsync(string name, int fromSk, CancellationToken cancellationToken)
    {
        if (_parts.TryGetValue(name, out var known) && known.FromSk <= fromSk)
        {
            return known;
        }

        _parts.Remove(name);
        if (_parts.Values.Sum(parts => (long)parts.Count) > MostParts)
        {
            _parts.Clear();
        }

        return _parts[name] = await MeasurePeriods.ReadAsync(_session, _measuresByName[name], _measures.Numbers[name], await _periods.CalendarAsync(cancellationToken), fromSk, _asOf, _timeout, cancellationToken);
    }

    /// <summary>What the library no longer has, or could not take, is calculated wholly should it come back: until then its changes go unseen.</summary>
    private async Task ForgetAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var known = codes.Select(code => Subject(_library.Kpis[code])).Concat(_library.Measures.Select(measure => $"measure:{measure.Name}")).ToHashSet(StringComparer.Ordinal);
        foreach (var subject in _state.Calculated.Where(subject => !known.Contains(subject)).Order(StringComparer.Ordinal).ToArray())
        {
            await _state.SetAsync(subject, "", cancellationToken);
        }
    }

    private async Task<ILookup<string, FactKpiTarget>> TargetsAsync(CancellationToken cancellationToken)
    {
        var targets = await _session.QueryAsync(
            "SELECT KpiTargetSk, KpiCode, ScopeSk, ValidFromDateSk, ValidToDateSk, Target, AmberLimit, RedLimit, PeriodGrain FROM FactKpiTarget WHERE KpiTargetSk > 0 AND IsDeleted = 0",
            row => new FactKpiTarget
            {
                KpiTargetSk = row.GetInt32(0),
                KpiCode = row.GetString(1),
                ScopeSk = row.GetInt32(2),
                ValidFromDateSk = row.GetInt32(3),
                ValidToDateSk = row.GetInt32(4),
                Target = row.GetDouble(5),
                AmberLimit = row.NullableDouble(6),
                RedLimit = row.NullableDouble(7),
                PeriodGrain = row.NullableString(8),
            },
            _timeout,
            cancellationToken);
        return targets.ToLookup(target => target.KpiCode, StringComparer.Ordinal);
    }
}
