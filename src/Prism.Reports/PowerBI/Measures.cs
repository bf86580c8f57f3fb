using System.Globalization;

namespace Prism.Reports.PowerBI;

/// <summary>
/// The model's measures. Ratios are computed from numerators and denominators after summing, states are each project's last in the period, and
/// percentiles are nearest ranks over rows: as the KPI definitions do it, so that a measure and its KPI show one number.
/// </summary>
internal static class Measures
{
    private const string Money = "#,0;-#,0;0";
    private const string Percent = "0.0%;-0.0%;0.0%";
    private const string Ratio = "0.00";
    private const string Count = "#,0";
    private const string Days = "#,0.0";

    public static IReadOnlyList<Measure> All { get; } = [.. EarnedValue(), .. Finance(), .. Flow(), .. Sprints(), .. Schedule(), .. Resources(), .. Risk(), .. Portfolio(), .. Scorecard(), .. Governance(), .. Freshness()];

    private static IEnumerable<Measure> EarnedValue()
    {
        const string table = "Earned values", folder = "Earned value";
        yield return new(table, "Planned value", folder, Money, "Budget of the work planned to be done by the last status date (PV), in the reporting currency.", State("PlannedValueReporting"), "PV");
        yield return new(table, "Earned value", folder, Money, "Budget of the work done by the last status date (EV), in the reporting currency.", State("EarnedReporting"), "EV");
        yield return new(table, "Actual cost", folder, Money, "Cost of the work done by the last status date (AC), in the reporting currency.", State("ActualCostReporting"), "AC");
        yield return new(table, "Budget at completion", folder, Money, "Budget of the whole plan (BAC), in the reporting currency.", State("BudgetReporting"), "BAC");
        yield return new(table, "Schedule variance", folder, Money, "Earned value less planned value: negative when behind.", "[Earned value] - [Planned value]", "SV");
        yield return new(table, "Cost variance", folder, Money, "Earned value less actual cost: negative when over budget.", "[Earned value] - [Actual cost]", "CV");
        yield return new(table, "SPI", folder, Ratio, "Schedule performance index: earned value by planned value. Below 1 the plan is not met.", "DIVIDE ( [Earned value], [Planned value] )", "SPI") { Goal = new(0.95, 0.85) };
        yield return new(table, "CPI", folder, Ratio, "Cost performance index: earned value by actual cost. Below 1 each unit spent earns less than planned.", "DIVIDE ( [Earned value], [Actual cost] )", "CPI") { Goal = new(0.95, 0.85) };
        yield return new(table, "To-complete performance index", folder, Ratio, "The cost performance that the rest needs to end within budget.", "DIVIDE ( [Budget at completion] - [Earned value], [Budget at completion] - [Actual cost] )", "TCPI");
        yield return new(table, "Gap between complete and spent", folder, Percent, "Share of the budget earned less the share spent.", "DIVIDE ( [Earned value] - [Actual cost], [Budget at completion] )", "COMPLETE_SPENT_GAP");
        yield return new(table, "Estimate at completion", folder, Money, "What the projects will cost if the rest costs as the work so far did, project by project (EAC).",
            "SUMX (\n    VALUES ( Projects[ProjectCode] ),\n    DIVIDE ( [Budget at completion] * [Actual cost], [Earned value] )\n)", "EAC");
        yield return new(table, "Estimate at completion, the rest as planned", folder, Money, "What the projects will cost if the rest costs what was planned.", "[Actual cost] + [Budget at completion] - [Earned value]", "EAC_ATYPICAL");
        yield return new(table, "Estimate to complete", folder, Money, "What the rest will cost.", "[Estimate at completion] - [Actual cost]", "ETC");
        yield return new(table, "Variance at completion", folder, Money, "Budget less estimate at completion: negative when the budget will not do.", "[Budget at completion] - [Estimate at completion]", "VAC");

        static string State(string column) => $"""
            SUMX (
                VALUES ( Projects[ProjectCode] ),
                VAR LastDay = CALCULATE ( MAX ( 'Earned values'[Date] ) )
                RETURN
                    CALCULATE (
                        IF ( COUNTROWS ( 'Earned values' ) = COUNT ( 'Earned values'[{column}] ), SUM ( 'Earned values'[{column}] ) ),
                        'Earned values'[Date] = LastDay,
                        'Earned values'[IsLastImport] = TRUE ()
                    )
            )
            """;
    }

