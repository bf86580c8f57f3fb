using Prism.Warehouse.Facts;

namespace Prism.Kpis.Engine;

/// <summary>
/// Where the rows of a simple measure come from: one SELECT whose project and day are columns of one table, grouped by nothing else, with other
/// tables joined row by row. Each of its rows rests on the table's rows of that project and day, and on what those rows name.
/// </summary>
/// <param name="Table">The warehouse table that gives project and day; empty where the measure is made issue by issue, or by person and week: its days are whatever it says.</param>
/// <param name="DateColumn">The column of the day; empty without a table.</param>
/// <param name="ByIssue">The other tables that are joined by the issue; without a table all that have an issue.</param>
/// <param name="RowCount">Where each row is a plain sum: what counts the rows in it, so that a row can be taken out and another put in. Null for anything else.</param>
/// <param name="IsObservations">Each row of the tables gives a row of its own.</param>
/// <param name="Words">Every word of the SELECT: a column that is not among them cannot change the measure.</param>
internal sealed record CellSource(string Table, string DateColumn, IReadOnlySet<string> ByIssue, string? RowCount, bool IsObservations, IReadOnlySet<string> Words)
{
    private static readonly string[] Sums = ["SUM", "COUNT", "MIN", "MAX"];

    /// <summary>Each row rests on a project and day of the table.</summary>
    public bool IsOfCells => Table.Length > 0;

    /// <summary>Each row is what one person logged in one week.</summary>
    public bool IsOfPersonWeeks { get; private init; }

    /// <summary>Whether a changed row of the table says which rows of the measure may differ.</summary>
    public bool IsBegunBy(string table) => table == Table || ByIssue.Contains(table) || (IsOfPersonWeeks && table == nameof(FactWorklog));

    /// <summary>Null where the measure is not of this kind.</summary>
    public static CellSource? Of(MeasureSelect select)
    {
        var tokens = SqlToken.Read(select.Main);
        if (select.Expressions.Length > 0 || select.Measures.Count > 0 || tokens.Count(token => token.Is("SELECT")) != 1 || tokens.Any(token => token.Is("OVER") || token.Is("HAVING") || token.Is("LEFT") || token.Is("RIGHT") || token.Is("FULL")))
        {
            return null;
        }

        var aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 1; index + 1 < tokens.Count; index++)
        {
            if (tokens[index - 1].Is("FROM") || tokens[index - 1].Is("JOIN"))
            {
                var alias = tokens[index + 1].Is("AS") && index + 2 < tokens.Count ? tokens[index + 2] : tokens[index + 1];
                if (!WarehouseTable.All.TryGetValue(tokens[index].Text, out var table) || alias.Kind != SqlTokenKind.Word || !aliases.TryAdd(alias.Text, table.Name))
                {
                    return null;
                }
            }
        }

        if (Source(tokens, "project_sk") is not var (projectAlias, projectColumn) || Source(tokens, "date_sk") is not var (alias2, dateColumn)
            || projectColumn != "ProjectSk" || !string.Equals(projectAlias, alias2, StringComparison.OrdinalIgnoreCase) || !aliases.TryGetValue(projectAlias, out var source)
            || aliases.Values.Count(name => name == source) > 1 || !IsGroupedByCell(tokens, projectAlias, dateColumn))
        {
            return null;
        }

