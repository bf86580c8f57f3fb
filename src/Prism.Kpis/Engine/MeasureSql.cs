using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Warehouse;

namespace Prism.Kpis.Engine;

/// <summary>Which rows of its tables a measure is made of.</summary>
internal enum MeasureReach
{
    /// <summary>A few, which the rest of the statement picks.</summary>
    Some,

    /// <summary>Those of the touched projects.</summary>
    TouchedProjects,

    /// <summary>Those near the touched days of projects.</summary>
    TouchedCells,

    /// <summary>All of them.</summary>
    Everything,
}

/// <summary>Turns a measure into the statement that fills the work table with its rows.</summary>
public static partial class MeasureSql
{
    // SQLite keeps money as an integer of ten-thousandths.
    private const string MoneyScale = "10000.0";

    /// <summary>On SQLite a function that gives 1, 2, ...: numbering by a window would sort all rows.</summary>
    public const string RowNumber = "kpi_row_number";

    /// <summary>How many rows a measure may have: measures are ranges of keys this wide.</summary>
    public const long KeysPerMeasure = 1L << 32;

    /// <summary>The smallest key of a measure's range; the rows lie above it.</summary>
    public static long FirstKey(int number) => number * KeysPerMeasure;

    /// <summary>The work table's rows of one measure, as a condition on alias <c>v</c>.</summary>
    public static string Range(int number) => string.Create(
        CultureInfo.InvariantCulture, $"v.KpiMeasureValueSk > {FirstKey(number)} AND v.KpiMeasureValueSk < {FirstKey(number + 1)}");

    /// <summary>INSERT ... SELECT of the measure's rows.</summary>
    /// <param name="measure">A sound measure.</param>
    /// <param name="numbers">The numbers of it and of the measures it names.</param>
    /// <param name="asOfSk">The day the calculation is made for: what <see cref="WarehouseTable.Today"/> says.</param>
    /// <param name="engine">SQL Server gets the SELECT as it stands; on SQLite the tables it names are shadowed by expressions with money in units.</param>
    public static string Insert(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(numbers);
        var weight = Weight(measure);
        return Statement(
            measure, numbers, asOfSk, engine, MeasureReach.Everything, "INSERT INTO KpiMeasureValue (KpiMeasureValueSk, ProjectSk, ProjectId, DateSk, Value, Weight, IsEstimated)",
            string.Create(CultureInfo.InvariantCulture, $"{FirstKey(numbers[measure.Name])} + {(engine == WarehouseEngine.Sqlite ? $"{RowNumber}()" : $"ROW_NUMBER() OVER (ORDER BY m.{(measure.IsOfScopes ? "scope_sk" : "project_sk")}, m.date_sk, m.value, {weight})")},\n    "));
    }

