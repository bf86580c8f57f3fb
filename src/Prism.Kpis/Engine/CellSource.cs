namespace Prism.Kpis.Engine;

/// <summary>
/// Where the rows of a simple measure come from: one SELECT whose project and day are columns of one table, grouped by nothing else, with other
/// tables joined row by row. Each of its rows rests on the table's rows of that project and day, and on what those rows name.
/// </summary>
/// <param name="Table">The warehouse table that gives project and day.</param>
/// <param name="DateColumn">The column of the day.</param>
/// <param name="ByIssue">The other tables that are joined by the issue.</param>
/// <param name="Words">Every word of the SELECT: a column that is not among them cannot change the measure.</param>
internal sealed record CellSource(string Table, string DateColumn, IReadOnlySet<string> ByIssue, IReadOnlySet<string> Words)
{
    private static readonly string[] Sums = ["SUM", "COUNT", "MIN", "MAX"];

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
        return new CellSource(source, dateColumn, byIssue, tokens.Where(token => token.Kind == SqlTokenKind.Word).Select(token => token.Text).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

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
