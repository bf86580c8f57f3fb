namespace Prism.Reports.PowerBI;

/// <summary>The report's pages, in the order in which a PMO goes from the whole to its parts.</summary>
internal static class Pages
{
    private const int Top = 104;

    private static readonly (string, string)[] Monthly = [("KPI values[PeriodGrain]", "'Month'"), ("KPI values[IsEnded]", "true")];

    public static IReadOnlyList<Page> All { get; } =
    [
        new("executive_scorecard", "Executive scorecard", "How do the portfolios stand against their targets?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0),
            Slicer("portfolio", "Portfolio", "Scopes[ScopeName]", 1) with { Filters = [("Scopes[ScopeLevel]", "'Portfolio'")] },
            Slicer("family", "Family of KPIs", "KPIs[Family]", 2),
            Card("on_target", "Values on target", "[Values on target]", 0, "Number of KPI values on target in the chosen month.", ("Scopes[ScopeLevel]", "'Portfolio'")),
            Card("near_target", "Near target", "[Values near target]", 1, "Number of KPI values near their target.", ("Scopes[ScopeLevel]", "'Portfolio'")),
            Card("off_target", "Off target", "[Values off target]", 2, "Number of KPI values off target.", ("Scopes[ScopeLevel]", "'Portfolio'")),
            Card("share_on_target", "Share on target", "[Share on target]", 3, "Share of the judged KPI values that are on target.", ("Scopes[ScopeLevel]", "'Portfolio'")),
            new("scorecard", "pivotTable", "KPIs by portfolio", "Table of every KPI by portfolio: value, target, status in words, trend in words, and forecast of next month.", new(16, 256, 816, 448),
                ("Rows", ["KPIs[Family]", "KPIs[KpiName]"]), ("Columns", ["Scopes[ScopeName]"]), ("Values", ["[KPI value]", "[KPI target]", "[KPI status]", "[KPI trend]", "[KPI forecast]"]))
                { Filters = [("Scopes[ScopeLevel]", "'Portfolio'")] },
            new("status_over_time", "columnChart", "Status over time", "Stacked columns: how many KPI values were on, near and off target in each month.", new(848, 256, 416, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Values on target]", "[Values near target]", "[Values off target]"])) { Filters = [("Scopes[ScopeLevel]", "'Portfolio'")] },
            new("schedule_and_cost", "lineChart", "SPI and CPI by month", "Lines: schedule and cost performance index of all projects by month; 1 is as planned.", new(848, 488, 416, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[SPI]", "[CPI]"])),
        ]),
        new("portfolio", "Portfolio", "Which projects need a decision?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("portfolio", "Portfolio", "Projects[Portfolio]", 1), Slicer("program", "Program", "Projects[Program]", 2),
            Card("health", "Health index", "[Health index]", 0, "Health index of the chosen projects, weighted by budget."),
            Card("on_time", "On-time rate", "[On-time rate]", 1, "Share of the projects finished in the period that finished on time."),
            Card("on_budget", "On-budget rate", "[On-budget rate]", 2, "Share of the projects finished in the period that stayed within budget."),
            Card("value_at_risk", "Value at risk", "[Value at risk]", 3, "Budget of the projects whose health index is red, in the reporting currency."),
            new("projects", "tableEx", "Projects", "Table of the projects: manager, stage, health, SPI, CPI, budget, estimate and variance at completion.", new(16, 256, 816, 264),
                ("Values", ["Projects[ProjectCode]", "Projects[ProjectName]", "Projects[Manager]", "Projects[Stage]", "[Health index]", "[SPI]", "[CPI]", "[Budget at completion]", "[Estimate at completion]", "[Variance at completion]"])) { SortBy = "-[Health index]" },
            new("variance_by_program", "clusteredBarChart", "Variance at completion by program", "Bars: budget less estimate at completion for each program; negative means over budget.", new(848, 256, 416, 216),
                ("Category", ["Projects[Program]"]), ("Y", ["[Variance at completion]"])) { SortBy = "-[Variance at completion]" },
            new("spi_against_cpi", "scatterChart", "Schedule against cost", "Points: each project by SPI across and CPI up, as large as its budget; low left is behind and over budget.", new(848, 488, 416, 216),
                ("Category", ["Projects[ProjectName]"]), ("X", ["[SPI]"]), ("Y", ["[CPI]"]), ("Size", ["[Budget at completion]"])),
            new("gates", "tableEx", "Stage gates", "Table of the stage gates: project, gate, planned day, day held, decision and conditions.", new(16, 536, 816, 168),
                ("Values", ["Projects[ProjectCode]", "Stage gates[Gate]", "Stage gates[Planned]", "Stage gates[Held]", "Stage gates[Decision]", "Stage gates[DecidedBy]", "Stage gates[Conditions]"])),
        ]),
        new("project", "Project one-pager", "How does this project stand?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("project", "Project", "Projects[ProjectName]", 1), Slicer("code", "Project code", "Projects[ProjectCode]", 2),
            Kpi("spi", "SPI", "[SPI]", 0, "Schedule performance index with its course over the months; 1 is as planned."),
            Kpi("cpi", "CPI", "[CPI]", 1, "Cost performance index with its course over the months; 1 is as planned."),
            Card("spent", "Spent to date", "[Spent to date]", 2, "Cost reported to date, in the reporting currency."),
            Card("finish_variance", "Forecast finish variance, days", "[Forecast finish variance]", 3, "Working days that the forecast finish lies behind the baseline."),
            new("earned_value", "lineChart", "Planned value, earned value, actual cost", "Lines by month: planned value, earned value and actual cost of the project.", new(16, 256, 616, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Planned value]", "[Earned value]", "[Actual cost]"])),
            new("flow", "clusteredColumnChart", "Issues created and finished", "Columns by month: issues created and issues finished.", new(648, 256, 616, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Items created]", "[Items finished]"])),
            new("milestones", "tableEx", "Milestones", "Table of the milestones of the latest plan with baseline, forecast and actual finish and the slip in days.", new(16, 488, 616, 216),
                ("Values", ["Plan tasks[TaskName]", "Plan tasks[BaselineFinish]", "Plan tasks[Finish]", "Plan tasks[ActualFinish]", "Plan tasks[SlipDays]"])) { Filters = [("Plan tasks[IsMilestone]", "true"), ("Plan tasks[IsLatestPlan]", "true")] },
            new("kpis", "tableEx", "KPIs of the project", "Table of the project's KPIs: value, target, status and trend in words.", new(648, 488, 616, 216),
                ("Values", ["KPIs[KpiName]", "[KPI value]", "[KPI target]", "[KPI status]", "[KPI trend]"])) { Filters = [("KPI values[ScopeLevel]", "'Project'")] },
        ]),
        new("schedule", "Schedule quality and slippage", "Can the plans be believed, and where do they slip?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("portfolio", "Portfolio", "Projects[Portfolio]", 1), Slicer("project", "Project", "Projects[ProjectName]", 2),
            Card("milestone_hit_rate", "Milestone hit rate", "[Milestone hit rate]", 0, "Share of the milestones due in the period that were reached in time."),
            Card("hit_task_rate", "Hit task rate", "[Hit task rate]", 1, "Share of the tasks due that were done in time."),
            Card("volatility", "Baseline volatility", "[Baseline volatility]", 2, "Share of the tasks whose baseline changed."),
            Card("plan_age", "Oldest plan, days", "[Age of the oldest plan]", 3, "Days since the status date of the oldest plan."),
            new("late_tasks", "clusteredBarChart", "Late and critical tasks by project", "Bars: late tasks and critical tasks of the latest plan of each project.", new(16, 256, 616, 216),
                ("Category", ["Projects[ProjectName]"]), ("Y", ["[Late tasks]", "[Critical tasks]"])) { SortBy = "[Late tasks]" },
            new("finish_variance", "lineChart", "Forecast finish variance by month", "Line: working days that the latest project's forecast finish lies behind its baseline, by month.", new(648, 256, 616, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Forecast finish variance]"])),
            new("slipping", "tableEx", "Tasks that slip", "Table of the tasks of the latest plans with baseline finish, forecast finish and slip in days.", new(16, 488, 1248, 216),
                ("Values", ["Projects[ProjectCode]", "Plan tasks[TaskName]", "Plan tasks[IsCritical]", "Plan tasks[BaselineFinish]", "Plan tasks[Finish]", "Plan tasks[SlipDays]", "Plan tasks[PercentComplete]"]))
                { SortBy = "Plan tasks[SlipDays]", Filters = [("Plan tasks[IsLatestPlan]", "true"), ("Plan tasks[IsWorkingTask]", "true")] },
        ]),
        new("flow", "Flow and sprints", "How fast does work get done, and how predictably?", [],
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("portfolio", "Portfolio", "Projects[Portfolio]", 1), Slicer("project", "Project", "Projects[ProjectName]", 2),
            Card("finished", "Items finished", "[Items finished]", 0, "Issues done in the period."),
            Card("cycle_time", "Cycle time, 85th percentile", "[Cycle time, 85th percentile]", 1, "Days within which 85 of 100 issues go from start to done."),
            Card("wip", "Work in progress", "[Work in progress]", 2, "Issues started and not done at the end of the period."),
            Card("predictability", "Sprint predictability", "[Sprint predictability]", 3, "Share of the committed issues done in their sprint."),
            new("cumulative_flow", "stackedAreaChart", "Cumulative flow", "Stacked areas by day: issues to do, in progress and done.", new(16, 256, 616, 216),
                ("Category", ["Calendar[Date]"]), ("Series", ["Daily flow[StatusCategory]"]), ("Y", ["[Items on the day]"])),
            new("arrivals", "clusteredColumnChart", "Created and finished by month", "Columns by month: issues created and issues finished.", new(648, 256, 616, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Items created]", "[Items finished]"])),
            new("times", "lineChart", "Cycle and lead time by month", "Lines by month: 85th percentile and median of the cycle time and the lead time in days.", new(16, 488, 616, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Cycle time, 85th percentile]", "[Cycle time, median]", "[Lead time, median]"])),
            new("sprints", "tableEx", "Sprints", "Table of the closed sprints: committed, kept, predictability, carry-over and scope change.", new(648, 488, 616, 216),
                ("Values", ["Sprints[SprintName]", "Sprints[CompletedAtUtc]", "[Sprint items committed]", "[Sprint items kept]", "[Sprint predictability]", "[Carry-over]", "[Scope change]"])) { SortBy = "Sprints[CompletedAtUtc]" },
        ]),
        new("resources", "Resources", "Who is overloaded, and is time booked?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("portfolio", "Portfolio", "Projects[Portfolio]", 1), Slicer("team", "Team", "People[Team]", 2),
            Card("hours", "Hours logged", "[Hours logged]", 0, "Hours of the worklogs of the period."),
            Card("utilisation", "Utilisation", "[Utilisation]", 1, "Hours logged by the hours that people can work."),
            Card("over_allocation", "Over-allocation", "[Over-allocation]", 2, "Share of the capacity that is planned over what people can give."),
            Card("capacity_gap", "Capacity gap, 90 days", "[Capacity gap]", 3, "Demand of the next 90 days less capacity, by capacity."),
            new("hours_by_month", "columnChart", "Hours logged by month and team", "Stacked columns by month: hours logged, by team.", new(16, 256, 616, 448),
                ("Category", ["Calendar[Month label]"]), ("Series", ["People[Team]"]), ("Y", ["[Hours logged]"])),
            new("hours_by_person", "clusteredBarChart", "Hours logged by person", "Bars: hours logged by each person in the period.", new(648, 256, 304, 448),
                ("Category", ["People[DisplayName]"]), ("Y", ["[Hours logged]"])) { SortBy = "[Hours logged]" },
            new("by_project", "tableEx", "By project", "Table by project: hours logged, utilisation, effort variance and time entry compliance.", new(968, 256, 296, 448),
                ("Values", ["Projects[ProjectCode]", "[Hours logged]", "[Utilisation]", "[Effort variance]", "[Time entry compliance]"])),
        ]),
        new("benefits", "Benefits and risk", "Is it worth it, and what threatens it?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("portfolio", "Portfolio", "Projects[Portfolio]", 1), Slicer("objective", "Objective", "Objectives[ObjectiveName]", 2),
            Card("benefit", "Benefit realisation", "[Benefit realisation]", 0, "Realised benefit by the benefit planned for the same months."),
            Card("roi", "Return on investment", "[Return on investment to date]", 1, "Benefit less cost by cost, to date."),
            Card("risks", "Open risks", "[Open risks]", 2, "Risks not closed at the end of the period."),
            Card("overdue", "Overdue responses", "[Overdue risk responses]", 3, "Share of the open risks whose due date has passed."),
            new("benefit_by_month", "lineChart", "Benefit planned and realised", "Lines by month: benefit planned to date and benefit realised to date.", new(16, 256, 616, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[Benefit planned to date]", "[Benefit realised to date]"])),
            new("money_by_project", "clusteredBarChart", "Budget and cost by project", "Bars by project: budget to date and spent to date.", new(648, 256, 616, 216),
                ("Category", ["Projects[ProjectName]"]), ("Y", ["[Budget to date]", "[Spent to date]"])) { SortBy = "[Spent to date]" },
            new("objectives", "tableEx", "Objectives", "Table of the objectives with perspective, owner and due day.", new(16, 488, 400, 216),
                ("Values", ["Objectives[ObjectiveName]", "Objectives[Perspective]", "Objectives[Owner]", "Objectives[Due]"])),
            new("risk_register", "tableEx", "Risks of the register", "Table of the risks of the register: code, title, project, owner, day the response is due, exposure in the reporting currency.", new(432, 488, 416, 216),
                ("Values", ["Risk register[RiskCode]", "Risk register[Title]", "Projects[ProjectCode]", "Risk register[Owner]", "Risk register[ResponseDue]", "[Risk exposure]"])) { SortBy = "[Risk exposure]" },
            new("risk_list", "tableEx", "Risks as issues", "Table of the issues of class Risk that are in progress: summary, priority, project, due day.", new(864, 488, 400, 216),
                ("Values", ["Issues[IssueKey]", "Issues[Summary]", "Issues[Priority]", "Projects[ProjectCode]", "Issues[DueOn]"])) { Filters = [("Issues[TypeClass]", "'Risk'"), ("Issues[StatusCategory]", "'InProgress'")] },
        ]),
        new("governance", "KPI governance and adoption", "Who answers for the KPIs, and does the organisation live by them?", Monthly,
        [
            Slicer("month", "Month", "Calendar[Month label]", 0), Slicer("family", "Family of KPIs", "KPIs[Family]", 1), Slicer("owner", "Owner", "KPIs[Owner]", 2),
            Card("in_force", "KPIs in force", "[KPIs in force]", 0, "KPI definitions in force."),
            Card("owned", "Share with an owner", "[Share with an owner]", 1, "Share of the KPIs that somebody answers for."),
            Card("with_target", "KPIs with a target", "[KPIs with a target]", 2, "KPIs that have at least one target in the register."),
            Card("overdue", "Reviews overdue", "[Reviews overdue]", 3, "KPIs whose next review lies in the past."),
            new("catalogue", "tableEx", "KPI catalogue", "Table of the KPIs: owner, formula, unit, which way is good, what they decide, how they are gamed, next review.", new(16, 256, 816, 216),
                ("Values", ["KPIs[KpiName]", "KPIs[Owner]", "KPIs[FormulaText]", "KPIs[Unit]", "KPIs[Direction]", "KPIs[Decision]", "KPIs[Gaming]", "KPIs[NextReview]"])),
            new("calculated", "lineChart", "KPIs calculated by month", "Line: how many KPIs have a value in each month: how far the organisation's data answer the catalogue.", new(848, 256, 416, 216),
                ("Category", ["Calendar[Month label]"]), ("Y", ["[KPIs calculated]"])),
            new("reviews", "tableEx", "Reviews and decisions", "Table of the reviews of KPIs: KPI, scope, day, finding, decision, who answers for it and until when.", new(16, 488, 400, 216),
                ("Values", ["KPIs[KpiName]", "KPI reviews[ScopeName]", "KPI reviews[ReviewedOn]", "KPI reviews[Finding]", "KPI reviews[Decision]", "KPI reviews[Owner]", "KPI reviews[DueOn]"])) { SortBy = "KPI reviews[ReviewedOn]" },
            new("maturity", "pivotTable", "Maturity in measuring", "Table by stage and criterion: criteria judged, criteria met and the share of those met.", new(432, 488, 400, 216),
                ("Rows", ["KPI maturity[CriterionStage]", "KPI maturity[Criterion]"]), ("Values", ["[Maturity criteria]", "[Maturity criteria met]", "[Share of maturity criteria met]"])),
            new("timing", "clusteredBarChart", "Leading and lagging KPIs", "Bars: KPIs in force that lead and that lag, by family.", new(848, 488, 416, 216),
                ("Category", ["KPIs[Family]"]), ("Series", ["KPIs[Timing]"]), ("Y", ["[KPIs in force]"])),
        ]),
        new("freshness", "Data freshness", "How old are the numbers, and what is not in them?", [],
        [
            Slicer("source", "Source", "Loads[SourceSystem]", 0), Slicer("kind", "Kind of load", "Loads[Kind]", 1), Slicer("outcome", "Outcome", "Loads[Outcome]", 2),
            Card("published", "Last publication (UTC)", "[Last publication]", 0, "When the last version was published, in UTC."),
            Card("age", "Hours since", "[Hours since publication]", 1, "Hours from the last publication to the refresh of this report."),
            Card("rejected", "Rows turned away", "[Rows turned away]", 2, "Rows of the sources that break a rule and are not in the numbers."),
            Card("failed", "Loads that failed", "[Loads that failed]", 3, "Loads that did not succeed."),
            new("loads", "tableEx", "Loads", "Table of the loads: source, kind, start, end, outcome, rows in, loaded and rejected.", new(16, 256, 816, 216),
                ("Values", ["Loads[LoadSk]", "Loads[SourceSystem]", "Loads[Kind]", "Loads[StartedAtUtc]", "Loads[FinishedAtUtc]", "Loads[Outcome]", "[Rows read]", "[Rows rejected in loads]"])) { SortBy = "Loads[StartedAtUtc]" },
            new("plans", "tableEx", "Latest plans", "Table of the latest plan of each project with its status date.", new(848, 256, 416, 448),
                ("Values", ["Projects[ProjectCode]", "Plan versions[FileName]", "Plan versions[StatusOn]"])) { Filters = [("Plan versions[IsLatest]", "true")], SortBy = "-Plan versions[StatusOn]" },
            new("rejections", "tableEx", "Rows turned away", "Table of the rows that were turned away: source, kind of row, id, rule and value.", new(16, 488, 400, 216),
                ("Values", ["Rejected rows[SourceSystem]", "Rejected rows[Entity]", "Rejected rows[SourceId]", "Rejected rows[Rule]", "Rejected rows[Value]"])),
            new("checks", "tableEx", "Checks that failed", "Table of the data-quality checks that rows failed: check, table, severity, rows that failed and an example.", new(432, 488, 400, 216),
                ("Values", ["Quality checks[CheckName]", "Quality checks[TableName]", "Quality checks[Severity]", "[Rows that failed checks]", "Quality checks[Sample]"])) { Filters = [("Quality checks[IsPassed]", "false")], SortBy = "[Rows that failed checks]" },
        ]),
    ];

    private static Visual Slicer(string name, string title, string field, int place) =>
        new($"slicer_{name}", "slicer", title, $"Choose: {title}.", new(624 + (place * 216), 16, 208, 72), ("Values", [field]));

    private static Visual Card(string name, string title, string measure, int place, string alt, params (string, string)[] filters) =>
        new($"card_{name}", "card", title, alt, new(16 + (place * 314), Top, 306, 136), ("Values", [measure])) { Filters = filters };

    private static Visual Kpi(string name, string title, string measure, int place, string alt) =>
        new($"kpi_{name}", "kpi", title, alt, new(16 + (place * 314), Top, 306, 136), ("Indicator", [measure]), ("TrendLine", ["Calendar[Month label]"]));
}
