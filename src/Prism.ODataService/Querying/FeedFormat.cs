using System.Globalization;

namespace Prism.ODataService.Querying;

/// <summary>What a request asks for in its headers: how much metadata, how numbers are written, how many rows a page.</summary>
public static class FeedFormat
{
    /// <summary>
    /// Data is always JSON: Power Query's list names no plain <c>application/json</c> and ends in XML, and a 406 would end the conversation.
    /// <c>full</c> gets what <c>minimal</c> gets: every property of a flat set is declared in the metadata.
    /// </summary>
    public static JsonStyle Style(HttpRequest request, string? format)
    {
        var accept = request.Headers.Accept.ToString();
        if (format is { } asked)
        {
            if (!asked.StartsWith("json", StringComparison.OrdinalIgnoreCase) && !asked.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            {
                throw FeedException.Unsupported("$format", $"$format={asked} is not answered; json is, with odata.metadata=minimal or none, and csv.");
            }

            accept = asked;
        }

        var chosen = accept.Split(',').Select(r => r.Trim()).Where(r => r.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) || format is not null)
            .OrderByDescending(Quality).FirstOrDefault() ?? "";
        var isNone = Says(chosen, "odata.metadata=none") || Says(chosen, ";metadata=none") || Says(chosen, "odata=nometadata");
        return new JsonStyle(!isNone, Says(chosen, "IEEE754Compatible=true"), OmitsNulls(request));
    }

    /// <summary>CSV is asked for by <c>$format</c>, or accepted and JSON is not.</summary>
    public static bool IsCsv(HttpRequest request, string? format)
    {
        if (format is not null)
        {
            return format.StartsWith("csv", StringComparison.OrdinalIgnoreCase) || format.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase);
        }

        var accept = request.Headers.Accept.ToString();
        return accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The content type that tells what was written.</summary>
    public static string ContentType(JsonStyle style) =>
        $"application/json;odata.metadata={(style.IsMinimal ? "minimal" : "none")};odata.streaming=true"
        + (style.NumbersAsStrings ? ";IEEE754Compatible=true" : "") + ";charset=utf-8";

    /// <summary>The smaller of the service's page and the caller's wish.</summary>
    public static int PageSize(HttpRequest request, int limit, out bool isPreferred)
    {
        isPreferred = false;
        foreach (var preference in Preferences(request))
        {
            var (name, value) = Split(preference);
            if (name is "odata.maxpagesize" or "maxpagesize" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var wish) && wish > 0)
            {
                isPreferred = true;
                return Math.Min(wish, limit);
            }
        }

        return limit;
    }

    private static bool OmitsNulls(HttpRequest request) =>
        Preferences(request).Select(Split).Any(p => p is { Name: "omit-values" or "odata.omit-values", Value: "nulls" });

    private static IEnumerable<string> Preferences(HttpRequest request) =>
        request.Headers["Prefer"].ToString().Split(',', ';').Select(p => p.Trim());

    private static (string Name, string Value) Split(string preference)
    {
        var at = preference.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (preference.ToLowerInvariant(), "") : (preference[..at].Trim().ToLowerInvariant(), preference[(at + 1)..].Trim().Trim('"').ToLowerInvariant());
    }

    private static bool Says(string range, string parameter) => range.Replace(" ", "", StringComparison.Ordinal).Contains(parameter, StringComparison.OrdinalIgnoreCase);

    private static double Quality(string range)
    {
        var at = range.IndexOf(";q=", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && double.TryParse(range.AsSpan(at + 3, Math.Min(5, range.Length - at - 3)).TrimEnd(';'), NumberStyles.Float, CultureInfo.InvariantCulture, out var q) ? q : 1;
    }
}
