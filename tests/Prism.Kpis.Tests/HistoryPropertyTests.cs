using CsCheck;
using Prism.Kpis.Engine;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>What must hold for every KPI after any history of loads, which add, change, move and delete rows of every kind.</summary>
public sealed class HistoryPropertyTests
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly DateOnly AsOf = new(2026, 4, 20);
    private static readonly string[] Programs = ["North", "South", "South", "East"];

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3], Gen.Int[0, 90], Gen.Int[0, 1_000], (kind, project, day, number) => new Step(kind, project, day, number));

    private static readonly Gen<Step[][]> Histories = Steps.Array[1, 12].Array[2, 5];

    [Fact]
    public async Task Calculated_load_by_load_equals_calculated_at_once_and_from_nothing() => await Gen.Select(Histories, Gen.Int[0, 31]).SampleAsync(
        async (history, kept) =>
        {
            await using var byLoad = await StartedAsync();
            for (var load = 0; load < history.Length; load++)
            {
                Array.ForEach(history[load], step => step.Do(byLoad.Rows));

                // A load that keeps nothing, as another program's, must not be taken for one without changes.
                byLoad.KeepsChanges = ((kept >> load) & 1) == 0;
                Assert.Empty((await byLoad.LoadAsync(AsOf)).Failures);
            }

            await using var atOnce = await StartedAsync();
            Array.ForEach(history, load => Array.ForEach(load, step => step.Do(atOnce.Rows)));
            await atOnce.LoadAsync(AsOf);
            Assert.Equal(await CurrentAsync(atOnce), await CurrentAsync(byLoad));
            Assert.Equal([], Written(await byLoad.LoadAsync(AsOf)));
            Assert.Equal([], Written(await byLoad.LoadAsync(AsOf, fromNothing: true)));
        },
        iter: 14,
        threads: 1);

    [Fact]
    public async Task Of_every_KPI_the_parts_make_the_whole() => await Steps.Array[20, 60].SampleAsync(
        async steps =>
        {
            await using var portfolio = await StartedAsync();
            Array.ForEach(steps, step => step.Do(portfolio.Rows));
            Assert.Empty((await portfolio.LoadAsync(AsOf)).Failures);
            var (compared, empty) = (0, 0);
            foreach (var kpi in KpiLibrary.Load(null).Kpis.Values)
            {
                var values = (await portfolio.ValuesAsync(kpi.Code)).ToLookup(value => (value.PeriodGrain, value.PeriodEndDateSk));
                foreach (var period in values)
                {
                    foreach (var value in period.Where(_ => kpi.Formula.Rule != AggregationRule.Pct))
                    {
                        var hasDenominator = kpi.Formula.Denominator.Count > 0 || kpi.Formula.Rule == AggregationRule.Avgw;
                        Near(!hasDenominator ? value.Numerator : value.Denominator > 0 ? value.Numerator / value.Denominator : null, value.Value);
                        empty += value.Value is null ? 1 : 0;
                    }

                    if (kpi.Formula.Rule is AggregationRule.Pct or AggregationRule.Min or AggregationRule.Max || period.SingleOrDefault(value => value.ScopeSk == StarRows.Organisation) is not { } whole || !kpi.Levels.Contains("Project"))
                    {
                        continue;
                    }

                    var projects = period.Where(value => Scopes(portfolio, "Project").Contains(value.ScopeSk)).ToArray();
                    Near(whole.Numerator, projects.Sum(value => value.Numerator ?? 0));
                    Near(whole.Denominator ?? 0, projects.Sum(value => value.Denominator ?? 0));
                    Assert.Equal(whole.SampleSize, projects.Sum(value => value.SampleSize));
                    compared++;
                }
            }

            Assert.True(compared > 100, $"{compared} periods, {empty} without a value");
        },
        iter: 8,
        threads: 1);

    [Fact]
    public async Task Every_percentile_is_taken_over_the_union_of_its_rows() => await Steps.Array[20, 60].SampleAsync(
        async steps =>
        {
            await using var portfolio = await StartedAsync();
            Array.ForEach(steps, step => step.Do(portfolio.Rows));
            await portfolio.LoadAsync(AsOf);
            foreach (var kpi in KpiLibrary.Load(null).Kpis.Values.Where(kpi => kpi.Formula.Rule == AggregationRule.Pct))
            {
                var rows = await portfolio.MeasureAsync(kpi.Formula.Rows!);
                foreach (var value in await portfolio.ValuesAsync(kpi.Code))
                {
                    var projects = portfolio.Rows.Of<BridgeScopeProject>().Where(bridge => bridge.ScopeSk == value.ScopeSk).Select(bridge => bridge.ProjectSk).ToHashSet();
                    var inside = rows.Where(row => projects.Contains(row.ProjectSk) && row.DateSk >= value.PeriodStartDateSk && row.DateSk <= value.PeriodEndDateSk && row.DateSk <= StarRows.Sk(AsOf))
                        .Select(row => row.Value).Order().ToArray();
                    Assert.Equal(inside.Length, value.SampleSize);
                    Near(inside.Length < 5 ? null : inside[((kpi.Formula.Percentile!.Value * inside.Length) + 99) / 100 - 1], value.Value);
                }
            }
        },
        iter: 6,
        threads: 1);

    [Fact]
    public async Task Only_the_touched_days_of_a_measure_are_read_again()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var first = portfolio.Rows.Issue(project, First, done: First.AddDays(10), cycleDays: 3, leadDays: 10);
        portfolio.Rows.Issue(project, First, done: First.AddDays(20), cycleDays: 4, leadDays: 20);
        await portfolio.LoadAsync(AsOf);

        // What nobody reads again keeps a number that no row gives.
        await portfolio.ExecuteAsync($"UPDATE KpiMeasureValue SET Value = 77 WHERE DateSk = {StarRows.Sk(First.AddDays(20))} AND Value = 1");
        portfolio.Rows.Replace<FactIssue>(issue => issue.IssueSk == first ? issue with { DoneDateSk = StarRows.Sk(First.AddDays(11)) } : issue);
        await portfolio.LoadAsync(AsOf);

        Assert.Equal(
            [(StarRows.Sk(First.AddDays(11)), 1.0), (StarRows.Sk(First.AddDays(20)), 77.0)],
            (await portfolio.MeasureAsync("items_finished")).OrderBy(row => row.DateSk).Select(row => (row.DateSk, row.Value)));
    }

    [Fact]
    public async Task An_observation_is_taken_out_and_another_put_in_without_reading_its_neighbours()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var moved = portfolio.Rows.Issue(project, First);
        portfolio.Rows.Issue(project, First.AddDays(5));
        await portfolio.LoadAsync(AsOf);
        await portfolio.ExecuteAsync("UPDATE KpiMeasureValue SET Value = 777 WHERE DateSk = 20260131 AND Value = 21");
        portfolio.Rows.Replace<FactIssue>(issue => issue.IssueSk == moved ? issue with { CreatedDateSk = StarRows.Sk(First.AddDays(1)) } : issue);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal([25.0, 777.0], (await portfolio.MeasureAsync("backlog_age_days")).Where(row => row.DateSk == 20260131).Select(row => row.Value).Order());
    }

    [Fact]
    public async Task A_sum_whose_last_row_goes_goes_with_it_and_one_that_is_zero_stays()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var issue = portfolio.Rows.Issue(project, First);
        portfolio.Rows.Worklog(project, First, 0.1, issue);
        portfolio.Rows.Worklog(project, First, 0.2, issue);
        portfolio.Rows.Worklog(project, First.AddDays(1), 3, issue);
        await portfolio.LoadAsync(AsOf);
        portfolio.Rows.Replace<FactWorklog>(log => log with { SpentHours = log.SpentHours == 3 ? 3 : 0, IsDeleted = log.SpentHours == 3 });

        await portfolio.LoadAsync(AsOf);

        Assert.Equal([(StarRows.Sk(First), 0.0)], (await portfolio.MeasureAsync("hours_logged")).Select(row => (row.DateSk, row.Value)));
    }

    [Fact]
    public async Task A_persons_week_is_made_anew_without_reading_the_other_weeks()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var (home, other) = (portfolio.Rows.Project("A"), portfolio.Rows.Project("B"));
        var person = portfolio.Rows.Person(home, 8, First);
        portfolio.Rows.Worklog(home, First, 20, person: person);
        portfolio.Rows.Worklog(other, First.AddDays(1), 1, person: person);
        portfolio.Rows.Worklog(home, First.AddDays(7), 20, person: person);
        await portfolio.LoadAsync(AsOf);
        await portfolio.ExecuteAsync($"UPDATE KpiMeasureValue SET Value = 77 WHERE DateSk = {StarRows.Sk(First.AddDays(13))} AND Weight = 1");
        portfolio.Rows.Replace<FactWorklog>(log => log.ProjectSk == other ? log with { SpentHours = 10 } : log);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal([(StarRows.Sk(First.AddDays(6)), 2.0), (StarRows.Sk(First.AddDays(13)), 77.0)],
            (await portfolio.MeasureAsync("projects_per_person_week")).OrderBy(row => row.DateSk).Select(row => (row.DateSk, row.Value)));
    }

    [Fact]
    public async Task An_estimate_changed_after_the_start_is_found_among_its_issues_revisions_alone()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var (first, second) = (portfolio.Rows.Issue(project, First, First.AddDays(1)), portfolio.Rows.Issue(project, First, First.AddDays(1)));
        foreach (var issue in new[] { first, second })
        {
            portfolio.Rows.Revision(project, issue, First, 3);
            portfolio.Rows.Revision(project, issue, First.AddDays(issue == first ? 3 : 4), 5);
        }

        await portfolio.LoadAsync(AsOf);
        await portfolio.ExecuteAsync($"UPDATE KpiMeasureValue SET Value = 77 WHERE DateSk = {StarRows.Sk(First.AddDays(4))} AND Value = 1");
        portfolio.Rows.Revision(project, first, First.AddDays(6), 8);

        await portfolio.LoadAsync(AsOf);

        Assert.Equal([(StarRows.Sk(First.AddDays(3)), 1.0), (StarRows.Sk(First.AddDays(4)), 77.0), (StarRows.Sk(First.AddDays(6)), 1.0)],
            (await portfolio.MeasureAsync("estimates_changed_after_start")).OrderBy(row => row.DateSk).Select(row => (row.DateSk, row.Value)));
    }

    [Fact]
    public async Task Weeks_in_which_a_capacity_begins_or_ends_ask_for_the_hours_of_their_days_alone()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var person = portfolio.Rows.Person(project, 8, First.AddDays(2), First.AddDays(8));
        portfolio.Rows.Worklog(project, First.AddDays(2), 22, person: person);
        portfolio.Rows.Worklog(project, First.AddDays(7), 14, person: person);

        await portfolio.LoadAsync(AsOf);

        // Three days of eight hours, and two: nine tenths of them are 21.6 and 14.4.
        Assert.Equal([(StarRows.Sk(First.AddDays(6)), 1.0), (StarRows.Sk(First.AddDays(13)), 0.0)],
            (await portfolio.MeasureAsync("person_weeks_logged")).OrderBy(row => row.DateSk).Select(row => (row.DateSk, row.Value)));
        Assert.Equal(2, (await portfolio.MeasureAsync("person_weeks_expected")).Count);
    }

    [Fact]
    public async Task A_measure_that_reads_everything_is_left_alone_where_no_column_it_names_changed()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        var person = portfolio.Rows.Person(project, 8, First);
        portfolio.Rows.Worklog(project, First.AddDays(1), 8, person: person);
        await portfolio.LoadAsync(AsOf);
        await portfolio.ExecuteAsync($"UPDATE KpiMeasureValue SET Value = 77 WHERE DateSk = {StarRows.Sk(First)} AND Value = 8");
        portfolio.Rows.Replace<FactWorklog>(log => log with { SpentHours = 5 });

        await portfolio.LoadAsync(AsOf);

        Assert.Contains(await portfolio.MeasureAsync("hours_available"), row => row.Value == 77);
        Assert.Equal(5, Assert.Single(await portfolio.MeasureAsync("hours_logged")).Value);
    }

    [Fact]
    public async Task A_change_in_a_column_that_a_measure_does_not_name_touches_nothing_of_it()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        portfolio.Rows.Issue(project, First, First, First.AddDays(10), cycleDays: 3, leadDays: 10);
        await portfolio.LoadAsync(AsOf);
        portfolio.Rows.Replace<FactIssue>(issue => issue with { CycleTimeElapsedDays = 5 });

        var result = await portfolio.LoadAsync(AsOf);

        Assert.True(result.Kpis["THROUGHPUT"].IsSkipped);
        Assert.False(result.Kpis["FLOW_EFFICIENCY"].IsSkipped);
    }

    [Fact]
    public async Task Rows_that_another_program_wrote_between_two_loads_are_not_missed()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        portfolio.Rows.Issue(project, First, done: First.AddDays(10));
        portfolio.Rows.Issue(project, First, done: First.AddDays(12));
        await portfolio.LoadAsync(AsOf);
        var (moved, late) = (StarRows.Sk(First.AddDays(40)), StarRows.Sk(First.AddDays(41)));
        await portfolio.ExecuteAsync($"UPDATE FactIssue SET DoneDateSk = {moved}, LoadSk = 2 WHERE DoneDateSk = {StarRows.Sk(First.AddDays(10))}");
        var issues = portfolio.Rows.Of<FactIssue>();
        issues[0] = issues[0] with { DoneDateSk = moved };
        issues[1] = issues[1] with { DoneDateSk = late };

        portfolio.SkipLoad();
        await portfolio.LoadAsync(AsOf);

        Assert.Equal([moved, late], (await portfolio.MeasureAsync("items_finished")).Select(row => row.DateSk).Order());
    }

    private static async Task<Portfolio> StartedAsync()
    {
        var portfolio = await Portfolio.CreateAsync();
        for (var index = 0; index < Programs.Length; index++)
        {
            portfolio.Rows.Project($"P{index}", Programs[index], actualStart: First, plannedFinish: First.AddDays(60), actualFinish: index == 3 ? First.AddDays(50) : null);
        }

        for (var number = 0; number < 8; number++)
        {
            new Step(0, number % 4, number * 9, number).Do(portfolio.Rows);
        }

        Assert.Empty((await portfolio.LoadAsync(AsOf)).Failures);
        return portfolio;
    }

    private static HashSet<int> Scopes(Portfolio portfolio, string level) => portfolio.Rows.Of<DimScope>().Where(scope => scope.ScopeLevel == level).Select(scope => scope.ScopeSk).ToHashSet();

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0) - (actual ?? 0)) <= 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)), $"{expected} and {actual}");
    }

    private static IEnumerable<string> Written(KpiRunResult result) => result.Kpis.Where(kpi => kpi.Value.Opened + kpi.Value.Closed > 0).Select(kpi => $"{kpi.Key} {kpi.Value}");

    private static async Task<List<string>> CurrentAsync(Portfolio portfolio)
    {
        var codes = (await portfolio.ReadAsync(warehouse => warehouse.Kpis)).ToDictionary(kpi => kpi.KpiSk, kpi => kpi.KpiCode);
        return [.. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.Where(value => value.IsCurrent)))
            .Select(value => FormattableString.Invariant(
                $"{codes[value.KpiSk]} {value.ScopeSk} {value.PeriodGrain} {value.PeriodEndDateSk} {value.Numerator:G9} {value.Denominator:G9} {value.Value:G9} {value.SampleSize} {value.Status} {value.Trend} {value.Confidence}"))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>One thing that a source may say.</summary>
    private sealed record Step(int Kind, int Project, int Day, int Number)
    {
        public void Do(StarRows rows)
        {
            var day = First.AddDays(Day);
            var project = rows.Of<DimProject>()[Project].ProjectSk;
            var issue = rows.Of<FactIssue>() is { Count: > 0 } issues ? issues[Number % issues.Count].IssueSk : 0;
            switch (Kind)
            {
                case 0 or 1 or 2:
                    rows.Issue(project, First, First.AddDays(Day / 2), Number % 3 == 0 ? null : day, reopened: Number % 2, cycleDays: Number % 3 == 0 ? null : Number % 20, leadDays: Number % 3 == 0 ? null : Number % 30,
                        blockedDays: Number % 4, typeClass: (Number % 5) switch { 0 => TypeClass.Defect, 1 => TypeClass.Risk, _ => TypeClass.Feature }, priority: Number % 2 == 0 ? "Highest" : null, due: day.AddDays(-3));
                    break;
                case 3:
                    rows.Replace<FactIssue>(row => row.IssueSk == issue ? row with { IsDeleted = !row.IsDeleted } : row);
                    break;
                case 4:
                    rows.Replace<FactIssue>(row => row.IssueSk == issue ? row with { ProjectSk = project } : row);
                    break;
                case 5:
                    rows.Replace<FactIssue>(row => row.IssueSk == issue ? row with { DoneDateSk = StarRows.Sk(day), FirstDoneDateSk = StarRows.Sk(day), CycleTimeElapsedDays = Number % 15, LeadTimeElapsedDays = Number % 25 } : row);
                    break;
                case 6:
                    rows.Replace<DimIssue>(row => row.IssueSk == issue ? row with { TypeClass = Number % 2 == 0 ? TypeClass.Defect : TypeClass.Risk, Priority = "Blocker" } : row);
                    break;
                case 7:
                    rows.Remove<FactIssue>(row => row.IssueSk == issue, row => row.IssueSk);
                    break;
                case 8:
                    rows.Transition(project, issue, day, Number % 50);
                    break;
                case 9:
                    rows.Remove<FactStatusTransition>(row => row.IssueSk == issue, row => row.StatusTransitionSk);
                    break;
                case 10:
                    rows.SprintIssue(project, (Number % 3) + 1, day, committed: Number % 3 > 0, done: Number % 2 == 0, added: Number % 3 == 0, removed: Number % 7 == 0, carried: Number % 4 == 0, points: Number % 8);
                    break;
                case 11:
                    rows.Replace<FactSprintIssue>(row => row.SprintIssueSk % 3 == Number % 3 ? row with { IsRemoved = !row.IsRemoved, SprintSk = (Number % 3) + 1 } : row);
                    rows.Remove<FactSprintIssue>(row => row.SprintIssueSk % 11 == Number % 11, row => row.SprintIssueSk);
                    break;
                case 12:
                    rows.Worklog(project, day, (Number % 8) + 1, issue, rows.Person(project, 8, First));
                    rows.Replace<FactWorklog>(row => row.WorklogSk % 5 == Number % 5 ? row with { SpentHours = row.SpentHours + 1, DateSk = StarRows.Sk(day) } : row);
                    break;
                case 13:
                    rows.Flow(project, day, Number % 10);
                    rows.Remove<FactFlowDaily>(row => row.FlowDailySk % 7 == Number % 7, row => row.FlowDailySk);
                    break;
                case 14:
                    rows.Reparent(project, Programs[Number % Programs.Length]);
                    break;
                case 15:
                    var plan = rows.Plan(project, day, isLatest: false);
                    rows.EarnedValue(project, plan, day, Number, Number % 7 * 10, 45, 100);
                    rows.Task(project, plan, day, finish: day.AddDays(Number % 9), baselineFinish: day, isProject: true);
                    rows.Task(project, plan, day, baselineFinish: day, actualFinish: day, isMilestone: Number % 2 == 0, baselineWork: 10, actualWork: Number % 9, remainingWork: 2);
                    break;
                case 16:
                    rows.Financial(project, day, budget: Number, actual: Number % 90, benefitPlanned: 10, benefitRealised: Number % 9, forecast: 95);
                    rows.Risk(project, day, 0.1 * (Number % 9), 1_000);
                    rows.Assessment(project, day, 1 + (Number % 4), Number % 6);
                    break;
                case 17:
                    rows.Release(project, issue, day, Number % 3 == 0 ? ReleaseRelation.Fix : ReleaseRelation.Affects, isReleased: Number % 4 > 0);
                    rows.Replace<DimRelease>(row => row.ReleaseSk % 3 == Number % 3 ? row with { ReleaseDateSk = StarRows.Sk(day) } : row);
                    rows.Remove<IssueRelease>(row => row.IssueReleaseSk % 5 == Number % 5, row => row.IssueReleaseSk);
                    break;
                case 19:
                    rows.Target(Number % 2 == 0 ? "THROUGHPUT" : "SPI", Number % 3 == 0 ? rows.Scope(Programs[Project]) : StarRows.Organisation, day, day.AddDays(40), Number % 5, baseline: 9, objective: "O-1");
                    rows.Replace<FactKpiTarget>(row => row.KpiTargetSk % 3 == Number % 3 ? row with { Target = row.Target + 1, IsDeleted = Number % 5 == 0 } : row);
                    rows.Review("THROUGHPUT", day);
                    rows.Read(day, Number % 2 == 0 ? "THROUGHPUT" : null, Number);
                    break;
                case 18:
                    rows.Gate(project, day, (Number % 3) switch { 0 => "Stop", 1 => "Go", _ => null });
                    rows.Replace<FactStageGate>(row => row.StageGateSk % 3 == Number % 3 ? row with { IsDeleted = !row.IsDeleted } : row);
                    break;
                default:
                    rows.Revision(project, issue, day, Number % 5, Number % 3);
                    rows.Replace<DimProject>(row => row.ProjectSk == project ? row with { ActualFinishDateSk = Number % 2 == 0 ? -2 : StarRows.Sk(day) } : row);
                    break;
            }
        }
    }
}
