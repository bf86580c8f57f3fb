using System.Diagnostics;
using Prism.Etl.Commands;
using Prism.Etl.Tests.Sources.MsProject;

namespace Prism.Etl.Tests.Commands;

/// <summary>The commands that look at files and load nothing, as a user calls them: in a process of their own.</summary>
public sealed class CheckCommandsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-commands");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Plans_check_prints_counts_dates_totals_and_what_was_skipped()
    {
        var plan = await WriteAsync("ALPHA.xml", PlanText.Plan(
            PlanText.Task(1, "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Work>PT8H0M0S</Work><Cost>80050</Cost><PredecessorLink><PredecessorUID>99</PredecessorUID><Type>1</Type></PredecessorLink>")
            + "<Task><UID>2</UID><ID>2</ID><IsNull>1</IsNull></Task>"));

        var (exit, output, errors) = await RunAsync("plans", "check", plan);

        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.Contains("Plan         ALPHA", output, StringComparison.Ordinal);
        Assert.Contains("Work         8.00 hours (leaf tasks)", output, StringComparison.Ordinal);
        Assert.Contains("Cost         800.50", output, StringComparison.Ordinal);
        Assert.Contains("Task         1 rows", output, StringComparison.Ordinal);
        Assert.Contains("1 × blank rows of the plan", output, StringComparison.Ordinal);
        Assert.Contains("TaskLink T1/L1: PredecessorUnknown, 99", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_check_of_a_broken_plan_says_why_and_fails()
    {
        var plan = await WriteAsync("ALPHA.xml", "<Project><Tasks><Task><UID>1</UID><Start>soon</Start></Task></Tasks></Project>");
        var (exit, output, errors) = await RunAsync("plans", "check", plan);

        Assert.Equal((EtlCommandLine.Failed, ""), (exit, output));
        Assert.Contains("line 1: Start: 'soon' is not a date", errors, StringComparison.Ordinal);

        (exit, _, errors) = await RunAsync("plans", "check", Path.Combine(folder.FullName, "nowhere.xml"));
        Assert.Equal(EtlCommandLine.NotStarted, exit);
        Assert.Contains("nowhere.xml' does not", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("register")]
    [InlineData("register.xlsx")]
    public async Task A_template_is_written_once_and_every_column_of_it_is_known_to_the_check(string name)
    {
        var path = Path.Combine(folder.FullName, name);
        var (exit, output, _) = await RunAsync("register", "template", path);
        Assert.Equal(EtlCommandLine.Succeeded, exit);
        Assert.Contains(path, output, StringComparison.Ordinal);

        (exit, output, var errors) = await RunAsync("register", "check", path);
        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.EndsWith("No errors.", output.TrimEnd(), StringComparison.Ordinal);

        (exit, _, errors) = await RunAsync("register", "template", path);
        Assert.Equal(EtlCommandLine.Failed, exit);
        Assert.NotEqual("", errors);
    }

    [Fact]
    public async Task Register_check_tells_every_error_at_once_with_file_row_column_and_reason()
    {
        await WriteAsync("projects.csv", "ProjectCode,ProjectName,PlannedStart\nP1,Bridge,2026-13-01\nP1,Tunnel,\n");
        await WriteAsync("risks.csv", "RiskCode,ProjectCode,Title,Probability,Status,RaisedOn\nR1,P9,Flood,2,Gone,2026-01-02\n");
        await WriteAsync("crosswalk.csv", "ProjectCode,TaskUid,IssueKey,EarningRule\nP1,1,,\nP1,2,,Guess\n");

        var (exit, _, errors) = await RunAsync("register", "check", folder.FullName);

        Assert.Equal(EtlCommandLine.Failed, exit);
        string[] expected =
        [
            "projects.csv, row 2, column PlannedStart, '2026-13-01': expects a date",
            "projects.csv, row 3, 'P1': stands in row 2 already",
            "risks.csv, row 2, column ProjectCode, 'P9': is not in projects.csv",
            "risks.csv, row 2, column Probability, '2': expects 0 to 1",
            "risks.csv, row 2, column Status, 'Gone': expects Open or Mitigated or Occurred or Closed",
            "crosswalk.csv, row 2, column IssueKey: is missing, and so are EarningRule and Actuals",
            "crosswalk.csv, row 3, column EarningRule, 'Guess': expects PercentComplete or PhysicalPercentComplete or ZeroHundred or FiftyFifty or WeightedPoints",
            "7 errors: nothing of this register would be loaded.",
        ];
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Prism.Etl.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
