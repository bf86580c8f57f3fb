using System.Globalization;
using System.Net;

namespace Prism.Etl.Sources.Jira.Http;

/// <summary>
/// What an answer says of the site's limit. Cloud and Data Center use the same names for two of the headers, and differ in the others:
/// Cloud says when the limit is reset as ISO 8601 (<c>X-RateLimit-Reset: 2026-01-31T13:05Z</c>), Data Center how its bucket of tokens is filled
/// (<c>X-RateLimit-FillRate</c> tokens each <c>X-RateLimit-Interval-Seconds</c>).
/// </summary>
/// <param name="IsNearLimit">Less than a fifth of what is allowed is left.</param>
/// <param name="Pause">How long to send nothing, since nothing is left; null where something is, or where the site does not say.</param>
internal readonly record struct JiraRate(bool IsNearLimit, TimeSpan? Pause)
{
    private static readonly string[] ResetForms = ["yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fffZ", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz"];

    /// <summary>Reads the headers of an answer of either product.</summary>
    public static JiraRate Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var (limit, left) = (Number(response, "X-RateLimit-Limit"), Number(response, "X-RateLimit-Remaining"));
        var isNear = string.Equals(Text(response, "X-RateLimit-NearLimit"), "true", StringComparison.OrdinalIgnoreCase)
            || (left is { } some && limit is { } most && some < most / 5);

        // Data Center writes "Retry-After: 0" while tokens are left.
        var isUsedUp = response.StatusCode == HttpStatusCode.TooManyRequests || left is 0;
        TimeSpan? pause = isUsedUp ? Later(Retry(response, now), Later(Reset(response, now), Filled(response))) : null;
        return new JiraRate(isNear, pause > TimeSpan.Zero ? pause : null);
    }

    /// <summary>What <c>Retry-After</c> asks for: seconds, or an instant by the server's clock, which its <c>Date</c> shows.</summary>
    public static TimeSpan? Retry(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date - (response.Headers.Date ?? now)) : null;

    private static TimeSpan? Reset(HttpResponseMessage response, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(Text(response, "X-RateLimit-Reset"), ResetForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset)
            ? reset - (response.Headers.Date ?? now)
            : null;

    /// <summary>Until the bucket holds a token again.</summary>
    private static TimeSpan? Filled(HttpResponseMessage response) =>
        Number(response, "X-RateLimit-Interval-Seconds") is { } seconds && Number(response, "X-RateLimit-FillRate") is > 0 ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Later(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other ?? one : one;

    private static double? Number(HttpResponseMessage response, string header) =>
        double.TryParse(Text(response, header), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
