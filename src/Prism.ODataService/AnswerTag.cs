using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Prism.ODataService.Querying;
using Prism.ODataService.Writing;

namespace Prism.ODataService;

/// <summary>The strong <c>ETag</c> of an answer: the same question to the same warehouse version with the same rights in the same form is the same answer.</summary>
public static class AnswerTag
{
    // Another build may write the same rows differently.
    private static readonly string Build = typeof(AnswerTag).Module.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture);

    private const string None = "identity";

    /// <summary>The tag, quoted; null for a question whose answer depends on the clock.</summary>
    public static string? Of(HttpRequest request, string root, long version, AnswerForm form, int pageSize, string rights)
    {
        var question = request.Path.Value + request.QueryString.Value;
        if (Uri.UnescapeDataString(question).Contains("now", StringComparison.Ordinal))
        {
            return null;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{Build}\n{version}\n{root}\n{question}\n{form}\n{pageSize}\n{Coding(request)}\n{rights}");
        return $"\"{version.ToString(CultureInfo.InvariantCulture)}-{Hash(text)}\"";
    }

    /// <summary>The tag of a description of the feed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="root">The feed's address, which a description may hold.</param>
    /// <param name="description">What it was made from.</param>
    /// <param name="form">How it is written.</param>
    public static string OfDescription(HttpRequest request, string root, string description, string form) =>
        $"\"d-{Hash($"{Build}\n{root}\n{description}\n{form}\n{Coding(request)}")}\"";

    /// <summary>Names the answer, and says whether the caller holds it.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="tag">The answer's.</param>
    /// <param name="exists">Whether there is an answer whatever it holds: of one row that is asked for by its key nobody knows yet.</param>
    /// <exception cref="FeedException">412: the caller wants another one.</exception>
    public static bool IsUnchanged(HttpContext context, string tag, bool exists)
    {
        if (IsAnother(context.Request, tag))
        {
            throw new FeedException(412, "PreconditionFailed", "The answer is not the one that If-Match names: the warehouse has a new version, or the question has another form. Ask without If-Match.", "If-Match");
        }

        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Accept, Accept-Encoding, Prefer, Authorization, Cookie";
        if (!IsKnown(context.Request, tag, exists))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static bool IsKnown(HttpRequest request, string tag, bool exists) => Names(request.Headers.IfNoneMatch, tag, exists);

    /// <summary>Whether the caller wants the answer only if it is one that it names, and it is not.</summary>
    private static bool IsAnother(HttpRequest request, string tag) => request.Headers.IfMatch.Count > 0 && !Names(request.Headers.IfMatch, tag, exists: true);

    private static bool Names(StringValues sent, string tag, bool exists) =>
        sent.Count > 0 && EntityTagHeaderValue.TryParseList([.. sent.OfType<string>()], out var tags) && tags.Any(t => (t.Tag == "*" && exists) || t.Tag == tag);

    /// <summary>What the answer will be compressed by: the same choice as the compression's, the coding the caller likes best and of equals the first.</summary>
    private static string Coding(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptEncoding.OfType<string>()], out var wanted))
        {
            return "";
        }

        double Quality(string name)
        {
            var found = wanted.FirstOrDefault(w => w.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? (name == None ? null : wanted.FirstOrDefault(w => w.Value.Equals("*", StringComparison.Ordinal)));
            return found is null ? 0 : found.Quality ?? 1;
        }

        var best = new[] { "gzip", "br", None }.MaxBy(Quality)!;
        return Quality(best) > 0 && best != None ? best : "";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
