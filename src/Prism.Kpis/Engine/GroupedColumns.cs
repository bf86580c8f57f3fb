namespace Prism.Kpis.Engine;

/// <summary>A grouped SELECT gives one row per group: project and day must be what it is grouped by. The embedded engine takes any row's instead, SQL Server refuses.</summary>
internal static class GroupedColumns
{
    private static readonly string[] Aggregates = ["COUNT", "SUM", "MIN", "MAX"];
    private static readonly string[] Ends = ["HAVING", "ORDER", "UNION", "EXCEPT", "INTERSECT", "LIMIT", "OFFSET", ";"];

    /// <param name="tokens">The whole SQL.</param>
    /// <param name="depths">How many brackets each token stands in.</param>
    /// <param name="main">Where the main SELECT begins.</param>
    public static IEnumerable<(int Line, string Reason)> Faults(IReadOnlyList<SqlToken> tokens, int[] depths, int main)
    {
        var from = Find("FROM", main, tokens, depths);
        if (from < 0)
        {
            yield break;
        }

        var group = Find("GROUP", from, tokens, depths);
        var columns = Parts(tokens, depths, main + 1, from).Where(part => part.Count > 2 && part[^2].Is("AS")).ToList();
        var isAggregated = columns.Exists(part => part[^1].Is("value") && Aggregates.Any(part[0].Is) && !part.Exists(token => token.Is("OVER")));
        if (group < 0)
        {
            if (isAggregated)
            {
                yield return (tokens[main].Line, "The value is summed or counted, but the SELECT has no GROUP BY: group by what project_sk and date_sk are.");
            }

            yield break;
        }

        var end = Ends.Select(word => Find(word, group, tokens, depths)).Where(found => found > 0).DefaultIfEmpty(tokens.Count).Min();
        var grouped = Parts(tokens, depths, Math.Min(group + 2, end), end).Select(Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns.Where(part => part[^1].Is("project_sk") || part[^1].Is("date_sk")))
        {
            var expression = column.GetRange(0, column.Count - 2);
            if (!grouped.Contains(Text(expression)) && expression.TrueForAll(token => token.Kind == SqlTokenKind.Word || token.Text == "."))
            {
                yield return (column[^1].Line, $"{column[^1].Text} is {Text(expression)}, which is not in GROUP BY: of a group's rows it would be any one's.");
            }
        }
    }

    private static int Find(string word, int start, IReadOnlyList<SqlToken> tokens, int[] depths) =>
        Enumerable.Range(start, tokens.Count - start).FirstOrDefault(index => depths[index] == 0 && tokens[index].Is(word), -1);

    private static IEnumerable<List<SqlToken>> Parts(IReadOnlyList<SqlToken> tokens, int[] depths, int start, int end)
    {
        var part = new List<SqlToken>();
        for (var index = start; index < end; index++)
        {
            if (depths[index] == 0 && tokens[index].Text == ",")
            {
                yield return part;
                part = [];
            }
            else
            {
                part.Add(tokens[index]);
            }
        }

        yield return part;
    }

    private static string Text(IEnumerable<SqlToken> part) => string.Concat(part.Select(token => token.Text));
}
