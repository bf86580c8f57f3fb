using System.Text.Json;
using System.Text.RegularExpressions;
using Prism.Sbom;

namespace Prism.EndToEnd.Tests;

/// <summary>The bill of materials says what is shipped, in the form that CycloneDX 1.6 asks for.</summary>
public sealed partial class BillOfMaterialsTests
{
    [Theory]
    [InlineData("Prism.ODataService")]
    [InlineData("Prism.Etl")]
    [InlineData("Prism.AppHost")]
    public void It_names_every_package_that_is_shipped_and_nothing_else(string program)
    {
        var file = $"{program}.deps.json";
        var shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file));
        var now = new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.Zero);
        var bill = JsonDocument.Parse(BillOfMaterials.Write(shipped, file, now)).RootElement;
        Assert.Equal("CycloneDX", Text(bill, "bomFormat"));
        Assert.Equal("1.6", Text(bill, "specVersion"));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", Text(bill, "serialNumber"));
        Assert.Equal(1, bill.GetProperty("version").GetInt32());
        Assert.Equal("2026-11-23T22:00:00Z", Text(bill.GetProperty("metadata"), "timestamp"));
        var self = bill.GetProperty("metadata").GetProperty("component");
        Assert.Equal(("application", program), (Text(self, "type"), Text(self, "name")));

        var components = bill.GetProperty("components").EnumerateArray().ToList();
        var packages = Package().Matches(shipped).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(packages.Count > 20);
        Assert.Equal(packages, components.Where(c => c.TryGetProperty("purl", out _)).Select(c => $"{Text(c, "name")}/{Text(c, "version")}").ToHashSet());
        Assert.All(components, c => Assert.Equal(("library", "required"), (Text(c, "type"), Text(c, "scope"))));
        Assert.DoesNotContain(components, c => Text(c, "name").Contains("Analyzers", StringComparison.Ordinal));

        var references = components.Select(c => Text(c, "bom-ref")).Append(Text(self, "bom-ref")).ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
        var edges = bill.GetProperty("dependencies").EnumerateArray().ToList();
        Assert.Equal(references.Order(), edges.Select(e => Text(e, "ref")).Order());
        Assert.All(edges.SelectMany(e => e.GetProperty("dependsOn").EnumerateArray()), need => Assert.Contains(need.GetString(), references));

        // Whatever is shipped, the program needs it, directly or not.
        var needs = edges.ToDictionary(e => Text(e, "ref"), e => e.GetProperty("dependsOn").EnumerateArray().Select(n => n.GetString()!).ToList());
        HashSet<string> reached = [];
        Reach(Text(self, "bom-ref"));
        Assert.Equal(references.ToHashSet(), reached);

        void Reach(string reference)
        {
            if (reached.Add(reference))
            {
                needs[reference].ForEach(Reach);
            }
        }
    }

    [Theory]
    [InlineData("{}", "Prism.Etl.deps.json")]
    [InlineData("no JSON", "Prism.Etl.deps.json")]
    [InlineData("{}", "Prism.Etl.dll")]
    public void What_is_no_list_of_what_is_shipped_makes_no_bill(string text, string file) =>
        Assert.Throws<InvalidDataException>(() => BillOfMaterials.Write(text, file, DateTimeOffset.UnixEpoch));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    [GeneratedRegex("\"([^\"/]+/[^\"/]+)\": \\{\\s*\"type\": \"package\"")]
    private static partial Regex Package();
}
