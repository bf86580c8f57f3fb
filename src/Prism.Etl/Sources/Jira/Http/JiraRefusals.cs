using System.Text;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Rows;

namespace Prism.Etl.Sources.Jira.Http;

/// <summary>What an answer that is none means, and what to do about it, in one sentence. Never holds a secret: no header of the request is shown.</summary>
internal static class JiraRefusals
{
    public const string Captcha =
        "Jira asks for a CAPTCHA after failed sign-ins; no further try is made. Sign in once in a browser as this user, then correct the user or token (a personal access token never meets a CAPTCHA).";

    public const string SignedOut =
        "the sign-in failed, and Jira would answer as to a stranger. The token is wrong, expired or revoked: make a new one and set Token or TokenFile of this site.";

    /// <summary>True where a Data Center site refuses sign-in until someone solves a CAPTCHA.</summary>
    public static bool IsCaptcha(HttpResponseMessage response) =>
        Has(response, "X-Authentication-Denied-Reason", "CAPTCHA") || Has(response, "X-Seraph-LoginReason", "AUTHENTICATION_DENIED");

    /// <summary>True where Jira answers although the sign-in failed: results would then silently lack what strangers do not see.</summary>
    public static bool IsSignedOut(HttpResponseMessage response) => Has(response, "X-Seraph-LoginReason", "AUTHENTICATED_FAILED");

    public static string Reason(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var said = Said(body);
        var told = said.Length > 0 ? $" Jira says: {said}" : "";
        return (int)response.StatusCode switch
        {
            400 => $"400, Jira does not understand the question. Where the settings Jql, Projects or Boards are set, check them first.{told}",
            401 => $"401, the sign-in is refused. On Cloud set User to the e-mail address and Token to an API token that is still valid; on Data Center set Token to a personal access token and leave User out.{told}",
            403 => $"403, this account may not do this. Give it Browse Projects on the projects to read, or take the projects out of the settings.{told}",
            404 => $"404, there is nothing at this address. Check Url, with its context path if the site has one.{told}",
            410 => $"410, the site no longer serves this. Is Kind set to the wrong product?{told}",
            429 => $"429, the site's request limit is used up, also after waiting. What was read is kept; the next run goes on there.{told}",
            >= 300 and < 400 => $"{(int)response.StatusCode}, a redirect to {Host(response.Headers.Location)}, which is not followed with credentials. Set Url to the site's final address.",
            >= 500 => $"{(int)response.StatusCode}, the site fails. What was read is kept; the next run goes on there.{told}",
            var status => $"{status}.{told}",
        };
    }

    /// <summary>Jira's own words: <c>errorMessages</c>, <c>errors</c> or <c>message</c>.</summary>
    private static string Said(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return "";
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var words = root.Items("errorMessages").Where(message => message.ValueKind == JsonValueKind.String).Select(message => message.GetString()!).ToList();
            if (root.Object("errors") is { } errors)
            {
                words.AddRange(errors.EnumerateObject().Select(error => $"{error.Name}: {error.Value}"));
            }

            words.AddRange(new[] { root.Text("message") }.OfType<string>());
            return Line(string.Join(' ', words));
        }
        catch (JsonException)
        {
            return IsHtml(null, body) ? "" : Line(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 400)]));
        }
    }

    /// <summary>True for a page meant for a browser: a sign-in page, a proxy's error.</summary>
    public static bool IsHtml(string? mediaType, ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart("\uFEFF \r\n\t"u8);
        return mediaType is "text/html" or "application/xhtml+xml" || (!start.IsEmpty && start[0] == (byte)'<');
    }

    private static string Line(string text) => JiraJson.Cut(text.ReplaceLineEndings(" "), 500)!;

    private static string Host(Uri? location) => location is null ? "an unnamed place" : location.IsAbsoluteUri ? location.GetLeftPart(UriPartial.Authority) : "another path of the same site";

    private static bool Has(HttpResponseMessage response, string header, string value) =>
        response.Headers.TryGetValues(header, out var values) && values.Any(given => given.Contains(value, StringComparison.OrdinalIgnoreCase));
}
