using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prism.ODataService;

/// <summary>The reads that stand in a batch, whatever else is wrong with it: each of them can be sent by itself instead.</summary>
internal static partial class BatchReads
{
    // A caller gets a few addresses, not a hundred.
    private const int Most = 16;

    /// <summary>Their addresses below <paramref name="root"/>, encoded; empty where none can be made out.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> body, bool isJson, Uri root)
    {
        var text = Encoding.UTF8.GetString(body);
        return [.. (isJson ? InJson(text) : Line().Matches(text).Select(m => m.Groups[1].Value)).Select(url => Below(root, url)).OfType<string>().Distinct().Take(Most)];
    }

    private static IEnumerable<string> InJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array
                ? []
                : [.. requests.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object && TextOf(r, "method")?.Equals(HttpMethods.Get, StringComparison.OrdinalIgnoreCase) == true).Select(r => TextOf(r, "url")).OfType<string>()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? TextOf(JsonElement request, string name) => request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Below(Uri root, string url) =>
        Uri.TryCreate(root, url, out var address) && address.AbsoluteUri.StartsWith(root.AbsoluteUri, StringComparison.Ordinal) && address.AbsoluteUri.Length > root.AbsoluteUri.Length
            ? address.AbsoluteUri[root.AbsoluteUri.Length..]
            : null;

    [GeneratedRegex(@"^GET +(\S.*?) +HTTP/[0-9.]+\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
