using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prism.Reports.Tests.Connector;

/// <summary>
/// The connector's own tests in M, written for PQTest, which runs on Windows alone. Here Microsoft's parser and language services check them, and the
/// interpreter in <c>m-check</c> runs them against the sample portfolio as it is served, to the results that lie beside them.
/// </summary>
[Collection(SampleTests.Name)]
public sealed partial class OwnTests(SamplePortfolio sample)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Prism.Connector", "Tests");

    public static TheoryData<string> Tests => [.. Directory.EnumerateFiles(Folder, "*.query.pq").Select(f => Path.GetFileName(f)[..^".query.pq".Length]).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_test_parses_and_knows_the_names_it_uses()
    {
        var files = Directory.EnumerateFiles(Folder, "*.pq*").Order(StringComparer.Ordinal).ToList();
        var findings = await MCheck.CheckAllAsync([.. files.Select(File.ReadAllText)], MCheck.RequireSymbols());
        var shared = Shared().Matches(ConnectorText.Text).Select(m => $"'{m.Groups["name"].Value}'").ToList();
        Assert.Equal(3, shared.Count);
        Assert.All(files.Zip(findings), file => Assert.Empty(file.Second.Problems.Where(p => !shared.Exists(name => p.Message.Contains(name, StringComparison.Ordinal))).Select(p => $"{file.First}: {p.Message}")));
    }

    [Fact]
    public void Every_test_has_a_result_and_the_settings_lead_to_them()
    {
        var names = Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            [.. Tests.SelectMany(t => new[] { $"{t.Data}.query.pq", $"{t.Data}.query.pqout" }).Append("Prism.parameterquery.pq").Append("Prism.testsettings.json").Order(StringComparer.Ordinal)], names);
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "Prism.testsettings.json"))).RootElement;
        Assert.True(settings.GetProperty("FailOnMissingOutputFile").GetBoolean());
        Assert.Equal(Folder, Path.GetFullPath(Path.Combine(Folder, settings.GetProperty("QueryFilePath").GetString()!)));
        Assert.True(File.Exists(Path.Combine(Folder, settings.GetProperty("ParameterQueryFilePath").GetString()!)));
        var package = Path.GetFullPath(Path.Combine(Folder, Assert.Single(settings.GetProperty("ExtensionPaths").EnumerateArray().ToList()).GetString()!));
        Assert.Equal(Path.Combine(Repository.Root, "src", "Prism.Connector", "bin", "Release", new DirectoryInfo(AppContext.BaseDirectory).Name, "Prism.mez"), package);
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task A_test_comes_to_its_result(string test)
    {
        var answer = await RunAsync(ConnectorText.Text, test);
        Assert.True(answer.GetProperty("isEqual").GetBoolean(), $"{answer.GetProperty("result")} instead of {answer.GetProperty("expected")}");
        Assert.NotEmpty(answer.GetProperty("requests").EnumerateArray());
    }

    [Theory]
    [InlineData("PartitionsOfARefresh", "\" lt \" & Prism.Day(to)", "\" le \" & Prism.Day(to)")]
    [InlineData("PortfolioWithoutProjects", "if List.Count(codes) = 0 then \"ProjectCode eq null and ProjectCode ne null\"", "if List.Count(codes) = 0 then null")]
    [InlineData("ProjectsOfAPortfolio", "\"IsCurrent eq true and Portfolio eq \"", "\"IsCurrent eq true and Portfolio ne \"")]
    [InlineData("KpiValuesOfAPortfolio", "\" or (ScopeLevel eq 'Portfolio' and ScopeName eq \"", "\" or (ScopeLevel eq 'Program' and ScopeName eq \"")]
    [InlineData("Navigation", "groups = List.Distinct(", "groups = List.Sort(")]
    [InlineData("AddressOfTheFeed", "trimmed = Text.TrimEnd(Text.Trim(url), \"/\")", "trimmed = Text.Trim(url)")]
    [InlineData("Mistakes", "if List.Count(unknown) > 0 then", "if List.Count(unknown) > 1 then")]
    [InlineData("SumsOfTheService", "\"?$apply=\" & Uri.EscapeDataString(apply)", "\"\"")]
    public async Task A_test_fails_where_the_connector_is_wrong(string test, string old, string changed)
    {
        var text = ConnectorText.With(old, changed);
        Assert.False(await RunAsync(text, test) is { ValueKind: JsonValueKind.Object } answer && answer.GetProperty("isEqual").GetBoolean());
    }

    /// <summary>Runs a test; what it asks for is asked of the service. Undefined where the run itself breaks off.</summary>
    private async Task<JsonElement> RunAsync(string connector, string test)
    {
        var (query, expected, parameter) = (Read($"{test}.query.pq"), Read($"{test}.query.pqout"), Read("Prism.parameterquery.pq").Replace("http://127.0.0.1:5080", sample.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));
        var answers = new Dictionary<string, object>();
        while (true)
        {
            JsonElement answer;
            try
            {
                answer = await MCheck.RunQueryAsync(connector, ConnectorText.English, new { query, parameter, expected, answers });
            }
            catch (Xunit.Sdk.XunitException) when (connector != ConnectorText.Text)
            {
                return default;
            }

            if (!answer.TryGetProperty("needs", out var needs))
            {
                return answer;
            }

            foreach (var address in needs.EnumerateArray().Select(a => a.GetString()!))
            {
                var (status, text) = await sample.AskAsync(new Uri(address));
                var isSet = status == 200 && address.Contains("/odata/v1/", StringComparison.Ordinal);
                answers[address] = new { status, text, rows = isSet ? await sample.RowsAsync(address.Split("/odata/v1/")[1]) : [] };
            }
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    [GeneratedRegex(@"^shared (?<name>Prism\.\w+) =", RegexOptions.Multiline)]
    private static partial Regex Shared();
}