    private static IEnumerable<Measure> Finance()
    {
        const string table = "Financials", folder = "Finance";
        yield return new(table, "Cost of the period", folder, Money, "Cost reported for the months of the period.", "SUM ( Financials[ActualReporting] )", "BURN_RATE");
        yield return new(table, "Capital cost of the period", folder, Money, "Of the period's cost, what is capitalised.", "CALCULATE ( SUM ( Financials[ActualReporting] ), Financials[Line] = \"Capex\" )", "CAPEX_SHARE Numerator");
        yield return new(table, "Share of capital cost", folder, Percent, "Capital cost by cost.", "DIVIDE ( [Capital cost of the period], [Cost of the period] )", "CAPEX_SHARE");
        yield return new(table, "Spent to date", folder, Money, "Reported cost from the start to each project's last reported month in the period.", ToDate("ActualReporting", "Actual", "ActualReporting"));
        yield return new(table, "Budget to date", folder, Money, "Budget of the months whose cost is reported.", ToDate("BudgetReporting", "Actual", "ActualReporting"), "BUDGET_VARIANCE Denominator");
        yield return new(table, "Budget variance", folder, Percent, "How far cost lies over (+) or under (-) the budget of the same months.", "DIVIDE ( [Spent to date] - [Budget to date], [Budget to date] )", "BUDGET_VARIANCE");
        yield return new(table, "Benefit planned to date", folder, Money, "Benefit planned for the months whose benefit is reported.", ToDate("BenefitPlannedReporting", "BenefitRealised", "BenefitRealisedReporting"), "BENEFIT_REALISATION Denominator");
        yield return new(table, "Benefit realised to date", folder, Money, "Benefit reported from the start to each project's last reported month in the period.", ToDate("BenefitRealisedReporting", "BenefitRealised", "BenefitRealisedReporting"), "BENEFIT_REALISATION Numerator");
        yield return new(table, "Benefit realisation", folder, Percent, "Realised benefit by the benefit planned for the same months.", "DIVIDE ( [Benefit realised to date], [Benefit planned to date] )", "BENEFIT_REALISATION") { Goal = new(0.9, 0.7) };
        yield return new(table, "Return on investment to date", folder, Percent, "Benefit less cost, by cost, of the projects that report both.", """
            VAR Both = FILTER ( VALUES ( Projects[ProjectCode] ), NOT ISBLANK ( [Benefit realised to date] ) && NOT ISBLANK ( [Spent to date] ) )
            RETURN
                DIVIDE ( SUMX ( Both, [Benefit realised to date] ) - SUMX ( Both, [Spent to date] ), SUMX ( Both, [Spent to date] ) )
            """, "ROI");

        static string ToDate(string summed, string reported, string converted) => $"""
            SUMX (
                VALUES ( Projects[ProjectCode] ),
                VAR LastMonth = CALCULATE ( MAX ( Financials[Date] ), NOT ISBLANK ( Financials[{reported}] ) )
                VAR Unconverted =
                    CALCULATE (
                        COUNT ( Financials[{reported}] ) - COUNT ( Financials[{converted}] ),
                        REMOVEFILTERS ( Calendar ),
                        Financials[Date] <= LastMonth
                    )
                RETURN
                    IF (
                        NOT ISBLANK ( LastMonth ) && Unconverted = 0,
                        CALCULATE (
                            SUM ( Financials[{summed}] ),
                            REMOVEFILTERS ( Calendar ),
                            Financials[Date] <= LastMonth,
                            NOT ISBLANK ( Financials[{reported}] )
                        )
                    )
            )
            """;
    }

