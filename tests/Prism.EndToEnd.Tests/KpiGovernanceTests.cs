using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Prism.EndToEnd.Tests;

/// <summary>The government of KPIs, read over HTTP from the sample portfolio.</summary>
[Collection(SampleRunReaders.Name)]
public sealed class KpiGovernanceTests(SampleRun sample)
{
    [Fact]
    public async Task The_stage_of_the_organisation_and_of_each_portfolio_comes_with_its_evidence()
    {
        var rows = await sample.ReadAsync("KpiMaturity");

        var scopes = rows.GroupBy(row => (Text(row, "ScopeLevel"), Text(row, "ScopeName"))).ToList();
        Assert.Single(scopes, scope => scope.Key.Item1 == "Organisation");
        Assert.Equal((await sample.ReadAsync("Scopes?$filter=ScopeLevel eq 'Portfolio'")).Count, scopes.Count(scope => scope.Key.Item1 == "Portfolio"));
        foreach (var scope in scopes)
        {
            var stage = Assert.Single(scope.Select(row => Text(row, "ScopeStage")).Distinct());
            string[] stages = ["Initial", "Developing", "Established", "WellEstablished", "Optimized"];
            var reached = Array.IndexOf(stages, stage);
            Assert.All(scope.Where(row => Array.IndexOf(stages, Text(row, "CriterionStage")) <= reached), row => Assert.True(row.GetProperty("IsMet").GetBoolean()));
            Assert.True(reached == 4 || scope.Any(row => Text(row, "CriterionStage") == stages[reached + 1] && !row.GetProperty("IsMet").GetBoolean()));
            Assert.All(scope, row => Assert.NotEmpty(Text(row, "Evidence")!));
        }
    }

    [Fact]
    public async Task Coverage_says_which_running_project_has_data_for_which_KPI()
    {
        var rows = await sample.ReadAsync("KpiCoverage");
        var running = await sample.ReadAsync("Projects?$filter=IsCurrent eq true and ProjectSk gt 0 and ActualFinish eq null&$select=ProjectCode");
        var kpis = await sample.ReadAsync("Kpis?$filter=IsCurrent eq true&$select=KpiCode");

        Assert.Equal(running.Select(row => Text(row, "ProjectCode")).Order(), rows.Select(row => Text(row, "ProjectCode")).Distinct().Order());
        Assert.Subset(kpis.Select(row => Text(row, "KpiCode")).ToHashSet(), rows.Select(row => Text(row, "KpiCode")).ToHashSet());
        foreach (var row in rows.Where(row => Text(row, "KpiCode") == "SPI"))
        {
            var last = await sample.ReadAsync($"KpiValues?$filter=KpiCode eq 'SPI' and PeriodGrain eq 'Month' and ScopeLevel eq 'Project' and ProjectCode eq '{Text(row, "ProjectCode")}' and Value ne null and Confidence ne 'Partial'&$orderby=PeriodEnd desc&$top=1");
            Assert.Equal(last.Select(value => Text(value, "PeriodEnd")).FirstOrDefault(), Text(row, "LastMonthEnd"));
            Assert.Equal(row.GetProperty("HasData").GetBoolean(), row.GetProperty("MonthCount").GetInt32() > 0);
        }
    }

