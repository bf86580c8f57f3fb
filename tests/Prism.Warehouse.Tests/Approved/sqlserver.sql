IF OBJECT_ID(N'[__StarMigrations]') IS NULL
BEGIN
    CREATE TABLE [__StarMigrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___StarMigrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
CREATE TABLE [DimBoard] (
    [BoardSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BoardName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BoardType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [EstimationFieldId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimBoard] PRIMARY KEY ([BoardSk])
);

CREATE TABLE [DimComponent] (
    [ComponentSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ComponentName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectId] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimComponent] PRIMARY KEY ([ComponentSk])
);

CREATE TABLE [DimCurrencyRate] (
    [CurrencyRateSk] int NOT NULL,
    [FromCurrency] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ToCurrency] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ValidFromDateSk] int NOT NULL,
    [Rate] float NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_DimCurrencyRate] PRIMARY KEY ([CurrencyRateSk])
);

CREATE TABLE [DimDate] (
    [DateSk] int NOT NULL,
    [Date] date NOT NULL,
    [Year] int NOT NULL,
    [Quarter] int NOT NULL,
    [Month] int NOT NULL,
    [DayOfMonth] int NOT NULL,
    [DayOfWeek] int NOT NULL,
    [IsoWeek] int NOT NULL,
    [IsoYear] int NOT NULL,
    [MonthName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FiscalYear] int NOT NULL,
    [FiscalQuarter] int NOT NULL,
    [FiscalMonth] int NOT NULL,
    [WeekStartSk] int NOT NULL,
    [WeekEndSk] int NOT NULL,
    [MonthStartSk] int NOT NULL,
    [MonthEndSk] int NOT NULL,
    [QuarterStartSk] int NOT NULL,
    [QuarterEndSk] int NOT NULL,
    [YearStartSk] int NOT NULL,
    [YearEndSk] int NOT NULL,
    [IsWorkingDay] bit NOT NULL,
    [IsHoliday] bit NOT NULL,
    [HolidayName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [PeriodEnd] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_DimDate] PRIMARY KEY ([DateSk])
);

CREATE TABLE [DimIssue] (
    [IssueSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IssueKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Summary] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [IssueType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [TypeClass] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Priority] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Resolution] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ParentIssueSk] int NOT NULL,
    [EpicIssueSk] int NOT NULL,
    [Labels] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Team] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [FieldCount] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimIssue] PRIMARY KEY ([IssueSk])
);

CREATE TABLE [DimKpi] (
    [KpiSk] int NOT NULL,
    [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [KpiName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Family] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Purpose] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Decision] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [FormulaText] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FormulaVersion] int NOT NULL,
    [FormulaHash] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Unit] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Direction] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Timing] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AggregationRule] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [AccountableRole] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ObjectiveCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Gaming] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [ReviewEvery] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [NextReviewDateSk] int NOT NULL,
    [LastReviewDateSk] int NOT NULL,
    [Stage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [RetiredDateSk] int NOT NULL,
    [SuccessorCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ValidFromUtc] datetime2(3) NOT NULL,
    [ValidToUtc] datetime2(3) NOT NULL,
    [IsCurrent] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_DimKpi] PRIMARY KEY ([KpiSk])
);

CREATE TABLE [DimLoad] (
    [LoadSk] bigint NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StartedAtUtc] datetime2(3) NOT NULL,
    [FinishedAtUtc] datetime2(3) NULL,
    [Outcome] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Message] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [RowsIn] bigint NOT NULL,
    [RowsStaged] bigint NOT NULL,
    [RowsLoaded] bigint NOT NULL,
    [RowsRejected] bigint NOT NULL,
    [WatermarkBefore] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [WatermarkAfter] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [StepName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [StepDone] bigint NOT NULL,
    [StepTotal] bigint NULL,
    [StepStartedAtUtc] datetime2(3) NULL,
    [StepSeenAtUtc] datetime2(3) NULL,
    [SignInExpiresDateSk] int NOT NULL,
    [IsPublished] bit NOT NULL,
    CONSTRAINT [PK_DimLoad] PRIMARY KEY ([LoadSk])
);

CREATE TABLE [DimObjective] (
    [ObjectiveSk] int NOT NULL,
    [ObjectiveCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ObjectiveName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Perspective] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [StartValue] float NULL,
    [TargetValue] float NULL,
    [Unit] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [DueDateSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimObjective] PRIMARY KEY ([ObjectiveSk])
);

CREATE TABLE [DimPerson] (
    [PersonSk] int NOT NULL,
    [PersonId] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DisplayName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PersonKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsActive] bit NOT NULL,
    [Team] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Role] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Department] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [HomeProjectId] int NOT NULL,
    [CapacityHoursPerDay] float NULL,
    [CostRateAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [CapacityFromDateSk] int NOT NULL,
    [CapacityToDateSk] int NOT NULL,
    [ValidFromUtc] datetime2(3) NOT NULL,
    [ValidToUtc] datetime2(3) NOT NULL,
    [IsCurrent] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimPerson] PRIMARY KEY ([PersonSk])
);

CREATE TABLE [DimPlanVersion] (
    [PlanVersionSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectId] int NOT NULL,
    [FileName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContentHash] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StatusDateSk] int NOT NULL,
    [IsStatusDateEstimated] bit NOT NULL,
    [StartDateSk] int NOT NULL,
    [FinishDateSk] int NOT NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [CalendarName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [MinutesPerDay] int NOT NULL,
    [EarnedValueBaseline] int NOT NULL,
    [IsLatest] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_DimPlanVersion] PRIMARY KEY ([PlanVersionSk])
);

CREATE TABLE [DimProject] (
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [ProjectCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsRegistered] bit NOT NULL,
    [Manager] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Sponsor] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Program] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Portfolio] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Methodology] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Stage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Priority] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [HealthOverride] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [PlannedStartDateSk] int NOT NULL,
    [PlannedFinishDateSk] int NOT NULL,
    [ActualStartDateSk] int NOT NULL,
    [ActualFinishDateSk] int NOT NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ValidFromUtc] datetime2(3) NOT NULL,
    [ValidToUtc] datetime2(3) NOT NULL,
    [IsCurrent] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimProject] PRIMARY KEY ([ProjectSk])
);

CREATE TABLE [DimRelease] (
    [ReleaseSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReleaseName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectId] int NOT NULL,
    [IsReleased] bit NOT NULL,
    [IsArchived] bit NOT NULL,
    [ReleaseDateSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimRelease] PRIMARY KEY ([ReleaseSk])
);

CREATE TABLE [DimScope] (
    [ScopeSk] int NOT NULL,
    [ScopeLevel] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ScopeKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ScopeName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectId] int NOT NULL,
    [ParentScopeSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_DimScope] PRIMARY KEY ([ScopeSk])
);

CREATE TABLE [DimStatus] (
    [StatusSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StatusCategory] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FlowState] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_DimStatus] PRIMARY KEY ([StatusSk])
);

CREATE TABLE [FactDataQuality] (
    [DataQualitySk] bigint NOT NULL,
    [CheckName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [TableName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Severity] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsWholeTable] bit NOT NULL,
    [CheckedCount] bigint NOT NULL,
    [FailedCount] bigint NOT NULL,
    [IsPassed] bit NOT NULL,
    [Sample] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactDataQuality] PRIMARY KEY NONCLUSTERED ([DataQualitySk])
);

CREATE TABLE [FactKpiAdvice] (
    [KpiAdviceSk] int NOT NULL,
    [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Advice] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ObjectiveCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [OtherKpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiAdvice] PRIMARY KEY NONCLUSTERED ([KpiAdviceSk])
);

CREATE TABLE [IssueFieldColumn] (
    [IssueFieldColumnSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FieldName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ValueKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ColumnName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_IssueFieldColumn] PRIMARY KEY ([IssueFieldColumnSk])
);

CREATE TABLE [KpiMeasureValue] (
    [KpiMeasureValueSk] bigint NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [Value] float NOT NULL,
    [Weight] float NULL,
    [IsEstimated] bit NOT NULL,
    CONSTRAINT [PK_KpiMeasureValue] PRIMARY KEY NONCLUSTERED ([KpiMeasureValueSk])
);

CREATE TABLE [KpiSignalCase] (
    [KpiSignalCaseSk] bigint NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [RowSk] bigint NOT NULL,
    [Name] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_KpiSignalCase] PRIMARY KEY ([KpiSignalCaseSk])
);

CREATE TABLE [KpiTouchedProject] (
    [ProjectId] int NOT NULL,
    CONSTRAINT [PK_KpiTouchedProject] PRIMARY KEY ([ProjectId])
);

CREATE TABLE [KpiWorkState] (
    [KpiWorkStateSk] int NOT NULL,
    [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [InputHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_KpiWorkState] PRIMARY KEY ([KpiWorkStateSk])
);

CREATE TABLE [LoadLease] (
    [LoadLeaseSk] int NOT NULL,
    [Holder] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FencingNumber] bigint NOT NULL,
    [ExpiresAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_LoadLease] PRIMARY KEY ([LoadLeaseSk])
);

CREATE TABLE [PersonSource] (
    [PersonSourceSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PersonId] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_PersonSource] PRIMARY KEY ([PersonSourceSk])
);

CREATE TABLE [ProjectSource] (
    [ProjectSourceSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContainerKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContainerKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContainerName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectId] int NOT NULL,
    [IsMapped] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_ProjectSource] PRIMARY KEY ([ProjectSourceSk])
);

CREATE TABLE [RejectedRow] (
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Entity] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Rule] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Value] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_RejectedRow] PRIMARY KEY NONCLUSTERED ([SourceSystem], [Entity], [SourceId], [Rule])
);

CREATE TABLE [TableGrowth] (
    [TableName] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DateSk] int NOT NULL,
    [StoredRows] bigint NOT NULL,
    [StoredBytes] bigint NOT NULL,
    [MeasuredAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_TableGrowth] PRIMARY KEY ([TableName], [DateSk])
);

CREATE TABLE [DimSprint] (
    [SprintSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SprintName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SprintState] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Goal] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [BoardSk] int NOT NULL,
    [StartAtUtc] datetime2(3) NULL,
    [EndAtUtc] datetime2(3) NULL,
    [CompletedAtUtc] datetime2(3) NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimSprint] PRIMARY KEY ([SprintSk])
);

CREATE TABLE [FactKpiReviewDue] (
    [KpiReviewDueSk] int NOT NULL,
    [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DateSk] int NOT NULL,
    [HeldDateSk] int NOT NULL,
    [IsHeldInTime] bit NOT NULL,
    [IsOverdue] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiReviewDue] PRIMARY KEY NONCLUSTERED ([KpiReviewDueSk])
);

CREATE TABLE [FactKpiUsage] (
    [KpiUsageSk] bigint NOT NULL,
    [DateSk] int NOT NULL,
    [Subject] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [KpiCode] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    [ClientKind] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReadCount] bigint NOT NULL,
    [ReaderCount] int NOT NULL,
    [RowCount] bigint NOT NULL,
    [LastReadAtUtc] datetime2(3) NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiUsage] PRIMARY KEY NONCLUSTERED ([KpiUsageSk])
);

CREATE TABLE [FactSourceFreshness] (
    [SourceFreshnessSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DateSk] int NOT NULL,
    [LastLoadDateSk] int NOT NULL,
    [AgeDays] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactSourceFreshness] PRIMARY KEY NONCLUSTERED ([SourceFreshnessSk])
);

CREATE TABLE [DimTask] (
    [TaskSk] int NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectId] int NOT NULL,
    [TaskUid] int NOT NULL,
    [Wbs] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [OutlineNumber] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [OutlineLevel] int NOT NULL,
    [TaskName] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [IsSummary] bit NOT NULL,
    [IsMilestone] bit NOT NULL,
    [IsInactive] bit NOT NULL,
    [IsExternal] bit NOT NULL,
    [IsManual] bit NOT NULL,
    [EarningRule] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IssueSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_DimTask] PRIMARY KEY ([TaskSk])
);

CREATE TABLE [IssueComponent] (
    [IssueComponentSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [ComponentSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_IssueComponent] PRIMARY KEY ([IssueComponentSk])
);

CREATE TABLE [IssueField] (
    [IssueFieldSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [FieldName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceFieldId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ValueKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [NumberValue] float NULL,
    [TextValue] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [DateSk] int NOT NULL,
    [ValueAtUtc] datetime2(3) NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_IssueField] PRIMARY KEY ([IssueFieldSk])
);

CREATE TABLE [IssueLabel] (
    [IssueLabelSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [Label] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_IssueLabel] PRIMARY KEY ([IssueLabelSk])
);

CREATE TABLE [IssueLink] (
    [IssueLinkSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [SourceLinkId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LinkType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Direction] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Phrase] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [LinkedIssueSk] int NOT NULL,
    [LinkedSourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LinkedIssueKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [IsCounted] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_IssueLink] PRIMARY KEY ([IssueLinkSk])
);

CREATE TABLE [FactKpiStanding] (
    [KpiStandingSk] bigint NOT NULL,
    [KpiSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [HasOwner] bit NOT NULL,
    [HasTarget] bit NOT NULL,
    [HasValue] bit NOT NULL,
    [IsTargetMet] bit NULL,
    [ReadCount] bigint NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiStanding] PRIMARY KEY NONCLUSTERED ([KpiStandingSk])
);

CREATE TABLE [BridgeProjectObjective] (
    [ProjectObjectiveSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [ObjectiveSk] int NOT NULL,
    [Weight] float NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_BridgeProjectObjective] PRIMARY KEY ([ProjectObjectiveSk])
);

CREATE TABLE [FactAssessment] (
    [AssessmentSk] bigint NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Score] float NOT NULL,
    [ScaleMin] float NOT NULL,
    [ScaleMax] float NOT NULL,
    [Respondents] int NOT NULL,
    [Evidence] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactAssessment] PRIMARY KEY NONCLUSTERED ([AssessmentSk])
);

CREATE TABLE [FactAssessmentAnswer] (
    [AssessmentAnswerSk] bigint NOT NULL,
    [AssessmentSk] bigint NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Score] float NOT NULL,
    [Answers] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactAssessmentAnswer] PRIMARY KEY NONCLUSTERED ([AssessmentAnswerSk])
);

CREATE TABLE [FactFinancial] (
    [FinancialSk] bigint NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [Line] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BudgetAmount] decimal(19,4) NULL,
    [ForecastAmount] decimal(19,4) NULL,
    [ActualAmount] decimal(19,4) NULL,
    [BenefitPlannedAmount] decimal(19,4) NULL,
    [BenefitRealisedAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BudgetAmountReporting] decimal(19,4) NULL,
    [ForecastAmountReporting] decimal(19,4) NULL,
    [ActualAmountReporting] decimal(19,4) NULL,
    [BenefitPlannedAmountReporting] decimal(19,4) NULL,
    [BenefitRealisedAmountReporting] decimal(19,4) NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactFinancial] PRIMARY KEY NONCLUSTERED ([FinancialSk])
);

