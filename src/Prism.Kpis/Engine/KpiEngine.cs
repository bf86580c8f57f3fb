using System.Diagnostics;
using System.Globalization;
using Prism.Kpis.Governance;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Calculates every KPI within a load's transaction: measures into the work table, roll-ups by rule, judged, written as restatements. Only scopes
/// and periods whose measure rows changed are calculated. It knows no KPI by name. What fails is named and undone alone; its old values stay.
/// </summary>
public sealed class KpiEngine
{
    // What every roll-up reads besides its measures.
    private static readonly string[] SharedTables = ["DimDate", "DimScope", "BridgeScopeProject", "FactKpiTarget"];

    private readonly LoadSession _session;
    private readonly KpiLibrary _library;
    private readonly WorkState _state;
    private readonly MeasureWork _measures;
    private readonly Dictionary<string, MeasureDefinition> _measuresByName;
    private readonly int _asOf;
    private readonly int _timeout;
    private readonly List<KpiFailure> _failures;
    private PeriodWork _periods;

    private KpiEngine(LoadSession session, KpiOptions options)
    {
        _session = session;
        _library = options.Library ?? KpiLibrary.Load(options.Folder);
        _measuresByName = _library.Measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        _timeout = options.StatementTimeoutSeconds;
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
            timings.Add(new KpiTiming(name, Stopwatch.GetElapsedTime(clock)));
            clock = Stopwatch.GetTimestamp();
        }

        var kpis = await KpiCatalogue.PublishAsync(_session, _library, _asOf, _failures, cancellationToken);
        await _state.ReadAsync(cancellationToken);
        Note("catalogue");
        _periods = new PeriodWork(_session, _state.LastAsOfSk, _asOf, _timeout);
        foreach (var measure in _library.Measures)
        {
            if (await _measures.EvaluateAsync(measure, cancellationToken) is { } reason)
            {
                _failures.Add(new KpiFailure(measure.Name, reason));
            }

            Note(measure.Name);
        }

