using System.Globalization;

namespace Prism.Reports.Tests.PowerBI.Checking;

internal enum DaxKind
{
    Name,
    Table,
    Bracket,
    Text,
    Number,
    Sign,
}

/// <summary>A word of DAX. A <see cref="DaxKind.Bracket"/> is a column or measure without its brackets.</summary>
internal readonly record struct DaxToken(DaxKind Kind, string Text);

/// <summary>What DAX refers to, and how its parentheses and functions stand.</summary>
internal static class Dax
{
    /// <summary>Functions with the fewest and the most arguments.</summary>
    private static readonly Dictionary<string, (int Fewest, int Most)> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ABS"] = (1, 1), ["ADDCOLUMNS"] = (3, 99), ["ALL"] = (0, 99), ["ALLEXCEPT"] = (2, 99), ["ALLSELECTED"] = (0, 99), ["AND"] = (2, 2), ["AVERAGE"] = (1, 1), ["AVERAGEX"] = (2, 2),
        ["BLANK"] = (0, 0), ["CALCULATE"] = (1, 99), ["CALCULATETABLE"] = (1, 99), ["COALESCE"] = (2, 99), ["CONCATENATEX"] = (2, 99), ["CONTAINSSTRING"] = (2, 2), ["COUNT"] = (1, 1), ["COUNTA"] = (1, 1),
        ["COUNTBLANK"] = (1, 1), ["COUNTROWS"] = (0, 1), ["COUNTX"] = (2, 2), ["CROSSFILTER"] = (3, 3), ["CUSTOMDATA"] = (0, 0), ["DATE"] = (3, 3), ["DATEADD"] = (3, 3), ["DATEDIFF"] = (3, 3),
        ["DATESINPERIOD"] = (4, 4), ["DATESYTD"] = (1, 2), ["DATESQTD"] = (1, 1), ["DATESMTD"] = (1, 1), ["RAND"] = (0, 0), ["RANDBETWEEN"] = (2, 2), ["ERROR"] = (1, 1), ["REPT"] = (2, 2), ["SUBSTITUTE"] = (3, 4), ["TOTALMTD"] = (2, 3), ["TOTALQTD"] = (2, 3), ["PREVIOUSQUARTER"] = (1, 1), ["DATESBETWEEN"] = (3, 3), ["CONTAINS"] = (3, 99), ["EXCEPT"] = (2, 2), ["CROSSJOIN"] = (2, 99), ["NATURALINNERJOIN"] = (2, 2), ["ISNUMBER"] = (1, 1), ["ISTEXT"] = (1, 1), ["MID"] = (3, 3), ["TRIM"] = (1, 1), ["CONCATENATE"] = (2, 2), ["FIXED"] = (1, 3), ["CEILING"] = (2, 2), ["FLOOR"] = (2, 2), ["MOD"] = (2, 2), ["SQRT"] = (1, 1), ["POWER"] = (2, 2), ["SIGN"] = (1, 1), ["STDEV.P"] = (1, 1), ["PERCENTILEX.INC"] = (3, 3), ["WEEKDAY"] = (1, 2), ["QUARTER"] = (1, 1), ["HOUR"] = (1, 1), ["DAY"] = (1, 1), ["DISTINCT"] = (1, 1), ["DISTINCTCOUNT"] = (1, 1), ["DIVIDE"] = (2, 3), ["EARLIER"] = (1, 2), ["EDATE"] = (2, 2), ["EOMONTH"] = (2, 2), ["EVALUATEANDLOG"] = (1, 3),
        ["FALSE"] = (0, 0), ["FILTER"] = (2, 2), ["FIRSTDATE"] = (1, 1), ["FIRSTNONBLANK"] = (2, 2), ["FORMAT"] = (2, 3), ["GENERATE"] = (2, 2), ["GENERATESERIES"] = (2, 3), ["HASONEFILTER"] = (1, 1), ["HASONEVALUE"] = (1, 1), ["IF"] = (2, 3),
        ["IFERROR"] = (2, 2), ["INT"] = (1, 1), ["INTERSECT"] = (2, 2), ["ISBLANK"] = (1, 1), ["ISFILTERED"] = (1, 1), ["ISINSCOPE"] = (1, 1), ["ISSELECTEDMEASURE"] = (1, 99), ["KEEPFILTERS"] = (1, 1), ["LASTDATE"] = (1, 1), ["LASTNONBLANK"] = (2, 2),
        ["LEFT"] = (1, 2), ["LEN"] = (1, 1), ["LOOKUPVALUE"] = (3, 99), ["LOWER"] = (1, 1), ["MAX"] = (1, 2), ["MAXX"] = (2, 3), ["MEDIAN"] = (1, 1), ["MIN"] = (1, 2), ["MINX"] = (2, 3), ["MONTH"] = (1, 1), ["NAMEOF"] = (1, 1), ["NOT"] = (1, 1), ["NOW"] = (0, 0),
        ["OR"] = (2, 2), ["PARALLELPERIOD"] = (3, 3), ["PERCENTILE.INC"] = (2, 2), ["PREVIOUSMONTH"] = (1, 1), ["PREVIOUSYEAR"] = (1, 2), ["RANKX"] = (2, 5), ["RELATED"] = (1, 1), ["RELATEDTABLE"] = (1, 1), ["REMOVEFILTERS"] = (0, 99), ["RIGHT"] = (1, 2),
        ["ROUND"] = (2, 2), ["ROUNDDOWN"] = (2, 2), ["ROUNDUP"] = (2, 2), ["ROW"] = (2, 99), ["SAMEPERIODLASTYEAR"] = (1, 1), ["SELECTCOLUMNS"] = (1, 99), ["SELECTEDMEASURE"] = (0, 0), ["SELECTEDMEASUREFORMATSTRING"] = (0, 0), ["SELECTEDMEASURENAME"] = (0, 0), ["SELECTEDVALUE"] = (1, 2),
        ["SUM"] = (1, 1), ["SUMMARIZE"] = (2, 99), ["SUMMARIZECOLUMNS"] = (1, 99), ["SUMX"] = (2, 2), ["SWITCH"] = (3, 99), ["TODAY"] = (0, 0), ["TOPN"] = (2, 99), ["TOTALYTD"] = (2, 4), ["TREATAS"] = (2, 99), ["TRUE"] = (0, 0), ["UNICHAR"] = (1, 1), ["UNION"] = (2, 99),
        ["UPPER"] = (1, 1), ["USERELATIONSHIP"] = (2, 2), ["USERNAME"] = (0, 0), ["USERPRINCIPALNAME"] = (0, 0), ["UTCNOW"] = (0, 0), ["VALUE"] = (1, 1), ["VALUES"] = (1, 1), ["WEEKNUM"] = (1, 2), ["YEAR"] = (1, 1), ["WINDOW"] = (4, 9), ["OFFSET"] = (1, 7), ["INDEX"] = (1, 7), ["DATATABLE"] = (3, 99), ["CALENDAR"] = (2, 2), ["CALENDARAUTO"] = (0, 1),
    };

    private static readonly HashSet<string> Words = new(
        ["VAR", "RETURN", "IN", "NOT", "AND", "OR", "TRUE", "FALSE", "ASC", "DESC", "DAY", "MONTH", "QUARTER", "YEAR", "HOUR", "MINUTE", "SECOND", "ORDERBY", "PARTITIONBY", "NONE", "BOTH", "ONEWAY", "INTEGER", "STRING", "DOUBLE", "BOOLEAN", "DATETIME", "CURRENCY"], StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">A quote or bracket is not closed.</exception>
    public static List<DaxToken> Tokens(string text)
    {
        List<DaxToken> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (text.AsSpan(at) is ['-', '-', ..] or ['/', '/', ..])
            {
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            }
            else if (text.AsSpan(at) is ['/', '*', ..])
            {
                at = text.IndexOf("*/", at, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : throw new FormatException("a comment is not closed");
            }
            else if (c is '"' or '\'' or '[')
            {
                var close = c == '[' ? ']' : c;
                var end = at + 1;
                while (end < text.Length && (text[end] != close || (end + 1 < text.Length && text[end + 1] == close)))
                {
                    end += text[end] == close ? 2 : 1;
                }

                if (end >= text.Length)
                {
                    throw new FormatException($"{c} is not closed");
                }

                tokens.Add(new(c == '"' ? DaxKind.Text : c == '[' ? DaxKind.Bracket : DaxKind.Table, text[(at + 1)..end].Replace($"{close}{close}", $"{close}", StringComparison.Ordinal)));
                at = end + 1;
            }
            else if (char.IsDigit(c) || (c == '.' && at + 1 < text.Length && char.IsDigit(text[at + 1])))
            {
                var end = at;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '.'))
                {
                    end++;
                }

                tokens.Add(new(DaxKind.Number, text[at..end]));
                at = end;
            }
            else if (char.IsLetter(c) || c == '_')
            {
                var end = at;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'))
                {
                    end++;
                }

                tokens.Add(new(DaxKind.Name, text[at..end]));
                at = end;
            }
            else
            {
                var two = at + 1 < text.Length ? text.Substring(at, 2) : "";
                var sign = two is "<=" or ">=" or "<>" or "&&" or "||" or "==" ? two : c.ToString();
                if (!"()+-*/^&=<>,{};|".Contains(sign[0], StringComparison.Ordinal))
                {
                    throw new FormatException($"'{c}' is no DAX");
                }

                tokens.Add(new(DaxKind.Sign, sign));
                at += sign.Length;
            }
        }

        return tokens;
    }

    /// <summary>What is wrong with an expression.</summary>
    /// <param name="columns">The columns of every table.</param>
    /// <param name="measures">All measures.</param>
    /// <param name="home">The table in whose rows it is computed, where it is: its columns need no table before them.</param>
    public static IEnumerable<string> Problems(string text, IReadOnlyDictionary<string, HashSet<string>> columns, IReadOnlySet<string> measures, string? home)
    {
        List<DaxToken> tokens;
        string? broken = null;
        try
        {
            tokens = Tokens(text);
        }
        catch (FormatException problem)
        {
            tokens = [];
            broken = problem.Message;
        }

        if (broken is not null)
        {
            return [broken];
        }

        return tokens.Count == 0 ? ["there is no DAX"] : [.. Parentheses(tokens), .. Names(tokens, columns, measures, home), .. Order(tokens)];
    }

    private static IEnumerable<string> Names(List<DaxToken> tokens, IReadOnlyDictionary<string, HashSet<string>> columns, IReadOnlySet<string> measures, string? home)
    {
        var variables = tokens.Zip(tokens.Skip(1)).Where(pair => pair.First.Kind == DaxKind.Name && pair.First.Text.Equals("VAR", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Second.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var madeHere = tokens.Where(token => token.Kind == DaxKind.Text).Select(token => token.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (kind, name) = tokens[i];
            var after = i + 1 < tokens.Count ? tokens[i + 1] : default;
            var isFunction = after.Kind == DaxKind.Sign && after.Text == "(";
            switch (kind)
            {
                case DaxKind.Table or DaxKind.Name when after.Kind == DaxKind.Bracket && !variables.Contains(name) && !Words.Contains(name):
                    if (!columns.TryGetValue(name, out var own))
                    {
                        yield return $"there is no table {name}";
                    }
                    else if (!own.Contains(after.Text) && !measures.Contains(after.Text))
                    {
                        yield return $"{name} has no column {after.Text}";
                    }

                    break;
                case DaxKind.Table when !columns.ContainsKey(name):
                    yield return $"there is no table {name}";
                    break;
                case DaxKind.Name when isFunction && !Words.Contains(name) && !Functions.ContainsKey(name):
                    yield return $"there is no function {name}";
                    break;
                case DaxKind.Name when !isFunction && !Words.Contains(name) && !variables.Contains(name) && !columns.ContainsKey(name):
                    yield return $"{name} is neither a table nor a variable";
                    break;
                case DaxKind.Bracket when !IsOwned(tokens, i) && !measures.Contains(name) && !madeHere.Contains(name) && !name.StartsWith('@') && !(home is not null && columns[home].Contains(name)):
                    yield return $"there is no measure {name}";
                    break;
            }
        }
    }

    /// <summary>Two operands side by side, or an operator without one.</summary>
    private static IEnumerable<string> Order(List<DaxToken> tokens)
    {
        static bool IsOperator(DaxToken token) => token.Kind == DaxKind.Sign && token.Text is "+" or "*" or "/" or "&" or "&&" or "||" or "<" or ">" or "<=" or ">=" or "<>" or "=" or "==" or "^";
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var (now, after) = (tokens[i], tokens[i + 1]);
            if ((IsOperator(now) || now is { Kind: DaxKind.Sign, Text: "," or "(" }) && (IsOperator(after) || after is { Kind: DaxKind.Sign, Text: "," } || (IsOperator(now) && after is { Kind: DaxKind.Sign, Text: ")" })))
            {
                if (now is { Kind: DaxKind.Sign, Text: "," or "(" } && after.Text is "+" or "-")
                {
                    continue;
                }

                yield return $"{now.Text} {after.Text} has nothing between it";
            }
            else if (now.Kind is DaxKind.Bracket or DaxKind.Number or DaxKind.Text && after.Kind is DaxKind.Bracket or DaxKind.Number or DaxKind.Text or DaxKind.Table)
            {
                yield return $"{now.Text} and {after.Text} have nothing between them";
            }
        }

        if (IsOperator(tokens[^1]))
        {
            yield return $"nothing follows {tokens[^1].Text}";
        }
    }

    private static bool IsOwned(List<DaxToken> tokens, int at) => at > 0 && (tokens[at - 1].Kind == DaxKind.Table || (tokens[at - 1].Kind == DaxKind.Name && !Words.Contains(tokens[at - 1].Text)));

    private static IEnumerable<string> Parentheses(List<DaxToken> tokens)
    {
        var open = new Stack<(string Sign, string? Function, int Arguments, bool IsEmpty)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isSign = token.Kind == DaxKind.Sign;
            if (open.Count > 0 && !(isSign && token.Text is ")" or "}"))
            {
                var (sign, function, arguments, _) = open.Pop();
                open.Push((sign, function, arguments + (isSign && token.Text == "," ? 1 : 0), false));
            }

            if (isSign && token.Text is "(" or "{")
            {
                open.Push((token.Text, token.Text == "(" && i > 0 && tokens[i - 1].Kind == DaxKind.Name ? tokens[i - 1].Text : null, 1, true));
            }
            else if (isSign && token.Text is ")" or "}")
            {
                if (!open.TryPop(out var opened) || (opened.Sign == "(") != (token.Text == ")"))
                {
                    yield return $"{token.Text} closes nothing";
                    yield break;
                }

                var count = opened.IsEmpty ? 0 : opened.Arguments;
                if (opened.Function is { } name && !Words.Contains(name) && Functions.TryGetValue(name, out var allowed) && (count < allowed.Fewest || count > allowed.Most))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{name} has {count} arguments");
                }
            }
        }

        if (open.Count > 0)
        {
            yield return $"{open.Peek().Sign} is not closed";
        }
    }
}
