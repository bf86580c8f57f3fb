using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Prism.Reports.Tests.Connector;

/// <summary>The connector's M and captions, judged by Microsoft's parser and language services.</summary>
public sealed partial class TextTests
{
    [Fact]
    public async Task The_connector_parses()
    {
        var finding = await MCheck.CheckAsync(ConnectorText.Text, null);
        Assert.Empty(finding.Problems);
        Assert.Equal("Section", finding.Kind);
    }

    [Fact]
    public async Task The_connector_knows_every_name_it_uses()
    {
        Assert.Empty((await MCheck.CheckAsync(ConnectorText.Text, MCheck.RequireSymbols())).Problems);
    }

    [Theory]
    [InlineData("section Prism;", "section Prism", "semicolon")]
    [InlineData("error Prism.Failure(\"Prism.WrongOption\", \"Error_Day\", {name});", "error Prism.Failure(\"Prism.WrongOption\", \"Error_Day\", {name};", "parenthesis")]
    [InlineData("    else error Prism.Failure(\"Prism.WrongOption\", \"Error_Day\", {name});", ";", "else")]
    [InlineData("each [Name] = name)", "each [Name = name)", "bracket")]
    public async Task A_text_that_does_not_parse_is_rejected(string old, string changed, string says)
    {
        var finding = await MCheck.CheckAsync(ConnectorText.With(old, changed), null);
        Assert.Contains(says, Assert.Single(finding.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OData.Feed(whole", "OData.Fed(whole", "OData.Fed")]
    [InlineData("Extension.CredentialError(Credential.AccessDenied", "Extension.CredentialError(Credential.Denied", "Credential.Denied")]
    [InlineData("isShort = ", "isBrief = ", "isShort")]
    [InlineData("Prism.Quoted(portfolio) & \"))\"", "Prism.Quote(portfolio) & \"))\"", "Prism.Quote")]
    [InlineData("Text.StartsWith(reason, \"Prism.\")", "Text.StartsWith(reason)", "arguments")]
    public async Task A_name_that_is_not_there_is_rejected(string old, string changed, string says)
    {
        var finding = await MCheck.CheckAsync(ConnectorText.With(old, changed), MCheck.RequireSymbols());
        Assert.Contains(finding.Problems, p => p.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Captions_are_there_in_both_languages_and_none_is_left_over()
    {
        var english = Captions(ConnectorText.English);
        var german = Captions(ConnectorText.German);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), german.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, caption => Assert.Equal(Places(caption.Value), Places(german[caption.Key])));
        Assert.All(english.Concat(german), caption => Assert.False(string.IsNullOrWhiteSpace(caption.Value), caption.Key));

        // Texts are asked for by name, by the name of an error, or by the name of a set or group.
        var asked = CaptionName().Matches(ConnectorText.Text).Select(m => m.Groups["name"].Value)
            .Concat(SetName().Matches(ConnectorText.Text).SelectMany(m => new[] { $"Set_{m.Groups["set"]}", $"Group_{m.Groups["group"]}" }).SelectMany(k => new[] { k, $"{k}_Help" }))
            .Concat(["Group_Other", "Group_Other_Help"])
            .Where(name => name is not ("Set_" or "Group_"));
        Assert.Equal(asked.Distinct().Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Captions(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("""LoadString\("(?<name>[^"]+)"|"(?<name>Error_\w+)"(?=, \{)""")]
    private static partial Regex CaptionName();

    [GeneratedRegex("""\[Name = "(?<set>\w+)", Group = "(?<group>\w+)",""")]
    private static partial Regex SetName();

    [GeneratedRegex(@"#\{\d\}")]
    private static partial Regex Place();
}
