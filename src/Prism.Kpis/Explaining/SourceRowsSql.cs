using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Explaining;

/// <summary>
/// A measure's SELECT without its GROUP BY: one row per row of the fact it counts, with what that row adds. Only where the main SELECT goes over a table of
/// the warehouse and its value is a count, a sum or no aggregate at all; other measures are explained by their own rows alone.
/// </summary>
internal sealed record SourceRowsSql(WarehouseTable Table, string Main)
{
    private static readonly string[] NotOfRows = ["HAVING", "UNION", "EXCEPT", "INTERSECT", "ORDER"];
    private static readonly string[] OtherAggregates = ["MIN", "MAX", "AVG", "OVER"];

    /// <summary>The statement's parts, or null where the SELECT is of another form.</summary>
    public static SourceRowsSql? Of(MeasureDefinition measure)
    {
        var text = measure.Select.Main;
        var tokens = SqlToken.Read(text);
        var depths = SelectReader.Depths(tokens);
        int Find(string word, int from = 0) => Enumerable.Range(from, tokens.Count - from).FirstOrDefault(index => depths[index] == 0 && tokens[index].Is(word), -1);
        var from = Find("FROM");
        if (from < 0 || from + 2 >= tokens.Count || tokens[1].Is("DISTINCT") || NotOfRows.Any(word => Find(word) >= 0)
            || !WarehouseTable.All.TryGetValue(tokens[from + 1].Text, out var table) || measure.Select.ExpressionNames.Contains(tokens[from + 1].Text))
        {
            return null;
        }

        var alias = tokens[from + 2].Is("AS") ? tokens[from + 3].Text : tokens[from + 2].Text;
        var group = Find("GROUP");
        var items = Items(text, tokens, depths, from);
        if (!items.TryGetValue(measure.IsOfScopes ? MeasureDefinition.ScopeColumn : "project_sk", out var project) || !items.TryGetValue("date_sk", out var day) || !items.TryGetValue("value", out var value)
            || (group >= 0 ? OfOneRow(SqlToken.Read(value), value) : value) is not { } contribution)
        {
            return null;
        }

        var sources = text[tokens[from].Start..(group < 0 ? text.Length : tokens[group].Start)].TrimEnd();
        return new SourceRowsSql(table, $"SELECT {project} AS project_sk, {day} AS date_sk, {alias}.{table.Columns[0]} AS row_sk, {contribution} AS value\n    {sources}");
    }

    /// <summary>The whole statement, with parameters <c>@scope</c>, <c>@start</c> and <c>@end</c>.</summary>
    public string Statement(MeasureDefinition measure, IReadOnlyDictionary<string, int> numbers, int asOfSk, WarehouseEngine engine)
    {
        var expressions = MeasureSql.Context(measure, numbers, asOfSk, engine);
        return $"""
            WITH {string.Join(",\n", [.. expressions, $"source_rows AS (\n    {MeasureSql.WithMeasures(Main, numbers)}\n)"])}
            SELECT x.project_sk, x.date_sk, x.row_sk, CAST(x.value AS float), t.LoadSk, {Label}, p.ProjectCode
            FROM source_rows x
            JOIN {Table.Name} t ON t.{Table.Columns[0]} = x.row_sk
            {(measure.IsOfScopes ? ScopeAlone : ProjectsOfScope)}
            WHERE x.date_sk >= @start AND x.date_sk <= @end
            ORDER BY x.date_sk, x.row_sk
            """;
    }

    private const string ProjectsOfScope = "JOIN BridgeScopeProject b ON b.ProjectSk = x.project_sk AND b.ScopeSk = @scope JOIN DimProject p ON p.ProjectSk = x.project_sk";

    private const string ScopeAlone = "JOIN (SELECT o.ScopeSk, o.ScopeKey AS ProjectCode FROM DimScope o) p ON p.ScopeSk = x.project_sk AND p.ScopeSk = @scope";

