using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.Etl;
using Prism.Etl.Runs;
using Prism.ODataService;
using Prism.SampleJira;

namespace Prism.EndToEnd.Tests;

/// <summary>A custom field that the settings name becomes a typed column of the feed; one that is named later is filled by a replay, while the service runs.</summary>
public sealed class CustomFieldTests
{
    private const string Kind = "{http://docs.oasis-open.org/odata/ns/edm}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_that_is_named_becomes_a_typed_column_and_one_named_later_is_filled_by_a_replay()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string?>
        {
            ["Prism:Warehouse:Sqlite:Folder"] = Path.Combine(folder.Path, "data"),
            ["Prism:Jira:0:Name"] = "jira",
            ["Prism:Jira:0:User"] = "bi@acme.example",
            ["Prism:Jira:0:Token"] = "sample",
        };
        await using (var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 600 }, Stop))
        {
            settings["Prism:Jira:0:Url"] = site.BaseAddress.ToString();
            await RunAsync(settings, runtime => runtime.CreatePipeline());
        }

        await using var service = await ServeAsync(settings);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First() + "/odata/v1/") };
        Assert.Empty(await PropertiesAsync(client));
        Assert.Equal(404, (int)(await client.GetAsync(new Uri("IssueCustomFields", UriKind.Relative), Stop)).StatusCode);

        // The site is gone: what comes now comes from the payloads.
        settings["Prism:Jira:0:Fields:Columns:0"] = "Risk probability";
        settings["Prism:Jira:0:Fields:Columns:1"] = "customfield_10015";
        await RunAsync(settings, runtime => runtime.CreateReplay(runtime.Settings.Jira));
        var properties = await PropertiesAsync(client);
        Assert.Equal(("Edm.Double", "Risk probability"), properties["RiskProbability"]);
        Assert.Equal(("Edm.Date", "Start date"), properties["StartDate"]);

        // Its values are those of the rows, issue by issue.
        var rows = (await AskAsync(client, "IssueFields?$orderby=IssueSk&$select=IssueSk,FieldName,NumberValue,DateValue")).EnumerateArray().ToList();
        Assert.Contains(rows, row => row.GetProperty("FieldName").GetString() == "Start date");
        var expected = rows.Select(row => row.GetProperty("FieldName").GetString() == "Risk probability"
            ? $"{row.GetProperty("IssueSk")} RiskProbability {row.GetProperty("NumberValue")}" : $"{row.GetProperty("IssueSk")} StartDate {row.GetProperty("DateValue")}").Order(StringComparer.Ordinal);
        var flat = (await AskAsync(client, "IssueCustomFields")).EnumerateArray().ToList();
        Assert.Equal((await AskAsync(client, "Issues?$filter=IssueSk gt 0&$select=IssueSk")).GetArrayLength(), flat.Count);
        var actual = flat.SelectMany(row => new[] { "RiskProbability", "StartDate" }.Where(name => row.GetProperty(name).ValueKind != JsonValueKind.Null).Select(name => $"{row.GetProperty("IssueSk")} {name} {row.GetProperty(name)}"));
        Assert.Equal(expected, actual.Order(StringComparer.Ordinal));

        // A column like any other: filter, order, group, follow.
        var high = await AskAsync(client, "IssueCustomFields?$filter=RiskProbability ge 4&$orderby=RiskProbability desc,IssueSk&$expand=Issue($select=IssueKey)");
        Assert.Equal(flat.Count(row => row.GetProperty("RiskProbability") is { ValueKind: JsonValueKind.Number } value && value.GetDouble() >= 4), high.GetArrayLength());
        Assert.All(high.EnumerateArray(), row => Assert.Equal(row.GetProperty("IssueKey").GetString(), row.GetProperty("Issue").GetProperty("IssueKey").GetString()));
        var groups = await AskAsync(client, "IssueCustomFields?$apply=filter(RiskProbability ne null)/groupby((RiskProbability),aggregate($count as N))&$orderby=RiskProbability");
        Assert.Equal(
            flat.Where(row => row.GetProperty("RiskProbability").ValueKind == JsonValueKind.Number).GroupBy(row => row.GetProperty("RiskProbability").GetDouble()).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())),
            groups.EnumerateArray().Select(row => (row.GetProperty("RiskProbability").GetDouble(), row.GetProperty("N").GetInt32())));
        Assert.StartsWith("IssueCustomFieldsSk,", await client.GetStringAsync(new Uri("IssueCustomFields?$format=csv&$top=2", UriKind.Relative), Stop), StringComparison.Ordinal);

        // Rows that the replay filled are new to who reads what changed.
        var before = flat.Min(row => row.GetProperty("LoadSk").GetInt64());
        Assert.All(flat.Where(row => row.GetProperty("RiskProbability").ValueKind == JsonValueKind.Number), row => Assert.True(row.GetProperty("LoadSk").GetInt64() > before));

        // Taken off the settings, the column goes; without any, the set does.
        settings.Remove("Prism:Jira:0:Fields:Columns:1");
        await RunAsync(settings, runtime => runtime.CreateReplay(runtime.Settings.Jira));
        Assert.DoesNotContain("StartDate", (await PropertiesAsync(client)).Keys);
        Assert.Equal(JsonValueKind.Array, (await AskAsync(client, "IssueCustomFields?$select=RiskProbability")).ValueKind);
        settings.Remove("Prism:Jira:0:Fields:Columns:0");
        await RunAsync(settings, runtime => runtime.CreateReplay(runtime.Settings.Jira));
        Assert.Empty(await PropertiesAsync(client));
    }

    private static async Task RunAsync(Dictionary<string, string?> settings, Func<EtlRuntime, EtlPipeline> pipeline)
    {
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Error));
        var runtime = new EtlRuntime(EtlSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()), TimeProvider.System, loggers);
        var summary = await pipeline(runtime).RunAsync(new Progress<RunProgress>(), Stop);
        Assert.True(summary.IsSucceeded, summary.Sources.Single().Message);
        Assert.NotNull(summary.Version);
    }

    private static async Task<WebApplication> ServeAsync(Dictionary<string, string?> settings)
    {
        var service = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = settings["Prism:Warehouse:Sqlite:Folder"], ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Security:AllowAnonymous"] = "true", ["Prism:Service:PageSize"] = "10000",
            });
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await service.StartAsync(Stop);
        return service;
    }

    /// <summary>Type and caption of the set's properties; none where there is no such set.</summary>
    private static async Task<Dictionary<string, (string Type, string Caption)>> PropertiesAsync(HttpClient client)
    {
        var metadata = XDocument.Parse(await client.GetStringAsync(new Uri("$metadata", UriKind.Relative), Stop));
        return metadata.Descendants(Kind + "EntityType").Where(type => type.Attribute("Name")!.Value == "IssueCustomFields").Elements(Kind + "Property").ToDictionary(
            property => property.Attribute("Name")!.Value,
            property => (property.Attribute("Type")!.Value, property.Elements(Kind + "Annotation").Single(note => note.Attribute("Term")!.Value.EndsWith(".DisplayName", StringComparison.Ordinal)).Attribute("String")!.Value));
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string question)
    {
        using var answer = await client.GetAsync(new Uri(question, UriKind.Relative), Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("value");
    }
}
