using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueCustomFields;

/// <summary>A further custom field as a column of the feed.</summary>
/// <param name="Name">The property.</param>
/// <param name="FieldName">What the sites call the field.</param>
/// <param name="ValueKind">One of <see cref="IssueFieldKind"/>.</param>
public sealed record CustomFieldColumn(string Name, string FieldName, string ValueKind)
{
    /// <summary>What the warehouse knows of living fields, one for fields of several sites that share a column; in the order of their names.</summary>
    /// <param name="fields">Rows of the warehouse.</param>
    /// <param name="taken">Properties that the set has anyway.</param>
    public static IReadOnlyList<CustomFieldColumn> Of(IEnumerable<IssueFieldColumn> fields, IReadOnlySet<string> taken) =>
        [.. fields.Where(field => !field.IsDeleted && field.ColumnName.Length > 0 && char.IsLetter(field.ColumnName[0]) && field.ColumnName.All(char.IsLetterOrDigit))
            .Select(field => new CustomFieldColumn(taken.Contains(field.ColumnName) ? field.ColumnName + "Field" : field.ColumnName, field.FieldName, field.ValueKind))
            .DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase).OrderBy(column => column.Name, StringComparer.Ordinal)];

    /// <summary>The property's type, as <see cref="EntitySet"/> reads it: a day is a <c>yyyymmdd</c>.</summary>
    public Type ValueType => ValueKind switch
    {
        IssueFieldKind.Number => typeof(double?),
        IssueFieldKind.Date => typeof(int),
        IssueFieldKind.Instant => typeof(DateTimeOffset?),
        _ => typeof(string),
    };
}