    /// <summary>The measure's rows as the work table holds them, without a key: <c>ProjectSk, ProjectId, DateSk, Value, Weight, IsEstimated</c>.</summary>
    public static string Rows(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine, bool ofTouchedProjects)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Statement(measure, numbers, asOfSk, engine, ofTouchedProjects ? MeasureReach.TouchedProjects : MeasureReach.Everything, "", "");
    }

    /// <summary>Of <see cref="Rows"/> those of the touched cells, made of the rows near them alone: on the embedded engine.</summary>
    internal static string RowsOfCells(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, string table, string key, string near) =>
        Statement(measure, numbers, asOfSk, WarehouseEngine.Sqlite, MeasureReach.TouchedCells, "", "", (table, key, near));

    /// <summary>What the touched rows give, of tables as the views say they are or were: on the embedded engine.</summary>
    internal static string RowsOfViews(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, IReadOnlyDictionary<string, string> views) =>
        Statement(measure, numbers, asOfSk, WarehouseEngine.Sqlite, MeasureReach.Some, "", "", views: views);

    /// <summary>Of <see cref="Stored"/> those of the touched cells.</summary>
    internal static string StoredOfCells(int number) => $"{Stored(number, false)} AND EXISTS (SELECT 1 FROM temp.{TouchedRows.Cells} c WHERE c.A = v.ProjectSk AND c.B = v.DateSk)";

    /// <summary>The measure's rows in the work table, with their key first.</summary>
    public static string Stored(int number, bool ofTouchedProjects) =>
        $"SELECT v.KpiMeasureValueSk, v.ProjectSk, v.ProjectId, v.DateSk, v.Value, v.Weight, v.IsEstimated FROM KpiMeasureValue v WHERE {Range(number)}"
        + (ofTouchedProjects ? " AND v.ProjectId IN (SELECT k.ProjectId FROM KpiTouchedProject k)" : "");

    /// <summary>Deletes every row of the measure.</summary>
    public static string Clear(int number) => $"DELETE FROM KpiMeasureValue WHERE {Range(number).Replace("v.", "", StringComparison.Ordinal)}";

    /// <summary>Unknown projects and days, and rows without a value, are left out.</summary>
    private static string Statement(
        MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine, MeasureReach reach, string into, string key,
        (string Table, string Key, string Rows) near = default, IReadOnlyDictionary<string, string>? views = null)
    {
        var expressions = Context(measure, numbers, asOfSk, engine, reach, near, views);
        expressions.Add($"measure_rows AS (\n    {WithMeasures(Counted(measure), numbers)}\n)");
        var value = "CAST(m.value AS float)";
        // Sums of floats carry noise far behind the fourth decimal that money has.
        value = measure.Unit == "money" ? $"ROUND({value}, 4)" : value;
        var estimated = measure.Select.Columns.Contains("estimated") ? "CAST(CASE WHEN m.estimated > 0 THEN 1 ELSE 0 END AS bit)" : "CAST(0 AS bit)";
        var touched = reach switch
        {
            MeasureReach.TouchedProjects => "\n    AND p.ProjectId IN (SELECT ProjectId FROM KpiTouchedProject)",
            MeasureReach.TouchedCells => $"\n    AND EXISTS (SELECT 1 FROM temp.{TouchedRows.Cells} c WHERE c.A = m.project_sk AND c.B = m.date_sk)",
            _ => "",
        };
        if (measure.IsOfScopes)
        {
            // A scope stands where a project does, and rolls up into itself alone.
            return $"""
                WITH {string.Join(",\n", expressions)}
                {into}
                SELECT {key}m.scope_sk, m.scope_sk, m.date_sk, {value}, {Weight(measure)}, {estimated}
                FROM measure_rows m
                JOIN DimScope p ON p.ScopeSk = m.scope_sk
                WHERE m.scope_sk > 0 AND m.date_sk > 0 AND m.value IS NOT NULL
                """;
        }

        return $"""
            WITH {string.Join(",\n", expressions)}
            {into}
            SELECT {key}m.project_sk, p.ProjectId, m.date_sk, {value}, {Weight(measure)}, {estimated}
            FROM measure_rows m
            JOIN DimProject p ON p.ProjectSk = m.project_sk
            WHERE m.project_sk > 0 AND m.date_sk > 0 AND m.value IS NOT NULL{touched}
            """;
    }

    /// <summary>Its weight, or of a plain sum the number of rows in it: with that it can be adjusted by what came and went.</summary>
    private static string Weight(MeasureDefinition measure) => measure.Select.Columns.Contains("weight") ? "CAST(m.weight AS float)"
        : CellSource.Of(measure)?.RowCount is null ? "CAST(NULL AS float)" : "CAST(m.row_count AS float)";

    private static string Counted(MeasureDefinition measure)
    {
        var main = measure.Select.Main;
        if (CellSource.Of(measure)?.RowCount is not { } counter)
        {
            return main;
        }

        var from = SqlToken.Read(main).First(token => token.Is("FROM")).Start;
        return $"{main[..from]}, {counter} AS row_count {main[from..]}";
    }

    /// <summary>What the measure's main SELECT stands on: the day, tables with money in units, and its own expressions.</summary>
    internal static List<string> Context(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine, MeasureReach reach = MeasureReach.Some,
        (string Table, string Key, string Rows) near = default, IReadOnlyDictionary<string, string>? views = null)
    {
        var select = measure.Select;
        var expressions = new List<string>();
        if (select.Tables.Contains(WarehouseTable.Today))
        {
            expressions.Add(string.Create(CultureInfo.InvariantCulture, $"{WarehouseTable.Today} AS (SELECT {asOfSk} AS DateSk)"));
        }

        if (engine == WarehouseEngine.Sqlite)
        {
            expressions.AddRange(select.Tables.Where(WarehouseTable.All.ContainsKey).Select(name => WarehouseTable.All[name])
                .Where(table => table.MoneyColumns.Count > 0 || (reach == MeasureReach.TouchedProjects && table.HasProject) || (reach == MeasureReach.Everything && table.IsIndexedByProject) || table.Name == near.Table || views?.ContainsKey(table.Name) == true)
                .Select(table => Shadow(table, reach, near, views?.GetValueOrDefault(table.Name))));
        }

        if (select.Expressions.Length > 0)
        {
            expressions.Add(WithMeasures(select.Expressions, numbers));
        }

        return expressions;
    }

    /// <summary>
    /// An expression named like the table, which shadows it: the measure sees money in units and need not know how it lies, and of the touched
    /// projects only where no others are asked for. Where all rows are read
    /// anyhow an index on the project is kept out of sight: grouping by it would look every row up alone.
    /// </summary>
    private static string Shadow(WarehouseTable table, MeasureReach reach, (string Table, string Key, string Rows) near, string? view)
    {
        var columns = table.Columns.Select(column => table.MoneyColumns.Contains(column) ? $"{column} / {MoneyScale} AS {column}"
            : column == "ProjectSk" && table.IsIndexedByProject && reach == MeasureReach.Everything ? "+ProjectSk AS ProjectSk" : column);
        var touched = reach == MeasureReach.TouchedProjects && table.HasProject ? " WHERE ProjectSk IN (SELECT q.ProjectSk FROM main.DimProject q JOIN KpiTouchedProject k ON k.ProjectId = q.ProjectId)"
            : table.Name == near.Table ? $" WHERE {near.Key} IN (SELECT A FROM temp.{near.Rows})" : "";
        // Picked by ranges of keys, its rows could not be looked up by their issue: the engine makes an index of the few that there are.
        return $"{table.Name} AS {(view is not null && table.IsKeyedByIssue ? "MATERIALIZED " : "")}(SELECT {string.Join(", ", columns)} FROM {(view is null ? $"main.{table.Name}" : $"({view})")}{touched})";
    }

    /// <summary>The SQL with <c>measure(name)</c> replaced by that measure's rows.</summary>
    internal static string WithMeasures(string sql, IReadOnlyDictionary<string, int> numbers) =>
        MeasureReference().Replace(sql, match =>
            $"(SELECT v.ProjectSk AS project_sk, v.DateSk AS date_sk, v.Value AS value, v.Weight AS weight, v.IsEstimated AS estimated FROM KpiMeasureValue v WHERE {Range(numbers[match.Groups[1].Value])})");

    [GeneratedRegex(@"\bmeasure\s*\(\s*(\w+)\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex MeasureReference();
}
