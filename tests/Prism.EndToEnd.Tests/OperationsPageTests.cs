using System.CommandLine;
using System.Text.RegularExpressions;
using Prism.Etl.Commands;

namespace Prism.EndToEnd.Tests;

/// <summary>The administrator's pages are held to the worker's command line and to the settings page: what they name exists, and no command is left out.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    [Fact]
    public void Every_command_of_the_worker_is_on_the_page_and_no_other()
    {
        var table = Page[Page.IndexOf("## Commands", StringComparison.Ordinal)..Page.IndexOf("## Connect Jira", StringComparison.Ordinal)];

        var listed = Row().Matches(table).Select(row => row.Groups["command"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Leaves(EtlCommandLine.Create(), "").Order(StringComparer.Ordinal), listed);
    }

    [Theory]
    [InlineData("operations.md")]
    [InlineData("security.md")]
    public void Every_setting_an_administrators_page_names_is_on_the_settings_page(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"));

        var unknown = Setting().Matches(text).Select(name => name.Groups["name"].Value)
            .Where(name => !settings.Contains($"`{name}", StringComparison.Ordinal)).ToList();

        Assert.True(unknown.Count == 0, $"docs/settings.md knows none of: {string.Join(", ", unknown)}");
        Assert.True(Setting().Count(text) > 5);
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(child => Leaves(child, path.Length == 0 ? child.Name : $"{path} {child.Name}"));

    [GeneratedRegex(@"^\| `(?<command>[a-z ]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>Prism:[A-Za-z0-9:]+)`")]
    private static partial Regex Setting();
}
