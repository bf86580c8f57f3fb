using System.Text.Json;
using System.Text.Json.Serialization;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Staging;

/// <summary>A link as one of its issues shows it.</summary>
/// <param name="LinkId">The source's id of the link: the same at both ends.</param>
/// <param name="LinkType">E.g. <c>Blocks</c>.</param>
/// <param name="Direction">One of <see cref="LinkDirection"/>.</param>
/// <param name="Phrase">How it reads from this issue, e.g. <c>is blocked by</c>.</param>
/// <param name="IssueId">Source id of the issue at the other end.</param>
/// <param name="IssueKey">Its key.</param>
public sealed record StagedLink(
    [property: JsonPropertyName("id")] string LinkId,
    [property: JsonPropertyName("t")] string LinkType,
    [property: JsonPropertyName("d")] string Direction,
    [property: JsonPropertyName("p")] string? Phrase,
    [property: JsonPropertyName("i")] string IssueId,
    [property: JsonPropertyName("k")] string? IssueKey);

/// <summary>How an issue's labels and links stand in <see cref="StagedIssue.LabelsJson"/> and <see cref="StagedIssue.LinksJson"/>.</summary>
public static partial class StagedParts
{
    public static string? Write(IReadOnlyList<string> labels) =>
        labels.Count == 0 ? null : JsonSerializer.Serialize(labels, PartsContext.Default.IReadOnlyListString);

    public static string? Write(IReadOnlyList<StagedLink> links) =>
        links.Count == 0 ? null : JsonSerializer.Serialize(links, PartsContext.Default.IReadOnlyListStagedLink);

    public static IReadOnlyList<string> Labels(StagedIssue issue) =>
        issue?.LabelsJson is not { } json ? [] : JsonSerializer.Deserialize(json, PartsContext.Default.IReadOnlyListString)!;

    public static IReadOnlyList<StagedLink> Links(StagedIssue issue) =>
        issue?.LinksJson is not { } json ? [] : JsonSerializer.Deserialize(json, PartsContext.Default.IReadOnlyListStagedLink)!;

    /// <summary>The ids of a comma-separated list.</summary>
    public static string[] Ids(string? joined) => joined?.Split(',') ?? [];

    [JsonSerializable(typeof(IReadOnlyList<string>))]
    [JsonSerializable(typeof(IReadOnlyList<StagedLink>))]
    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class PartsContext : JsonSerializerContext;
}
