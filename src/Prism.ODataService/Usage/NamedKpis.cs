using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Prism.ODataService.Usage;

/// <summary>The KPIs that a question asks for by name: codes that <c>KpiCode</c> is compared to, in <c>$filter</c> or in a filter of <c>$apply</c>.</summary>
public static class NamedKpis
{
    private const string Column = "KpiCode";

    // A code is a word; a question with more of them is for everything.
    private const int MostLength = 50;
    private const int Most = 50;

    public static IReadOnlyList<string> Of(ODataUriParser parser)
    {
        HashSet<string> codes = new(StringComparer.Ordinal);
        Read(parser.ParseFilter()?.Expression, codes);
        foreach (var step in parser.ParseApply()?.Transformations.OfType<FilterTransformationNode>() ?? [])
        {
            Read(step.FilterClause.Expression, codes);
        }

        return codes.Count > Most ? [] : [.. codes.Where(code => code.Length is > 0 and <= MostLength)];
    }

    private static void Read(QueryNode? node, HashSet<string> codes)
    {
        switch (node)
        {
            case ConvertNode convert:
                Read(convert.Source, codes);
                break;
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                Read(both.Left, codes);
                Read(both.Right, codes);
                break;
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal } equal when IsColumn(equal.Left) || IsColumn(equal.Right):
                Add(IsColumn(equal.Left) ? equal.Right : equal.Left, codes);
                break;
            case InNode { Right: CollectionConstantNode list } among when IsColumn(among.Left):
                foreach (var item in list.Collection)
                {
                    Add(item, codes);
                }

                break;
        }
    }

    private static bool IsColumn(QueryNode node) => node is ConvertNode convert ? IsColumn(convert.Source) : node is SingleValuePropertyAccessNode { Property.Name: Column };

    private static void Add(QueryNode node, HashSet<string> codes)
    {
        if (node is ConvertNode convert)
        {
            Add(convert.Source, codes);
        }
        else if (node is ConstantNode { Value: string code })
        {
            codes.Add(code);
        }
    }
}