CREATE TABLE [FactFlowDaily] (
    [FlowDailySk] bigint NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [TypeClass] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StatusCategory] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DateSk] int NOT NULL,
    [ItemCount] int NOT NULL,
    [Points] float NOT NULL,
    [BlockedCount] int NOT NULL,
    [ArrivedCount] int NOT NULL,
    [DepartedCount] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactFlowDaily] PRIMARY KEY NONCLUSTERED ([FlowDailySk])
);

CREATE TABLE [FactResourceAvailability] (
    [ResourceAvailabilitySk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [ResourceUid] int NOT NULL,
    [ValidFromDateSk] int NOT NULL,
    [ValidToDateSk] int NOT NULL,
    [Units] float NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactResourceAvailability] PRIMARY KEY NONCLUSTERED ([ResourceAvailabilitySk])
);

CREATE TABLE [FactResourceRate] (
    [ResourceRateSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [ResourceUid] int NOT NULL,
    [RateTable] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ValidFromDateSk] int NOT NULL,
    [ValidToDateSk] int NOT NULL,
    [StandardRateAmount] decimal(19,4) NULL,
    [OvertimeRateAmount] decimal(19,4) NULL,
    [CostPerUseAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactResourceRate] PRIMARY KEY NONCLUSTERED ([ResourceRateSk])
);

CREATE TABLE [FactRisk] (
    [RiskSk] bigint NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RiskCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [Title] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Category] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [RiskStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Probability] float NULL,
    [ImpactAmount] decimal(19,4) NULL,
    [ExposureAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ExposureAmountReporting] decimal(19,4) NULL,
    [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Response] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [RaisedDateSk] int NOT NULL,
    [ResponseDueDateSk] int NOT NULL,
    [ClosedDateSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactRisk] PRIMARY KEY NONCLUSTERED ([RiskSk])
);

CREATE TABLE [FactStageGate] (
    [StageGateSk] bigint NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [DateSk] int NOT NULL,
    [Gate] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PlannedDateSk] int NOT NULL,
    [HeldDateSk] int NOT NULL,
    [Decision] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedBy] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Conditions] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactStageGate] PRIMARY KEY NONCLUSTERED ([StageGateSk])
);

CREATE TABLE [FactWorklog] (
    [WorklogSk] bigint NOT NULL,
    [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IssueSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [StartedAtUtc] datetime2(3) NOT NULL,
    [CreatedAtUtc] datetime2(3) NOT NULL,
    [CreatedDateSk] int NOT NULL,
    [SpentHours] float NOT NULL,
    [CostAmount] decimal(19,4) NULL,
    [CostAmountReporting] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactWorklog] PRIMARY KEY NONCLUSTERED ([WorklogSk])
);

CREATE TABLE [IssueRelease] (
    [IssueReleaseSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [ReleaseSk] int NOT NULL,
    [Relation] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_IssueRelease] PRIMARY KEY ([IssueReleaseSk])
);

CREATE TABLE [BridgeScopeProject] (
    [ScopeProjectSk] bigint NOT NULL,
    [ScopeSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [ProjectId] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_BridgeScopeProject] PRIMARY KEY ([ScopeProjectSk])
);

CREATE TABLE [FactKpiConsistency] (
    [KpiConsistencySk] bigint NOT NULL,
    [KpiSk] int NOT NULL,
    [ScopeSk] int NOT NULL,
    [Basis] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProjectCount] int NOT NULL,
    [Projects] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsConsistent] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiConsistency] PRIMARY KEY NONCLUSTERED ([KpiConsistencySk])
);

CREATE TABLE [FactKpiCoverage] (
    [KpiCoverageSk] bigint NOT NULL,
    [KpiSk] int NOT NULL,
    [ScopeSk] int NOT NULL,
    [MonthCount] int NOT NULL,
    [LastMonthEndDateSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiCoverage] PRIMARY KEY NONCLUSTERED ([KpiCoverageSk])
);

CREATE TABLE [FactKpiReview] (
    [KpiReviewSk] int NOT NULL,
    [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ScopeSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [Reviewer] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Finding] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Decision] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [DueDateSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactKpiReview] PRIMARY KEY NONCLUSTERED ([KpiReviewSk])
);

CREATE TABLE [FactKpiSignal] (
    [KpiSignalSk] bigint NOT NULL,
    [ScopeSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [Signal] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Cases] float NOT NULL,
    [OutOf] float NOT NULL,
    [Share] float NULL,
    [Limit] float NOT NULL,
    [IsAboveLimit] bit NOT NULL,
    [KpiCodes] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Evidence] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiSignal] PRIMARY KEY NONCLUSTERED ([KpiSignalSk])
);

CREATE TABLE [FactKpiTarget] (
    [KpiTargetSk] int NOT NULL,
    [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ScopeSk] int NOT NULL,
    [ValidFromDateSk] int NOT NULL,
    [ValidToDateSk] int NOT NULL,
    [PeriodGrain] nvarchar(10) COLLATE Latin1_General_100_BIN2 NULL,
    [Target] float NOT NULL,
    [AmberLimit] float NULL,
    [RedLimit] float NULL,
    [Statement] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [Measure] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [BaselineValue] float NULL,
    [BaselineDateSk] int NOT NULL,
    [BaselineEvidence] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [ObjectiveCode] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    [DueDateSk] int NOT NULL,
    [Origin] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SmartParts] int NOT NULL,
    [SmartVague] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [SmartSuggestion] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactKpiTarget] PRIMARY KEY NONCLUSTERED ([KpiTargetSk])
);

CREATE TABLE [FactKpiValue] (
    [KpiValueSk] bigint NOT NULL,
    [KpiSk] int NOT NULL,
    [ScopeSk] int NOT NULL,
    [PeriodGrain] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PeriodStartDateSk] int NOT NULL,
    [PeriodEndDateSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [Numerator] float NULL,
    [Denominator] float NULL,
    [Value] float NULL,
    [SampleSize] int NOT NULL,
    [KpiTargetSk] int NOT NULL,
    [Target] float NULL,
    [Attainment] float NULL,
    [Status] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Trend] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Confidence] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ConfidenceReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [FormulaVersion] int NOT NULL,
    [ReportedFromLoadSk] bigint NOT NULL,
    [ReportedToLoadSk] bigint NOT NULL,
    [IsCurrent] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactKpiValue] PRIMARY KEY NONCLUSTERED ([KpiValueSk])
);

CREATE TABLE [FactMaturity] (
    [MaturitySk] bigint NOT NULL,
    [ScopeSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [ScopeStage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CriterionStage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Criterion] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsMet] bit NOT NULL,
    [Measured] float NULL,
    [Needed] float NOT NULL,
    [Evidence] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactMaturity] PRIMARY KEY NONCLUSTERED ([MaturitySk])
);

