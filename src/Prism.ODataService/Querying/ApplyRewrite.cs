using System.Globalization;
using System.Text.RegularExpressions;

namespace Prism.ODataService.Querying;

/// <summary>The same question in transformations that are answered: what stood inside of <c>$apply</c> stands beside it, and what was one question is several.</summary>
/// <param name="Apply">The transformations that stay; empty for none.</param>
/// <param name="Beside">Options that take the place of the others, which stand behind them in the order they are applied.</param>
public sealed partial record ApplyRewrite(string Apply, IReadOnlyDictionary<string, string> Beside)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);

    // concat inside of concat multiplies: a caller gets a few addresses, not thousands.
    private const int Most = 16;

    // What may be done to each part of a concatenation, or to all of it, and is the same.
    private static readonly string[] RowByRow = ["filter", "compute", "identity"];

    /// <summary>All parts of the question; one, where it is one. None, where what stands beside would come before what it comes after, or cut each part instead of all.</summary>
    public static IEnumerable<ApplyRewrite> Of(string apply, QueryOptions options)
    {
        var isCutBeside = options["$top"] is not null || options["$skip"] is not null;
        var isOrderedBeside = options["$orderby"] is not null || isCutBeside;
        var parts = Parts([.. Split(apply, '/').Where(s => s is not ("identity" or ""))]).Take(Most).Select(steps => Taken(steps, isOrderedBeside)).ToList();

        // Rows are cut after they are filtered, searched and counted by what stands beside.
        var isNarrowedBeside = options["$filter"] is not null || options["$search"] is not null || options.Flag("$count");
        return (parts.Count > 1 && isCutBeside) || (isNarrowedBeside && parts.Exists(p => p is not null && (p.Beside.ContainsKey("$top") || p.Beside.ContainsKey("$skip")))) ? [] : parts.OfType<ApplyRewrite>();
    }

    public string Address(string set, QueryOptions options) =>
        options.With(set, [("$apply", Apply.Length == 0 ? null : Apply), ("$skiptoken", null), .. Beside.Select(b => (b.Key, (string?)b.Value))]);

    /// <summary>Parted where <paramref name="separator"/> stands outside of brackets and quotes.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, quoted, start) = (0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            depth += quoted ? 0 : text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (!quoted && depth == 0 && text[i] == separator)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    /// <summary>Sequences without <c>concat</c>, <c>rollup</c> and <c>from</c>.</summary>
    private static IEnumerable<IReadOnlyList<string>> Parts(IReadOnlyList<string> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (Alternatives(steps[i])?.ToList() is { } alternatives)
            {
                if (alternatives.Count > 1 && steps.Skip(i + 1).Any(s => !RowByRow.Contains(Call(s).Name)))
                {
                    return [];
                }

                return alternatives.SelectMany(a => Parts([.. steps.Take(i), .. a.Where(s => s != "identity"), .. steps.Skip(i + 1)]));
            }
        }

        return [steps];
    }

    private static IEnumerable<IReadOnlyList<string>>? Alternatives(string step)
    {
        var (name, arguments) = Call(step);
        switch (name)
        {
            case "concat":
                return Split(arguments, ',').Select(a => (IReadOnlyList<string>)[.. Split(a, '/')]);
            case "groupby" when Split(arguments, ',').ToList() is [var grouping, .. var then]:
                var names = Split(Inside(grouping), ',').ToList();
                var at = names.FindIndex(n => n.StartsWith("rollup(", StringComparison.Ordinal));
                if (at >= 0)
                {
                    return Levels(Call(names[at]).Arguments).Select(level => (IReadOnlyList<string>)[Grouped([.. names.Take(at), .. level, .. names.Skip(at + 1)], then)]);
                }

                return then is [var only] && From(Call(only).Arguments) is var (first, by, second) && only.StartsWith("aggregate(", StringComparison.Ordinal)
                    ? [[Grouped([.. names, by], [$"aggregate({first})"]), Grouped(names, [$"aggregate({second})"])]]
                    : null;
            case "aggregate" when From(arguments) is var (inner, key, outer):
                return [[Grouped([key], [$"aggregate({inner})"]), $"aggregate({outer})"]];
            default:
                return null;
        }
    }

    /// <summary><c>rollup(A,B)</c> are the groups by A and B and those by A; with <c>$all</c> before them the total as well.</summary>
    private static IEnumerable<IReadOnlyList<string>> Levels(string arguments)
    {
        var names = Split(arguments, ',').Select(Inside).SelectMany(n => Split(n, ',')).ToList();
        var hasTotal = names.Remove("$all");
        return Enumerable.Range(hasTotal ? 0 : 1, names.Count + (hasTotal ? 1 : 0)).Reverse().Select(n => (IReadOnlyList<string>)[.. names.Take(n)]);
    }

    private static string Grouped(List<string> by, List<string> then) => by.Count == 0
        ? string.Join('/', then)
        : $"groupby(({string.Join(',', by)}){string.Concat(then.Select(t => "," + t))})";

    private static (string First, string By, string Second)? From(string aggregate) =>
        FromExpression().Match(aggregate) is { Success: true } m
            ? ($"{m.Groups["value"].Value} with {m.Groups["inner"].Value} as {m.Groups["name"].Value}", m.Groups["by"].Value, $"{m.Groups["name"].Value} with {m.Groups["outer"].Value} as {m.Groups["name"].Value}")
            : null;

    private static ApplyRewrite? Taken(IReadOnlyList<string> steps, bool isOrderedBeside)
    {
        Dictionary<string, string> beside = new(StringComparer.Ordinal);
        List<string> kept = [];
        foreach (var step in steps)
        {
            var (name, arguments) = Call(step);
            var comma = arguments.IndexOf(',', StringComparison.Ordinal);
            switch (name)
            {
                case "orderby" when !beside.ContainsKey("$top") && !isOrderedBeside && beside.TryAdd("$orderby", arguments):
                case "skip" when !beside.ContainsKey("$top") && !isOrderedBeside && beside.TryAdd("$skip", arguments):
                case "top" when !isOrderedBeside && beside.TryAdd("$top", arguments):
                    break;
                case "topcount" or "bottomcount" when beside.Count == 0 && !isOrderedBeside && comma > 0 && int.TryParse(arguments.AsSpan(0, comma), CultureInfo.InvariantCulture, out _):
                    beside.Add("$orderby", arguments[(comma + 1)..].Trim() + (name == "topcount" ? " desc" : ""));
                    beside.Add("$top", arguments[..comma].Trim());
                    break;
                case "filter" or "groupby" or "aggregate" or "compute" when beside.Count == 0:
                    kept.Add(step);
                    break;
                default:
                    return null;
            }
        }

        return new ApplyRewrite(string.Join('/', kept), beside.Count == 0 ? Nothing : beside);
    }

    private static (string Name, string Arguments) Call(string step)
    {
        var open = step.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (step, "") : (step[..open].Trim(), Inside(step[open..]));
    }

    private static string Inside(string text)
    {
        var trimmed = text.Trim();
        return trimmed is ['(', .., ')'] ? trimmed[1..^1].Trim() : trimmed;
    }

    [GeneratedRegex(@"^\s*(?<value>\S+)\s+with\s+(?<inner>\w+)\s+from\s+(?<by>[\w/]+)\s+with\s+(?<outer>\w+)\s+as\s+(?<name>\w+)\s*$")]
    private static partial Regex FromExpression();
}
