using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Prism.ODataService.Writing;

namespace Prism.ODataService;

/// <summary>The strong <c>ETag</c> of an answer: the same question to the same warehouse version with the same rights in the same form is the same answer.</summary>
public static class AnswerTag
{
    // Another build may write the same rows differently.
    private static readonly string Build = typeof(AnswerTag).Module.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>The tag, quoted; null for a question whose answer depends on the clock.</summary>
    public static string? Of(HttpRequest request, string root, long version, AnswerForm form, int pageSize, string rights)
    {
        var question = request.Path.Value + request.QueryString.Value;
        if (question.Contains("now", StringComparison.Ordinal))
        {
            return null;
        }

        var codings = request.Headers.AcceptEncoding.ToString();
        var coding = codings.Contains("gzip", StringComparison.OrdinalIgnoreCase) || codings.Contains('*', StringComparison.Ordinal) ? "gzip" : codings.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : "";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Build}\n{version}\n{root}\n{question}\n{form}\n{pageSize}\n{coding}\n{rights}");
        return $"\"{version.ToString(CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"";
    }

    /// <summary>Whether the caller holds this answer already.</summary>
    public static bool IsKnown(HttpRequest request, string tag)
    {
        StringValues sent = request.Headers.IfNoneMatch;
        return sent.Count > 0 && EntityTagHeaderValue.TryParseList([.. sent.OfType<string>()], out var tags)
            && tags.Any(t => t.Tag == "*" || t.Tag == tag);
    }
}
