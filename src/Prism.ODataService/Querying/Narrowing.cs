using System.Globalization;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>
/// Whether a query of a set that must be narrowed is: it aggregates, or each row it gives has passed a comparison of one of the set's days with a value.
/// What <c>FilterRestrictions</c> declares.
/// </summary>
public sealed class Narrowing(EntitySet set)
{
    /// <exception cref="FeedException">400, with an address that narrows to a week.</exception>
    public void Demand(ApplyClause? apply, FilterClause? filter, QueryOptions options, Func<DateOnly> lastDay)
    {
        if (set.MustNarrowBy is not [var day, ..] || (filter is not null && Narrows(filter.Expression)))
        {
            return;
        }

        foreach (var transformation in apply?.Transformations ?? [])
        {
            if (transformation is AggregateTransformationNode or GroupByTransformationNode || (transformation is FilterTransformationNode { FilterClause: var inside } && Narrows(inside.Expression)))
            {
                return;
            }
        }

        var week = string.Create(CultureInfo.InvariantCulture, $"{day.Name} gt {lastDay().AddDays(-7):yyyy-MM-dd}");
        throw new FeedException(400, "FilterRequired",
            $"{set.Name} is read with a $filter on {day.Name}, e.g. {week}, or aggregated with $apply: all its rows would be one for every issue and day.", "$filter",
            [options.With(set.Name, ("$filter", options["$filter"] is { } present ? $"({present}) and {week}" : week), ("$skiptoken", null))]);
    }

    private bool Narrows(QueryNode node) => node switch
    {
        ConvertNode convert => Narrows(convert.Source),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => Narrows(both.Left) || Narrows(both.Right),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } either => Narrows(either.Left) && Narrows(either.Right),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal or (>= BinaryOperatorKind.GreaterThan and <= BinaryOperatorKind.LessThanOrEqual) } comparison =>
            (IsDay(comparison.Left) && IsValue(comparison.Right)) || (IsDay(comparison.Right) && IsValue(comparison.Left)),
        InNode list => IsDay(list.Left) && list.Right is CollectionConstantNode,
        _ => false,
    };

    /// <summary>A day of the set, a part of it, or what the calendar says of it.</summary>
    private bool IsDay(QueryNode node) => node switch
    {
        ConvertNode convert => IsDay(convert.Source),
        SingleValueFunctionCallNode call => call.Parameters.FirstOrDefault() is { } argument && IsDay(argument),
        SingleValuePropertyAccessNode { Source: SingleNavigationNode { Source: ResourceRangeVariableReferenceNode } navigation } =>
            set.References.FirstOrDefault(r => r.Name == navigation.NavigationProperty.Name) is { } reference && set.MustNarrowBy.Contains(reference.Column),
        SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property => set.MustNarrowBy.Any(c => c.Name == property.Property.Name),
        _ => false,
    };

    private static bool IsValue(QueryNode node) => node switch
    {
        ConvertNode convert => IsValue(convert.Source),
        ConstantNode constant => constant.Value is not null,
        ParameterAliasNode => true,
        SingleValueFunctionCallNode call => call.Parameters.All(IsValue),
        _ => false,
    };
}
