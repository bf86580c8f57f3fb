using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.ODataService.Querying;
using Prism.ODataService.Writing;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>What guards the service: callers that ask too much, readers that go away, queries that take long, loads between pages.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-guard-{Guid.NewGuid():N}");
    private readonly LogLines _log = new();
    private WarehouseDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await SeededWarehouse.CreateAsync(_folder, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_caller_that_asks_too_often_is_told_when_to_come_again()
    {
        await using var app = await StartAsync(("Prism:Service:CallerBurst", "3"), ("Prism:Service:CallerRequestsPerSecond", "1"));
        using var client = Client(app);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 12; i++)
        {
            using var response = await client.GetAsync(new Uri("Projects?$top=1", UriKind.Relative), TestContext.Current.CancellationToken);
            answers.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.True(response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
                var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("error");
                Assert.Contains("requests a second", error.GetProperty("message").GetString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);

        // Who asks whether the service lives is not a reader.
        Assert.Equal("live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_caller_with_too_many_queries_at_once_is_told_so_and_when_to_come_again()
    {
        await WorklogsWithoutEndAsync();
        await using var app = await StartAsync(("Prism:Service:CallerConcurrency", "1"));
        using var client = Client(app);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        // One runs without end, eight wait for it; whoever is answered at all is refused.
        var asked = Enumerable.Range(0, 12).Select(_ => client.GetAsync(new Uri("Worklogs?$apply=aggregate(SpentHours with sum as H)", UriKind.Relative), enough.Token)).ToList();
        using var response = await await Task.WhenAny(asked);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("error");
        Assert.Contains("1 queries of this caller run and 8 wait", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        await enough.CancelAsync();
        await Task.WhenAll(asked.Select(a => a.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task A_page_that_has_taken_its_time_ends_and_the_next_goes_on_after_it()
    {
        await using var app = await StartAsync();
        var translator = app.Services.GetRequiredService<QueryTranslator>();
        var root = new Uri("http://prism/odata/v1/");
        await using var reading = await WarehouseReading.OpenAsync(_database, SqliteDialect.Instance, TestContext.Current.CancellationToken);
        var query = translator.Translate(
            reading.Context, SqliteDialect.Instance, EdmModel.Sets.Single(s => s.Name == "Worklogs"), translator.Parser(root, new Uri(root, "Worklogs")), new QueryOptions(QueryCollection.Empty), null, 1000,
            identifiesRows: false, mustNarrow: true, Prism.ODataService.Security.Rights.AllRows);
        await using var command = reading.Command(query.Tables.Complete(query.PageSql));
        query.Parameters.Bind(command);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var hasRow = await rows.ReadAsync(TestContext.Current.CancellationToken);
        var body = new MemoryStream();
        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));

        // No time at all: the page ends where the clock is looked at.
        var page = new JsonPage(
            query, new JsonStyle(JsonMetadata.Minimal, false, false), new PageFrame("http://prism/odata/v1", reading.Version, null, [], null, (token, _) => $"Worklogs?$skiptoken={token}"), new PageLimits(long.MaxValue, TimeSpan.Zero, TimeProvider.System));
        var written = await page.WriteAsync(RowReader.For(rows), hasRow, pipe, TestContext.Current.CancellationToken);
        await pipe.CompleteAsync();

        Assert.InRange(written, 1, SeededWarehouse.FactRows - 1);
        using var client = Client(app);
        var rest = await JsonAsync(client, JsonDocument.Parse(body.ToArray()).RootElement.GetProperty("@odata.nextLink").GetString()!);
        Assert.Equal(SeededWarehouse.FactRows - written, rest.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task A_query_holds_as_much_memory_as_the_setting_says()
    {
        await using var reading = await WarehouseReading.OpenAsync(_database, SqliteDialect.Instance, TestContext.Current.CancellationToken, queryMegabytes: 5);
        Assert.Equal(-5 * 1024, await reading.NumberAsync("PRAGMA cache_size", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reader_that_goes_away_stops_the_query()
    {
        await WorklogsWithoutEndAsync();
        await using var app = await StartAsync();
        using var client = Client(app);
        using var reader = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var reading = client.GetAsync(new Uri("Worklogs", UriKind.Relative), reader.Token);
        await _log.WaitForAsync("Executing endpoint", TestContext.Current.CancellationToken);
        await reader.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await _log.WaitForAsync("went away", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_query_that_outlasts_its_time_is_stopped_inside_the_database()
    {
        await WorklogsWithoutEndAsync();
        await using var app = await StartAsync(("Prism:Service:QueryTimeoutSeconds", "1"));
        using var client = Client(app);

        using var response = await client.GetAsync(
            new Uri("Worklogs?$apply=aggregate(SpentHours with sum as Hours)", UriKind.Relative),
            TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("error");
        Assert.Equal("QueryTimeout", error.GetProperty("code").GetString());
        Assert.Contains("longer than 1 seconds", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/odata/v1/Worklogs?$top=100", error.GetProperty("details")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_needs_more_memory_than_it_may_have_is_told_so()
    {
        var failure = DatabaseFailure.Explain(new Microsoft.Data.Sqlite.SqliteException("out of memory", 7));
        Assert.Equal((503, "QueryMemory", "query"), (failure.Status, failure.Code, failure.Target));
        Assert.Contains("needs more memory than the database gives to one query", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What is sorted beyond the memory of a query goes to a file: the answer is the same, and nothing fails.</summary>
    [Fact]
    public async Task A_sort_larger_than_a_query_may_hold_is_answered_all_the_same()
    {
        await using var reading = await WarehouseReading.OpenAsync(_database, SqliteDialect.Instance, TestContext.Current.CancellationToken, queryMegabytes: 1);
        const string Rows = "WITH RECURSIVE \"n\"(\"i\") AS (SELECT 1 UNION ALL SELECT \"i\" + 1 FROM \"n\" WHERE \"i\" < 60000) SELECT \"i\" FROM (SELECT \"i\", printf('%0100d', (\"i\" * 7919) % 60000) AS \"text\" FROM \"n\" ORDER BY \"text\" LIMIT 1 OFFSET 59999)";
        var last = await reading.NumberAsync(Rows, TestContext.Current.CancellationToken);
        Assert.Equal(59999, last * 7919 % 60000);
    }

    [Fact]
    public async Task A_slow_query_is_logged_with_its_plan()
    {
        await using var app = await StartAsync(("Prism:Service:SlowQuerySeconds", "0"));
        using var client = Client(app);
        await client.GetStringAsync(new Uri("Worklogs?$filter=SpentHours gt 5", UriKind.Relative), TestContext.Current.CancellationToken);
        var line = await _log.WaitForAsync("Slow: ", TestContext.Current.CancellationToken);
        Assert.Contains("/odata/v1/Worklogs?$filter=SpentHours%20gt%205", line, StringComparison.Ordinal);
        Assert.Contains("Plan: S", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_load_between_two_pages_is_told(bool isRefused)
    {
        await using var app = await StartAsync(("Prism:Service:PageSize", "100"), ("Prism:Service:RefuseVersionChange", isRefused ? "true" : "false"));
        using var client = Client(app);
        var first = await JsonAsync(client, "Worklogs?$orderby=SpentHours&$select=WorklogSk");
        await using (var context = _database.CreateContext())
        {
            context.Add(new Prism.Warehouse.Loads.DimLoad { LoadSk = 13, SourceSystem = "Warehouse", Kind = "Publish", Outcome = "Succeeded", IsPublished = true, StartedAtUtc = new DateTimeOffset(2026, 3, 13, 8, 0, 0, TimeSpan.Zero) });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var response = await client.GetAsync(new Uri(first.GetProperty("@odata.nextLink").GetString()!), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isRefused ? HttpStatusCode.Gone : HttpStatusCode.OK, response.StatusCode);
        if (!isRefused)
        {
            var page = JsonDocument.Parse(text).RootElement;
            Assert.Equal(13, page.GetProperty("@prism.version").GetInt64());
            Assert.Equal("VersionChanged", page.GetProperty("@prism.warnings")[0].GetProperty("code").GetString());
            var third = await JsonAsync(client, page.GetProperty("@odata.nextLink").GetString()!);
            Assert.False(third.TryGetProperty("@prism.warnings", out _));
            var keys = new[] { first, page, third }.SelectMany(p => p.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("WorklogSk").GetInt64())).ToList();
            Assert.Equal(SeededWarehouse.FactRows, keys.Distinct().Count());
            Assert.Equal(SeededWarehouse.FactRows, keys.Count);
        }
    }

    [Fact]
    public async Task A_new_version_is_never_answered_from_a_kept_answer()
    {
        const string Question = "Worklogs?$apply=aggregate(SpentHours with sum as H)";
        await using var app = await StartAsync();
        using var client = Client(app);
        var before = await client.GetStringAsync(new Uri(Question, UriKind.Relative), TestContext.Current.CancellationToken);

        // Written behind the service's back: within a version nothing is asked twice.
        await SqlAsync("UPDATE FactWorklog SET SpentHours = SpentHours + 1");
        Assert.Equal(before, await client.GetStringAsync(new Uri(Question, UriKind.Relative), TestContext.Current.CancellationToken));
        await SqlAsync("UPDATE DimLoad SET IsPublished = 1 WHERE LoadSk = 11; UPDATE DimLoad SET IsPublished = 0 WHERE LoadSk = 12");
        Assert.NotEqual(before, await client.GetStringAsync(new Uri(Question, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Settings_of_the_folder_stand_above_those_beside_the_program_and_below_the_environment()
    {
        File.WriteAllText(Path.Combine(_folder, "appsettings.json"), """{ "Prism": { "Service": { "PageSize": 7, "CallerBurst": 8 } } }""");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--Prism:Service:CallerBurst=9"], ContentRootPath = AppContext.BaseDirectory });
        FolderSettings.Add(builder.Configuration, _folder);
        Assert.Equal("7", builder.Configuration["Prism:Service:PageSize"]);
        Assert.Equal("9", builder.Configuration["Prism:Service:CallerBurst"]);
    }

    private Task<WebApplication> StartAsync(params (string Key, string Value)[] settings) => RunningService.StartAsync(_folder, _log, settings);

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First() + "/odata/v1/") };

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken)).RootElement;

    /// <summary>A table whose rows never end: no machine is fast enough to be done with it.</summary>
    private Task WorklogsWithoutEndAsync() => SqlAsync("""
        ALTER TABLE "FactWorklog" RENAME TO "FactWorklogOnce";
        CREATE VIEW "FactWorklog" AS
        WITH RECURSIVE "Again"("N") AS (SELECT 1 UNION ALL SELECT "N" + 1 FROM "Again")
        SELECT "FactWorklogOnce".* FROM "Again" CROSS JOIN "FactWorklogOnce";
        """);

    private async Task SqlAsync(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the service logs, to be waited for.</summary>
    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private readonly SemaphoreSlim _added = new(0);

        public async Task<string> WaitForAsync(string part, CancellationToken cancellationToken)
        {
            while (true)
            {
                if (_lines.FirstOrDefault(l => l.Contains(part, StringComparison.Ordinal)) is { } line)
                {
                    return line;
                }

                Assert.True(await _added.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken), $"Nothing was logged with '{part}': {string.Join('\n', _lines)}");
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            _lines.Enqueue(formatter(state, exception));
            _added.Release();
        }

        public void Dispose() => _added.Dispose();
    }
}
