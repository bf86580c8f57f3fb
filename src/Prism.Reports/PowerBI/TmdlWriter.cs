using System.Text;

namespace Prism.Reports.PowerBI;

/// <summary>Writes TMDL: one object or property a line, nested by tabs.</summary>
internal sealed class TmdlWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>A name as TMDL writes it: quoted unless it is letters, digits and underscores.</summary>
    public static string Name(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    public TmdlWriter Line(string line)
    {
        text.Append('\t', depth).Append(line).Append('\n');
        return this;
    }

    public TmdlWriter Blank()
    {
        text.Append('\n');
        return this;
    }

    /// <summary>The description of the object that follows.</summary>
    public TmdlWriter Description(string? description)
    {
        foreach (var line in (description ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Line($"/// {line}");
        }

        return this;
    }

    /// <summary>An object and what it consists of.</summary>
    public TmdlWriter Object(string head, Action content)
    {
        Line(head);
        depth++;
        content();
        depth--;
        return this;
    }

    /// <summary>An object with an expression as its value, and what else it consists of.</summary>
    public TmdlWriter Object(string head, string expression, Action content)
    {
        Expression(head, expression, 2);
        depth++;
        content();
        depth--;
        return this;
    }

    /// <summary>A property whose value is an expression.</summary>
    public TmdlWriter Property(string name, string expression) => Expression(name, expression, 1);

    public override string ToString() => text.ToString();

    /// <summary>On the line where it fits; else below, deeper than what stands beside it.</summary>
    private TmdlWriter Expression(string head, string expression, int deeper)
    {
        var lines = expression.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length == 1)
        {
            return Line($"{head} = {lines[0]}");
        }

        Line($"{head} =");
        foreach (var line in lines)
        {
            text.Append('\t', line.Length == 0 ? 0 : depth + deeper).Append(line).Append('\n');
        }

        return this;
    }
}
