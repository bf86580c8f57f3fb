using System.Globalization;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>Transformations that the library's parser calls a syntax error although they are good OData: what to ask instead.</summary>
public static class ApplyAdvice
{
    private const string Limit = "order with $orderby and limit with $top, beside $apply";
    private const string Flat = "the sets have no hierarchy";

    private static readonly (string Name, string Advice)[] Unanswered =
    [
        ("topcount(", Limit), ("topsum(", Limit), ("toppercent(", Limit), ("bottomcount(", Limit), ("bottomsum(", Limit), ("bottompercent(", Limit),
        ("orderby(", "put $orderby beside $apply"), ("top(", "put $top beside $apply"), ("skip(", "put $skip beside $apply"),
        ("search(", "put $search beside $apply or use filter(contains(...))"), ("rollup(", "group once per level"), ("expand(", "group by a path, e.g. groupby((Project/ProjectName))"),
        ("concat(", "ask once per part"), ("join(", "relate the sets by key"), ("outerjoin(", "relate the sets by key"),
        ("nest(", "ask once per level"), ("ancestors(", Flat), ("descendants(", Flat), ("traverse(", Flat),
        ("identity", "leave it out"), ("from ", "aggregate in two groupby steps"),
    ];

    /// <exception cref="FeedException">501 with advice, and where there is one with an address that gives the same.</exception>
    public static void RefuseUnknown(string apply, EntitySet set, QueryOptions options)
    {
        foreach (var (name, advice) in Unanswered)
        {
            if (Begins(apply, name))
            {
                throw FeedException.Unsupported("$apply", $"$apply uses {name.TrimEnd('(', ' ')}, which is not answered: {advice}.", Rewrite(apply, set, options));
            }
        }
    }

    /// <summary>The same question with ordering and limits beside <c>$apply</c>; null where they do not stand at its end.</summary>
    private static string? Rewrite(string apply, EntitySet set, QueryOptions options)
    {
        if (options["$orderby"] is not null || options["$top"] is not null || options["$skip"] is not null)
        {
            return null;
        }

        Dictionary<string, string> beside = [];
        List<string> kept = [];
        foreach (var step in Steps(apply))
        {
            var open = step.IndexOf('(', StringComparison.Ordinal);
            var (name, arguments) = open < 0 ? (step, "") : (step[..open].Trim(), step[(open + 1)..].TrimEnd().TrimEnd(')'));
            var comma = arguments.IndexOf(',', StringComparison.Ordinal);
            switch (name)
            {
                case "identity":
                    break;
                case "orderby" when !beside.ContainsKey("$top") && beside.TryAdd("$orderby", arguments):
                case "skip" when !beside.ContainsKey("$top") && beside.TryAdd("$skip", arguments):
                case "top" when beside.TryAdd("$top", arguments):
                    break;
                case "topcount" or "bottomcount" when beside.Count == 0 && comma > 0 && int.TryParse(arguments.AsSpan(0, comma), CultureInfo.InvariantCulture, out _):
                    beside.Add("$orderby", arguments[(comma + 1)..].Trim() + (name == "topcount" ? " desc" : ""));
                    beside.Add("$top", arguments[..comma].Trim());
                    break;
                case "filter" or "groupby" or "aggregate" or "compute" when beside.Count == 0 && !Array.Exists(Unanswered, u => u.Name != "identity" && step.Contains(u.Name, StringComparison.Ordinal)):
                    kept.Add(step);
                    break;
                default:
                    return null;
            }
        }

        List<string> parts = kept.Count == 0 ? [] : ["$apply=" + Uri.EscapeDataString(string.Join('/', kept))];
        parts.AddRange(beside.Select(b => $"{b.Key}={Uri.EscapeDataString(b.Value)}"));
        parts.AddRange(new[] { "$filter", "$select", "$count" }.Where(o => options[o] is not null).Select(o => $"{o}={Uri.EscapeDataString(options[o]!)}"));
        return $"{set.Name}?{string.Join('&', parts)}";
    }

    /// <summary>The transformations, parted at slashes that stand outside of brackets and quotes.</summary>
    private static IEnumerable<string> Steps(string apply)
    {
        var (depth, quoted, start) = (0, false, 0);
        for (var i = 0; i < apply.Length; i++)
        {
            quoted ^= apply[i] == '\'';
            depth += quoted ? 0 : apply[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (!quoted && depth == 0 && apply[i] == '/')
            {
                yield return apply[start..i].Trim();
                start = i + 1;
            }
        }

        yield return apply[start..].Trim();
    }

    /// <summary>Whether a step is the transformation, or a groupby holds it. <c>rollup</c> and <c>from</c> stand inside of others, and <c>concat</c> is a function as well.</summary>
    private static bool Begins(string apply, string name) => Steps(apply).Any(step => step.StartsWith(name, StringComparison.Ordinal) || (step.StartsWith("groupby(", StringComparison.Ordinal) && name switch
    {
        "from " => step.Contains(" from ", StringComparison.Ordinal),
        "rollup(" => step.Contains("(rollup(", StringComparison.Ordinal) || step.Contains(",rollup(", StringComparison.Ordinal),
        _ => step.Contains($"),{name}", StringComparison.Ordinal),
    }) || (name == "from " && step.StartsWith("aggregate(", StringComparison.Ordinal) && step.Contains(" from ", StringComparison.Ordinal)));
}
