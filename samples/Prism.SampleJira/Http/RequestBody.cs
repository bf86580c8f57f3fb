using System.Text.Json;

namespace Prism.SampleJira.Http;

/// <summary>The JSON body of a POST.</summary>
internal sealed class RequestBody(JsonElement root)
{
    /// <summary>Null where the body is no JSON object.</summary>
    public static async Task<RequestBody?> Read(HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? Text(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public int? Number(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>A list of strings or numbers; null where it is absent.</summary>
    public IReadOnlyList<string>? List(string name) => !root.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())]
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : null;
}