CREATE TABLE [FactStatusTransition] (
    [StatusTransitionSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [TransitionNumber] int NOT NULL,
    [FromStatusSk] int NOT NULL,
    [ToStatusSk] int NOT NULL,
    [FromSourceStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ToSourceStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [AuthorPersonSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [ChangedAtUtc] datetime2(3) NOT NULL,
    [HoursInFromStatus] float NOT NULL,
    [Direction] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactStatusTransition] PRIMARY KEY NONCLUSTERED ([StatusTransitionSk])
);

CREATE TABLE [FactIssue] (
    [IssueSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [StatusSk] int NOT NULL,
    [AssigneePersonSk] int NOT NULL,
    [ReporterPersonSk] int NOT NULL,
    [SprintSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [CreatedDateSk] int NOT NULL,
    [StartedDateSk] int NOT NULL,
    [DoneDateSk] int NOT NULL,
    [PlannedStartDateSk] int NOT NULL,
    [DueDateSk] int NOT NULL,
    [FirstDoneDateSk] int NOT NULL,
    [ResolvedDateSk] int NOT NULL,
    [CreatedAtUtc] datetime2(3) NOT NULL,
    [StartedAtUtc] datetime2(3) NULL,
    [DoneAtUtc] datetime2(3) NULL,
    [ResolvedAtUtc] datetime2(3) NULL,
    [StoryPoints] float NULL,
    [EstimateHours] float NULL,
    [SpentHours] float NULL,
    [RemainingHours] float NULL,
    [LeadTimeElapsedDays] float NULL,
    [CycleTimeElapsedDays] float NULL,
    [LeadTimeWorkingDays] float NULL,
    [CycleTimeWorkingDays] float NULL,
    [ReopenCount] int NOT NULL,
    [ReopenedWithin30DaysCount] int NOT NULL,
    [BlockedElapsedDays] float NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    [IsDeleted] bit NOT NULL,
    [DeletedAtUtc] datetime2(3) NULL,
    [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_FactIssue] PRIMARY KEY NONCLUSTERED ([IssueSk])
);

CREATE TABLE [FactIssueRevision] (
    [IssueRevisionSk] bigint NOT NULL,
    [IssueSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [RevisionNumber] int NOT NULL,
    [DateSk] int NOT NULL,
    [ValidFromUtc] datetime2(3) NOT NULL,
    [ValidToUtc] datetime2(3) NOT NULL,
    [ValidToDateSk] int NOT NULL,
    [StatusSk] int NOT NULL,
    [AssigneePersonSk] int NOT NULL,
    [SprintSk] int NOT NULL,
    [StoryPoints] float NULL,
    [IssueType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Priority] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [IsFlagged] bit NOT NULL,
    [IsLastOfDay] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactIssueRevision] PRIMARY KEY NONCLUSTERED ([IssueRevisionSk])
);

CREATE TABLE [FactSprintIssue] (
    [SprintIssueSk] bigint NOT NULL,
    [SprintSk] int NOT NULL,
    [IssueSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [IsCommitted] bit NOT NULL,
    [IsAddedAfterStart] bit NOT NULL,
    [IsRemoved] bit NOT NULL,
    [IsCompleted] bit NOT NULL,
    [IsCarriedOver] bit NOT NULL,
    [IsSprintClosed] bit NOT NULL,
    [PointsAtStart] float NULL,
    [PointsAtEnd] float NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactSprintIssue] PRIMARY KEY NONCLUSTERED ([SprintIssueSk])
);

CREATE TABLE [FactAssignment] (
    [FactAssignmentSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [TaskSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [AssignmentUid] int NOT NULL,
    [StartDateSk] int NOT NULL,
    [FinishDateSk] int NOT NULL,
    [Units] float NULL,
    [WorkHours] float NULL,
    [ActualWorkHours] float NULL,
    [RemainingWorkHours] float NULL,
    [BaselineWorkHours] float NULL,
    [CostAmount] decimal(19,4) NULL,
    [ActualCostAmount] decimal(19,4) NULL,
    [RemainingCostAmount] decimal(19,4) NULL,
    [BaselineCostAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactAssignment] PRIMARY KEY NONCLUSTERED ([FactAssignmentSk])
);

CREATE TABLE [FactBaseline] (
    [BaselineSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [OwnerKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OwnerUid] int NOT NULL,
    [TaskSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [BaselineNumber] int NOT NULL,
    [StartDateSk] int NOT NULL,
    [FinishDateSk] int NOT NULL,
    [DurationHours] float NULL,
    [WorkHours] float NULL,
    [CostAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactBaseline] PRIMARY KEY NONCLUSTERED ([BaselineSk])
);

CREATE TABLE [FactEarnedValue] (
    [EarnedValueSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [TaskSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [EarningRule] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [EarnedShare] float NOT NULL,
    [PlannedValueAmount] decimal(19,4) NOT NULL,
    [EarnedValueAmount] decimal(19,4) NOT NULL,
    [ActualCostAmount] decimal(19,4) NOT NULL,
    [BudgetAtCompletionAmount] decimal(19,4) NOT NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [PlannedValueAmountReporting] decimal(19,4) NULL,
    [EarnedValueAmountReporting] decimal(19,4) NULL,
    [ActualCostAmountReporting] decimal(19,4) NULL,
    [BudgetAtCompletionAmountReporting] decimal(19,4) NULL,
    [PlannedValueHours] float NOT NULL,
    [EarnedValueHours] float NOT NULL,
    [ActualHours] float NOT NULL,
    [BudgetAtCompletionHours] float NOT NULL,
    [IsActualFromWorklogs] bit NOT NULL,
    [IsEstimated] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactEarnedValue] PRIMARY KEY NONCLUSTERED ([EarnedValueSk])
);

CREATE TABLE [FactPlanField] (
    [PlanFieldSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [OwnerKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OwnerUid] int NOT NULL,
    [TaskSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [FieldId] bigint NOT NULL,
    [FieldName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Alias] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [Value] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactPlanField] PRIMARY KEY NONCLUSTERED ([PlanFieldSk])
);

CREATE TABLE [FactTask] (
    [FactTaskSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [TaskSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [IsSummary] bit NOT NULL,
    [IsMilestone] bit NOT NULL,
    [IsWorkingTask] bit NOT NULL,
    [StartDateSk] int NOT NULL,
    [FinishDateSk] int NOT NULL,
    [BaselineStartDateSk] int NOT NULL,
    [BaselineFinishDateSk] int NOT NULL,
    [ActualStartDateSk] int NOT NULL,
    [ActualFinishDateSk] int NOT NULL,
    [DeadlineDateSk] int NOT NULL,
    [StartLocal] datetime2(0) NULL,
    [FinishLocal] datetime2(0) NULL,
    [BaselineStartLocal] datetime2(0) NULL,
    [BaselineFinishLocal] datetime2(0) NULL,
    [ActualStartLocal] datetime2(0) NULL,
    [ActualFinishLocal] datetime2(0) NULL,
    [DurationHours] float NULL,
    [BaselineDurationHours] float NULL,
    [RemainingDurationHours] float NULL,
    [WorkHours] float NULL,
    [ActualWorkHours] float NULL,
    [RemainingWorkHours] float NULL,
    [BaselineWorkHours] float NULL,
    [CostAmount] decimal(19,4) NULL,
    [FixedCostAmount] decimal(19,4) NULL,
    [ActualCostAmount] decimal(19,4) NULL,
    [RemainingCostAmount] decimal(19,4) NULL,
    [BaselineCostAmount] decimal(19,4) NULL,
    [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [PercentComplete] float NULL,
    [PercentWorkComplete] float NULL,
    [PhysicalPercentComplete] float NULL,
    [TotalSlackHours] float NULL,
    [FreeSlackHours] float NULL,
    [IsCritical] bit NOT NULL,
    [ConstraintType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
    [ConstraintDateSk] int NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactTask] PRIMARY KEY NONCLUSTERED ([FactTaskSk])
);

CREATE TABLE [FactTaskLink] (
    [TaskLinkSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [PredecessorTaskSk] int NOT NULL,
    [SuccessorTaskSk] int NOT NULL,
    [LinkType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LagHours] float NULL,
    [LagPercent] float NULL,
    [IsCrossProject] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactTaskLink] PRIMARY KEY NONCLUSTERED ([TaskLinkSk])
);

CREATE TABLE [FactTimephased] (
    [TimephasedSk] bigint NOT NULL,
    [PlanVersionSk] int NOT NULL,
    [TaskSk] int NOT NULL,
    [PersonSk] int NOT NULL,
    [ProjectSk] int NOT NULL,
    [DateSk] int NOT NULL,
    [MeasureKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BaselineNumber] int NOT NULL,
    [WorkHours] float NULL,
    [CostAmount] decimal(19,4) NULL,
    [IsEstimated] bit NOT NULL,
    [LoadSk] bigint NOT NULL,
    [UpdatedAtUtc] datetime2(3) NOT NULL,
    CONSTRAINT [PK_FactTimephased] PRIMARY KEY NONCLUSTERED ([TimephasedSk])
);

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'BoardSk', N'BoardName', N'BoardType', N'DeleteReason', N'DeletedAtUtc', N'EstimationFieldId', N'IsDeleted', N'LoadSk', N'SourceId', N'SourceSystem', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimBoard]'))
    SET IDENTITY_INSERT [DimBoard] ON;
INSERT INTO [DimBoard] ([BoardSk], [BoardName], [BoardType], [DeleteReason], [DeletedAtUtc], [EstimationFieldId], [IsDeleted], [LoadSk], [SourceId], [SourceSystem], [UpdatedAtUtc])
VALUES (-2, N'Not applicable', N'Not applicable', NULL, NULL, NULL, CAST(0 AS bit), CAST(0 AS bigint), N'-2', N'Warehouse', '1970-01-01T00:00:00.000'),
(-1, N'Unknown', N'Unknown', NULL, NULL, NULL, CAST(0 AS bit), CAST(0 AS bigint), N'-1', N'Warehouse', '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'BoardSk', N'BoardName', N'BoardType', N'DeleteReason', N'DeletedAtUtc', N'EstimationFieldId', N'IsDeleted', N'LoadSk', N'SourceId', N'SourceSystem', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimBoard]'))
    SET IDENTITY_INSERT [DimBoard] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ComponentSk', N'ComponentName', N'DeleteReason', N'DeletedAtUtc', N'IsDeleted', N'LoadSk', N'ProjectId', N'SourceId', N'SourceSystem', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimComponent]'))
    SET IDENTITY_INSERT [DimComponent] ON;
INSERT INTO [DimComponent] ([ComponentSk], [ComponentName], [DeleteReason], [DeletedAtUtc], [IsDeleted], [LoadSk], [ProjectId], [SourceId], [SourceSystem], [UpdatedAtUtc])
VALUES (-2, N'Not applicable', NULL, NULL, CAST(0 AS bit), CAST(0 AS bigint), -2, N'-2', N'Warehouse', '1970-01-01T00:00:00.000'),
(-1, N'Unknown', NULL, NULL, CAST(0 AS bit), CAST(0 AS bigint), -1, N'-1', N'Warehouse', '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ComponentSk', N'ComponentName', N'DeleteReason', N'DeletedAtUtc', N'IsDeleted', N'LoadSk', N'ProjectId', N'SourceId', N'SourceSystem', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimComponent]'))
    SET IDENTITY_INSERT [DimComponent] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'DateSk', N'Date', N'DayOfMonth', N'DayOfWeek', N'FiscalMonth', N'FiscalQuarter', N'FiscalYear', N'HolidayName', N'IsHoliday', N'IsWorkingDay', N'IsoWeek', N'IsoYear', N'LoadSk', N'Month', N'MonthEndSk', N'MonthName', N'MonthStartSk', N'PeriodEnd', N'Quarter', N'QuarterEndSk', N'QuarterStartSk', N'UpdatedAtUtc', N'WeekEndSk', N'WeekStartSk', N'Year', N'YearEndSk', N'YearStartSk') AND [object_id] = OBJECT_ID(N'[DimDate]'))
    SET IDENTITY_INSERT [DimDate] ON;
INSERT INTO [DimDate] ([DateSk], [Date], [DayOfMonth], [DayOfWeek], [FiscalMonth], [FiscalQuarter], [FiscalYear], [HolidayName], [IsHoliday], [IsWorkingDay], [IsoWeek], [IsoYear], [LoadSk], [Month], [MonthEndSk], [MonthName], [MonthStartSk], [PeriodEnd], [Quarter], [QuarterEndSk], [QuarterStartSk], [UpdatedAtUtc], [WeekEndSk], [WeekStartSk], [Year], [YearEndSk], [YearStartSk])
VALUES (-2, '0001-01-01', -2, -2, -2, -2, -2, NULL, CAST(0 AS bit), CAST(0 AS bit), -2, -2, CAST(0 AS bigint), -2, -2, N'Not applicable', -2, 0, -2, -2, -2, '1970-01-01T00:00:00.000', -2, -2, -2, -2, -2),
(-1, '0001-01-01', -1, -1, -1, -1, -1, NULL, CAST(0 AS bit), CAST(0 AS bit), -1, -1, CAST(0 AS bigint), -1, -1, N'Unknown', -1, 0, -1, -1, -1, '1970-01-01T00:00:00.000', -1, -1, -1, -1, -1);
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'DateSk', N'Date', N'DayOfMonth', N'DayOfWeek', N'FiscalMonth', N'FiscalQuarter', N'FiscalYear', N'HolidayName', N'IsHoliday', N'IsWorkingDay', N'IsoWeek', N'IsoYear', N'LoadSk', N'Month', N'MonthEndSk', N'MonthName', N'MonthStartSk', N'PeriodEnd', N'Quarter', N'QuarterEndSk', N'QuarterStartSk', N'UpdatedAtUtc', N'WeekEndSk', N'WeekStartSk', N'Year', N'YearEndSk', N'YearStartSk') AND [object_id] = OBJECT_ID(N'[DimDate]'))
    SET IDENTITY_INSERT [DimDate] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'IssueSk', N'DeleteReason', N'DeletedAtUtc', N'EpicIssueSk', N'FieldCount', N'IsDeleted', N'IssueKey', N'IssueType', N'Labels', N'LoadSk', N'ParentIssueSk', N'Priority', N'Resolution', N'SourceId', N'SourceSystem', N'Summary', N'Team', N'TypeClass', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimIssue]'))
    SET IDENTITY_INSERT [DimIssue] ON;
INSERT INTO [DimIssue] ([IssueSk], [DeleteReason], [DeletedAtUtc], [EpicIssueSk], [FieldCount], [IsDeleted], [IssueKey], [IssueType], [Labels], [LoadSk], [ParentIssueSk], [Priority], [Resolution], [SourceId], [SourceSystem], [Summary], [Team], [TypeClass], [UpdatedAtUtc])
VALUES (-2, NULL, NULL, -2, 0, CAST(0 AS bit), N'Not applicable', N'Not applicable', NULL, CAST(0 AS bigint), -2, NULL, NULL, N'-2', N'Warehouse', NULL, NULL, N'Not applicable', '1970-01-01T00:00:00.000'),
(-1, NULL, NULL, -1, 0, CAST(0 AS bit), N'Unknown', N'Unknown', NULL, CAST(0 AS bigint), -1, NULL, NULL, N'-1', N'Warehouse', NULL, NULL, N'Unknown', '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'IssueSk', N'DeleteReason', N'DeletedAtUtc', N'EpicIssueSk', N'FieldCount', N'IsDeleted', N'IssueKey', N'IssueType', N'Labels', N'LoadSk', N'ParentIssueSk', N'Priority', N'Resolution', N'SourceId', N'SourceSystem', N'Summary', N'Team', N'TypeClass', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimIssue]'))
    SET IDENTITY_INSERT [DimIssue] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'KpiSk', N'AccountableRole', N'AggregationRule', N'Decision', N'Direction', N'Family', N'FormulaHash', N'FormulaText', N'FormulaVersion', N'Gaming', N'IsCurrent', N'KpiCode', N'KpiName', N'LastReviewDateSk', N'LoadSk', N'NextReviewDateSk', N'ObjectiveCode', N'Owner', N'Purpose', N'RetiredDateSk', N'ReviewEvery', N'Stage', N'SuccessorCode', N'Timing', N'Unit', N'UpdatedAtUtc', N'ValidFromUtc', N'ValidToUtc') AND [object_id] = OBJECT_ID(N'[DimKpi]'))
    SET IDENTITY_INSERT [DimKpi] ON;
INSERT INTO [DimKpi] ([KpiSk], [AccountableRole], [AggregationRule], [Decision], [Direction], [Family], [FormulaHash], [FormulaText], [FormulaVersion], [Gaming], [IsCurrent], [KpiCode], [KpiName], [LastReviewDateSk], [LoadSk], [NextReviewDateSk], [ObjectiveCode], [Owner], [Purpose], [RetiredDateSk], [ReviewEvery], [Stage], [SuccessorCode], [Timing], [Unit], [UpdatedAtUtc], [ValidFromUtc], [ValidToUtc])
VALUES (-2, NULL, N'NON', NULL, N'None', N'Not applicable', N'-2', N'Not applicable', 0, NULL, CAST(0 AS bit), N'-2', N'Not applicable', -2, CAST(0 AS bigint), -2, NULL, NULL, N'Not applicable', -2, NULL, NULL, NULL, N'Lagging', N'Not applicable', '1970-01-01T00:00:00.000', '0001-01-01T00:00:00.000', '9999-12-31T00:00:00.000'),
(-1, NULL, N'NON', NULL, N'None', N'Unknown', N'-1', N'Unknown', 0, NULL, CAST(0 AS bit), N'-1', N'Unknown', -1, CAST(0 AS bigint), -1, NULL, NULL, N'Unknown', -1, NULL, NULL, NULL, N'Lagging', N'Unknown', '1970-01-01T00:00:00.000', '0001-01-01T00:00:00.000', '9999-12-31T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'KpiSk', N'AccountableRole', N'AggregationRule', N'Decision', N'Direction', N'Family', N'FormulaHash', N'FormulaText', N'FormulaVersion', N'Gaming', N'IsCurrent', N'KpiCode', N'KpiName', N'LastReviewDateSk', N'LoadSk', N'NextReviewDateSk', N'ObjectiveCode', N'Owner', N'Purpose', N'RetiredDateSk', N'ReviewEvery', N'Stage', N'SuccessorCode', N'Timing', N'Unit', N'UpdatedAtUtc', N'ValidFromUtc', N'ValidToUtc') AND [object_id] = OBJECT_ID(N'[DimKpi]'))
    SET IDENTITY_INSERT [DimKpi] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ObjectiveSk', N'DeleteReason', N'DeletedAtUtc', N'DueDateSk', N'IsDeleted', N'LoadSk', N'ObjectiveCode', N'ObjectiveName', N'Owner', N'Perspective', N'StartValue', N'TargetValue', N'Unit', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimObjective]'))
    SET IDENTITY_INSERT [DimObjective] ON;
INSERT INTO [DimObjective] ([ObjectiveSk], [DeleteReason], [DeletedAtUtc], [DueDateSk], [IsDeleted], [LoadSk], [ObjectiveCode], [ObjectiveName], [Owner], [Perspective], [StartValue], [TargetValue], [Unit], [UpdatedAtUtc])
VALUES (-2, NULL, NULL, -2, CAST(0 AS bit), CAST(0 AS bigint), N'-2', N'Not applicable', NULL, NULL, NULL, NULL, NULL, '1970-01-01T00:00:00.000'),
(-1, NULL, NULL, -1, CAST(0 AS bit), CAST(0 AS bigint), N'-1', N'Unknown', NULL, NULL, NULL, NULL, NULL, '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ObjectiveSk', N'DeleteReason', N'DeletedAtUtc', N'DueDateSk', N'IsDeleted', N'LoadSk', N'ObjectiveCode', N'ObjectiveName', N'Owner', N'Perspective', N'StartValue', N'TargetValue', N'Unit', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimObjective]'))
    SET IDENTITY_INSERT [DimObjective] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'PersonSk', N'CapacityFromDateSk', N'CapacityHoursPerDay', N'CapacityToDateSk', N'CostRateAmount', N'CurrencyCode', N'DeleteReason', N'DeletedAtUtc', N'Department', N'DisplayName', N'HomeProjectId', N'IsActive', N'IsCurrent', N'IsDeleted', N'LoadSk', N'PersonId', N'PersonKind', N'Role', N'SourceId', N'SourceSystem', N'Team', N'UpdatedAtUtc', N'ValidFromUtc', N'ValidToUtc') AND [object_id] = OBJECT_ID(N'[DimPerson]'))
    SET IDENTITY_INSERT [DimPerson] ON;
INSERT INTO [DimPerson] ([PersonSk], [CapacityFromDateSk], [CapacityHoursPerDay], [CapacityToDateSk], [CostRateAmount], [CurrencyCode], [DeleteReason], [DeletedAtUtc], [Department], [DisplayName], [HomeProjectId], [IsActive], [IsCurrent], [IsDeleted], [LoadSk], [PersonId], [PersonKind], [Role], [SourceId], [SourceSystem], [Team], [UpdatedAtUtc], [ValidFromUtc], [ValidToUtc])
VALUES (-2, -2, NULL, -2, NULL, NULL, NULL, NULL, NULL, N'Not applicable', -2, CAST(0 AS bit), CAST(1 AS bit), CAST(0 AS bit), CAST(0 AS bigint), -2, N'Generic', NULL, N'-2', N'Warehouse', NULL, '1970-01-01T00:00:00.000', '0001-01-01T00:00:00.000', '9999-12-31T00:00:00.000'),
(-1, -1, NULL, -1, NULL, NULL, NULL, NULL, NULL, N'Unknown', -1, CAST(0 AS bit), CAST(1 AS bit), CAST(0 AS bit), CAST(0 AS bigint), -1, N'Generic', NULL, N'-1', N'Warehouse', NULL, '1970-01-01T00:00:00.000', '0001-01-01T00:00:00.000', '9999-12-31T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'PersonSk', N'CapacityFromDateSk', N'CapacityHoursPerDay', N'CapacityToDateSk', N'CostRateAmount', N'CurrencyCode', N'DeleteReason', N'DeletedAtUtc', N'Department', N'DisplayName', N'HomeProjectId', N'IsActive', N'IsCurrent', N'IsDeleted', N'LoadSk', N'PersonId', N'PersonKind', N'Role', N'SourceId', N'SourceSystem', N'Team', N'UpdatedAtUtc', N'ValidFromUtc', N'ValidToUtc') AND [object_id] = OBJECT_ID(N'[DimPerson]'))
    SET IDENTITY_INSERT [DimPerson] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'PlanVersionSk', N'CalendarName', N'ContentHash', N'CurrencyCode', N'EarnedValueBaseline', N'FileName', N'FinishDateSk', N'IsLatest', N'IsStatusDateEstimated', N'LoadSk', N'MinutesPerDay', N'ProjectId', N'SourceId', N'SourceSystem', N'StartDateSk', N'StatusDateSk', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimPlanVersion]'))
    SET IDENTITY_INSERT [DimPlanVersion] ON;
