using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace Prism.ODataService.Tests;

/// <summary>Queries that would cost too much are refused before they run, by shape and size, with advice that helps; others are not.</summary>
public sealed partial class CostTests(RunningService service)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500, "Worklogs?$apply=groupby((PersonSk),aggregate(SpentHours with sum as H))", "$apply")]
    [InlineData(500, "Worklogs?$apply=aggregate(IssueSk with countdistinct as D)", "$apply")]
    [InlineData(500, "Worklogs?$apply=filter(contains(Team,'a'))/aggregate($count as N)", "$apply")]
    [InlineData(250, "Worklogs?$filter=contains(Team,'a')", "$filter")]
    [InlineData(500, "Worklogs?$filter=contains(Team,'a')&$orderby=Team", "$orderby")]
    [InlineData(500, "Worklogs?$filter=Project/ProjectName eq 'x'&$expand=Issue", "$filter")]
    [InlineData(500, "Worklogs?$search=alpha", "$search")]
    [InlineData(500, "Worklogs?$count=true", "$count")]
    [InlineData(250, "Worklogs?$skip=250&$top=10", "$skip")]
    [InlineData(250, "Worklogs?$format=csv", "$filter")]
    [InlineData(10_000, "IssueSnapshots?$apply=groupby((StatusCategory),aggregate($count as N))", "$apply")]
    [InlineData(10_000, "IssueSnapshots?$filter=Date gt 2001-01-01", "$filter")]
    [InlineData(1, "Statuses", "$filter")]
    public async Task A_query_beyond_the_setting_is_refused_and_what_is_advised_is_answered(int limit, string address, string part)
    {
        await using var app = await StartAsync(limit);
        using var client = Client(app);
        var error = await RefusalAsync(client, address);
        Assert.Equal(("TooCostly", part), (error.GetProperty("code").GetString(), error.GetProperty("target").GetString()));
        var message = error.GetProperty("message").GetString()!;
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"at most {limit:N0} are"), message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
        foreach (var detail in error.GetProperty("details").EnumerateArray())
        {
            using var instead = await client.GetAsync(new Uri(detail.GetProperty("message").GetString()!), Stop);
            Assert.True(instead.IsSuccessStatusCode, $"{detail}: {await instead.Content.ReadAsStringAsync(Stop)}");
        }
    }

    [Theory]
    [InlineData(500, "Worklogs", "groupby((Team),aggregate(SpentHours with sum as H))")]
    [InlineData(10_000, "IssueSnapshots", "aggregate($count as N)")]
    public async Task Narrowed_by_what_the_refusal_names_the_query_is_answered(int limit, string set, string apply)
    {
        await using var app = await StartAsync(limit);
        using var client = Client(app);
        var message = (await RefusalAsync(client, $"{set}?$apply={apply}")).GetProperty("message").GetString()!;
        var names = Named().Match(message) is { Success: true } named ? named.Groups[1].Value.Split(" or ") : [];
        Assert.NotEmpty(names);
        var contract = EdmModel.Sets.Single(s => s.Name == set);
        Assert.All(names, name => Assert.Contains(name, contract.ByName.Keys));
        foreach (var name in names)
        {
            var value = contract.ByName[name].Kind switch { Contract.ColumnKind.Date => "2024-01-06", Contract.ColumnKind.Text => "'x'", Contract.ColumnKind.Boolean => "true", Contract.ColumnKind.Instant => "2024-01-06T00:00:00Z", _ => "20240106" };
            using var answer = await client.GetAsync(new Uri($"{set}?$apply=filter({name} eq {value})/{apply}", UriKind.Relative), Stop);
            Assert.True(answer.IsSuccessStatusCode, $"{name}: {await answer.Content.ReadAsStringAsync(Stop)}");
        }
    }

    /// <summary>Forty rows and a limit of a thousand: whatever is done with a small set, it is small.</summary>
    [Fact]
    public async Task A_small_set_is_never_refused()
    {
        await using var app = await StartAsync(1000);
        using var client = Client(app);
        await using var warehouse = service.Database.CreateContext();
        foreach (var set in EdmModel.Sets)
        {
            if (set.MustNarrowBy.Count > 0 || await set.CountAsync(warehouse, Stop) > SeededWarehouse.DimensionRows + 2)
            {
                continue;
            }

            foreach (var query in new[] { "", "?$count=true", $"?$orderby={set.Columns[^1].Name} desc", "?$apply=aggregate($count as N)", $"?$apply=groupby(({set.Columns[^1].Name}),aggregate($count as N))&$orderby=N", "/$count", "?$format=csv" }
                .Concat(set.Searchable.Count > 0 ? ["?$search=alpha"] : []).Concat(set.References.Select(r => $"?$expand={r.Name}")))
            {
                using var answer = await client.GetAsync(new Uri(set.Name + query, UriKind.Relative), Stop);
                Assert.True(answer.IsSuccessStatusCode, $"{set.Name}{query}: {await answer.Content.ReadAsStringAsync(Stop)}");
            }
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9223372036854775807")]
    public async Task Without_a_limit_or_with_the_largest_everything_is_answered(string limit)
    {
        await using var app = await RunningService.StartAsync(service.Folder, null, ("Prism:Service:MaxQueryCost", limit));
        using var client = Client(app);
        foreach (var address in new[] { "IssueSnapshots?$apply=aggregate(IssueSk with countdistinct as D)", "IssueSnapshots?$filter=Date gt 2001-01-01&$count=true&$orderby=IssueKey", "Worklogs?$search=alpha&$count=true&$orderby=Team&$expand=Project,Issue,Person" })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Stop);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        }
    }

    private Task<WebApplication> StartAsync(int limit) => RunningService.StartAsync(service.Folder, null, ("Prism:Service:MaxQueryCost", limit.ToString(CultureInfo.InvariantCulture)));

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First() + "/odata/v1/") };

    private static async Task<JsonElement> RefusalAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{(int)response.StatusCode} {text[..Math.Min(500, text.Length)]}");
        return JsonDocument.Parse(text).RootElement.GetProperty("error");
    }

    [GeneratedRegex("Narrow it by (.*), which an index answers")]
    private static partial Regex Named();
}
