using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;


namespace Prism.EndToEnd.Tests;

/// <summary>Tests that read what one run of the AppHost serves.</summary>
[CollectionDefinition(Name)]
public sealed class SampleRunReaders : ICollectionFixture<SampleRun>
{
    public const string Name = "Sample run";
}

/// <summary>The README's first command, once for all tests that read what it serves: the AppHost on a folder and port of its own.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    /// <summary>Issues of the simulated Jira site.</summary>
    public const int Issues = 1_500;

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private ProductProcess? host;

    /// <summary>The service's root.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>The folder with the sample's plans and register.</summary>
    public string Portfolio => Path.Combine(folder.Path, "sample");

    /// <summary>When everything was loaded and computed.</summary>
    public DateTimeOffset ReadyAt { get; private set; }

    /// <summary>What the AppHost said.</summary>
    public string Output => host!.Output;

    public async ValueTask InitializeAsync()
    {
        host = ProductProcess.Start(
            "Prism.AppHost", folder.Path, new Dictionary<string, string?>(),
            "--data", folder.Path, "--issues", Issues.ToString(CultureInfo.InvariantCulture), "--port", Address.Port.ToString(CultureInfo.InvariantCulture));
        await host.WaitForAsync("Ctrl+C stops everything.");
        ReadyAt = TimeProvider.System.GetUtcNow();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        folder.Dispose();
    }

    /// <summary>All rows of a query, its pages followed.</summary>
    public async Task<List<JsonElement>> ReadAsync(string query)
    {
        var rows = new List<JsonElement>();
        for (var next = new Uri(Address, $"odata/v1/{query}"); next is not null;)
        {
            using var answer = await client.GetAsync(next, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
            using var document = JsonDocument.Parse(text);
            rows.AddRange(document.RootElement.GetProperty("value").EnumerateArray().Select(row => row.Clone()));
            next = document.RootElement.TryGetProperty("@odata.nextLink", out var link) ? new Uri(link.GetString()!) : null;
        }

        return rows;
    }

    /// <summary>A port that was free a moment ago.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
