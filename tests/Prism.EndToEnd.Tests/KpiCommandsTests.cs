using System.Text.RegularExpressions;

namespace Prism.EndToEnd.Tests;

/// <summary>The commands for people who write KPIs of their own, on the sample portfolio's warehouse and with wrong input.</summary>
[Collection(SampleRunReaders.Name)]
public sealed partial class KpiCommandsTests(SampleRun sample)
{
    [Fact]
    public async Task New_writes_a_sound_definition_that_check_accepts_until_it_is_spoilt()
    {
        using var folder = new TemporaryFolder();
        var (exit, output) = await RunAsync(folder, "new", "LATE_ISSUES");
        Assert.True(exit == 0, output);
        var definition = Path.Combine(folder.Path, "Definitions", "own", "late-issues.yaml");
        Assert.True(File.Exists(definition) && File.Exists(Path.Combine(folder.Path, "Measures", "own", "late_issues_items.sql")), output);

        (exit, output) = await RunAsync(folder, "check", folder.Path);
        Assert.Equal(0, exit);
        Assert.Contains("are sound, 0 errors.", output, StringComparison.Ordinal);

        (exit, output) = await RunAsync(folder, "new", "LATE_ISSUES");
        Assert.Equal(1, exit);
        Assert.Contains("exists already; it is left as it is.", output, StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(definition, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(definition, text.Replace("rule: ROS ", "rule: ADD ", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (exit, output) = await RunAsync(folder, "check", folder.Path);
        Assert.Equal(1, exit);
        Assert.Contains($"Definitions/own/late-issues.yaml({LineOf(text, "denominator:")}): A ratio is not additive: with a denominator the rule is ROS, not ADD.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "upper-case letters, digits and underscores", "new", "late issues")]
    [InlineData(2, "does not exist", "check", "nowhere")]
    [InlineData(2, "does not exist", "preview", "nowhere.yaml")]
    public async Task Wrong_input_is_told_in_a_sentence(int expected, string said, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var (exit, output) = await RunAsync(folder, arguments);

        Assert.True(exit == expected, output);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_shows_what_would_change_colour_and_publishes_nothing()
    {
        using var folder = new TemporaryFolder();
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Prism.Kpis", "Definitions", "flow", "reopen-rate.yaml"), TestContext.Current.CancellationToken);
        var file = Path.Combine(folder.Path, "reopen.yaml");
        await File.WriteAllTextAsync(file, Limits().Replace(shipped, "green: 0.001, amber: 0.002", 1), TestContext.Current.CancellationToken);
        const string Query = "KpiValues?$filter=KpiCode eq 'REOPEN_RATE'&$orderby=KpiValueSk";
        var before = (await sample.ReadAsync(Query)).ConvertAll(row => row.GetRawText());

        var (exit, output) = await RunAsync(folder, "preview", file);

        Assert.True(exit == 0, output);
        var counts = Counts().Match(output);
        Assert.True(counts.Success, output);
        Assert.True(int.Parse(counts.Groups[1].Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture) > 0, output);
        Assert.Matches(@"Green\s+->\s+0\.\d+ Red", output);
        Assert.Equal(before, (await sample.ReadAsync(Query)).ConvertAll(row => row.GetRawText()));

        await File.WriteAllTextAsync(file, shipped.Replace("items_first_finished", "items_frist_finished", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (exit, output) = await RunAsync(folder, "preview", file);
        Assert.Equal(1, exit);
        Assert.Contains($"{file}({LineOf(shipped, "denominator:")}): Measure items_frist_finished is not known; did you mean items_first_finished?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_new_wrote_can_be_previewed_as_it_lies()
    {
        using var folder = new TemporaryFolder();
        var (exit, output) = await RunAsync(folder, "new", "LATE_ISSUES");
        Assert.True(exit == 0, output);

        (exit, output) = await RunAsync(folder, "preview", Path.Combine(folder.Path, "Definitions", "own", "late-issues.yaml"));

        Assert.True(exit == 0, output);
        Assert.Matches(@"LATE_ISSUES: [1-9][0-9,]* values", output);
    }

    private static int LineOf(string text, string start) => Array.FindIndex(text.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)) + 1;

    private Task<(int ExitCode, string Output)> RunAsync(TemporaryFolder folder, params string[] arguments) => ProductProcess.RunAsync(
        "Prism.Etl", folder.Path, new Dictionary<string, string?> { ["Prism:Warehouse:Sqlite:Folder"] = Path.GetDirectoryName(sample.Portfolio) }, ["kpi", .. arguments]);

    [GeneratedRegex(@"green: [0-9.]+, amber: [0-9.]+")]
    private static partial Regex Limits();

    [GeneratedRegex(@"REOPEN_RATE: [0-9,]+ values, ([0-9,]+) would change colour. Nothing was published.")]
    private static partial Regex Counts();
}
