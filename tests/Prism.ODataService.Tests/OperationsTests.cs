using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Prism.ODataService.Tests;

/// <summary>What those who run the service rely on.</summary>
public sealed class OperationsTests(RunningService service)
{
    [Fact]
    public async Task Metrics_traces_and_log_reach_the_collector_that_is_named()
    {
        var received = new ConcurrentDictionary<string, TaskCompletionSource<byte[]>>();
        TaskCompletionSource<byte[]> Of(string path) => received.GetOrAdd(path, _ => new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously));
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            // Not every message has what is waited for in it; the last one, sent at the end, has.
            var text = System.Text.Encoding.UTF8.GetString(body.ToArray());
            if (signal != "metrics" || text.Contains("prism.feed.rows", StringComparison.Ordinal))
            {
                Of(signal).TrySetResult(body.ToArray());
            }

            return Results.Ok();
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        await using (var app = await RunningService.StartAsync(Path.GetDirectoryName(service.Database.SqliteFile)!, new NoLog(), ("Prism:Service:OtlpEndpoint", collector.Urls.First())))
        {
            using var client = new HttpClient();
            await client.GetStringAsync(new Uri(app.Urls.First() + "/odata/v1/Statuses"), TestContext.Current.CancellationToken);

            // What was gathered goes out when the service ends.
            await app.StopAsync(TestContext.Current.CancellationToken);
        }

        foreach (var signal in new[] { "metrics", "traces", "logs" })
        {
            var body = await Of(signal).Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            Assert.Contains("Prism.ODataService", System.Text.Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("v0/Worklogs?$top=1", HttpStatusCode.Gone)]
    [InlineData("v2/Worklogs", HttpStatusCode.NotFound)]
    [InlineData("latest/", HttpStatusCode.NotFound)]
    public async Task A_removed_version_is_gone_and_says_what_took_its_place(string path, HttpStatusCode status)
    {
        using var response = await service.Client.GetAsync(new Uri("../" + path, UriKind.Relative), TestContext.Current.CancellationToken);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("error");
        Assert.Equal(status, response.StatusCode);
        Assert.Contains("/odata/v1", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        if (status == HttpStatusCode.Gone)
        {
            await service.GetAsync(error.GetProperty("details")[0].GetProperty("message").GetString()!);
        }
    }

    [Theory]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br", "gzip")]
    [InlineData("br", "br")]
    public async Task Answers_are_compressed_as_the_reader_can_take_it(string accepted, string used)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Worklogs", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([used], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task What_is_made_once_is_made_before_the_first_caller()
    {
        await using var app = await RunningService.StartAsync(Path.GetDirectoryName(service.Database.SqliteFile)!, null, ("Prism:Service:WarmUp", "true"));
        await app.Services.GetRequiredService<WarmUp>().Done.WaitAsync(TestContext.Current.CancellationToken);
        await using var warehouse = service.Database.CreateContext();
        var cache = app.Services.GetRequiredService<Querying.ProjectionCache>();
        Assert.All(EdmModel.Sets, set => Assert.True(cache.Holds(set.Name), set.Name));
        Assert.True(app.Services.GetRequiredService<WarmUp>().IsDone);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.StartsWith("ready", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_ends_where_it_is_long_enough_and_the_next_goes_on_after_it()
    {
        var folder = Path.GetDirectoryName(service.Database.SqliteFile)!;
        await using var app = await RunningService.StartAsync(folder, null, ("Prism:Service:PageMegabytes", "1"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/odata/v1/") };

        // Texts long enough that the rows of one set are more than a megabyte.
        const string Query = "Worklogs?$compute=concat(SourceSystem,'{0}') as Long";
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, Query, new string('x', 4000));
        var rows = new List<long>();
        var pages = 0;
        for (string? next = address; next is not null; pages++)
        {
            using var response = await client.GetAsync(new Uri(next, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, text);
            var page = JsonDocument.Parse(text).RootElement;
            rows.AddRange(page.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("WorklogSk").GetInt64()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.True(pages > 1);
        Assert.Equal((await service.ReadAllAsync("Worklogs", 100_000)).Select(r => r.GetProperty("WorklogSk").GetInt64()), rows);
    }

    private sealed class NoLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => false;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
