using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>Signals that a number may have been made to look good: what gives each, what does not, and the rows it names.</summary>
public sealed class GamingSignalTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 15);

    [Theory]
    [InlineData(5, "2026-04-04", true)]
    [InlineData(4, "2026-04-04", false)]
    [InlineData(5, "2026-04-03", false)]
    [InlineData(5, "2026-03-31", false)]
    public async Task Hours_of_a_month_that_one_person_enters_at_once_after_its_end_are_a_signal(int worklogs, string entered, bool isSignal)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var issue = portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1));
        var key = portfolio.Rows.Of<DimIssue>().Single(row => row.IssueSk == issue).IssueKey;
        for (var number = 1; number <= worklogs; number++)
        {
            Worklog(portfolio, project, person: 7, number, entered, issue);
        }

        portfolio.Rows.Worklog(project, new DateOnly(2026, 3, 20), 10);
        await portfolio.LoadAsync(AsOf);

        var signals = await SignalsAsync(portfolio, "HoursLoggedInBulkLate");
        if (!isSignal)
        {
            Assert.Empty(signals);
            return;
        }

        var signal = Assert.Single(signals);
        Assert.Equal((20260331, 10, 20, 0.5, true), (signal.DateSk, signal.Cases, signal.OutOf, signal.Share, signal.IsAboveLimit));
        Assert.Equal($"{key} on 2026-03-03, {key} on 2026-03-04, {key} on 2026-03-05, {key} on 2026-03-06, {key} on 2026-03-07", signal.Evidence);
    }

    [Fact]
    public async Task Five_people_who_enter_one_worklog_each_are_no_signal()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        for (var number = 1; number <= 5; number++)
        {
            Worklog(portfolio, project, person: number, number, "2026-04-10");
        }

        await portfolio.LoadAsync(AsOf);

        Assert.Empty(await SignalsAsync(portfolio, "HoursLoggedInBulkLate"));
    }

    [Theory]
    [InlineData("2026-02-15", "2026-04-30", true)]
    [InlineData("2026-02-15", "2026-02-15", false)]
    [InlineData("2026-03-15", "2026-04-30", false)]
    [InlineData("2026-02-15", "2026-02-01", false)]
    public async Task A_due_date_that_moves_on_after_it_passed_is_a_signal(string before, string after, bool isSignal)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var task = Import(portfolio, project, null, new DateOnly(2026, 2, 28), before);
        Import(portfolio, project, task, new DateOnly(2026, 3, 31), after);

        await portfolio.LoadAsync(AsOf);

        var signals = await SignalsAsync(portfolio, "DueDateMovedAfterPassing");
        if (!isSignal)
        {
            Assert.Empty(signals);
            return;
        }

        var signal = Assert.Single(signals);
        Assert.Equal((20260331, 1, 1, true), (signal.DateSk, signal.Cases, signal.OutOf, signal.IsAboveLimit));
        Assert.Equal("Deliver on 2026-03-31", signal.Evidence);
    }

    [Fact]
    public async Task A_signal_names_the_issues_it_rests_on()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var reopened = portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 10), firstDone: new DateOnly(2026, 3, 5), reopened: 1);
        portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 10), firstDone: new DateOnly(2026, 3, 10));

        await portfolio.LoadAsync(AsOf);

        var key = (await portfolio.ReadAsync(warehouse => warehouse.Issues.Where(issue => issue.IssueSk == reopened))).Single().IssueKey;
        Assert.Equal($"{key} on 2026-03-05", Assert.Single(await SignalsAsync(portfolio, "ReopenedAfterDone")).Evidence);
    }

    [Fact]
    public async Task A_signal_names_its_rows_again_when_there_are_more_and_keeps_them_where_nothing_changed()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var (project, other) = (portfolio.Rows.Project("A"), portfolio.Rows.Project("B"));
        Reopened(portfolio, project, 5);
        Reopened(portfolio, other, 6);
        await portfolio.LoadAsync(AsOf);
        var first = await SignalsAsync(portfolio, "ReopenedAfterDone");
        Reopened(portfolio, project, 7);

        await portfolio.LoadAsync(AsOf);

        var second = await SignalsAsync(portfolio, "ReopenedAfterDone");
        var (a, b) = (portfolio.Rows.Scope("A"), portfolio.Rows.Scope("B"));
        Assert.Equal($"{first.Single(row => row.ScopeSk == a).Evidence}, {portfolio.Rows.Of<DimIssue>()[^1].IssueKey} on 2026-03-07", second.Single(row => row.ScopeSk == a).Evidence);
        Assert.Equal((first.Single(row => row.ScopeSk == b).Evidence, 1L), (second.Single(row => row.ScopeSk == b).Evidence, second.Single(row => row.ScopeSk == b).LoadSk));
    }

    [Theory]
    [InlineData("2026-03-10", true)]
    [InlineData("2026-03-05", false)]
    public async Task Points_changed_after_the_start_are_a_signal(string changed, bool isSignal)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var issue = portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), started: new DateOnly(2026, 3, 5), done: new DateOnly(2026, 3, 20));
        portfolio.Rows.Revision(project, issue, new DateOnly(2026, 3, 1), 8);
        portfolio.Rows.Revision(project, issue, DateOnly.ParseExact(changed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 3);

        await portfolio.LoadAsync(AsOf);

        var key = portfolio.Rows.Of<DimIssue>().Single(row => row.IssueSk == issue).IssueKey;
        Assert.Equal(isSignal ? [(1d, 1d, $"{key} on 2026-03-10")] : [], (await SignalsAsync(portfolio, "EstimateChangedAfterStart")).Select(row => (row.Cases, row.OutOf, row.Evidence!)));
    }

    [Theory]
    [InlineData("2026-03-20", true)]
    [InlineData("2026-03-19", false)]
    public async Task An_issue_put_into_a_sprint_on_its_last_day_is_a_signal(string moved, bool isSignal)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var sprint = portfolio.Rows.Sprint();
        portfolio.Rows.SprintIssue(project, sprint, new DateOnly(2026, 3, 20), done: true);
        portfolio.Rows.SprintIssue(project, sprint, new DateOnly(2026, 3, 20), committed: false, done: true, added: true);
        var issue = portfolio.Rows.Of<DimIssue>()[^1];
        portfolio.Rows.Revision(project, issue.IssueSk, new DateOnly(2026, 3, 1), 1);
        portfolio.Rows.Revision(project, issue.IssueSk, DateOnly.ParseExact(moved, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 1, sprint);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal(isSignal ? [(1d, 1d, $"{issue.IssueKey} on 2026-03-20")] : [], (await SignalsAsync(portfolio, "SprintChangedOnLastDay")).Select(row => (row.Cases, row.OutOf, row.Evidence!)));
    }

    private static void Reopened(Portfolio portfolio, int project, int firstDone) =>
        portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 10), firstDone: new DateOnly(2026, 3, firstDone), reopened: 1);

    private static Task<List<FactKpiSignal>> SignalsAsync(Portfolio portfolio, string signal) => portfolio.ReadAsync(warehouse => warehouse.FactKpiSignals.Where(row => row.KpiSignalSk > 0 && row.Signal == signal));

    private static void Worklog(Portfolio portfolio, int project, int person, int number, string entered, int issue = -2) =>
        portfolio.Rows.Worklog(project, new DateOnly(2026, 3, 2 + number), 2, issue, person, entered: DateOnly.ParseExact(entered, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static int Import(Portfolio portfolio, int project, int? task, DateOnly statusDate, string due)
    {
        var key = portfolio.Rows.Task(
            project, portfolio.Rows.Plan(project, statusDate), statusDate, baselineFinish: DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), taskSk: task);
        portfolio.Rows.Replace<DimTask>(row => row.TaskSk == key ? row with { TaskName = "Deliver" } : row);
        return key;
    }
}
