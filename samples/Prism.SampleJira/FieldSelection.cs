namespace Prism.SampleJira;

/// <summary>The fields a request named: a list, <c>*all</c>, <c>*navigable</c>, and exclusions by a dash.</summary>
internal sealed class FieldSelection
{
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> excluded = new(StringComparer.Ordinal);
    private readonly bool all;

    public FieldSelection(IEnumerable<string> fields)
    {
        foreach (var field in fields.SelectMany(f => f.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (field is "*all" or "*navigable")
            {
                all = true;
            }
            else if (field[0] == '-')
            {
                excluded.Add(field[1..]);
            }
            else
            {
                named.Add(field);
            }
        }

        all |= named.Count == 0 && excluded.Count > 0;
        IsIdOnly = !all && named.All(n => n == "id");
    }

    public static FieldSelection All { get; } = new(["*all"]);

    /// <summary>Nothing but the id is answered: what the token-paged search does unless fields are named.</summary>
    public bool IsIdOnly { get; }

    public bool Wants(string field) => (all || named.Contains(field)) && !excluded.Contains(field);
}