        var targets = await TargetsAsync(cancellationToken);
        var finishes = await IdlePeriods.FinishesAsync(_session, _timeout, cancellationToken);
        var counts = new SortedDictionary<string, KpiCounts>(StringComparer.Ordinal);
        Note("targets and finishes");
        foreach (var (code, kpiSk) in kpis.OrderBy(kpi => kpi.Key, StringComparer.Ordinal))
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
                await _periods.ClearAsync(cancellationToken);
            }

            Note(code);
        }

        var governance = new KpiGovernance(_session, _library, _measures.Numbers.Where(measure => _measures.Changes.ContainsKey(measure.Key)).ToDictionary(), _asOf, _timeout);
        if (await _session.TryAsync(() => governance.WriteAsync(cancellationToken), cancellationToken) is { } fault)
        {
            _failures.Add(new KpiFailure("governance", fault));
        }

        Note("governance");
        await ForgetAsync(kpis.Keys, cancellationToken);
        await _periods.ClearAsync(cancellationToken);
        await _state.CloseAsync(cancellationToken);
        Note("state");
        return new KpiRunResult(counts, _failures, timings);
    }

    private static string Subject(KpiDefinition kpi) => string.Create(CultureInfo.InvariantCulture, $"kpi:{kpi.Code}:{kpi.Version}");

    private async Task<KpiCounts> RollUpAsync(
        KpiDefinition kpi, int kpiSk, IEnumerable<FactKpiTarget> targets, IReadOnlyDictionary<int, int> finishes, CancellationToken cancellationToken)
    {
        var frame = await FrameAsync(kpi, kpiSk, cancellationToken);
        var changes = Touched.Union(kpi.Formula.Measures.Select(name => _measures.Changes[name]));
        var isFramed = _state.InputOf(Subject(kpi)) == frame && _state.LastAsOfSk <= _asOf;
        if (isFramed && changes.IsNothing && _state.LastAsOfSk == _asOf)
        {
            return new KpiCounts(0, 0, 0, IsSkipped: true);
        }

        // A sum is also told of idle periods, between the first row there is and today: that needs them all.
        var touched = isFramed && !changes.IsEverything && !kpi.Formula.IsZeroWhenIdle ? await _periods.TouchedAsync(kpi, changes, cancellationToken) : null;
        var numbers = touched is null ? await AllAsync(kpi, cancellationToken) : await TouchedAsync(kpi, touched, cancellationToken);
        if (kpi.Formula.IsZeroWhenIdle)
        {
            var calendar = await _periods.CalendarAsync(cancellationToken);
            numbers.AddRange(IdlePeriods.Of(numbers, calendar, finishes, _asOf).ToArray());
        }

        var writer = new KpiValueWriter(_session, _timeout);
        var stored = await writer.CurrentAsync(kpiSk, touched is not null, cancellationToken);
        var rows = KpiValueRows.From(kpi, kpiSk, numbers, targets.ToLookup(target => target.ScopeSk), touched is null ? [] : stored, _asOf, _session);
        var counts = await writer.WriteAsync(kpiSk, touched is null ? stored : PeriodWork.In(touched, stored), rows, cancellationToken);
        await _state.SetAsync(Subject(kpi), frame, cancellationToken);
        return counts;
    }

    /// <summary>Everything beside the measures' rows that a value rests on; thresholds and direction colour it without being part of the formula.</summary>
    private async Task<string> FrameAsync(KpiDefinition kpi, int kpiSk, CancellationToken cancellationToken)
    {
        List<string> parts =
        [
            .. kpi.Formula.Measures.Select(name => $"{name} {_measures.Numbers[name].ToString(CultureInfo.InvariantCulture)}"),
            kpi.Formula.ToString(), kpiSk.ToString(CultureInfo.InvariantCulture), $"{kpi.Direction} {kpi.Thresholds}", string.Join(' ', kpi.Levels), string.Join(' ', kpi.Periods),
        ];
        foreach (var table in SharedTables)
        {
            parts.Add($"{table} {await _state.TableAsync(table, cancellationToken)}");
        }

        return FormulaHash.Of(parts);
    }

    private async Task<List<RolledUp>> AllAsync(KpiDefinition kpi, CancellationToken cancellationToken)
    {
        if (kpi.Formula.Rule == AggregationRule.Pct)
        {
            return await PercentilesAsync(kpi, null, fromSk: 1, cancellationToken);
        }

        var numbers = new List<RolledUp>();
        foreach (var grain in kpi.Periods)
        {
            numbers.AddRange(await QueryAsync(kpi, grain, fromSk: 1, touchedOnly: false, cancellationToken));
        }

        return numbers;
    }

    private async Task<List<RolledUp>> TouchedAsync(KpiDefinition kpi, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched, CancellationToken cancellationToken)
    {
        await _periods.PlaceAsync(touched, cancellationToken);
        if (kpi.Formula.Rule == AggregationRule.Pct)
        {
            return touched.Count == 0 ? [] : await PercentilesAsync(kpi, touched, touched.Min(period => period.StartSk), cancellationToken);
        }

        var numbers = new List<RolledUp>();
        foreach (var grain in touched.GroupBy(period => period.Grain, period => period.StartSk))
        {
            numbers.AddRange(await QueryAsync(kpi, grain.Key, grain.Min(), touchedOnly: true, cancellationToken));
        }

        return numbers;
    }

    private Task<List<RolledUp>> QueryAsync(KpiDefinition kpi, PeriodGrain grain, int fromSk, bool touchedOnly, CancellationToken cancellationToken)
    {
        return _session.QueryAsync(
            RollUpSql.Compile(kpi, _measuresByName, _measures.Numbers, grain, touchedOnly), row => RolledUp.Read(row, grain), _timeout, cancellationToken, ("@from", fromSk), ("@as_of", _asOf));
    }

    private async Task<List<RolledUp>> PercentilesAsync(
        KpiDefinition kpi, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched, int fromSk, CancellationToken cancellationToken)
    {
        var percentiles = new Percentiles(kpi, await _periods.CalendarAsync(cancellationToken), await _periods.ScopesOfVersionsAsync(cancellationToken), touched);
        await using var command = _session.Command(RollUpSql.Compile(kpi, _measuresByName, _measures.Numbers, kpi.Periods[0]), ("@from", fromSk), ("@as_of", _asOf));
        command.CommandTimeout = _timeout;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            percentiles.Add(reader.GetInt32(0), reader.GetInt32(1), reader.GetDouble(2), reader.GetInt32(3) > 0);
        }

        return percentiles.Compute();
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
