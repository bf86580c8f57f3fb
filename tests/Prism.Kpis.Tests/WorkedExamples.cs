using Prism.Warehouse.Dimensions;

namespace Prism.Kpis.Tests;

/// <summary>For each KPI the rows of the star that stand for the numbers of its worked example, all of March 2026.</summary>
internal static class WorkedExamples
{
    private static readonly DateOnly Earlier = new(2026, 2, 10);
    private static readonly DateOnly Mid = new(2026, 3, 11);
    private static readonly DateOnly End = new(2026, 3, 31);

    public static IReadOnlyDictionary<string, Action<StarRows, int>> ByCode { get; } = new Dictionary<string, Action<StarRows, int>>
    {
        ["THROUGHPUT"] = (rows, p) => Times(48, _ => rows.Issue(p, Earlier, done: Mid)),
        ["WIP"] = (rows, p) =>
        {
            rows.Flow(p, Mid, 30);
            rows.Flow(p, End, 12);
        },
        ["CYCLE_TIME_P85"] = (rows, p) => Each([8, 3, 20, 7, 10, 6, 13, 16, 8, 15], days => rows.Issue(p, Earlier, Earlier, Mid, cycleDays: days)),
        ["LEAD_TIME_P50"] = (rows, p) => Each([40, 15, 50, 20, 35], days => rows.Issue(p, Earlier, done: Mid, leadDays: days)),
        ["REOPEN_RATE"] = (rows, p) => Times(60, index => rows.Issue(p, Earlier, done: index < 2 ? null : Mid, firstDone: Mid, reopened: index < 3 ? 1 : 0)),
        ["ARRIVAL_DEPARTURE"] = (rows, p) =>
        {
            Times(66, _ => rows.Issue(p, Mid));
            Times(60, _ => rows.Issue(p, Earlier, done: Mid));
        },
        ["BLOCKED_SHARE"] = (rows, p) =>
        {
            rows.Issue(p, Earlier, Earlier, Mid, cycleDays: 50, blockedDays: 12);
            rows.Issue(p, Earlier, Earlier, Mid, cycleDays: 30);
        },
        ["DEFECT_DENSITY"] = (rows, p) =>
        {
            Times(15, _ => rows.Issue(p, Mid, typeClass: TypeClass.Defect));
            Times(60, _ => rows.Issue(p, Earlier, done: Mid));
            rows.Issue(p, Earlier, done: Mid, typeClass: TypeClass.Defect);
        },
        ["SPRINT_PREDICTABILITY"] = (rows, p) =>
        {
            var sprint = rows.Sprint();
            Times(20, index => rows.SprintIssue(p, sprint, Mid, done: index < 17));
            rows.SprintIssue(p, sprint, Mid, committed: false, added: true, done: true);
        },
        ["SCOPE_CHANGE"] = (rows, p) =>
        {
            var sprint = rows.Sprint();
            Times(20, index => rows.SprintIssue(p, sprint, Mid, removed: index < 2));
            Times(3, _ => rows.SprintIssue(p, sprint, Mid, committed: false, added: true));
        },
        ["CARRY_OVER"] = (rows, p) =>
        {
            var sprint = rows.Sprint();
            Times(20, index => rows.SprintIssue(p, sprint, Mid, carried: index < 4));
            rows.SprintIssue(p, sprint, Mid, removed: true);
        },
        ["VELOCITY"] = (rows, p) => Each([21, 25, 29], points =>
        {
            var sprint = rows.Sprint();
            rows.SprintIssue(p, sprint, Mid, done: true, points: points);
            rows.SprintIssue(p, sprint, Mid, points: 8);
        }),
        ["PV"] = EarnedValue,
        ["EV"] = EarnedValue,
        ["AC"] = EarnedValue,
        ["BAC"] = EarnedValue,
        ["SPI"] = EarnedValue,
        ["CPI"] = EarnedValue,
        ["CV"] = EarnedValue,
        ["SV"] = EarnedValue,
        ["EAC"] = EarnedValue,
        ["ETC"] = EarnedValue,
        ["VAC"] = EarnedValue,
        ["TCPI"] = EarnedValue,
        ["CPI_WORST"] = (rows, p) =>
        {
            Earned(rows, p, 0, 40_000, 60_000, 100_000);
            Earned(rows, rows.Project("B"), 0, 90_000, 85_000, 100_000);
            Earned(rows, rows.Project("C"), 0, 30_000, 30_000, 100_000);
        },
        ["MILESTONE_HIT_RATE"] = (rows, p) =>
        {
            var plan = rows.Plan(p, End);
            Times(10, index => rows.Task(p, plan, End, baselineFinish: Mid, actualFinish: index < 8 ? Mid : index == 8 ? End : null, isMilestone: true));
            rows.Task(p, plan, End, baselineFinish: End.AddDays(3), isMilestone: true);
        },
        ["ON_TIME_RATE"] = (rows, _) => Each([-5, 0, -1, 1], late => rows.Project($"P{late}", plannedFinish: Mid, actualFinish: Mid.AddDays((int)late))),
        ["FORECAST_FINISH_VARIANCE"] = (rows, p) =>
        {
            Finish(rows, p, new DateOnly(2026, 6, 12), new DateOnly(2026, 6, 5));
            Finish(rows, rows.Project("B"), new DateOnly(2026, 6, 3), new DateOnly(2026, 6, 5));
            Finish(rows, rows.Project("C"), new DateOnly(2026, 6, 19), new DateOnly(2026, 6, 5));
        },
        ["UTILISATION"] = (rows, p) =>
        {
            var monday = new DateOnly(2026, 3, 9);
            rows.Person(p, 8, monday, monday.AddDays(6));
            rows.Person(p, 8, monday, monday.AddDays(6));
            Times(8, index => rows.Worklog(p, monday.AddDays(index % 5), 7.5));
            rows.Worklog(p, monday.AddDays(4), 4);
        },
        ["EFFORT_VARIANCE"] = (rows, p) =>
        {
            var plan = rows.Plan(p, End);
            rows.Task(p, plan, End, baselineWork: 600, actualWork: 700, remainingWork: 0);
            rows.Task(p, plan, End, baselineWork: 400, remainingWork: 450);
            rows.Task(p, plan, End, actualWork: 90, remainingWork: 10);
        },
        ["BUDGET_VARIANCE"] = (rows, p) =>
        {
            rows.Financial(p, End, budget: 60_000.10m, actual: 70_000.10m);
            rows.Financial(p, End, budget: 39_999.90m, actual: 39_999.90m);
            rows.Financial(p, End, budget: 25_000);
        },
        ["BENEFIT_REALISATION"] = (rows, p) => rows.Financial(p, End, benefitPlanned: 50_000, benefitRealised: 45_000),
        ["STAKEHOLDER_SATISFACTION"] = (rows, p) =>
        {
            rows.Assessment(p, Mid, 4, 10);
            rows.Assessment(p, End, 3, 30);
        },
    };

    private static void EarnedValue(StarRows rows, int project)
    {
        // The same status date imported twice: the later import counts.
        rows.EarnedValue(project, rows.Plan(project, End, isLatest: false), End, 1, 1, 1, 1);
        var plan = rows.Plan(project, End);
        rows.EarnedValue(project, plan, End, 30_000.25m, 30_000, 45_000.50m, 60_000);
        rows.EarnedValue(project, plan, End, 19_999.75m, 10_000, 14_999.50m, 40_000);
    }

    private static void Earned(StarRows rows, int project, decimal pv, decimal ev, decimal ac, decimal bac) =>
        rows.EarnedValue(project, rows.Plan(project, End), End, pv, ev, ac, bac);

    private static void Finish(StarRows rows, int project, DateOnly finish, DateOnly baseline) =>
        rows.Task(project, rows.Plan(project, End), End, finish: finish, baselineFinish: baseline, isProject: true);

    private static void Times(int count, Action<int> action)
    {
        for (var index = 0; index < count; index++)
        {
            action(index);
        }
    }

    private static void Each(double[] values, Action<double> action) => Array.ForEach(values, action);
}
