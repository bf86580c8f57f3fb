namespace Prism.Warehouse.Dimensions;

/// <summary>One row per source and further custom field that its settings name. Fields of several sources with one name and one kind share a column.</summary>
public sealed record IssueFieldColumn : DeletableRow
{
    public required int IssueFieldColumnSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>The source's id of the field, e.g. <c>customfield_10050</c>.</summary>
    public required string SourceId { get; init; }

    /// <summary>The field's name as the site shows it.</summary>
    public required string FieldName { get; init; }

    /// <summary>One of <see cref="IssueFieldKind"/>.</summary>
    public required string ValueKind { get; init; }

    /// <summary>The name as a column: letters and digits only, e.g. <c>CustomerImpact</c>. Once given it stays.</summary>
    public required string ColumnName { get; init; }
}
