using Prism.SampleJira.Faults;
using Prism.SampleJira.Http;
using Prism.SampleJira.Recorded;

namespace Prism.SampleJira;

/// <summary>A running sample Jira on the loopback address. Disposing it stops the server.</summary>
public sealed class SampleJiraHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly FaultInjection faults;
    private readonly ChangingSite? changing;
    private readonly WebhookSender? sender;
    private readonly CancellationTokenSource stop = new();
    private Task going = Task.CompletedTask;

    private SampleJiraHost(WebApplication app, Uri baseAddress, JiraKind kind, FaultInjection faults, ChangingSite? changing, WebhookSender? sender)
    {
        this.changing = changing;
        this.sender = sender;
        this.app = app;
        this.faults = faults;
        BaseAddress = baseAddress;
        Kind = kind;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; }

    public JiraKind Kind { get; }

    /// <summary>Requests that <see cref="SampleJiraOptions.Faults"/> have spoilt so far.</summary>
    public int FaultsShown => faults.Shown;

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="InvalidDataException">The recordings hold no issue.</exception>
    public static async Task<SampleJiraHost> StartAsync(SampleJiraOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var changing = options.Recordings is null ? new ChangingSite(options) : null;
        IJiraSite site = changing is not null ? changing : RecordedSite.Open(options.Recordings!, options.Kind);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, options.Port));
        var app = builder.Build();
        var gateway = new ApiGateway(options);
        app.Use(gateway.Invoke);
        var credentials = new CredentialCheck(options, site.Kind, gateway);
        var faults = new FaultInjection(options.Faults, () => changing?.GoOn());
        if (options.Faults.Count > 0)
        {
            app.Use(faults.Invoke);
        }

        app.Use(credentials.Invoke);
        app.UseRouting();
        ReferenceEndpoints.Map(app, site);
        new SearchEndpoints(site).Map(app);
        ChangelogEndpoints.Map(app, site);
        WorklogEndpoints.Map(app, site);
        AgileEndpoints.Map(app, site);
        await app.StartAsync(cancellationToken);
        var address = app.Urls.Single();
        var sender = options.Webhook is { } target ? new WebhookSender(target, options.WebhookSecret!) : null;
        var host = new SampleJiraHost(app, new Uri(address + "/"), site.Kind, faults, changing, sender);
        if (options.Every is { } every)
        {
            host.going = host.GoOnAsync(every);
        }

        return host;
    }

    /// <summary>
    /// The site goes on by a round of changes (about 1 % of the issues are edited, some are new, one issue and one worklog are deleted) and sends a webhook
    /// of each, where it sends any. Not for recordings.
    /// </summary>
    /// <returns>How many webhooks were accepted.</returns>
    public async Task<int> GoOnAsync(CancellationToken cancellationToken)
    {
        var site = changing ?? throw new InvalidOperationException("Recordings do not change.");
        var changes = site.GoOn();
        return sender is null ? 0 : await sender.SendAsync(site, changes, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await going;
        stop.Dispose();
        sender?.Dispose();
        await app.DisposeAsync();
    }

    private async Task GoOnAsync(TimeSpan every)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await GoOnAsync(stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
        catch (ArgumentException)
        {
            // Its last round is over; it stays as it is.
        }
    }

    /// <summary>Ends when the process is asked to stop.</summary>
    internal Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);
}