    private static IEnumerable<Measure> Flow()
    {
        const string table = "Issues", folder = "Flow";
        yield return new(table, "Items finished", folder, Count, "Issues that were done in the period.", "CALCULATE ( COUNTROWS ( Issues ), NOT ISBLANK ( Issues[DoneOn] ) )", "THROUGHPUT");
        yield return new(table, "Items created", folder, Count, "Issues created in the period.", "CALCULATE ( COUNTROWS ( Issues ), USERELATIONSHIP ( Issues[CreatedOn], Calendar[Date] ) )", "ARRIVAL_DEPARTURE Numerator");
        yield return new(table, "Arrival to departure", folder, Ratio, "Issues created for each issue finished: above 1 the backlog grows.", "DIVIDE ( [Items created], [Items finished] )", "ARRIVAL_DEPARTURE");
        yield return new(table, "Items first finished", folder, Count, "Issues that were done for the first time in the period.", "CALCULATE ( COUNTROWS ( Issues ), USERELATIONSHIP ( Issues[FirstDoneOn], Calendar[Date] ), NOT ISBLANK ( Issues[FirstDoneOn] ) )", "REOPEN_RATE Denominator");
        yield return new(table, "Items reopened within 30 days", folder, Count, "Of the issues done for the first time, those that left Done within 30 days.", "CALCULATE ( SUM ( Issues[ReopenedIn30DaysCount] ), USERELATIONSHIP ( Issues[FirstDoneOn], Calendar[Date] ), NOT ISBLANK ( Issues[FirstDoneOn] ) )", "REOPEN_RATE Numerator");
        yield return new(table, "Reopen rate", folder, Percent, "Share of finished issues that come back within 30 days.", "DIVIDE ( [Items reopened within 30 days], [Items first finished] )", "REOPEN_RATE");
        yield return new(table, "Defects finished", folder, Count, "Issues of class Defect done in the period.", "CALCULATE ( COUNTROWS ( Issues ), NOT ISBLANK ( Issues[DoneOn] ), Issues[TypeClass] = \"Defect\" )", "DEFECT_SHARE Numerator");
        yield return new(table, "Share of defects", folder, Percent, "Share of defects in the finished work.", "DIVIDE ( [Defects finished], [Items finished] )", "DEFECT_SHARE");
        yield return new(table, "Cycle time, median", folder, Days, "Days from start to done within which half of the finished issues stay (nearest rank).", Percentile("CycleTimeDays", 0.50), "CYCLE_TIME_P50");
        yield return new(table, "Cycle time, 85th percentile", folder, Days, "Days from start to done within which 85 of 100 finished issues stay (nearest rank).", Percentile("CycleTimeDays", 0.85), "CYCLE_TIME_P85");
        yield return new(table, "Lead time, median", folder, Days, "Days from creation to done within which half of the finished issues stay (nearest rank).", Percentile("LeadTimeDays", 0.50), "LEAD_TIME_P50");
        yield return new(table, "Lead time, 85th percentile", folder, Days, "Days from creation to done within which 85 of 100 finished issues stay (nearest rank).", Percentile("LeadTimeDays", 0.85), "LEAD_TIME_P85");
        yield return new("Daily flow", "Items on the day", folder, Count, "Issues by status category on the last day shown: the bands of a cumulative flow diagram.", "CALCULATE ( SUM ( 'Daily flow'[ItemCount] ), LASTDATE ( Calendar[Date] ) )");
        yield return new("Daily flow", "Work in progress", folder, Count, "Issues started and not done on each project's last day of the period.", """
            SUMX (
                VALUES ( Projects[ProjectCode] ),
                VAR LastDay = CALCULATE ( MAX ( 'Daily flow'[Date] ), 'Daily flow'[StatusCategory] = "InProgress" )
                RETURN
                    CALCULATE ( SUM ( 'Daily flow'[ItemCount] ), 'Daily flow'[Date] = LastDay, 'Daily flow'[StatusCategory] = "InProgress" )
            )
            """, "WIP");

        static string Percentile(string column, double share) => string.Create(CultureInfo.InvariantCulture, $"""
            VAR Finished = FILTER ( Issues, NOT ISBLANK ( Issues[DoneOn] ) && NOT ISBLANK ( Issues[{column}] ) )
            VAR Rank = ROUNDUP ( {share:0.00} * COUNTROWS ( Finished ), 0 )
            RETURN
                IF ( Rank > 0, MAXX ( TOPN ( Rank, Finished, Issues[{column}], ASC ), Issues[{column}] ) )
            """);
    }

    private static IEnumerable<Measure> Sprints()
    {
        const string table = "Sprint issues", folder = "Sprints";
        yield return new(table, "Sprint items committed", folder, Count, "Issues in a closed sprint at its start.", Rows("'Sprint issues'[IsCommitted] = TRUE ()"), "SPRINT_PREDICTABILITY Denominator");
        yield return new(table, "Sprint items kept", folder, Count, "Issues in a closed sprint at its start and done in it.", Rows("'Sprint issues'[IsCommitted] = TRUE ()", "'Sprint issues'[IsCompleted] = TRUE ()"), "SPRINT_PREDICTABILITY Numerator");
        yield return new(table, "Sprint predictability", folder, Percent, "Share of the committed issues that were done in their sprint.", "DIVIDE ( [Sprint items kept], [Sprint items committed] )", "SPRINT_PREDICTABILITY");
        yield return new(table, "Sprint items at close", folder, Count, "Issues still in a sprint when it was completed.", Rows("'Sprint issues'[IsRemoved] = FALSE ()"), "CARRY_OVER Denominator");
        yield return new(table, "Sprint items carried over", folder, Count, "Of those, the issues that moved on to another sprint.", Rows("'Sprint issues'[IsRemoved] = FALSE ()", "'Sprint issues'[IsCarriedOver] = TRUE ()"), "CARRY_OVER Numerator");
        yield return new(table, "Carry-over", folder, Percent, "Share of a sprint's issues that move on to another.", "DIVIDE ( [Sprint items carried over], [Sprint items at close] )", "CARRY_OVER");
        yield return new(table, "Sprint items changed", folder, Count, "Issues added to a sprint after its start, and issues taken out before its end.", Rows("'Sprint issues'[IsAddedAfterStart] = TRUE ()") + "\n    + " + Rows("'Sprint issues'[IsRemoved] = TRUE ()"), "SCOPE_CHANGE Numerator");
        yield return new(table, "Scope change", folder, Percent, "Changed issues by committed issues.", "DIVIDE ( [Sprint items changed], [Sprint items committed] )", "SCOPE_CHANGE");
        yield return new(table, "Story points done", folder, Count, "Story points of the issues done in closed sprints.", "CALCULATE ( SUM ( 'Sprint issues'[PointsAtEnd] ), 'Sprint issues'[IsSprintClosed] = TRUE (), 'Sprint issues'[IsIssueKept] = TRUE (), 'Sprint issues'[IsCompleted] = TRUE () )", "VELOCITY Numerator");
        yield return new(table, "Sprints closed", folder, Count, "Sprints completed in the period, each counted once for each project that took part.", "SUMX (\n    VALUES ( Projects[ProjectCode] ),\n    CALCULATE ( DISTINCTCOUNT ( 'Sprint issues'[SprintSk] ), 'Sprint issues'[IsSprintClosed] = TRUE (), 'Sprint issues'[IsIssueKept] = TRUE () )\n)", "VELOCITY Denominator");
        yield return new(table, "Velocity", folder, Days, "Story points a sprint, of one project: points of different teams are no common unit.", "IF ( HASONEVALUE ( Projects[ProjectCode] ), DIVIDE ( [Story points done], [Sprints closed] ) )", "VELOCITY");

        static string Rows(params string[] filters) => $"CALCULATE ( COUNTROWS ( 'Sprint issues' ), {string.Join(", ", ["'Sprint issues'[IsSprintClosed] = TRUE ()", "'Sprint issues'[IsIssueKept] = TRUE ()", .. filters])} )";
    }

