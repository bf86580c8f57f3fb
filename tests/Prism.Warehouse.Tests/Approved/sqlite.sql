CREATE TABLE IF NOT EXISTS "__StarMigrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___StarMigrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "DimBoard" (
    "BoardSk" INTEGER NOT NULL CONSTRAINT "PK_DimBoard" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "BoardName" TEXT NOT NULL,
    "BoardType" TEXT NOT NULL,
    "EstimationFieldId" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimComponent" (
    "ComponentSk" INTEGER NOT NULL CONSTRAINT "PK_DimComponent" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "ComponentName" TEXT NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimCurrencyRate" (
    "CurrencyRateSk" INTEGER NOT NULL CONSTRAINT "PK_DimCurrencyRate" PRIMARY KEY,
    "FromCurrency" TEXT NOT NULL,
    "ToCurrency" TEXT NOT NULL,
    "ValidFromDateSk" INTEGER NOT NULL,
    "Rate" REAL NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "DimDate" (
    "DateSk" INTEGER NOT NULL CONSTRAINT "PK_DimDate" PRIMARY KEY,
    "Date" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Quarter" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "DayOfMonth" INTEGER NOT NULL,
    "DayOfWeek" INTEGER NOT NULL,
    "IsoWeek" INTEGER NOT NULL,
    "IsoYear" INTEGER NOT NULL,
    "MonthName" TEXT NOT NULL,
    "FiscalYear" INTEGER NOT NULL,
    "FiscalQuarter" INTEGER NOT NULL,
    "FiscalMonth" INTEGER NOT NULL,
    "WeekStartSk" INTEGER NOT NULL,
    "WeekEndSk" INTEGER NOT NULL,
    "MonthStartSk" INTEGER NOT NULL,
    "MonthEndSk" INTEGER NOT NULL,
    "QuarterStartSk" INTEGER NOT NULL,
    "QuarterEndSk" INTEGER NOT NULL,
    "YearStartSk" INTEGER NOT NULL,
    "YearEndSk" INTEGER NOT NULL,
    "IsWorkingDay" INTEGER NOT NULL,
    "IsHoliday" INTEGER NOT NULL,
    "HolidayName" TEXT NULL,
    "PeriodEnd" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "DimIssue" (
    "IssueSk" INTEGER NOT NULL CONSTRAINT "PK_DimIssue" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "IssueKey" TEXT NOT NULL,
    "Summary" TEXT NULL,
    "IssueType" TEXT NOT NULL,
    "TypeClass" TEXT NOT NULL,
    "Priority" TEXT NULL,
    "Resolution" TEXT NULL,
    "ParentIssueSk" INTEGER NOT NULL,
    "EpicIssueSk" INTEGER NOT NULL,
    "Labels" TEXT NULL,
    "Team" TEXT NULL,
    "FieldCount" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimKpi" (
    "KpiSk" INTEGER NOT NULL CONSTRAINT "PK_DimKpi" PRIMARY KEY,
    "KpiCode" TEXT NOT NULL,
    "KpiName" TEXT NOT NULL,
    "Family" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Decision" TEXT NULL,
    "FormulaText" TEXT NOT NULL,
    "FormulaVersion" INTEGER NOT NULL,
    "FormulaHash" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Direction" TEXT NOT NULL,
    "Timing" TEXT NOT NULL,
    "AggregationRule" TEXT NOT NULL,
    "Owner" TEXT NULL,
    "AccountableRole" TEXT NULL,
    "ObjectiveCode" TEXT NULL,
    "Gaming" TEXT NULL,
    "ReviewEvery" TEXT NULL,
    "NextReviewDateSk" INTEGER NOT NULL,
    "LastReviewDateSk" INTEGER NOT NULL,
    "Stage" TEXT NULL,
    "RetiredDateSk" INTEGER NOT NULL,
    "SuccessorCode" TEXT NULL,
    "ValidFromUtc" INTEGER NOT NULL,
    "ValidToUtc" INTEGER NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "DimLoad" (
    "LoadSk" INTEGER NOT NULL CONSTRAINT "PK_DimLoad" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "StartedAtUtc" INTEGER NOT NULL,
    "FinishedAtUtc" INTEGER NULL,
    "Outcome" TEXT NOT NULL,
    "Message" TEXT NULL,
    "RowsIn" INTEGER NOT NULL,
    "RowsStaged" INTEGER NOT NULL,
    "RowsLoaded" INTEGER NOT NULL,
    "RowsRejected" INTEGER NOT NULL,
    "WatermarkBefore" TEXT NULL,
    "WatermarkAfter" TEXT NULL,
    "StepName" TEXT NULL,
    "StepDone" INTEGER NOT NULL,
    "StepTotal" INTEGER NULL,
    "StepStartedAtUtc" INTEGER NULL,
    "StepSeenAtUtc" INTEGER NULL,
    "SignInExpiresDateSk" INTEGER NOT NULL,
    "IsPublished" INTEGER NOT NULL
);

CREATE TABLE "DimObjective" (
    "ObjectiveSk" INTEGER NOT NULL CONSTRAINT "PK_DimObjective" PRIMARY KEY,
    "ObjectiveCode" TEXT NOT NULL,
    "ObjectiveName" TEXT NOT NULL,
    "Perspective" TEXT NULL,
    "Owner" TEXT NULL,
    "StartValue" REAL NULL,
    "TargetValue" REAL NULL,
    "Unit" TEXT NULL,
    "DueDateSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimPerson" (
    "PersonSk" INTEGER NOT NULL CONSTRAINT "PK_DimPerson" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "DisplayName" TEXT NOT NULL,
    "PersonKind" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "Team" TEXT NULL,
    "Role" TEXT NULL,
    "Department" TEXT NULL,
    "HomeProjectId" INTEGER NOT NULL,
    "CapacityHoursPerDay" REAL NULL,
    "CostRateAmount" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "CapacityFromDateSk" INTEGER NOT NULL,
    "CapacityToDateSk" INTEGER NOT NULL,
    "ValidFromUtc" INTEGER NOT NULL,
    "ValidToUtc" INTEGER NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimPlanVersion" (
    "PlanVersionSk" INTEGER NOT NULL CONSTRAINT "PK_DimPlanVersion" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "StatusDateSk" INTEGER NOT NULL,
    "IsStatusDateEstimated" INTEGER NOT NULL,
    "StartDateSk" INTEGER NOT NULL,
    "FinishDateSk" INTEGER NOT NULL,
    "CurrencyCode" TEXT NULL,
    "CalendarName" TEXT NULL,
    "MinutesPerDay" INTEGER NOT NULL,
    "EarnedValueBaseline" INTEGER NOT NULL,
    "IsLatest" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "DimProject" (
    "ProjectSk" INTEGER NOT NULL CONSTRAINT "PK_DimProject" PRIMARY KEY,
    "ProjectId" INTEGER NOT NULL,
    "ProjectCode" TEXT NOT NULL,
    "ProjectName" TEXT NOT NULL,
    "IsRegistered" INTEGER NOT NULL,
    "Manager" TEXT NULL,
    "Sponsor" TEXT NULL,
    "Program" TEXT NULL,
    "Portfolio" TEXT NULL,
    "Methodology" TEXT NULL,
    "Stage" TEXT NULL,
    "Priority" TEXT NULL,
    "HealthOverride" TEXT NULL,
    "PlannedStartDateSk" INTEGER NOT NULL,
    "PlannedFinishDateSk" INTEGER NOT NULL,
    "ActualStartDateSk" INTEGER NOT NULL,
    "ActualFinishDateSk" INTEGER NOT NULL,
    "CurrencyCode" TEXT NULL,
    "ValidFromUtc" INTEGER NOT NULL,
    "ValidToUtc" INTEGER NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimRelease" (
    "ReleaseSk" INTEGER NOT NULL CONSTRAINT "PK_DimRelease" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "ReleaseName" TEXT NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "IsReleased" INTEGER NOT NULL,
    "IsArchived" INTEGER NOT NULL,
    "ReleaseDateSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "DimScope" (
    "ScopeSk" INTEGER NOT NULL CONSTRAINT "PK_DimScope" PRIMARY KEY,
    "ScopeLevel" TEXT NOT NULL,
    "ScopeKey" TEXT NOT NULL,
    "ScopeName" TEXT NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "ParentScopeSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "DimStatus" (
    "StatusSk" INTEGER NOT NULL CONSTRAINT "PK_DimStatus" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "SourceStatus" TEXT NOT NULL,
    "StatusCategory" TEXT NOT NULL,
    "FlowState" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactDataQuality" (
    "DataQualitySk" INTEGER NOT NULL CONSTRAINT "PK_FactDataQuality" PRIMARY KEY,
    "CheckName" TEXT NOT NULL,
    "TableName" TEXT NOT NULL,
    "Severity" TEXT NOT NULL,
    "IsWholeTable" INTEGER NOT NULL,
    "CheckedCount" INTEGER NOT NULL,
    "FailedCount" INTEGER NOT NULL,
    "IsPassed" INTEGER NOT NULL,
    "Sample" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiAdvice" (
    "KpiAdviceSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiAdvice" PRIMARY KEY,
    "KpiCode" TEXT NOT NULL,
    "Advice" TEXT NOT NULL,
    "ObjectiveCode" TEXT NULL,
    "OtherKpiCode" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "IssueFieldColumn" (
    "IssueFieldColumnSk" INTEGER NOT NULL CONSTRAINT "PK_IssueFieldColumn" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "FieldName" TEXT NOT NULL,
    "ValueKind" TEXT NOT NULL,
    "ColumnName" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "KpiMeasureValue" (
    "KpiMeasureValueSk" INTEGER NOT NULL CONSTRAINT "PK_KpiMeasureValue" PRIMARY KEY,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Value" REAL NOT NULL,
    "Weight" REAL NULL,
    "IsEstimated" INTEGER NOT NULL
);

CREATE TABLE "KpiSignalCase" (
    "KpiSignalCaseSk" INTEGER NOT NULL CONSTRAINT "PK_KpiSignalCase" PRIMARY KEY,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "RowSk" INTEGER NOT NULL,
    "Name" TEXT NULL
);

CREATE TABLE "KpiTouchedProject" (
    "ProjectId" INTEGER NOT NULL CONSTRAINT "PK_KpiTouchedProject" PRIMARY KEY
);

CREATE TABLE "KpiWorkState" (
    "KpiWorkStateSk" INTEGER NOT NULL CONSTRAINT "PK_KpiWorkState" PRIMARY KEY,
    "Subject" TEXT NOT NULL,
    "InputHash" TEXT NOT NULL
);

CREATE TABLE "LoadLease" (
    "LoadLeaseSk" INTEGER NOT NULL CONSTRAINT "PK_LoadLease" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "FencingNumber" INTEGER NOT NULL,
    "ExpiresAtUtc" INTEGER NOT NULL
);

CREATE TABLE "PersonSource" (
    "PersonSourceSk" INTEGER NOT NULL CONSTRAINT "PK_PersonSource" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "ProjectSource" (
    "ProjectSourceSk" INTEGER NOT NULL CONSTRAINT "PK_ProjectSource" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "ContainerKind" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "ContainerKey" TEXT NOT NULL,
    "ContainerName" TEXT NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "IsMapped" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "RejectedRow" (
    "SourceSystem" TEXT NOT NULL,
    "Entity" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "Rule" TEXT NOT NULL,
    "Value" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_RejectedRow" PRIMARY KEY ("SourceSystem", "Entity", "SourceId", "Rule")
);

CREATE TABLE "TableGrowth" (
    "TableName" TEXT NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "StoredRows" INTEGER NOT NULL,
    "StoredBytes" INTEGER NOT NULL,
    "MeasuredAtUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_TableGrowth" PRIMARY KEY ("TableName", "DateSk")
);

CREATE TABLE "DimSprint" (
    "SprintSk" INTEGER NOT NULL CONSTRAINT "PK_DimSprint" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "SprintName" TEXT NOT NULL,
    "SprintState" TEXT NOT NULL,
    "Goal" TEXT NULL,
    "BoardSk" INTEGER NOT NULL,
    "StartAtUtc" INTEGER NULL,
    "EndAtUtc" INTEGER NULL,
    "CompletedAtUtc" INTEGER NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactKpiReviewDue" (
    "KpiReviewDueSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiReviewDue" PRIMARY KEY,
    "KpiCode" TEXT NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "HeldDateSk" INTEGER NOT NULL,
    "IsHeldInTime" INTEGER NOT NULL,
    "IsOverdue" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiUsage" (
    "KpiUsageSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiUsage" PRIMARY KEY,
    "DateSk" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "KpiCode" TEXT NULL,
    "ClientKind" TEXT NOT NULL,
    "ReadCount" INTEGER NOT NULL,
    "ReaderCount" INTEGER NOT NULL,
    "RowCount" INTEGER NOT NULL,
    "LastReadAtUtc" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactSourceFreshness" (
    "SourceFreshnessSk" INTEGER NOT NULL CONSTRAINT "PK_FactSourceFreshness" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "LastLoadDateSk" INTEGER NOT NULL,
    "AgeDays" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "DimTask" (
    "TaskSk" INTEGER NOT NULL CONSTRAINT "PK_DimTask" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "TaskUid" INTEGER NOT NULL,
    "Wbs" TEXT NULL,
    "OutlineNumber" TEXT NULL,
    "OutlineLevel" INTEGER NOT NULL,
    "TaskName" TEXT NULL,
    "IsSummary" INTEGER NOT NULL,
    "IsMilestone" INTEGER NOT NULL,
    "IsInactive" INTEGER NOT NULL,
    "IsExternal" INTEGER NOT NULL,
    "IsManual" INTEGER NOT NULL,
    "EarningRule" TEXT NOT NULL,
    "IssueSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "IssueComponent" (
    "IssueComponentSk" INTEGER NOT NULL CONSTRAINT "PK_IssueComponent" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "ComponentSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "IssueField" (
    "IssueFieldSk" INTEGER NOT NULL CONSTRAINT "PK_IssueField" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "FieldName" TEXT NOT NULL,
    "SourceFieldId" TEXT NOT NULL,
    "ValueKind" TEXT NOT NULL,
    "NumberValue" REAL NULL,
    "TextValue" TEXT NULL,
    "DateSk" INTEGER NOT NULL,
    "ValueAtUtc" INTEGER NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "IssueLabel" (
    "IssueLabelSk" INTEGER NOT NULL CONSTRAINT "PK_IssueLabel" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "Label" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "IssueLink" (
    "IssueLinkSk" INTEGER NOT NULL CONSTRAINT "PK_IssueLink" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "SourceLinkId" TEXT NOT NULL,
    "LinkType" TEXT NOT NULL,
    "Direction" TEXT NOT NULL,
    "Phrase" TEXT NULL,
    "LinkedIssueSk" INTEGER NOT NULL,
    "LinkedSourceId" TEXT NOT NULL,
    "LinkedIssueKey" TEXT NULL,
    "IsCounted" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiStanding" (
    "KpiStandingSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiStanding" PRIMARY KEY,
    "KpiSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "HasOwner" INTEGER NOT NULL,
    "HasTarget" INTEGER NOT NULL,
    "HasValue" INTEGER NOT NULL,
    "IsTargetMet" INTEGER NULL,
    "ReadCount" INTEGER NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "BridgeProjectObjective" (
    "ProjectObjectiveSk" INTEGER NOT NULL CONSTRAINT "PK_BridgeProjectObjective" PRIMARY KEY,
    "ProjectId" INTEGER NOT NULL,
    "ObjectiveSk" INTEGER NOT NULL,
    "Weight" REAL NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactAssessment" (
    "AssessmentSk" INTEGER NOT NULL CONSTRAINT "PK_FactAssessment" PRIMARY KEY,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "ScaleMin" REAL NOT NULL,
    "ScaleMax" REAL NOT NULL,
    "Respondents" INTEGER NOT NULL,
    "Evidence" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactAssessmentAnswer" (
    "AssessmentAnswerSk" INTEGER NOT NULL CONSTRAINT "PK_FactAssessmentAnswer" PRIMARY KEY,
    "AssessmentSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "Answers" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactFinancial" (
    "FinancialSk" INTEGER NOT NULL CONSTRAINT "PK_FactFinancial" PRIMARY KEY,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Line" TEXT NOT NULL,
    "BudgetAmount" INTEGER NULL,
    "ForecastAmount" INTEGER NULL,
    "ActualAmount" INTEGER NULL,
    "BenefitPlannedAmount" INTEGER NULL,
    "BenefitRealisedAmount" INTEGER NULL,
    "CurrencyCode" TEXT NOT NULL,
    "BudgetAmountReporting" INTEGER NULL,
    "ForecastAmountReporting" INTEGER NULL,
    "ActualAmountReporting" INTEGER NULL,
    "BenefitPlannedAmountReporting" INTEGER NULL,
    "BenefitRealisedAmountReporting" INTEGER NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactFlowDaily" (
    "FlowDailySk" INTEGER NOT NULL CONSTRAINT "PK_FactFlowDaily" PRIMARY KEY,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "TypeClass" TEXT NOT NULL,
    "StatusCategory" TEXT NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "ItemCount" INTEGER NOT NULL,
    "Points" REAL NOT NULL,
    "BlockedCount" INTEGER NOT NULL,
    "ArrivedCount" INTEGER NOT NULL,
    "DepartedCount" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactResourceAvailability" (
    "ResourceAvailabilitySk" INTEGER NOT NULL CONSTRAINT "PK_FactResourceAvailability" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "ResourceUid" INTEGER NOT NULL,
    "ValidFromDateSk" INTEGER NOT NULL,
    "ValidToDateSk" INTEGER NOT NULL,
    "Units" REAL NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactResourceRate" (
    "ResourceRateSk" INTEGER NOT NULL CONSTRAINT "PK_FactResourceRate" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "ResourceUid" INTEGER NOT NULL,
    "RateTable" TEXT NOT NULL,
    "ValidFromDateSk" INTEGER NOT NULL,
    "ValidToDateSk" INTEGER NOT NULL,
    "StandardRateAmount" INTEGER NULL,
    "OvertimeRateAmount" INTEGER NULL,
    "CostPerUseAmount" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactRisk" (
    "RiskSk" INTEGER NOT NULL CONSTRAINT "PK_FactRisk" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "RiskCode" TEXT NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Category" TEXT NULL,
    "RiskStatus" TEXT NOT NULL,
    "Probability" REAL NULL,
    "ImpactAmount" INTEGER NULL,
    "ExposureAmount" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "ExposureAmountReporting" INTEGER NULL,
    "Owner" TEXT NULL,
    "Response" TEXT NULL,
    "RaisedDateSk" INTEGER NOT NULL,
    "ResponseDueDateSk" INTEGER NOT NULL,
    "ClosedDateSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactStageGate" (
    "StageGateSk" INTEGER NOT NULL CONSTRAINT "PK_FactStageGate" PRIMARY KEY,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Gate" TEXT NOT NULL,
    "PlannedDateSk" INTEGER NOT NULL,
    "HeldDateSk" INTEGER NOT NULL,
    "Decision" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "Conditions" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactWorklog" (
    "WorklogSk" INTEGER NOT NULL CONSTRAINT "PK_FactWorklog" PRIMARY KEY,
    "SourceSystem" TEXT NOT NULL,
    "SourceId" TEXT NOT NULL,
    "IssueSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "StartedAtUtc" INTEGER NOT NULL,
    "CreatedAtUtc" INTEGER NOT NULL,
    "CreatedDateSk" INTEGER NOT NULL,
    "SpentHours" REAL NOT NULL,
    "CostAmount" INTEGER NULL,
    "CostAmountReporting" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "IssueRelease" (
    "IssueReleaseSk" INTEGER NOT NULL CONSTRAINT "PK_IssueRelease" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "ReleaseSk" INTEGER NOT NULL,
    "Relation" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "BridgeScopeProject" (
    "ScopeProjectSk" INTEGER NOT NULL CONSTRAINT "PK_BridgeScopeProject" PRIMARY KEY,
    "ScopeSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "ProjectId" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiConsistency" (
    "KpiConsistencySk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiConsistency" PRIMARY KEY,
    "KpiSk" INTEGER NOT NULL,
    "ScopeSk" INTEGER NOT NULL,
    "Basis" TEXT NOT NULL,
    "ProjectCount" INTEGER NOT NULL,
    "Projects" TEXT NOT NULL,
    "IsConsistent" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiCoverage" (
    "KpiCoverageSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiCoverage" PRIMARY KEY,
    "KpiSk" INTEGER NOT NULL,
    "ScopeSk" INTEGER NOT NULL,
    "MonthCount" INTEGER NOT NULL,
    "LastMonthEndDateSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiReview" (
    "KpiReviewSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiReview" PRIMARY KEY,
    "KpiCode" TEXT NOT NULL,
    "ScopeSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Reviewer" TEXT NULL,
    "Finding" TEXT NOT NULL,
    "Decision" TEXT NULL,
    "Owner" TEXT NULL,
    "DueDateSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactKpiSignal" (
    "KpiSignalSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiSignal" PRIMARY KEY,
    "ScopeSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Signal" TEXT NOT NULL,
    "Cases" REAL NOT NULL,
    "OutOf" REAL NOT NULL,
    "Share" REAL NULL,
    "Limit" REAL NOT NULL,
    "IsAboveLimit" INTEGER NOT NULL,
    "KpiCodes" TEXT NOT NULL,
    "Evidence" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactKpiTarget" (
    "KpiTargetSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiTarget" PRIMARY KEY,
    "KpiCode" TEXT NOT NULL,
    "ScopeSk" INTEGER NOT NULL,
    "ValidFromDateSk" INTEGER NOT NULL,
    "ValidToDateSk" INTEGER NOT NULL,
    "PeriodGrain" TEXT NULL,
    "Target" REAL NOT NULL,
    "AmberLimit" REAL NULL,
    "RedLimit" REAL NULL,
    "Statement" TEXT NULL,
    "Measure" TEXT NULL,
    "BaselineValue" REAL NULL,
    "BaselineDateSk" INTEGER NOT NULL,
    "BaselineEvidence" TEXT NULL,
    "ObjectiveCode" TEXT NULL,
    "DueDateSk" INTEGER NOT NULL,
    "Origin" TEXT NOT NULL,
    "SmartParts" INTEGER NOT NULL,
    "SmartVague" TEXT NULL,
    "SmartSuggestion" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactKpiValue" (
    "KpiValueSk" INTEGER NOT NULL CONSTRAINT "PK_FactKpiValue" PRIMARY KEY,
    "KpiSk" INTEGER NOT NULL,
    "ScopeSk" INTEGER NOT NULL,
    "PeriodGrain" TEXT NOT NULL,
    "PeriodStartDateSk" INTEGER NOT NULL,
    "PeriodEndDateSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "Numerator" REAL NULL,
    "Denominator" REAL NULL,
    "Value" REAL NULL,
    "SampleSize" INTEGER NOT NULL,
    "KpiTargetSk" INTEGER NOT NULL,
    "Target" REAL NULL,
    "Attainment" REAL NULL,
    "Status" TEXT NOT NULL,
    "Trend" TEXT NOT NULL,
    "Confidence" TEXT NOT NULL,
    "ConfidenceReason" TEXT NULL,
    "FormulaVersion" INTEGER NOT NULL,
    "ReportedFromLoadSk" INTEGER NOT NULL,
    "ReportedToLoadSk" INTEGER NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactMaturity" (
    "MaturitySk" INTEGER NOT NULL CONSTRAINT "PK_FactMaturity" PRIMARY KEY,
    "ScopeSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "ScopeStage" TEXT NOT NULL,
    "CriterionStage" TEXT NOT NULL,
    "Criterion" TEXT NOT NULL,
    "IsMet" INTEGER NOT NULL,
    "Measured" REAL NULL,
    "Needed" REAL NOT NULL,
    "Evidence" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactStatusTransition" (
    "StatusTransitionSk" INTEGER NOT NULL CONSTRAINT "PK_FactStatusTransition" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "TransitionNumber" INTEGER NOT NULL,
    "FromStatusSk" INTEGER NOT NULL,
    "ToStatusSk" INTEGER NOT NULL,
    "FromSourceStatus" TEXT NULL,
    "ToSourceStatus" TEXT NULL,
    "AuthorPersonSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "ChangedAtUtc" INTEGER NOT NULL,
    "HoursInFromStatus" REAL NOT NULL,
    "Direction" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactIssue" (
    "IssueSk" INTEGER NOT NULL CONSTRAINT "PK_FactIssue" PRIMARY KEY,
    "ProjectSk" INTEGER NOT NULL,
    "StatusSk" INTEGER NOT NULL,
    "AssigneePersonSk" INTEGER NOT NULL,
    "ReporterPersonSk" INTEGER NOT NULL,
    "SprintSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "CreatedDateSk" INTEGER NOT NULL,
    "StartedDateSk" INTEGER NOT NULL,
    "DoneDateSk" INTEGER NOT NULL,
    "PlannedStartDateSk" INTEGER NOT NULL,
    "DueDateSk" INTEGER NOT NULL,
    "FirstDoneDateSk" INTEGER NOT NULL,
    "ResolvedDateSk" INTEGER NOT NULL,
    "CreatedAtUtc" INTEGER NOT NULL,
    "StartedAtUtc" INTEGER NULL,
    "DoneAtUtc" INTEGER NULL,
    "ResolvedAtUtc" INTEGER NULL,
    "StoryPoints" REAL NULL,
    "EstimateHours" REAL NULL,
    "SpentHours" REAL NULL,
    "RemainingHours" REAL NULL,
    "LeadTimeElapsedDays" REAL NULL,
    "CycleTimeElapsedDays" REAL NULL,
    "LeadTimeWorkingDays" REAL NULL,
    "CycleTimeWorkingDays" REAL NULL,
    "ReopenCount" INTEGER NOT NULL,
    "ReopenedWithin30DaysCount" INTEGER NOT NULL,
    "BlockedElapsedDays" REAL NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL,
    "IsDeleted" INTEGER NOT NULL,
    "DeletedAtUtc" INTEGER NULL,
    "DeleteReason" TEXT NULL
);

CREATE TABLE "FactIssueRevision" (
    "IssueRevisionSk" INTEGER NOT NULL CONSTRAINT "PK_FactIssueRevision" PRIMARY KEY,
    "IssueSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "RevisionNumber" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "ValidFromUtc" INTEGER NOT NULL,
    "ValidToUtc" INTEGER NOT NULL,
    "ValidToDateSk" INTEGER NOT NULL,
    "StatusSk" INTEGER NOT NULL,
    "AssigneePersonSk" INTEGER NOT NULL,
    "SprintSk" INTEGER NOT NULL,
    "StoryPoints" REAL NULL,
    "IssueType" TEXT NULL,
    "Priority" TEXT NULL,
    "IsFlagged" INTEGER NOT NULL,
    "IsLastOfDay" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactSprintIssue" (
    "SprintIssueSk" INTEGER NOT NULL CONSTRAINT "PK_FactSprintIssue" PRIMARY KEY,
    "SprintSk" INTEGER NOT NULL,
    "IssueSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "IsCommitted" INTEGER NOT NULL,
    "IsAddedAfterStart" INTEGER NOT NULL,
    "IsRemoved" INTEGER NOT NULL,
    "IsCompleted" INTEGER NOT NULL,
    "IsCarriedOver" INTEGER NOT NULL,
    "IsSprintClosed" INTEGER NOT NULL,
    "PointsAtStart" REAL NULL,
    "PointsAtEnd" REAL NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactAssignment" (
    "FactAssignmentSk" INTEGER NOT NULL CONSTRAINT "PK_FactAssignment" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "TaskSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "AssignmentUid" INTEGER NOT NULL,
    "StartDateSk" INTEGER NOT NULL,
    "FinishDateSk" INTEGER NOT NULL,
    "Units" REAL NULL,
    "WorkHours" REAL NULL,
    "ActualWorkHours" REAL NULL,
    "RemainingWorkHours" REAL NULL,
    "BaselineWorkHours" REAL NULL,
    "CostAmount" INTEGER NULL,
    "ActualCostAmount" INTEGER NULL,
    "RemainingCostAmount" INTEGER NULL,
    "BaselineCostAmount" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactBaseline" (
    "BaselineSk" INTEGER NOT NULL CONSTRAINT "PK_FactBaseline" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "OwnerKind" TEXT NOT NULL,
    "OwnerUid" INTEGER NOT NULL,
    "TaskSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "BaselineNumber" INTEGER NOT NULL,
    "StartDateSk" INTEGER NOT NULL,
    "FinishDateSk" INTEGER NOT NULL,
    "DurationHours" REAL NULL,
    "WorkHours" REAL NULL,
    "CostAmount" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactEarnedValue" (
    "EarnedValueSk" INTEGER NOT NULL CONSTRAINT "PK_FactEarnedValue" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "TaskSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "EarningRule" TEXT NOT NULL,
    "EarnedShare" REAL NOT NULL,
    "PlannedValueAmount" INTEGER NOT NULL,
    "EarnedValueAmount" INTEGER NOT NULL,
    "ActualCostAmount" INTEGER NOT NULL,
    "BudgetAtCompletionAmount" INTEGER NOT NULL,
    "CurrencyCode" TEXT NULL,
    "PlannedValueAmountReporting" INTEGER NULL,
    "EarnedValueAmountReporting" INTEGER NULL,
    "ActualCostAmountReporting" INTEGER NULL,
    "BudgetAtCompletionAmountReporting" INTEGER NULL,
    "PlannedValueHours" REAL NOT NULL,
    "EarnedValueHours" REAL NOT NULL,
    "ActualHours" REAL NOT NULL,
    "BudgetAtCompletionHours" REAL NOT NULL,
    "IsActualFromWorklogs" INTEGER NOT NULL,
    "IsEstimated" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactPlanField" (
    "PlanFieldSk" INTEGER NOT NULL CONSTRAINT "PK_FactPlanField" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "OwnerKind" TEXT NOT NULL,
    "OwnerUid" INTEGER NOT NULL,
    "TaskSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "FieldId" INTEGER NOT NULL,
    "FieldName" TEXT NULL,
    "Alias" TEXT NULL,
    "Value" TEXT NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactTask" (
    "FactTaskSk" INTEGER NOT NULL CONSTRAINT "PK_FactTask" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "TaskSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "IsSummary" INTEGER NOT NULL,
    "IsMilestone" INTEGER NOT NULL,
    "IsWorkingTask" INTEGER NOT NULL,
    "StartDateSk" INTEGER NOT NULL,
    "FinishDateSk" INTEGER NOT NULL,
    "BaselineStartDateSk" INTEGER NOT NULL,
    "BaselineFinishDateSk" INTEGER NOT NULL,
    "ActualStartDateSk" INTEGER NOT NULL,
    "ActualFinishDateSk" INTEGER NOT NULL,
    "DeadlineDateSk" INTEGER NOT NULL,
    "StartLocal" TEXT NULL,
    "FinishLocal" TEXT NULL,
    "BaselineStartLocal" TEXT NULL,
    "BaselineFinishLocal" TEXT NULL,
    "ActualStartLocal" TEXT NULL,
    "ActualFinishLocal" TEXT NULL,
    "DurationHours" REAL NULL,
    "BaselineDurationHours" REAL NULL,
    "RemainingDurationHours" REAL NULL,
    "WorkHours" REAL NULL,
    "ActualWorkHours" REAL NULL,
    "RemainingWorkHours" REAL NULL,
    "BaselineWorkHours" REAL NULL,
    "CostAmount" INTEGER NULL,
    "FixedCostAmount" INTEGER NULL,
    "ActualCostAmount" INTEGER NULL,
    "RemainingCostAmount" INTEGER NULL,
    "BaselineCostAmount" INTEGER NULL,
    "CurrencyCode" TEXT NULL,
    "PercentComplete" REAL NULL,
    "PercentWorkComplete" REAL NULL,
    "PhysicalPercentComplete" REAL NULL,
    "TotalSlackHours" REAL NULL,
    "FreeSlackHours" REAL NULL,
    "IsCritical" INTEGER NOT NULL,
    "ConstraintType" TEXT NULL,
    "ConstraintDateSk" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactTaskLink" (
    "TaskLinkSk" INTEGER NOT NULL CONSTRAINT "PK_FactTaskLink" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "PredecessorTaskSk" INTEGER NOT NULL,
    "SuccessorTaskSk" INTEGER NOT NULL,
    "LinkType" TEXT NOT NULL,
    "LagHours" REAL NULL,
    "LagPercent" REAL NULL,
    "IsCrossProject" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

CREATE TABLE "FactTimephased" (
    "TimephasedSk" INTEGER NOT NULL CONSTRAINT "PK_FactTimephased" PRIMARY KEY,
    "PlanVersionSk" INTEGER NOT NULL,
    "TaskSk" INTEGER NOT NULL,
    "PersonSk" INTEGER NOT NULL,
    "ProjectSk" INTEGER NOT NULL,
    "DateSk" INTEGER NOT NULL,
    "MeasureKind" TEXT NOT NULL,
    "BaselineNumber" INTEGER NOT NULL,
    "WorkHours" REAL NULL,
    "CostAmount" INTEGER NULL,
    "IsEstimated" INTEGER NOT NULL,
    "LoadSk" INTEGER NOT NULL,
    "UpdatedAtUtc" INTEGER NOT NULL
);

INSERT INTO "DimBoard" ("BoardSk", "BoardName", "BoardType", "DeleteReason", "DeletedAtUtc", "EstimationFieldId", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "UpdatedAtUtc")
VALUES (-2, 'Not applicable', 'Not applicable', NULL, NULL, NULL, 0, 0, '-2', 'Warehouse', 0);
SELECT changes();

INSERT INTO "DimBoard" ("BoardSk", "BoardName", "BoardType", "DeleteReason", "DeletedAtUtc", "EstimationFieldId", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "UpdatedAtUtc")
VALUES (-1, 'Unknown', 'Unknown', NULL, NULL, NULL, 0, 0, '-1', 'Warehouse', 0);
SELECT changes();


INSERT INTO "DimComponent" ("ComponentSk", "ComponentName", "DeleteReason", "DeletedAtUtc", "IsDeleted", "LoadSk", "ProjectId", "SourceId", "SourceSystem", "UpdatedAtUtc")
VALUES (-2, 'Not applicable', NULL, NULL, 0, 0, -2, '-2', 'Warehouse', 0);
SELECT changes();

INSERT INTO "DimComponent" ("ComponentSk", "ComponentName", "DeleteReason", "DeletedAtUtc", "IsDeleted", "LoadSk", "ProjectId", "SourceId", "SourceSystem", "UpdatedAtUtc")
VALUES (-1, 'Unknown', NULL, NULL, 0, 0, -1, '-1', 'Warehouse', 0);
SELECT changes();


INSERT INTO "DimDate" ("DateSk", "Date", "DayOfMonth", "DayOfWeek", "FiscalMonth", "FiscalQuarter", "FiscalYear", "HolidayName", "IsHoliday", "IsWorkingDay", "IsoWeek", "IsoYear", "LoadSk", "Month", "MonthEndSk", "MonthName", "MonthStartSk", "PeriodEnd", "Quarter", "QuarterEndSk", "QuarterStartSk", "UpdatedAtUtc", "WeekEndSk", "WeekStartSk", "Year", "YearEndSk", "YearStartSk")
VALUES (-2, '0001-01-01', -2, -2, -2, -2, -2, NULL, 0, 0, -2, -2, 0, -2, -2, 'Not applicable', -2, 0, -2, -2, -2, 0, -2, -2, -2, -2, -2);
SELECT changes();

INSERT INTO "DimDate" ("DateSk", "Date", "DayOfMonth", "DayOfWeek", "FiscalMonth", "FiscalQuarter", "FiscalYear", "HolidayName", "IsHoliday", "IsWorkingDay", "IsoWeek", "IsoYear", "LoadSk", "Month", "MonthEndSk", "MonthName", "MonthStartSk", "PeriodEnd", "Quarter", "QuarterEndSk", "QuarterStartSk", "UpdatedAtUtc", "WeekEndSk", "WeekStartSk", "Year", "YearEndSk", "YearStartSk")
VALUES (-1, '0001-01-01', -1, -1, -1, -1, -1, NULL, 0, 0, -1, -1, 0, -1, -1, 'Unknown', -1, 0, -1, -1, -1, 0, -1, -1, -1, -1, -1);
SELECT changes();


INSERT INTO "DimIssue" ("IssueSk", "DeleteReason", "DeletedAtUtc", "EpicIssueSk", "FieldCount", "IsDeleted", "IssueKey", "IssueType", "Labels", "LoadSk", "ParentIssueSk", "Priority", "Resolution", "SourceId", "SourceSystem", "Summary", "Team", "TypeClass", "UpdatedAtUtc")
VALUES (-2, NULL, NULL, -2, 0, 0, 'Not applicable', 'Not applicable', NULL, 0, -2, NULL, NULL, '-2', 'Warehouse', NULL, NULL, 'Not applicable', 0);
SELECT changes();

INSERT INTO "DimIssue" ("IssueSk", "DeleteReason", "DeletedAtUtc", "EpicIssueSk", "FieldCount", "IsDeleted", "IssueKey", "IssueType", "Labels", "LoadSk", "ParentIssueSk", "Priority", "Resolution", "SourceId", "SourceSystem", "Summary", "Team", "TypeClass", "UpdatedAtUtc")
VALUES (-1, NULL, NULL, -1, 0, 0, 'Unknown', 'Unknown', NULL, 0, -1, NULL, NULL, '-1', 'Warehouse', NULL, NULL, 'Unknown', 0);
SELECT changes();


INSERT INTO "DimKpi" ("KpiSk", "AccountableRole", "AggregationRule", "Decision", "Direction", "Family", "FormulaHash", "FormulaText", "FormulaVersion", "Gaming", "IsCurrent", "KpiCode", "KpiName", "LastReviewDateSk", "LoadSk", "NextReviewDateSk", "ObjectiveCode", "Owner", "Purpose", "RetiredDateSk", "ReviewEvery", "Stage", "SuccessorCode", "Timing", "Unit", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc")
VALUES (-2, NULL, 'NON', NULL, 'None', 'Not applicable', '-2', 'Not applicable', 0, NULL, 0, '-2', 'Not applicable', -2, 0, -2, NULL, NULL, 'Not applicable', -2, NULL, NULL, NULL, 'Lagging', 'Not applicable', 0, -62135596800000, 253402214400000);
SELECT changes();

INSERT INTO "DimKpi" ("KpiSk", "AccountableRole", "AggregationRule", "Decision", "Direction", "Family", "FormulaHash", "FormulaText", "FormulaVersion", "Gaming", "IsCurrent", "KpiCode", "KpiName", "LastReviewDateSk", "LoadSk", "NextReviewDateSk", "ObjectiveCode", "Owner", "Purpose", "RetiredDateSk", "ReviewEvery", "Stage", "SuccessorCode", "Timing", "Unit", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc")
VALUES (-1, NULL, 'NON', NULL, 'None', 'Unknown', '-1', 'Unknown', 0, NULL, 0, '-1', 'Unknown', -1, 0, -1, NULL, NULL, 'Unknown', -1, NULL, NULL, NULL, 'Lagging', 'Unknown', 0, -62135596800000, 253402214400000);
SELECT changes();


INSERT INTO "DimObjective" ("ObjectiveSk", "DeleteReason", "DeletedAtUtc", "DueDateSk", "IsDeleted", "LoadSk", "ObjectiveCode", "ObjectiveName", "Owner", "Perspective", "StartValue", "TargetValue", "Unit", "UpdatedAtUtc")
VALUES (-2, NULL, NULL, -2, 0, 0, '-2', 'Not applicable', NULL, NULL, NULL, NULL, NULL, 0);
SELECT changes();

INSERT INTO "DimObjective" ("ObjectiveSk", "DeleteReason", "DeletedAtUtc", "DueDateSk", "IsDeleted", "LoadSk", "ObjectiveCode", "ObjectiveName", "Owner", "Perspective", "StartValue", "TargetValue", "Unit", "UpdatedAtUtc")
VALUES (-1, NULL, NULL, -1, 0, 0, '-1', 'Unknown', NULL, NULL, NULL, NULL, NULL, 0);
SELECT changes();


INSERT INTO "DimPerson" ("PersonSk", "CapacityFromDateSk", "CapacityHoursPerDay", "CapacityToDateSk", "CostRateAmount", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "Department", "DisplayName", "HomeProjectId", "IsActive", "IsCurrent", "IsDeleted", "LoadSk", "PersonId", "PersonKind", "Role", "SourceId", "SourceSystem", "Team", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc")
VALUES (-2, -2, NULL, -2, NULL, NULL, NULL, NULL, NULL, 'Not applicable', -2, 0, 1, 0, 0, -2, 'Generic', NULL, '-2', 'Warehouse', NULL, 0, -62135596800000, 253402214400000);
SELECT changes();

INSERT INTO "DimPerson" ("PersonSk", "CapacityFromDateSk", "CapacityHoursPerDay", "CapacityToDateSk", "CostRateAmount", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "Department", "DisplayName", "HomeProjectId", "IsActive", "IsCurrent", "IsDeleted", "LoadSk", "PersonId", "PersonKind", "Role", "SourceId", "SourceSystem", "Team", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc")
VALUES (-1, -1, NULL, -1, NULL, NULL, NULL, NULL, NULL, 'Unknown', -1, 0, 1, 0, 0, -1, 'Generic', NULL, '-1', 'Warehouse', NULL, 0, -62135596800000, 253402214400000);
SELECT changes();


INSERT INTO "DimPlanVersion" ("PlanVersionSk", "CalendarName", "ContentHash", "CurrencyCode", "EarnedValueBaseline", "FileName", "FinishDateSk", "IsLatest", "IsStatusDateEstimated", "LoadSk", "MinutesPerDay", "ProjectId", "SourceId", "SourceSystem", "StartDateSk", "StatusDateSk", "UpdatedAtUtc")
VALUES (-2, NULL, '-2', NULL, 0, 'Not applicable', -2, 0, 0, 0, 480, -2, '-2', 'Warehouse', -2, -2, 0);
SELECT changes();

INSERT INTO "DimPlanVersion" ("PlanVersionSk", "CalendarName", "ContentHash", "CurrencyCode", "EarnedValueBaseline", "FileName", "FinishDateSk", "IsLatest", "IsStatusDateEstimated", "LoadSk", "MinutesPerDay", "ProjectId", "SourceId", "SourceSystem", "StartDateSk", "StatusDateSk", "UpdatedAtUtc")
VALUES (-1, NULL, '-1', NULL, 0, 'Unknown', -1, 0, 0, 0, 480, -1, '-1', 'Warehouse', -1, -1, 0);
SELECT changes();


INSERT INTO "DimProject" ("ProjectSk", "ActualFinishDateSk", "ActualStartDateSk", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "HealthOverride", "IsCurrent", "IsDeleted", "IsRegistered", "LoadSk", "Manager", "Methodology", "PlannedFinishDateSk", "PlannedStartDateSk", "Portfolio", "Priority", "Program", "ProjectCode", "ProjectId", "ProjectName", "Sponsor", "Stage", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc")
VALUES (-2, -2, -2, NULL, NULL, NULL, NULL, 1, 0, 0, 0, NULL, NULL, -2, -2, NULL, NULL, NULL, '-2', -2, 'Not applicable', NULL, NULL, 0, -62135596800000, 253402214400000);
SELECT changes();

INSERT INTO "DimProject" ("ProjectSk", "ActualFinishDateSk", "ActualStartDateSk", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "HealthOverride", "IsCurrent", "IsDeleted", "IsRegistered", "LoadSk", "Manager", "Methodology", "PlannedFinishDateSk", "PlannedStartDateSk", "Portfolio", "Priority", "Program", "ProjectCode", "ProjectId", "ProjectName", "Sponsor", "Stage", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc")
VALUES (-1, -1, -1, NULL, NULL, NULL, NULL, 1, 0, 0, 0, NULL, NULL, -1, -1, NULL, NULL, NULL, '-1', -1, 'Unknown', NULL, NULL, 0, -62135596800000, 253402214400000);
SELECT changes();


INSERT INTO "DimRelease" ("ReleaseSk", "DeleteReason", "DeletedAtUtc", "IsArchived", "IsDeleted", "IsReleased", "LoadSk", "ProjectId", "ReleaseDateSk", "ReleaseName", "SourceId", "SourceSystem", "UpdatedAtUtc")
VALUES (-2, NULL, NULL, 0, 0, 0, 0, -2, -2, 'Not applicable', '-2', 'Warehouse', 0);
SELECT changes();

INSERT INTO "DimRelease" ("ReleaseSk", "DeleteReason", "DeletedAtUtc", "IsArchived", "IsDeleted", "IsReleased", "LoadSk", "ProjectId", "ReleaseDateSk", "ReleaseName", "SourceId", "SourceSystem", "UpdatedAtUtc")
VALUES (-1, NULL, NULL, 0, 0, 0, 0, -1, -1, 'Unknown', '-1', 'Warehouse', 0);
SELECT changes();


INSERT INTO "DimScope" ("ScopeSk", "LoadSk", "ParentScopeSk", "ProjectId", "ScopeKey", "ScopeLevel", "ScopeName", "UpdatedAtUtc")
VALUES (-2, 0, -2, -2, '-2', 'Not applicable', 'Not applicable', 0);
SELECT changes();

INSERT INTO "DimScope" ("ScopeSk", "LoadSk", "ParentScopeSk", "ProjectId", "ScopeKey", "ScopeLevel", "ScopeName", "UpdatedAtUtc")
VALUES (-1, 0, -1, -1, '-1', 'Unknown', 'Unknown', 0);
SELECT changes();


INSERT INTO "DimStatus" ("StatusSk", "FlowState", "LoadSk", "SourceId", "SourceStatus", "SourceSystem", "StatusCategory", "UpdatedAtUtc")
VALUES (-2, 'Waiting', 0, '-2', 'Not applicable', 'Warehouse', 'Undefined', 0);
SELECT changes();

INSERT INTO "DimStatus" ("StatusSk", "FlowState", "LoadSk", "SourceId", "SourceStatus", "SourceSystem", "StatusCategory", "UpdatedAtUtc")
VALUES (-1, 'Waiting', 0, '-1', 'Unknown', 'Warehouse', 'Undefined', 0);
SELECT changes();


INSERT INTO "LoadLease" ("LoadLeaseSk", "ExpiresAtUtc", "FencingNumber", "Holder")
VALUES (1, 0, 0, '');
SELECT changes();


INSERT INTO "DimSprint" ("SprintSk", "BoardSk", "CompletedAtUtc", "DeleteReason", "DeletedAtUtc", "EndAtUtc", "Goal", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "SprintName", "SprintState", "StartAtUtc", "UpdatedAtUtc")
VALUES (-2, -2, NULL, NULL, NULL, NULL, NULL, 0, 0, '-2', 'Warehouse', 'Not applicable', 'Not applicable', NULL, 0);
SELECT changes();

INSERT INTO "DimSprint" ("SprintSk", "BoardSk", "CompletedAtUtc", "DeleteReason", "DeletedAtUtc", "EndAtUtc", "Goal", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "SprintName", "SprintState", "StartAtUtc", "UpdatedAtUtc")
VALUES (-1, -1, NULL, NULL, NULL, NULL, NULL, 0, 0, '-1', 'Warehouse', 'Unknown', 'Unknown', NULL, 0);
SELECT changes();


INSERT INTO "DimTask" ("TaskSk", "DeleteReason", "DeletedAtUtc", "EarningRule", "IsDeleted", "IsExternal", "IsInactive", "IsManual", "IsMilestone", "IsSummary", "IssueSk", "LoadSk", "OutlineLevel", "OutlineNumber", "ProjectId", "SourceId", "SourceSystem", "TaskName", "TaskUid", "UpdatedAtUtc", "Wbs")
VALUES (-2, NULL, NULL, 'PercentComplete', 0, 0, 1, 0, 0, 0, -2, 0, 0, NULL, -2, '-2', 'Warehouse', 'Not applicable', -2, 0, NULL);
SELECT changes();

INSERT INTO "DimTask" ("TaskSk", "DeleteReason", "DeletedAtUtc", "EarningRule", "IsDeleted", "IsExternal", "IsInactive", "IsManual", "IsMilestone", "IsSummary", "IssueSk", "LoadSk", "OutlineLevel", "OutlineNumber", "ProjectId", "SourceId", "SourceSystem", "TaskName", "TaskUid", "UpdatedAtUtc", "Wbs")
VALUES (-1, NULL, NULL, 'PercentComplete', 0, 0, 1, 0, 0, 0, -2, 0, 0, NULL, -1, '-1', 'Warehouse', 'Unknown', -1, 0, NULL);
SELECT changes();


CREATE UNIQUE INDEX "IX_BridgeProjectObjective_ProjectId_ObjectiveSk" ON "BridgeProjectObjective" ("ProjectId", "ObjectiveSk");

CREATE UNIQUE INDEX "IX_BridgeScopeProject_ScopeSk_ProjectSk" ON "BridgeScopeProject" ("ScopeSk", "ProjectSk");

CREATE UNIQUE INDEX "IX_DimBoard_SourceSystem_SourceId" ON "DimBoard" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_DimComponent_SourceSystem_SourceId" ON "DimComponent" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_DimCurrencyRate_FromCurrency_ToCurrency_ValidFromDateSk" ON "DimCurrencyRate" ("FromCurrency", "ToCurrency", "ValidFromDateSk");

CREATE INDEX "IX_DimIssue_IssueKey" ON "DimIssue" ("IssueKey");

CREATE INDEX "IX_DimIssue_ParentIssueSk" ON "DimIssue" ("ParentIssueSk");

CREATE UNIQUE INDEX "IX_DimIssue_SourceSystem_SourceId" ON "DimIssue" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_DimKpi_KpiCode_ValidFromUtc" ON "DimKpi" ("KpiCode", "ValidFromUtc");

CREATE UNIQUE INDEX "IX_DimObjective_ObjectiveCode" ON "DimObjective" ("ObjectiveCode");

CREATE UNIQUE INDEX "IX_DimPerson_PersonId_ValidFromUtc" ON "DimPerson" ("PersonId", "ValidFromUtc");

CREATE UNIQUE INDEX "IX_DimPlanVersion_SourceSystem_SourceId" ON "DimPlanVersion" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_DimProject_ProjectId_ValidFromUtc" ON "DimProject" ("ProjectId", "ValidFromUtc");

CREATE UNIQUE INDEX "IX_DimRelease_SourceSystem_SourceId" ON "DimRelease" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_DimScope_ScopeLevel_ScopeKey" ON "DimScope" ("ScopeLevel", "ScopeKey");

CREATE UNIQUE INDEX "IX_DimSprint_SourceSystem_SourceId" ON "DimSprint" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_DimStatus_SourceSystem_SourceId" ON "DimStatus" ("SourceSystem", "SourceId");

CREATE INDEX "IX_DimTask_IssueSk" ON "DimTask" ("IssueSk");

CREATE UNIQUE INDEX "IX_DimTask_SourceSystem_SourceId" ON "DimTask" ("SourceSystem", "SourceId");

CREATE INDEX "IX_FactFlowDaily_DateSk" ON "FactFlowDaily" ("DateSk");

CREATE INDEX "IX_FactIssue_ProjectSk" ON "FactIssue" ("ProjectSk");

CREATE INDEX "IX_FactKpiValue_KpiSk_ScopeSk_DateSk_Value" ON "FactKpiValue" ("KpiSk", "ScopeSk", "DateSk", "Value") WHERE "IsCurrent" = 1 AND "PeriodGrain" = 'Month';

CREATE INDEX "IX_FactSprintIssue_SprintSk" ON "FactSprintIssue" ("SprintSk");

CREATE INDEX "IX_FactWorklog_IssueSk" ON "FactWorklog" ("IssueSk");

CREATE UNIQUE INDEX "IX_FactWorklog_SourceSystem_SourceId" ON "FactWorklog" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_IssueFieldColumn_SourceSystem_SourceId" ON "IssueFieldColumn" ("SourceSystem", "SourceId");

CREATE INDEX "IX_IssueLink_LinkedSourceId" ON "IssueLink" ("LinkedSourceId");

CREATE UNIQUE INDEX "IX_KpiWorkState_Subject" ON "KpiWorkState" ("Subject");

CREATE UNIQUE INDEX "IX_PersonSource_SourceSystem_SourceId" ON "PersonSource" ("SourceSystem", "SourceId");

CREATE UNIQUE INDEX "IX_ProjectSource_SourceSystem_ContainerKind_SourceId" ON "ProjectSource" ("SourceSystem", "ContainerKind", "SourceId");

INSERT INTO "__StarMigrations" ("MigrationId", "ProductVersion")
VALUES ('20261101000000_Initial', '(version)');

COMMIT;

BEGIN TRANSACTION;
CREATE VIEW "IssueSnapshot" AS
SELECT day."DateSk", revision."IssueSk", revision."ProjectSk", revision."IssueRevisionSk", revision."StatusSk",
    revision."AssigneePersonSk", revision."SprintSk", revision."StoryPoints", revision."IssueType", revision."Priority", revision."IsFlagged"
FROM "FactIssueRevision" AS revision
CROSS JOIN "DimDate" AS day ON day."DateSk" >= revision."DateSk" AND day."DateSk" < revision."ValidToDateSk"
WHERE revision."IsLastOfDay" = 1 AND revision."DateSk" > 0
    AND day."DateSk" <= (SELECT CAST(strftime('%Y%m%d', MAX("StartedAtUtc") / 1000, 'unixepoch') AS INTEGER) FROM "DimLoad" WHERE "IsPublished" = 1);

INSERT INTO "__StarMigrations" ("MigrationId", "ProductVersion")
VALUES ('20261101000001_IssueSnapshotView', '(version)');

COMMIT;

