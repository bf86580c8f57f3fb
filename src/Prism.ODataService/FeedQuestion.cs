using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService;

/// <summary>What an address of the feed asks for, before anything of it is translated.</summary>
/// <param name="Set">The set.</param>
/// <param name="Key">The key of the one row asked for; null for rows.</param>
/// <param name="IsCount">Whether only their number is asked for.</param>
/// <param name="Options">The query options.</param>
/// <param name="Parser">The library's parser, standing on the address.</param>
public sealed record FeedQuestion(EntitySet Set, IReadOnlyList<object>? Key, bool IsCount, QueryOptions Options, ODataUriParser Parser)
{
    private static readonly Uri ParserRoot = new("http://prism/odata/v1/");

    /// <param name="documents">The sets.</param>
    /// <param name="translator">Makes the parser.</param>
    /// <param name="relative">Path and query below the feed's root, encoded.</param>
    /// <param name="options">The query options, decoded.</param>
    /// <exception cref="FeedException">The address is none of this feed's.</exception>
    public static FeedQuestion Read(ServiceDocuments documents, QueryTranslator translator, string relative, QueryOptions options)
    {
        var path = Uri.UnescapeDataString(relative.Split('?')[0]);
        if (path is "$all" or "$entity" || path.StartsWith("$crossjoin", StringComparison.Ordinal))
        {
            throw FeedException.Unsupported("path", $"{path} is not answered. Ask each set by itself.",
                [.. documents.Sets.Keys.Where(s => path.Split('(', ')', ',').Contains(s)).Select(s => $"{s}?$top=100")]);
        }

        if (relative.StartsWith('/') || !Uri.TryCreate(ParserRoot.AbsoluteUri + relative, UriKind.Absolute, out var address))
        {
            throw NothingHere(path);
        }

        var parser = translator.Parser(ParserRoot, address);
        var (set, key, isCount) = Target(documents, parser, path);
        return new FeedQuestion(set, key, isCount, options, parser);
    }

    private static (EntitySet Set, IReadOnlyList<object>? Key, bool IsCount) Target(ServiceDocuments documents, ODataUriParser parser, string path)
    {
        List<ODataPathSegment> segments;
        try
        {
            segments = [.. parser.ParsePath()];
        }
        catch (ODataUnrecognizedPathException)
        {
            throw NothingHere(path);
        }
        catch (Exception e) when (e is Microsoft.OData.ODataException or ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw FeedException.Malformed("path", $"The path '{path}' cannot be understood: {e.Message}");
        }

        if (segments is [EntitySetSegment set, ..] && documents.Sets.TryGetValue(set.EntitySet.Name, out var found))
        {
            switch (segments)
            {
                case [_]:
                    return (found, null, false);
                case [_, CountSegment]:
                    return (found, null, true);
                case [_, KeySegment key]:
                    return (found, QueryTranslator.Key(found, key), false);
            }
        }

        throw FeedException.Unsupported("path", $"The path '{path}' is not answered. Answered are Set, Set(key) and Set/$count; read single properties with $select.", segments switch
        {
            [EntitySetSegment, KeySegment, PropertySegment property, ..] => [$"{path[..path.IndexOf('/', StringComparison.Ordinal)]}?$select={property.Property.Name}"],
            [EntitySetSegment, KeySegment, NavigationPropertySegment navigation, ..] => [$"{path[..path.IndexOf('/', StringComparison.Ordinal)]}?$expand={navigation.NavigationProperty.Name}"],
            _ => [],
        });
    }

    private static FeedException NothingHere(string path) => FeedException.NotFound($"There is no '{path}' here. The service document at {FeedEndpoint.Root} lists the entity sets.");
}
