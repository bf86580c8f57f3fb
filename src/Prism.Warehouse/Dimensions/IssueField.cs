namespace Prism.Warehouse.Dimensions;

/// <summary>One row per issue and further custom field that the settings name and the issue has a value of.</summary>
public sealed record IssueField : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + n</c>, in the order of the fields' names.</summary>
    public required long IssueFieldSk { get; init; }
    public required int IssueSk { get; init; }

    /// <summary>The field's name as the site shows it.</summary>
    public required string FieldName { get; init; }

    /// <summary>The source's id of the field, e.g. <c>customfield_10050</c>.</summary>
    public required string SourceFieldId { get; init; }

    /// <summary>One of <see cref="IssueFieldKind"/>: which of the values below is set.</summary>
    public required string ValueKind { get; init; }
    public double? NumberValue { get; init; }

    /// <summary>A text, or the names of what was chosen, with a comma and a blank between several.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public string? TextValue { get; init; }

    /// <summary>The day of a date or an instant; -2 for other kinds.</summary>
    public required int DateSk { get; init; }
    public DateTimeOffset? ValueAtUtc { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
}

/// <summary>The types a further field's column may have.</summary>
public static class IssueFieldKind
{
    public const string Number = "Number";
    public const string Text = "Text";

    /// <summary>A text of people's names: a user field's, or one of several users.</summary>
    public const string Person = "Person";
    public const string Date = "Date";
    public const string Instant = "Instant";
}
