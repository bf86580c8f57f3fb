using System.Text;

namespace Prism.Kpis.Engine;

/// <summary>Takes a measure's SELECT apart and says what is wrong with it.</summary>
public static class SelectReader
{
    /// <summary>Reads the SQL of the file; null, with at least one error added, when it cannot be used.</summary>
    public static MeasureSelect? Read(string file, string text, MeasureKind? kind, ICollection<DefinitionError> errors)
    {
        var tokens = SqlToken.Read(text);
        if (tokens.Count == 0 || !(tokens[0].Is("SELECT") || tokens[0].Is("WITH")))
        {
            errors.Add(new DefinitionError(file, tokens.Count == 0 ? 1 : tokens[0].Line, "A measure is one SELECT (or WITH ... SELECT)."));
            return null;
        }

        var before = errors.Count;
        var depths = Depths(tokens);
        var main = Enumerable.Range(0, tokens.Count).First(index => tokens[index].Is("SELECT") && depths[index] == 0 || index == tokens.Count - 1);
        var expressions = Expressions(tokens, depths, main);
        foreach (var (line, reason) in SharedSql.Faults(tokens, expressions))
        {
            errors.Add(new DefinitionError(file, line, reason));
        }

        var columns = Columns(tokens, depths, main);
        CheckColumns(file, tokens[main].Line, columns, kind, errors);
        var (tables, measures) = Sources(file, tokens, expressions, columns.Contains(MeasureDefinition.ScopeColumn), errors);
        foreach (var (line, reason) in TableColumns.Faults(tokens).Concat(AssessmentScores.Faults(tokens, kind)).Concat(GroupedColumns.Faults(tokens, depths, main)))
        {
            errors.Add(new DefinitionError(file, line, reason));
        }

        if (errors.Count > before)
        {
            return null;
        }

        var hasExpressions = tokens[0].Is("WITH");
        return new MeasureSelect(
            hasExpressions ? Plain(text, tokens, 1, main) : "", Plain(text, tokens, main, tokens.Count), Normal(tokens), tables, [.. measures.Keys], measures, columns, expressions);
    }

    // Comments are cut out: a "--" line would swallow what the engine writes behind it.
    private static string Plain(string text, IReadOnlyList<SqlToken> tokens, int from, int to)
    {
        var plain = new StringBuilder();
        for (var index = from; index < to; index++)
        {
            if (index > from)
            {
                var gap = text.AsSpan(tokens[index - 1].End, tokens[index].Start - tokens[index - 1].End);
                plain.Append(gap.Contains('\n') ? "\n    " : gap.IsEmpty ? "" : " ");
            }

            plain.Append(tokens[index].Text);
        }

        return plain.ToString();
    }

    private static string Normal(IReadOnlyList<SqlToken> tokens) => string.Join(' ', tokens.Select(token => token.Text));

    /// <summary>How many brackets each token stands in; a bracket itself stands outside.</summary>
    internal static int[] Depths(IReadOnlyList<SqlToken> tokens)
    {
        var depths = new int[tokens.Count];
        var depth = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            depth -= tokens[index].Text == ")" ? 1 : 0;
            depths[index] = depth;
            depth += tokens[index].Text == "(" ? 1 : 0;
        }

        return depths;
    }

    private static HashSet<string> Expressions(IReadOnlyList<SqlToken> tokens, int[] depths, int main)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 1; index < main; index++)
        {
            if (depths[index] == 0 && tokens[index].Kind == SqlTokenKind.Word && (index == 1 || tokens[index - 1].Text == ","))
            {
                names.Add(tokens[index].Text);
            }
        }

        return names;
    }

    /// <summary>The names of the main SELECT's columns: the last word of each item of its list.</summary>
    private static List<string> Columns(IReadOnlyList<SqlToken> tokens, int[] depths, int main)
    {
        var columns = new List<string>();
        for (var index = main + 1; index < tokens.Count; index++)
        {
            var ends = index + 1 == tokens.Count || (depths[index + 1] == 0 && (tokens[index + 1].Text == "," || tokens[index + 1].Is("FROM")));
            if (!ends || depths[index] != 0)
            {
                continue;
            }

            columns.Add(tokens[index].Text.ToLowerInvariant());
            if (index + 1 < tokens.Count && tokens[index + 1].Is("FROM"))
            {
                break;
            }
        }

        return columns;
    }

    private static void CheckColumns(string file, int line, List<string> columns, MeasureKind? kind, ICollection<DefinitionError> errors)
    {
        var isOfScopes = columns.Contains(MeasureDefinition.ScopeColumn);
        string[] needed = [isOfScopes ? MeasureDefinition.ScopeColumn : "project_sk", "date_sk", "value", .. kind == MeasureKind.Weighted ? ["weight"] : Array.Empty<string>()];
        var missing = needed.Except(columns).ToArray();
        if (missing.Length > 0)
        {
            errors.Add(new DefinitionError(file, line, $"The SELECT yields no {string.Join(", no ", missing)}: name its columns {string.Join(", ", needed)} (AS ...)."));
        }

        foreach (var extra in columns.Except([needed[0], "date_sk", "value", "weight", "estimated", "*"]))
        {
            if (extra is ")" or "end")
            {
                errors.Add(new DefinitionError(file, line, "The SELECT yields a column without a name: write AS value behind it."));
                continue;
            }

            errors.Add(new DefinitionError(file, line, $"The SELECT yields {extra}, which a measure does not have: only {needed[0]}, date_sk, value, weight and estimated."));
        }
    }

    private static (List<string> Tables, SortedDictionary<string, int> Measures) Sources(
        string file, IReadOnlyList<SqlToken> tokens, HashSet<string> expressions, bool isOfScopes, ICollection<DefinitionError> errors)
    {
        var tables = new SortedSet<string>(StringComparer.Ordinal);
        var measures = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var index = 1; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if (token.Kind != SqlTokenKind.Word || (index > 1 && tokens[index - 2].Text == "@") || !(tokens[index - 1].Is("FROM") || tokens[index - 1].Is("JOIN")) || expressions.Contains(token.Text))
            {
                continue;
            }

            if (token.Is("measure") && index + 3 < tokens.Count && tokens[index + 1].Text == "(" && tokens[index + 3].Text == ")")
            {
                measures.TryAdd(tokens[index + 2].Text, token.Line);
            }
            else if (WarehouseTable.All.TryGetValue(token.Text, out var table) && table.IsOfGovernment && !isOfScopes)
            {
                errors.Add(new DefinitionError(file, token.Line, $"{table.Name} is written after the measures of projects are read: only a measure about KPIs, which yields scope_sk instead of project_sk, may name it."));
            }
            else if (table is not null)
            {
                tables.Add(table.Name);
            }
            else if (token.Is(WarehouseTable.Today))
            {
                tables.Add(WarehouseTable.Today);
            }
            else
            {
                errors.Add(new DefinitionError(file, token.Line, $"{token.Text} is no table of the warehouse, which docs/tables lists{NearestWord.To(token.Text, WarehouseTable.All.Keys)}"));
            }
        }

        if (tables.Count + measures.Count == 0 && errors.Count == 0)
        {
            errors.Add(new DefinitionError(file, tokens[0].Line, "The SELECT reads no table of the warehouse."));
        }

        return ([.. tables], measures);
    }
}
