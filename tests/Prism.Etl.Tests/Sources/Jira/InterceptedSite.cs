using System.Net;
using System.Text;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>One request as it was sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, string? Body)
{
    public string Path => Address.AbsolutePath;
}

/// <summary>
/// Stands between the client and a site: notes each request, and may answer in the site's place or change what it says. Whatever test it is, a request to
/// Cloud must be one that the official descriptions know, and one to Data Center one of the list of its calls; one that is answered here too.
/// </summary>
internal sealed class InterceptedSite : DelegatingHandler
{
    public InterceptedSite()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
    }

    public List<SentRequest> Sent { get; } = [];

    /// <summary>Answers in the site's place; null lets the request pass.</summary>
    public Func<SentRequest, HttpResponseMessage?> Instead { get; init; } = _ => null;

    /// <summary>Changes a body on its way back; null leaves it.</summary>
    public Func<SentRequest, string, string?>? Change { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(request.Method, request.RequestUri!, request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        if ((OpenApiDescription.CloudProblem(sent) ?? DataCenterCalls.Problem(sent)) is { } problem)
        {
            throw new InvalidOperationException($"{sent.Method} {sent.Address.PathAndQuery}: {problem}");
        }

        lock (Sent)
        {
            Sent.Add(sent);
        }

        if (Instead(sent) is { } answer)
        {
            return answer;
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (Change?.Invoke(sent, await response.Content.ReadAsStringAsync(cancellationToken)) is { } changed)
        {
            response.Content = new StringContent(changed, Encoding.UTF8, "application/json");
        }

        return response;
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "{\"errorMessages\":[]}", string type = "application/json", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
        foreach (var (name, value) in headers)
        {
            response.Headers.Add(name, value);
        }

        return response;
    }
}

/// <summary>A clock on which every wait is over at once, and noted.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (Waits)
        {
            return new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero) + Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (Waits)
        {
            Waits.Add(dueTime);
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