    private static IEnumerable<Measure> Schedule()
    {
        const string table = "Plan tasks", folder = "Schedule";
        const string due = "'Plan tasks'[IsLatestPlan] = TRUE (), 'Plan tasks'[IsMilestone] = TRUE (), 'Plan tasks'[IsWorkingTask] = TRUE (), NOT ISBLANK ( 'Plan tasks'[BaselineFinish] ), USERELATIONSHIP ( 'Plan tasks'[BaselineFinish], Calendar[Date] )";
        yield return new(table, "Milestones due", folder, Count, "Milestones of the latest plans whose baseline finish lies in the period and not behind the plan's status date.",
            $"CALCULATE (\n    COUNTROWS ( FILTER ( 'Plan tasks', 'Plan tasks'[BaselineFinish] <= 'Plan tasks'[Date] ) ),\n    {due}\n)", "MILESTONE_HIT_RATE Denominator");
        yield return new(table, "Milestones hit", folder, Count, "Of the milestones due, those done on their baseline finish or before.",
            $"CALCULATE (\n    COUNTROWS (\n        FILTER (\n            'Plan tasks',\n            'Plan tasks'[BaselineFinish] <= 'Plan tasks'[Date]\n                && NOT ISBLANK ( 'Plan tasks'[ActualFinish] )\n                && 'Plan tasks'[ActualFinish] <= 'Plan tasks'[BaselineFinish]\n        )\n    ),\n    {due}\n)", "MILESTONE_HIT_RATE Numerator");
        yield return new(table, "Milestone hit rate", folder, Percent, "Share of the milestones due that were reached in time.", "IF ( [Milestones due] > 0, DIVIDE ( [Milestones hit] + 0, [Milestones due] ) )", "MILESTONE_HIT_RATE") { Goal = new(0.95, 0.8) };
        yield return new(table, "Tasks of the latest plans", folder, Count, "Working tasks of the latest plan of each project.", "CALCULATE ( COUNTROWS ( 'Plan tasks' ), 'Plan tasks'[IsLatestPlan] = TRUE (), 'Plan tasks'[IsWorkingTask] = TRUE (), REMOVEFILTERS ( Calendar ) )");
        yield return new(table, "Critical tasks", folder, Count, "Of those, the tasks whose delay delays the project.", "CALCULATE ( COUNTROWS ( 'Plan tasks' ), 'Plan tasks'[IsLatestPlan] = TRUE (), 'Plan tasks'[IsWorkingTask] = TRUE (), 'Plan tasks'[IsCritical] = TRUE (), REMOVEFILTERS ( Calendar ) )");
        yield return new(table, "Late tasks", folder, Count, "Working tasks of the latest plans whose finish lies behind their baseline.", "CALCULATE ( COUNTROWS ( 'Plan tasks' ), 'Plan tasks'[IsLatestPlan] = TRUE (), 'Plan tasks'[IsWorkingTask] = TRUE (), 'Plan tasks'[SlipDays] > 0, REMOVEFILTERS ( Calendar ) )");
        yield return KpiRatio("Hit task rate", folder, "Share of the tasks due that were done in time.", "HIT_TASK_RATE");
        yield return KpiRatio("Baseline volatility", folder, "Share of the tasks whose baseline changed from one plan to the next.", "BASELINE_VOLATILITY");
        yield return KpiLargest("Forecast finish variance", folder, "Working days that the latest project's forecast finish lies behind its baseline.", "FORECAST_FINISH_VARIANCE");
        yield return KpiLargest("Age of the oldest plan", folder, "Days since the status date of the oldest plan.", "PLAN_AGE");
    }

