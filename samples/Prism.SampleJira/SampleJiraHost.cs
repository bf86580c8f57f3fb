using Prism.SampleJira.Faults;
using Prism.SampleJira.Http;
using Prism.SampleJira.Recorded;

namespace Prism.SampleJira;

/// <summary>A running sample Jira on the loopback address. Disposing it stops the server.</summary>
public sealed class SampleJiraHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly FaultInjection faults;

    private SampleJiraHost(WebApplication app, Uri baseAddress, JiraKind kind, FaultInjection faults)
    {
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
        return new SampleJiraHost(app, new Uri(address + "/"), site.Kind, faults);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Ends when the process is asked to stop.</summary>
    internal Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);
}
