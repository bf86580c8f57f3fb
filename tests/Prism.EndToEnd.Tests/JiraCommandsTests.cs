using System.Net;
using System.Net.Sockets;
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

    [Fact]
    public async Task Run_hears_webhooks_and_publishes_what_they_name()
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
        Assert.True(await jira.GoOnAsync(Stop) > 0, worker.Output);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (worker.Output.Split("is published.").Length < 3)
        {
            Assert.False(patience.IsCancellationRequested, worker.Output);
            await Task.Delay(100, Stop);
        }

        Assert.DoesNotContain(Secret, worker.Output, StringComparison.Ordinal);
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
