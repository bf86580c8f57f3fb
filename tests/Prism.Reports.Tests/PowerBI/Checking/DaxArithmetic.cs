using System.Globalization;

namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>
/// Computes the measures that are arithmetic over other measures, from their DAX as it stands: blank counts as nothing in a sum and makes a product blank,
/// and DIVIDE by nothing is blank.
/// </summary>
internal sealed class DaxArithmetic
{
    private readonly List<DaxToken> tokens;
    private readonly Func<string, double?> measure;
    private int at;

    private DaxArithmetic(string text, Func<string, double?> measure)
    {
        tokens = Dax.Tokens(text);
        this.measure = measure;
    }

    /// <summary>Whether an expression is arithmetic over measures.</summary>
    public static bool Covers(string text) =>
        Dax.Tokens(text) is var tokens && tokens.Exists(t => t.Kind == DaxKind.Bracket)
        && tokens.TrueForAll(t => t.Kind is DaxKind.Number or DaxKind.Bracket || (t.Kind == DaxKind.Sign && t.Text is "(" or ")" or "," or "+" or "-" or "*" or "/" or ">") || (t.Kind == DaxKind.Name && t.Text is "DIVIDE" or "IF"));

    public static double? Value(string text, Func<string, double?> measure)
    {
        var reading = new DaxArithmetic(text, measure);
        var value = reading.Comparison();
        return reading.at == reading.tokens.Count ? value : throw new FormatException($"'{text}' goes on after its end.");
    }

    private double? Comparison()
    {
        var left = Sum();
        return Take(">") ? (left ?? 0) > (Sum() ?? 0) ? 1 : 0 : left;
    }

    private double? Sum()
    {
        var value = Product();
        while (true)
        {
            if (Take("+"))
            {
                var other = Product();
                value = value is null && other is null ? null : (value ?? 0) + (other ?? 0);
            }
            else if (Take("-"))
            {
                var other = Product();
                value = value is null && other is null ? null : (value ?? 0) - (other ?? 0);
            }
            else
            {
                return value;
            }
        }
    }

    private double? Product()
    {
        var value = Factor();
        while (Take("*"))
        {
            value *= Factor();
        }

        return value;
    }

    private double? Factor()
    {
        var token = tokens[at++];
        switch (token)
        {
            case { Kind: DaxKind.Number }:
                return double.Parse(token.Text, CultureInfo.InvariantCulture);
            case { Kind: DaxKind.Bracket }:
                return measure(token.Text);
            case { Kind: DaxKind.Sign, Text: "(" }:
                var inner = Comparison();
                Need(")");
                return inner;
            case { Kind: DaxKind.Name, Text: "DIVIDE" }:
                var parts = Arguments();
                return parts[1] is null or 0 ? null : parts[0] / parts[1];
            case { Kind: DaxKind.Name, Text: "IF" }:
                var branches = Arguments();
                return branches[0] is not (null or 0) ? branches[1] : branches.Count > 2 ? branches[2] : null;
            default:
                throw new FormatException($"{token.Text} is no arithmetic.");
        }
    }

    private List<double?> Arguments()
    {
        Need("(");
        List<double?> values = [Comparison()];
        while (Take(","))
        {
            values.Add(Comparison());
        }

        Need(")");
        return values;
    }

    private bool Take(string sign)
    {
        var isNext = at < tokens.Count && tokens[at].Kind == DaxKind.Sign && tokens[at].Text == sign;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void Need(string sign)
    {
        if (!Take(sign))
        {
            throw new FormatException($"{sign} is missing.");
        }
    }
}
