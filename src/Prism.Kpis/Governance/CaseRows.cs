using System.Globalization;
using Prism.Kpis.Engine;
using Prism.Kpis.Explaining;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Kpis.Governance;

/// <summary>
/// The rows that a measure of cases counts, with what people call each: a SELECT made of the measure's own, which reads the same tables and the one that knows the names, so that
/// it can be asked, like the measure, of all rows, of those of some projects, or of views of the touched ones.
/// </summary>
internal static class CaseRows
{
    /// <summary>The named rows as a measure of their own (<c>project_sk, date_sk, row_sk, value, name</c>); null where the measure's rows cannot be told or have no name.</summary>
    public static MeasureDefinition? Of(MeasureDefinition measure)
    {
        if (SourceRowsSql.Of(measure) is not { } rows || Names(rows.Table) is not var (table, key, name))
        {
            return null;
        }

        var tokens = SqlToken.Read(rows.Main);
        var depths = SelectReader.Depths(tokens);
        int Find(string word) => Enumerable.Range(0, tokens.Count).FirstOrDefault(index => depths[index] == 0 && tokens[index].Is(word), -1);
        var (from, where) = (Find("FROM"), Find("WHERE"));
        var alias = tokens[from + 2].Is("AS") ? tokens[from + 3].Text : tokens[from + 2].Text;
        var (begin, end) = (tokens[from].Start, where < 0 ? rows.Main.Length : tokens[where].Start);
        var main = $"{rows.Main[..begin].TrimEnd()}, named.{name} AS name\n    {rows.Main[begin..end].TrimEnd()}\n    JOIN {table} named ON named.{key} = {alias}.{key}\n    {rows.Main[end..]}".TrimEnd();
        var select = measure.Select;
        return measure with
        {
            Name = $"{measure.Name} by name",
            Select = select with
            {
                Main = main,
                Normal = string.Join(' ', SqlToken.Read($"{(select.Expressions.Length > 0 ? $"WITH {select.Expressions} " : "")}{main}").Select(token => token.Text)),
                Tables = [.. select.Tables.Append(table).Distinct(StringComparer.Ordinal)],
                Columns = ["project_sk", "date_sk", "row_sk", "value", "name"],
            },
        };
    }

    /// <summary>What people call a row of the table when it has no name.</summary>
    public static string Unnamed(MeasureDefinition measure) => SourceRowsSql.Of(measure)?.Table.Name ?? measure.Name;

    /// <summary><c>ProjectId, DateSk, RowSk, Name</c> of each row that adds something, once.</summary>
    public static string Rows(
        MeasureDefinition named, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine, MeasureReach reach, IReadOnlyDictionary<string, string>? views = null) =>
        $"""
        WITH {string.Join(",\n", [.. MeasureSql.Context(named, numbers, asOfSk, engine, reach, views: views), $"case_rows AS (\n    {MeasureSql.WithMeasures(named.Select.Main, numbers)}\n)"])}
        {Distinct(reach)}
        """;

    /// <summary>INSERT ... SELECT of all of them into the work table, under the number of the measure.</summary>
    public static string Insert(MeasureDefinition named, int number, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine) =>
        string.Create(CultureInfo.InvariantCulture, $"""
        WITH {string.Join(",\n", [.. MeasureSql.Context(named, numbers, asOfSk, engine, MeasureReach.Everything), $"case_rows AS (\n    {MeasureSql.WithMeasures(named.Select.Main, numbers)}\n)"])}
        INSERT INTO KpiSignalCase (KpiSignalCaseSk, ProjectId, DateSk, RowSk, Name)
        SELECT {MeasureSql.FirstKey(number)} + {(engine == WarehouseEngine.Sqlite ? $"{MeasureSql.RowNumber}()" : "ROW_NUMBER() OVER (ORDER BY d.ProjectId, d.date_sk, d.row_sk)")}, d.ProjectId, d.date_sk, d.row_sk, d.name
        FROM (
            {Distinct(MeasureReach.Everything)}
        ) d
        """);

    /// <summary>The work table's rows of one measure, as a condition on alias <c>c</c>.</summary>
    public static string Range(int number) => string.Create(
        CultureInfo.InvariantCulture, $"c.KpiSignalCaseSk > {MeasureSql.FirstKey(number)} AND c.KpiSignalCaseSk < {MeasureSql.FirstKey(number + 1)}");

    private static string Distinct(MeasureReach reach) => $"""
        SELECT DISTINCT p.ProjectId, x.date_sk, x.row_sk, x.name
        FROM case_rows x
        JOIN DimProject p ON p.ProjectSk = x.project_sk
        WHERE x.value > 0 AND x.project_sk > 0 AND x.date_sk > 0{(reach == MeasureReach.TouchedProjects ? " AND p.ProjectId IN (SELECT k.ProjectId FROM KpiTouchedProject k)" : "")}
        """;

    private static (string Table, string Key, string Name)? Names(WarehouseTable table) =>
        table.Columns.Contains("IssueSk") ? (nameof(DimIssue), nameof(DimIssue.IssueSk), nameof(DimIssue.IssueKey))
        : table.Columns.Contains("TaskSk") ? (nameof(DimTask), nameof(DimTask.TaskSk), nameof(DimTask.TaskName)) : null;
}
