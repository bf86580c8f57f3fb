using System.Text.Json;
using System.Text.Json.Serialization;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Staging;

/// <summary>The value of one further custom field of an issue; exactly one of the values is set.</summary>
/// <param name="FieldId">The source's id of the field.</param>
/// <param name="Name">The name it has as a column.</param>
/// <param name="Kind">One of <see cref="IssueFieldKind"/>.</param>
/// <param name="Number">For <see cref="IssueFieldKind.Number"/>.</param>
/// <param name="Text">For <see cref="IssueFieldKind.Text"/> and <see cref="IssueFieldKind.Person"/>; several values stand with a comma and a blank between them.</param>
/// <param name="Day">For <see cref="IssueFieldKind.Date"/>.</param>
/// <param name="AtUtc">For <see cref="IssueFieldKind.Instant"/>.</param>
public sealed record StagedField(
    [property: JsonPropertyName("id")] string FieldId,
    [property: JsonPropertyName("f")] string Name,
    [property: JsonPropertyName("k")] string Kind,
    [property: JsonPropertyName("n")] double? Number = null,
    [property: JsonPropertyName("t")] string? Text = null,
    [property: JsonPropertyName("d")] DateOnly? Day = null,
    [property: JsonPropertyName("at")] DateTimeOffset? AtUtc = null);

/// <summary>How an issue's further fields stand in <see cref="StagedIssue.FieldsJson"/>: in the order of their names.</summary>
public static partial class StagedFields
{
    public static string? Write(IReadOnlyList<StagedField> fields) =>
        fields.Count == 0 ? null : JsonSerializer.Serialize(fields, FieldsContext.Default.IReadOnlyListStagedField);

    public static IReadOnlyList<StagedField> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, FieldsContext.Default.IReadOnlyListStagedField)!;

    [JsonSerializable(typeof(IReadOnlyList<StagedField>))]
    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class FieldsContext : JsonSerializerContext;
}