    private string Label => Table.Name switch
    {
        nameof(DimProject) => "p.ProjectCode",
        _ when Table.Columns.Contains("IssueSk") => "(SELECT i.IssueKey FROM DimIssue i WHERE i.IssueSk = t.IssueSk)",
        _ when Table.Columns.Contains("TaskSk") => "(SELECT i.TaskName FROM DimTask i WHERE i.TaskSk = t.TaskSk)",
        _ when Table.Columns.Contains("RiskCode") => "t.RiskCode",
        _ when Table.Columns.Contains("Gate") => "t.Gate",
        _ when Table.Columns.Contains("KpiCode") => "t.KpiCode",
        _ when Table.Columns.Contains("KpiSk") => "(SELECT k.KpiCode FROM DimKpi k WHERE k.KpiSk = t.KpiSk)",
        _ when Table.Name == nameof(FactSourceFreshness) => "t.SourceSystem",
        _ when Table.Columns.Contains("Line") => "t.Line",
        _ when Table.Columns.Contains("Subject") => "t.Subject",
        _ => "CAST(NULL AS varchar(1))",
    };

    /// <summary>The SELECT's columns: expression by name.</summary>
    private static Dictionary<string, string> Items(string text, IReadOnlyList<SqlToken> tokens, int[] depths, int from)
    {
        var items = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var start = 1;
        for (var index = 1; index <= from; index++)
        {
            if (depths[index] != 0 || (index < from && tokens[index].Text != ","))
            {
                continue;
            }

            // expression AS name
            if (index - start > 2 && tokens[index - 2].Is("AS"))
            {
                items[tokens[index - 1].Text] = text[tokens[start].Start..tokens[index - 3].End];
            }

            start = index + 1;
        }

        return items;
    }

    /// <summary>What one row adds to a sum or a count; null where that cannot be said of one row.</summary>
    private static string? OfOneRow(IReadOnlyList<SqlToken> tokens, string text)
    {
        var sums = Enumerable.Range(0, tokens.Count).Where(index => tokens[index].Is("SUM")).ToArray();
        var counts = Enumerable.Range(0, tokens.Count).Where(index => tokens[index].Is("COUNT")).ToArray();
        var depths = SelectReader.Depths(tokens);
        if (sums.Length == 0 && counts is [0] && tokens is [_, { Text: "(" }, { Text: "*" }, { Text: ")" }])
        {
            return "1";
        }

        var isLinear = Enumerable.Range(0, tokens.Count).Where(index => depths[index] == 0).All(index => tokens[index].Text is "+" or "-" or "(" or ")" || tokens[index].Is("SUM"));
        if (sums.Length == 0 || tokens.Any(token => OtherAggregates.Any(token.Is)) || (!isLinear && sums.Length > 1))
        {
            return null;
        }

        if (isLinear)
        {
            // A missing amount adds nothing.
            return string.Concat(Enumerable.Range(0, tokens.Count).Select(index => tokens[index].Is("SUM") && depths[index] == 0 ? " COALESCE" : index > 0 && tokens[index].Text == ")" && depths[index] == 0 ? ", 0)" : $" {tokens[index].Text}"))
                .Replace(" . ", ".", StringComparison.Ordinal).Trim();
        }

        var open = sums[0] + 1;
        var close = Enumerable.Range(open + 1, tokens.Count - open - 1).First(index => depths[index] == depths[open] && tokens[index].Text == ")");
        var argument = text[tokens[open].Start..tokens[close].End];
        if (tokens[0].Is("CASE"))
        {
            // CASE WHEN every row is known THEN SUM(amount) END: the amount.
            return tokens[sums[0] - 1].Is("THEN") && close == tokens.Count - 2 ? argument : null;
        }

        // SUM(hours) / 24: each row's share of it.
        var isScaled = counts.Length == 0 && Enumerable.Range(0, tokens.Count)
            .Where(index => depths[index] == 0 && index != sums[0]).All(index => tokens[index].Kind == SqlTokenKind.Number || tokens[index].Text is "*" or "/" or "(" or ")");
        return isScaled ? $"{text[..tokens[sums[0]].Start]}{argument}{text[tokens[close].End..]}" : null;
    }
}
