using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.Etl;
using Prism.Etl.Runs;
using Prism.ODataService;
using Prism.SampleJira;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.EndToEnd.Tests;

/// <summary>The sample site, its plans and its register, through the whole product on both engines: the same rows, the same answers.</summary>
public sealed class EnginesTests
{
    private static readonly string[] Questions =
    [
        "Issues?$filter=IsDeleted eq false&$orderby=IssueKey desc&$top=100",
        "Issues?$filter=contains(IssueKey,'1') and CreatedAtUtc ge 2026-01-01T00:00:00Z&$orderby=IssueSk&$top=100",
        "IssueCustomFields?$filter=RiskImpact ge 2&$orderby=RiskImpact desc,StartDate,IssueSk&$top=100",
        "Worklogs?$apply=groupby((PersonName),aggregate(SpentHours with sum as Hours,$count as N))&$orderby=PersonName",
        "KpiValues?$filter=KpiCode eq 'THROUGHPUT' and PeriodGrain eq 'Month'&$orderby=KpiValueSk",
        "KpiValues?$apply=groupby((KpiCode,ScopeLevel),aggregate(Value with max as Greatest,$count as N))&$orderby=KpiCode,ScopeLevel",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_engines_end_with_the_same_rows_and_give_the_same_answers()
    {
        await using var server = await TestDatabase.CreateAsync(WarehouseEngine.SqlServer);
        await using var embedded = await TestDatabase.CreateAsync(WarehouseEngine.Sqlite);
        using var folder = new TemporaryFolder();
        List<string> differences = [];
        var sample = new SampleJiraOptions { Issues = 600 };
        await SamplePortfolio.WriteAsync(folder.Path, sample, Stop);

        await using (var site = await SampleJiraHost.StartAsync(sample, Stop))
        {
            await LoadAsync(embedded.Database, site.BaseAddress, folder.Path, isNew: true);
            await LoadAsync(server.Database, site.BaseAddress, folder.Path, isNew: true);
            differences.AddRange(await DifferencesAsync(embedded.Database, server.Database));

            var before = await WarehouseChecksum.ComputeAsync(server.Database, Stop);
            await LoadAsync(embedded.Database, site.BaseAddress, folder.Path, isNew: false);
            await LoadAsync(server.Database, site.BaseAddress, folder.Path, isNew: false);
            Assert.Equal(before, await WarehouseChecksum.ComputeAsync(server.Database, Stop));
        }

        await using (var later = await SampleJiraHost.StartAsync(sample with { Changes = 3 }, Stop))
        {
            await LoadAsync(embedded.Database, later.BaseAddress, folder.Path, isNew: true);
            await LoadAsync(server.Database, later.BaseAddress, folder.Path, isNew: true);
            differences.AddRange(await DifferencesAsync(embedded.Database, server.Database));
        }

        await using var one = await ServeAsync(embedded.Database);
        await using var other = await ServeAsync(server.Database);
        using var client = new HttpClient();
        var sets = (await AskAsync(client, one, "")).EnumerateArray().Select(set => set.GetProperty("url").GetString()!).ToList();
        Assert.True(sets.Count > 10);
        List<string> questions = [];
        foreach (var set in sets)
        {
            questions.Add(await NarrowedAsync(client, one, $"{set}?$count=true&$top=300"));
        }

        foreach (var question in questions.Concat(Questions))
        {
            var expected = await AskAsync(client, one, question);
            var actual = await AskAsync(client, other, question);
            if (expected.GetRawText() != actual.GetRawText())
            {
                var row = expected.EnumerateArray().Zip(actual.EnumerateArray()).FirstOrDefault(pair => pair.First.GetRawText() != pair.Second.GetRawText());
                differences.Add($"{question}: {expected.GetArrayLength()} and {actual.GetArrayLength()} rows\n  {row.First}\n  {row.Second}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static async Task LoadAsync(WarehouseDatabase database, Uri site, string folder, bool isNew)
    {
        var settings = EtlSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(Warehouse(database))
        {
            ["Prism:Jira:0:Name"] = "jira",
            ["Prism:Jira:0:Url"] = site.ToString(),
            ["Prism:Jira:0:User"] = "bi@acme.example",
            ["Prism:Jira:0:Token"] = "sample",
            ["Prism:Jira:0:Fields:Columns:0"] = "Risk impact",
            ["Prism:Jira:0:Fields:Columns:1"] = "Start date",
            ["Prism:MsProject:0:Name"] = "plans",
            ["Prism:MsProject:0:Folder"] = Path.Combine(folder, "plans"),
            ["Prism:Register:0:Name"] = "register",
            ["Prism:Register:0:Folder"] = Path.Combine(folder, "register"),
        }).Build());
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole());
        var run = await new EtlRuntime(settings, new StandingClock(), loggers).CreatePipeline().RunAsync(new Progress<RunProgress>(), Stop);
        Assert.True(run.IsSucceeded, string.Join('\n', run.Sources.Select(source => source.Message).Append(run.Message)));
        Assert.Equal(isNew, run.Version is not null);
    }

    /// <summary>Tables whose checksums differ; of KPI values the first rows that do, since they come from sums that an engine may take in any order.</summary>
    private static async Task<List<string>> DifferencesAsync(WarehouseDatabase expected, WarehouseDatabase actual)
    {
        var tables = (await WarehouseChecksum.ComputeAsync(expected, Stop)).Zip(await WarehouseChecksum.ComputeAsync(actual, Stop))
            .Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} and {pair.Second}").ToList();
        if (tables.Count > 0)
        {
            var rows = (await KpiValuesAsync(expected)).Zip(await KpiValuesAsync(actual)).Where(pair => pair.First != pair.Second).ToList();
            tables.AddRange(rows.Take(5).Select(pair => $"{rows.Count} KPI values:\n  {pair.First}\n  {pair.Second}"));
        }

        return tables;
    }

    private static async Task<List<FactKpiValue>> KpiValuesAsync(WarehouseDatabase database)
    {
        await using var context = database.CreateContext();
        return await context.FactKpiValues.OrderBy(row => row.KpiValueSk).ToListAsync(Stop);
    }

    private static Dictionary<string, string?> Warehouse(WarehouseDatabase database) => database.Engine == WarehouseEngine.Sqlite
        ? new() { ["Prism:Warehouse:Sqlite:Folder"] = database.Options.Sqlite.Folder }
        : new()
        {
            ["Prism:Warehouse:SqlServer:ConnectionString"] = database.Options.SqlServer.ConnectionString,
            ["Prism:Warehouse:SqlServer:Columnstore"] = database.Options.SqlServer.Columnstore ? "true" : "false",
        };

    private static async Task<WebApplication> ServeAsync(WarehouseDatabase database)
    {
        var service = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(Warehouse(database)) { ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Security:AllowAnonymous"] = "true" });
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await service.StartAsync(Stop);
        return service;
    }

    /// <summary>The question, or where a set is only read narrowed, what the refusal says to ask instead.</summary>
    private static async Task<string> NarrowedAsync(HttpClient client, WebApplication service, string question)
    {
        using var answer = await client.GetAsync(new Uri($"{service.Urls.First()}/odata/v1/{question}"), Stop);
        if (answer.IsSuccessStatusCode)
        {
            return question;
        }

        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("error");
        Assert.Equal("FilterRequired", error.GetProperty("code").GetString());
        return error.GetProperty("details").EnumerateArray().Single(detail => detail.GetProperty("code").GetString() == "Instead").GetProperty("message").GetString()!.Split("/odata/v1/")[1];
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, WebApplication service, string question)
    {
        using var answer = await client.GetAsync(new Uri($"{service.Urls.First()}/odata/v1/{question}"), Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("value");
    }

    /// <summary>Instants of loads are rows too: both engines load at the same one.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);
    }
}
