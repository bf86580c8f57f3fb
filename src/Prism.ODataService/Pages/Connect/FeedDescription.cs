using Prism.ODataService.Contract;
using Prism.Reports;

namespace Prism.ODataService.Pages.Connect;

/// <summary>The published sets in the words of the reports that are made from them.</summary>
public static class FeedDescription
{
    public static IReadOnlyList<FeedSet> Of(IEnumerable<EntitySet> sets) =>
        [.. sets.Select(set => new FeedSet(set.Name, set.Description, [.. set.Columns.Select(column => new FeedColumn(column.Name, Type(column.Kind), column.Description, column.Unit))]))];

    private static string Type(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "String",
        ColumnKind.Instant => "DateTimeOffset",
        _ => kind.ToString(),
    };
}
