namespace Prism.Kpis.Engine;

/// <summary>What a piece of SQL text is.</summary>
public enum SqlTokenKind
{
    Word,
    Number,
    Text,
    Symbol,
}

/// <summary>A piece of a measure's SQL, with where it stands in the file.</summary>
public readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start, int Line)
{
    public int End => Start + Text.Length;

    public bool Is(string text) => string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts SQL into words, numbers, quoted texts and symbols; comments fall away. <paramref name="text"/> need not be valid SQL.</summary>
    public static IReadOnlyList<SqlToken> Read(string text)
    {
        var tokens = new List<SqlToken>();
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfPiece(text, at, out var kind);
            if (kind is { } known)
            {
                tokens.Add(new SqlToken(known, text[at..end], at, line));
            }

            line += text.AsSpan(at, end - at).Count('\n');
            at = end;
        }

        return tokens;
    }

    private static int EndOfPiece(string text, int at, out SqlTokenKind? kind)
    {
        var first = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        kind = null;
        if (char.IsWhiteSpace(first))
        {
            return at + 1;
        }

        if (first == '-' && next == '-')
        {
            return Until(text, "\n", at);
        }

        if (first == '/' && next == '*')
        {
            return Until(text, "*/", at + 2);
        }

        if (first == '\'')
        {
            kind = SqlTokenKind.Text;
            return Until(text, "'", at + 1);
        }

        kind = char.IsLetter(first) || first == '_' ? SqlTokenKind.Word : char.IsDigit(first) ? SqlTokenKind.Number : SqlTokenKind.Symbol;
        if (kind == SqlTokenKind.Symbol)
        {
            var pair = text.AsSpan(at, Math.Min(2, text.Length - at));
            return at + (pair is "<=" or ">=" or "<>" or "!=" or "||" or "::" or "==" ? 2 : 1);
        }

        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || (kind == SqlTokenKind.Number && text[end] == '.')))
        {
            end++;
        }

        return end;
    }

    private static int Until(string text, string mark, int from)
    {
        var found = text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }
}
