using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Prism.ODataService.Writing;

namespace Prism.ODataService;

/// <summary>Bodies that are no JSON inside of a batch that is: text stands there as a string, and what is neither as the string of its bytes in base64url.</summary>
internal static class BatchBodies
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JsonText.Encoder };

    /// <summary>A part's answer as it stands in the batch's.</summary>
    public static MemoryStream Encoded(byte[] body, string? type) => type is null || type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        ? new MemoryStream(body)
        : new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(body)
            : Base64Url.EncodeToString(body), Options));

    /// <summary>What a part sends as a string; anything else as it is.</summary>
    public static MemoryStream Decoded(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.String } text ? new MemoryStream(Encoding.UTF8.GetBytes(text.GetString()!)) : new MemoryStream(body);
        }
        catch (JsonException)
        {
            return new MemoryStream(body);
        }
    }
}
