using Microsoft.Extensions.Options;
using Prism.ODataService.Security;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using NJsonSchema;

namespace Prism.ODataService.Tests;

public sealed class ContractTests(RunningService service)
{
    [Fact]
    public async Task The_metadata_is_the_approved_one()
    {
        var actual = (await TextAsync("$metadata", null)).ReplaceLineEndings("\n");
        var file = Path.Combine(Root, "tests", "Prism.ODataService.Tests", "Approved", "metadata.xml");
        var approved = File.Exists(file) ? (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") : "";
        if (actual.Trim() != approved.Trim())
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(file, ".received.xml"), actual, TestContext.Current.CancellationToken);
            Assert.Fail($"The published contract changed. Compare metadata.received.xml with {file} and, if the change is meant, put it in its place.");
        }
    }

    [Fact]
    public async Task The_metadata_is_valid_by_the_OASIS_schemas()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add("http://docs.oasis-open.org/odata/ns/edm", Corpus("edm.xsd"));
        schemas.Add("http://docs.oasis-open.org/odata/ns/edmx", Corpus("edmx.xsd"));
        List<string> problems = [];
        var settings = new XmlReaderSettings { Schemas = schemas, ValidationType = ValidationType.Schema };
        settings.ValidationEventHandler += (_, e) => problems.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(await TextAsync("$metadata", null)), settings);
        while (reader.Read())
        {
        }

        Assert.Empty(problems);
    }

    [Fact]
    public async Task The_JSON_metadata_is_valid_by_the_OASIS_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Corpus("csdl.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(await TextAsync("$metadata?$format=json", null)));
    }

    [Fact]
    public void Every_property_has_a_source_and_every_type_and_property_a_description()
    {
        ServiceHost.Projections(null, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).AssertConfigurationIsValid();
        Assert.All(EdmModel.Sets, set =>
        {
            Assert.NotEmpty(set.Keys);
            Assert.True(set.Description.Length > 10, set.Name);
            Assert.All(set.Columns, c => Assert.True(c.Description.Length > 5, $"{set.Name}.{c.Name}"));
        });
    }

    [Theory]
    [InlineData("$metadata", "application/xml")]
    [InlineData("Worklogs?$top=1", "application/json")]
    [InlineData("", "application/json")]
    public async Task Power_Query_gets_what_it_needs_for_the_headers_it_sends(string address, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)");
        request.Headers.TryAddWithoutValidation("MaxDataServiceVersion", "3.0");
        request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
        request.Headers.TryAddWithoutValidation("Prefer", "omit-values=nulls");
        request.Headers.TryAddWithoutValidation(
            "Accept",
            "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("4.0", response.Headers.GetValues("OData-Version").Single());
        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
    }

    [Fact]
    public async Task Numbers_beyond_a_double_are_text_where_asked()
    {
        var text = await TextAsync("Worklogs?$filter=CostAmount ne null&$top=1&$select=WorklogSk,CostAmount", "application/json;IEEE754Compatible=true");
        Assert.Contains("\"WorklogSk\":\"", text, StringComparison.Ordinal);
        Assert.Contains("\"CostAmount\":\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_metadata_there_is_no_context()
    {
        Assert.DoesNotContain("@odata.context", await TextAsync("Worklogs?$top=1", "application/json;odata.metadata=none"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_landing_page_tells_how_to_connect()
    {
        var page = await service.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("OData.Feed(", page, StringComparison.Ordinal);
        Assert.Contains("KpiValues", page, StringComparison.Ordinal);
        Assert.Contains("Scorecard", page, StringComparison.Ordinal);
        Assert.StartsWith("ready", await service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_warehouse_the_feed_says_so_and_when_to_try_again()
    {
        await using var app = await RunningService.StartAsync(Path.Combine(Path.GetTempPath(), $"prism-none-{Guid.NewGuid():N}"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var response = await client.GetAsync(new Uri("/odata/v1/Projects", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        Assert.Contains("first load", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_is_not_served_unless_a_setting_says_so()
    {
        var addresses = new ServiceAddresses(Options.Create(new SecurityOptions { AllowAnonymous = true }));
        Assert.True(addresses.Validate(null, new ServiceOptions()).Succeeded);
        Assert.True(addresses.Validate(null, new ServiceOptions { Urls = "http://0.0.0.0:80", AllowAnonymousOnNetwork = true, Hosts = ["prism.example.org"] }).Succeeded);
        var refused = addresses.Validate(null, new ServiceOptions { Urls = "http://0.0.0.0:80" });
        Assert.Contains("Prism:Service:AllowAnonymousOnNetwork", refused.FailureMessage, StringComparison.Ordinal);

        var signedIn = new ServiceAddresses(Options.Create(new SecurityOptions()));
        Assert.Contains("in the clear", signedIn.Validate(null, new ServiceOptions { Urls = "http://+:80" }).FailureMessage, StringComparison.Ordinal);
        Assert.True(signedIn.Validate(null, new ServiceOptions { Urls = "https://+:443", Hosts = ["prism.example.org"] }).Succeeded);
        var behindProxy = new ServiceAddresses(Options.Create(new SecurityOptions { KnownProxies = ["10.0.0.2"] }));
        Assert.True(behindProxy.Validate(null, new ServiceOptions { Urls = "http://+:80", Hosts = ["prism.example.org"] }).Succeeded);
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Prism.Analytics.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }

    private static string Corpus(string name)
    {
        var folder = Environment.GetEnvironmentVariable("PRISM_CORPUS") ?? Path.Combine(Root, "..", "shared", "data");
        var file = Path.Combine(folder, "schemas", "odata", name);
        if (!File.Exists(file))
        {
            Assert.Skip($"{file} is missing: set PRISM_CORPUS to the folder of recorded data to run this test.");
        }

        return file;
    }

    private async Task<string> TextAsync(string address, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }
}
