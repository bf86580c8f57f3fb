using Prism.SampleJira;

namespace Prism.EndToEnd.Tests;

/// <summary>A worker killed anywhere, started again, ends in the same warehouse as one that was left alone.</summary>
public sealed class RestartTests
{
    private const int Kills = 20;

    [Fact]
    public async Task A_worker_killed_at_twenty_moments_ends_in_the_same_warehouse()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var options = new SampleJiraOptions { Issues = SampleJiraOptions.FewestIssues };
        await SamplePortfolio.WriteAsync(folder.Path, options, cancellationToken);
        await using var jira = await SampleJiraHost.StartAsync(options, cancellationToken);

        var started = TimeProvider.System.GetTimestamp();
        var whole = await RunAsync(folder.Path, "whole", jira.BaseAddress);
        var longest = TimeProvider.System.GetElapsedTime(started);
        Assert.True(whole.ExitCode == 0, whole.Output);
        var expected = await ChecksumAsync(folder.Path, "whole", jira.BaseAddress);

        // Moments over the whole length of a run, in a fixed order that is not ascending, so that early and late ones follow each other.
        var random = new Random(20);
        var killed = 0;
        for (var attempt = 0; killed < Kills && attempt < 3 * Kills; attempt++)
        {
            await using var worker = Start(folder.Path, "killed", jira.BaseAddress);
            if (await worker.KillAfterAsync(random.NextDouble() * longest))
            {
                killed++;
            }
            else
            {
                // It ended on its own: the next one starts from nothing, and the moments move closer to the start.
                Assert.True(worker.ExitCode == 0, worker.Output);
                Assert.Equal(expected, await ChecksumAsync(folder.Path, "killed", jira.BaseAddress));
                Directory.Delete(Path.Combine(folder.Path, "killed"), recursive: true);
                longest *= 0.8;
            }
        }

        Assert.Equal(Kills, killed);
        var last = await RunAsync(folder.Path, "killed", jira.BaseAddress);
        Assert.True(last.ExitCode == 0, last.Output);
        Assert.Equal(expected, await ChecksumAsync(folder.Path, "killed", jira.BaseAddress));
    }

    [Fact]
    public async Task The_same_input_twice_changes_no_row()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var options = new SampleJiraOptions { Issues = SampleJiraOptions.FewestIssues };
        await SamplePortfolio.WriteAsync(folder.Path, options, cancellationToken);
        await using var jira = await SampleJiraHost.StartAsync(options, cancellationToken);

        var first = await RunAsync(folder.Path, "twice", jira.BaseAddress);
        Assert.True(first.ExitCode == 0, first.Output);
        var once = await ChecksumAsync(folder.Path, "twice", jira.BaseAddress);
        var second = await RunAsync(folder.Path, "twice", jira.BaseAddress);

        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Equal(once, await ChecksumAsync(folder.Path, "twice", jira.BaseAddress));
        Assert.Contains("no new version", second.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static ProductProcess Start(string folder, string warehouse, Uri jira) =>
        ProductProcess.Start("Prism.Etl", folder, Settings(folder, warehouse, jira), "once");

    private static Task<(int ExitCode, string Output)> RunAsync(string folder, string warehouse, Uri jira) =>
        ProductProcess.RunAsync("Prism.Etl", folder, Settings(folder, warehouse, jira), "once");

    private static async Task<string> ChecksumAsync(string folder, string warehouse, Uri jira)
    {
        var (exitCode, output) = await ProductProcess.RunAsync("Prism.Etl", folder, Settings(folder, warehouse, jira), "checksum");
        Assert.True(exitCode == 0, output);
        Assert.Contains("FactStatusTransition", output, StringComparison.Ordinal);
        return output;
    }

    private static Dictionary<string, string?> Settings(string folder, string warehouse, Uri jira) => new()
    {
        ["Prism:Warehouse:Sqlite:Folder"] = Path.Combine(folder, warehouse),
        ["Prism:Jira:0:Name"] = "jira",
        ["Prism:Jira:0:Url"] = jira.ToString(),
        ["Prism:Jira:0:User"] = "test@prism.example",
        ["Prism:Jira:0:Token"] = "any",
        ["Prism:Jira:0:PageSize"] = "50",
        ["Prism:MsProject:0:Name"] = "plans",
        ["Prism:MsProject:0:Folder"] = Path.Combine(folder, "plans"),
        ["Prism:Register:0:Name"] = "register",
        ["Prism:Register:0:Folder"] = Path.Combine(folder, "register"),
    };
}
