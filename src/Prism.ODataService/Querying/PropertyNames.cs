using Microsoft.OData.UriParser;

namespace Prism.ODataService.Querying;

/// <summary>The properties and paths that an expression reads.</summary>
public static class PropertyNames
{
    public static IEnumerable<string> Of(QueryNode node, IDictionary<string, SingleValueNode> aliases) => node switch
    {
        ConvertNode convert => Of(convert.Source, aliases),
        BinaryOperatorNode binary => Of(binary.Left, aliases).Concat(Of(binary.Right, aliases)),
        UnaryOperatorNode unary => Of(unary.Operand, aliases),
        InNode among => Of(among.Left, aliases).Concat(Of(among.Right, aliases)),
        CollectionConstantNode or ConstantNode => [],
        SingleValueFunctionCallNode call => call.Parameters.SelectMany(parameter => Of(parameter, aliases)),
        SingleValuePropertyAccessNode { Source: SingleNavigationNode navigation } property => [$"{navigation.NavigationProperty.Name}/{property.Property.Name}"],
        SingleValuePropertyAccessNode property => [property.Property.Name],
        SingleValueOpenPropertyAccessNode open => [open.Name],
        ParameterAliasNode alias when aliases.TryGetValue(alias.Alias, out var aliased) && aliased is not null => Of(aliased, aliases),
        _ => [],
    };
}