INSERT INTO [DimPlanVersion] ([PlanVersionSk], [CalendarName], [ContentHash], [CurrencyCode], [EarnedValueBaseline], [FileName], [FinishDateSk], [IsLatest], [IsStatusDateEstimated], [LoadSk], [MinutesPerDay], [ProjectId], [SourceId], [SourceSystem], [StartDateSk], [StatusDateSk], [UpdatedAtUtc])
VALUES (-2, NULL, N'-2', NULL, 0, N'Not applicable', -2, CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bigint), 480, -2, N'-2', N'Warehouse', -2, -2, '1970-01-01T00:00:00.000'),
(-1, NULL, N'-1', NULL, 0, N'Unknown', -1, CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bigint), 480, -1, N'-1', N'Warehouse', -1, -1, '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'PlanVersionSk', N'CalendarName', N'ContentHash', N'CurrencyCode', N'EarnedValueBaseline', N'FileName', N'FinishDateSk', N'IsLatest', N'IsStatusDateEstimated', N'LoadSk', N'MinutesPerDay', N'ProjectId', N'SourceId', N'SourceSystem', N'StartDateSk', N'StatusDateSk', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimPlanVersion]'))
    SET IDENTITY_INSERT [DimPlanVersion] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ProjectSk', N'ActualFinishDateSk', N'ActualStartDateSk', N'CurrencyCode', N'DeleteReason', N'DeletedAtUtc', N'HealthOverride', N'IsCurrent', N'IsDeleted', N'IsRegistered', N'LoadSk', N'Manager', N'Methodology', N'PlannedFinishDateSk', N'PlannedStartDateSk', N'Portfolio', N'Priority', N'Program', N'ProjectCode', N'ProjectId', N'ProjectName', N'Sponsor', N'Stage', N'UpdatedAtUtc', N'ValidFromUtc', N'ValidToUtc') AND [object_id] = OBJECT_ID(N'[DimProject]'))
    SET IDENTITY_INSERT [DimProject] ON;
INSERT INTO [DimProject] ([ProjectSk], [ActualFinishDateSk], [ActualStartDateSk], [CurrencyCode], [DeleteReason], [DeletedAtUtc], [HealthOverride], [IsCurrent], [IsDeleted], [IsRegistered], [LoadSk], [Manager], [Methodology], [PlannedFinishDateSk], [PlannedStartDateSk], [Portfolio], [Priority], [Program], [ProjectCode], [ProjectId], [ProjectName], [Sponsor], [Stage], [UpdatedAtUtc], [ValidFromUtc], [ValidToUtc])
VALUES (-2, -2, -2, NULL, NULL, NULL, NULL, CAST(1 AS bit), CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bigint), NULL, NULL, -2, -2, NULL, NULL, NULL, N'-2', -2, N'Not applicable', NULL, NULL, '1970-01-01T00:00:00.000', '0001-01-01T00:00:00.000', '9999-12-31T00:00:00.000'),
(-1, -1, -1, NULL, NULL, NULL, NULL, CAST(1 AS bit), CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bigint), NULL, NULL, -1, -1, NULL, NULL, NULL, N'-1', -1, N'Unknown', NULL, NULL, '1970-01-01T00:00:00.000', '0001-01-01T00:00:00.000', '9999-12-31T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ProjectSk', N'ActualFinishDateSk', N'ActualStartDateSk', N'CurrencyCode', N'DeleteReason', N'DeletedAtUtc', N'HealthOverride', N'IsCurrent', N'IsDeleted', N'IsRegistered', N'LoadSk', N'Manager', N'Methodology', N'PlannedFinishDateSk', N'PlannedStartDateSk', N'Portfolio', N'Priority', N'Program', N'ProjectCode', N'ProjectId', N'ProjectName', N'Sponsor', N'Stage', N'UpdatedAtUtc', N'ValidFromUtc', N'ValidToUtc') AND [object_id] = OBJECT_ID(N'[DimProject]'))
    SET IDENTITY_INSERT [DimProject] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ReleaseSk', N'DeleteReason', N'DeletedAtUtc', N'IsArchived', N'IsDeleted', N'IsReleased', N'LoadSk', N'ProjectId', N'ReleaseDateSk', N'ReleaseName', N'SourceId', N'SourceSystem', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimRelease]'))
    SET IDENTITY_INSERT [DimRelease] ON;
INSERT INTO [DimRelease] ([ReleaseSk], [DeleteReason], [DeletedAtUtc], [IsArchived], [IsDeleted], [IsReleased], [LoadSk], [ProjectId], [ReleaseDateSk], [ReleaseName], [SourceId], [SourceSystem], [UpdatedAtUtc])
VALUES (-2, NULL, NULL, CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bigint), -2, -2, N'Not applicable', N'-2', N'Warehouse', '1970-01-01T00:00:00.000'),
(-1, NULL, NULL, CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bigint), -1, -1, N'Unknown', N'-1', N'Warehouse', '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ReleaseSk', N'DeleteReason', N'DeletedAtUtc', N'IsArchived', N'IsDeleted', N'IsReleased', N'LoadSk', N'ProjectId', N'ReleaseDateSk', N'ReleaseName', N'SourceId', N'SourceSystem', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimRelease]'))
    SET IDENTITY_INSERT [DimRelease] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ScopeSk', N'LoadSk', N'ParentScopeSk', N'ProjectId', N'ScopeKey', N'ScopeLevel', N'ScopeName', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimScope]'))
    SET IDENTITY_INSERT [DimScope] ON;
INSERT INTO [DimScope] ([ScopeSk], [LoadSk], [ParentScopeSk], [ProjectId], [ScopeKey], [ScopeLevel], [ScopeName], [UpdatedAtUtc])
VALUES (-2, CAST(0 AS bigint), -2, -2, N'-2', N'Not applicable', N'Not applicable', '1970-01-01T00:00:00.000'),
(-1, CAST(0 AS bigint), -1, -1, N'-1', N'Unknown', N'Unknown', '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'ScopeSk', N'LoadSk', N'ParentScopeSk', N'ProjectId', N'ScopeKey', N'ScopeLevel', N'ScopeName', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimScope]'))
    SET IDENTITY_INSERT [DimScope] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'StatusSk', N'FlowState', N'LoadSk', N'SourceId', N'SourceStatus', N'SourceSystem', N'StatusCategory', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimStatus]'))
    SET IDENTITY_INSERT [DimStatus] ON;
INSERT INTO [DimStatus] ([StatusSk], [FlowState], [LoadSk], [SourceId], [SourceStatus], [SourceSystem], [StatusCategory], [UpdatedAtUtc])
VALUES (-2, N'Waiting', CAST(0 AS bigint), N'-2', N'Not applicable', N'Warehouse', N'Undefined', '1970-01-01T00:00:00.000'),
(-1, N'Waiting', CAST(0 AS bigint), N'-1', N'Unknown', N'Warehouse', N'Undefined', '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'StatusSk', N'FlowState', N'LoadSk', N'SourceId', N'SourceStatus', N'SourceSystem', N'StatusCategory', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimStatus]'))
    SET IDENTITY_INSERT [DimStatus] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'LoadLeaseSk', N'ExpiresAtUtc', N'FencingNumber', N'Holder') AND [object_id] = OBJECT_ID(N'[LoadLease]'))
    SET IDENTITY_INSERT [LoadLease] ON;
INSERT INTO [LoadLease] ([LoadLeaseSk], [ExpiresAtUtc], [FencingNumber], [Holder])
VALUES (1, '1970-01-01T00:00:00.000', CAST(0 AS bigint), N'');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'LoadLeaseSk', N'ExpiresAtUtc', N'FencingNumber', N'Holder') AND [object_id] = OBJECT_ID(N'[LoadLease]'))
    SET IDENTITY_INSERT [LoadLease] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'SprintSk', N'BoardSk', N'CompletedAtUtc', N'DeleteReason', N'DeletedAtUtc', N'EndAtUtc', N'Goal', N'IsDeleted', N'LoadSk', N'SourceId', N'SourceSystem', N'SprintName', N'SprintState', N'StartAtUtc', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimSprint]'))
    SET IDENTITY_INSERT [DimSprint] ON;
INSERT INTO [DimSprint] ([SprintSk], [BoardSk], [CompletedAtUtc], [DeleteReason], [DeletedAtUtc], [EndAtUtc], [Goal], [IsDeleted], [LoadSk], [SourceId], [SourceSystem], [SprintName], [SprintState], [StartAtUtc], [UpdatedAtUtc])
VALUES (-2, -2, NULL, NULL, NULL, NULL, NULL, CAST(0 AS bit), CAST(0 AS bigint), N'-2', N'Warehouse', N'Not applicable', N'Not applicable', NULL, '1970-01-01T00:00:00.000'),
(-1, -1, NULL, NULL, NULL, NULL, NULL, CAST(0 AS bit), CAST(0 AS bigint), N'-1', N'Warehouse', N'Unknown', N'Unknown', NULL, '1970-01-01T00:00:00.000');
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'SprintSk', N'BoardSk', N'CompletedAtUtc', N'DeleteReason', N'DeletedAtUtc', N'EndAtUtc', N'Goal', N'IsDeleted', N'LoadSk', N'SourceId', N'SourceSystem', N'SprintName', N'SprintState', N'StartAtUtc', N'UpdatedAtUtc') AND [object_id] = OBJECT_ID(N'[DimSprint]'))
    SET IDENTITY_INSERT [DimSprint] OFF;

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'TaskSk', N'DeleteReason', N'DeletedAtUtc', N'EarningRule', N'IsDeleted', N'IsExternal', N'IsInactive', N'IsManual', N'IsMilestone', N'IsSummary', N'IssueSk', N'LoadSk', N'OutlineLevel', N'OutlineNumber', N'ProjectId', N'SourceId', N'SourceSystem', N'TaskName', N'TaskUid', N'UpdatedAtUtc', N'Wbs') AND [object_id] = OBJECT_ID(N'[DimTask]'))
    SET IDENTITY_INSERT [DimTask] ON;
INSERT INTO [DimTask] ([TaskSk], [DeleteReason], [DeletedAtUtc], [EarningRule], [IsDeleted], [IsExternal], [IsInactive], [IsManual], [IsMilestone], [IsSummary], [IssueSk], [LoadSk], [OutlineLevel], [OutlineNumber], [ProjectId], [SourceId], [SourceSystem], [TaskName], [TaskUid], [UpdatedAtUtc], [Wbs])
VALUES (-2, NULL, NULL, N'PercentComplete', CAST(0 AS bit), CAST(0 AS bit), CAST(1 AS bit), CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bit), -2, CAST(0 AS bigint), 0, NULL, -2, N'-2', N'Warehouse', N'Not applicable', -2, '1970-01-01T00:00:00.000', NULL),
(-1, NULL, NULL, N'PercentComplete', CAST(0 AS bit), CAST(0 AS bit), CAST(1 AS bit), CAST(0 AS bit), CAST(0 AS bit), CAST(0 AS bit), -2, CAST(0 AS bigint), 0, NULL, -1, N'-1', N'Warehouse', N'Unknown', -1, '1970-01-01T00:00:00.000', NULL);
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'TaskSk', N'DeleteReason', N'DeletedAtUtc', N'EarningRule', N'IsDeleted', N'IsExternal', N'IsInactive', N'IsManual', N'IsMilestone', N'IsSummary', N'IssueSk', N'LoadSk', N'OutlineLevel', N'OutlineNumber', N'ProjectId', N'SourceId', N'SourceSystem', N'TaskName', N'TaskUid', N'UpdatedAtUtc', N'Wbs') AND [object_id] = OBJECT_ID(N'[DimTask]'))
    SET IDENTITY_INSERT [DimTask] OFF;

CREATE UNIQUE INDEX [IX_BridgeProjectObjective_ProjectId_ObjectiveSk] ON [BridgeProjectObjective] ([ProjectId], [ObjectiveSk]);

CREATE UNIQUE INDEX [IX_BridgeScopeProject_ScopeSk_ProjectSk] ON [BridgeScopeProject] ([ScopeSk], [ProjectSk]);

CREATE UNIQUE INDEX [IX_DimBoard_SourceSystem_SourceId] ON [DimBoard] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_DimComponent_SourceSystem_SourceId] ON [DimComponent] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_DimCurrencyRate_FromCurrency_ToCurrency_ValidFromDateSk] ON [DimCurrencyRate] ([FromCurrency], [ToCurrency], [ValidFromDateSk]);

CREATE INDEX [IX_DimIssue_IssueKey] ON [DimIssue] ([IssueKey]);

CREATE INDEX [IX_DimIssue_ParentIssueSk] ON [DimIssue] ([ParentIssueSk]);

CREATE UNIQUE INDEX [IX_DimIssue_SourceSystem_SourceId] ON [DimIssue] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_DimKpi_KpiCode_ValidFromUtc] ON [DimKpi] ([KpiCode], [ValidFromUtc]);

CREATE UNIQUE INDEX [IX_DimObjective_ObjectiveCode] ON [DimObjective] ([ObjectiveCode]);

CREATE UNIQUE INDEX [IX_DimPerson_PersonId_ValidFromUtc] ON [DimPerson] ([PersonId], [ValidFromUtc]);

CREATE UNIQUE INDEX [IX_DimPlanVersion_SourceSystem_SourceId] ON [DimPlanVersion] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_DimProject_ProjectId_ValidFromUtc] ON [DimProject] ([ProjectId], [ValidFromUtc]);

CREATE UNIQUE INDEX [IX_DimRelease_SourceSystem_SourceId] ON [DimRelease] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_DimScope_ScopeLevel_ScopeKey] ON [DimScope] ([ScopeLevel], [ScopeKey]);

CREATE UNIQUE INDEX [IX_DimSprint_SourceSystem_SourceId] ON [DimSprint] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_DimStatus_SourceSystem_SourceId] ON [DimStatus] ([SourceSystem], [SourceId]);

CREATE INDEX [IX_DimTask_IssueSk] ON [DimTask] ([IssueSk]);

CREATE UNIQUE INDEX [IX_DimTask_SourceSystem_SourceId] ON [DimTask] ([SourceSystem], [SourceId]);

CREATE INDEX [IX_FactFlowDaily_DateSk] ON [FactFlowDaily] ([DateSk]);

CREATE INDEX [IX_FactIssue_ProjectSk] ON [FactIssue] ([ProjectSk]);

CREATE INDEX [IX_FactSprintIssue_SprintSk] ON [FactSprintIssue] ([SprintSk]);

CREATE INDEX [IX_FactWorklog_IssueSk] ON [FactWorklog] ([IssueSk]);

CREATE UNIQUE INDEX [IX_FactWorklog_SourceSystem_SourceId] ON [FactWorklog] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_IssueFieldColumn_SourceSystem_SourceId] ON [IssueFieldColumn] ([SourceSystem], [SourceId]);

CREATE INDEX [IX_IssueLink_LinkedSourceId] ON [IssueLink] ([LinkedSourceId]);

CREATE UNIQUE INDEX [IX_KpiWorkState_Subject] ON [KpiWorkState] ([Subject]);

CREATE UNIQUE INDEX [IX_PersonSource_SourceSystem_SourceId] ON [PersonSource] ([SourceSystem], [SourceId]);

