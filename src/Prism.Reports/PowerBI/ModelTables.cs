namespace Prism.Reports.PowerBI;

/// <summary>The star that the report reads: dimensions around facts, each a set of the feed.</summary>
internal static class ModelTables
{
    public const string Calendar = "Calendar";

    public static IReadOnlyList<ModelTable> All { get; } =
    [
        new(Calendar, "Dates", "DateSk", "Date", "Year", "Quarter", "Month", "MonthName", "IsoWeek", "IsoYear", "FiscalYear", "FiscalQuarter", "MonthStart", "MonthEnd", "IsWorkingDay", "IsHoliday", "HolidayName")
        {
            Key = "Date",
            Rows = "[Date] <> null",
            Hierarchy = ("Year to day", ["Year", "Quarter label", "Month label", "Date"]),
            Shown = ["Date", "Year", "MonthName", "IsoWeek", "FiscalYear", "FiscalQuarter", "IsWorkingDay", "IsHoliday", "HolidayName"],
            Calculated =
            [
                new("Month label", "string", "Year and month, such as 2026-10.", "FORMAT ( Calendar[Date], \"yyyy-MM\" )", SortBy: "MonthStart"),
                new("Quarter label", "string", "Year and quarter, such as 2026 Q4.", "Calendar[Year] & \" Q\" & Calendar[Quarter]"),
            ],
        },
        new("Projects", "Projects", "ProjectSk", "ProjectId", "ProjectCode", "ProjectName", "IsRegistered", "Manager", "Sponsor", "Program", "Portfolio", "Methodology", "Stage", "Priority", "HealthOverride", "PlannedStart", "PlannedFinish", "ActualStart", "ActualFinish", "CurrencyCode", "IsCurrent", "IsDeleted")
        {
            Key = "ProjectCode",
            Rows = "[IsCurrent] = true",
            Hierarchy = ("Portfolio to project", ["Portfolio", "Program", "ProjectName"]),
            Shown = ["ProjectCode", "ProjectName", "Manager", "Sponsor", "Program", "Portfolio", "Methodology", "Stage", "Priority", "HealthOverride", "PlannedStart", "PlannedFinish", "ActualStart", "ActualFinish", "CurrencyCode"],
        },
        new("KPIs", "Kpis", "KpiSk", "KpiCode", "KpiName", "Family", "Purpose", "Decision", "FormulaText", "FormulaVersion", "Unit", "Direction", "Timing", "AggregationRule", "Owner", "ObjectiveCode", "Gaming", "ReviewEvery", "NextReview", "Stage", "RetiredOn", "IsCurrent")
        {
            Key = "KpiCode",
            Rows = "[IsCurrent] = true",
            Hierarchy = ("Family to KPI", ["Family", "KpiName"]),
            Shown = ["KpiCode", "KpiName", "Family", "Purpose", "Decision", "FormulaText", "FormulaVersion", "Unit", "Direction", "Timing", "AggregationRule", "Owner", "Gaming", "ReviewEvery", "NextReview", "Stage"],
        },
        new("Scopes", "Scopes", "ScopeSk", "ScopeLevel", "ScopeName", "ParentScopeName") { Key = "ScopeSk", Shown = ["ScopeLevel", "ScopeName", "ParentScopeName"] },
        new("People", "Persons", "PersonSk", "PersonId", "DisplayName", "PersonKind", "IsActive", "Team", "Role", "Department", "CapacityHoursPerDay", "IsCurrent")
        {
            Key = "PersonSk", Shown = ["DisplayName", "PersonKind", "Team", "Role", "Department"],
        },
        new("Sprints", "Sprints", "SprintSk", "SprintName", "SprintState", "Goal", "BoardName", "StartAtUtc", "EndAtUtc", "CompletedAtUtc") { Key = "SprintSk", Shown = ["SprintName", "SprintState", "Goal", "BoardName", "CompletedAtUtc"] },
        new("Statuses", "Statuses", "StatusSk", "SourceStatus", "StatusCategory", "FlowState") { Key = "StatusSk", Shown = ["SourceStatus", "StatusCategory", "FlowState"] },
        new("Objectives", "Objectives", "ObjectiveSk", "ObjectiveCode", "ObjectiveName", "Perspective", "Owner", "StartValue", "TargetValue", "Unit", "Due") { Key = "ObjectiveSk", Rows = "[IsDeleted] = false", Shown = ["ObjectiveCode", "ObjectiveName", "Perspective", "Owner", "Due"] },
        new("Project objectives", "ProjectObjectives", "ProjectObjectiveSk", "ProjectCode", "ObjectiveSk", "Weight") { Rows = "[IsDeleted] = false", Shown = ["Weight"] },
        new("KPI values", "KpiValues", "KpiValueSk", "KpiCode", "ScopeSk", "ScopeLevel", "ScopeName", "ProjectCode", "PeriodGrain", "PeriodStart", "PeriodEnd", "Numerator", "Denominator", "Value", "SampleSize", "Target", "Attainment", "Status", "Trend", "Confidence", "ConfidenceReason", "FormulaVersion")
        {
            Increments = new("PeriodEnd", 3, 12),
            Shown = ["ScopeLevel", "ScopeName", "PeriodGrain", "PeriodEnd", "Status", "Trend", "Confidence", "ConfidenceReason"],
            Calculated = [new("IsEnded", "boolean", "The period has ended: a running month is not to be judged by a whole one's target.", "'KPI values'[PeriodEnd] < TODAY ()")],
        },
        new("KPI targets", "KpiTargets", "KpiTargetSk", "KpiCode", "ScopeSk", "ScopeLevel", "ScopeName", "ValidFrom", "ValidTo", "Target", "AmberLimit", "RedLimit", "Statement")
        {
            Rows = "[IsDeleted] = false", Shown = ["ScopeLevel", "ScopeName", "ValidFrom", "ValidTo", "Target", "AmberLimit", "RedLimit", "Statement"],
        },
        new("Issues", "Issues", "IssueSk", "IssueKey", "Summary", "IssueType", "TypeClass", "Priority", "ProjectCode", "StatusSk", "StatusCategory", "AssigneeSk", "CreatedOn", "StartedOn", "DoneOn", "DueOn", "FirstDoneOn", "StoryPoints", "EstimateHours", "SpentHours", "RemainingHours", "LeadTimeDays", "CycleTimeDays", "BlockedDays", "ReopenCount", "ReopenedIn30DaysCount")
        {
            // An old issue changes until it is done: a piece by its creation would keep what is no longer true, so it is read whole.
            Rows = "[IsDeleted] = false",
            Key = "IssueSk",
            Shown = ["IssueKey", "Summary", "IssueType", "TypeClass", "Priority", "StatusCategory", "CreatedOn", "StartedOn", "DoneOn", "DueOn"],
        },
        new("Worklogs", "Worklogs", "WorklogSk", "IssueKey", "ProjectCode", "PersonSk", "Date", "SpentHours", "CostReporting")
        {
            Rows = "[IsDeleted] = false", Increments = new("Date", 3, 3), Shown = ["IssueKey", "Date"],
        },
        new("Daily flow", "FlowDaily", "FlowDailySk", "ProjectCode", "TypeClass", "StatusCategory", "Date", "ItemCount", "Points", "BlockedCount", "ArrivedCount", "DepartedCount")
        {
            Increments = new("Date", 3, 3), Shown = ["TypeClass", "StatusCategory", "Date"],
        },
        new("Sprint issues", "SprintIssues", "SprintIssueSk", "SprintSk", "IssueSk", "IssueKey", "ProjectCode", "Date", "IsCommitted", "IsAddedAfterStart", "IsRemoved", "IsCompleted", "IsCarriedOver", "IsSprintClosed", "PointsAtStart", "PointsAtEnd")
        {
            Shown = ["IssueKey", "Date"],
            Calculated = [new("IsIssueKept", "boolean", "The issue still exists in its source.", "NOT ISBLANK ( LOOKUPVALUE ( Issues[IssueSk], Issues[IssueSk], 'Sprint issues'[IssueSk] ) )", IsHidden: true)],
        },
        new("Plan versions", "PlanVersions", "PlanVersionSk", "ProjectCode", "FileName", "StatusOn", "IsStatusDateEstimated", "StartOn", "FinishOn", "CalendarName", "IsLatest")
        {
            Key = "PlanVersionSk",
            Shown = ["FileName", "StatusOn", "StartOn", "FinishOn", "CalendarName", "IsLatest"],
            Calculated =
            [
                new("IsLastImport", "boolean", "Of the plans with one status date of a project, the one imported last.",
                    "'Plan versions'[PlanVersionSk] = CALCULATE ( MAX ( 'Plan versions'[PlanVersionSk] ), ALLEXCEPT ( 'Plan versions', 'Plan versions'[ProjectCode], 'Plan versions'[StatusOn] ) )", IsHidden: true),
            ],
        },
        new("Plan tasks", "PlanTasks", "FactTaskSk", "PlanVersionSk", "TaskName", "Wbs", "ProjectCode", "Date", "IsSummary", "IsMilestone", "IsWorkingTask", "Start", "Finish", "BaselineStart", "BaselineFinish", "ActualStart", "ActualFinish", "Deadline", "WorkHours", "ActualWorkHours", "RemainingWorkHours", "BaselineWorkHours", "PercentComplete", "TotalSlackHours", "IsCritical")
        {
            Increments = new("Date", 3, 6),
            Shown = ["TaskName", "Wbs", "IsMilestone", "Start", "Finish", "BaselineStart", "BaselineFinish", "ActualStart", "ActualFinish", "Deadline", "PercentComplete", "IsCritical"],
            Calculated =
            [
                new("IsLatestPlan", "boolean", "The task's plan is the project's latest.", "LOOKUPVALUE ( 'Plan versions'[IsLatest], 'Plan versions'[PlanVersionSk], 'Plan tasks'[PlanVersionSk] )", IsHidden: true),
                new("SlipDays", "int64", "Days that the task's finish lies behind its baseline; negative: before it.",
                    "IF ( NOT ISBLANK ( 'Plan tasks'[BaselineFinish] ) && NOT ISBLANK ( 'Plan tasks'[Finish] ), DATEDIFF ( 'Plan tasks'[BaselineFinish], 'Plan tasks'[Finish], DAY ) )"),
            ],
        },
        new("Earned values", "EarnedValues", "EarnedValueSk", "PlanVersionSk", "TaskName", "ProjectCode", "Date", "EarningRule", "PlannedValueReporting", "EarnedReporting", "ActualCostReporting", "BudgetReporting", "PlannedValueHours", "EarnedValueHours", "ActualHours", "BudgetHours", "IsEstimated")
        {
            Increments = new("Date", 3, 6),
            Shown = ["TaskName", "Date", "EarningRule"],
            Calculated = [new("IsLastImport", "boolean", "Of the plans with one status date of a project, the one imported last.", "LOOKUPVALUE ( 'Plan versions'[IsLastImport], 'Plan versions'[PlanVersionSk], 'Earned values'[PlanVersionSk] )", IsHidden: true)],
        },
        new("Financials", "Financials", "FinancialSk", "ProjectCode", "Date", "Line", "Actual", "BudgetReporting", "ForecastReporting", "ActualReporting", "BenefitPlannedReporting", "BenefitRealised", "BenefitRealisedReporting")
        {
            Rows = "[IsDeleted] = false", Shown = ["Line", "Date"],
        },
        new("Assessments", "Assessments", "AssessmentSk", "ProjectCode", "Date", "Subject", "Score", "ScaleMin", "ScaleMax", "Respondents") { Rows = "[IsDeleted] = false", Shown = ["Subject", "Date"] },
        new("Risk register", "Risks", "RiskSk", "RiskCode", "ProjectCode", "Date", "Title", "Category", "RiskStatus", "Probability", "ExposureAmountReporting", "Owner", "Response", "ResponseDue", "Raised", "Closed")
        {
            Rows = "[IsDeleted] = false", Shown = ["RiskCode", "Date", "Title", "Category", "RiskStatus", "Probability", "Owner", "Response", "ResponseDue", "Raised", "Closed"],
        },
        new("Stage gates", "StageGates", "StageGateSk", "ProjectCode", "Date", "Gate", "Planned", "Held", "Decision", "DecidedBy", "Conditions")
        {
            Rows = "[IsDeleted] = false", Shown = ["Date", "Gate", "Planned", "Held", "Decision", "DecidedBy", "Conditions"],
        },
        new("KPI reviews", "KpiReviews", "KpiReviewSk", "KpiCode", "ScopeSk", "ScopeLevel", "ScopeName", "ReviewedOn", "Reviewer", "Finding", "Decision", "Owner", "DueOn")
        {
            Rows = "[IsDeleted] = false", Shown = ["ScopeLevel", "ScopeName", "ReviewedOn", "Reviewer", "Finding", "Decision", "Owner", "DueOn"],
        },
        new("KPI maturity", "KpiMaturity", "MaturitySk", "ScopeSk", "ScopeLevel", "ScopeName", "AssessedOn", "ScopeStage", "CriterionStage", "Criterion", "IsMet", "Measured", "Needed")
        {
            Shown = ["ScopeLevel", "ScopeName", "AssessedOn", "ScopeStage", "CriterionStage", "Criterion", "IsMet", "Measured", "Needed"],
        },
        new("Planned work", "Timephased", "TimephasedSk", "PlanVersionSk", "PersonSk", "ProjectCode", "Date", "MeasureKind", "BaselineNumber", "WorkHours", "CostAmount")
        {
            Increments = new("Date", 3, 6),
            Shown = ["MeasureKind", "BaselineNumber", "Date"],
            Calculated = [new("IsLatestPlan", "boolean", "The row's plan is the project's latest.", "LOOKUPVALUE ( 'Plan versions'[IsLatest], 'Plan versions'[PlanVersionSk], 'Planned work'[PlanVersionSk] )", IsHidden: true)],
        },
        new("Loads", "Loads", "LoadSk", "SourceSystem", "Kind", "StartedAtUtc", "FinishedAtUtc", "Outcome", "Message", "RowsIn", "RowsStaged", "RowsLoaded", "RowsRejected", "IsPublished") { Key = "LoadSk", Shown = ["LoadSk", "SourceSystem", "Kind", "StartedAtUtc", "FinishedAtUtc", "Outcome", "Message", "IsPublished"] },
        new("Quality checks", "DataQualityResults", "DataQualitySk", "CheckName", "TableName", "Severity", "IsWholeTable", "CheckedCount", "FailedCount", "IsPassed", "Sample", "LoadSk")
        {
            Shown = ["CheckName", "TableName", "Severity", "IsWholeTable", "IsPassed", "Sample"],
        },
        new("Rejected rows", "RejectedRows", "SourceSystem", "Entity", "SourceId", "Rule", "Value", "LoadSk", "UpdatedAtUtc") { Shown = ["SourceSystem", "Entity", "SourceId", "Rule", "Value", "UpdatedAtUtc"] },
    ];

