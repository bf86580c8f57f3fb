using System.Diagnostics;
using System.Runtime.CompilerServices;
using Prism.Etl.Commands;
using Prism.Etl.Sources;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Pipeline;

namespace Prism.Etl.Tests.Commands;

/// <summary><c>status</c> in a process of its own, while a worker reads.</summary>
public sealed class StatusCommandTests
{
    [Fact]
    public async Task While_a_source_is_read_status_tells_what_is_done_of_the_approximate_count_and_the_time_left()
    {
        using var run = new TestRun();
        var told = "";
        var summary = await run.RunAsync(new SlowSource(async () => told = await StatusAsync(run)));
        Assert.True(summary.IsSucceeded);
        Assert.Matches(@"Running .*\n +issues: 300 of about 1,000 \(30 %\), about .* left, as of ", told);
        Assert.DoesNotContain("issues: 300", await StatusAsync(run), StringComparison.Ordinal);
    }

    private static async Task<string> StatusAsync(TestRun run)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = run.Folder };
        start.ArgumentList.Add(typeof(EtlCommandLine).Assembly.Location);
        start.ArgumentList.Add("status");
        start.Environment["Prism__Warehouse__Sqlite__Folder"] = Path.Combine(run.Folder, "data");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EtlCommandLine.Succeeded, process.ExitCode);
        return output;
    }

    /// <summary>Has read 300 of 1,000 issues when somebody asks.</summary>
    private sealed class SlowSource(Func<Task> whenAsked) : ISource
    {
        public string SourceSystem => "jira";

        public async IAsyncEnumerable<StagedBatch> ExtractAsync(
            IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            progress.Report(new ExtractProgress("issues", 0, 1000));
            yield return new StagedBatch { Watermarks = { ["mark"] = "1" } };
            progress.Report(new ExtractProgress("issues", 300, 1000));
            yield return new StagedBatch { Watermarks = { ["mark"] = "2" } };
            await whenAsked();
        }
    }
}
