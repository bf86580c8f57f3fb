using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.Etl.Runs;
using Prism.SampleJira;
using Prism.SampleJira.Faults;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A site's secrets are in nothing that the worker writes: no log line of any level, no message, no table, no kept payload, as they are or encoded.</summary>
public sealed class SecretTests : IDisposable
{
    private const string User = "bi@example.com";
    private const string Token = "ATATT-t0ken-Zq81";
    private const string ClientSecret = "cl1ent-s3cret-Xw72";
    private const string WebhookSecret = "w3bhook-s3cret-Kp63";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-secret-");
    private readonly HeardLines heard = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, SampleFaultKind.ExpiredToken)]
    [InlineData(false, SampleFaultKind.NotJson)]
    [InlineData(false, SampleFaultKind.ServerError)]
    [InlineData(true, null)]
    [InlineData(true, SampleFaultKind.ExpiredToken)]
    public async Task A_secret_is_nowhere_in_what_a_run_writes_whether_it_ends_well_or_not(bool isClient, SampleFaultKind? fault)
    {
        var faults = fault is { } kind ? new[] { new SampleFault(kind) { Path = "/search/jql", After = 1, Times = 100 } } : [];
        var sample = isClient
            ? new SampleJiraOptions { Issues = 500, ClientId = "client", ClientSecret = ClientSecret, Faults = faults }
            : new SampleJiraOptions { Issues = 500, Email = User, Token = Token, Faults = faults };
        await using var site = await SampleJiraHost.StartAsync(sample, Stop);
        var settings = new Dictionary<string, string?>
        {
            ["Prism:Warehouse:Sqlite:Folder"] = Path.Combine(folder.FullName, "data"),
            ["Prism:Jira:0:Name"] = "jira",
            ["Prism:Jira:0:Url"] = site.BaseAddress.ToString(),
            ["Prism:Jira:0:PageSize"] = "100",
            ["Prism:Jira:0:MaxAttempts"] = "2",
            ["Prism:Jira:0:WebhookSecret"] = WebhookSecret,
        };
        if (isClient)
        {
            settings["Prism:Jira:0:SignIn:ClientId"] = "client";
            settings["Prism:Jira:0:SignIn:ClientSecret"] = ClientSecret;
            settings["Prism:Jira:0:SignIn:TokenUrl"] = new Uri(site.BaseAddress, "oauth/token").ToString();
            settings["Prism:Jira:0:SignIn:GatewayUrl"] = site.BaseAddress.ToString();
        }
        else
        {
            (settings["Prism:Jira:0:User"], settings["Prism:Jira:0:Token"]) = (User, Token);
        }

        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(heard));
        var runtime = new EtlRuntime(EtlSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()), TimeProvider.System, loggers);
        var summary = await runtime.CreatePipeline().RunAsync(new Progress<RunProgress>(), Stop);
        Assert.Equal(fault is null, summary.IsSucceeded);

        var written = new StringBuilder(summary.ToString()).AppendJoin('\n', summary.Sources).AppendJoin('\n', heard.Lines);
        Assert.NotEmpty(heard.Lines);
        await using (var staging = runtime.Staging.CreateContext())
        {
            var payloads = await staging.Landed.ToListAsync(Stop);
            Assert.NotEmpty(payloads);
            foreach (var payload in payloads)
            {
                using var text = new StreamReader(new BrotliStream(new MemoryStream(payload.Payload), CompressionMode.Decompress));
                written.Append(await text.ReadToEndAsync(Stop));
            }
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            written.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName, Stop)));
        }

        var all = written.ToString();
        string[] secrets = [Token, ClientSecret, WebhookSecret, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Token}")), Uri.EscapeDataString(ClientSecret)];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));

        // The search itself finds what is there.
        Assert.Contains("worklogs.deleted", all, StringComparison.Ordinal);
    }

    private sealed class HeardLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
