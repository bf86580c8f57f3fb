namespace Prism.Reports;

/// <summary>A column as the feed publishes it.</summary>
/// <param name="Type">The Edm type without its namespace: <c>Int32</c>, <c>Date</c>, <c>String</c> …</param>
/// <param name="Unit">Unit of the numbers, as <c>$metadata</c> states it; null where there is none.</param>
public sealed record FeedColumn(string Name, string Type, string Description, string? Unit = null);

/// <summary>An entity set as the feed publishes it: what reports may name.</summary>
public sealed record FeedSet(string Name, string Description, IReadOnlyList<FeedColumn> Columns)
{
    /// <exception cref="InvalidOperationException">The feed has no such column: the report would not refresh.</exception>
    public FeedColumn Column(string name) =>
        Columns.FirstOrDefault(column => column.Name == name) ?? throw new InvalidOperationException($"The feed's set {Name} has no column {name}.");
}
