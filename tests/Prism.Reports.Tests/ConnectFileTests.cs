using System.Text.Json;
using System.Xml.Linq;
using Prism.Reports.Tests.Connector;

namespace Prism.Reports.Tests;

/// <summary>The files that open Power BI or Excel on the service.</summary>
public sealed class ConnectFileTests(FeedService service)
{
    [Fact]
    public async Task The_Power_BI_file_names_the_address_it_was_fetched_from_and_no_credentials()
    {
        var file = JsonDocument.Parse(await service.TextAsync($"{service.Address}/connect/prism.pbids")).RootElement;
        Assert.Equal("0.1", file.GetProperty("version").GetString());
        var connection = Assert.Single(file.GetProperty("connections").EnumerateArray().ToList());
        Assert.Equal(["details", "options", "mode"], connection.EnumerateObject().Select(p => p.Name));
        Assert.Equal("odata", connection.GetProperty("details").GetProperty("protocol").GetString());
        var feed = connection.GetProperty("details").GetProperty("address").GetProperty("url").GetString()!;
        Assert.Equal($"{service.Address}/odata/v1", feed);
        Assert.Contains("KpiValues", await service.TextAsync(feed), StringComparison.Ordinal);
        Assert.Equal("Import", connection.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task The_Excel_file_holds_a_query_that_parses_and_reads_the_KPI_values()
    {
        var page = XDocument.Parse(await service.TextAsync($"{service.Address}/connect/prism.odc"));
        var mashup = XDocument.Parse(page.Descendants().Single(e => e.Name.LocalName == "PowerQueryMashupData").Value);
        var query = mashup.Descendants().Single(e => e.Name.LocalName == "Query");
        Assert.Equal("KpiValues", query.Attribute("Name")!.Value);
        var formula = query.Elements().Single(e => e.Name.LocalName == "Formula").Value;
        Assert.Contains($"OData.Feed(\"{service.Address}/odata/v1\"", formula, StringComparison.Ordinal);
        var finding = await MCheck.CheckAsync(formula, null);
        Assert.Empty(finding.Problems);
        Assert.Equal("LetExpression", finding.Kind);
        Assert.Contains("Location=KpiValues", page.Descendants().Single(e => e.Name.LocalName == "ConnectionString").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/connect")]
    public async Task The_pages_lead_to_every_file_and_each_answers(string page)
    {
        var text = await service.TextAsync($"{service.Address}{page}");
        foreach (var file in new[] { "excel.xlsx", "powerbi.zip", "prism.mez", "prism.pbids", "prism.odc" })
        {
            Assert.Contains($"href=\"/connect/{file}\"", text, StringComparison.Ordinal);
            await service.TextAsync($"{service.Address}/connect/{file}");
        }
    }
}