    public static IReadOnlyList<Relation> Relations { get; } =
    [
        new("KPI values", "KpiCode", "KPIs", "KpiCode"),
        new("KPI values", "ScopeSk", "Scopes", "ScopeSk"),
        new("KPI values", "PeriodEnd", Calendar, "Date"),
        new("KPI values", "ProjectCode", "Projects", "ProjectCode"),
        new("KPI targets", "KpiCode", "KPIs", "KpiCode"),
        new("KPI targets", "ScopeSk", "Scopes", "ScopeSk"),
        new("Issues", "ProjectCode", "Projects", "ProjectCode"),
        new("Issues", "StatusSk", "Statuses", "StatusSk"),
        new("Issues", "AssigneeSk", "People", "PersonSk"),
        new("Issues", "DoneOn", Calendar, "Date"),
        new("Issues", "CreatedOn", Calendar, "Date", IsActive: false),
        new("Issues", "FirstDoneOn", Calendar, "Date", IsActive: false),
        new("Worklogs", "ProjectCode", "Projects", "ProjectCode"),
        new("Worklogs", "PersonSk", "People", "PersonSk"),
        new("Worklogs", "Date", Calendar, "Date"),
        new("Daily flow", "ProjectCode", "Projects", "ProjectCode"),
        new("Daily flow", "Date", Calendar, "Date"),
        new("Sprint issues", "ProjectCode", "Projects", "ProjectCode"),
        new("Sprint issues", "SprintSk", "Sprints", "SprintSk"),
        new("Sprint issues", "Date", Calendar, "Date"),
        new("Plan versions", "ProjectCode", "Projects", "ProjectCode"),
        new("Plan versions", "StatusOn", Calendar, "Date"),
        new("Plan tasks", "ProjectCode", "Projects", "ProjectCode"),
        new("Plan tasks", "Date", Calendar, "Date"),
        new("Plan tasks", "BaselineFinish", Calendar, "Date", IsActive: false),
        new("Earned values", "ProjectCode", "Projects", "ProjectCode"),
        new("Earned values", "Date", Calendar, "Date"),
        new("Financials", "ProjectCode", "Projects", "ProjectCode"),
        new("Financials", "Date", Calendar, "Date"),
        new("Assessments", "ProjectCode", "Projects", "ProjectCode"),
        new("Assessments", "Date", Calendar, "Date"),
        new("Planned work", "ProjectCode", "Projects", "ProjectCode"),
        new("Planned work", "PersonSk", "People", "PersonSk"),
        new("Planned work", "Date", Calendar, "Date"),
        new("Project objectives", "ProjectCode", "Projects", "ProjectCode"),
        new("Project objectives", "ObjectiveSk", "Objectives", "ObjectiveSk"),
        new("Risk register", "ProjectCode", "Projects", "ProjectCode"),
        new("Risk register", "Date", Calendar, "Date"),
        new("Stage gates", "ProjectCode", "Projects", "ProjectCode"),
        new("Stage gates", "Date", Calendar, "Date"),
        new("KPI reviews", "KpiCode", "KPIs", "KpiCode"),
        new("KPI reviews", "ScopeSk", "Scopes", "ScopeSk"),
        new("KPI reviews", "ReviewedOn", Calendar, "Date"),
        new("KPI maturity", "ScopeSk", "Scopes", "ScopeSk"),
        new("Quality checks", "LoadSk", "Loads", "LoadSk"),
        new("Rejected rows", "LoadSk", "Loads", "LoadSk"),
    ];
}