    private static IEnumerable<Measure> Resources()
    {
        const string folder = "Resources";
        yield return new("Worklogs", "Hours logged", folder, Days, "Hours of the worklogs of the period.", "SUM ( Worklogs[SpentHours] )", "UTILISATION Numerator");
        yield return new("Planned work", "Hours planned", folder, Days, "Hours of remaining and actual work in the latest plans.", "CALCULATE ( SUM ( 'Planned work'[WorkHours] ), 'Planned work'[IsLatestPlan] = TRUE (), 'Planned work'[MeasureKind] IN { \"Actual\", \"Remaining\" } )");
        yield return KpiRatio("Utilisation", folder, "Hours logged by the hours that people can work.", "UTILISATION");
        yield return KpiRatio("Over-allocation", folder, "Share of the capacity planned over what people can give.", "OVER_ALLOCATION");
        yield return KpiRatio("Capacity gap", folder, "Demand of the next 90 days less capacity, by capacity.", "CAPACITY_GAP");
        yield return KpiRatio("Effort variance", folder, "Expected work less baselined work, by baselined work.", "EFFORT_VARIANCE");
        yield return KpiRatio("Time entry compliance", folder, "Share of the weeks in which people logged the time they should.", "TIME_ENTRY_COMPLIANCE");
        yield return KpiRatio("Projects per person and week", folder, "On how many projects a person works in a week.", "MULTITASKING", Days);
    }

    private static IEnumerable<Measure> Risk()
    {
        const string folder = "Risk";
        yield return new("Issues", "Open risks", folder, Count, "Issues of class Risk not done at the end of the period.", """
            VAR LastDay = MAX ( Calendar[Date] )
            RETURN
                CALCULATE (
                    COUNTROWS ( Issues ),
                    REMOVEFILTERS ( Calendar ),
                    Issues[TypeClass] = "Risk",
                    NOT ISBLANK ( Issues[CreatedOn] ) && Issues[CreatedOn] <= LastDay,
                    ISBLANK ( Issues[DoneOn] ) || Issues[DoneOn] > LastDay
                )
            """, "OPEN_RISKS");
        yield return new("Issues", "Overdue risks", folder, Count, "Of the open risks, those whose due date has passed.", """
            VAR LastDay = MAX ( Calendar[Date] )
            RETURN
                CALCULATE ( [Open risks], NOT ISBLANK ( Issues[DueOn] ) && Issues[DueOn] < LastDay )
            """, "OVERDUE_RISKS Numerator");
        yield return new("Issues", "Overdue risk responses", folder, Percent, "Share of the open risks whose due date has passed.", "DIVIDE ( [Overdue risks], [Open risks] )", "OVERDUE_RISKS");
        yield return new("Risk register", "Risk exposure", folder, Money, "Probability times impact of the register's risks that are neither closed nor have occurred, at each project's last month end of the period, in the reporting currency.",
            AtLastMonthEnd("SUM ( 'Risk register'[ExposureAmountReporting] )", "'Risk register'[RiskStatus] <> \"Occurred\", NOT ISBLANK ( 'Risk register'[ExposureAmountReporting] )"), "RISK_EXPOSURE");
        yield return new("Risk register", "Risks of the register", folder, Count, "Risks of the register that are not closed at each project's last month end of the period.",
            AtLastMonthEnd("COUNTROWS ( 'Risk register' )", "'Risk register'[RiskStatus] <> \"Closed\""));
        yield return new("Assessments", "Stakeholder satisfaction", folder, Days, "Mean score of the surveys from 0 to 100, weighted by how many answered.", """
            VAR Answers = FILTER ( Assessments, Assessments[Respondents] > 0 && LOWER ( Assessments[Subject] ) = "stakeholder satisfaction" )
            RETURN
                DIVIDE (
                    SUMX ( Answers, 100 * DIVIDE ( Assessments[Score] - Assessments[ScaleMin], Assessments[ScaleMax] - Assessments[ScaleMin] ) * Assessments[Respondents] ),
                    SUMX ( Answers, Assessments[Respondents] )
                )
            """, "STAKEHOLDER_SATISFACTION");
    }

    /// <summary>A state that the register has for each month end: of each project the last one of the period.</summary>
    private static string AtLastMonthEnd(string inner, string rows) => $"""
        SUMX (
            VALUES ( Projects[ProjectCode] ),
            VAR LastEnd = CALCULATE ( MAX ( 'Risk register'[Date] ), {rows} )
            RETURN
                CALCULATE ( {inner}, 'Risk register'[Date] = LastEnd, {rows} )
        )
        """;

