using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Explaining;

/// <summary>
/// Finds the rows that made a current value: the measures' rows of its scope and period that the aggregation rule counts, and below them the rows of the star.
/// It applies the rule to single rows, apart from the SQL that rolled them up, so that the value computed once more is a check of it.
/// </summary>
/// <param name="warehouse">The warehouse, at the version that is explained.</param>
/// <param name="library">The definitions the worker calculates by.</param>
public sealed class KpiExplainer(WarehouseContext warehouse, KpiLibrary library)
{
    /// <summary>How many source rows of a measure are read at most.</summary>
    public const int MostSourceRows = 1_000;

    /// <summary>True where rows of a fact stand behind the measure's rows one by one.</summary>
    public static bool HasSourceRows(MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return SourceRowsSql.Of(measure) is not null;
    }

    /// <param name="value">A current value with its <see cref="FactKpiValue.Kpi"/>.</param>
    /// <param name="timeoutSeconds">How long one statement may take.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<KpiExplanation> ExplainAsync(FactKpiValue value, int timeoutSeconds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!library.Kpis.TryGetValue(value.Kpi.KpiCode, out var kpi) || kpi.Version != value.FormulaVersion || FormulaHash.Of(kpi, library) != value.Kpi.FormulaHash)
        {
            return Nothing(string.Create(CultureInfo.InvariantCulture,
                $"Version {value.FormulaVersion} of {value.Kpi.KpiCode} is not among the definitions any more: its numbers stay, the rows behind them are not kept."));
        }

        var state = await StateAsync(cancellationToken).ConfigureAwait(false);
        if (kpi.Formula.Measures.FirstOrDefault(name => !state.Numbers.ContainsKey(name)) is { } missing || state.AsOfSk is not { } asOf)
        {
            return Nothing("The worker keeps no rows of its measures at the moment: the next calculation makes them anew.");
        }

        var last = Math.Min(value.PeriodEndDateSk, asOf);
        var rows = new Dictionary<string, List<MeasureRow>>(StringComparer.Ordinal);
        foreach (var name in kpi.Formula.Measures)
        {
            rows[name] = await RowsAsync(state.Numbers[name], library.IsAboutKpis(kpi), value, last, timeoutSeconds, cancellationToken).ConfigureAwait(false);
        }

        var measures = library.Measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        var counted = new CountedRows(kpi, measures, rows);
        var sourceRows = new List<SourceRow>();
        var tables = new Dictionary<string, string?>(StringComparer.Ordinal);
        var sourceCount = 0;
        foreach (var name in kpi.Formula.Measures)
        {
            var sql = SourceRowsSql.Of(measures[name]);
            tables[name] = sql?.Table.Name;
            if (sql is not null)
            {
                sourceCount += await SourceRowsAsync(sql, measures[name], counted.Rows(name), state.Numbers, asOf, value, last, sourceRows, timeoutSeconds, cancellationToken).ConfigureAwait(false);
            }
        }

