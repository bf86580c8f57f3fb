using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Prism.Warehouse;

namespace Prism.Kpis.Engine;

/// <summary>Turns a measure into the statement that fills the work table with its rows.</summary>
public static partial class MeasureSql
{
    // SQLite keeps money as an integer of ten-thousandths.
    private const string MoneyScale = "10000.0";

    /// <summary>How many rows a measure may have: measures are ranges of keys this wide.</summary>
    public const long KeysPerMeasure = 1L << 32;

    /// <summary>The smallest key of a measure's range; the rows lie above it.</summary>
    public static long FirstKey(int number) => number * KeysPerMeasure;

    /// <summary>The work table's rows of one measure, as a condition on alias <c>v</c>.</summary>
    public static string Range(int number) => string.Create(
        CultureInfo.InvariantCulture, $"v.KpiMeasureValueSk > {FirstKey(number)} AND v.KpiMeasureValueSk < {FirstKey(number + 1)}");

    /// <summary>INSERT ... SELECT of the measure's rows. Unknown projects and days, and rows without a value, are left out.</summary>
    /// <param name="measure">A sound measure.</param>
    /// <param name="numbers">The numbers of it and of the measures it names.</param>
    /// <param name="asOfSk">The day the calculation is made for: what <see cref="WarehouseTable.Today"/> says.</param>
    /// <param name="engine">SQL Server gets the SELECT as it stands; on SQLite the tables it names are shadowed by expressions with money in units.</param>
    public static string Insert(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine)
    {
        var select = measure.Select;
        var expressions = new List<string>();
        if (select.Tables.Contains(WarehouseTable.Today))
        {
            expressions.Add(string.Create(CultureInfo.InvariantCulture, $"{WarehouseTable.Today} AS (SELECT {asOfSk} AS DateSk)"));
        }

        if (engine == WarehouseEngine.Sqlite)
        {
            expressions.AddRange(select.Tables.Where(WarehouseTable.All.ContainsKey).Select(name => WarehouseTable.All[name]).Where(table => table.MoneyColumns.Count > 0).Select(InUnits));
        }

        if (select.Expressions.Length > 0)
        {
            expressions.Add(WithMeasures(select.Expressions, numbers));
        }

        expressions.Add($"measure_rows AS (\n    {WithMeasures(select.Main, numbers)}\n)");
        var value = "CAST(m.value AS float)";
        // Sums of floats carry noise far behind the fourth decimal that money has.
        value = measure.Unit == "money" ? $"ROUND({value}, 4)" : value;
        var weight = select.Columns.Contains("weight") ? "CAST(m.weight AS float)" : "CAST(NULL AS float)";
        var estimated = select.Columns.Contains("estimated") ? "CAST(CASE WHEN m.estimated > 0 THEN 1 ELSE 0 END AS bit)" : "CAST(0 AS bit)";
        var sql = new StringBuilder("WITH ").AppendJoin(",\n", expressions);
        sql.Append(CultureInfo.InvariantCulture, $"""

            INSERT INTO KpiMeasureValue (KpiMeasureValueSk, ProjectSk, ProjectId, DateSk, Value, Weight, IsEstimated)
            SELECT {FirstKey(numbers[measure.Name])} + ROW_NUMBER() OVER (ORDER BY m.project_sk, m.date_sk, m.value, {weight}),
                m.project_sk, p.ProjectId, m.date_sk, {value}, {weight}, {estimated}
            FROM measure_rows m
            JOIN DimProject p ON p.ProjectSk = m.project_sk
            WHERE m.project_sk > 0 AND m.date_sk > 0 AND m.value IS NOT NULL
            """);
        return sql.ToString();
    }

    /// <summary>An expression named like the table, which shadows it: the measure sees money in units and need not know how it lies.</summary>
    private static string InUnits(WarehouseTable table)
    {
        var columns = table.Columns.Select(column => table.MoneyColumns.Contains(column) ? $"{column} / {MoneyScale} AS {column}" : column);
        return $"{table.Name} AS (SELECT {string.Join(", ", columns)} FROM main.{table.Name})";
    }

    private static string WithMeasures(string sql, IReadOnlyDictionary<string, int> numbers) =>
        MeasureReference().Replace(sql, match =>
            $"(SELECT v.ProjectSk AS project_sk, v.DateSk AS date_sk, v.Value AS value, v.Weight AS weight, v.IsEstimated AS estimated FROM KpiMeasureValue v WHERE {Range(numbers[match.Groups[1].Value])})");

    [GeneratedRegex(@"\bmeasure\s*\(\s*(\w+)\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex MeasureReference();
}
