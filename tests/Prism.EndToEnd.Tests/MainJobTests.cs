using System.Globalization;
using System.Text.Json;

namespace Prism.EndToEnd.Tests;

/// <summary>What a new user gets from the README's first command.</summary>
[Collection(SampleRunReaders.Name)]
public sealed class MainJobTests(SampleRun sample)
{
    [Fact]
    public void It_says_what_to_open()
    {
        Assert.Contains($"{sample.Address}odata/v1/KpiValues", sample.Output, StringComparison.Ordinal);
        Assert.Contains("OData.Feed(", sample.Output, StringComparison.Ordinal);
        Assert.Contains("Excel: Data > Get Data", sample.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILED", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portfolios_SPI_is_what_the_plan_files_say()
    {
        var expected = new PlanOracle(sample.Portfolio).ByPortfolioAndMonth("EUR");

        var rows = await sample.ReadAsync("KpiValues?$filter=KpiCode eq 'SPI' and ScopeLevel eq 'Portfolio'");

        var months = rows.Where(row => row.GetProperty("PeriodGrain").GetString() == "Month").ToList();
        Assert.Equal(expected.Count, months.Count);
        foreach (var row in months)
        {
            var end = DateOnly.ParseExact(row.GetProperty("PeriodEnd").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var (earned, planned) = expected[(row.GetProperty("ScopeName").GetString()!, end.Year, end.Month)];
            Assert.Equal(earned, row.GetProperty("Numerator").GetDouble(), tolerance: 0.01);
            Assert.Equal(planned, row.GetProperty("Denominator").GetDouble(), tolerance: 0.01);
            Assert.Equal(earned / planned, row.GetProperty("Value").GetDouble(), tolerance: 1e-6);
        }
    }

    [Theory]
    [InlineData("ADD", "THROUGHPUT")]
    [InlineData("SEMI", "WIP")]
    [InlineData("PCT", "CYCLE_TIME_P85")]
    [InlineData("ROS", "REOPEN_RATE")]
    [InlineData("ROS", "SPRINT_PREDICTABILITY")]
    [InlineData("SEMI", "PV")]
    [InlineData("SEMI", "EV")]
    [InlineData("SEMI", "AC")]
    [InlineData("ROS", "CPI")]
    [InlineData("SEMI", "EAC")]
    [InlineData("ROS", "MILESTONE_HIT_RATE")]
    [InlineData("ROS", "BUDGET_VARIANCE")]
    [InlineData("ROS", "ON_TIME_RATE")]
    [InlineData("ROS", "UTILISATION")]
    [InlineData("AVGW", "STAKEHOLDER_SATISFACTION")]
    [InlineData("MIN", "CPI_WORST")]
    [InlineData("MAX", "FORECAST_FINISH_VARIANCE")]
    public async Task Every_KPI_has_values_at_every_level_and_period(string rule, string code)
    {
        var kpi = Assert.Single(await sample.ReadAsync($"Kpis?$filter=KpiCode eq '{code}'"));
        Assert.Equal(rule, kpi.GetProperty("AggregationRule").GetString());

        var groups = await sample.ReadAsync(
            $"KpiValues?$apply=filter(KpiCode eq '{code}' and Value ne null)/groupby((ScopeLevel,PeriodGrain),aggregate($count as N))");

        var found = groups.Select(row => (row.GetProperty("ScopeLevel").GetString(), row.GetProperty("PeriodGrain").GetString())).ToHashSet();
        foreach (var level in new[] { "Project", "Program", "Portfolio", "Organisation" })
        {
            foreach (var grain in new[] { "Month", "Quarter" })
            {
                Assert.Contains((level, grain), found);
            }
        }
    }

    [Fact]
    public async Task Throughput_adds_up_from_projects_to_the_organisation()
    {
        var rows = await sample.ReadAsync("KpiValues?$filter=KpiCode eq 'THROUGHPUT' and PeriodGrain eq 'Month'&$select=ScopeLevel,PeriodEnd,Value");

        foreach (var month in rows.GroupBy(row => row.GetProperty("PeriodEnd").GetString()))
        {
            double Sum(string level) => month.Where(row => row.GetProperty("ScopeLevel").GetString() == level).Sum(row => row.GetProperty("Value").GetDouble());
            Assert.Equal(Sum("Organisation"), Sum("Project"));
            Assert.Equal(Sum("Organisation"), Sum("Portfolio"));
        }
    }

    [Fact]
    public async Task The_start_page_opens_in_a_browser_and_its_links_answer()
    {
        await using var browser = await TestBrowser.StartAsync();
        var page = await browser.OpenAsync(sample.Address.ToString());

        Assert.Contains("Prism Analytics", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("table tbody tr").CountAsync() > 20);
        Assert.Contains("OData.Feed(", await page.InnerTextAsync("pre >> nth=0"), StringComparison.Ordinal);
        var links = await page.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        using var client = new HttpClient();
        foreach (var link in links.Where(link => link.StartsWith(sample.Address.ToString(), StringComparison.Ordinal)).Distinct())
        {
            using var answer = await client.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{link} answers {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_scorecard_shows_a_chosen_portfolio_with_the_feeds_numbers()
    {
        await using var browser = await TestBrowser.StartAsync();
        var page = await browser.OpenAsync(sample.Address.ToString());
        var portfolio = (await sample.ReadAsync("Scopes?$filter=ScopeLevel eq 'Portfolio'&$orderby=ScopeName desc&$top=1"))[0].GetProperty("ScopeName").GetString()!;

        await page.SelectOptionAsync("select[name=scope]", new Microsoft.Playwright.SelectOptionValue { Label = portfolio });
        await page.ClickAsync("form button");

        Assert.Equal($"Scorecard: {portfolio}", await page.InnerTextAsync("h1"));
        var month = await page.InnerTextAsync("p strong >> nth=0");
        foreach (var (code, shown) in new (string, Func<JsonElement, string>)[]
        {
            ("REOPEN_RATE", value => string.Create(CultureInfo.InvariantCulture, $"{value.GetProperty("Value").GetDouble() * 100:0.0} %")),
            ("CYCLE_TIME_P85", value => string.Create(CultureInfo.InvariantCulture, $"{value.GetProperty("Value").GetDouble():0.#} days")),
        })
        {
            var value = Assert.Single(await sample.ReadAsync(
                $"KpiValues?$filter=KpiCode eq '{code}' and ScopeLevel eq 'Portfolio' and ScopeName eq '{portfolio}' and PeriodGrain eq 'Month' and PeriodEnd eq {month}"));
            var cells = await page.Locator("tr", new() { HasText = value.GetProperty("KpiName").GetString() }).First.Locator("td").AllInnerTextsAsync();
            Assert.Equal(shown(value), cells[0]);
            Assert.Contains(cells[2], value.GetProperty("Status").GetString() switch
            {
                "Green" => new[] { "On target", "Good" },
                "Amber" => ["Near target", "Watch"],
                "Red" => ["Off target", "Poor"],
                _ => ["Not judged", "No value"],
            });
        }
    }

    [Fact]
    public async Task A_worklog_can_be_traced_from_the_feed_to_its_issue_and_project()
    {
        var worklog = (await sample.ReadAsync("Worklogs?$filter=IsDeleted eq false&$top=1"))[0];
        var issue = Assert.Single(await sample.ReadAsync($"Issues?$filter=IssueSk eq {worklog.GetProperty("IssueSk").GetInt32()}"));
        var project = Assert.Single(await sample.ReadAsync($"Projects?$filter=ProjectSk eq {issue.GetProperty("ProjectSk").GetInt32()}"));

        Assert.NotEqual(JsonValueKind.Null, issue.GetProperty("IssueKey").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, project.GetProperty("Portfolio").ValueKind);
    }
}