    private static IEnumerable<Measure> Portfolio()
    {
        const string table = "Projects", folder = "Portfolio";
        const string finished = "Projects[IsDeleted] = FALSE (),\n            NOT ISBLANK ( Projects[PlannedFinish] ),\n            Projects[ActualFinish] >= FirstDay && Projects[ActualFinish] <= LastDay";
        yield return new(table, "Number of projects", folder, Count, "Projects of the register.", "CALCULATE ( COUNTROWS ( Projects ), Projects[IsRegistered] = TRUE (), Projects[IsDeleted] = FALSE () )");
        yield return new(table, "Projects finished", folder, Count, "Projects with a planned finish that finished in the period.",
            $"VAR FirstDay = MIN ( Calendar[Date] )\nVAR LastDay = MAX ( Calendar[Date] )\nRETURN\n    CALCULATE (\n            COUNTROWS ( Projects ),\n            {finished}\n    )", "ON_TIME_RATE Denominator");
        yield return new(table, "Projects finished on time", folder, Count, "Of those, the projects that finished on their planned finish or before.",
            $"VAR FirstDay = MIN ( Calendar[Date] )\nVAR LastDay = MAX ( Calendar[Date] )\nRETURN\n    CALCULATE (\n            COUNTROWS ( FILTER ( Projects, Projects[ActualFinish] <= Projects[PlannedFinish] ) ),\n            {finished}\n    )", "ON_TIME_RATE Numerator");
        yield return new(table, "On-time rate", folder, Percent, "Share of the finished projects that finished when they should.", "IF ( [Projects finished] > 0, DIVIDE ( [Projects finished on time] + 0, [Projects finished] ) )", "ON_TIME_RATE") { Goal = new(0.8, 0.6) };
        yield return KpiRatio("On-budget rate", folder, "Share of the finished projects that stayed within their budget.", "ON_BUDGET_RATE") with { Goal = new(0.8, 0.6) };
        yield return KpiRatio("Health index", folder, "How healthy the projects are by schedule, cost and finish, weighted by budget.", "HEALTH_INDEX") with { Goal = new(0.8, 0.5) };
        yield return KpiRatio("Strategic alignment", folder, "How strongly the budget serves the objectives, from 0 to 1.", "STRATEGIC_ALIGNMENT", Ratio);
        yield return new("KPI values", "Active projects", folder, Count, "Projects begun and not finished.", Sum("ACTIVE_PROJECTS", "Numerator", "Program"), "ACTIVE_PROJECTS");
        yield return new("KPI values", "Value at risk", folder, Money, "Budget at completion of the projects whose health index is red.", """
            VAR LastEnd = CALCULATE ( MAX ( 'KPI values'[PeriodEnd] ), 'KPI values'[KpiCode] = "HEALTH_INDEX", 'KPI values'[ScopeLevel] = "Project", 'KPI values'[PeriodGrain] = "Month", REMOVEFILTERS ( Scopes ), REMOVEFILTERS ( KPIs ) )
            VAR RedProjects =
                CALCULATETABLE (
                    VALUES ( 'KPI values'[ProjectCode] ),
                    'KPI values'[KpiCode] = "HEALTH_INDEX",
                    'KPI values'[Status] = "Red",
                    'KPI values'[ScopeLevel] = "Project",
                    'KPI values'[PeriodGrain] = "Month",
                    'KPI values'[PeriodEnd] = LastEnd,
                    REMOVEFILTERS ( Scopes ),
                    REMOVEFILTERS ( KPIs )
                )
            RETURN
                CALCULATE (
                    SUM ( 'KPI values'[Numerator] ),
                    RedProjects,
                    'KPI values'[KpiCode] = "BAC",
                    'KPI values'[ScopeLevel] = "Project",
                    'KPI values'[PeriodGrain] = "Month",
                    'KPI values'[PeriodEnd] = LastEnd,
                    REMOVEFILTERS ( Scopes ),
                    REMOVEFILTERS ( KPIs )
                )
            """);
    }

