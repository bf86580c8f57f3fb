using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.ODataService;
using Prism.ODataService.Tests;
using Prism.Reports.Tests.Connector;

[assembly: AssemblyFixture(typeof(FeedService))]

namespace Prism.Reports.Tests.Connector;

/// <summary>The service on a real port of this machine, over a seeded warehouse, asked as Power Query asks.</summary>
public sealed class FeedService : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-reports-{Guid.NewGuid():N}");
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    /// <summary>The service's address, without the feed's path.</summary>
    public string Address => _app!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        await SeededWarehouse.CreateAsync(_folder, CancellationToken.None);
        _app = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = _folder, ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Security:AllowAnonymous"] = "true", ["Prism:Service:PageSize"] = "100",
            });
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await _app.StartAsync();
    }

    public async Task<string> TextAsync(string address)
    {
        using var response = await AskAsync(address);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode} {text}");
        return text;
    }

    /// <summary>The rows over all pages, with the headers that Power Query's engine sends for the connector's options.</summary>
    public async Task<List<JsonElement>> RowsAsync(string address)
    {
        List<JsonElement> rows = [];
        for (var next = address; next is not null;)
        {
            using var response = await AskAsync(next);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{next}: {(int)response.StatusCode} {text}");
            Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
            Assert.Contains("omit-values=nulls", response.Headers.GetValues("Preference-Applied").Single(), StringComparison.Ordinal);
            Assert.StartsWith("application/json;odata.metadata=minimal", response.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            var page = JsonDocument.Parse(text).RootElement;
            Assert.DoesNotContain("()", page.GetProperty("@odata.context").GetString()!, StringComparison.Ordinal);
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return rows;
    }

    private async Task<HttpResponseMessage> AskAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
        request.Headers.Add("OData-MaxVersion", "4.0");
        request.Headers.Add("Prefer", "omit-values=nulls");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
            + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7");
        request.Headers.TryAddWithoutValidation("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)");
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
