using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>A navigation of <c>$expand</c>: which row is read along, and which of its properties, as paths from the set asked for.</summary>
public sealed record Expansion(Reference Reference, IReadOnlyList<string> Paths, bool IsWhole)
{
    private const string Part = "$expand";

    public static IReadOnlyList<Expansion> Read(EntitySet set, ODataUriParser parser, QueryOptions options)
    {
        if (options[Part] is null)
        {
            return [];
        }

        if (options["$apply"] is not null)
        {
            throw FeedException.Unsupported(Part, "$expand beside $apply is not answered: group by a path instead, e.g. groupby((Project/ProjectName)).");
        }

        var clause = QueryTranslator.Parse(Part, parser.ParseSelectAndExpand);
        return [.. (clause?.SelectedItems ?? []).OfType<ExpandedReferenceSelectItem>().Select(item => Read(set, item)).DistinctBy(e => e.Reference.Name)];
    }

    private static Expansion Read(EntitySet set, ExpandedReferenceSelectItem item)
    {
        if (item is not ExpandedNavigationSelectItem expand
            || item.PathToNavigationProperty.LastSegment is not NavigationPropertySegment navigation
            || set.References.FirstOrDefault(r => r.Name == navigation.NavigationProperty.Name) is not { } reference)
        {
            throw FeedException.Unsupported(Part, "$expand reads whole rows along; links ($ref) are not answered. The keys stand in the rows themselves.");
        }

        if (expand.FilterOption is not null || expand.OrderByOption is not null || expand.TopOption is not null || expand.SkipOption is not null || expand.CountOption is not null
            || expand.SearchOption is not null || expand.LevelsOption is not null || expand.ComputeOption is not null || expand.ApplyOption is not null)
        {
            throw FeedException.Unsupported(Part, $"$expand={reference.Name}(...) leads to one row: inside of it only $select is answered. Filter the set itself, e.g. $filter={reference.Name}/... .");
        }

        var inner = expand.SelectAndExpand;
        if (inner?.SelectedItems.OfType<ExpandedReferenceSelectItem>().Any() == true)
        {
            throw FeedException.Unsupported(Part, $"$expand={reference.Name}($expand=...) is not answered: one step is. Read {reference.Target.Name} by itself and relate it by {reference.Column.Name}.");
        }

        var named = (inner?.SelectedItems ?? []).OfType<PathSelectItem>().Select(i => i.SelectedPath.LastSegment).OfType<PropertySegment>().Select(s => s.Property.Name).ToHashSet();
        var isWhole = named.Count == 0 || inner?.SelectedItems.OfType<WildcardSelectItem>().Any() == true;
        return new Expansion(reference, [.. reference.Target.Columns.Where(c => isWhole || named.Contains(c.Name)).Select(c => $"{reference.Name}/{c.Name}")], isWhole);
    }
}
