using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prism.Etl.Sources.Jira;

namespace Prism.Etl.Webhooks;

/// <summary>One webhook as Jira sends it. Nothing but the issue's id is taken from it: what the issue says is asked of the site.</summary>
public static class JiraWebhook
{
    /// <summary>Jira signs the body with the webhook's secret: <c>sha256=</c> and the HMAC in hexadecimal.</summary>
    public const string SignatureHeader = "X-Hub-Signature";

    private const string Method = "sha256=";

    /// <summary>Whether the body was signed with the secret. Compared in constant time.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> body, string? signature, string secret)
    {
        if (signature?.StartsWith(Method, StringComparison.OrdinalIgnoreCase) != true)
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hexadecimal = signature.AsSpan(Method.Length).Trim();
        return hexadecimal.Length == 2 * given.Length
            && Convert.FromHexString(hexadecimal, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
    }

    /// <summary>The signature of a body.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret) => Method + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>What an event is about; null where it is about no issue (a sprint, a board, a user): the schedule reads those.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static TouchedIssue? Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (Member(root, "issue") is { } issue && Id(issue, "id") is { } id)
        {
            return new TouchedIssue(id);
        }

        if (Member(root, "worklog") is { } worklog && Id(worklog, "issueId") is { } issueId)
        {
            var isDeleted = root.TryGetProperty("webhookEvent", out var happened) && happened.ValueKind == JsonValueKind.String && happened.ValueEquals("worklog_deleted"u8);
            return new TouchedIssue(issueId, isDeleted ? Id(worklog, "id") : null);
        }

        return null;
    }

    private static JsonElement? Member(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>Jira writes ids as texts in some events and as numbers in others.</summary>
    private static long? Id(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) => id,
        JsonValueKind.Number when value.TryGetInt64(out var id) => id,
        _ => null,
    } : null;
}
