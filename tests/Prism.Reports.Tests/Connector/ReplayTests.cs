using System.Globalization;
using System.Text.Json;

namespace Prism.Reports.Tests.Connector;

/// <summary>What the connector asks for, asked of the real service: the answers hold the rows they should, and no others.</summary>
public sealed class ReplayTests(FeedService service)
{
    private const string Portfolio = "O'Hara";
    private static readonly DateOnly From = new(2024, 1, 1);
    private static readonly DateOnly To = new(2024, 7, 1);

    [Fact]
    public async Task Every_set_is_read_whole_without_options()
    {
        var answer = await RunAsync(["Prism.Contents", service.Address]);
        var addresses = FoldedRequests.Addresses(answer);
        Assert.Equal(FoldedRequests.ContractSets(), addresses.Select(a => a.Split('?')[0].Split('/')[^1]).Order(StringComparer.Ordinal));
        foreach (var address in addresses)
        {
            var count = await service.TextAsync(address.Contains('?', StringComparison.Ordinal) ? address.Replace("?", "/$count?", StringComparison.Ordinal) : $"{address}/$count");
            Assert.Equal(count, (await service.RowsAsync(address)).Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Portfolio_and_period_are_filtered_by_the_service()
    {
        var options = new { Portfolio, From = new { date = "2024-01-01" }, To = new { date = "2024-07-01" } };

        // First the question for the portfolio's projects, then everything with its answer.
        var question = FoldedRequests.Addresses(await RunAsync(["Prism.Contents", service.Address, options]))[0];
        var codes = (await service.RowsAsync(question)).Select(r => r.GetProperty("ProjectCode").GetString()!).ToList();
        Assert.NotEmpty(codes);
        var answer = await RunAsync(["Prism.Contents", service.Address, options], codes);
        var sets = (await RunAsync(["Prism.Sets"])).GetProperty("value").EnumerateArray().ToDictionary(s => s.GetProperty("Name").GetString()!);
        var narrowed = 0;
        foreach (var address in FoldedRequests.Addresses(answer).Skip(1))
        {
            var whole = address.Split('?')[0];
            var set = sets[whole.Split('/')[^1]];
            var all = await service.RowsAsync(set.TryGetProperty("Otherwise", out _) ? $"{whole}?$filter={set.GetProperty("Date")} ge 1900-01-01" : whole);
            var expected = all.Where(r => IsInPeriod(r, set) && IsInPortfolio(r, set, codes)).Select(r => r.GetRawText()).ToHashSet();
            Assert.Equal(expected, (await service.RowsAsync(address)).Select(r => r.GetRawText()).ToHashSet());
            narrowed += expected.Count > 0 && expected.Count < all.Count ? 1 : 0;
        }

        Assert.True(narrowed >= 12, $"Only {narrowed} sets have rows both inside and outside, so that the comparison says something.");
    }

    [Fact]
    public async Task Partitions_of_an_incremental_refresh_hold_every_row_with_a_day_once()
    {
        string[] bounds = ["2022-01-01T00:00:00", "2024-01-01T00:00:00", "2024-03-15T00:00:00", "2025-06-01T00:00:00", "2030-01-01T00:00:00"];
        List<string> rows = [];
        foreach (var (start, end) in bounds.Zip(bounds.Skip(1)))
        {
            var answer = await RunAsync(["Prism.Facts", service.Address, "Worklogs", new { datetime = start }, new { datetime = end }]);
            var part = await service.RowsAsync(Assert.Single(FoldedRequests.Addresses(answer)));
            Assert.NotEmpty(part);
            rows.AddRange(part.Select(r => r.GetRawText()));
        }

        var all = (await service.RowsAsync($"{service.Address}/odata/v1/Worklogs")).Where(r => r.TryGetProperty("Date", out _)).Select(r => r.GetRawText());
        Assert.Equal(all.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sums_are_computed_by_the_service()
    {
        var answer = await RunAsync(["Prism.Aggregate", service.Address, "Worklogs", "groupby((ProjectCode),aggregate(SpentHours with sum as Hours))"]);
        var sums = await service.RowsAsync(Assert.Single(FoldedRequests.Addresses(answer)));
        var rows = await service.RowsAsync($"{service.Address}/odata/v1/Worklogs");
        var expected = rows.GroupBy(Code).ToDictionary(g => g.Key ?? "", g => g.Sum(r => r.GetProperty("SpentHours").GetDouble()));
        Assert.True(expected.Count > 3);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), sums.Select(r => Code(r) ?? "").Order(StringComparer.Ordinal));
        Assert.All(sums, r => Assert.Equal(expected[Code(r) ?? ""], r.GetProperty("Hours").GetDouble(), 6));
    }

    [Fact]
    public async Task A_portfolio_without_projects_has_no_facts()
    {
        var answer = await RunAsync(["Prism.Facts", service.Address, "Worklogs", null, null, new { Portfolio = "There is none" }]);
        var addresses = FoldedRequests.Addresses(answer);
        Assert.Equal(2, addresses.Count);
        Assert.Empty(await service.RowsAsync(addresses[0]));
        Assert.Empty(await service.RowsAsync(addresses[1]));
    }

    [Fact]
    public async Task A_portfolio_of_many_projects_still_makes_addresses_that_Power_Query_follows()
    {
        var codes = Enumerable.Range(1, 500).Select(i => $"PROJECT-{i}").ToList();
        var answer = await RunAsync(["Prism.Contents", service.Address, new { Portfolio, From = new { date = "2024-01-01" } }], codes);
        var addresses = FoldedRequests.Addresses(answer);
        Assert.All(addresses, a => Assert.True(a.Length < 2048, a));
        var worklogs = addresses.Single(a => a.Contains("/Worklogs", StringComparison.Ordinal));
        Assert.EndsWith("/Worklogs?$filter=Date%20ge%202024-01-01", worklogs, StringComparison.Ordinal);
        Assert.NotEmpty(await service.RowsAsync(worklogs));
    }

    private async Task<JsonElement> RunAsync(object?[] call, IEnumerable<string>? codes = null)
    {
        // The connector's first question, answered by the service itself.
        var body = await service.TextAsync($"{service.Address}/odata/v1");
        var answer = (await MCheck.RunAsync(ConnectorText.Text, ConnectorText.English, new { call, status = 200, body, codes = codes ?? [] })).Single();
        Assert.False(answer.TryGetProperty("error", out var error), error.ToString());
        return answer;
    }

    private static string? Code(JsonElement row) => row.TryGetProperty("ProjectCode", out var code) ? code.GetString() : null;

    private static bool IsInPeriod(JsonElement row, JsonElement set) =>
        set.GetProperty("Date").GetString() is not { } day
        || (row.TryGetProperty(day, out var value) && DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) is var date && date >= From && date < To);

    private static bool IsInPortfolio(JsonElement row, JsonElement set, List<string> codes) => set.GetProperty("Scope").GetString() switch
    {
        "Portfolio" => row.TryGetProperty("Portfolio", out var value) && value.GetString() == Portfolio,
        "ProjectCode" => Code(row) is { } code && codes.Contains(code),
        "KpiScope" => (Code(row) is { } code && codes.Contains(code))
            || (row.TryGetProperty("ScopeLevel", out var level) && level.GetString() == "Portfolio" && row.GetProperty("ScopeName").GetString() == Portfolio),
        _ => true,
    };
}
