using Prism.SampleJira.Http;
using Prism.SampleJira.Recorded;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira;

/// <summary>A running sample Jira on the loopback address. Disposing it stops the server.</summary>
public sealed class SampleJiraHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private SampleJiraHost(WebApplication app, Uri baseAddress, JiraKind kind)
    {
        this.app = app;
        BaseAddress = baseAddress;
        Kind = kind;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; }

    public JiraKind Kind { get; }

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="InvalidDataException">The recordings hold no issue.</exception>
    public static async Task<SampleJiraHost> StartAsync(SampleJiraOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        IJiraSite site = options.Recordings is { } folder ? RecordedSite.Open(folder, options.Kind) : new SimulatedSite(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, options.Port));
        var app = builder.Build();
        var credentials = new CredentialCheck(options, site.Kind);
        app.Use(credentials.Invoke);
        app.UseRouting();
        ReferenceEndpoints.Map(app, site);
        new SearchEndpoints(site).Map(app);
        ChangelogEndpoints.Map(app, site);
        WorklogEndpoints.Map(app, site);
        AgileEndpoints.Map(app, site);
        await app.StartAsync(cancellationToken);
        var address = app.Urls.Single();
        return new SampleJiraHost(app, new Uri(address + "/"), site.Kind);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Ends when the process is asked to stop.</summary>
    internal Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);
}
