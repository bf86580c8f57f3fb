using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.Warehouse;

[assembly: AssemblyFixture(typeof(Prism.ODataService.Tests.RunningService))]

namespace Prism.ODataService.Tests;

/// <summary>The service as it runs, on a real port of this machine, over a seeded warehouse.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-odata-{Guid.NewGuid():N}");
    private WebApplication? _app;

    /// <summary>Where the warehouse lies.</summary>
    public string Folder => _folder;

    public HttpClient Client { get; private set; } = null!;
    public WarehouseDatabase Database { get; private set; } = null!;
    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        Database = await SeededWarehouse.CreateAsync(_folder, CancellationToken.None);
        _app = await StartAsync(_folder);
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First() + "/odata/v1/") };
    }

    public static Task<WebApplication> StartAsync(string folder) => StartAsync(folder, null);

    public static async Task<WebApplication> StartAsync(string folder, ILoggerProvider? log, params (string Key, string Value)[] settings)
    {
        var app = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = folder, ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Service:WarmUp"] = "false", ["Prism:Security:AllowAnonymous"] = "true", ["Prism:Service:CallerBurst"] = "1000000",
            });
            foreach (var (key, value) in settings)
            {
                builder.Configuration[key] = value;
            }

            builder.Logging.SetMinimumLevel(log is null ? LogLevel.Error : LogLevel.Information);
            if (log is not null)
            {
                builder.Logging.ClearProviders().AddProvider(log);
            }
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>The answer's JSON, which must be a success.</summary>
    public async Task<JsonElement> GetAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>All rows over all pages.</summary>
    public async Task<List<JsonElement>> ReadAllAsync(string address, int pageSize)
    {
        List<JsonElement> rows = [];
        string? next = address;
        while (next is not null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(next, UriKind.RelativeOrAbsolute));
            request.Headers.Add("Prefer", $"odata.maxpagesize={pageSize}");
            using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{next}: {(int)response.StatusCode} {text}");
            var page = JsonDocument.Parse(text).RootElement;
            var value = page.GetProperty("value");
            Assert.True(value.GetArrayLength() <= pageSize);
            rows.AddRange(value.EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