    private static IEnumerable<Measure> Scorecard()
    {
        const string table = "KPI values", folder = "Scorecard";
        yield return new(table, "KPI value", folder, "General Number", "The value of one KPI in one scope at the end of the period; over several scopes of one level a ratio or a sum of parts, else blank.", """
            VAR LastEnd = MAX ( 'KPI values'[PeriodEnd] )
            VAR Rule = SELECTEDVALUE ( KPIs[AggregationRule] )
            RETURN
                CALCULATE (
                    SWITCH (
                        TRUE (),
                        COUNTROWS ( 'KPI values' ) = 1, MAX ( 'KPI values'[Value] ),
                        NOT HASONEVALUE ( 'KPI values'[PeriodGrain] ) || NOT HASONEVALUE ( 'KPI values'[ScopeLevel] ), BLANK (),
                        Rule = "ROS" || Rule = "AVGW", DIVIDE ( SUM ( 'KPI values'[Numerator] ), SUM ( 'KPI values'[Denominator] ) ),
                        Rule = "ADD" || Rule = "SEMI", SUM ( 'KPI values'[Numerator] ),
                        BLANK ()
                    ),
                    'KPI values'[PeriodEnd] = LastEnd
                )
            """);
        yield return new(table, "KPI target", folder, "General Number", "The target in force at the end of the period.", Latest("IF ( COUNTROWS ( 'KPI values' ) = 1, MAX ( 'KPI values'[Target] ) )"));
        yield return new(table, "KPI attainment", folder, Percent, "Value against target, 100 % or more is met, whichever way is good.", Latest("IF ( COUNTROWS ( 'KPI values' ) = 1, MAX ( 'KPI values'[Attainment] ) )"));
        yield return new(table, "KPI status", folder, "", "On target, near target or off target, in words.", Latest("""
            IF (
                        COUNTROWS ( 'KPI values' ) = 1,
                        SWITCH ( MAX ( 'KPI values'[Status] ), "Green", "● On target", "Amber", "▲ Near target", "Red", "■ Off target", "– No target" )
                    )
            """));
        yield return new(table, "KPI trend", folder, "", "Better, worse or the same as in the period before, in words.", Latest("""
            IF (
                        COUNTROWS ( 'KPI values' ) = 1,
                        SWITCH ( MAX ( 'KPI values'[Trend] ), "Better", "↗ Better", "Worse", "↘ Worse", "Same", "→ Same", "– None" )
                    )
            """));
        yield return new(table, "KPI value before", folder, "General Number", "The value of the month before.", "CALCULATE ( [KPI value], DATEADD ( Calendar[Date], -1, MONTH ) )");
        yield return new(table, "KPI forecast", folder, "General Number", "Next month's value if the last three months' mean change goes on: a straight line, not a promise.", """
            VAR ThisValue = [KPI value]
            VAR Earlier = CALCULATE ( [KPI value], DATEADD ( Calendar[Date], -3, MONTH ) )
            RETURN
                IF ( NOT ISBLANK ( ThisValue ) && NOT ISBLANK ( Earlier ), ThisValue + DIVIDE ( ThisValue - Earlier, 3 ) )
            """);
        yield return new(table, "Values on target", folder, Count, "KPI values of the last month that are on target.", Judged("\"Green\""));
        yield return new(table, "Values near target", folder, Count, "KPI values of the last month that are near their target.", Judged("\"Amber\""));
        yield return new(table, "Values off target", folder, Count, "KPI values of the last month that are off target.", Judged("\"Red\""));
        yield return new(table, "Values judged", folder, Count, "KPI values of the last month that have a status.", "[Values on target] + [Values near target] + [Values off target]");
        yield return new(table, "Share on target", folder, Percent, "Values on target by values judged.", "DIVIDE ( [Values on target], [Values judged] )");

        static string Latest(string inner) => $"VAR LastEnd = MAX ( 'KPI values'[PeriodEnd] )\nRETURN\n    CALCULATE (\n        {inner},\n        'KPI values'[PeriodEnd] = LastEnd\n    )";
        static string Judged(string status) => $"VAR LastEnd = MAX ( 'KPI values'[PeriodEnd] )\nRETURN\n    CALCULATE ( COUNTROWS ( 'KPI values' ), 'KPI values'[Status] = {status}, 'KPI values'[PeriodEnd] = LastEnd, 'KPI values'[PeriodGrain] = \"Month\" )";
    }

    private static IEnumerable<Measure> Governance()
    {
        const string table = "KPIs", folder = "Governance";
        yield return new(table, "KPIs in force", folder, Count, "KPI definitions that are in force.", "COUNTROWS ( KPIs )");
        yield return new(table, "KPIs with an owner", folder, Count, "KPIs that somebody answers for.", "CALCULATE ( COUNTROWS ( KPIs ), NOT ISBLANK ( KPIs[Owner] ) )");
        yield return new(table, "Share with an owner", folder, Percent, "KPIs with an owner by KPIs in force.", "DIVIDE ( [KPIs with an owner] + 0, [KPIs in force] )");
        yield return new(table, "KPIs calculated", folder, Count, "KPIs that have a value in the period.", "CALCULATE ( DISTINCTCOUNT ( 'KPI values'[KpiCode] ), NOT ISBLANK ( 'KPI values'[Value] ) )");
        yield return new(table, "Share calculated", folder, Percent, "KPIs with a value by KPIs in force: how much of the catalogue the organisation's data can answer.", "DIVIDE ( [KPIs calculated] + 0, [KPIs in force] )");
        yield return new(table, "Reviews overdue", folder, Count, "KPIs whose next review lies in the past.", "COUNTROWS ( FILTER ( KPIs, NOT ISBLANK ( KPIs[NextReview] ) && KPIs[NextReview] < TODAY () ) ) + 0");
        yield return new("KPI reviews", "Reviews held", folder, Count, "Reviews of KPIs in the period.", "COUNTROWS ( 'KPI reviews' ) + 0");
        yield return new("KPI reviews", "Decisions taken", folder, Count, "Of the reviews held, those that ended with a decision.", "CALCULATE ( COUNTROWS ( 'KPI reviews' ), NOT ISBLANK ( 'KPI reviews'[Decision] ) ) + 0");
        yield return new("KPI maturity", "Maturity criteria", folder, Count, "Criteria of maturity in measuring that were judged.", "COUNTROWS ( 'KPI maturity' ) + 0");
        yield return new("KPI maturity", "Maturity criteria met", folder, Count, "Of those, the criteria that are met.", "CALCULATE ( COUNTROWS ( 'KPI maturity' ), 'KPI maturity'[IsMet] = TRUE () ) + 0");
        yield return new("KPI maturity", "Share of maturity criteria met", folder, Percent, "Criteria met by criteria judged.", "DIVIDE ( [Maturity criteria met], [Maturity criteria] )");
        yield return new("KPI targets", "Targets set", folder, Count, "Targets of the register.", "COUNTROWS ( 'KPI targets' )");
        yield return new("KPI targets", "KPIs with a target", folder, Count, "KPIs with at least one target in the register.", "DISTINCTCOUNT ( 'KPI targets'[KpiCode] )");
        yield return new("Project objectives", "Objectives served", folder, Count, "Objectives that at least one project serves.", "DISTINCTCOUNT ( 'Project objectives'[ObjectiveSk] )");
    }

