namespace Prism.ODataService.Querying;

/// <summary>What a single query may cost before it reaches the database: nodes of its expressions and characters of its SQL.</summary>
public sealed class QueryBudget(int maxNodes)
{
    // Null-aware comparisons name their operands more than once: nested in each other they would double with every level.
    private const int MaxCharacters = 200_000;
    private int _nodes;

    /// <exception cref="FeedException">400: too many nodes.</exception>
    public void Spend(string part)
    {
        if (++_nodes > maxNodes)
        {
            throw FeedException.Malformed(part, $"The query has more than {maxNodes} operators, properties and values. Ask for less at once, e.g. a range instead of a list of values.");
        }
    }

    /// <exception cref="FeedException">400: too much SQL would come of it.</exception>
    public static string Check(string sql, string part) => sql.Length <= MaxCharacters
        ? sql
        : throw FeedException.Malformed(part, $"{part} nests comparisons inside comparisons too deeply. Join them with 'and' and 'or'.");
}
