using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>Queries of the embedded engine that take long take turns; short ones never wait for them.</summary>
public sealed class LongQueryTests : IAsyncLifetime
{
    // So many steps of the engine that any query of them is a long one, and no page of the seeded warehouse is.
    private const string Counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT COUNT(*) FROM n";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-long-{Guid.NewGuid():N}");
    private WarehouseDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await SeededWarehouse.CreateAsync(_folder, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_long_query_waits_for_its_turn_and_a_short_one_does_not()
    {
        using var queries = new LongQueries(1);
        await queries.TakeAsync(TestContext.Current.CancellationToken);
        var counting = Task.Run(() => NumberAsync(queries, Counting), TestContext.Current.CancellationToken);
        await AwaitedAsync(queries);

        Assert.Equal(1, await NumberAsync(queries, "SELECT 1"));
        Assert.False(counting.IsCompleted);

        queries.GiveBack();
        Assert.Equal(400_000, await counting);
        Assert.False(queries.IsAwaited);
    }

    [Fact]
    public async Task A_turn_passes_from_one_long_query_to_the_next()
    {
        using var queries = new LongQueries(1);
        var counted = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => NumberAsync(queries, Counting), TestContext.Current.CancellationToken)));
        Assert.All(counted, n => Assert.Equal(400_000, n));

        // Whoever had the turn has given it back.
        await queries.TakeAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_long_query_that_is_given_up_leaves_the_line()
    {
        using var queries = new LongQueries(1);
        await queries.TakeAsync(TestContext.Current.CancellationToken);
        using var reader = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var counting = Task.Run(() => NumberAsync(queries, Counting, reader.Token), TestContext.Current.CancellationToken);
        await AwaitedAsync(queries);
        await reader.CancelAsync();

        var end = await Assert.ThrowsAnyAsync<Exception>(() => counting);
        Assert.True(end is OperationCanceledException or SqliteException { SqliteErrorCode: 9 }, end.ToString());
        Assert.False(queries.IsAwaited);
    }

    [Fact]
    public async Task While_an_answer_is_being_sent_its_turn_is_free()
    {
        using var queries = new LongQueries(1);
        await using var reading = await OpenAsync(queries, TestContext.Current.CancellationToken);
        Assert.Equal(400_000, await reading.NumberAsync(Counting, TestContext.Current.CancellationToken));

        // It has the turn still, and passes it on when it rests.
        var other = queries.TakeAsync(TestContext.Current.CancellationToken);
        Assert.False(other.IsCompleted);
        reading.Turn!.Rest();
        await other;

        // What goes on waits for whoever has it now.
        var goingOn = reading.Turn.ResumeAsync();
        Assert.False(goingOn.IsCompleted);
        queries.GiveBack();
        await goingOn;
    }

    [Fact]
    public async Task Where_too_many_wait_a_further_long_query_is_told_to_come_again_and_a_short_one_is_answered()
    {
        await using var app = await RunningService.StartAsync(_folder, null, ("Prism:Service:LongQueries", "1"), ("Prism:Service:MaxQueryCost", "0"));
        await WorklogsWithoutEndAsync();
        var queries = app.Services.GetRequiredService<LongQueries>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await queries.TakeAsync(TestContext.Current.CancellationToken);
        var line = new List<Task>();
        while (!queries.IsFull)
        {
            line.Add(queries.TakeAsync(enough.Token).AsTask());
        }

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/odata/v1/") };
        using var refused = await client.GetAsync(new Uri("Worklogs?$apply=aggregate(SpentHours with sum as H)", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("long queries are waiting", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var answered = await client.GetAsync(new Uri("Projects?$top=1", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        await enough.CancelAsync();
        await Task.WhenAll(line.Select(l => l.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    private async Task<long> NumberAsync(LongQueries queries, string sql, CancellationToken? cancellationToken = null)
    {
        var token = cancellationToken ?? TestContext.Current.CancellationToken;
        await using var reading = await OpenAsync(queries, token);
        return await reading.NumberAsync(sql, token);
    }

    private Task<WarehouseReading> OpenAsync(LongQueries queries, CancellationToken cancellationToken) =>
        WarehouseReading.OpenAsync(_database, SqliteDialect.Instance, cancellationToken, others: queries);

    private static async Task AwaitedAsync(LongQueries queries)
    {
        while (!queries.IsAwaited)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>In place of the table a view that counts for ever.</summary>
    private async Task WorklogsWithoutEndAsync()
    {
        await using var connection = await _database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            ALTER TABLE "FactWorklog" RENAME TO "FactWorklogOnce";
            CREATE VIEW "FactWorklog" AS
            WITH RECURSIVE "Again"("N") AS (SELECT 1 UNION ALL SELECT "N" + 1 FROM "Again")
            SELECT "FactWorklogOnce".* FROM "Again" CROSS JOIN "FactWorklogOnce";
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
