namespace Prism.ODataService.Querying;

/// <summary>How large a query may be.</summary>
/// <param name="Nodes">Operators, properties and values.</param>
/// <param name="Depth">Expressions inside of each other.</param>
/// <param name="Functions">Functions called.</param>
public sealed record QueryLimits(int Nodes, int Depth, int Functions);

/// <summary>What a single query may be before it reaches the database: nodes, depth and functions of its expressions, and characters of its SQL.</summary>
public sealed class QueryBudget(QueryLimits limits)
{
    // Null-aware comparisons name their operands more than once: nested in each other they would double with every level.
    private const int MaxCharacters = 200_000;
    private int _nodes;
    private int _functions;
    private int _depth;

    /// <exception cref="FeedException">400: too many nodes.</exception>
    public void Spend(string part)
    {
        if (++_nodes > limits.Nodes)
        {
            throw FeedException.Malformed(part, $"The query has more than {limits.Nodes} operators, properties and values. Ask for less at once, e.g. a range instead of a list of values.");
        }
    }

    /// <exception cref="FeedException">400: too many functions.</exception>
    public void SpendFunction(string part)
    {
        if (++_functions > limits.Functions)
        {
            throw FeedException.Malformed(part, $"The query calls more than {limits.Functions} functions. Compare properties with values where you can.");
        }
    }

    /// <summary>Goes into an expression; <see cref="Leave"/> comes out again.</summary>
    /// <exception cref="FeedException">400: too deep.</exception>
    public void Enter(string part)
    {
        if (++_depth > limits.Depth)
        {
            throw FeedException.Malformed(part, $"{part} is nested more than {limits.Depth} levels deep. Write it with fewer levels: 'and' and 'or' in a row, 'in' with a list.");
        }
    }

    public void Leave() => _depth--;

    /// <exception cref="FeedException">400: too much SQL would come of it.</exception>
    public static string Check(string sql, string part) => sql.Length <= MaxCharacters
        ? sql
        : throw FeedException.Malformed(part, $"{part} nests comparisons inside comparisons too deeply. Join them with 'and' and 'or'.");
}
