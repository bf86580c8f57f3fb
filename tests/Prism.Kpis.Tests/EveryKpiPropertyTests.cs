using CsCheck;
using Prism.Kpis.Engine;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>What must hold for every KPI of the catalogue, told apart by nothing but its definition.</summary>
public sealed class EveryKpiPropertyTests
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly DateOnly AsOf = new(2026, 6, 20);

    /// <summary>The last day of which values are compared, where rows of later days must not matter.</summary>
    private static readonly DateOnly Over = new(2026, 3, 31);

    /// <summary>KPIs whose words say that what becomes known later, or the whole of a project, counts in the value of an earlier period.</summary>
    private static readonly Dictionary<string, string> LookFurther = new()
    {
        ["BUDGET_WITHOUT_OBJECTIVE"] = "Links to objectives are of no day.",
        ["CAPACITY_GAP"] = "It is about the ninety days ahead.",
        ["CONTINGENCY_BURN"] = "The whole contingency is shared out over the work.",
        ["HIT_TASK_RATE"] = "As the latest plan tells what was due.",
        ["MILESTONE_HIT_RATE"] = "As the latest plan tells what was due.",
        ["MILESTONE_SLIP_P50"] = "As the latest plan tells what was due.",
        ["MILESTONE_SLIP_P85"] = "As the latest plan tells what was due.",
        ["ON_BUDGET_RATE"] = "The whole cost of a finished project.",
        ["STRATEGIC_ALIGNMENT"] = "Links to objectives are of no day.",
        ["VALUE_AT_RISK"] = "The whole benefit of a project.",
    };

    /// <summary>KPIs about KPIs that need readers, reviews, loads or targets of the organisation, of which there are none here.</summary>
    private static readonly string[] SaidOfNothingHere = ["KPI_ADOPTION", "REVIEW_COMPLIANCE", "SOURCE_AGE", "TARGET_ATTAINMENT"];

    private static readonly KpiLibrary Library = KpiLibrary.Load(null);

    private static readonly Gen<(int Project, int Day, int Number)[]> Kinds = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 80], Gen.Int[0, 1_000]).Array[15, 40];

    [Fact]
    public async Task Rows_of_other_scopes_change_no_value() => await Gen.Select(Kinds, Kinds).SampleAsync(
        async (rows, others) =>
        {
            await using var alone = await StartedAsync();
            await using var among = await StartedAsync();
            foreach (var (portfolio, hostile) in new[] { (alone, false), (among, true) })
            {
                for (var number = 0; number < 24; number++)
                {
                    Everything(portfolio.Rows, number % 2, First.AddDays(number * 3), number);
                }

                Array.ForEach(rows, row => Everything(portfolio.Rows, row.Project, First.AddDays(row.Day), row.Number));
                Array.ForEach(hostile ? others : [], row => Everything(portfolio.Rows, row.Project + 2, First.AddDays(row.Day), row.Number));
                Assert.Empty((await portfolio.LoadAsync(AsOf)).Failures);
            }

            var expected = await ValuesAsync(alone, ["P0", "P1", "North", "Transform"], DateOnly.MaxValue);
            Assert.Equal(expected, await ValuesAsync(among, ["P0", "P1", "North", "Transform"], DateOnly.MaxValue));
            Assert.Equal("", string.Join(' ', KpisOf("Project", "Program", "Portfolio").Except(CodesOf(expected))));
        },
        iter: 4,
        threads: 1);

    [Fact]
    public async Task Rows_of_later_periods_change_no_value_but_of_KPIs_that_look_further()
    {
        await using var alone = await StartedAsync();
        await using var among = await StartedAsync();
        foreach (var (portfolio, hostile) in new[] { (alone, false), (among, true) })
        {
            for (var number = 0; number < 40; number++)
            {
                Everything(portfolio.Rows, number % 2, First.AddDays(number * 2), number);
            }

            for (var number = 0; hostile && number < 30; number++)
            {
                Everything(portfolio.Rows, number % 2, Over.AddDays(15 + (number * 2)), number + 7);
            }

            Assert.Empty((await portfolio.LoadAsync(AsOf)).Failures);
        }

        string[] scopes = ["P0", "P1", "North", "Transform", "Organisation"];
        var (before, after) = (await ValuesAsync(alone, scopes, Over), await ValuesAsync(among, scopes, Over));
        var changed = CodesOf(before.Except(after).Concat(after.Except(before))).ToList();
        Assert.Contains("VALUE_AT_RISK", changed);
        Assert.Equal("", string.Join(' ', changed.Except(LookFurther.Keys)));
        Assert.Equal(KpisOf("Project", "Program", "Portfolio", "Organisation").Except(SaidOfNothingHere), CodesOf(before));
    }

    [Fact]
    public async Task The_order_in_which_rows_come_changes_no_value() => await Gen.Select(Kinds, Gen.Int[2, 5], Gen.Int[0, 100]).SampleAsync(
        async (rows, loads, seed) =>
        {
            await using var atOnce = await StartedAsync();
            await using var scattered = await StartedAsync();
            Array.ForEach(rows, row => Everything(atOnce.Rows, row.Project, First.AddDays(row.Day), row.Number));
            Array.ForEach(rows, row => Everything(scattered.Rows, row.Project, First.AddDays(row.Day), row.Number));
            Assert.Empty((await atOnce.LoadAsync(AsOf)).Failures);

            // A fact may come before its dimension, an issue's link before the issue.
            for (var load = 0; load < loads; load++)
            {
                scattered.Rows.Holds = (type, index) => ((type.Name.Length * 31) + (index * 7) + seed) % loads <= load;
                Assert.Empty((await scattered.LoadAsync(AsOf)).Failures);
            }

            Assert.Equal(await ValuesAsync(atOnce, null, DateOnly.MaxValue), await ValuesAsync(scattered, null, DateOnly.MaxValue));
            Assert.Equal([], (await scattered.LoadAsync(AsOf)).Kpis.Where(kpi => kpi.Value.Opened + kpi.Value.Closed > 0).Select(kpi => kpi.Key));
        },
        iter: 4,
        threads: 1);

    [Fact]
    public async Task Of_every_ratio_a_denominator_of_zero_gives_no_value()
    {
        await using var portfolio = await StartedAsync();
        var below = Library.Kpis.Values.SelectMany(kpi => kpi.Formula.Denominator).Select(term => term.Measure).ToHashSet();
        var library = KpiLibrary.FromTexts(typeof(KpiLibrary).Assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/'))
            .Select(name => (name, Library.Measures.SingleOrDefault(measure => measure.File == name) is { } measure ? Nothing(measure, below.Contains(measure.Name) ? 0 : 3) : Text(name))));
        Assert.Empty(library.Errors);

        var result = await portfolio.LoadAsync(AsOf, library);

        Assert.Empty(result.Failures);
        var ratios = library.Kpis.Values.Where(kpi => kpi.Formula.Denominator.Count > 0 || kpi.Formula.Rule == AggregationRule.Avgw).ToList();
        Assert.True(ratios.Count > 40);
        foreach (var kpi in ratios)
        {
            var values = await portfolio.ValuesAsync(kpi.Code);
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.True(value is { Value: null, Attainment: null, Status: "None", Denominator: 0 }, $"{kpi.Code} {value}"));
        }
    }

    /// <summary>The measure's header over a SELECT that gives one row, of the value and a weight of nothing, per project or scope.</summary>
    private static string Nothing(MeasureDefinition measure, int value)
    {
        var header = $"-- words: {measure.Name}\n-- unit: {measure.Unit}\n-- kind: {measure.Kind.ToString().ToLowerInvariant()}\n";
        var weight = measure.Kind == MeasureKind.Weighted ? ", 0.0 AS weight" : "";
        return header + (measure.IsOfScopes
            ? $"SELECT s.ScopeSk AS scope_sk, 20260311 AS date_sk, {value}.0 AS value{weight} FROM DimScope s WHERE s.ScopeSk > 0"
            : $"SELECT p.ProjectSk AS project_sk, 20260311 AS date_sk, {value}.0 AS value{weight} FROM DimProject p WHERE p.ProjectSk > 0");
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(KpiLibrary).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static async Task<Portfolio> StartedAsync()
    {
        var portfolio = await Portfolio.CreateAsync();
        portfolio.Rows.Project("P0", "North", "Transform", actualStart: First);
        portfolio.Rows.Project("P1", "North", "Transform", actualStart: First, plannedFinish: new DateOnly(2026, 2, 27), actualFinish: new DateOnly(2026, 2, 20));
        portfolio.Rows.Project("P2", "South", "Run", actualStart: First);
        portfolio.Rows.Project("P3", "South", "Run", actualStart: First, plannedFinish: new DateOnly(2026, 2, 27), actualFinish: new DateOnly(2026, 3, 3));
        return portfolio;
    }

    /// <summary>One row, or more, of every table that a measure reads, in one project and around one day.</summary>
    private static void Everything(StarRows rows, int index, DateOnly day, int number)
    {
        var project = rows.Of<DimProject>()[index].ProjectSk;
        var (before, scope) = (day.AddDays(-(number % 9) - 1), rows.Scope($"P{index}"));
        var waiting = rows.Of<DimStatus>().Find(status => status.FlowState == FlowState.Waiting)?.StatusSk ?? rows.Status(StatusCategory.InProgress, FlowState.Waiting);
        var issue = rows.Issue(project, before, before, number % 4 == 0 ? null : day, reopened: number % 2, cycleDays: number % 4 == 0 ? null : number % 9, leadDays: number % 4 == 0 ? null : number % 19, blockedDays: number % 3,
            typeClass: (number % 3) switch { 0 => TypeClass.Defect, 1 => TypeClass.Risk, _ => TypeClass.Feature }, priority: number % 2 == 0 ? "Highest" : null, due: day.AddDays(-1));
        rows.Transition(project, issue, day, number % 50);
        rows.Transition(project, issue, day, number % 20, waiting);
        rows.Revision(project, issue, day, number % 5);
        rows.Release(project, issue, before, number % 2 == 0 ? ReleaseRelation.Fix : ReleaseRelation.Affects);
        rows.SprintIssue(project, rows.Sprint(), day, committed: number % 3 > 0, done: number % 2 == 0, added: number % 3 == 0, removed: number % 7 == 0, carried: number % 4 == 0, points: number % 8);
        var inSprint = rows.Of<FactIssue>()[^1].IssueSk;
        rows.Replace<FactIssue>(row => row.IssueSk == inSprint ? row with { DateSk = StarRows.Sk(before), CreatedDateSk = StarRows.Sk(before) } : row);
        var person = rows.Person(project, 8, before, day);
        rows.Worklog(project, day, (number % 8) + 1, issue, person);
        rows.Flow(project, day, number % 10);
        rows.Replace<DimPlanVersion>(version => version.ProjectId == project ? version with { IsLatest = false } : version);
        var plan = rows.Plan(project, day);
        rows.EarnedValue(project, plan, day, (number % 90) + 10, (number % 70) + 1, 45, 100);
        rows.Task(project, plan, day, finish: day.AddDays(number % 9), baselineFinish: day, isProject: true);
        var task = rows.Task(project, plan, day, baselineFinish: before, actualFinish: number % 2 == 0 ? before : day, baselineWork: 10, actualWork: number % 9, remainingWork: 2, issue: issue);
        rows.Task(project, rows.Plan(project, day.AddDays(1), isLatest: false), day.AddDays(1), baselineFinish: number % 2 == 0 ? before : day, taskSk: task);
        rows.Task(project, plan, day, baselineFinish: before, actualFinish: number % 2 == 0 ? before : day, isMilestone: true);
        rows.Remaining(project, plan, person, day.AddDays(1), number % 12);
        rows.Assignment(project, plan, person, day, 1 + (number % 40));
        rows.Financial(project, EndOfMonth(day), budget: number + 1, actual: number % 90, benefitPlanned: 10, benefitRealised: number % 9, forecast: 95);
        rows.Financial(project, EndOfMonth(day), budget: 10, actual: number % 9, line: number % 2 == 0 ? "Contingency" : "Capex");
        rows.Risk(project, EndOfMonth(day), 0.1 * (number % 9), 1_000);
        rows.Risk(project, EndOfMonth(day.AddMonths(1)), 0.1 * (number % 4), 1_000);
        var risks = rows.Of<FactRisk>();
        risks[^1] = risks[^1] with { RiskCode = risks[^2].RiskCode };
        rows.Gate(project, day, (number % 3) switch { 0 => "Stop", 1 => "Go", _ => "Hold" });
        rows.Objective(project, 0.01 * (number % 10));
        rows.Assessment(project, day, 1 + (number % 4), 1 + (number % 6));
        rows.Target("CYCLE_TIME_P85", scope, EndOfMonth(day), EndOfMonth(day), 5 + (number % 5), baseline: 20, objective: $"O-{index}", statement: number % 2 == 0 ? "Within 10 days." : null);
        rows.Target("ARRIVAL_DEPARTURE", rows.Scope(index < 2 ? "North" : "South"), EndOfMonth(day), EndOfMonth(day), 1.5, baseline: 3, objective: $"O-{index}");
    }

    private static DateOnly EndOfMonth(DateOnly day) => day.AddDays(1 - day.Day).AddMonths(1).AddDays(-1);

    private static IEnumerable<string> KpisOf(params string[] levels) => Library.Kpis.Values.Where(kpi => kpi.Levels.Intersect(levels).Any()).Select(kpi => kpi.Code).Order(StringComparer.Ordinal);

    private static IEnumerable<string> CodesOf(IEnumerable<string> lines) => lines.Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static async Task<List<string>> ValuesAsync(Portfolio portfolio, string[]? scopes, DateOnly until)
    {
        var codes = (await portfolio.ReadAsync(warehouse => warehouse.Kpis)).ToDictionary(kpi => kpi.KpiSk, kpi => kpi.KpiCode);
        var wanted = scopes?.Select(portfolio.Rows.Scope).ToHashSet();
        var names = (await portfolio.ReadAsync(warehouse => warehouse.Scopes)).ToDictionary(scope => scope.ScopeSk, scope => scope.ScopeKey);
        return [.. (await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.Where(value => value.IsCurrent)))
            .Where(value => (wanted is null || wanted.Contains(value.ScopeSk)) && value.PeriodEndDateSk <= StarRows.Sk(until))
            .Select(value => FormattableString.Invariant($"{codes[value.KpiSk]} {names[value.ScopeSk]} {value.PeriodGrain} {value.PeriodEndDateSk} {value.Numerator:G9} {value.Denominator:G9} {value.Value:G9} {value.SampleSize} {value.Status}"))
            .Order(StringComparer.Ordinal)];
    }
}
