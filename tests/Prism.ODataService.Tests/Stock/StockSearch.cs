using System.Linq.Expressions;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData.UriParser;

namespace Prism.ODataService.Tests.Stock;

/// <summary>What the library leaves to each service: words are looked for in the names of a set, whatever their case.</summary>
internal sealed class StockSearch : ISearchBinder
{
    public Expression BindSearch(SearchClause searchClause, QueryBinderContext context)
    {
        var set = EdmModel.Sets.Single(s => s.EntityType == context.ElementClrType);
        return Expression.Lambda(Bind(searchClause.Expression, context.CurrentParameter, set), context.CurrentParameter);
    }

    private static Expression Bind(QueryNode node, ParameterExpression row, Contract.EntitySet set) => node switch
    {
        SearchTermNode word => set.Searchable.Select(Expression (column) => Contains(Expression.Property(row, column.Name), word.Text)).Aggregate(Expression.OrElse),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => Expression.AndAlso(Bind(both.Left, row, set), Bind(both.Right, row, set)),
        BinaryOperatorNode either => Expression.OrElse(Bind(either.Left, row, set), Bind(either.Right, row, set)),
        UnaryOperatorNode not => Expression.Not(Bind(not.Operand, row, set)),
        _ => throw new NotSupportedException(node.Kind.ToString()),
    };

    private static MethodCallExpression Contains(Expression text, string word) => Expression.Call(
        Expression.Call(Expression.Coalesce(text, Expression.Constant("")), nameof(string.ToLower), null), nameof(string.Contains), null, Expression.Constant(word));
}
