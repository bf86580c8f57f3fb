using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prism.SqlServerTests;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>
/// The service on SQL Server answers as on SQLite, over the same rows: the addresses are those of the other tests, which hold SQLite's answers to
/// numbers found without the service.
/// </summary>
public sealed class SqlServerServiceTests(RunningService embedded)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_set_filter_order_and_aggregate_answers_as_on_SQLite()
    {
        await using var database = await SqlServerTestDatabase.RentAsync();
        database.IsSpoilt = true;
        await SeededWarehouse.FillAsync(database.Open(), Stop);
        await using var service = await StartAsync(database.Options.SqlServer);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First() + "/odata/v1/") };

        List<string> differences = [];
        foreach (var (address, pageSize) in Addresses())
        {
            var expected = await embedded.ReadAllAsync(address, pageSize);
            try
            {
                var actual = await ReadAllAsync(client, address, pageSize);
                var row = expected.Zip(actual).Where(pair => pair.First.GetRawText() != pair.Second.GetRawText()).Select(pair => $"\n  {pair.First}\n  {pair.Second}").FirstOrDefault();
                if (expected.Count != actual.Count || row is not null)
                {
                    differences.Add($"{address}: {expected.Count} and {actual.Count} rows{row}");
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                differences.Add($"{address}: {problem.Message}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>Every set in small pages, and what the other tests ask.</summary>
    private static IEnumerable<(string Address, int PageSize)> Addresses() =>
    [
        .. EdmModel.Sets.Select(set => (Whole.Of(set), 37)),
        .. Rows(typeof(PagingTests), nameof(PagingTests.Pages_put_together_are_the_one_big_page)).Select(row => ((string)row[0]!, 60)),

        // Whether an emoji counts as one or two characters is a matter of the server's collation (those named SC count one).
        .. Rows(typeof(QueryTests), nameof(QueryTests.A_filter_finds_what_SQL_finds))
            .Select(row => ($"{row[0]}?$filter={row[2]}{(row[2] is string filter && filter.Contains("length(", StringComparison.Ordinal) ? " and not contains(SourceSystem,'emoji')" : "")}", 100)),
        .. Rows(typeof(QueryTests), nameof(QueryTests.An_aggregate_equals_SQL_to_the_last_digit)).Select(row => ($"Worklogs?$apply={row[0]}", 9)),
        ("Worklogs?$apply=groupby((Project/ProjectName,SourceSystem),aggregate(CostAmount with average as Cost,IssueKey with countdistinct as Issues))&$orderby=Project/ProjectName,SourceSystem", 20),
        ("Worklogs?$apply=filter(Project/ProjectName ne null)/groupby((PersonName,Team),aggregate($count as N))/filter(N gt 1)&$orderby=N desc,PersonName&$top=50", 20),
        ("Worklogs?$expand=Project($select=ProjectCode,ProjectName),Issue&$orderby=CostAmount desc", 60),
        ("KpiValues?$filter=PeriodEnd ge 2024-01-01 and Value ne null&$orderby=Value desc,KpiCode&$select=KpiCode,ScopeName,PeriodEnd,Value", 60),
        ("Issues?$search=zoë&$compute=SpentHours mul 60 as Minutes&$select=IssueKey,Minutes", 60),
        ("Worklogs?$apply=aggregate(CostAmount with average as A,CostAmount with sum as S,$count as N)", 10),
    ];

    private static IEnumerable<object?[]> Rows(Type tests, string test) =>
        tests.GetMethod(test)!.GetCustomAttributes<InlineDataAttribute>().Select(attribute => attribute.Data);

    private static async Task<WebApplication> StartAsync(SqlServerOptions options)
    {
        var app = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:SqlServer:ConnectionString"] = options.ConnectionString,
                ["Prism:Warehouse:SqlServer:Columnstore"] = options.Columnstore ? "true" : "false",
                ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Security:AllowAnonymous"] = "true",
            });
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await app.StartAsync(Stop);
        return app;
    }

    private static async Task<List<JsonElement>> ReadAllAsync(HttpClient client, string address, int pageSize)
    {
        List<JsonElement> rows = [];
        string? next = address;
        while (next is not null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(next, UriKind.RelativeOrAbsolute));
            request.Headers.Add("Prefer", $"odata.maxpagesize={pageSize}");
            using var response = await client.SendAsync(request, Stop);
            var text = await response.Content.ReadAsStringAsync(Stop);
            if (!response.IsSuccessStatusCode)
            {
                throw new HttpRequestException($"{(int)response.StatusCode} {text}");
            }

            var page = JsonDocument.Parse(text).RootElement;
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return rows;
    }
}
