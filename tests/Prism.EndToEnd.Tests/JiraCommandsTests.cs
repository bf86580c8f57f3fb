using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.ODataService;
using Prism.SampleJira;

namespace Prism.EndToEnd.Tests;

/// <summary>What the worker's command line does with a Jira site: replay its payloads, hear its webhooks.</summary>
public sealed class JiraCommandsTests
{
    private const string Secret = "a secret of the webhook";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_makes_the_same_warehouse_without_the_site_and_fills_a_column_that_is_named_since()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string?> settings;
        await using (var jira = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = SampleJiraOptions.FewestIssues }, Stop))
        {
            settings = Settings(folder.Path, jira.BaseAddress);
            var first = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "replay");
            Assert.True(first.ExitCode == 2, first.Output);
            Assert.Contains("There is no warehouse", first.Output, StringComparison.Ordinal);
            var once = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "once");
            Assert.True(once.ExitCode == 0, once.Output);
        }

        var before = await ChecksumAsync(folder.Path, settings);
        var replayed = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "replay");
        Assert.True(replayed.ExitCode == 0, replayed.Output);
        Assert.Equal(before, await ChecksumAsync(folder.Path, settings));

        settings["Prism:Jira:0:Fields:Columns:0"] = "Risk impact";
        var filled = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "replay", "--source", "jira");
        Assert.True(filled.ExitCode == 0, filled.Output);
        var changed = before.Split('\n').Except((await ChecksumAsync(folder.Path, settings)).Split('\n')).Select(line => line.Split(' ')[0]);
        Assert.Equal(["DimIssue", "IssueField", "IssueFieldColumn"], changed.Order(StringComparer.Ordinal));

        var unknown = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "replay", "--source", "nosuch");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("no site has the name 'nosuch'; there is jira", unknown.Output, StringComparison.Ordinal);
    }

    /// <summary>The site changes, tells of it by signed webhooks, the worker reads what they name, and who reads the feed sees it, long before the schedule's next run.</summary>
    [Fact]
    public async Task A_change_on_the_site_shows_in_the_feed_by_webhook()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort();
        await using var jira = await SampleJiraHost.StartAsync(
            new SampleJiraOptions { Issues = SampleJiraOptions.FewestIssues, Webhook = new Uri($"http://127.0.0.1:{port}/webhooks/jira/jira"), WebhookSecret = Secret }, Stop);
        var settings = Settings(folder.Path, jira.BaseAddress);
        settings["Prism:Etl:Webhooks:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        settings["Prism:Jira:0:WebhookSecret"] = Secret;
        await using var worker = ProductProcess.Start("Prism.Etl", folder.Path, settings, "run");
        await worker.WaitForAsync("is published.");
        await using var service = await ServeAsync(settings);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First() + "/odata/v1/") };
        var before = await ShownAsync(client);

        var started = TimeProvider.System.GetTimestamp();
        var told = await jira.GoOnAsync(Stop);
        Assert.True(told > 3, worker.Output);
        using var promised = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        promised.CancelAfter(TimeSpan.FromMinutes(3));
        var after = before;
        while (after.Issues == before.Issues || after.Deleted == before.Deleted)
        {
            Assert.False(promised.IsCancellationRequested, $"{before} became {after}\n{worker.Output}");
            await Task.Delay(200, Stop);
            after = await ShownAsync(client);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"The change showed after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s.");

        // The loop's last look may have been taken on both sides of the new version.
        after = await ShownAsync(client);

        // A round makes a new issue, deletes one, and changes some: all of them were told of, and none needed the schedule.
        Assert.Equal((before.Issues + 1, before.Deleted + 1), (after.Issues, after.Deleted));
        Assert.True(after.Version > before.Version);
        Assert.InRange(after.Changed, 3, told + before.Issues / 10);
        Assert.DoesNotContain(Secret, worker.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", worker.Output, StringComparison.Ordinal);
    }

    /// <summary>What the feed shows: issues ever, those deleted, the newest version of an issue, and how many have it.</summary>
    private static async Task<(long Issues, long Deleted, long Version, long Changed)> ShownAsync(HttpClient client)
    {
        async Task<long> CountAsync(string filter) => long.Parse(await client.GetStringAsync(new Uri($"Issues/$count?$filter={filter}", UriKind.Relative), Stop), System.Globalization.CultureInfo.InvariantCulture);
        using var newest = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync(new Uri("Issues?$orderby=LoadSk desc&$top=1&$select=LoadSk", UriKind.Relative), Stop));
        var version = newest.RootElement.GetProperty("value")[0].GetProperty("LoadSk").GetInt64();
        return (await CountAsync("IssueSk gt 0"), await CountAsync("IsDeleted eq true"), version, await CountAsync($"LoadSk eq {version}"));
    }

    private static async Task<WebApplication> ServeAsync(Dictionary<string, string?> settings)
    {
        var service = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = settings["Prism:Warehouse:Sqlite:Folder"], ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Security:AllowAnonymous"] = "true",
            });
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await service.StartAsync(Stop);
        return service;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> ChecksumAsync(string folder, Dictionary<string, string?> settings)
    {
        var (exitCode, output) = await ProductProcess.RunAsync("Prism.Etl", folder, settings, "checksum");
        Assert.True(exitCode == 0, output);

        // The checks of a load are of that load.
        return string.Join('\n', output.Split('\n').Where(line => !line.StartsWith("FactDataQuality ", StringComparison.Ordinal)));
    }

    private static Dictionary<string, string?> Settings(string folder, Uri jira) => new()
    {
        ["Prism:Warehouse:Sqlite:Folder"] = Path.Combine(folder, "data"),
        ["Prism:Etl:Interval"] = "1.00:00:00",
        ["Prism:Jira:0:Name"] = "jira",
        ["Prism:Jira:0:Url"] = jira.ToString(),
        ["Prism:Jira:0:User"] = "test@prism.example",
        ["Prism:Jira:0:Token"] = "any",
    };
}
