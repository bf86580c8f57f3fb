using System.Globalization;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>What a request asks for in its headers: how much metadata, how numbers are written, how many rows a page.</summary>
public static class FeedFormat
{
    private static readonly (ExportKind Kind, string Name, string Type)[] Exports =
    [
        (ExportKind.Csv, "csv", "text/csv"),
        (ExportKind.Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ExportKind.Parquet, "parquet", "application/vnd.apache.parquet"),
    ];

    /// <summary>
    /// A file where <c>$format</c> asks for one, or where one is accepted and JSON is not; JSON in all other cases: Power Query's list names no plain
    /// <c>application/json</c> and ends in XML, and a 406 would end the conversation.
    /// </summary>
    public static AnswerForm Read(HttpRequest request, string? format)
    {
        var accept = request.Headers.Accept.ToString();
        foreach (var (kind, name, type) in Exports)
        {
            if (format is null
                ? accept.Contains(type, StringComparison.OrdinalIgnoreCase) && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
                : Names(format, name) || Names(format, type))
            {
                return new ExportForm(kind, format is not null, kind == ExportKind.Csv && format is not null && Says(format, "bom=true"));
            }
        }

        if (format is null && accept.Length > 0 && !request.Path.Value!.EndsWith("/$count", StringComparison.Ordinal) && !accept.Split(',').Any(IsReadable))
        {
            throw new FeedException(406, "NotAcceptable", $"Nothing that is accepted is answered: '{accept}'. Answered are application/json, {string.Join(", ", Exports.Select(e => e.Type))}.", "Accept");
        }

        return Json(request, format);
    }

    /// <summary>Whether JSON, or a file, is within a range of <c>Accept</c>.</summary>
    private static bool IsReadable(string range)
    {
        var type = range.Split(';')[0].Trim();
        return Quality(range.Replace(" ", "", StringComparison.Ordinal)) > 0 && (type is "*/*" or "application/*" || type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || Exports.Any(e => e.Type.Equals(type, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The style of a JSON answer.</summary>
    /// <exception cref="FeedException">501: <c>$format</c> names another form.</exception>
    public static JsonStyle Json(HttpRequest request, string? format)
    {
        if (format is not null && !Names(format, "json") && !Names(format, "application/json"))
        {
            throw FeedException.Unsupported("$format", $"$format={format} is not answered; answered are json with odata.metadata=minimal, full or none, csv, xlsx and parquet.");
        }

        var ranges = format is null ? request.Headers.Accept.ToString().Split(',') : [format];
        var chosen = ranges.Select(r => r.Trim()).Where(r => format is not null || r.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)).OrderByDescending(Quality).FirstOrDefault() ?? "";
        var metadata = Says(chosen, "metadata=none") || Says(chosen, "odata=nometadata") ? JsonMetadata.None
            : Says(chosen, "metadata=full") || Says(chosen, "odata=fullmetadata") ? JsonMetadata.Full
            : JsonMetadata.Minimal;
        return new JsonStyle(metadata, Says(chosen, "IEEE754Compatible=true"), OmitsNulls(request));
    }

    /// <summary>The content type that tells what was written.</summary>
    public static string ContentType(JsonStyle style) =>
        $"application/json;odata.metadata={style.Metadata switch { JsonMetadata.None => "none", JsonMetadata.Full => "full", _ => "minimal" }};odata.streaming=true"
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

    /// <summary>Whether a batch goes on behind a part that failed.</summary>
    public static bool ContinuesOnError(HttpRequest request) =>
        Preferences(request).Select(Split).Any(p => p is { Name: "continue-on-error" or "odata.continue-on-error", Value: "" or "true" });

    private static bool OmitsNulls(HttpRequest request) =>
        Preferences(request).Select(Split).Any(p => p is { Name: "omit-values" or "odata.omit-values", Value: "nulls" });

    private static IEnumerable<string> Preferences(HttpRequest request) =>
        request.Headers["Prefer"].ToString().Split(',', ';').Select(p => p.Trim());

    private static (string Name, string Value) Split(string preference)
    {
        var at = preference.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (preference.ToLowerInvariant(), "") : (preference[..at].Trim().ToLowerInvariant(), preference[(at + 1)..].Trim().Trim('"').ToLowerInvariant());
    }

    private static bool Names(string format, string name) => format.AsSpan().TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (format.Trim().Length == name.Length || format.Trim()[name.Length] is ';' or ' ');

    private static bool Says(string range, string parameter) => range.Replace(" ", "", StringComparison.Ordinal).Contains(parameter, StringComparison.OrdinalIgnoreCase);

    private static double Quality(string range)
    {
        var at = range.IndexOf(";q=", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && double.TryParse(range.AsSpan(at + 3, Math.Min(5, range.Length - at - 3)).TrimEnd(';'), NumberStyles.Float, CultureInfo.InvariantCulture, out var q) ? q : 1;
    }
}
