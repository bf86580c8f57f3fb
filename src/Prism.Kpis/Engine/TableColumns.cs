namespace Prism.Kpis.Engine;

/// <summary>Holds every <c>alias.Column</c> of a measure against the tables its aliases stand for, so that a misspelt column is told when the file is read and not when it runs.</summary>
internal static class TableColumns
{
    private static readonly string[] OfToday = ["DateSk"];
    private static readonly string[] OfMeasures = ["project_sk", "date_sk", "value", "weight", "estimated"];

    public static IEnumerable<(int Line, string Reason)> Faults(IReadOnlyList<SqlToken> tokens)
    {
        var aliases = Aliases(tokens).ToLookup(alias => alias.Alias, alias => (alias.Name, alias.Columns), StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            var (alias, column) = (tokens[index], tokens[index + 2]);
            if (alias.Kind != SqlTokenKind.Word || tokens[index + 1].Text != "." || column.Kind != SqlTokenKind.Word || !aliases.Contains(alias.Text))
            {
                continue;
            }

            // One letter may stand for several tables, each in an expression of its own; of an expression's columns nothing is known.
            var meant = aliases[alias.Text].ToList();
            if (meant.All(table => table.Columns is { } columns && !columns.Contains(column.Text, StringComparer.OrdinalIgnoreCase)))
            {
                var names = string.Join(" and ", meant.Select(table => table.Name).Distinct(StringComparer.Ordinal));
                var nearest = NearestWord.To(column.Text, meant.SelectMany(table => table.Columns!));
                yield return (column.Line, $"{names} has no column {column.Text}{nearest}");
            }
        }
    }

    /// <summary>What follows a table in FROM or JOIN, or after a comma of FROM, and the table's columns; null columns for an expression or a SELECT in brackets.</summary>
    private static IEnumerable<(string Alias, string Name, IReadOnlyList<string>? Columns)> Aliases(IReadOnlyList<SqlToken> tokens)
    {
        for (var index = 1; index < tokens.Count; index++)
        {
            if (!(tokens[index - 1].Is("FROM") || tokens[index - 1].Is("JOIN")))
            {
                continue;
            }

            var (name, columns, last) = Source(tokens, index);
            var next = last + 1 < tokens.Count && tokens[last + 1].Is("AS") ? last + 2 : last + 1;
            if (next < tokens.Count && tokens[next].Kind == SqlTokenKind.Word)
            {
                yield return (tokens[next].Text, name, columns);
            }
        }
    }

    private static (string Name, IReadOnlyList<string>? Columns, int Last) Source(IReadOnlyList<SqlToken> tokens, int index)
    {
        var depths = 0;
        var last = index;
        if (tokens[index].Text == "(" || (tokens[index].Is("measure") && index + 1 < tokens.Count && tokens[index + 1].Text == "("))
        {
            for (last = tokens[index].Text == "(" ? index : index + 1; last < tokens.Count; last++)
            {
                depths += tokens[last].Text switch { "(" => 1, ")" => -1, _ => 0 };
                if (depths == 0)
                {
                    break;
                }
            }
        }

        if (tokens[index].Text == "(")
        {
            return ("", null, last);
        }

        if (last > index)
        {
            return ($"measure({tokens[Math.Min(index + 2, tokens.Count - 1)].Text})", OfMeasures, last);
        }

        if (tokens[index].Is(WarehouseTable.Today))
        {
            return (WarehouseTable.Today, OfToday, last);
        }

        return (tokens[index].Text, WarehouseTable.All.TryGetValue(tokens[index].Text, out var table) ? table.Columns : null, last);
    }
}