        var byIssue = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index + 6 < tokens.Count; index++)
        {
            // a . IssueSk = b . IssueSk
            if (tokens[index + 1].Text == "." && tokens[index + 2].Text == "IssueSk" && tokens[index + 3].Text == "=" && tokens[index + 5].Text == "." && tokens[index + 6].Text == "IssueSk"
                && aliases.TryGetValue(tokens[index].Text, out var left) && aliases.TryGetValue(tokens[index + 4].Text, out var right))
            {
                byIssue.UnionWith([left, right]);
            }
        }

        byIssue.Remove(source);
        var isGrouped = tokens.Any(token => token.Is("GROUP"));
        var isDistinct = tokens.Any(token => token.Is("DISTINCT"));
        return new CellSource(source, dateColumn, byIssue, isGrouped && !isDistinct && select.Columns.Count == 3 ? Counter(tokens) : null, !isGrouped && !isDistinct, tokens.Where(token => token.Kind == SqlTokenKind.Word).Select(token => token.Text).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The same of a measure that promises to read one issue at a time. Null where it names other measures, or no issue.</summary>
    public static CellSource? OfIssues(MeasureSelect select)
    {
        var tokens = SqlToken.Read(select.Main);
        var isGrouped = tokens.Any(token => token.Is("GROUP"));
        if (select.Measures.Count > 0 || tokens.Any(token => token.Is("DISTINCT") || token.Is("OVER") || token.Is("HAVING")) || (!isGrouped && tokens.Any(token => Sums.Contains(token.Text, StringComparer.OrdinalIgnoreCase))))
        {
            return null;
        }

        var isByCell = Source(tokens, "project_sk") is var (project, projectColumn) && Source(tokens, "date_sk") is var (date, dateColumn)
            && string.Join("", tokens.SkipWhile(token => !token.Is("GROUP")).Select(token => token.Text)).Equals($"GROUPBY{project}.{projectColumn},{date}.{dateColumn}", StringComparison.OrdinalIgnoreCase);
        var counter = isGrouped && isByCell && select.Columns.Count == 3 ? Counter(tokens) : null;
        var byIssue = select.Tables.Where(table => WarehouseTable.All.TryGetValue(table, out var columns) && columns.Columns.Contains("IssueSk")).ToHashSet(StringComparer.Ordinal);
        return byIssue.Count == 0 || (isGrouped && counter is null) ? null : new CellSource(
            "", "", byIssue,
            counter, !isGrouped, SqlToken.Read(select.Normal).Where(token => token.Kind == SqlTokenKind.Word).Select(token => token.Text).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The same of a measure that promises to give one row for a person and week. Null where it names other measures, or no worklogs.</summary>
    public static CellSource? OfPersonWeeks(MeasureDefinition measure) => measure.Select.Measures.Count > 0 || !measure.Select.Tables.Contains(nameof(FactWorklog))
        ? null : new CellSource("", "", new HashSet<string>(), null, IsObservations: true, measure.Named()) { IsOfPersonWeeks = true };

    /// <summary>The source of the measure, whichever way it can be told.</summary>
    public static CellSource? Of(MeasureDefinition measure) =>
        Of(measure.Select) ?? (measure.ReadsOwnIssueOnly ? OfIssues(measure.Select) : measure.ReadsOwnPersonWeekOnly ? OfPersonWeeks(measure) : null);

    /// <summary>The <c>alias.Column</c> that a column of the measure is.</summary>
    private static (string Alias, string Column)? Source(IReadOnlyList<SqlToken> tokens, string name)
    {
        for (var index = 4; index < tokens.Count; index++)
        {
            if (tokens[index].Is(name) && tokens[index - 1].Is("AS") && tokens[index - 3].Text == "." && (tokens[index - 5 < 0 ? 0 : index - 5].Text == "," || tokens[index - 5 < 0 ? 0 : index - 5].Is("SELECT")))
            {
                return (tokens[index - 4].Text, tokens[index - 2].Text);
            }
        }

        return null;
    }

    /// <summary>
    /// What counts the rows of <c>COUNT(*)</c>, of <c>SUM(...)</c>, or of sums and differences of such, each times or divided by a number; null where
    /// the value is anything else. Of several, each must have a value in every row.
    /// </summary>
    private static string? Counter(IReadOnlyList<SqlToken> tokens)
    {
        var depths = SelectReader.Depths(tokens);
        var end = Enumerable.Range(0, tokens.Count).FirstOrDefault(index => tokens[index].Is("value") && index > 0 && tokens[index - 1].Is("AS") && depths[index] == 0) - 1;
        var start = Enumerable.Range(0, Math.Max(end, 0)).LastOrDefault(index => depths[index] == 0 && (tokens[index].Text == "," || tokens[index].Is("SELECT"))) + 1;
        List<string> counters = [];
        for (var index = start; index < end;)
        {
            if (counters.Count > 0 && tokens[index++].Text is not ("+" or "-"))
            {
                return null;
            }

            if (index + 3 >= tokens.Count || tokens[index + 1].Text != "(" || !(tokens[index].Is("SUM") || (tokens[index].Is("COUNT") && tokens[index + 2].Text == "*")))
            {
                return null;
            }

            var close = Enumerable.Range(index + 2, tokens.Count - index - 2).First(at => tokens[at].Text == ")" && depths[at] == depths[index]);
            var inside = tokens.Skip(index + 2).Take(close - index - 2).ToArray();
            counters.Add(inside[0].Text == "*" || (inside[0].Is("CASE") && inside.Any(token => token.Is("ELSE"))) ? "COUNT(*)" : $"COUNT({string.Join(' ', inside.Select(token => token.Text))})");
            index = close + 1;
            if (index + 1 < end && tokens[index].Text is "*" or "/")
            {
                if (tokens[index + 1].Kind != SqlTokenKind.Number)
                {
                    return null;
                }

                index += 2;
            }
        }

        return counters.Count == 1 || (counters.Count > 1 && counters.All(counter => counter == "COUNT(*)")) ? counters[0] : null;
    }

    private static bool IsGroupedByCell(IReadOnlyList<SqlToken> tokens, string alias, string dateColumn)
    {
        var group = 0;
        while (group < tokens.Count && !tokens[group].Is("GROUP"))
        {
            group++;
        }

        return group == tokens.Count
            ? !tokens.Any(token => Sums.Contains(token.Text, StringComparer.OrdinalIgnoreCase))
            : string.Join("", tokens.Skip(group).Select(token => token.Text)).Equals($"GROUPBY{alias}.ProjectSk,{alias}.{dateColumn}", StringComparison.OrdinalIgnoreCase);
    }
}
