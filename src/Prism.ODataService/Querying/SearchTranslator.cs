using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary><c>$search</c>: every word or phrase is looked for in the set's names, whatever their case.</summary>
public static class SearchTranslator
{
    public static string Translate(SearchClause clause, EntitySet set, Relation relation, SqlDialect dialect, SqlParameters parameters, QueryBudget budget)
    {
        if (set.Searchable.Count == 0)
        {
            throw FeedException.Unsupported("$search", $"{set.Name} has no names to search. Use $filter on the property meant.");
        }

        return Term(clause.Expression, set, relation, dialect, parameters, budget);
    }

    private static string Term(QueryNode node, EntitySet set, Relation relation, SqlDialect dialect, SqlParameters parameters, QueryBudget budget)
    {
        budget.Spend("$search");
        switch (node)
        {
            case SearchTermNode word:
                var name = parameters.Add(word.Text.ToLowerInvariant());
                return $"({string.Join(" OR ", Columns(set, relation).Select(c => dialect.Function("contains", dialect.Function("tolower", $"COALESCE({c}, '')"), name)))})";
            case BinaryOperatorNode binary:
                var (left, right) = (Term(binary.Left, set, relation, dialect, parameters, budget), Term(binary.Right, set, relation, dialect, parameters, budget));
                return $"({left} {(binary.OperatorKind == BinaryOperatorKind.And ? "AND" : "OR")} {right})";
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return $"(NOT {Term(not.Operand, set, relation, dialect, parameters, budget)})";
            default:
                throw FeedException.Unsupported("$search", "$search takes words and \"phrases\" joined by AND, OR and NOT.");
        }
    }

    private static IEnumerable<string> Columns(EntitySet set, Relation relation) =>
        set.Searchable.Select(c => relation.Resolve(c.Name)
            ?? throw FeedException.Malformed("$search", $"$search looks into {c.Name}, which this $apply does not keep. Use filter(contains(...)) inside $apply.")).Select(v => v.Text);
}
