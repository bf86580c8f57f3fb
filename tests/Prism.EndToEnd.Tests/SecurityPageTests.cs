using System.Text.RegularExpressions;

namespace Prism.EndToEnd.Tests;

/// <summary><c>docs/security.md</c> names tests that are there, and leaves none of the ten risks out.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var named = Named().Matches(Page).Select(match => (Class: match.Groups[1].Value, Name: match.Groups[2].Value)).ToList();
        Assert.True(named.Count >= 20);
        Assert.All(named, test => Assert.Contains(tests[test.Class], text => Regex.IsMatch(text, $@"\]\s+public (async Task|Task|void) {test.Name}\(")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Each_of_the_ten_risks_has_a_row_with_a_test(int number)
    {
        var row = Assert.Single(Page.Split('\n'), line => line.StartsWith($"| API{number} ", StringComparison.Ordinal));
        Assert.Matches(Named(), row);
    }

    [GeneratedRegex("`([A-Za-z]+Tests)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex Named();
}
