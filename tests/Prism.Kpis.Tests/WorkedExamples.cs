using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>For each KPI the rows of the star that stand for the numbers of its worked example, all of March 2026.</summary>
internal static class WorkedExamples
{
    private static readonly DateOnly Earlier = new(2026, 2, 10);
    private static readonly DateOnly Mid = new(2026, 3, 11);
    private static readonly DateOnly End = new(2026, 3, 31);

    public static IReadOnlyDictionary<string, Action<StarRows, int>> ByCode { get; } = new Dictionary<string, Action<StarRows, int>>
    {
        ["RISK_BURN_DOWN"] = (rows, p) =>
        {
            foreach (var (code, month, exposure) in new[] { ("R1", 20260228, 50_000m), ("R1", 20260331, 40_000m), ("R2", 20260228, 30_000m), ("R2", 20260331, 28_000m), ("R3", 20260331, 9_000m) })
            {
                rows.Add(new FactRisk
                {
                    RiskSk = (month * 10L) + code[1], SourceSystem = "t", RiskCode = code, ProjectSk = p, ProjectId = p, DateSk = month, Title = "Something may happen", RiskStatus = "Open", Probability = 1,
                    ImpactAmount = exposure, ExposureAmount = exposure, ExposureAmountReporting = exposure, CurrencyCode = "EUR", RaisedDateSk = month, ResponseDueDateSk = -2, ClosedDateSk = -2,
                });
            }
        },
        ["GATE_PASS_RATE"] = (rows, p) => Times(9, index => rows.Add(new FactStageGate
        {
            StageGateSk = 100 + index, ProjectSk = p, ProjectId = p, DateSk = 20260311, Gate = $"G{index}", PlannedDateSk = 20260311, HeldDateSk = 20260311, Decision = index < 7 ? "Go" : index < 8 ? "Conditional" : "Stop",
        })),
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
        ["DEFECT_ESCAPE_RATE"] = (rows, p) =>
        {
            var release = 0;
            Times(20, index =>
            {
                // Users found three; two of the others were found before the release and name it only as the one they are fixed in.
                var defect = rows.Issue(p, index < 3 ? End : Mid, typeClass: TypeClass.Defect);
                var relation = index < 18 ? ReleaseRelation.Affects : ReleaseRelation.Fix;
                release = index == 0 ? rows.Release(p, defect, Mid, relation) : rows.Named(release, defect, relation);
            });
            var other = rows.Issue(p, End, typeClass: TypeClass.Defect);
            rows.Release(p, other, Earlier, ReleaseRelation.Affects);
            rows.Named(release, other, ReleaseRelation.Fix);
            rows.Release(p, rows.Issue(p, End, typeClass: TypeClass.Defect), End, ReleaseRelation.Affects, isReleased: false);
            rows.Named(release, rows.Issue(p, End), ReleaseRelation.Affects);
        },
        ["GATE_STOP_RATE"] = (rows, p) =>
        {
            Times(8, index => rows.Gate(p, Mid, (index % 4) switch { 0 => index == 0 ? "Stop" : "Hold", 1 => "Conditional", _ => "Go" }));
            rows.Gate(p, Mid, null);
        },
        ["VALUE_AT_RISK"] = (rows, p) =>
        {
            Earned(rows, p, 50_000, 50_000, 50_000, 100_000);
            rows.Task(p, rows.Of<DimPlanVersion>()[^1].PlanVersionSk, End, finish: new DateOnly(2026, 6, 12), baselineFinish: new DateOnly(2026, 6, 5), isProject: true);
            rows.Financial(p, Earlier, benefitPlanned: 30_000);
            rows.Financial(p, new DateOnly(2026, 8, 31), benefitPlanned: 60_000);
            var other = rows.Project("B");
            Earned(rows, other, 40_000, 40_000, 40_000, 80_000);
            rows.Task(other, rows.Of<DimPlanVersion>()[^1].PlanVersionSk, End, finish: new DateOnly(2026, 6, 5), baselineFinish: new DateOnly(2026, 6, 5), isProject: true);
            rows.Financial(other, End, benefitPlanned: 60_000);
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
        ["CYCLE_TIME_P50"] = (rows, p) => Each([8, 3, 20, 7, 10, 6, 13, 16, 8, 15], days => rows.Issue(p, Earlier, Earlier, Mid, cycleDays: days)),
        ["LEAD_TIME_P85"] = (rows, p) => Each([40, 15, 50, 20, 35], days => rows.Issue(p, Earlier, done: Mid, leadDays: days)),
        ["WORK_ITEM_AGE_P85"] = InProgress,
        ["WORK_ITEM_AGE_OLDEST"] = InProgress,
        ["BACKLOG_AGE_P50"] = (rows, p) =>
        {
            Each([5, 10, 30, 60, 90], days => rows.Issue(p, End.AddDays(-(int)days)));
            rows.Issue(p, Earlier, started: Mid);
            rows.Issue(p, Earlier, done: End);
        },
        ["SLE_ATTAINMENT"] = (rows, p) =>
        {
            // The project's own promise is stricter than the organisation's.
            rows.Target("CYCLE_TIME_P85", StarRows.Organisation, new DateOnly(2026, 1, 1), null, 30);
            rows.Target("CYCLE_TIME_P85", rows.Scope(rows.Of<DimProject>().Single(row => row.ProjectSk == p).ProjectCode), new DateOnly(2026, 1, 1), null, 10);
            Times(20, index => rows.Issue(p, Earlier, Earlier, Mid, cycleDays: index < 17 ? 10 : 11));
        },
        ["PAST_SLE_SHARE"] = (rows, p) =>
        {
            rows.Target("CYCLE_TIME_P85", StarRows.Organisation, new DateOnly(2026, 1, 1), null, 10);
            InProgress(rows, p);
        },
        ["FLOW_EFFICIENCY"] = (rows, p) =>
        {
            var waiting = rows.Status(StatusCategory.InProgress, FlowState.Waiting);
            foreach (var (cycle, active) in new[] { (50, 7), (30, 5) })
            {
                var issue = rows.Issue(p, Earlier, Earlier, Mid, cycleDays: cycle);
                rows.Transition(p, issue, Mid, active * 24);
                rows.Transition(p, issue, Mid, (cycle - active) * 24, waiting);
            }
        },
        ["DEFECT_SHARE"] = (rows, p) => Times(60, index => rows.Issue(p, Earlier, done: Mid, typeClass: index < 12 ? TypeClass.Defect : TypeClass.Feature)),
        ["DEFECT_RESOLUTION_P85"] = (rows, p) =>
        {
            Each([1, 2, 5, 9, 14], days => rows.Issue(p, Earlier, done: Mid, leadDays: days, typeClass: TypeClass.Defect));
            rows.Issue(p, Earlier, done: Mid, leadDays: 200);
        },
        ["CRITICAL_DEFECT_AGE"] = (rows, p) =>
        {
            rows.Issue(p, new DateOnly(2026, 3, 10), typeClass: TypeClass.Defect, priority: "Highest");
            rows.Issue(p, Mid, typeClass: TypeClass.Defect, priority: "Critical");
            rows.Issue(p, Earlier, typeClass: TypeClass.Defect, priority: "Low");
            rows.Issue(p, Earlier, done: End, typeClass: TypeClass.Defect, priority: "Highest");
        },
        ["REWORK_RATIO"] = (rows, p) =>
        {
            rows.Worklog(p, Mid, 7, rows.Issue(p, Earlier, typeClass: TypeClass.Defect));
            rows.Worklog(p, Mid, 5, rows.Issue(p, Earlier, reopened: 1));
            rows.Worklog(p, Mid, 48, rows.Issue(p, Earlier));
        },
        ["HIT_TASK_RATE"] = (rows, p) =>
        {
            var plan = rows.Plan(p, End);
            Times(20, index => rows.Task(p, plan, End, baselineFinish: Mid, actualFinish: index < 19 ? Mid : End));
            rows.Task(p, plan, End, baselineFinish: Mid, isMilestone: true);
        },
        ["MILESTONE_SLIP_P50"] = Milestones,
        ["MILESTONE_SLIP_P85"] = Milestones,
        ["BASELINE_VOLATILITY"] = (rows, p) =>
        {
            var (before, now) = (rows.Plan(p, Earlier, isLatest: false), rows.Plan(p, End));
            Times(40, index =>
            {
                var task = rows.Task(p, before, Earlier, baselineFinish: Mid);
                rows.Task(p, now, End, baselineFinish: index < 3 ? End : Mid, taskSk: task);
            });
            rows.Task(p, now, End, baselineFinish: End);
        },
        ["PLAN_AGE"] = (rows, p) =>
        {
            rows.Plan(p, Earlier, isLatest: false);
            rows.Plan(p, new DateOnly(2026, 3, 16));
            rows.Plan(rows.Project("Over", actualFinish: Mid), Earlier);
        },
        ["CROSSWALK_COVERAGE"] = (rows, p) =>
        {
            var plan = rows.Plan(p, End);
            var issue = rows.Issue(p, Earlier);
            Times(24, index => rows.Task(p, plan, End, issue: index < 18 ? issue : -2));
            rows.Task(p, plan, End, isMilestone: true);
        },
        ["OVER_ALLOCATION"] = (rows, p) =>
        {
            // Two plans ask for the same person: only together they ask for too much.
            var (own, other) = (rows.Plan(p, End), rows.Project("B"));
            var person = rows.Person(p, 8);
            rows.Remaining(p, own, person, new DateOnly(2026, 4, 1), 6);
            rows.Remaining(other, rows.Plan(other, End), person, new DateOnly(2026, 4, 1), 6);
            rows.Remaining(p, own, person, new DateOnly(2026, 4, 2), 8);
        },
        ["CAPACITY_GAP"] = (rows, p) =>
        {
            var plan = rows.Plan(p, End);
            var person = rows.Person(p, 8, new DateOnly(2026, 4, 6), new DateOnly(2026, 4, 10));
            Times(4, index => rows.Remaining(p, plan, person, new DateOnly(2026, 4, 6).AddDays(index), 11));
            rows.Remaining(p, plan, person, new DateOnly(2026, 9, 1), 8);
        },
        ["TIME_ENTRY_COMPLIANCE"] = (rows, p) =>
        {
            var monday = new DateOnly(2026, 3, 9);
            Each([36, 20], hours => rows.Worklog(rows.Project($"Of {hours}"), monday, hours, person: rows.Person(p, 8, monday, monday.AddDays(6))));
        },
        ["MULTITASKING"] = (rows, p) =>
        {
            var (b, c) = (rows.Project("B"), rows.Project("C"));
            var (calm, torn) = (rows.Person(p, 8), rows.Person(p, 8));
            rows.Worklog(p, Mid, 38, person: calm);
            rows.Worklog(b, Mid, 2, person: calm);
            rows.Worklog(p, Mid, 20, person: torn);
            rows.Worklog(b, Mid, 10, person: torn);
            rows.Worklog(c, Mid, 10, person: torn);
        },
        ["KEY_PERSON_SHARE"] = (rows, p) =>
        {
            var plan = rows.Plan(p, End);
            var (first, second) = (rows.Person(p, 8), rows.Person(p, 8));
            rows.Assignment(p, plan, first, End, 35);
            rows.Assignment(p, plan, first, End, 25);
            rows.Assignment(p, plan, second, End, 40);
        },
        ["COST_FORECAST_ACCURACY"] = (rows, p) =>
        {
            rows.Financial(p, End, actual: 60_000, forecast: 55_000);
            rows.Financial(p, End, actual: 40_000, forecast: 43_000, line: "Capex");
            rows.Financial(p, End, actual: 10_000, line: "Benefit");
        },
        ["BURN_RATE"] = (rows, p) =>
        {
            rows.Financial(p, End, actual: 30_000);
            rows.Financial(p, End, actual: 12_000, line: "Capex");
        },
        ["CAPEX_SHARE"] = (rows, p) =>
        {
            rows.Financial(p, End, actual: 30_000, line: "Capex");
            rows.Financial(p, End, actual: 10_000);
        },
        ["CONTINGENCY_BURN"] = (rows, p) =>
        {
            Earned(rows, p, 50_000, 40_000, 60_000, 100_000);
            rows.Financial(p, End, budget: 10_000, actual: 6_000, line: "Contingency");
        },
        ["ROI"] = (rows, p) => rows.Financial(p, End, actual: 30_000, benefitPlanned: 50_000, benefitRealised: 45_000),
        ["RISK_EXPOSURE"] = (rows, p) =>
        {
            rows.Risk(p, End, 0.3, 80_000);
            rows.Risk(p, End, 0.1, 60_000, "Mitigated");
            rows.Risk(p, End, 0.9, 10_000, "Occurred");
            rows.Risk(p, End, 0.5, 70_000, "Closed");
        },
        ["OPEN_RISKS"] = Risks,
        ["OVERDUE_RISKS"] = Risks,
        ["RISK_RESOLUTION_P85"] = (rows, p) => Each([10, 20, 30, 40, 60], days => rows.Issue(p, Earlier, done: Mid, leadDays: days, typeClass: TypeClass.Risk)),
        ["ON_BUDGET_RATE"] = (rows, _) => Each([-5, 0, -1, 1], over =>
            rows.Financial(rows.Project($"Cost {over}", actualFinish: Mid), End, budget: 1_000, actual: 1_000 + (decimal)over)),
        ["ACTIVE_PROJECTS"] = (rows, _) =>
        {
            Times(3, index => rows.Project($"Running {index}", actualStart: Earlier));
            rows.Project("Over", actualStart: Earlier, actualFinish: Mid);
            rows.Project("To come", actualStart: new DateOnly(2026, 4, 10));
        },
        ["STRATEGIC_ALIGNMENT"] = (rows, p) =>
        {
            Times(2, _ => rows.Objective(p, 0.7));
            rows.Financial(p, End, budget: 60_000);
            var other = rows.Project("B");
            rows.Objective(other, 0.5);
            rows.Financial(other, End, budget: 40_000);
        },
        ["BUDGET_WITHOUT_OBJECTIVE"] = (rows, p) =>
        {
            rows.Objective(p, 1);
            rows.Financial(p, End, budget: 90_000);
            rows.Financial(rows.Project("B"), End, budget: 10_000);
        },
        ["HEALTH_INDEX"] = (rows, p) =>
        {
            Earned(rows, p, 50_000, 40_000, 40_000, 100_000);
            rows.Task(p, rows.Of<DimPlanVersion>()[^1].PlanVersionSk, End, finish: new DateOnly(2026, 6, 12), baselineFinish: new DateOnly(2026, 6, 5), isProject: true);
        },
        ["EAC_ATYPICAL"] = EarnedValue,
        ["EAC_BOTH"] = EarnedValue,
        ["COMPLETE_SPENT_GAP"] = EarnedValue,
    };

    private static void InProgress(StarRows rows, int project)
    {
        Each([1, 4, 8, 12, 20], days => rows.Issue(project, Earlier, End.AddDays(-(int)days)));
        rows.Issue(project, Earlier, Earlier, End);
        rows.Issue(project, Earlier);
    }

    private static void Milestones(StarRows rows, int project)
    {
        // Wednesday the 11th; the days between are working days, weekends left out.
        var plan = rows.Plan(project, End);
        foreach (var finish in new[] { 10, 11, 13, 18, 24 })
        {
            rows.Task(project, plan, End, finish: finish == 24 ? new DateOnly(2026, 3, 24) : null, baselineFinish: Mid, actualFinish: finish == 24 ? null : new DateOnly(2026, 3, finish), isMilestone: true);
        }
    }

    private static void Risks(StarRows rows, int project)
    {
        rows.Issue(project, Earlier, typeClass: TypeClass.Risk, due: Mid);
        rows.Issue(project, Earlier, typeClass: TypeClass.Risk, due: new DateOnly(2026, 4, 20));
        Times(2, _ => rows.Issue(project, Earlier, typeClass: TypeClass.Risk));
        rows.Issue(project, Earlier, done: Mid, typeClass: TypeClass.Risk, due: Earlier);
    }

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
