using System.Net;
using System.Text.Json;

namespace Prism.ODataService.Tests;

/// <summary>Answers equal what hand-written SQL over the same tables says.</summary>
public sealed class QueryTests(RunningService service)
{
    private const string IsDate = "DateSk > 0";

    [Theory]
    [InlineData("Worklogs", "FactWorklog", "SpentHours gt 20", "SpentHours > 20")]
    [InlineData("Worklogs", "FactWorklog", "CostAmount gt 1000.5", "CostAmount > 10005000")]
    [InlineData("Worklogs", "FactWorklog", "CostAmount lt -0.00005", "CostAmount < 0")]
    [InlineData("Worklogs", "FactWorklog", "CostAmount ne 5", "CostAmount IS NULL OR CostAmount <> 50000")]
    [InlineData("Worklogs", "FactWorklog", "CostAmount eq null", "CostAmount IS NULL")]
    [InlineData("Worklogs", "FactWorklog", "not (CostAmount gt 1000)", "CostAmount IS NULL OR CostAmount <= 10000000")]
    [InlineData("Worklogs", "FactWorklog", "Date ge 2024-02-01 and Date lt 2024-06-01", "DateSk >= 20240201 AND DateSk < 20240601")]
    [InlineData("Worklogs", "FactWorklog", "Date le 2024-02-01", IsDate + " AND DateSk <= 20240201")]
    [InlineData("Worklogs", "FactWorklog", "Date eq null", "DateSk < 0")]
    [InlineData("Worklogs", "FactWorklog", "Date ne 2024-02-01", "DateSk <> 20240201")]
    [InlineData("Worklogs", "FactWorklog", "not (Date lt 2024-02-01)", "DateSk < 0 OR DateSk >= 20240201")]
    [InlineData("Worklogs", "FactWorklog", "year(Date) eq 2024 and month(Date) in (1,2,3)", "DateSk / 10000 = 2024 AND DateSk / 100 % 100 IN (1,2,3)")]
    [InlineData("Worklogs", "FactWorklog", "year(StartedAtUtc) eq 2024", "strftime('%Y', StartedAtUtc / 1000, 'unixepoch') = '2024'")]
    [InlineData("Worklogs", "FactWorklog", "StartedAtUtc ge 2024-01-01T00:00:00%2B01:00", "StartedAtUtc >= 1704063600000")]
    [InlineData("Worklogs", "FactWorklog", "date(StartedAtUtc) eq 2024-01-05", "strftime('%Y%m%d', StartedAtUtc / 1000, 'unixepoch') = '20240105'")]
    [InlineData("Worklogs", "FactWorklog", "IsDeleted", "IsDeleted = 1")]
    [InlineData("Worklogs", "FactWorklog", "IsDeleted eq false", "IsDeleted = 0")]
    [InlineData("Worklogs", "FactWorklog", "SourceSystem eq 'O''Hara'", "SourceSystem = 'O''Hara'")]
    [InlineData("Worklogs", "FactWorklog", "contains(SourceSystem,'%25_[')", "SourceSystem = '50%_[x]'")]
    [InlineData("Worklogs", "FactWorklog", "startswith(SourceSystem,'al')", "substr(SourceSystem, 1, 2) = 'al'")]
    [InlineData("Worklogs", "FactWorklog", "endswith(SourceSystem,'')", "1 = 1")]
    [InlineData("Worklogs", "FactWorklog", "tolower(SourceSystem) eq 'alpha'", "SourceSystem IN ('alpha', 'Alpha')")]
    [InlineData("Worklogs", "FactWorklog", "length(SourceSystem) eq 8", "SourceSystem IN ('emoji 😀', ' padded ')")]
    [InlineData("Worklogs", "FactWorklog", "trim(SourceSystem) eq 'padded'", "SourceSystem = ' padded '")]
    [InlineData("Worklogs", "FactWorklog", "indexof(SourceSystem,'p') eq 2 and substring(SourceSystem,1,2) eq 'lp'", "substr(SourceSystem, 2, 2) = 'lp'")]
    [InlineData("Worklogs", "FactWorklog", "concat(SourceSystem,'x') eq 'betax'", "SourceSystem = 'beta'")]
    [InlineData("Worklogs", "FactWorklog", "SourceSystem in ('alpha','beta')", "SourceSystem IN ('alpha', 'beta')")]
    [InlineData("Worklogs", "FactWorklog", "round(CostAmount) eq 5 or floor(SpentHours) eq 5 or ceiling(SpentHours) eq -2", "floor(SpentHours) = 5 OR ceil(SpentHours) = -2 OR (CostAmount >= 45000 AND CostAmount < 55000)")]
    [InlineData("Worklogs", "FactWorklog", "IssueSk add 1 gt ProjectSk mul 2", "IssueSk + 1 > ProjectSk * 2")]
    [InlineData("Worklogs", "FactWorklog", "SpentHours div 2 ge 10.25", "SpentHours / 2 >= 10.25")]
    [InlineData("Worklogs", "FactWorklog", "CostAmount sub CostReporting gt 0", "CostAmount - CostAmountReporting > 0")]
    [InlineData("Worklogs", "FactWorklog", "IssueSk mod 3 eq 0 and not IsDeleted", "IssueSk % 3 = 0 AND IsDeleted = 0")]
    [InlineData("Worklogs", "FactWorklog", "CostAmount eq @c&@c=null", "CostAmount IS NULL")]
    [InlineData("Worklogs", "FactWorklog", "IssueKey eq null", "IssueSk NOT IN (SELECT IssueSk FROM DimIssue)")]
    [InlineData("Worklogs", "FactWorklog", "Project/ProjectName eq 'beta' or Person/Team eq null", "ProjectSk IN (SELECT ProjectSk FROM DimProject WHERE ProjectName = 'beta') OR PersonSk NOT IN (SELECT PersonSk FROM DimPerson WHERE Team IS NOT NULL)")]
    [InlineData("Worklogs", "FactWorklog", "Calendar/IsWorkingDay eq true", "DateSk IN (SELECT DateSk FROM DimDate WHERE IsWorkingDay = 1)")]
    [InlineData("Worklogs", "FactWorklog", "SpentHours in (1,2,-3,4.5) or not (CostAmount in (1,2))", "SpentHours IN (1,2,-3,4.5) OR NOT COALESCE(CostAmount IN (10000,20000), 0)")]
    [InlineData("Worklogs", "FactWorklog", "Date in (2024-02-01,2024-02-02,null)", "DateSk < 0 OR DateSk IN (20240201,20240202)")]
    [InlineData("Worklogs", "FactWorklog", "Twice gt 20&$compute=SpentHours mul 2 as Twice", "SpentHours * 2 > 20")]
    [InlineData("Worklogs", "FactWorklog", "WorklogSk gt 0&$search=ZOË NOT hara", "(PersonSk IN (SELECT PersonSk FROM DimPerson WHERE DisplayName LIKE 'Zoë%') OR ProjectSk IN (SELECT ProjectSk FROM DimProject WHERE ProjectName LIKE '%Zoë%' OR ProjectCode LIKE '%Zoë%') OR IssueSk IN (SELECT IssueSk FROM DimIssue WHERE IssueKey LIKE '%Zoë%') OR CurrencyCode LIKE '%Zoë%') AND NOT (PersonSk IN (SELECT PersonSk FROM DimPerson WHERE DisplayName LIKE '%hara%') OR ProjectSk IN (SELECT ProjectSk FROM DimProject WHERE ProjectName LIKE '%hara%' OR ProjectCode LIKE '%hara%') OR IssueSk IN (SELECT IssueSk FROM DimIssue WHERE IssueKey LIKE '%hara%') OR COALESCE(CurrencyCode, '') LIKE '%hara%')")]
    [InlineData("KpiValues", "FactKpiValue", "KpiCode eq 'beta-3' or ScopeLevel eq 'Portfolio'", "IsCurrent = 1 AND (KpiSk IN (SELECT KpiSk FROM DimKpi WHERE KpiCode = 'beta-3') OR ScopeSk IN (SELECT ScopeSk FROM DimScope WHERE ScopeLevel = 'Portfolio'))")]
    [InlineData("KpiValueVersions", "FactKpiValue", "ReportedFromLoadSk le 2 and ReportedToLoadSk gt 2", "ReportedFromLoadSk <= 2 AND ReportedToLoadSk > 2")]
    [InlineData("KpiValueVersions", "FactKpiValue", "IsCurrent eq false", "IsCurrent = 0")]
    [InlineData("DataQualityResults", "FactDataQuality", "IsPassed eq false", "IsPassed = 0")]
    [InlineData("UnmatchedTasks", "DimTask", "TaskSk gt 0", "TaskSk > 0 AND IssueSk < 0 AND IsDeleted + IsSummary + IsInactive + IsExternal = 0 AND ProjectId IN (SELECT ProjectId FROM ProjectSource WHERE ContainerKind = 'JiraProject')")]
    [InlineData("UnmatchedIssues", "FactIssue", "IssueSk gt 0", "IssueSk > 0 AND IssueSk IN (SELECT IssueSk FROM DimIssue WHERE IsDeleted = 0) AND IssueSk NOT IN (SELECT IssueSk FROM DimTask WHERE IsDeleted = 0) AND ProjectSk IN (SELECT p.ProjectSk FROM DimProject p JOIN ProjectSource s ON s.ProjectId = p.ProjectId WHERE s.ContainerKind = 'Plan')")]
    public async Task A_filter_finds_what_SQL_finds(string set, string table, string filter, string where)
    {
        var answer = await service.ReadAllAsync($"{set}?$filter={filter}", 50);
        var expected = await ScalarAsync($"SELECT COUNT(*) FROM {table} WHERE {where}");
        Assert.Equal(expected, answer.Count);
        using var response = await service.Client.GetAsync(new Uri($"{set}/$count?$filter={filter}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("groupby((PersonSk),aggregate(CostAmount with sum as T))", "SELECT PersonSk, SUM(CostAmount) FROM FactWorklog GROUP BY PersonSk", true)]
    [InlineData("groupby((IssueSk),aggregate(SpentHours with max as T))", "SELECT IssueSk, MAX(SpentHours) FROM FactWorklog GROUP BY IssueSk", false)]
    [InlineData("filter(IsDeleted eq false)/groupby((IssueSk),aggregate($count as T))", "SELECT IssueSk, COUNT(*) FROM FactWorklog WHERE IsDeleted = 0 GROUP BY IssueSk", false)]
    [InlineData("groupby((IssueSk),aggregate(CostAmount with sum as T))/filter(T gt 9000000.1234)", "SELECT IssueSk, SUM(CostAmount) FROM FactWorklog GROUP BY IssueSk HAVING SUM(CostAmount) > 90000001234", true)]
    [InlineData("compute(SpentHours mul 2 as D)/groupby((IssueSk),aggregate(D with min as T))", "SELECT IssueSk, MIN(SpentHours * 2) FROM FactWorklog GROUP BY IssueSk", false)]
    [InlineData("groupby((IssueSk),aggregate(PersonSk with countdistinct as T))", "SELECT IssueSk, COUNT(DISTINCT PersonSk) FROM FactWorklog GROUP BY IssueSk", false)]
    public async Task An_aggregate_equals_SQL_to_the_last_digit(string apply, string sql, bool isMoney)
    {
        var rows = await service.ReadAllAsync($"Worklogs?$apply={apply}", 9);
        await using var warehouse = service.Database.CreateContext();
        var connection = await service.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Dictionary<long, decimal?> expected = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            expected.Add(reader.GetInt64(0), reader.IsDBNull(1) ? null : isMoney ? reader.GetInt64(1) / 10000m : (decimal)reader.GetDouble(1));
        }

        Assert.True(expected.Count > 1);
        Assert.Equal(expected.Count, rows.Count);
        foreach (var row in rows)
        {
            var key = row.EnumerateObject().First().Value.GetInt64();
            var total = row.GetProperty("T");
            Assert.Equal(expected[key], total.ValueKind == JsonValueKind.Null ? null : total.GetDecimal());
        }
    }

    [Theory]
    [InlineData("ProjectName", "JOIN DimProject d ON d.ProjectSk = f.ProjectSk", "d.ProjectName")]
    [InlineData("Team", "JOIN DimPerson d ON d.PersonSk = f.PersonSk", "d.Team")]
    [InlineData("Project/Portfolio", "LEFT JOIN DimProject d ON d.ProjectSk = f.ProjectSk", "d.Portfolio")]
    [InlineData("Calendar/Year", "LEFT JOIN DimDate d ON d.DateSk = f.DateSk", "d.Year")]
    public async Task Groups_by_name_hold_what_the_rows_joined_to_names_hold(string by, string join, string column)
    {
        var rows = await service.ReadAllAsync($"Worklogs?$apply=filter(IsDeleted eq false)/groupby(({by}),aggregate(CostAmount with sum as T,CostAmount with average as A,SpentHours with max as M,$count as N))", 7);
        var connection = await service.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {column}, SUM(f.CostAmount), COUNT(f.CostAmount), MAX(f.SpentHours), COUNT(*) FROM FactWorklog f {join} WHERE f.IsDeleted = 0 GROUP BY 1";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Dictionary<string, (decimal? Sum, decimal? Average, double Most, long Count)> expected = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            decimal? sum = reader.IsDBNull(1) ? null : reader.GetInt64(1);
            expected.Add(reader.IsDBNull(0) ? "" : $"={reader.GetValue(0)}", (sum / 10000m, sum is null ? null : decimal.Truncate(sum.Value * 100m / reader.GetInt64(2)) / 1000000m, reader.GetDouble(3), reader.GetInt64(4)));
        }

        Assert.True(expected.Count > 2);
        Assert.Equal(expected.Count, rows.Count);
        foreach (var row in rows)
        {
            var name = by.Split('/').Aggregate(row, (at, part) => at.GetProperty(part));
            static decimal? Money(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();
            Assert.Equal(expected[name.ValueKind == JsonValueKind.Null ? "" : $"={name}"], (Money(row.GetProperty("T")), Money(row.GetProperty("A")), row.GetProperty("M").GetDouble(), row.GetProperty("N").GetInt64()));
        }
    }

    [Fact]
    public async Task An_average_of_money_is_exact_to_six_digits()
    {
        var row = (await service.ReadAllAsync("Worklogs?$apply=aggregate(CostAmount with average as A,CostAmount with sum as S,$count as N)", 10)).Single();
        var sum = await ScalarAsync("SELECT SUM(CostAmount) FROM FactWorklog");
        var count = await ScalarAsync("SELECT COUNT(CostAmount) FROM FactWorklog");
        Assert.Equal(sum / 10000m, row.GetProperty("S").GetDecimal());
        Assert.Equal(decimal.Truncate(sum * 100m / count) / 1000000m, row.GetProperty("A").GetDecimal());
        Assert.Equal(SeededWarehouse.FactRows, row.GetProperty("N").GetInt64());
    }

    [Theory]
    [InlineData("Projects?$top=1", "$metadata#Projects")]
    [InlineData("Projects?$select=ProjectName,ProjectSk", "$metadata#Projects(ProjectSk,ProjectName)")]
    [InlineData("Projects(1)", "$metadata#Projects/$entity")]
    [InlineData("Projects(1)?$select=ProjectName", "$metadata#Projects(ProjectName)/$entity")]
    [InlineData("Worklogs?$apply=groupby((PersonName),aggregate(SpentHours with sum as Hours))", "$metadata#Worklogs(PersonName,Hours)")]
    [InlineData("Worklogs?$apply=groupby((Project/ProjectName),aggregate(SpentHours with sum as Hours))", "$metadata#Worklogs(Hours,Project(ProjectName))")]
    [InlineData("Worklogs?$top=1&$expand=Project", "$metadata#Worklogs(Project(*))")]
    [InlineData("Worklogs?$top=1&$select=WorklogSk,Project&$expand=Project($select=ProjectSk,ProjectName)", "$metadata#Worklogs(WorklogSk,Project(ProjectSk,ProjectName))")]
    [InlineData("Worklogs?$top=1&$compute=SpentHours mul 60 as Minutes", "$metadata#Worklogs(*,Minutes)")]
    [InlineData("", "$metadata")]
    public async Task The_context_says_what_the_rows_are(string address, string context)
    {
        var answer = await service.GetAsync(address);
        Assert.EndsWith("/odata/v1/" + context, answer.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Worklogs?$filter=SpentHours gt", "$filter")]
    [InlineData("Worklogs?$filter=Nothing eq 1", "$filter")]
    [InlineData("Worklogs?$filter=SourceSystem gt 5", "$filter")]
    [InlineData("Worklogs?$orderby=Nothing", "$orderby")]
    [InlineData("Worklogs?$select=Nothing", "$select")]
    [InlineData("Worklogs?$top=-1", "$top")]
    [InlineData("Worklogs?$skip=x", "$skip")]
    [InlineData("Worklogs?$count=maybe", "$count")]
    [InlineData("Worklogs?$skiptoken=rubbish", "$skiptoken")]
    [InlineData("Worklogs?$apply=groupby((Nothing))", "$apply")]
    [InlineData("Worklogs?$nonsense=1", "$nonsense")]
    [InlineData("Worklogs?$top=1&$top=2", "$top")]
    [InlineData("Worklogs?$expand=Nothing", "$expand")]
    [InlineData("Worklogs?$compute=SpentHours mul 2 as Team", "$compute")]
    [InlineData("Worklogs?$search=AND", "$search")]
    [InlineData("Worklogs(x)", "path")]
    public async Task A_malformed_query_is_told_which_part_is_wrong(string address, string target) => await RefusedAsync(address, HttpStatusCode.BadRequest, target);

    [Theory]
    [InlineData("Worklogs?$expand=Issue($expand=Project)", "$expand")]
    [InlineData("Worklogs?$expand=Issue($filter=IssueSk eq 1)", "$expand")]
    [InlineData("Worklogs?$expand=Project/$ref", "$expand")]
    [InlineData("Worklogs?$apply=groupby((Project/ProjectName))&$expand=Project", "$expand")]
    [InlineData("Loads?$search=x", "$search")]
    [InlineData("Worklogs?$apply=topcount(3,SpentHours)", "$apply")]
    [InlineData("Worklogs?$apply=groupby((PersonName))/orderby(PersonName)", "$apply")]
    [InlineData("Worklogs?$apply=concat(aggregate($count as A),aggregate($count as B))", "$apply")]
    [InlineData("Worklogs?$apply=groupby((rollup(PersonName,Team)))", "$apply")]
    [InlineData("Worklogs?$apply=aggregate(IsDeleted with max as X)", "$apply")]
    [InlineData("Worklogs?$filter=fractionalseconds(StartedAtUtc) gt 0", "$filter")]
    [InlineData("Projects(1)/ProjectName", "path")]
    public async Task What_is_not_answered_is_told_with_advice(string address, string target) => await RefusedAsync(address, HttpStatusCode.NotImplemented, target);

    private async Task RefusedAsync(string address, HttpStatusCode status, string target)
    {
        using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{address}: {(int)response.StatusCode} {text}");
        var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
        Assert.Equal(target, error.GetProperty("target").GetString());
        Assert.True(error.GetProperty("message").GetString()!.Length > 20);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await service.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
