using System.Globalization;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Calculates every KPI within a load's transaction: measures into the work table, roll-ups by rule, judged, written as restatements. It knows no
/// KPI by name. What fails is named and undone alone; its old values stay.
/// </summary>
public sealed class KpiEngine
{
    // What every roll-up reads besides its measures.
    private static readonly string[] SharedTables = ["DimDate", "DimScope", "BridgeScopeProject"];

    private readonly LoadSession _session;
    private readonly KpiOptions _options;
    private readonly KpiLibrary _library;
    private readonly WorkState _state;
    private readonly int _asOf;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);
    private readonly List<KpiFailure> _failures;

    private KpiEngine(LoadSession session, KpiOptions options)
    {
        _session = session;
        _options = options;
        _library = options.Library ?? KpiLibrary.Load(options.Folder);
        _asOf = Day.ToSk(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(session.StartedAtUtc, options.TimeZone).DateTime));
        _state = new WorkState(session, _asOf, options.StatementTimeoutSeconds);
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
        var kpis = await KpiCatalogue.PublishAsync(_session, _library, _asOf, _failures, cancellationToken);
        await _state.ReadAsync(cancellationToken);
        foreach (var measure in _library.Measures)
        {
            await EvaluateAsync(measure, cancellationToken);
        }

        var targets = await TargetsAsync(cancellationToken);
        var counts = new SortedDictionary<string, KpiCounts>(StringComparer.Ordinal);
        foreach (var (code, kpiSk) in kpis.OrderBy(kpi => kpi.Key, StringComparer.Ordinal))
        {
            var kpi = _library.Kpis[code];
            var failed = kpi.Formula.Measures.FirstOrDefault(name => !_inputs.ContainsKey(name));
            var reason = failed is null
                ? await _session.TryAsync(async () => counts[code] = await RollUpAsync(kpi, kpiSk, _asOf, targets[code], cancellationToken), cancellationToken)
                : $"Measure {failed} could not be calculated.";
            if (reason is not null)
            {
                _failures.Add(new KpiFailure(code, reason));
            }
        }

        return new KpiRunResult(counts, _failures);
    }

    /// <summary>Fills the work table with the measure's rows, unless they rest on the same input as the ones there.</summary>
    private async Task EvaluateAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        var failed = measure.Select.Measures.FirstOrDefault(name => !_inputs.ContainsKey(name));
        if (failed is not null)
        {
            _failures.Add(new KpiFailure(measure.Name, $"Measure {failed}, which it names, could not be calculated."));
            return;
        }

        var subject = $"measure:{measure.Name}";
        var number = _numbers[measure.Name] = _state.NumberOf(subject);
        List<string> parts = [measure.Select.Normal, measure.Kind.ToString(), measure.Unit];
        // The work table holds each row's project by its durable key, which DimProject gives.
        foreach (var table in measure.Select.Tables.Append("DimProject").Distinct())
        {
            parts.Add(await _state.TableAsync(table, cancellationToken));
        }

        parts.AddRange(measure.Select.Measures.Select(name => _inputs[name]));
        var input = FormulaHash.Of(parts);
        if (!_state.IsSame(subject, input))
        {
            var reason = await _session.TryAsync(
                async () =>
                {
                    await _session.ExecuteAsync($"DELETE FROM KpiMeasureValue WHERE {MeasureSql.Range(number).Replace("v.", "", StringComparison.Ordinal)}", _options.StatementTimeoutSeconds, cancellationToken);
                    await _session.ExecuteAsync(MeasureSql.Insert(measure, _numbers, _asOf, _session.Engine), _options.StatementTimeoutSeconds, cancellationToken);
                    await _state.SetAsync(subject, input, cancellationToken);
                },
                cancellationToken);
            if (reason is not null)
            {
                _failures.Add(new KpiFailure(measure.Name, reason));
                return;
            }
        }

        _inputs[measure.Name] = input;
    }

    private async Task<KpiCounts> RollUpAsync(KpiDefinition kpi, int kpiSk, int asOf, IEnumerable<FactKpiTarget> targets, CancellationToken cancellationToken)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"kpi:{kpi.Code}:{kpi.Version}");
        // Thresholds and direction colour a value without being part of its formula.
        List<string> parts =
        [
            .. kpi.Formula.Measures.Select(name => _inputs[name]), kpi.Formula.ToString(), asOf.ToString(CultureInfo.InvariantCulture), kpiSk.ToString(CultureInfo.InvariantCulture),
            $"{kpi.Direction} {kpi.Thresholds}", string.Join(' ', kpi.Levels), string.Join(' ', kpi.Periods), await _state.TableAsync("FactKpiTarget", cancellationToken),
        ];
        foreach (var table in SharedTables)
        {
            parts.Add(await _state.TableAsync(table, cancellationToken));
        }

        var input = FormulaHash.Of(parts);
        if (_state.IsSame(subject, input))
        {
            return new KpiCounts(0, 0, 0, IsSkipped: true);
        }

        var measures = _library.Measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        var numbers = new List<RolledUp>();
        foreach (var grain in kpi.Periods)
        {
            var sql = RollUpSql.Compile(kpi, measures, _numbers, grain);
            numbers.AddRange(await _session.QueryAsync(sql, row => RolledUp.Read(row, grain), _options.StatementTimeoutSeconds, cancellationToken, ("@as_of", asOf)));
        }

        var rows = KpiValueRows.From(kpi, kpiSk, numbers, targets.ToLookup(target => target.ScopeSk), asOf, _session);
        var counts = await new KpiValueWriter(_session, _options.StatementTimeoutSeconds).WriteAsync(kpiSk, rows, cancellationToken);
        await _state.SetAsync(subject, input, cancellationToken);
        return counts;
    }

    private async Task<ILookup<string, FactKpiTarget>> TargetsAsync(CancellationToken cancellationToken)
    {
        var targets = await _session.QueryAsync(
            "SELECT KpiTargetSk, KpiCode, ScopeSk, ValidFromDateSk, ValidToDateSk, Target, AmberLimit, RedLimit FROM FactKpiTarget WHERE KpiTargetSk > 0 AND IsDeleted = 0",
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
            },
            _options.StatementTimeoutSeconds,
            cancellationToken);
        return targets.ToLookup(target => target.KpiCode, StringComparer.Ordinal);
    }
}
