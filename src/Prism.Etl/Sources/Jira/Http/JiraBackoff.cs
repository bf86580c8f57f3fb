using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Prism.Etl.Sources.Jira.Http;

/// <summary>How long to wait before a request is tried again.</summary>
internal static class JiraBackoff
{
    /// <summary>A server that asks for more ends the run: what is read so far is kept, and the next run goes on there.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOwn = TimeSpan.FromSeconds(60);

    /// <summary>Doubles from one second to a minute, each time between a half and the whole of it, so that many callers part.</summary>
    public static TimeSpan Own(int attempt, double jitter) =>
        Math.Min(LongestOwn.TotalSeconds, First.TotalSeconds * Math.Pow(2, attempt - 1)) * (0.5 + (jitter / 2)) * TimeSpan.FromSeconds(1);

    /// <summary>The greater of our own pause and what the server asks for.</summary>
    public static TimeSpan After(HttpResponseMessage response, int attempt, double jitter, DateTimeOffset now)
    {
        var wait = Own(attempt, jitter);
        foreach (var asked in new[] { Asked(response.Headers.RetryAfter, now), Reset(response, now) })
        {
            wait = asked > wait ? asked.Value : wait;
        }

        return wait;
    }

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static TimeSpan? Asked(RetryConditionHeaderValue? header, DateTimeOffset now) => header?.Delta ?? (header?.Date - now);

    /// <summary>Cloud says <c>X-RateLimit-Reset: 2026-01-31T13:05Z</c>; it counts only where the limit is used up, so with a 429.</summary>
    private static TimeSpan? Reset(HttpResponseMessage response, DateTimeOffset now) =>
        response.StatusCode == HttpStatusCode.TooManyRequests
        && response.Headers.TryGetValues("X-RateLimit-Reset", out var values)
        && DateTimeOffset.TryParseExact(
            values.First(), ["yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fffZ", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset)
            ? reset - now
            : null;
}