    [Fact]
    public async Task Consistency_names_the_sources_and_counts_every_project_with_data_once()
    {
        var rows = await sample.ReadAsync("KpiConsistency?$filter=ScopeLevel eq 'Organisation'");

        foreach (var kpi in rows.GroupBy(row => Text(row, "KpiCode")))
        {
            Assert.All(kpi, row => Assert.Equal(kpi.Count() == 1, row.GetProperty("IsConsistent").GetBoolean()));
            var projects = kpi.SelectMany(row => Text(row, "Projects")!.Split(", ")).ToList();
            Assert.Equal(projects.Count, projects.Distinct().Count());
            Assert.Equal(kpi.Sum(row => row.GetProperty("ProjectCount").GetInt32()), projects.Count);
        }

        Assert.Contains(rows, row => Text(row, "KpiCode") == "THROUGHPUT" && Text(row, "Basis")!.Contains("JiraProject of jira", StringComparison.Ordinal));
        Assert.Contains(rows, row => Text(row, "KpiCode") == "SPI" && Text(row, "Basis")!.Contains("value earned by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Advice_names_KPIs_of_the_catalogue_and_gives_reasons()
    {
        var rows = await sample.ReadAsync("KpiAdvice");
        var kpis = (await sample.ReadAsync("Kpis?$filter=IsCurrent eq true&$select=KpiCode")).Select(row => Text(row, "KpiCode")).Append("*").ToHashSet();

        Assert.Contains(rows, row => Text(row, "Advice") == "ReadersUnknown");
        Assert.All(rows, row =>
        {
            Assert.Contains(Text(row, "KpiCode"), kpis);
            Assert.NotEmpty(Text(row, "Reason")!);
            Assert.Equal(Text(row, "Advice") == "Suggested", Text(row, "ObjectiveCode") is not null);
            Assert.Equal(Text(row, "Advice") == "Redundant", Text(row, "OtherKpiCode") is not null);
        });
        var objectives = (await sample.ReadAsync("Objectives?$filter=ObjectiveSk gt 0&$select=ObjectiveCode")).Select(row => Text(row, "ObjectiveCode")).ToHashSet();
        Assert.Equal(objectives, rows.Where(row => Text(row, "Advice") == "Suggested").Select(row => Text(row, "ObjectiveCode")).ToHashSet());
    }

    [Fact]
    public async Task Signals_are_shares_of_what_they_are_compared_with()
    {
        var rows = await sample.ReadAsync("KpiSignals");

        Assert.Contains(rows, row => Text(row, "Signal") == "ReopenedAfterDone");
        Assert.All(rows, row =>
        {
            var (cases, outOf) = (row.GetProperty("Cases").GetDouble(), row.GetProperty("OutOf").GetDouble());
            Assert.True(cases > 0);
            Assert.Equal(outOf > 0 ? cases / outOf : null, Number(row, "Share"));
            Assert.Equal(Number(row, "Share") > row.GetProperty("Limit").GetDouble(), row.GetProperty("IsAboveLimit").GetBoolean());
        });
        var reopened = await sample.ReadAsync("KpiValues?$apply=filter(KpiCode eq 'REOPEN_RATE' and ScopeLevel eq 'Organisation' and PeriodGrain eq 'Month')/aggregate(Numerator with sum as N)");
        Assert.Equal(reopened[0].GetProperty("N").GetDouble(), rows.Where(row => Text(row, "Signal") == "ReopenedAfterDone").Sum(row => row.GetProperty("Cases").GetDouble()));
    }

    [Fact]
    public async Task The_catalogue_says_stage_owner_and_next_review()
    {
        var rows = await sample.ReadAsync("Kpis?$filter=IsCurrent eq true");
        var targeted = (await sample.ReadAsync("KpiTargets?$filter=IsDeleted eq false and ScopeLevel eq 'Organisation'&$select=KpiCode")).Select(row => Text(row, "KpiCode")).ToHashSet();

        Assert.Equal(86, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Contains(Text(row, "Stage"), new[] { "Defined", "Piloted", "Targeted", "Managed" });
            Assert.True(Text(row, "Stage") is not ("Targeted" or "Managed") || targeted.Contains(Text(row, "KpiCode")));
            Assert.True(row.TryGetProperty("AccountableRole", out _) && row.TryGetProperty("NextReview", out _) && row.TryGetProperty("LastReview", out _));
        });
    }

    [Fact]
    public async Task Reviews_and_decisions_are_those_of_the_register()
    {
        var reviews = await sample.ReadAsync("KpiReviews");
        var decisions = await sample.ReadAsync("KpiDecisions");
        var file = Path.Combine(sample.Portfolio, "register", "kpi-reviews.csv");
        var lines = File.Exists(file) ? File.ReadAllLines(file).Skip(1).Count(line => line.Length > 0) : 0;

        Assert.Equal(lines, reviews.Count(row => !row.GetProperty("IsDeleted").GetBoolean()));
        Assert.Equal(reviews.Count(row => Text(row, "Decision") is not null), decisions.Count);
    }

    [Fact]
    public async Task A_value_of_every_KPI_explains_itself_down_to_its_rows()
    {
        using var client = new HttpClient();
        var codes = (await sample.ReadAsync("Kpis?$filter=IsCurrent eq true&$select=KpiCode")).Select(row => Text(row, "KpiCode")!).ToList();
        List<string> wrong = [];
        var withSourceRows = 0;
        foreach (var code in codes)
        {
            foreach (var level in new[] { "Project", "Organisation" })
            {
                var values = await sample.ReadAsync($"KpiValues?$filter=KpiCode eq '{code}' and ScopeLevel eq '{level}' and PeriodGrain eq 'Month' and Value ne null&$orderby=PeriodEnd desc&$top=3");
                foreach (var value in values)
                {
                    var key = value.GetProperty("KpiValueSk").GetInt64().ToString(CultureInfo.InvariantCulture);
                    using var answer = await client.GetAsync(new Uri(sample.Address, $"odata/v1/KpiValues({key})/Prism.Explain()"), TestContext.Current.CancellationToken);
                    var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    Assert.True(answer.IsSuccessStatusCode, $"{code}: {text}");
                    using var explained = JsonDocument.Parse(text);
                    var root = explained.RootElement;
                    var (published, again) = (value.GetProperty("Value").GetDouble(), Number(root, "Recomputed"));
                    if (again is not { } number || Math.Abs(number - published) > 1e-6 * Math.Max(1, Math.Abs(published)))
                    {
                        wrong.Add($"{code} {Text(value, "ScopeName")} {Text(value, "PeriodEnd")}: published {published}, from its rows {again}");
                    }

                    Assert.NotEmpty(root.GetProperty("Loads").EnumerateArray());
                    withSourceRows += root.GetProperty("SourceRowCount").GetInt32() > 0 ? 1 : 0;
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(withSourceRows > 100);
    }

    [Fact]
    public async Task A_number_of_the_scorecard_leads_to_the_page_that_explains_it()
    {
        using var client = new HttpClient();
        var start = await client.GetStringAsync(sample.Address, TestContext.Current.CancellationToken);
        var link = start[(start.IndexOf("href=\"/explain/", StringComparison.Ordinal) + 6)..];
        var page = await client.GetStringAsync(new Uri(sample.Address, link[..link.IndexOf('"', StringComparison.Ordinal)]), TestContext.Current.CancellationToken);

        Assert.Contains("From the rows below", page, StringComparison.Ordinal);
        Assert.Contains("The last successful load of each source", page, StringComparison.Ordinal);
        Assert.Contains("Measure rows that count", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KpiValues(0)/Prism.Explain()", HttpStatusCode.NotFound)]
    [InlineData("KpiValues(x)/Prism.Explain()", HttpStatusCode.BadRequest)]
    public async Task A_value_that_is_not_there_is_an_OData_error(string address, HttpStatusCode status)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(sample.Address, $"odata/v1/{address}"), TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("\"error\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static double? Number(JsonElement row, string name) => row.GetProperty(name).ValueKind == JsonValueKind.Null ? null : row.GetProperty(name).GetDouble();
}
