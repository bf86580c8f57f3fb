using System.Net;
using System.Text.Json;

namespace Prism.ODataService.Tests;

/// <summary>The set of issue × day: too many rows to be read as they are, so that a filter by day or an aggregation is asked for.</summary>
public sealed class IssueSnapshotTests(RunningService service)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("IssueSnapshots")]
    [InlineData("IssueSnapshots?$top=1000")]
    [InlineData("IssueSnapshots?$filter=StatusCategory eq 'Done'")]
    [InlineData("IssueSnapshots?$filter=Date eq 2024-01-01 or IsFlagged&$select=IssueKey&$orderby=IssueKey")]
    [InlineData("IssueSnapshots?$filter=not (Date gt 2024-01-01)")]
    [InlineData("IssueSnapshots?$filter=Date ne 2024-01-01")]
    [InlineData("IssueSnapshots?$filter=Date eq null")]
    [InlineData("IssueSnapshots?$filter=Date ge Calendar/MonthStart")]
    [InlineData("IssueSnapshots?$apply=compute(StoryPoints mul 2 as Twice)")]
    [InlineData("IssueSnapshots?$apply=filter(IsFlagged)")]
    [InlineData("IssueSnapshots?$count=true&$top=0")]
    [InlineData("IssueSnapshots?$format=csv")]
    [InlineData("IssueSnapshots?$search=alpha&$expand=Issue($select=IssueKey)")]
    public async Task Without_a_filter_by_day_it_is_refused_with_an_address_that_works(string address)
    {
        using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative), Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, text);
        var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
        Assert.Equal("FilterRequired", error.GetProperty("code").GetString());
        Assert.Equal("$filter", error.GetProperty("target").GetString());
        using var instead = await service.Client.GetAsync(new Uri(error.GetProperty("details")[0].GetProperty("message").GetString()!), Stop);
        Assert.True(instead.IsSuccessStatusCode, await instead.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData("IssueSnapshots?$filter=Date eq 2024-01-06", "DateSk = 20240106")]
    [InlineData("IssueSnapshots?$filter=DateSk ge 20240101 and IsFlagged", "DateSk >= 20240101 AND IsFlagged = 1")]
    [InlineData("IssueSnapshots?$filter=2024-01-06 eq Date and (IsFlagged or not IsFlagged)", "DateSk = 20240106")]
    [InlineData("IssueSnapshots?$filter=Date in (2024-01-06,2024-02-06)", "DateSk IN (20240106, 20240206)")]
    [InlineData("IssueSnapshots?$filter=year(Date) eq 2024", "DateSk / 10000 = 2024")]
    [InlineData("IssueSnapshots?$filter=Calendar/DayOfMonth eq 2", "DateSk IN (SELECT DateSk FROM DimDate WHERE DayOfMonth = 2)")]
    [InlineData("IssueSnapshots?$filter=Date gt 2025-01-01 or Date lt 2023-06-01", "DateSk > 20250101 OR DateSk < 20230601")]
    [InlineData("IssueSnapshots?$apply=filter(Date eq 2024-01-06)", "DateSk = 20240106")]
    [InlineData("IssueSnapshots?$filter=Date ge @from&@from=2024-06-01", "DateSk >= 20240601")]
    public async Task Narrowed_by_day_its_rows_are_those_of_the_view(string address, string where)
    {
        var rows = await service.ReadAllAsync(address, 23);
        Assert.Equal(await ScalarAsync($"SELECT COUNT(*) FROM IssueSnapshot WHERE {where}"), rows.Count);
        Assert.Equal(rows.Count, rows.Select(r => (r.GetProperty("IssueSk").GetInt32(), r.GetProperty("DateSk").GetInt32())).Distinct().Count());
    }

    [Theory]
    [InlineData("groupby((Date,StatusCategory),aggregate($count as Issues,StoryPoints with sum as Points))")]
    [InlineData("aggregate($count as Issues)")]
    public async Task Aggregated_it_needs_no_filter(string apply)
    {
        var rows = await service.ReadAllAsync($"IssueSnapshots?$apply={apply}", 50);
        Assert.Equal(await ScalarAsync("SELECT COUNT(*) FROM IssueSnapshot"), rows.Sum(r => r.GetProperty("Issues").GetInt64()));
        using var count = await service.Client.GetAsync(new Uri("IssueSnapshots/$count", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, count.StatusCode);
    }

    [Fact]
    public async Task A_row_is_read_by_issue_and_day()
    {
        var row = (await service.GetAsync("IssueSnapshots?$filter=Date ge 2024-01-01&$top=1")).GetProperty("value")[0];
        var alone = await service.GetAsync($"IssueSnapshots(IssueSk={row.GetProperty("IssueSk")},DateSk={row.GetProperty("DateSk")})");
        Assert.Equal(row.EnumerateObject().Select(p => p.Value.GetRawText()), alone.EnumerateObject().Where(p => !p.Name.StartsWith('@')).Select(p => p.Value.GetRawText()));
    }

    [Fact]
    public async Task Its_pages_are_read_along_the_key_of_the_revisions_without_a_sort()
    {
        await using var connection = await service.Database.OpenConnectionAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN SELECT * FROM IssueSnapshot WHERE DateSk >= 20240101 AND IssueRevisionSk >= 65537 AND (IssueSk > 1 OR (IssueSk = 1 AND DateSk > 20240101)) ORDER BY IssueRevisionSk, IssueSk, DateSk LIMIT 10";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> plan = [];
        while (await reader.ReadAsync(Stop))
        {
            plan.Add(reader.GetString(3));
        }

        Assert.Contains(plan, p => p.Contains("SEARCH revision USING INTEGER PRIMARY KEY (rowid>?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await service.Database.OpenConnectionAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