    private static IEnumerable<Measure> Freshness()
    {
        const string table = "Loads", folder = "Freshness";
        yield return new(table, "Last publication", folder, "yyyy-mm-dd hh:nn", "When the last version was published (UTC).", "CALCULATE ( MAX ( Loads[FinishedAtUtc] ), Loads[IsPublished] = TRUE () )");
        yield return new(table, "Hours since publication", folder, Days, "Hours from the last publication to the refresh of this report.", "DATEDIFF ( [Last publication], UTCNOW (), MINUTE ) / 60");
        yield return new(table, "Loads that failed", folder, Count, "Loads that did not succeed.", "CALCULATE ( COUNTROWS ( Loads ), Loads[Outcome] <> \"Succeeded\" ) + 0");
        yield return new(table, "Rows read", folder, Count, "Rows that came in from the sources.", "SUM ( Loads[RowsIn] )");
        yield return new(table, "Rows rejected in loads", folder, Count, "Rows that loads turned away.", "SUM ( Loads[RowsRejected] )");
        yield return new("Quality checks", "Checks of data quality", folder, Count, "Checks that loads made on what they wrote.", "COUNTROWS ( 'Quality checks' ) + 0");
        yield return new("Quality checks", "Checks failed", folder, Count, "Of those, the checks that rows failed.", "CALCULATE ( COUNTROWS ( 'Quality checks' ), 'Quality checks'[IsPassed] = FALSE () ) + 0");
        yield return new("Quality checks", "Rows that failed checks", folder, Count, "Rows that break a rule and are in the numbers all the same.", "SUM ( 'Quality checks'[FailedCount] )");
        yield return new("Rejected rows", "Rows turned away", folder, Count, "Rows of the sources that break a rule and are not in the numbers.", "COUNTROWS ( 'Rejected rows' ) + 0");
        yield return new("Plan versions", "Latest status date", folder, "yyyy-mm-dd", "The latest status date of the plans.", "CALCULATE ( MAX ( 'Plan versions'[StatusOn] ), 'Plan versions'[IsLatest] = TRUE (), REMOVEFILTERS ( Calendar ) )");
    }

    /// <summary>A ratio of the stored parts of a KPI: what its own definition sums over projects, in the last month of the period.</summary>
    private static Measure KpiRatio(string name, string folder, string description, string code, string format = Percent) => new("KPI values", name, folder, format, description,
        $"DIVIDE (\n    {Indented(Sum(code, "Numerator"))},\n    {Indented(Sum(code, "Denominator"))}\n)", code);

    private static Measure KpiLargest(string name, string folder, string description, string code) => new("KPI values", name, folder, Days, description, LastMonth(code, "Project", "MAX ( 'KPI values'[Value] )"), code);

    private static string Sum(string code, string part, string level = "Project") => LastMonth(code, level, $"SUM ( 'KPI values'[{part}] )");

    private static string LastMonth(string code, string level, string inner)
    {
        var rows = $"'KPI values'[KpiCode] = \"{code}\", 'KPI values'[ScopeLevel] = \"{level}\", 'KPI values'[PeriodGrain] = \"Month\", REMOVEFILTERS ( Scopes ), REMOVEFILTERS ( KPIs )";
        return $"VAR LastEnd = CALCULATE ( MAX ( 'KPI values'[PeriodEnd] ), {rows} )\nRETURN\n    CALCULATE ( {inner}, 'KPI values'[PeriodEnd] = LastEnd, {rows} )";
    }

    private static string Indented(string dax) => dax.Replace("\n", "\n    ", StringComparison.Ordinal);
}
