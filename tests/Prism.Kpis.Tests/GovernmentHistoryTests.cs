using CsCheck;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;

namespace Prism.Kpis.Tests;

/// <summary>The KPIs' government after any history of loads: signals with the rows they name, advice, stages, coverage, consistency.</summary>
public sealed class GovernmentHistoryTests
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly DateOnly AsOf = new(2026, 4, 20);
    private static readonly string[] Programs = ["North", "South", "South"];

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 14], Gen.Int[0, 2], Gen.Int[0, 70], Gen.Int[0, 1_000], (kind, project, day, number) => new Step(kind, project, day, number));

    private static readonly Gen<Step[][]> Histories = Steps.Array[1, 12].Array[2, 5];

    [Fact]
    public async Task Told_load_by_load_equals_told_at_once_and_from_nothing() => await Gen.Select(Histories, Gen.Int[0, 31], Gen.Int[0, 20]).SampleAsync(
        async (history, kept, days) =>
        {
            await using var byLoad = await StartedAsync();
            for (var load = 0; load < history.Length; load++)
            {
                Array.ForEach(history[load], step => step.Do(byLoad.Rows));
                byLoad.KeepsChanges = ((kept >> load) & 1) == 0;
                Assert.Empty((await byLoad.LoadAsync(AsOf.AddDays(days * load))).Failures);
            }

            var last = AsOf.AddDays(days * (history.Length - 1));
            await using var atOnce = await StartedAsync();
            Array.ForEach(history, load => Array.ForEach(load, step => step.Do(atOnce.Rows)));
            await atOnce.LoadAsync(last);
            var expected = await GovernmentAsync(atOnce);
            Assert.Equal(expected, await GovernmentAsync(byLoad));
            Assert.Equal(await CasesAsync(atOnce), await CasesAsync(byLoad));

            await byLoad.LoadAsync(last);
            Assert.Equal(expected, await GovernmentAsync(byLoad));
            await byLoad.LoadAsync(last, fromNothing: true);
            Assert.Equal(expected, await GovernmentAsync(byLoad));
        },
        iter: 14,
        threads: 1);

    [Fact]
    public async Task Every_signal_is_told_in_such_histories()
    {
        await using var portfolio = await StartedAsync();
        for (var number = 0; number < 60; number++)
        {
            new Step(number % 15, number % 3, number, number * 7).Do(portfolio.Rows);
            new Step(0, number % 3, number, 7).Do(portfolio.Rows);
        }

        new Step(8, 0, 0, 1).Do(portfolio.Rows);
        await portfolio.LoadAsync(AsOf);

        var signals = await portfolio.ReadAsync(warehouse => warehouse.FactKpiSignals.Where(row => row.KpiSignalSk > 0));
        Assert.Equal(["DueDateMovedAfterPassing", "EstimateChangedAfterStart", "HoursLoggedInBulkLate", "ReopenedAfterDone", "SprintChangedOnLastDay"], signals.Select(row => row.Signal).Distinct().Order());
        Assert.All(signals, signal => Assert.NotNull(signal.Evidence));
    }

    [Fact]
    public async Task An_issue_that_takes_anothers_place_in_a_signal_is_named_instead_of_it()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var (one, two) = (Finished(1), Finished(0));
        await portfolio.LoadAsync(AsOf);
        Assert.Equal($"{Name(one)} on 2026-03-05", await EvidenceAsync());

        portfolio.Rows.Replace<FactIssue>(issue => issue with { ReopenedWithin30DaysCount = 1 - issue.ReopenedWithin30DaysCount });
        await portfolio.LoadAsync(AsOf);
        Assert.Equal($"{Name(two)} on 2026-03-05", await EvidenceAsync());

        portfolio.Rows.Replace<DimIssue>(issue => issue.IssueSk == two ? issue with { IssueKey = "MOVED-1" } : issue);
        await portfolio.LoadAsync(AsOf);
        Assert.Equal("MOVED-1 on 2026-03-05", await EvidenceAsync());

        int Finished(int reopened) => portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 10), firstDone: new DateOnly(2026, 3, 5), reopened: reopened);
        string Name(int issue) => portfolio.Rows.Of<DimIssue>().Single(row => row.IssueSk == issue).IssueKey;
        async Task<string?> EvidenceAsync() => Assert.Single(await portfolio.ReadAsync(warehouse => warehouse.FactKpiSignals.Where(row => row.KpiSignalSk > 0))).Evidence;
    }

    [Fact]
    public async Task A_signal_of_a_month_in_which_nothing_changed_is_left_alone()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        Reopened(new DateOnly(2026, 2, 5));
        Reopened(new DateOnly(2026, 3, 5));
        await portfolio.LoadAsync(AsOf);
        await portfolio.ExecuteAsync("UPDATE FactKpiSignal SET Evidence = 'as it was' WHERE KpiSignalSk > 0");
        Reopened(new DateOnly(2026, 3, 6));

        await portfolio.LoadAsync(AsOf);

        var signals = (await portfolio.ReadAsync(warehouse => warehouse.FactKpiSignals.Where(row => row.KpiSignalSk > 0))).OrderBy(row => row.DateSk).ToArray();
        Assert.Equal("as it was", signals[0].Evidence);
        Assert.Equal(2, signals[1].Evidence!.Split(", ").Length);

        void Reopened(DateOnly firstDone) => portfolio.Rows.Issue(project, new DateOnly(2026, 1, 1), done: firstDone.AddDays(5), firstDone: firstDone, reopened: 1);
    }

    [Fact]
    public async Task What_lies_after_the_day_of_a_calculation_is_told_once_that_day_has_come()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var (march, april) = (new DateOnly(2026, 3, 20), new DateOnly(2026, 4, 2));
        portfolio.Rows.Issue(project, First, done: march, firstDone: march, reopened: 1);
        portfolio.Rows.Issue(project, First, done: april, firstDone: april, reopened: 1);

        await portfolio.LoadAsync(march.AddDays(-1));
        Assert.Empty(await MonthsAsync());
        await portfolio.LoadAsync(march);
        Assert.Equal([20260331], await MonthsAsync());
        await portfolio.LoadAsync(april);
        Assert.Equal([20260331, 20260430], await MonthsAsync());
        await portfolio.LoadAsync(march);
        Assert.Equal([20260331], await MonthsAsync());

        async Task<IEnumerable<int>> MonthsAsync() => (await portfolio.ReadAsync(warehouse => warehouse.FactKpiSignals.Where(row => row.KpiSignalSk > 0))).Select(row => row.DateSk).Order();
    }

    private static async Task<Portfolio> StartedAsync()
    {
        var portfolio = await Portfolio.CreateAsync();
        for (var index = 0; index < Programs.Length; index++)
        {
            portfolio.Rows.Project($"P{index}", Programs[index], actualStart: First, plannedFinish: First.AddDays(60));
        }

        for (var number = 0; number < 9; number++)
        {
            new Step(0, number % 3, number * 7, number).Do(portfolio.Rows);
        }

        Assert.Empty((await portfolio.LoadAsync(AsOf)).Failures);
        return portfolio;
    }

    private static async Task<string> GovernmentAsync(Portfolio portfolio)
    {
        var codes = (await portfolio.ReadAsync(warehouse => warehouse.Kpis)).ToDictionary(kpi => kpi.KpiSk, kpi => kpi.KpiCode);
        List<string> lines =
        [
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiSignals.Where(row => row.KpiSignalSk > 0)))
                .Select(row => FormattableString.Invariant($"signal {row.KpiSignalSk} {row.ScopeSk} {row.DateSk} {row.Signal} {row.Cases:G9} {row.OutOf:G9} {row.Share:G9} {row.IsAboveLimit} {row.KpiCodes}: {row.Evidence}")),
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiAdvices.Where(row => row.KpiAdviceSk > 0)))
                .Select(row => $"advice {row.KpiAdviceSk} {row.KpiCode} {row.Advice} {row.ObjectiveCode} {row.OtherKpiCode}: {row.Reason}"),
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactMaturities.Where(row => row.MaturitySk > 0)))
                .Select(row => FormattableString.Invariant($"maturity {row.MaturitySk} {row.ScopeStage} {row.DateSk} {row.Criterion} {row.IsMet} {row.Measured:G9}: {row.Evidence}")),
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiCoverages.Where(row => row.KpiCoverageSk > 0)))
                .Select(row => $"coverage {codes[row.KpiSk]} {row.ScopeSk} {row.MonthCount} {row.LastMonthEndDateSk}"),
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiConsistencies.Where(row => row.KpiConsistencySk > 0)))
                .Select(row => $"consistency {codes[row.KpiSk]} {row.ScopeSk} {row.Basis} {row.ProjectCount} {row.Projects} {row.IsConsistent}"),
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiStandings.Where(row => row.KpiStandingSk > 0)))
                .Select(row => $"standing {codes[row.KpiSk]} {row.DateSk} {row.HasOwner} {row.HasTarget} {row.HasValue} {row.IsTargetMet} {row.ReadCount}"),
            .. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiReviewsDue.Where(row => row.KpiReviewDueSk > 0))).Select(row => $"review {row.KpiReviewDueSk} {row.KpiCode} {row.DateSk} {row.HeldDateSk} {row.IsOverdue}"),
            .. (await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(row => row.KpiSk > 0))).Select(row => $"kpi {row.KpiCode} {row.KpiSk} {row.Stage} {row.LastReviewDateSk} {row.NextReviewDateSk}"),
        ];
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>The work table behind the evidence, with the measure each row is of.</summary>
    private static async Task<string> CasesAsync(Portfolio portfolio)
    {
        var measures = (await portfolio.ReadAsync(warehouse => warehouse.KpiWorkStates.Where(state => state.Subject.StartsWith("measure:")))).ToDictionary(state => state.KpiWorkStateSk, state => state.Subject);
        return string.Join('\n', (await portfolio.ReadAsync<KpiSignalCase>(warehouse => warehouse.KpiSignalCases))
            .Select(row => $"{measures[(int)(row.KpiSignalCaseSk >> 32)]} {row.ProjectId} {row.DateSk} {row.RowSk} {row.Name}").Order(StringComparer.Ordinal));
    }

    /// <summary>One thing that a source may say, of those that make, move or take back a signal.</summary>
    private sealed record Step(int Kind, int Project, int Day, int Number)
    {
        public void Do(StarRows rows)
        {
            var day = First.AddDays(Day);
            var project = rows.Of<DimProject>()[Project].ProjectSk;
            var issue = rows.Of<FactIssue>() is { Count: > 0 } issues ? issues[Number % issues.Count].IssueSk : 0;
            switch (Kind)
            {
                case 0:
                    var made = rows.Issue(project, First, First.AddDays(Day / 2), Number % 3 == 0 ? null : day, reopened: Number % 2, cycleDays: Number % 20, leadDays: Number % 30);
                    rows.Revision(project, made, First, 1);
                    rows.Revision(project, made, day.AddDays(3), Number % 3);
                    break;
                case 1:
                    // As many as before, but others.
                    rows.Replace<FactIssue>(row => row.IssueSk % 4 == Number % 4 ? row with { ReopenedWithin30DaysCount = 1 - row.ReopenedWithin30DaysCount, ReopenCount = 1 } : row);
                    break;
                case 2:
                    rows.Replace<DimIssue>(row => row.IssueSk == issue ? row with { IssueKey = $"MOVED-{Number}" } : row);
                    break;
                case 3:
                    rows.Replace<FactIssue>(row => row.IssueSk == issue ? row with { ProjectSk = project } : row);
                    rows.Replace<FactIssueRevision>(row => row.IssueSk == issue && Number % 2 == 0 ? row with { ProjectSk = project } : row);
                    break;
                case 4:
                    rows.Revision(project, issue, day, Number % 5);
                    break;
                case 5:
                    rows.Replace<FactIssueRevision>(row => row.IssueSk % 3 == Number % 3 && row.RevisionNumber > 0 ? row with { StoryPoints = Number % 4, DateSk = Number % 2 == 0 ? StarRows.Sk(day) : row.DateSk } : row);
                    break;
                case 6:
                    rows.Replace<FactIssue>(row => row.IssueSk == issue ? row with { StartedDateSk = StarRows.Sk(day), IsDeleted = Number % 5 == 0 } : row);
                    break;
                case 7:
                    rows.SprintIssue(project, (Number % 3) + 1, day, committed: Number % 3 > 0, done: Number % 2 == 0, removed: Number % 4 == 0);
                    var planned = rows.Of<DimIssue>()[^1].IssueSk;
                    rows.Revision(project, planned, First, 1);
                    rows.Revision(project, planned, day, 1, (Number % 3) + 1);
                    break;
                case 8:
                    var person = rows.Person(project, 8, First);
                    for (var log = 0; log < 5; log++)
                    {
                        rows.Worklog(project, new DateOnly(2026, 1 + (Number % 3), 3 + log), 1 + (Number % 4), issue, person, entered: new DateOnly(2026, 2 + (Number % 3), 4 + (Number % 9)));
                    }

                    break;
                case 9:
                    rows.Replace<FactWorklog>(row => row.WorklogSk % 4 == Number % 4 ? row with { SpentHours = row.SpentHours + 1, IssueSk = issue, IsDeleted = Number % 5 == 0 } : row);
                    break;
                case 10:
                    var (before, after) = (new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31));
                    var task = rows.Task(project, rows.Plan(project, before, isLatest: false), before, baselineFinish: before.AddDays(-Number % 20));
                    rows.Task(project, rows.Plan(project, after), after, baselineFinish: after.AddDays(Number % 9), taskSk: task);
                    break;
                case 11:
                    rows.Replace<DimTask>(row => row.TaskSk % 2 == Number % 2 ? row with { TaskName = Number % 5 == 0 ? null : $"Task {Number}" } : row);
                    break;
                case 12:
                    rows.Remove<FactIssueRevision>(row => row.IssueSk == issue, row => row.IssueRevisionSk);
                    rows.Remove<FactWorklog>(row => row.WorklogSk % 7 == Number % 7, row => row.WorklogSk);
                    break;
                case 13:
                    rows.Reparent(project, Programs[Number % Programs.Length]);
                    rows.Replace<DimProject>(row => row.ProjectSk == project ? row with { ActualFinishDateSk = Number % 2 == 0 ? -2 : StarRows.Sk(day) } : row);
                    rows.Objective(project, 0.5);
                    break;
                default:
                    rows.Target(Number % 2 == 0 ? "THROUGHPUT" : "REOPEN_RATE", Number % 3 == 0 ? rows.Scope(Programs[Project]) : StarRows.Organisation, day, day.AddDays(40), Number % 5, baseline: 9, objective: "O-1");
                    rows.Review("THROUGHPUT", day);
                    rows.Read(day, Number % 2 == 0 ? "THROUGHPUT" : null, Number);
                    break;
            }
        }
    }
}