        return new KpiExplanation
        {
            Measures = [.. Terms(kpi.Formula).Select(term => Measure(measures[term.Name], term.Part, term.Sign, counted.Rows(term.Name), tables[term.Name]))],
            Rows = [.. Terms(kpi.Formula).SelectMany(term => counted.Rows(term.Name).Select(row => new ExplainedRow(
                term.Name, term.Part, term.Sign, row.ProjectCode, row.ProjectName, row.DateSk, row.Value, kpi.Formula.Rule == AggregationRule.Avgw ? row.Weight : null, row.IsEstimated)))],
            SourceRows = sourceRows,
            SourceRowCount = sourceCount,
            Recomputed = counted.Value(),
            Note = counted.Note(),
        };
    }

    private static KpiExplanation Nothing(string note) => new() { Measures = [], Rows = [], SourceRows = [], SourceRowCount = 0, Note = note };

    private static IEnumerable<(string Name, FormulaPart Part, int Sign)> Terms(KpiFormula formula) =>
        formula.Numerator.Select(term => (term.Measure, FormulaPart.Numerator, term.Sign))
            .Concat(formula.Denominator.Select(term => (term.Measure, FormulaPart.Denominator, term.Sign)))
            .Concat(formula.Rows is { } rows ? [(rows, FormulaPart.Observation, 1)] : []);

    private static ExplainedMeasure Measure(MeasureDefinition measure, FormulaPart part, int sign, IReadOnlyList<MeasureRow> rows, string? table) =>
        new(measure.Name, measure.Words, measure.Unit, part, sign, part == FormulaPart.Observation ? null : rows.Sum(row => row.Value), rows.Count, table);

    private async Task<(Dictionary<string, int> Numbers, int? AsOfSk)> StateAsync(CancellationToken cancellationToken)
    {
        const string prefix = "measure:";
        var rows = await warehouse.KpiWorkStates.Where(row => (row.Subject.StartsWith(prefix) && row.InputHash != "") || row.Subject == "as of")
            .Select(row => new { row.Subject, row.KpiWorkStateSk, row.InputHash }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var asOf = rows.FirstOrDefault(row => row.Subject == "as of");
        return (
            rows.Where(row => row != asOf).ToDictionary(row => row.Subject[prefix.Length..], row => row.KpiWorkStateSk, StringComparer.Ordinal),
            asOf is null ? null : int.Parse(asOf.InputHash, CultureInfo.InvariantCulture));
    }

    /// <summary>The measure's rows of the period and of every version of the scope's projects: which version a state belongs to shows only beside the others.</summary>
    private async Task<List<MeasureRow>> RowsAsync(int number, bool isOfScopes, FactKpiValue value, int lastSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var sql = isOfScopes ? $"""
            SELECT v.ProjectSk, v.ProjectId, v.DateSk, v.Value, v.Weight, v.IsEstimated, p.ScopeKey, p.ScopeName, 1
            FROM KpiMeasureValue v
            JOIN DimScope p ON p.ScopeSk = v.ProjectSk
            WHERE {MeasureSql.Range(number)} AND v.DateSk >= @start AND v.DateSk <= @end AND v.ProjectSk = @scope
            ORDER BY v.DateSk, v.KpiMeasureValueSk
            """ : $"""
            SELECT v.ProjectSk, v.ProjectId, v.DateSk, v.Value, v.Weight, v.IsEstimated, p.ProjectCode, p.ProjectName, CASE WHEN b.ScopeSk IS NULL THEN 0 ELSE 1 END
            FROM KpiMeasureValue v
            JOIN DimProject p ON p.ProjectSk = v.ProjectSk
            LEFT JOIN BridgeScopeProject b ON b.ProjectSk = v.ProjectSk AND b.ScopeSk = @scope
            WHERE {MeasureSql.Range(number)} AND v.DateSk >= @start AND v.DateSk <= @end
                AND v.ProjectId IN (SELECT q.ProjectId FROM BridgeScopeProject q WHERE q.ScopeSk = @scope)
            ORDER BY v.DateSk, v.ProjectId, v.KpiMeasureValueSk
            """;
        return await QueryAsync(sql, value, lastSk, timeoutSeconds, row => new MeasureRow(
            row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetDouble(3), row.NullableDouble(4), row.GetBoolean(5), row.GetString(6), row.GetString(7), row.GetInt32(8) == 1),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> SourceRowsAsync(
        SourceRowsSql sql, MeasureDefinition measure, IReadOnlyList<MeasureRow> counted, IReadOnlyDictionary<string, int> numbers, int asOfSk, FactKpiValue value, int lastSk,
        List<SourceRow> found, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var days = counted.Select(row => (row.ProjectSk, row.DateSk)).ToHashSet();
        var count = 0;
        await QueryAsync(sql.Statement(measure, numbers, asOfSk, warehouse.Engine), value, lastSk, timeoutSeconds, row =>
        {
            if (days.Contains((row.GetInt32(0), row.GetInt32(1))) && count++ < MostSourceRows)
            {
                found.Add(new SourceRow(
                    measure.Name, row.GetString(6), row.GetInt32(1), sql.Table.Name, Convert.ToInt64(row.GetValue(2), CultureInfo.InvariantCulture), row.NullableString(5), row.NullableDouble(3), row.GetInt64(4)));
            }

            return 0;
        }, cancellationToken).ConfigureAwait(false);
        return count;
    }

    private async Task<List<T>> QueryAsync<T>(string sql, FactKpiValue value, int lastSk, int timeoutSeconds, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = warehouse.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // The engine's own SQL, and a measure's, which was checked to be read-only.
            command.CommandText = SqlTrace.Tell(sql);
#pragma warning restore CA2100
            command.CommandTimeout = timeoutSeconds;
            foreach (var (name, number) in new[] { ("@scope", value.ScopeSk), ("@start", value.PeriodStartDateSk), ("@end", lastSk) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, number);
                command.Parameters.Add(parameter);
            }

            var rows = new List<T>();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }

            return rows;
        }
    }
}
