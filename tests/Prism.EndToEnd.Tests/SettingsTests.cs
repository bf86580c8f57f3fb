using Prism.SampleJira;

namespace Prism.EndToEnd.Tests;

/// <summary>A wrong setting stops the start with its name and what it expects; a source that fails stops only itself.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Prism:TimeZone", "Mars/Olympus", "Prism:TimeZone", "time zone")]
    [InlineData("Prism:ReportingCurrency", "Euro", "Prism:ReportingCurrency", "ISO 4217")]
    [InlineData("Prism:Jira:0:Token", null, "Prism:Jira:0:Token", "token")]
    [InlineData("Prism:Jira:0:Url", "acme", "Prism:Jira:0:Url", "address")]
    [InlineData("Prism:Jira:0:Url", "http://127.0.0.1:9", "Prism:Jira:0:Url", "cannot be reached")]
    [InlineData("Prism:Jira:0:Tokn", "x", "Prism:Jira:0", "Tokn")]
    [InlineData("Prism:Etl:Interval", "soon", "Prism:Etl", "Interval")]
    [InlineData("Prism:Warehouse:SqlServer:ConnectionString", "Server=db;Database=prism", "Prism:Warehouse:Sqlite:Folder", "one engine")]
    [InlineData("Prism:Register:0:Folder", "./nowhere", "Prism:Register:0:Folder", "exists")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string? value, string named, string expects)
    {
        using var folder = new TemporaryFolder();
        var options = new SampleJiraOptions { Issues = SampleJiraOptions.FewestIssues };
        await using var jira = await SampleJiraHost.StartAsync(options, TestContext.Current.CancellationToken);
        var settings = Working(folder.Path, jira.BaseAddress);
        settings[setting] = value;
        if (setting == "Prism:Register:0:Folder")
        {
            settings["Prism:Register:0:Name"] = "register";
        }

        var (exitCode, output) = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "once");

        Assert.Equal(2, exitCode);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.Contains(expects, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "warehouse", "prism.db")), "Nothing may be made before the settings are right.");
    }

    [Fact]
    public async Task A_plan_that_is_no_plan_fails_alone_and_the_rest_is_loaded()
    {
        using var folder = new TemporaryFolder();
        var options = new SampleJiraOptions { Issues = SampleJiraOptions.FewestIssues };
        await SamplePortfolio.WriteAsync(folder.Path, options, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "plans", "BROKEN-2026-10.xml"), "this is no plan", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "plans", "BOMB-2026-10.xml"),
            """<!DOCTYPE x [<!ENTITY a "aaaa">]><Project xmlns="http://schemas.microsoft.com/project">&a;</Project>""",
            TestContext.Current.CancellationToken);
        await using var jira = await SampleJiraHost.StartAsync(options, TestContext.Current.CancellationToken);
        var settings = Working(folder.Path, jira.BaseAddress);
        settings["Prism:MsProject:0:Name"] = "plans";
        settings["Prism:MsProject:0:Folder"] = Path.Combine(folder.Path, "plans");

        var (exitCode, output) = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "once");
        var (statusCode, status) = await ProductProcess.RunAsync("Prism.Etl", folder.Path, settings, "status");

        Assert.Equal(1, exitCode);
        Assert.Contains("BROKEN-2026-10.xml", output, StringComparison.Ordinal);
        Assert.Contains("BOMB-2026-10.xml", output, StringComparison.Ordinal);
        Assert.Contains("DOCTYPE", output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Equal(0, statusCode);
        Assert.Contains("FactIssue", status, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Working(string folder, Uri jira) => new()
    {
        ["Prism:Warehouse:Sqlite:Folder"] = Path.Combine(folder, "warehouse"),
        ["Prism:Jira:0:Name"] = "jira",
        ["Prism:Jira:0:Url"] = jira.ToString(),
        ["Prism:Jira:0:User"] = "test@prism.example",
        ["Prism:Jira:0:Token"] = "any",
    };
}
