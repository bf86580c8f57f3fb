using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Prism.Etl.Sources.Jira;

namespace Prism.Etl.Webhooks;

/// <summary>
/// Hears Jira's webhooks at <c>/webhooks/jira/{Name}</c>. A signed one puts its issue into the queue and is answered at once; one that is not signed
/// with the site's secret is refused. The same one again is harmless, and a lost one is made good by the next run on schedule.
/// </summary>
public sealed partial class WebhookReceiver : IAsyncDisposable
{
    private const int LargestBody = 4 * 1024 * 1024;
    private readonly WebApplication app;
    private readonly ILogger logger;
    private readonly TouchedQueue queue;
    private readonly Dictionary<string, JiraOptions> sites;

    private WebhookReceiver(WebApplication app, IEnumerable<JiraOptions> sites, TouchedQueue queue, ILogger logger)
    {
        this.app = app;
        this.queue = queue;
        this.logger = logger;
        this.sites = sites.Where(site => site.HearsWebhooks).ToDictionary(site => site.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First() + "/");

    /// <param name="address">An address of this machine.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="sites">The sites; those without a secret are not heard.</param>
    /// <param name="queue">Gets the issues.</param>
    /// <param name="loggers">Told of what was refused.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WebhookReceiver> StartAsync(
        IPAddress address, int port, IReadOnlyList<JiraOptions> sites, TouchedQueue queue, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(address, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        var receiver = new WebhookReceiver(builder.Build(), sites, queue, loggers.CreateLogger<WebhookReceiver>());
        receiver.app.MapPost("/webhooks/jira/{site}", receiver.HearAsync);
        await receiver.app.StartAsync(cancellationToken).ConfigureAwait(false);
        receiver.LogListening(receiver.Address, string.Join(", ", receiver.sites.Keys));
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        if (context.Request.RouteValues["site"] is not string name || !sites.TryGetValue(name, out var site))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!JiraWebhook.IsSigned(bytes.Span, context.Request.Headers[JiraWebhook.SignatureHeader], site.ReadWebhookSecret()))
        {
            LogUnsigned(site.Name, context.Connection.RemoteIpAddress);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            if (JiraWebhook.Read(bytes) is { } touched)
            {
                queue.Add(site.Name, touched);
            }

            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhooks are heard at {Address}webhooks/jira/..., of {Sites}")]
    private partial void LogListening(Uri address, string sites);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook for {Site} from {Remote} is not signed with WebhookSecret; it was refused")]
    private partial void LogUnsigned(string site, IPAddress? remote);
}
