using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;

namespace Prism.Reports.Tests.Connector;

/// <summary>What the connector's text asks a service for: its functions are run, not described a second time here.</summary>
internal static class FoldedRequests
{
    /// <summary>Every option at once, and text that needs quoting.</summary>
    public static object AllOptions { get; } = new { Portfolio = "O'Hara & Söhne", From = new { date = "2024-01-01" }, To = new { date = "2024-07-01" } };

    private static readonly string Metadata = Path.Combine(Repository.Root, "tests", "Prism.ODataService.Tests", "Approved", "metadata.xml");

    public static List<string> ContractSets() =>
        [.. XDocument.Load(Metadata).Descendants().Where(e => e.Name.LocalName == "EntitySet").Select(e => e.Attribute("Name")!.Value).Order(StringComparer.Ordinal)];

    /// <summary>Sets that the feed has only where its settings ask for them: no approved <c>$metadata</c> holds them.</summary>
    public static IReadOnlyList<string> SetsBySetting { get; } = ["IssueCustomFields"];

    /// <summary>The service document that names sets, as far as the connector reads it.</summary>
    public static string ServiceDocument(IEnumerable<string> sets) => JsonSerializer.Serialize(new { value = sets.Select(name => new { name }) });

    /// <summary>The addresses that OData.Feed is given, in order.</summary>
    public static List<string> Addresses(JsonElement answer) =>
        [.. answer.GetProperty("requests").EnumerateArray().Where(r => r.GetProperty("by").GetString() == "OData.Feed").Select(r => r.GetProperty("address").GetString()!)];

    /// <summary>What a connector's text has wrong when held against the approved <c>$metadata</c>; nothing where the two fit.</summary>
    public static async Task<List<string>> ProblemsAsync(string text)
    {
        using var reader = XmlReader.Create(Metadata);
        var model = CsdlReader.Parse(reader);
        var body = ServiceDocument(ContractSets());
        var answers = await MCheck.RunAsync(
            text, ConnectorText.English,
            new { call = new object[] { "Prism.Sets" } },
            new { call = new[] { "Prism.Contents", "http://prism", AllOptions }, status = 200, body, codes = new[] { "A", "B'C" } },
            new { call = new object[] { "Prism.Contents", "http://prism" }, status = 200, body });

        List<string> problems = [];
        var named = answers[0].GetProperty("value").EnumerateArray().ToList();
        var names = named.Select(s => s.GetProperty("Name").GetString()!).Order(StringComparer.Ordinal).ToList();
        problems.AddRange(names.Except(ContractSets()).Except(SetsBySetting).Select(n => $"{n} is not in $metadata."));
        problems.AddRange(ContractSets().Except(names).Select(n => $"{n} is not in the connector."));
        foreach (var set in named)
        {
            var type = model.EntityContainer.FindEntitySet(set.GetProperty("Name").GetString()!)?.EntityType;
            if (type is not null && set.GetProperty("Date").GetString() is { } day && type.FindProperty(day)?.Type.FullName() != "Edm.Date")
            {
                problems.Add($"{type.Name}.{day} is not a day of $metadata.");
            }

            if (type is not null && set.GetProperty("Scope").GetString() == "None" && (type.FindProperty("ProjectCode") ?? type.FindProperty("Portfolio")) is { } column)
            {
                problems.Add($"{type.Name}.{column.Name} could narrow by portfolio, and does not.");
            }
        }

        foreach (var address in Addresses(answers[1]).Concat(Addresses(answers[2])))
        {
            try
            {
                new ODataUriParser(model, new Uri("http://prism/odata/v1/"), new Uri(address)).ParseUri();
            }
            catch (ODataException e)
            {
                problems.Add($"{address}: {e.Message}");
            }
        }

        return problems;
    }
}
