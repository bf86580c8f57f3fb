using Microsoft.EntityFrameworkCore;
using Prism.Kpis.Engine;
using Prism.Kpis.Explaining;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>A value's rows, and the rows of the star behind them, give the value when they are computed once more.</summary>
public sealed class ExplanationTests
{
    private static readonly KpiLibrary Library = KpiLibrary.Load(null);

    // Each of these is more than one SELECT over a fact: running sums, shares between projects, what people should have logged, the oldest of many.
    private static readonly string[] WithoutSourceRows =
    [
        "alignment_score", "benefit_at_risk", "benefit_planned_to_date", "benefit_realised_to_date", "budget_to_date",
        "capacity_of_planned_days", "contingency_earned_to_date", "contingency_used_to_date", "estimate_at_completion",
        "estimate_at_completion_both", "goal_progress", "healthy_budget", "hours_over_capacity", "items_with_service_level", "items_within_service_level",
        "oldest_critical_defect_days", "oldest_item_days", "open_items_past_service_level", "open_items_with_service_level", "person_weeks_expected",
        "person_weeks_logged", "plan_age_days", "projects_per_person_week", "remaining_work_assigned", "remaining_work_of_top_person",
        "source_age_days", "spent_to_date", "sprints_closed", "task_baselines_changed", "task_baselines_compared",
    ];

    public static TheoryData<string> Codes => [.. Library.Kpis.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_explained_rows_give_the_value(string code)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        await LoadExampleAsync(portfolio, code);

        var explained = 0;
        await foreach (var (value, explanation) in EachAsync(portfolio, code))
        {
            Assert.Equal(value.Value is null, explanation.Recomputed is null);
            Assert.Equal(value.Value ?? 0, explanation.Recomputed ?? 0, 6);
            explained += explanation.Rows.Count;
        }

        Assert.True(explained > 0);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_rows_of_the_star_add_up_to_the_explained_rows(string code)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        await LoadExampleAsync(portfolio, code);

        await foreach (var (_, explanation) in EachAsync(portfolio, code))
        {
            Assert.Equal(explanation.SourceRowCount, explanation.SourceRows.Count);
            foreach (var measure in explanation.Measures.Where(measure => measure.SourceTable is not null))
            {
                var rows = explanation.Rows.Where(row => row.Measure == measure.Name && row.Part == measure.Part).ToArray();
                Assert.Equal(
                    rows.GroupBy(row => (row.ProjectCode, row.DateSk)).ToDictionary(day => day.Key, day => Math.Round(day.Sum(row => row.Value), 4)),
                    explanation.SourceRows.Where(row => row.Measure == measure.Name).GroupBy(row => (row.ProjectCode, row.DateSk))
                        .ToDictionary(day => day.Key, day => Math.Round(day.Sum(row => row.Contribution ?? 0), 4)));
            }
        }
    }

    [Fact]
    public void Most_measures_lead_to_the_rows_of_a_fact()
    {
        var without = Library.Measures.Where(measure => !KpiExplainer.HasSourceRows(measure)).Select(measure => measure.Name).Order(StringComparer.Ordinal).ToArray();
        Assert.True(WithoutSourceRows.SequenceEqual(without), string.Join(", ", without));
    }

    [Fact]
    public async Task The_rows_of_a_percentile_name_their_issues_and_the_load_they_come_from()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        WorkedExamples.ByCode["CYCLE_TIME_P85"](portfolio.Rows, portfolio.Rows.Project("A"));
        await portfolio.LoadAsync(new DateOnly(2026, 4, 15));
        var keys = (await portfolio.ReadAsync(warehouse => warehouse.Issues.Where(issue => issue.IssueSk > 0).Select(issue => issue.IssueKey))).Order().ToArray();

        var (value, explanation) = await EachAsync(portfolio, "CYCLE_TIME_P85").FirstAsync(
            found => found.Value.ScopeSk == StarRows.Organisation && found.Value.PeriodGrain == nameof(PeriodGrain.Month), TestContext.Current.CancellationToken);

        Assert.Equal(10, value.SampleSize);
        Assert.Equal(keys, explanation.SourceRows.Select(row => row.Label).Order());
        Assert.All(explanation.SourceRows, row => Assert.Equal((nameof(FactIssue), 1L), (row.Table, row.LoadSk)));
    }

    [Fact]
    public async Task A_value_of_a_formula_that_is_gone_says_so_instead_of_showing_other_rows()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        WorkedExamples.ByCode["THROUGHPUT"](portfolio.Rows, portfolio.Rows.Project("A"));
        await portfolio.LoadAsync(new DateOnly(2026, 4, 15));

        await foreach (var (_, explanation) in EachAsync(portfolio, "THROUGHPUT", SmallLibrary.With(SmallLibrary.Finished)))
        {
            Assert.Empty(explanation.Rows);
            Assert.Contains("Version 1 of THROUGHPUT is not among the definitions any more", explanation.Note, StringComparison.Ordinal);
        }
    }

    private static Task<KpiRunResult> LoadExampleAsync(Portfolio portfolio, string code)
    {
        var isAboutKpis = Library.IsAboutKpis(code);
        (isAboutKpis ? GovernmentExamples.ByCode : WorkedExamples.ByCode)[code](portfolio.Rows, portfolio.Rows.Project("A"));
        return portfolio.LoadAsync(new DateOnly(2026, 4, 15), isAboutKpis ? GovernmentExamples.Library : null);
    }

    private static async IAsyncEnumerable<(FactKpiValue Value, KpiExplanation Explanation)> EachAsync(Portfolio portfolio, string code, KpiLibrary? library = null)
    {
        await using var warehouse = portfolio.OpenContext();
        var values = await warehouse.FactKpiValues.Include(value => value.Kpi).Where(value => value.IsCurrent && value.Kpi.KpiCode == code).ToListAsync(TestContext.Current.CancellationToken);
        var explainer = new KpiExplainer(warehouse, library ?? Library);
        await warehouse.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var value in values)
        {
            yield return (value, await explainer.ExplainAsync(value, 60, TestContext.Current.CancellationToken));
        }
    }
}
