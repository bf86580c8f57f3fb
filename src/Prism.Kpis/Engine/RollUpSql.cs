using System.Globalization;
using System.Text;

namespace Prism.Kpis.Engine;

/// <summary>
/// Turns a definition into the statement that rolls its measures up to every scope it asks for, for one length of period. The text is the same on
/// both engines. It yields <c>ScopeSk, PeriodStartSk, PeriodEndSk, Numerator, Denominator, SampleSize, EstimatedRows</c>, one row per scope and
/// period with data (for a percentile its observations: <c>ProjectSk, DateSk, Value, Estimated</c>), and reads two parameters, <c>@from</c> and <c>@as_of</c>: the first and the last day that count.
/// </summary>
public static class RollUpSql
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Compile(KpiDefinition kpi, IReadOnlyDictionary<string, MeasureDefinition> measures, IReadOnlyDictionary<string, int> numbers, PeriodGrain grain)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        var formula = kpi.Formula;

        // A scope that measures about KPIs speak of rolls up into itself alone.
        var bridge = formula.Measures.Any(name => measures[name].IsOfScopes) ? "(SELECT o.ScopeSk, o.ScopeSk AS ProjectSk FROM DimScope o)" : "BridgeScopeProject";
        return formula.Rule switch
        {
            AggregationRule.Pct => Observations(numbers[formula.Rows!]),
            AggregationRule.Avgw => WeightedMean(kpi, bridge, numbers[formula.Rows!], grain),
            AggregationRule.Min or AggregationRule.Max => Terms(formula, measures, numbers, grain) + Extreme(kpi, bridge),
            _ => Terms(formula, measures, numbers, grain) + Sums(kpi, bridge),
        };
    }

    /// <summary>
    /// The rows a percentile is taken over, for <see cref="Percentiles"/>: ranking them in the database, once for each scope and length of period,
    /// takes several times as long.
    /// </summary>
    private static string Observations(int number) => $"""
        SELECT v.ProjectSk, v.DateSk, v.Value, {Estimated} AS Estimated
        FROM KpiMeasureValue v
        WHERE {MeasureSql.Range(number)} AND v.DateSk >= @from AND v.DateSk <= @as_of
        """;

    private static string WeightedMean(KpiDefinition kpi, string bridge, int number, PeriodGrain grain) => string.Create(Culture, $"""
        SELECT b.ScopeSk, d.{grain}StartSk AS PeriodStartSk, d.{grain}EndSk AS PeriodEndSk,
            SUM(v.Value * v.Weight) AS Numerator, SUM(v.Weight) AS Denominator, COUNT(*) AS SampleSize, SUM({Estimated}) AS EstimatedRows
        FROM KpiMeasureValue v
        JOIN DimDate d ON d.DateSk = v.DateSk
        JOIN {bridge} b ON b.ProjectSk = v.ProjectSk
        JOIN DimScope s ON s.ScopeSk = b.ScopeSk
        WHERE {MeasureSql.Range(number)} AND v.DateSk >= @from AND v.DateSk <= @as_of AND {InLevels(kpi)}
        GROUP BY b.ScopeSk, d.{grain}StartSk, d.{grain}EndSk
        """);

    private static string Sums(KpiDefinition kpi, string bridge) => string.Create(Culture, $"""

        SELECT b.ScopeSk, p.PeriodStartSk, p.PeriodEndSk,
            SUM(p.Numerator) AS Numerator, SUM(p.Denominator) AS Denominator, SUM(p.SampleSize) AS SampleSize, SUM(p.EstimatedRows) AS EstimatedRows
        FROM parts p
        JOIN {bridge} b ON b.ProjectSk = p.ProjectSk
        JOIN DimScope s ON s.ScopeSk = b.ScopeSk
        WHERE {InLevels(kpi)}
        GROUP BY b.ScopeSk, p.PeriodStartSk, p.PeriodEndSk
        """);

    /// <summary>Each project's own value first, then the smallest or largest; its numerator and denominator come along.</summary>
    private static string Extreme(KpiDefinition kpi, string bridge)
    {
        var order = kpi.Formula.Rule == AggregationRule.Min ? "ASC" : "DESC";
        var value = kpi.Formula.Denominator.Count == 0 ? "SUM(p.Numerator)" : "CASE WHEN SUM(p.Denominator) > 0 THEN SUM(p.Numerator) / SUM(p.Denominator) END";
        return string.Create(Culture, $"""
            ,
            projects AS (
                SELECT b.ScopeSk, p.ProjectId, p.PeriodStartSk, p.PeriodEndSk,
                    SUM(p.Numerator) AS Numerator, SUM(p.Denominator) AS Denominator, SUM(p.EstimatedRows) AS EstimatedRows, {value} AS Value
                FROM parts p
                JOIN {bridge} b ON b.ProjectSk = p.ProjectSk
                JOIN DimScope s ON s.ScopeSk = b.ScopeSk
                WHERE {InLevels(kpi)}
                GROUP BY b.ScopeSk, p.ProjectId, p.PeriodStartSk, p.PeriodEndSk
            )
            SELECT r.ScopeSk, r.PeriodStartSk, r.PeriodEndSk, r.Numerator, r.Denominator, r.SampleSize, r.EstimatedRows
            FROM (
                SELECT q.ScopeSk, q.PeriodStartSk, q.PeriodEndSk, q.Numerator, q.Denominator, q.EstimatedRows,
                    COUNT(q.Value) OVER (PARTITION BY q.ScopeSk, q.PeriodStartSk) AS SampleSize,
                    ROW_NUMBER() OVER (PARTITION BY q.ScopeSk, q.PeriodStartSk ORDER BY CASE WHEN q.Value IS NULL THEN 1 ELSE 0 END, q.Value {order}, q.ProjectId) AS ProjectRank
                FROM projects q
            ) r
            WHERE r.ProjectRank = 1
            """);
    }

    /// <summary>Each measure per project version and period, side by side, and numerator and denominator made of them.</summary>
    private static string Terms(KpiFormula formula, IReadOnlyDictionary<string, MeasureDefinition> measures, IReadOnlyDictionary<string, int> numbers, PeriodGrain grain)
    {
        var names = formula.Measures.ToArray();
        var levels = names.Where(name => measures[name].Kind == MeasureKind.Level).ToArray();
        var sql = new StringBuilder("WITH ");
        for (var index = 0; index < names.Length; index++)
        {
            sql.Append(Culture, $"t{index} AS (\n").Append(measures[names[index]].Kind == MeasureKind.Level ? Level(numbers[names[index]], grain) : Amount(numbers[names[index]], grain)).Append("\n),\n");
        }

        sql.Append("parts AS (\n    SELECT u.ProjectSk, u.ProjectId, u.PeriodStartSk, u.PeriodEndSk, ");
        sql.Append(Culture, $"{Side(formula.Numerator, names)} AS Numerator, {Side(formula.Denominator, names)} AS Denominator, ");
        sql.Append("SUM(u.SampleSize) AS SampleSize, SUM(u.EstimatedRows) AS EstimatedRows\n    FROM (\n");
        sql.AppendJoin("\n        UNION ALL\n", names.Select((_, index) =>
            $"        SELECT ProjectSk, ProjectId, PeriodStartSk, PeriodEndSk, {string.Join(", ", names.Select((_, column) => $"{(column == index ? "Amount" : "CAST(NULL AS float)")} AS a{column.ToString(Culture)}"))}, SampleSize, EstimatedRows FROM t{index.ToString(Culture)}"));
        sql.Append("\n    ) u\n    GROUP BY u.ProjectSk, u.ProjectId, u.PeriodStartSk, u.PeriodEndSk");
        if (levels.Length > 0)
        {
            // A missing amount is zero, a missing state is unknown: such a project would enter one side of the fraction only.
            sql.Append("\n    HAVING ").AppendJoin(" AND ", levels.Select(level => $"SUM(u.a{Array.IndexOf(names, level).ToString(Culture)}) IS NOT NULL"));
        }

        return sql.Append("\n)").ToString();
    }

    private static string Side(IReadOnlyList<FormulaTerm> terms, string[] names) => terms.Count == 0
        ? "CAST(NULL AS float)"
        : string.Concat(terms.Select((term, index) =>
            $"{(term.Sign < 0 ? "- " : index > 0 ? "+ " : "")}COALESCE(SUM(u.a{Array.IndexOf(names, term.Measure).ToString(Culture)}), 0) ")).TrimEnd();

    private static string Amount(int number, PeriodGrain grain) => $"""
            SELECT v.ProjectSk, v.ProjectId, d.{grain}StartSk AS PeriodStartSk, d.{grain}EndSk AS PeriodEndSk,
                SUM(v.Value) AS Amount, COUNT(*) AS SampleSize, SUM({Estimated}) AS EstimatedRows
            FROM KpiMeasureValue v
            JOIN DimDate d ON d.DateSk = v.DateSk
            WHERE {MeasureSql.Range(number)} AND v.DateSk >= @from AND v.DateSk <= @as_of
            GROUP BY v.ProjectSk, v.ProjectId, d.{grain}StartSk, d.{grain}EndSk
        """;

    /// <summary>The project's last day within the period, over all versions of the project: it belongs to the scopes of the version of that day.</summary>
    private static string Level(int number, PeriodGrain grain) => $"""
            SELECT l.ProjectSk, l.ProjectId, l.PeriodStartSk, l.PeriodEndSk, SUM(l.Value) AS Amount, COUNT(*) AS SampleSize, SUM(l.Estimated) AS EstimatedRows
            FROM (
                SELECT v.ProjectSk, v.ProjectId, v.DateSk, d.{grain}StartSk AS PeriodStartSk, d.{grain}EndSk AS PeriodEndSk, v.Value, {Estimated} AS Estimated,
                    MAX(v.DateSk) OVER (PARTITION BY v.ProjectId, d.{grain}StartSk) AS LastDateSk
                FROM KpiMeasureValue v
                JOIN DimDate d ON d.DateSk = v.DateSk
                WHERE {MeasureSql.Range(number)} AND v.DateSk >= @from AND v.DateSk <= @as_of
            ) l
            WHERE l.DateSk = l.LastDateSk
            GROUP BY l.ProjectSk, l.ProjectId, l.PeriodStartSk, l.PeriodEndSk
        """;

    private static string Estimated => "CASE WHEN v.IsEstimated = 1 THEN 1 ELSE 0 END";

    private static string InLevels(KpiDefinition kpi) =>
        $"s.ScopeSk > 0 AND s.ScopeLevel IN ({string.Join(", ", kpi.Levels.Order(StringComparer.Ordinal).Select(level => $"'{level}'"))})";
}
