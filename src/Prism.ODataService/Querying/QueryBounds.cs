using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>Reads the comparisons off a condition that every row it lets through has passed.</summary>
public static class QueryBounds
{
    public static IEnumerable<Bound> Of(EntitySet set, QueryNode condition)
    {
        switch (Strip(condition))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both:
                return Of(set, both.Left).Concat(Of(set, both.Right));
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal or (>= BinaryOperatorKind.GreaterThan and <= BinaryOperatorKind.LessThanOrEqual) } comparison:
                var isTurned = Strip(comparison.Left) is ConstantNode;
                var (name, value) = isTurned ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
                return Column(set, name) is { } column && Strip(value) is ConstantNode { Value: not null } constant ? Compared(column, comparison.OperatorKind, isTurned, Day(column, constant)) : [];
            case InNode { Right: CollectionConstantNode list } many when Column(set, many.Left) is { } listed:
                return [new Bound(listed, list.Collection.Count, 0, 0)];
            default:
                return [];
        }
    }

    private static IEnumerable<Bound> Compared(Column column, BinaryOperatorKind op, bool isTurned, int? day) => (op, day) switch
    {
        (BinaryOperatorKind.Equal, _) => [new Bound(column, 1, 0, 0)],
        (_, null) => [],
        (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual, { } from) => [isTurned ? new Bound(column, null, 0, from) : new Bound(column, null, from, int.MaxValue)],
        (_, { } to) => [isTurned ? new Bound(column, null, to, int.MaxValue) : new Bound(column, null, 0, to)],
    };

    private static int? Day(Column column, ConstantNode constant) => constant.Value switch
    {
        DateOnly day => (day.Year * 10000) + (day.Month * 100) + day.Day,
#pragma warning disable CS0618 // The parser still yields its own date type.
        Microsoft.OData.Edm.Date day => (day.Year * 10000) + (day.Month * 100) + day.Day,
#pragma warning restore CS0618
        int number when column.Name.EndsWith("DateSk", StringComparison.Ordinal) => number,
        _ => null,
    };

    private static Column? Column(EntitySet set, QueryNode node) =>
        Strip(node) is SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property ? set.ByName.GetValueOrDefault(property.Property.Name) : null;

    private static QueryNode Strip(QueryNode node)
    {
        while (node is ConvertNode convert)
        {
            node = convert.Source;
        }

        return node;
    }
}