CREATE UNIQUE INDEX [IX_ProjectSource_SourceSystem_ContainerKind_SourceId] ON [ProjectSource] ([SourceSystem], [ContainerKind], [SourceId]);

INSERT INTO [__StarMigrations] ([MigrationId], [ProductVersion])
VALUES (N'20261101000000_Initial', N'(version)');

COMMIT;
GO

BEGIN TRANSACTION;
EXEC(N'CREATE VIEW [IssueSnapshot] AS
SELECT day.[DateSk], revision.[IssueSk], revision.[ProjectSk], revision.[IssueRevisionSk], revision.[StatusSk],
    revision.[AssigneePersonSk], revision.[SprintSk], revision.[StoryPoints], revision.[IssueType], revision.[Priority], revision.[IsFlagged]
FROM [FactIssueRevision] AS revision
INNER JOIN [DimDate] AS day ON day.[DateSk] >= revision.[DateSk] AND day.[DateSk] < revision.[ValidToDateSk]
WHERE revision.[IsLastOfDay] = 1 AND revision.[DateSk] > 0
    AND day.[DateSk] <= (SELECT YEAR(MAX([StartedAtUtc])) * 10000 + MONTH(MAX([StartedAtUtc])) * 100 + DAY(MAX([StartedAtUtc])) FROM [DimLoad] WHERE [IsPublished] = 1)');

INSERT INTO [__StarMigrations] ([MigrationId], [ProductVersion])
VALUES (N'20261101000001_IssueSnapshotView', N'(version)');

COMMIT;
GO

IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_BridgeProjectObjective]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'44cef1418dbad040112661bd618e0fdb768d665af8e3fafe6f086d0e2a755843')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_BridgeProjectObjective];
    CREATE TABLE [Incoming_BridgeProjectObjective] (
        [ProjectObjectiveSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [IsDeleted] bit NOT NULL,
        [ObjectiveSk] int NOT NULL,
        [ProjectId] int NOT NULL,
        [Weight] float NOT NULL,
        CONSTRAINT [PK_Incoming_BridgeProjectObjective] PRIMARY KEY ([ProjectObjectiveSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'44cef1418dbad040112661bd618e0fdb768d665af8e3fafe6f086d0e2a755843', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_BridgeProjectObjective';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_BridgeScopeProject]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'92ca754b68b1605b38ab0f96ee71188841e955306a76412b7441adcf7b396f82')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_BridgeScopeProject];
    CREATE TABLE [Incoming_BridgeScopeProject] (
        [ScopeProjectSk] bigint NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [ScopeSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_BridgeScopeProject] PRIMARY KEY ([ScopeProjectSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'92ca754b68b1605b38ab0f96ee71188841e955306a76412b7441adcf7b396f82', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_BridgeScopeProject';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimBoard]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'3b4a396833e08e2270ad2b58f1f7f8468c4e69db2c71f11ae89d0240ae6d06ae')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimBoard];
    CREATE TABLE [Incoming_DimBoard] (
        [BoardSk] int NOT NULL,
        [BoardName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [BoardType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [EstimationFieldId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [IsDeleted] bit NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_DimBoard] PRIMARY KEY ([BoardSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'3b4a396833e08e2270ad2b58f1f7f8468c4e69db2c71f11ae89d0240ae6d06ae', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimBoard';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimComponent]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'1192660b0b4aa63fbba35bf0098bb6d0f182a95a0a03bd05b8fea2608d71d3a1')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimComponent];
    CREATE TABLE [Incoming_DimComponent] (
        [ComponentSk] int NOT NULL,
        [ComponentName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [IsDeleted] bit NOT NULL,
        [ProjectId] int NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_DimComponent] PRIMARY KEY ([ComponentSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'1192660b0b4aa63fbba35bf0098bb6d0f182a95a0a03bd05b8fea2608d71d3a1', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimComponent';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimCurrencyRate]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'4d95797cabd5fac7a00cdc5ada2e8063f83385dc23db1be10ac35a925d965652')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimCurrencyRate];
    CREATE TABLE [Incoming_DimCurrencyRate] (
        [CurrencyRateSk] int NOT NULL,
        [FromCurrency] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Rate] float NOT NULL,
        [ToCurrency] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ValidFromDateSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_DimCurrencyRate] PRIMARY KEY ([CurrencyRateSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'4d95797cabd5fac7a00cdc5ada2e8063f83385dc23db1be10ac35a925d965652', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimCurrencyRate';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimDate]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'3664ba0fca6e0e1d520bf08a3a1a442753a5e7f5c4f38ad61da34971c4a779f5')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimDate];
    CREATE TABLE [Incoming_DimDate] (
        [DateSk] int NOT NULL,
        [Date] date NOT NULL,
        [DayOfMonth] int NOT NULL,
        [DayOfWeek] int NOT NULL,
        [FiscalMonth] int NOT NULL,
        [FiscalQuarter] int NOT NULL,
        [FiscalYear] int NOT NULL,
        [HolidayName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [IsHoliday] bit NOT NULL,
        [IsWorkingDay] bit NOT NULL,
        [IsoWeek] int NOT NULL,
        [IsoYear] int NOT NULL,
        [Month] int NOT NULL,
        [MonthEndSk] int NOT NULL,
        [MonthName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [MonthStartSk] int NOT NULL,
        [PeriodEnd] int NOT NULL,
        [Quarter] int NOT NULL,
        [QuarterEndSk] int NOT NULL,
        [QuarterStartSk] int NOT NULL,
        [WeekEndSk] int NOT NULL,
        [WeekStartSk] int NOT NULL,
        [Year] int NOT NULL,
        [YearEndSk] int NOT NULL,
        [YearStartSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_DimDate] PRIMARY KEY ([DateSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'3664ba0fca6e0e1d520bf08a3a1a442753a5e7f5c4f38ad61da34971c4a779f5', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimDate';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimIssue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'6eb30422935f9499d71c86ee38699d321f9e1abbb0f9ec9801fcf5f798460790')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimIssue];
    CREATE TABLE [Incoming_DimIssue] (
        [IssueSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [EpicIssueSk] int NOT NULL,
        [FieldCount] int NOT NULL,
        [IsDeleted] bit NOT NULL,
        [IssueKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IssueType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Labels] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [ParentIssueSk] int NOT NULL,
        [Priority] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Resolution] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Summary] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Team] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [TypeClass] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_DimIssue] PRIMARY KEY ([IssueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'6eb30422935f9499d71c86ee38699d321f9e1abbb0f9ec9801fcf5f798460790', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimIssue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimKpi]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'c2775da99d68cbe1d41a2fe04e698bd547d90cd8ff0dcc0559176089c29bda01')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimKpi];
    CREATE TABLE [Incoming_DimKpi] (
        [KpiSk] int NOT NULL,
        [AccountableRole] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [AggregationRule] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Decision] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [Direction] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Family] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FormulaHash] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FormulaText] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FormulaVersion] int NOT NULL,
        [Gaming] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [IsCurrent] bit NOT NULL,
        [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [KpiName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [LastReviewDateSk] int NOT NULL,
        [NextReviewDateSk] int NOT NULL,
        [ObjectiveCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Purpose] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RetiredDateSk] int NOT NULL,
        [ReviewEvery] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Stage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [SuccessorCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Timing] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ValidFromUtc] datetime2(3) NOT NULL,
        [ValidToUtc] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Incoming_DimKpi] PRIMARY KEY ([KpiSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'c2775da99d68cbe1d41a2fe04e698bd547d90cd8ff0dcc0559176089c29bda01', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimKpi';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimLoad]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'5a422fa715ce82f77ad2f4983818c131943d1055e4244de6aa503ef0bbe1ee81')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimLoad];
    CREATE TABLE [Incoming_DimLoad] (
        [LoadSk] bigint NOT NULL,
        [FinishedAtUtc] datetime2(3) NULL,
        [IsPublished] bit NOT NULL,
        [Kind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Message] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [Outcome] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RowsIn] bigint NOT NULL,
        [RowsLoaded] bigint NOT NULL,
        [RowsRejected] bigint NOT NULL,
        [RowsStaged] bigint NOT NULL,
        [SignInExpiresDateSk] int NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StartedAtUtc] datetime2(3) NOT NULL,
        [StepDone] bigint NOT NULL,
        [StepName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [StepSeenAtUtc] datetime2(3) NULL,
        [StepStartedAtUtc] datetime2(3) NULL,
        [StepTotal] bigint NULL,
        [WatermarkAfter] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [WatermarkBefore] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Incoming_DimLoad] PRIMARY KEY ([LoadSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'5a422fa715ce82f77ad2f4983818c131943d1055e4244de6aa503ef0bbe1ee81', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimLoad';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimObjective]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'0c060ababeb3a71579466f818b23bd5e0a2e5d2700d24111eeb77461514a8bba')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimObjective];
    CREATE TABLE [Incoming_DimObjective] (
        [ObjectiveSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [DueDateSk] int NOT NULL,
        [IsDeleted] bit NOT NULL,
        [ObjectiveCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ObjectiveName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Perspective] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [StartValue] float NULL,
        [TargetValue] float NULL,
        [Unit] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Incoming_DimObjective] PRIMARY KEY ([ObjectiveSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'0c060ababeb3a71579466f818b23bd5e0a2e5d2700d24111eeb77461514a8bba', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimObjective';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimPerson]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'aea253c29e832bd82e0fc833a6c35c977779cd31ace0ff96bc60dd4b600f9e24')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimPerson];
    CREATE TABLE [Incoming_DimPerson] (
        [PersonSk] int NOT NULL,
        [CapacityFromDateSk] int NOT NULL,
        [CapacityHoursPerDay] float NULL,
        [CapacityToDateSk] int NOT NULL,
        [CostRateAmount] decimal(19,4) NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [Department] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DisplayName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [HomeProjectId] int NOT NULL,
        [IsActive] bit NOT NULL,
        [IsCurrent] bit NOT NULL,
        [IsDeleted] bit NOT NULL,
        [PersonId] int NOT NULL,
        [PersonKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Team] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ValidFromUtc] datetime2(3) NOT NULL,
        [ValidToUtc] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Incoming_DimPerson] PRIMARY KEY ([PersonSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'aea253c29e832bd82e0fc833a6c35c977779cd31ace0ff96bc60dd4b600f9e24', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimPerson';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimPlanVersion]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'08ea9bb1ed72058dec2bc7b480e1d76c51bca4abd0c57d4ac81ee85952cc63c8')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimPlanVersion];
    CREATE TABLE [Incoming_DimPlanVersion] (
        [PlanVersionSk] int NOT NULL,
        [CalendarName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ContentHash] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [EarnedValueBaseline] int NOT NULL,
        [FileName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FinishDateSk] int NOT NULL,
        [IsLatest] bit NOT NULL,
        [IsStatusDateEstimated] bit NOT NULL,
        [MinutesPerDay] int NOT NULL,
        [ProjectId] int NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StartDateSk] int NOT NULL,
        [StatusDateSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_DimPlanVersion] PRIMARY KEY ([PlanVersionSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'08ea9bb1ed72058dec2bc7b480e1d76c51bca4abd0c57d4ac81ee85952cc63c8', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimPlanVersion';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimProject]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'4199e9c7ee1a610ec605167157f17fd8ff5f196d4bf026fb18d67c7aa9a91b44')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimProject];
    CREATE TABLE [Incoming_DimProject] (
        [ProjectSk] int NOT NULL,
        [ActualFinishDateSk] int NOT NULL,
        [ActualStartDateSk] int NOT NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [HealthOverride] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [IsCurrent] bit NOT NULL,
        [IsDeleted] bit NOT NULL,
        [IsRegistered] bit NOT NULL,
        [Manager] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Methodology] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [PlannedFinishDateSk] int NOT NULL,
        [PlannedStartDateSk] int NOT NULL,
        [Portfolio] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Priority] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Program] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ProjectCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sponsor] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Stage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ValidFromUtc] datetime2(3) NOT NULL,
        [ValidToUtc] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Incoming_DimProject] PRIMARY KEY ([ProjectSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'4199e9c7ee1a610ec605167157f17fd8ff5f196d4bf026fb18d67c7aa9a91b44', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimProject';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimRelease]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'6573725961b7684aec26c1539c71b40e273cdf51c81efbad14f679b39a5c5c25')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimRelease];
    CREATE TABLE [Incoming_DimRelease] (
        [ReleaseSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [IsArchived] bit NOT NULL,
        [IsDeleted] bit NOT NULL,
        [IsReleased] bit NOT NULL,
        [ProjectId] int NOT NULL,
        [ReleaseDateSk] int NOT NULL,
        [ReleaseName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_DimRelease] PRIMARY KEY ([ReleaseSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'6573725961b7684aec26c1539c71b40e273cdf51c81efbad14f679b39a5c5c25', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimRelease';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimScope]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'7757803795178ff82e7fc1286f7c2be2726c0ee50afd75f7ec422af01e5ecec6')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimScope];
    CREATE TABLE [Incoming_DimScope] (
        [ScopeSk] int NOT NULL,
        [ParentScopeSk] int NOT NULL,
        [ProjectId] int NOT NULL,
        [ScopeKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ScopeLevel] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ScopeName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_DimScope] PRIMARY KEY ([ScopeSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'7757803795178ff82e7fc1286f7c2be2726c0ee50afd75f7ec422af01e5ecec6', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimScope';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimSprint]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'68843ecbbc2ff28168937dc17bf01cd8fd315b62957dd06a99535e7cc5386af0')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimSprint];
    CREATE TABLE [Incoming_DimSprint] (
        [SprintSk] int NOT NULL,
        [BoardSk] int NOT NULL,
        [CompletedAtUtc] datetime2(3) NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [EndAtUtc] datetime2(3) NULL,
        [Goal] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [IsDeleted] bit NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SprintName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SprintState] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StartAtUtc] datetime2(3) NULL,
        CONSTRAINT [PK_Incoming_DimSprint] PRIMARY KEY ([SprintSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'68843ecbbc2ff28168937dc17bf01cd8fd315b62957dd06a99535e7cc5386af0', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimSprint';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimStatus]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'fde01a94ad7bb7363e650d4fa6bea556b669d64ed07729d1e3f229493e330c13')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimStatus];
    CREATE TABLE [Incoming_DimStatus] (
        [StatusSk] int NOT NULL,
        [FlowState] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StatusCategory] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_DimStatus] PRIMARY KEY ([StatusSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'fde01a94ad7bb7363e650d4fa6bea556b669d64ed07729d1e3f229493e330c13', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimStatus';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_DimTask]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'85b4bb49ec0b8a475b9a02ae6a6869f5bc236a40ff5d829997eb346c43a6367e')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_DimTask];
    CREATE TABLE [Incoming_DimTask] (
        [TaskSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [EarningRule] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsDeleted] bit NOT NULL,
        [IsExternal] bit NOT NULL,
        [IsInactive] bit NOT NULL,
        [IsManual] bit NOT NULL,
        [IsMilestone] bit NOT NULL,
        [IsSummary] bit NOT NULL,
        [IssueSk] int NOT NULL,
        [OutlineLevel] int NOT NULL,
        [OutlineNumber] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ProjectId] int NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TaskName] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [TaskUid] int NOT NULL,
        [Wbs] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Incoming_DimTask] PRIMARY KEY ([TaskSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'85b4bb49ec0b8a475b9a02ae6a6869f5bc236a40ff5d829997eb346c43a6367e', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_DimTask';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactAssessment]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'775cdb64084cc9e7d7fabe0600ababb48ee27313ea5c1a3ece24d881e48e78a1')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactAssessment];
    CREATE TABLE [Incoming_FactAssessment] (
        [AssessmentSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [Evidence] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [IsDeleted] bit NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [Respondents] int NOT NULL,
        [ScaleMax] float NOT NULL,
        [ScaleMin] float NOT NULL,
        [Score] float NOT NULL,
        [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactAssessment] PRIMARY KEY ([AssessmentSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'775cdb64084cc9e7d7fabe0600ababb48ee27313ea5c1a3ece24d881e48e78a1', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactAssessment';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactAssessmentAnswer]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'ff4c7869a1008815f814cc29eb9b806f0c5db5f6dd81ec8b8eede4f547f319b3')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactAssessmentAnswer];
    CREATE TABLE [Incoming_FactAssessmentAnswer] (
        [AssessmentAnswerSk] bigint NOT NULL,
        [Answers] int NOT NULL,
        [AssessmentSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [IsDeleted] bit NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [Score] float NOT NULL,
        [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactAssessmentAnswer] PRIMARY KEY ([AssessmentAnswerSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'ff4c7869a1008815f814cc29eb9b806f0c5db5f6dd81ec8b8eede4f547f319b3', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactAssessmentAnswer';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactAssignment]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'3e997029959cee3c0acecb316b947de3b4c72a939297be43f55988d937eeb674')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactAssignment];
    CREATE TABLE [Incoming_FactAssignment] (
        [FactAssignmentSk] bigint NOT NULL,
        [ActualCostAmount] decimal(19,4) NULL,
        [ActualWorkHours] float NULL,
        [AssignmentUid] int NOT NULL,
        [BaselineCostAmount] decimal(19,4) NULL,
        [BaselineWorkHours] float NULL,
        [CostAmount] decimal(19,4) NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [FinishDateSk] int NOT NULL,
        [PersonSk] int NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [RemainingCostAmount] decimal(19,4) NULL,
        [RemainingWorkHours] float NULL,
        [StartDateSk] int NOT NULL,
        [TaskSk] int NOT NULL,
        [Units] float NULL,
        [WorkHours] float NULL,
        CONSTRAINT [PK_Incoming_FactAssignment] PRIMARY KEY ([FactAssignmentSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'3e997029959cee3c0acecb316b947de3b4c72a939297be43f55988d937eeb674', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactAssignment';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactBaseline]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'8de9a939992308960f421f76acfef229351ab3068e2c3c027ba366d25ca6d2be')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactBaseline];
    CREATE TABLE [Incoming_FactBaseline] (
        [BaselineSk] bigint NOT NULL,
        [BaselineNumber] int NOT NULL,
        [CostAmount] decimal(19,4) NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [DurationHours] float NULL,
        [FinishDateSk] int NOT NULL,
        [OwnerKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OwnerUid] int NOT NULL,
        [PersonSk] int NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [StartDateSk] int NOT NULL,
        [TaskSk] int NOT NULL,
        [WorkHours] float NULL,
        CONSTRAINT [PK_Incoming_FactBaseline] PRIMARY KEY ([BaselineSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'8de9a939992308960f421f76acfef229351ab3068e2c3c027ba366d25ca6d2be', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactBaseline';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactDataQuality]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'4a916824c9b3b5e48d5e430402a62466254562b0c41035bdd455b147faa609a3')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactDataQuality];
    CREATE TABLE [Incoming_FactDataQuality] (
        [DataQualitySk] bigint NOT NULL,
        [CheckName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CheckedCount] bigint NOT NULL,
        [FailedCount] bigint NOT NULL,
        [IsPassed] bit NOT NULL,
        [IsWholeTable] bit NOT NULL,
        [Sample] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Severity] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TableName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactDataQuality] PRIMARY KEY ([DataQualitySk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'4a916824c9b3b5e48d5e430402a62466254562b0c41035bdd455b147faa609a3', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactDataQuality';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactEarnedValue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'c941dffe8624940dc668c38906901714ec36df3f578eba57a16fcdb99d4c1ddf')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactEarnedValue];
    CREATE TABLE [Incoming_FactEarnedValue] (
        [EarnedValueSk] bigint NOT NULL,
        [ActualCostAmount] decimal(19,4) NOT NULL,
        [ActualCostAmountReporting] decimal(19,4) NULL,
        [ActualHours] float NOT NULL,
        [BudgetAtCompletionAmount] decimal(19,4) NOT NULL,
        [BudgetAtCompletionAmountReporting] decimal(19,4) NULL,
        [BudgetAtCompletionHours] float NOT NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [EarnedShare] float NOT NULL,
        [EarnedValueAmount] decimal(19,4) NOT NULL,
        [EarnedValueAmountReporting] decimal(19,4) NULL,
        [EarnedValueHours] float NOT NULL,
        [EarningRule] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsActualFromWorklogs] bit NOT NULL,
        [IsEstimated] bit NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [PlannedValueAmount] decimal(19,4) NOT NULL,
        [PlannedValueAmountReporting] decimal(19,4) NULL,
        [PlannedValueHours] float NOT NULL,
        [ProjectSk] int NOT NULL,
        [TaskSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactEarnedValue] PRIMARY KEY ([EarnedValueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'c941dffe8624940dc668c38906901714ec36df3f578eba57a16fcdb99d4c1ddf', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactEarnedValue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactFinancial]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'185e2cdef43d9169eee81d42533855fac8ef8458f5feebcace2fecd144a68514')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactFinancial];
    CREATE TABLE [Incoming_FactFinancial] (
        [FinancialSk] bigint NOT NULL,
        [ActualAmount] decimal(19,4) NULL,
        [ActualAmountReporting] decimal(19,4) NULL,
        [BenefitPlannedAmount] decimal(19,4) NULL,
        [BenefitPlannedAmountReporting] decimal(19,4) NULL,
        [BenefitRealisedAmount] decimal(19,4) NULL,
        [BenefitRealisedAmountReporting] decimal(19,4) NULL,
        [BudgetAmount] decimal(19,4) NULL,
        [BudgetAmountReporting] decimal(19,4) NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DateSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [ForecastAmount] decimal(19,4) NULL,
        [ForecastAmountReporting] decimal(19,4) NULL,
        [IsDeleted] bit NOT NULL,
        [Line] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactFinancial] PRIMARY KEY ([FinancialSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'185e2cdef43d9169eee81d42533855fac8ef8458f5feebcace2fecd144a68514', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactFinancial';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactFlowDaily]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'9007473e260b5d9e40a5f81ff8be3ff225dabf835d499df10b4e916a2764500f')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactFlowDaily];
    CREATE TABLE [Incoming_FactFlowDaily] (
        [FlowDailySk] bigint NOT NULL,
        [ArrivedCount] int NOT NULL,
        [BlockedCount] int NOT NULL,
        [DateSk] int NOT NULL,
        [DepartedCount] int NOT NULL,
        [ItemCount] int NOT NULL,
        [Points] float NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [StatusCategory] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TypeClass] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactFlowDaily] PRIMARY KEY ([FlowDailySk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'9007473e260b5d9e40a5f81ff8be3ff225dabf835d499df10b4e916a2764500f', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactFlowDaily';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactIssue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'54221ba0d79520c443dd927e10da210e01cdfa8a03300728bebc216f777923ad')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactIssue];
    CREATE TABLE [Incoming_FactIssue] (
        [IssueSk] int NOT NULL,
        [AssigneePersonSk] int NOT NULL,
        [BlockedElapsedDays] float NOT NULL,
        [CreatedAtUtc] datetime2(3) NOT NULL,
        [CreatedDateSk] int NOT NULL,
        [CycleTimeElapsedDays] float NULL,
        [CycleTimeWorkingDays] float NULL,
        [DateSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [DoneAtUtc] datetime2(3) NULL,
        [DoneDateSk] int NOT NULL,
        [DueDateSk] int NOT NULL,
        [EstimateHours] float NULL,
        [FirstDoneDateSk] int NOT NULL,
        [IsDeleted] bit NOT NULL,
        [LeadTimeElapsedDays] float NULL,
        [LeadTimeWorkingDays] float NULL,
        [PlannedStartDateSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [RemainingHours] float NULL,
        [ReopenCount] int NOT NULL,
        [ReopenedWithin30DaysCount] int NOT NULL,
        [ReporterPersonSk] int NOT NULL,
        [ResolvedAtUtc] datetime2(3) NULL,
        [ResolvedDateSk] int NOT NULL,
        [SpentHours] float NULL,
        [SprintSk] int NOT NULL,
        [StartedAtUtc] datetime2(3) NULL,
        [StartedDateSk] int NOT NULL,
        [StatusSk] int NOT NULL,
        [StoryPoints] float NULL,
        CONSTRAINT [PK_Incoming_FactIssue] PRIMARY KEY ([IssueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'54221ba0d79520c443dd927e10da210e01cdfa8a03300728bebc216f777923ad', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactIssue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactIssueRevision]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'68f8dd42ff60b696000dd8c5fd981719ca871a331a9eace3f6c1bb404128bb90')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactIssueRevision];
    CREATE TABLE [Incoming_FactIssueRevision] (
        [IssueRevisionSk] bigint NOT NULL,
        [AssigneePersonSk] int NOT NULL,
        [DateSk] int NOT NULL,
        [IsFlagged] bit NOT NULL,
        [IsLastOfDay] bit NOT NULL,
        [IssueSk] int NOT NULL,
        [IssueType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Priority] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ProjectSk] int NOT NULL,
        [RevisionNumber] int NOT NULL,
        [SprintSk] int NOT NULL,
        [StatusSk] int NOT NULL,
        [StoryPoints] float NULL,
        [ValidFromUtc] datetime2(3) NOT NULL,
        [ValidToDateSk] int NOT NULL,
        [ValidToUtc] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Incoming_FactIssueRevision] PRIMARY KEY ([IssueRevisionSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'68f8dd42ff60b696000dd8c5fd981719ca871a331a9eace3f6c1bb404128bb90', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactIssueRevision';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiAdvice]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'b84e1a80b17698c3ea2fda47b9a4dd226e2ab4d84008dc14a9d8607ba65e34de')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiAdvice];
    CREATE TABLE [Incoming_FactKpiAdvice] (
        [KpiAdviceSk] int NOT NULL,
        [Advice] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ObjectiveCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [OtherKpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiAdvice] PRIMARY KEY ([KpiAdviceSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'b84e1a80b17698c3ea2fda47b9a4dd226e2ab4d84008dc14a9d8607ba65e34de', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiAdvice';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiConsistency]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'5770f92fac51c870c92f56f7b42b481c9f201a4a8a73f667568d44668c559428')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiConsistency];
    CREATE TABLE [Incoming_FactKpiConsistency] (
        [KpiConsistencySk] bigint NOT NULL,
        [Basis] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsConsistent] bit NOT NULL,
        [KpiSk] int NOT NULL,
        [ProjectCount] int NOT NULL,
        [Projects] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ScopeSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiConsistency] PRIMARY KEY ([KpiConsistencySk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'5770f92fac51c870c92f56f7b42b481c9f201a4a8a73f667568d44668c559428', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiConsistency';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiCoverage]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'23bd2b9bae456504493480b767965b92681fd01506fce161cfef07ea205490a3')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiCoverage];
    CREATE TABLE [Incoming_FactKpiCoverage] (
        [KpiCoverageSk] bigint NOT NULL,
        [KpiSk] int NOT NULL,
        [LastMonthEndDateSk] int NOT NULL,
        [MonthCount] int NOT NULL,
        [ScopeSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiCoverage] PRIMARY KEY ([KpiCoverageSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'23bd2b9bae456504493480b767965b92681fd01506fce161cfef07ea205490a3', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiCoverage';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiReview]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'6a3aa52aaa52746c1408eab29a69087d10c5b0ade2fb871a55874dea35dcea58')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiReview];
    CREATE TABLE [Incoming_FactKpiReview] (
        [KpiReviewSk] int NOT NULL,
        [DateSk] int NOT NULL,
        [Decision] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [DueDateSk] int NOT NULL,
        [Finding] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsDeleted] bit NOT NULL,
        [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Reviewer] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ScopeSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiReview] PRIMARY KEY ([KpiReviewSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'6a3aa52aaa52746c1408eab29a69087d10c5b0ade2fb871a55874dea35dcea58', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiReview';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiReviewDue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'b0534538dbdfd70184e775453f1e893f5987b9f39cd94cada387f0e66928851e')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiReviewDue];
    CREATE TABLE [Incoming_FactKpiReviewDue] (
        [KpiReviewDueSk] int NOT NULL,
        [DateSk] int NOT NULL,
        [HeldDateSk] int NOT NULL,
        [IsHeldInTime] bit NOT NULL,
        [IsOverdue] bit NOT NULL,
        [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiReviewDue] PRIMARY KEY ([KpiReviewDueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'b0534538dbdfd70184e775453f1e893f5987b9f39cd94cada387f0e66928851e', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiReviewDue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiSignal]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'43a2f39ecdfc6cd0196bea6a8a75d230b2190ca3e6ed248a1efdd625635a0398')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiSignal];
    CREATE TABLE [Incoming_FactKpiSignal] (
        [KpiSignalSk] bigint NOT NULL,
        [Cases] float NOT NULL,
        [DateSk] int NOT NULL,
        [Evidence] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [IsAboveLimit] bit NOT NULL,
        [KpiCodes] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Limit] float NOT NULL,
        [OutOf] float NOT NULL,
        [ScopeSk] int NOT NULL,
        [Share] float NULL,
        [Signal] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiSignal] PRIMARY KEY ([KpiSignalSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'43a2f39ecdfc6cd0196bea6a8a75d230b2190ca3e6ed248a1efdd625635a0398', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiSignal';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiStanding]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'5914971071a607a02abf6dcbcc92cc58411b87667251d33eb870fbcf678dd5ce')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiStanding];
    CREATE TABLE [Incoming_FactKpiStanding] (
        [KpiStandingSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [HasOwner] bit NOT NULL,
        [HasTarget] bit NOT NULL,
        [HasValue] bit NOT NULL,
        [IsTargetMet] bit NULL,
        [KpiSk] int NOT NULL,
        [ReadCount] bigint NULL,
        CONSTRAINT [PK_Incoming_FactKpiStanding] PRIMARY KEY ([KpiStandingSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'5914971071a607a02abf6dcbcc92cc58411b87667251d33eb870fbcf678dd5ce', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiStanding';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiTarget]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'2250ccad8aacebc7f5d88db0573b1bbe759dc8aa333a21f12744d9dc70f93d4a')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiTarget];
    CREATE TABLE [Incoming_FactKpiTarget] (
        [KpiTargetSk] int NOT NULL,
        [AmberLimit] float NULL,
        [BaselineDateSk] int NOT NULL,
        [BaselineEvidence] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [BaselineValue] float NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [DueDateSk] int NOT NULL,
        [IsDeleted] bit NOT NULL,
        [KpiCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Measure] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [ObjectiveCode] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Origin] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PeriodGrain] nvarchar(10) COLLATE Latin1_General_100_BIN2 NULL,
        [RedLimit] float NULL,
        [ScopeSk] int NOT NULL,
        [SmartParts] int NOT NULL,
        [SmartSuggestion] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [SmartVague] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [Statement] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [Target] float NOT NULL,
        [ValidFromDateSk] int NOT NULL,
        [ValidToDateSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiTarget] PRIMARY KEY ([KpiTargetSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'2250ccad8aacebc7f5d88db0573b1bbe759dc8aa333a21f12744d9dc70f93d4a', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiTarget';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiUsage]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'321ace3f8530d8544b992259e6878b95231f140cccb6f180f73ec3dbff48397c')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiUsage];
    CREATE TABLE [Incoming_FactKpiUsage] (
        [KpiUsageSk] bigint NOT NULL,
        [ClientKind] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DateSk] int NOT NULL,
        [KpiCode] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [LastReadAtUtc] datetime2(3) NOT NULL,
        [ReadCount] bigint NOT NULL,
        [ReaderCount] int NOT NULL,
        [RowCount] bigint NOT NULL,
        [Subject] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactKpiUsage] PRIMARY KEY ([KpiUsageSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'321ace3f8530d8544b992259e6878b95231f140cccb6f180f73ec3dbff48397c', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiUsage';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactKpiValue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'ae949390465a8c878a04d1b303caa263732f268063afae25d536f573273b5549')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactKpiValue];
    CREATE TABLE [Incoming_FactKpiValue] (
        [KpiValueSk] bigint NOT NULL,
        [Attainment] float NULL,
        [Confidence] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ConfidenceReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [Denominator] float NULL,
        [FormulaVersion] int NOT NULL,
        [IsCurrent] bit NOT NULL,
        [KpiSk] int NOT NULL,
        [KpiTargetSk] int NOT NULL,
        [Numerator] float NULL,
        [PeriodEndDateSk] int NOT NULL,
        [PeriodGrain] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PeriodStartDateSk] int NOT NULL,
        [ReportedFromLoadSk] bigint NOT NULL,
        [ReportedToLoadSk] bigint NOT NULL,
        [SampleSize] int NOT NULL,
        [ScopeSk] int NOT NULL,
        [Status] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Target] float NULL,
        [Trend] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Value] float NULL,
        CONSTRAINT [PK_Incoming_FactKpiValue] PRIMARY KEY ([KpiValueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'ae949390465a8c878a04d1b303caa263732f268063afae25d536f573273b5549', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactKpiValue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactMaturity]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'587812b25fc7c34569c1a324e9b93c9763ce04e3926d91606abcf3645c876294')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactMaturity];
    CREATE TABLE [Incoming_FactMaturity] (
        [MaturitySk] bigint NOT NULL,
        [Criterion] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CriterionStage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DateSk] int NOT NULL,
        [Evidence] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsMet] bit NOT NULL,
        [Measured] float NULL,
        [Needed] float NOT NULL,
        [ScopeSk] int NOT NULL,
        [ScopeStage] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactMaturity] PRIMARY KEY ([MaturitySk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'587812b25fc7c34569c1a324e9b93c9763ce04e3926d91606abcf3645c876294', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactMaturity';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactPlanField]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'bc65b4abb75045a05aa3a5aac3a7bb38efd8aa840630c5922eef7939cc313274')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactPlanField];
    CREATE TABLE [Incoming_FactPlanField] (
        [PlanFieldSk] bigint NOT NULL,
        [Alias] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [FieldId] bigint NOT NULL,
        [FieldName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [OwnerKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OwnerUid] int NOT NULL,
        [PersonSk] int NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [TaskSk] int NOT NULL,
        [Value] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactPlanField] PRIMARY KEY ([PlanFieldSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'bc65b4abb75045a05aa3a5aac3a7bb38efd8aa840630c5922eef7939cc313274', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactPlanField';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactResourceAvailability]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'2397e4b0192bb7b84a05b817019d84a3a81b58a2498d455e25b528407902ae85')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactResourceAvailability];
    CREATE TABLE [Incoming_FactResourceAvailability] (
        [ResourceAvailabilitySk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [PersonSk] int NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [ResourceUid] int NOT NULL,
        [Units] float NOT NULL,
        [ValidFromDateSk] int NOT NULL,
        [ValidToDateSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactResourceAvailability] PRIMARY KEY ([ResourceAvailabilitySk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'2397e4b0192bb7b84a05b817019d84a3a81b58a2498d455e25b528407902ae85', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactResourceAvailability';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactResourceRate]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'60d2f3aeefa46a481fd68fb43706d06b5e0b902004875607e0e81941e4b27b40')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactResourceRate];
    CREATE TABLE [Incoming_FactResourceRate] (
        [ResourceRateSk] bigint NOT NULL,
        [CostPerUseAmount] decimal(19,4) NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [OvertimeRateAmount] decimal(19,4) NULL,
        [PersonSk] int NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [RateTable] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ResourceUid] int NOT NULL,
        [StandardRateAmount] decimal(19,4) NULL,
        [ValidFromDateSk] int NOT NULL,
        [ValidToDateSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactResourceRate] PRIMARY KEY ([ResourceRateSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'60d2f3aeefa46a481fd68fb43706d06b5e0b902004875607e0e81941e4b27b40', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactResourceRate';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactRisk]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'6297510cbde0d6ee2d70669a02d6005446721aa666e587b7c0568a69bb88980b')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactRisk];
    CREATE TABLE [Incoming_FactRisk] (
        [RiskSk] bigint NOT NULL,
        [Category] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ClosedDateSk] int NOT NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [ExposureAmount] decimal(19,4) NULL,
        [ExposureAmountReporting] decimal(19,4) NULL,
        [ImpactAmount] decimal(19,4) NULL,
        [IsDeleted] bit NOT NULL,
        [Owner] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Probability] float NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [RaisedDateSk] int NOT NULL,
        [Response] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [ResponseDueDateSk] int NOT NULL,
        [RiskCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RiskStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Title] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactRisk] PRIMARY KEY ([RiskSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'6297510cbde0d6ee2d70669a02d6005446721aa666e587b7c0568a69bb88980b', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactRisk';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactSourceFreshness]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'4962c67646b09a245f2e8a6082614cf84af125a00083f3534c8225602d3b3005')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactSourceFreshness];
    CREATE TABLE [Incoming_FactSourceFreshness] (
        [SourceFreshnessSk] int NOT NULL,
        [AgeDays] int NOT NULL,
        [DateSk] int NOT NULL,
        [LastLoadDateSk] int NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_FactSourceFreshness] PRIMARY KEY ([SourceFreshnessSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'4962c67646b09a245f2e8a6082614cf84af125a00083f3534c8225602d3b3005', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactSourceFreshness';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactSprintIssue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'cad675de8b0b61b80e61cc63235a1824cc142e65ca03d473929a93aac7bf15c9')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactSprintIssue];
    CREATE TABLE [Incoming_FactSprintIssue] (
        [SprintIssueSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [IsAddedAfterStart] bit NOT NULL,
        [IsCarriedOver] bit NOT NULL,
        [IsCommitted] bit NOT NULL,
        [IsCompleted] bit NOT NULL,
        [IsRemoved] bit NOT NULL,
        [IsSprintClosed] bit NOT NULL,
        [IssueSk] int NOT NULL,
        [PointsAtEnd] float NULL,
        [PointsAtStart] float NULL,
        [ProjectSk] int NOT NULL,
        [SprintSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactSprintIssue] PRIMARY KEY ([SprintIssueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'cad675de8b0b61b80e61cc63235a1824cc142e65ca03d473929a93aac7bf15c9', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactSprintIssue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactStageGate]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'9812f41016b87d23225105de6a81207f4100485d7937873904a80f83a5b1d27b')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactStageGate];
    CREATE TABLE [Incoming_FactStageGate] (
        [StageGateSk] bigint NOT NULL,
        [Conditions] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [DecidedBy] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [Decision] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [Gate] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [HeldDateSk] int NOT NULL,
        [IsDeleted] bit NOT NULL,
        [PlannedDateSk] int NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactStageGate] PRIMARY KEY ([StageGateSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'9812f41016b87d23225105de6a81207f4100485d7937873904a80f83a5b1d27b', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactStageGate';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactStatusTransition]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'14b1fdde6db58728b9c7265f96fd3590dc9550b1a93167abe086d77aadd0e77a')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactStatusTransition];
    CREATE TABLE [Incoming_FactStatusTransition] (
        [StatusTransitionSk] bigint NOT NULL,
        [AuthorPersonSk] int NOT NULL,
        [ChangedAtUtc] datetime2(3) NOT NULL,
        [DateSk] int NOT NULL,
        [Direction] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FromSourceStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [FromStatusSk] int NOT NULL,
        [HoursInFromStatus] float NOT NULL,
        [IssueSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [ToSourceStatus] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [ToStatusSk] int NOT NULL,
        [TransitionNumber] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactStatusTransition] PRIMARY KEY ([StatusTransitionSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'14b1fdde6db58728b9c7265f96fd3590dc9550b1a93167abe086d77aadd0e77a', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactStatusTransition';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactTask]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'12db4da972e54035096130e76a8218b1d413206e629af9eaf10d36f2bf4255c3')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactTask];
    CREATE TABLE [Incoming_FactTask] (
        [FactTaskSk] bigint NOT NULL,
        [ActualCostAmount] decimal(19,4) NULL,
        [ActualFinishDateSk] int NOT NULL,
        [ActualFinishLocal] datetime2(0) NULL,
        [ActualStartDateSk] int NOT NULL,
        [ActualStartLocal] datetime2(0) NULL,
        [ActualWorkHours] float NULL,
        [BaselineCostAmount] decimal(19,4) NULL,
        [BaselineDurationHours] float NULL,
        [BaselineFinishDateSk] int NOT NULL,
        [BaselineFinishLocal] datetime2(0) NULL,
        [BaselineStartDateSk] int NOT NULL,
        [BaselineStartLocal] datetime2(0) NULL,
        [BaselineWorkHours] float NULL,
        [ConstraintDateSk] int NOT NULL,
        [ConstraintType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [CostAmount] decimal(19,4) NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [DeadlineDateSk] int NOT NULL,
        [DurationHours] float NULL,
        [FinishDateSk] int NOT NULL,
        [FinishLocal] datetime2(0) NULL,
        [FixedCostAmount] decimal(19,4) NULL,
        [FreeSlackHours] float NULL,
        [IsCritical] bit NOT NULL,
        [IsMilestone] bit NOT NULL,
        [IsSummary] bit NOT NULL,
        [IsWorkingTask] bit NOT NULL,
        [PercentComplete] float NULL,
        [PercentWorkComplete] float NULL,
        [PhysicalPercentComplete] float NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [RemainingCostAmount] decimal(19,4) NULL,
        [RemainingDurationHours] float NULL,
        [RemainingWorkHours] float NULL,
        [StartDateSk] int NOT NULL,
        [StartLocal] datetime2(0) NULL,
        [TaskSk] int NOT NULL,
        [TotalSlackHours] float NULL,
        [WorkHours] float NULL,
        CONSTRAINT [PK_Incoming_FactTask] PRIMARY KEY ([FactTaskSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'12db4da972e54035096130e76a8218b1d413206e629af9eaf10d36f2bf4255c3', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactTask';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactTaskLink]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'42c360b77f2f54558d279aa911906cf626157a07b77b29b9c7e615f49b63ba8b')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactTaskLink];
    CREATE TABLE [Incoming_FactTaskLink] (
        [TaskLinkSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [IsCrossProject] bit NOT NULL,
        [LagHours] float NULL,
        [LagPercent] float NULL,
        [LinkType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [PredecessorTaskSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [SuccessorTaskSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_FactTaskLink] PRIMARY KEY ([TaskLinkSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'42c360b77f2f54558d279aa911906cf626157a07b77b29b9c7e615f49b63ba8b', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactTaskLink';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactTimephased]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'63f42e234e358dbddec03acc04d4ca704aee970ee67c6423cacc7f411967ae4c')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactTimephased];
    CREATE TABLE [Incoming_FactTimephased] (
        [TimephasedSk] bigint NOT NULL,
        [BaselineNumber] int NOT NULL,
        [CostAmount] decimal(19,4) NULL,
        [DateSk] int NOT NULL,
        [IsEstimated] bit NOT NULL,
        [MeasureKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PersonSk] int NOT NULL,
        [PlanVersionSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [TaskSk] int NOT NULL,
        [WorkHours] float NULL,
        CONSTRAINT [PK_Incoming_FactTimephased] PRIMARY KEY ([TimephasedSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'63f42e234e358dbddec03acc04d4ca704aee970ee67c6423cacc7f411967ae4c', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactTimephased';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_FactWorklog]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'96b1e8aada40730b03a8d0a7eeef0a8db322707ba2cbe416cd277cf218564817')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_FactWorklog];
    CREATE TABLE [Incoming_FactWorklog] (
        [WorklogSk] bigint NOT NULL,
        [CostAmount] decimal(19,4) NULL,
        [CostAmountReporting] decimal(19,4) NULL,
        [CreatedAtUtc] datetime2(3) NOT NULL,
        [CreatedDateSk] int NOT NULL,
        [CurrencyCode] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DateSk] int NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [IsDeleted] bit NOT NULL,
        [IssueSk] int NOT NULL,
        [PersonSk] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SpentHours] float NOT NULL,
        [StartedAtUtc] datetime2(3) NOT NULL,
        CONSTRAINT [PK_Incoming_FactWorklog] PRIMARY KEY ([WorklogSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'96b1e8aada40730b03a8d0a7eeef0a8db322707ba2cbe416cd277cf218564817', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_FactWorklog';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_IssueComponent]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'30435b8b9acdde6eba9b5964587003f0af604a8b36b5bd8c4a3f0f66e439b34b')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_IssueComponent];
    CREATE TABLE [Incoming_IssueComponent] (
        [IssueComponentSk] bigint NOT NULL,
        [ComponentSk] int NOT NULL,
        [IssueSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_IssueComponent] PRIMARY KEY ([IssueComponentSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'30435b8b9acdde6eba9b5964587003f0af604a8b36b5bd8c4a3f0f66e439b34b', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_IssueComponent';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_IssueField]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'c1dcf78bb3c1b62ffbb6f55ab4e31e65c6529e4eb64439773c79646b54ebf74c')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_IssueField];
    CREATE TABLE [Incoming_IssueField] (
        [IssueFieldSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [FieldName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IssueSk] int NOT NULL,
        [NumberValue] float NULL,
        [SourceFieldId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TextValue] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [ValueAtUtc] datetime2(3) NULL,
        [ValueKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_IssueField] PRIMARY KEY ([IssueFieldSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'c1dcf78bb3c1b62ffbb6f55ab4e31e65c6529e4eb64439773c79646b54ebf74c', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_IssueField';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_IssueFieldColumn]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'4c7f7f86d6a763331fcdaac4653bc5c729d9a7a1f4323474fe64e448d809e8cc')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_IssueFieldColumn];
    CREATE TABLE [Incoming_IssueFieldColumn] (
        [IssueFieldColumnSk] int NOT NULL,
        [ColumnName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DeleteReason] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [DeletedAtUtc] datetime2(3) NULL,
        [FieldName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsDeleted] bit NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ValueKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_IssueFieldColumn] PRIMARY KEY ([IssueFieldColumnSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'4c7f7f86d6a763331fcdaac4653bc5c729d9a7a1f4323474fe64e448d809e8cc', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_IssueFieldColumn';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_IssueLabel]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'1b8d7557264f95432e473cf0f049b867ae7b4a618751cad534eeff39928e50e3')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_IssueLabel];
    CREATE TABLE [Incoming_IssueLabel] (
        [IssueLabelSk] bigint NOT NULL,
        [IssueSk] int NOT NULL,
        [Label] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_IssueLabel] PRIMARY KEY ([IssueLabelSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'1b8d7557264f95432e473cf0f049b867ae7b4a618751cad534eeff39928e50e3', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_IssueLabel';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_IssueLink]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'62e1b920cdce7099e2d3c34330dc3f954063f5c5b79eb06c47a239c595612674')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_IssueLink];
    CREATE TABLE [Incoming_IssueLink] (
        [IssueLinkSk] bigint NOT NULL,
        [Direction] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsCounted] bit NOT NULL,
        [IssueSk] int NOT NULL,
        [LinkType] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [LinkedIssueKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [LinkedIssueSk] int NOT NULL,
        [LinkedSourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Phrase] nvarchar(255) COLLATE Latin1_General_100_BIN2 NULL,
        [SourceLinkId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_IssueLink] PRIMARY KEY ([IssueLinkSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'62e1b920cdce7099e2d3c34330dc3f954063f5c5b79eb06c47a239c595612674', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_IssueLink';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_IssueRelease]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'1f236d5b899988c2d4ee25f4efb7794957f16f29a7f58f6f6ac4ead9cf8916f3')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_IssueRelease];
    CREATE TABLE [Incoming_IssueRelease] (
        [IssueReleaseSk] bigint NOT NULL,
        [IssueSk] int NOT NULL,
        [Relation] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReleaseSk] int NOT NULL,
        CONSTRAINT [PK_Incoming_IssueRelease] PRIMARY KEY ([IssueReleaseSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'1f236d5b899988c2d4ee25f4efb7794957f16f29a7f58f6f6ac4ead9cf8916f3', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_IssueRelease';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_KpiMeasureValue]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'd72399b18d736866b8e4aec505aaca986e58b34e2a2befc6f2474b6e115f0af5')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_KpiMeasureValue];
    CREATE TABLE [Incoming_KpiMeasureValue] (
        [KpiMeasureValueSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [IsEstimated] bit NOT NULL,
        [ProjectId] int NOT NULL,
        [ProjectSk] int NOT NULL,
        [Value] float NOT NULL,
        [Weight] float NULL,
        CONSTRAINT [PK_Incoming_KpiMeasureValue] PRIMARY KEY ([KpiMeasureValueSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'd72399b18d736866b8e4aec505aaca986e58b34e2a2befc6f2474b6e115f0af5', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_KpiMeasureValue';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_KpiSignalCase]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'6796b2b315f92d541c7c92c7b140f58af8f9fc0b7f685c6f5fbce91187b25076')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_KpiSignalCase];
    CREATE TABLE [Incoming_KpiSignalCase] (
        [KpiSignalCaseSk] bigint NOT NULL,
        [DateSk] int NOT NULL,
        [Name] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [ProjectId] int NOT NULL,
        [RowSk] bigint NOT NULL,
        CONSTRAINT [PK_Incoming_KpiSignalCase] PRIMARY KEY ([KpiSignalCaseSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'6796b2b315f92d541c7c92c7b140f58af8f9fc0b7f685c6f5fbce91187b25076', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_KpiSignalCase';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_KpiTouchedProject]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'27e81e20f57bc0dd355c9f3a1849cb931e03d6be53d7862f972737e00b7cb401')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_KpiTouchedProject];
    CREATE TABLE [Incoming_KpiTouchedProject] (
        [ProjectId] int NOT NULL,
        CONSTRAINT [PK_Incoming_KpiTouchedProject] PRIMARY KEY ([ProjectId])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'27e81e20f57bc0dd355c9f3a1849cb931e03d6be53d7862f972737e00b7cb401', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_KpiTouchedProject';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_KpiWorkState]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'fd11d2fe2f341ef879add86ca54692680506c24718722a9955cfe966679f4e66')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_KpiWorkState];
    CREATE TABLE [Incoming_KpiWorkState] (
        [KpiWorkStateSk] int NOT NULL,
        [InputHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_KpiWorkState] PRIMARY KEY ([KpiWorkStateSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'fd11d2fe2f341ef879add86ca54692680506c24718722a9955cfe966679f4e66', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_KpiWorkState';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_LoadLease]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'ec771cfcc7357bd76f857a90d4aee6da860d4da5cb4954f64297858a2939771c')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_LoadLease];
    CREATE TABLE [Incoming_LoadLease] (
        [LoadLeaseSk] int NOT NULL,
        [ExpiresAtUtc] datetime2(3) NOT NULL,
        [FencingNumber] bigint NOT NULL,
        [Holder] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_LoadLease] PRIMARY KEY ([LoadLeaseSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'ec771cfcc7357bd76f857a90d4aee6da860d4da5cb4954f64297858a2939771c', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_LoadLease';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_PersonSource]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'fb9a25c1a69a8d5c478be35ab450a51dde96587fc3b3783bc04a59fc4b6cbd09')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_PersonSource];
    CREATE TABLE [Incoming_PersonSource] (
        [PersonSourceSk] int NOT NULL,
        [PersonId] int NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_PersonSource] PRIMARY KEY ([PersonSourceSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'fb9a25c1a69a8d5c478be35ab450a51dde96587fc3b3783bc04a59fc4b6cbd09', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_PersonSource';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_ProjectSource]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'7c72e5f0088fc497a91112a567a239665ecb1aded96f67255c9aee611b05b2db')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_ProjectSource];
    CREATE TABLE [Incoming_ProjectSource] (
        [ProjectSourceSk] int NOT NULL,
        [ContainerKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ContainerKind] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ContainerName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [IsMapped] bit NOT NULL,
        [ProjectId] int NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Incoming_ProjectSource] PRIMARY KEY ([ProjectSourceSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'7c72e5f0088fc497a91112a567a239665ecb1aded96f67255c9aee611b05b2db', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_ProjectSource';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_RejectedRow]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'8b7b7b740560748c50ae1445e0aa9beb4ede32eb0d06d1da70fab89f0c3429a9')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_RejectedRow];
    CREATE TABLE [Incoming_RejectedRow] (
        [SourceSystem] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Entity] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceId] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Rule] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Value] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Incoming_RejectedRow] PRIMARY KEY NONCLUSTERED ([SourceSystem], [Entity], [SourceId], [Rule])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'8b7b7b740560748c50ae1445e0aa9beb4ede32eb0d06d1da70fab89f0c3429a9', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_RejectedRow';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[Incoming_TableGrowth]')
    AND name = N'PrismShape' AND CAST(value AS nvarchar(64)) = N'4f6ee829cf8dfb3812255b5c61939a90708849e64f7699eeae8c7493ce4f1dab')
BEGIN
    DECLARE @schema sysname = SCHEMA_NAME();
    DROP TABLE IF EXISTS [Incoming_TableGrowth];
    CREATE TABLE [Incoming_TableGrowth] (
        [TableName] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DateSk] int NOT NULL,
        [MeasuredAtUtc] datetime2(3) NOT NULL,
        [StoredBytes] bigint NOT NULL,
        [StoredRows] bigint NOT NULL,
        CONSTRAINT [PK_Incoming_TableGrowth] PRIMARY KEY ([TableName], [DateSk])
    );
    EXEC sys.sp_addextendedproperty @name = N'PrismShape', @value = N'4f6ee829cf8dfb3812255b5c61939a90708849e64f7699eeae8c7493ce4f1dab', @level0type = N'SCHEMA', @level0name = @schema,
        @level1type = N'TABLE', @level1name = N'Incoming_TableGrowth';
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactAssessment]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactAssessment] ON [FactAssessment];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactAssessment] ON [FactAssessment];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactAssessmentAnswer]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactAssessmentAnswer] ON [FactAssessmentAnswer];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactAssessmentAnswer] ON [FactAssessmentAnswer];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactAssignment]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactAssignment] ON [FactAssignment];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactAssignment] ON [FactAssignment];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactBaseline]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactBaseline] ON [FactBaseline];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactBaseline] ON [FactBaseline];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactDataQuality]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactDataQuality] ON [FactDataQuality];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactDataQuality] ON [FactDataQuality];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactEarnedValue]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactEarnedValue] ON [FactEarnedValue];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactEarnedValue] ON [FactEarnedValue];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactFinancial]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactFinancial] ON [FactFinancial];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactFinancial] ON [FactFinancial];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactFlowDaily]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactFlowDaily] ON [FactFlowDaily];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactFlowDaily] ON [FactFlowDaily];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactIssue]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactIssue] ON [FactIssue];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactIssue] ON [FactIssue];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactIssueRevision]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactIssueRevision] ON [FactIssueRevision];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactIssueRevision] ON [FactIssueRevision];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiAdvice]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiAdvice] ON [FactKpiAdvice];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiAdvice] ON [FactKpiAdvice];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiConsistency]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiConsistency] ON [FactKpiConsistency];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiConsistency] ON [FactKpiConsistency];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiCoverage]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiCoverage] ON [FactKpiCoverage];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiCoverage] ON [FactKpiCoverage];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiReview]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiReview] ON [FactKpiReview];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiReview] ON [FactKpiReview];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiReviewDue]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiReviewDue] ON [FactKpiReviewDue];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiReviewDue] ON [FactKpiReviewDue];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiSignal]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiSignal] ON [FactKpiSignal];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiSignal] ON [FactKpiSignal];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiStanding]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiStanding] ON [FactKpiStanding];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiStanding] ON [FactKpiStanding];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiTarget]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiTarget] ON [FactKpiTarget];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiTarget] ON [FactKpiTarget];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiUsage]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiUsage] ON [FactKpiUsage];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiUsage] ON [FactKpiUsage];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactKpiValue]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactKpiValue] ON [FactKpiValue];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactKpiValue] ON [FactKpiValue];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactMaturity]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactMaturity] ON [FactMaturity];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactMaturity] ON [FactMaturity];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactPlanField]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactPlanField] ON [FactPlanField];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactPlanField] ON [FactPlanField];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactResourceAvailability]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactResourceAvailability] ON [FactResourceAvailability];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactResourceAvailability] ON [FactResourceAvailability];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactResourceRate]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactResourceRate] ON [FactResourceRate];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactResourceRate] ON [FactResourceRate];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactRisk]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactRisk] ON [FactRisk];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactRisk] ON [FactRisk];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactSourceFreshness]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactSourceFreshness] ON [FactSourceFreshness];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactSourceFreshness] ON [FactSourceFreshness];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactSprintIssue]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactSprintIssue] ON [FactSprintIssue];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactSprintIssue] ON [FactSprintIssue];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactStageGate]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactStageGate] ON [FactStageGate];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactStageGate] ON [FactStageGate];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactStatusTransition]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactStatusTransition] ON [FactStatusTransition];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactStatusTransition] ON [FactStatusTransition];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactTask]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactTask] ON [FactTask];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactTask] ON [FactTask];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactTaskLink]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactTaskLink] ON [FactTaskLink];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactTaskLink] ON [FactTaskLink];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactTimephased]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactTimephased] ON [FactTimephased];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactTimephased] ON [FactTimephased];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[FactWorklog]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_FactWorklog] ON [FactWorklog];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactWorklog] ON [FactWorklog];
END
GO
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[KpiMeasureValue]') AND type = 5)
BEGIN
    DROP INDEX IF EXISTS [CX_KpiMeasureValue] ON [KpiMeasureValue];
    CREATE CLUSTERED COLUMNSTORE INDEX [CCI_KpiMeasureValue] ON [KpiMeasureValue];
END
GO
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
BEGIN
    EXEC(N'ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT;');
END
GO
DECLARE @statements nvarchar(max) = N'';
SELECT @statements = @statements + N'ALTER INDEX ' + QUOTENAME(i.name) + N' ON ' + QUOTENAME(OBJECT_NAME(i.object_id)) + N' REBUILD WITH (DATA_COMPRESSION = PAGE'
    + CASE WHEN CAST(SERVERPROPERTY('EngineEdition') AS int) IN (3, 5, 8) THEN N', ONLINE = ON' ELSE N'' END + N');'
FROM sys.indexes AS i INNER JOIN sys.partitions AS p ON p.object_id = i.object_id AND p.index_id = i.index_id
WHERE i.type IN (1, 2) AND p.data_compression = 0 AND p.partition_number = 1 AND OBJECT_NAME(i.object_id) IN (
    N'BridgeProjectObjective', N'BridgeScopeProject', N'DimBoard', N'DimComponent', N'DimCurrencyRate', N'DimDate', N'DimIssue', N'DimKpi', N'DimLoad', N'DimObjective', N'DimPerson', N'DimPlanVersion', N'DimProject', N'DimRelease', N'DimScope', N'DimSprint', N'DimStatus', N'DimTask', N'FactAssessment', N'FactAssessmentAnswer', N'FactAssignment', N'FactBaseline', N'FactDataQuality', N'FactEarnedValue', N'FactFinancial', N'FactFlowDaily', N'FactIssue', N'FactIssueRevision', N'FactKpiAdvice', N'FactKpiConsistency', N'FactKpiCoverage', N'FactKpiReview', N'FactKpiReviewDue', N'FactKpiSignal', N'FactKpiStanding', N'FactKpiTarget', N'FactKpiUsage', N'FactKpiValue', N'FactMaturity', N'FactPlanField', N'FactResourceAvailability', N'FactResourceRate', N'FactRisk', N'FactSourceFreshness', N'FactSprintIssue', N'FactStageGate', N'FactStatusTransition', N'FactTask', N'FactTaskLink', N'FactTimephased', N'FactWorklog', N'IssueComponent', N'IssueField', N'IssueFieldColumn', N'IssueLabel', N'IssueLink', N'IssueRelease', N'KpiMeasureValue', N'KpiSignalCase', N'KpiTouchedProject', N'KpiWorkState', N'LoadLease', N'PersonSource', N'ProjectSource', N'RejectedRow', N'TableGrowth');
EXEC (@statements);
GO
