using System.Collections.Frozen;

namespace Prism.Kpis.Engine;

/// <summary>The SQL that both engines share: what a measure may say, and what is said when it says something else.</summary>
public static class SharedSql
{
    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
        ["COUNT", "SUM", "MIN", "MAX", "COALESCE", "NULLIF", "CAST", "ABS", "ROUND", "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "LOWER", "UPPER", "REPLACE", "MEASURE"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> WordsBeforeBracket = FrozenSet.ToFrozenSet(
        ["SELECT", "FROM", "JOIN", "ON", "WHERE", "AND", "OR", "NOT", "IN", "EXISTS", "AS", "OVER", "BY", "CASE", "WHEN", "THEN", "ELSE", "BETWEEN", "LIKE", "UNION", "ALL", "HAVING", "DISTINCT", "EXCEPT", "INTERSECT", "DECIMAL"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Writing = FrozenSet.ToFrozenSet(
        ["INSERT", "UPDATE", "DELETE", "MERGE", "DROP", "ALTER", "CREATE", "TRUNCATE", "EXEC", "EXECUTE", "INTO", "ATTACH", "DETACH", "PRAGMA", "VACUUM", "GRANT", "REVOKE", "DECLARE", "SET", "BEGIN", "COMMIT", "ROLLBACK"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OneEngineWords = FrozenSet.ToFrozenSet(
        ["TOP", "LIMIT", "OFFSET", "FETCH", "RECURSIVE", "USING", "NATURAL", "ILIKE", "GLOB", "REGEXP", "FILTER", "NULLS", "TRUE", "FALSE", "NOLOCK", "APPLY", "PIVOT", "UNPIVOT", "QUALIFY", "INTERVAL", "COLLATE"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Clock = FrozenSet.ToFrozenSet(
        ["CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "GETDATE", "GETUTCDATE", "SYSDATETIME", "SYSUTCDATETIME", "NOW"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> DateFunctions = FrozenSet.ToFrozenSet(
        ["DATEADD", "DATEDIFF", "DATEDIFF_BIG", "DATEPART", "DATENAME", "DATEFROMPARTS", "EOMONTH", "YEAR", "MONTH", "DAY", "JULIANDAY", "STRFTIME", "DATE", "DATETIME", "UNIXEPOCH"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Names everything in the SELECT that is not read-only or that only one engine knows. Words that are CTE names are the measure's own.</summary>
    public static IEnumerable<(int Line, string Reason)> Faults(IReadOnlyList<SqlToken> tokens, IReadOnlySet<string> expressions)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            var next = index + 1 < tokens.Count ? tokens[index + 1].Text : "";
            var before = index > 0 ? tokens[index - 1].Text : "";
            // After a dot, or before one, a word is a column or an alias, whatever it reads like.
            var reason = token.Kind switch
            {
                SqlTokenKind.Word when before != "." && next != "." && !expressions.Contains(token.Text) => WordFault(token.Text, next),
                SqlTokenKind.Symbol => SymbolFault(token.Text, next),
                _ => null,
            };
            reason ??= DayArithmetic(tokens, index);
            if (reason is not null)
            {
                yield return (token.Line, reason);
            }
        }
    }

    private static string? WordFault(string word, string next)
    {
        if (Writing.Contains(word))
        {
            return $"{word.ToUpperInvariant()} is not read-only: a measure is one SELECT.";
        }

        if (Clock.Contains(word))
        {
            return $"{word.ToUpperInvariant()} reads the clock: a measure gives rows for every day; where it must know the day it is made for, it joins Today (one row, DateSk).";
        }

        if (OneEngineWords.Contains(word))
        {
            return $"{word.ToUpperInvariant()} is not known to both engines: use joins, CASE, window functions and common table expressions.";
        }

        if (next != "(" || Functions.Contains(word) || WordsBeforeBracket.Contains(word))
        {
            return null;
        }

        return DateFunctions.Contains(word)
            ? $"{word.ToUpperInvariant()} is date arithmetic, which differs between the engines: join DimDate and use its columns."
            : word.Equals("AVG", StringComparison.OrdinalIgnoreCase)
                ? "AVG is a mean of values, which cannot be rolled up: give value and weight (kind: weighted), or a numerator and a denominator."
                : $"{word.ToUpperInvariant()} is not among the functions both engines share: {string.Join(", ", Functions.Order(StringComparer.Ordinal))}.";
    }

    private static string? SymbolFault(string symbol, string next) => symbol switch
    {
        ";" => "A measure is one SELECT, without a semicolon.",
        "||" => "|| is not known to both engines.",
        "::" => ":: is not known to both engines: use CAST.",
        "==" => "== is not known to both engines: use =.",
        "[" or "`" or "\"" => $"{symbol} quotes names for one engine only: write them plain.",
        "@" or "#" or "$" or "?" => $"{symbol}{next} is not known here: a measure has no parameters and no temporary tables.",
        _ => null,
    };

    private static string? DayArithmetic(IReadOnlyList<SqlToken> tokens, int index)
    {
        if (tokens[index].Text is not ("+" or "-"))
        {
            return null;
        }

        var left = index > 0 ? tokens[index - 1].Text : "";
        // Of alias.Column the column counts.
        var right = index + 3 < tokens.Count && tokens[index + 2].Text == "." ? tokens[index + 3].Text : index + 1 < tokens.Count ? tokens[index + 1].Text : "";
        return IsDay(left) || IsDay(right)
            ? $"{(IsDay(left) ? left : right)} is a label (yyyymmdd), not a number to add to or subtract from: join DimDate and count its days."
            : null;
    }

    private static bool IsDay(string word) =>
        word.EndsWith("DateSk", StringComparison.OrdinalIgnoreCase) || word.Equals("date_sk", StringComparison.OrdinalIgnoreCase);
}
