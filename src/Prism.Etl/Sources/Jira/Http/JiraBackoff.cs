using System.Net;

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
        var own = Own(attempt, jitter);
        var asked = JiraRate.Retry(response, now);
        asked = JiraRate.Of(response, now).Pause is { } pause && !(asked > pause) ? pause : asked;
        return asked > own ? asked.Value : own;
    }

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
