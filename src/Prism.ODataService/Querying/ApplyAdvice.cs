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

    /// <exception cref="FeedException">501 with advice, and where there are some with the addresses that give the same.</exception>
    public static void RefuseUnknown(string apply, EntitySet set, QueryOptions options)
    {
        foreach (var (name, advice) in Unanswered)
        {
            if (Uses(apply, name))
            {
                throw FeedException.Unsupported("$apply", $"$apply uses {name.TrimEnd('(', ' ')}, which is not answered: {advice}.",
                    [.. ApplyRewrite.Of(apply, options).Where(r => !Array.Exists(Unanswered, u => Uses(r.Apply, u.Name))).Select(r => r.Address(set.Name, options))]);
            }
        }
    }

    /// <summary>Whether a step is the transformation, or a groupby holds it. <c>rollup</c> and <c>from</c> stand inside of others, and <c>concat</c> is a function as well.</summary>
    private static bool Uses(string apply, string name) => ApplyRewrite.Split(apply, '/').Any(step => step.StartsWith(name, StringComparison.Ordinal) || (step.StartsWith("groupby(", StringComparison.Ordinal) && name switch
    {
        "from " => step.Contains(" from ", StringComparison.Ordinal),
        "rollup(" => step.Contains("(rollup(", StringComparison.Ordinal) || step.Contains(",rollup(", StringComparison.Ordinal),
        _ => step.Contains($"),{name}", StringComparison.Ordinal),
    }) || (name == "from " && step.StartsWith("aggregate(", StringComparison.Ordinal) && step.Contains(" from ", StringComparison.Ordinal)));
}
