using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Runs;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Webhooks;
using Prism.SampleJira;
using Prism.Warehouse;
using Prism.Warehouse.Loads;
using Spectre.Console;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Webhooks;

/// <summary>The worker over HTTP: a site that changes and tells of it, and one whose telling is lost.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Secret = "a secret of the webhook";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-webhook-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task A_change_on_the_site_is_in_the_star_without_waiting_for_the_schedule(SampleKind kind)
    {
        using var queue = new TouchedQueue(1000);
        await using var receiver = await ReceiverAsync(queue);
        await using var site = await SampleJiraHost.StartAsync(
            new SampleJiraOptions { Kind = kind, Issues = 500, Webhook = new Uri(receiver.Address, "webhooks/jira/jira"), WebhookSecret = Secret }, Stop);
        var runtime = Runtime(site, "scheduled");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var worker = new ScheduledRuns(runtime, Silent(), NullLoggerFactory.Instance).RunAsync(queue, stop.Token);
        await UntilAsync(async () => await VersionAsync(runtime) > 0);
        var first = await LivingAsync(runtime);

        Assert.True(await site.GoOnAsync(Stop) > 3);
        var expected = await FreshAsync(site);
        Assert.NotEqual(expected, first);
        await UntilAsync(async () => await LivingAsync(runtime) == expected);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker);
        await using var star = runtime.Database.CreateContext();
        Assert.Contains(await star.Issues.ToListAsync(Stop), issue => issue is { IsDeleted: true, DeleteReason: DeleteReason.Deleted });
    }

    [Fact]
    public async Task A_lost_webhook_is_made_good_by_the_next_run_on_schedule()
    {
        await using var site = await SampleJiraHost.StartAsync(
            new SampleJiraOptions { Issues = 500, Webhook = new Uri("http://127.0.0.1:1/webhooks/jira/jira"), WebhookSecret = Secret }, Stop);
        var runtime = Runtime(site, "lost");
        await RunAsync(runtime.CreatePipeline());
        Assert.Equal(0, await site.GoOnAsync(Stop));
        var expected = await FreshAsync(site);
        Assert.NotEqual(expected, await LivingAsync(runtime));
        await RunAsync(runtime.CreatePipeline());
        Assert.Equal(expected, await LivingAsync(runtime));
    }

    [Fact]
    public async Task What_webhooks_brought_changes_nothing_of_what_the_schedule_reads_later()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        var runtime = Runtime(site, "both");
        await RunAsync(runtime.CreatePipeline());
        await site.GoOnAsync(Stop);
        await using (var star = runtime.Database.CreateContext())
        {
            // Two of many, and one that does not exist: nothing else is read, and nothing is forgotten.
            var ids = await star.Issues.Where(issue => issue.IssueSk > 0).Select(issue => issue.SourceId).Take(2).ToListAsync(Stop);
            var touched = ids.Append("999999999").Select(id => (Site: "jira", Issue: new TouchedIssue(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))));
            await RunAsync(runtime.CreateTouched(touched.ToLookup(entry => entry.Site, entry => entry.Issue)));
        }

        await RunAsync(runtime.CreatePipeline());
        Assert.Equal(await FreshAsync(site), await LivingAsync(runtime));
    }

    [Fact]
    public async Task Only_what_is_signed_is_heard_and_the_same_again_is_one()
    {
        using var queue = new TouchedQueue(10);
        await using var receiver = await ReceiverAsync(queue);
        using var http = new HttpClient { BaseAddress = receiver.Address };
        const string Body = """{"webhookEvent":"jira:issue_updated","issue":{"id":"10007","key":"A-1"}}""";
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, "jira", Body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, "jira", Body, "sha256=00"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, "jira", Body, Sign(Body + " ")));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(http, "another", Body, Sign(Body)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(http, "jira", "{", Sign("{")));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, "jira", """{"webhookEvent":"sprint_started","sprint":{"id":3}}""", Sign("""{"webhookEvent":"sprint_started","sprint":{"id":3}}""")));
        Assert.Empty(queue.TakeAll()!);

        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, "jira", Body, Sign(Body)));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, "jira", Body, Sign(Body)));
        const string Worklog = """{"webhookEvent":"worklog_deleted","worklog":{"id":"77","issueId":10008}}""";
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, "JIRA", Worklog, Sign(Worklog)));
        Assert.Equal([new TouchedIssue(10007), new TouchedIssue(10008, 77)], queue.TakeAll()!["jira"].OrderBy(issue => issue.IssueId));
        Assert.Empty(queue.TakeAll()!);
    }

    [Fact]
    public async Task A_queue_that_overflows_asks_for_everything_instead_of_forgetting()
    {
        using var queue = new TouchedQueue(2);
        for (var id = 1; id <= 3; id++)
        {
            queue.Add("jira", new TouchedIssue(id));
            queue.Add("jira", new TouchedIssue(id));
        }

        Assert.True(await queue.WaitAsync(Patience, TimeProvider.System, Stop));
        Assert.Null(queue.TakeAll());
        Assert.Empty(queue.TakeAll()!);
        Assert.False(await queue.WaitAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop));
    }

    [Fact]
    public async Task A_burst_of_ten_thousand_is_heard_to_the_last_and_held_once_each()
    {
        using var queue = new TouchedQueue(new WebhookOptions().Queue);
        await using var receiver = await ReceiverAsync(queue);
        using var http = new HttpClient { BaseAddress = receiver.Address };

        // Jira tells of an issue as often as it changes: 10,000 webhooks of 2,500 issues, several at a time.
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (i, _) =>
        {
            var body = $$$"""{"webhookEvent":"jira:issue_updated","issue":{"id":"{{{100_000 + (i % 2_500)}}}","key":"A-{{{i}}}"}}""";
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync(http, "jira", body, Sign(body)));
        });
        Assert.Equal(Enumerable.Range(100_000, 2_500).Select(id => (long)id), queue.TakeAll()!["jira"].Select(issue => issue.IssueId).Order());
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_read_as_a_whole_and_the_star_is_whole()
    {
        using var queue = new TouchedQueue(2);
        await using var receiver = await ReceiverAsync(queue);
        await using var site = await SampleJiraHost.StartAsync(
            new SampleJiraOptions { Issues = 500, Webhook = new Uri(receiver.Address, "webhooks/jira/jira"), WebhookSecret = Secret }, Stop);
        var runtime = Runtime(site, "overflown");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var worker = new ScheduledRuns(runtime, Silent(), NullLoggerFactory.Instance).RunAsync(queue, stop.Token);
        await UntilAsync(async () => await VersionAsync(runtime) > 0);
        Assert.True(await site.GoOnAsync(Stop) > 3);
        var expected = await FreshAsync(site);
        await UntilAsync(async () => await LivingAsync(runtime) == expected);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker);
    }

    [Theory]
    [InlineData("Prism:Etl:Webhooks:Port", "0", "Prism:Etl:Webhooks:Port: expects 1 to 65535")]
    [InlineData("Prism:Etl:Webhooks:Port", "8088", "none has one, and what is not signed is not heard")]
    [InlineData("Prism:Etl:Webhooks:Address", "localhost", "Prism:Etl:Webhooks:Address")]
    [InlineData("Prism:Etl:Webhooks:Queue", "0", "Prism:Etl:Webhooks:Queue")]
    [InlineData("Prism:Etl:Webhooks:Gather", "01:00:00", "Prism:Etl:Webhooks:Gather")]
    [InlineData("Prism:Jira:0:WebhookSecret", "short", "Prism:Jira:0:WebhookSecret: expects a secret of 16")]
    [InlineData("Prism:Jira:0:WebhookSecretFile", "/no/such/file", "Prism:Jira:0:WebhookSecretFile")]
    public void A_wrong_setting_is_named(string name, string value, string told)
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings(new Uri("https://acme.example"), "x", (name, value)));
        Assert.Contains(wrong.Errors, error => error.Contains(told, StringComparison.Ordinal));
    }

    private static string Sign(string body) => JiraWebhook.Sign(Encoding.UTF8.GetBytes(body), Secret);

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string site, string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"webhooks/jira/{site}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.Add(JiraWebhook.SignatureHeader, signature);
        }

        using var answer = await http.SendAsync(request, Stop);
        return answer.StatusCode;
    }

    private static Task<WebhookReceiver> ReceiverAsync(TouchedQueue queue) =>
        WebhookReceiver.StartAsync(IPAddress.Loopback, 0, [new JiraOptions { Name = "jira", WebhookSecret = Secret }, new JiraOptions { Name = "another" }], queue, NullLoggerFactory.Instance, Stop);

    private static IAnsiConsole Silent() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });

    private static async Task RunAsync(EtlPipeline pipeline) => Assert.True((await pipeline.RunAsync(new Progress<RunProgress>(), Stop)).IsSucceeded);

    private static Task<long> VersionAsync(EtlRuntime runtime) => File.Exists(runtime.Database.SqliteFile)
        ? new WarehouseLoads(runtime.Database, TimeProvider.System).PublishedVersionAsync(Stop)
        : Task.FromResult(0L);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
            {
                // The worker is making the warehouse.
            }

            await Task.Delay(200, patience.Token);
        }
    }

    /// <summary>What the star says of living issues and worklogs, by their ids on the site.</summary>
    private static async Task<string> LivingAsync(EtlRuntime runtime)
    {
        await using var star = runtime.Database.CreateContext();
        var issues = await star.FactIssues.Where(fact => !fact.IsDeleted)
            .Select(fact => new { fact.Issue.SourceId, fact.Issue.IssueKey, fact.Issue.Priority, Status = fact.Status.SourceId, fact.StoryPoints, fact.SpentHours, fact.DoneAtUtc, fact.ReopenCount })
            .ToListAsync(Stop);
        var worklogs = await star.FactWorklogs.Where(fact => !fact.IsDeleted && !fact.Issue.IsDeleted).Select(fact => new { fact.SourceId, Issue = fact.Issue.SourceId, fact.SpentHours }).ToListAsync(Stop);
        return string.Join('\n', issues.Select(row => row.ToString()).Order(StringComparer.Ordinal).Concat(worklogs.Select(row => row.ToString()).Order(StringComparer.Ordinal)));
    }

    private async Task<string> FreshAsync(SampleJiraHost site)
    {
        var runtime = Runtime(site, Guid.NewGuid().ToString("N"));
        await RunAsync(runtime.CreatePipeline());
        return await LivingAsync(runtime);
    }

    private EtlRuntime Runtime(SampleJiraHost site, string name) => new(Settings(site.BaseAddress, name), TimeProvider.System, NullLoggerFactory.Instance);

    private EtlSettings Settings(Uri address, string name, params (string Name, string Value)[] further) => EtlSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
    [
        KeyValuePair.Create<string, string?>("Prism:TimeZone", "Europe/Berlin"),
        KeyValuePair.Create<string, string?>("Prism:ReportingCurrency", "EUR"),
        KeyValuePair.Create<string, string?>("Prism:Warehouse:Sqlite:Folder", Path.Combine(folder.FullName, name)),
        KeyValuePair.Create<string, string?>("Prism:Etl:Interval", "1.00:00:00"),
        KeyValuePair.Create<string, string?>("Prism:Etl:Webhooks:Gather", "00:00:00.1"),
        KeyValuePair.Create<string, string?>("Prism:Jira:0:Name", "jira"),
        KeyValuePair.Create<string, string?>("Prism:Jira:0:Url", address.ToString()),
        KeyValuePair.Create<string, string?>("Prism:Jira:0:Token", "any"),
        KeyValuePair.Create<string, string?>("Prism:Jira:0:ReconcileEvery", "00:05:00"),
    ]).AddInMemoryCollection(further.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build());
}
