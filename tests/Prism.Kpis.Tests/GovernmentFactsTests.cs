using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Tests;

/// <summary>The history of the KPIs' government: standings month by month, reviews due, freshness of sources.</summary>
public sealed class GovernmentFactsTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 15);

    [Fact]
    public async Task A_KPI_stands_month_by_month_with_owner_target_value_and_readers()
    {
        await using var portfolio = await WithIssuesAsync();
        portfolio.Rows.Target("FINISHED", StarRows.Organisation, new DateOnly(2026, 3, 1), null, 2);
        Usage(portfolio, 20260301, null, 5);
        Usage(portfolio, 20260320, "FINISHED", 3);

        await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\nowner: Ann"));
        var again = await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\nowner: Ann"));

        Assert.Empty(again.Failures);
        var rows = await portfolio.ReadAsync(warehouse => warehouse.FactKpiStandings.Where(row => row.KpiSk > 0).OrderBy(row => row.DateSk));
        Assert.Equal(
            [(20260228, true, false, true, null, null), (20260331, true, true, true, true, 3L)],
            rows.Select(row => (row.DateSk, row.HasOwner, row.HasTarget, row.HasValue, row.IsTargetMet, row.ReadCount)));
        Assert.All(rows, row => Assert.Equal(1, row.LoadSk));
    }

    [Fact]
    public async Task A_month_of_more_than_a_year_ago_keeps_what_was_said_of_it()
    {
        await using var portfolio = await WithIssuesAsync();
        await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\nowner: Ann"));

        await portfolio.LoadAsync(new DateOnly(2027, 3, 15), SmallLibrary.With(SmallLibrary.Finished));

        var rows = await portfolio.ReadAsync(warehouse => warehouse.FactKpiStandings.Where(row => row.KpiSk > 0).OrderBy(row => row.DateSk));
        Assert.Equal((20260228, true), rows.Select(row => (row.DateSk, row.HasOwner)).First());
        Assert.All(rows.Where(row => row.DateSk >= 20260331), row => Assert.False(row.HasOwner));
    }

    [Fact]
    public async Task After_each_review_the_next_is_due_by_the_cadence_and_a_review_held_late_is_no_review_held_in_time()
    {
        await using var portfolio = await WithIssuesAsync();
        foreach (var (key, day) in new[] { (1, 20251205), (2, 20260103), (3, 20260210) })
        {
            portfolio.Rows.Add(new FactKpiReview { KpiReviewSk = key, KpiCode = "FINISHED", ScopeSk = StarRows.Organisation, DateSk = day, Finding = "Read.", DueDateSk = -2 });
        }

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished.Replace("6 months", "1 month", StringComparison.Ordinal)));

        Assert.Equal(
            [(20260105, 20260103, true, false), (20260203, 20260210, false, false), (20260310, -2, false, true)],
            (await DueAsync(portfolio)).Select(row => (row.DateSk, row.HeldDateSk, row.IsHeldInTime, row.IsOverdue)));
    }

    [Fact]
    public async Task The_day_that_a_definition_sets_is_due_instead_of_the_cadence()
    {
        await using var portfolio = await WithIssuesAsync();

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished.Replace("every: 6 months", "every: 6 months, next: 2026-05-01", StringComparison.Ordinal)));

        Assert.Equal([(20260501, -2, false, false)], (await DueAsync(portfolio)).Select(row => (row.DateSk, row.HeldDateSk, row.IsHeldInTime, row.IsOverdue)));
    }

    [Fact]
    public async Task A_source_is_as_old_as_its_last_good_load()
    {
        await using var portfolio = await WithIssuesAsync();
        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));
        await using (var context = portfolio.OpenContext())
        {
            context.Loads.AddRange(Load(101, "jira", 2026, 2, 20, LoadOutcome.Succeeded), Load(102, "jira", 2026, 4, 10, LoadOutcome.Failed), Load(103, "plans", 2026, 4, 14, LoadOutcome.Succeeded));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));

        Assert.Equal(
            [("jira", 20260228, 8), ("jira", 20260331, 39), ("jira", 20260415, 54), ("plans", 20260415, 1)],
            (await portfolio.ReadAsync(warehouse => warehouse.FactSourceFreshnesses.Where(row => row.SourceFreshnessSk > 0).OrderBy(row => row.SourceFreshnessSk))).Select(row => (row.SourceSystem, row.DateSk, row.AgeDays)));
    }

    private static DimLoad Load(long key, string source, int year, int month, int day, string outcome)
    {
        var at = new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero);
        return new DimLoad { LoadSk = key, SourceSystem = source, Kind = LoadKind.Extract, StartedAtUtc = at, FinishedAtUtc = at, Outcome = outcome, IsPublished = false };
    }

    private static Task<List<FactKpiReviewDue>> DueAsync(Portfolio portfolio) => portfolio.ReadAsync(warehouse => warehouse.FactKpiReviewsDue.Where(row => row.KpiReviewDueSk > 0).OrderBy(row => row.DateSk));

    private static void Usage(Portfolio portfolio, int day, string? code, long reads) => portfolio.Rows.Add(new FactKpiUsage
    {
        KpiUsageSk = day, DateSk = day, Subject = code is null ? "KpiValues" : $"KPI:{code}", KpiCode = code, ClientKind = "Excel", ReadCount = reads, ReaderCount = 1, RowCount = 1, LastReadAtUtc = DateTimeOffset.UnixEpoch,
    });

    private static async Task<Portfolio> WithIssuesAsync()
    {
        var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A", portfolio: "Run");
        portfolio.Rows.Issue(project, new DateOnly(2026, 2, 1), done: new DateOnly(2026, 2, 20));
        portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 10));
        portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 20));
        return portfolio;
    }
}
