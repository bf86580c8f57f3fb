using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Prism.Warehouse.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DimBoard",
                columns: table => new
                {
                    BoardSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BoardName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BoardType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    EstimationFieldId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimBoard", x => x.BoardSk);
                });

            migrationBuilder.CreateTable(
                name: "DimComponent",
                columns: table => new
                {
                    ComponentSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ComponentName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimComponent", x => x.ComponentSk);
                });

            migrationBuilder.CreateTable(
                name: "DimCurrencyRate",
                columns: table => new
                {
                    CurrencyRateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FromCurrency = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ToCurrency = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValidFromDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Rate = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimCurrencyRate", x => x.CurrencyRateSk);
                });

            migrationBuilder.CreateTable(
                name: "DimDate",
                columns: table => new
                {
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    DayOfMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    DayOfWeek = table.Column<int>(type: "INTEGER", nullable: false),
                    IsoWeek = table.Column<int>(type: "INTEGER", nullable: false),
                    IsoYear = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FiscalYear = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalQuarter = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    WeekStartSk = table.Column<int>(type: "INTEGER", nullable: false),
                    WeekEndSk = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthStartSk = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthEndSk = table.Column<int>(type: "INTEGER", nullable: false),
                    QuarterStartSk = table.Column<int>(type: "INTEGER", nullable: false),
                    QuarterEndSk = table.Column<int>(type: "INTEGER", nullable: false),
                    YearStartSk = table.Column<int>(type: "INTEGER", nullable: false),
                    YearEndSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IsWorkingDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsHoliday = table.Column<bool>(type: "INTEGER", nullable: false),
                    HolidayName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PeriodEnd = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimDate", x => x.DateSk);
                });

            migrationBuilder.CreateTable(
                name: "DimIssue",
                columns: table => new
                {
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IssueKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IssueType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    TypeClass = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ParentIssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    EpicIssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Labels = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    FieldCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimIssue", x => x.IssueSk);
                    table.ForeignKey(
                        name: "FK_DimIssue_DimIssue_EpicIssueSk",
                        column: x => x.EpicIssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_DimIssue_DimIssue_ParentIssueSk",
                        column: x => x.ParentIssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                });

            migrationBuilder.CreateTable(
                name: "DimKpi",
                columns: table => new
                {
                    KpiSk = table.Column<int>(type: "INTEGER", nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    KpiName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Family = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    FormulaText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    FormulaVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    FormulaHash = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Timing = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    AggregationRule = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AccountableRole = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Gaming = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReviewEvery = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    NextReviewDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LastReviewDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    RetiredDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SuccessorCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ValidFromUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidToUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimKpi", x => x.KpiSk);
                });

            migrationBuilder.CreateTable(
                name: "DimLoad",
                columns: table => new
                {
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StartedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RowsIn = table.Column<long>(type: "INTEGER", nullable: false),
                    RowsStaged = table.Column<long>(type: "INTEGER", nullable: false),
                    RowsLoaded = table.Column<long>(type: "INTEGER", nullable: false),
                    RowsRejected = table.Column<long>(type: "INTEGER", nullable: false),
                    WatermarkBefore = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    WatermarkAfter = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    StepName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StepDone = table.Column<long>(type: "INTEGER", nullable: false),
                    StepTotal = table.Column<long>(type: "INTEGER", nullable: true),
                    StepStartedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    StepSeenAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    SignInExpiresDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IsPublished = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimLoad", x => x.LoadSk);
                });

            migrationBuilder.CreateTable(
                name: "DimObjective",
                columns: table => new
                {
                    ObjectiveSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ObjectiveName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Perspective = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StartValue = table.Column<double>(type: "REAL", nullable: true),
                    TargetValue = table.Column<double>(type: "REAL", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DueDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimObjective", x => x.ObjectiveSk);
                });

            migrationBuilder.CreateTable(
                name: "DimPerson",
                columns: table => new
                {
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PersonKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Team = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Department = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    HomeProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    CapacityHoursPerDay = table.Column<double>(type: "REAL", nullable: true),
                    CostRateAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CapacityFromDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    CapacityToDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFromUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidToUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimPerson", x => x.PersonSk);
                });

            migrationBuilder.CreateTable(
                name: "DimPlanVersion",
                columns: table => new
                {
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StatusDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IsStatusDateEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CalendarName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    MinutesPerDay = table.Column<int>(type: "INTEGER", nullable: false),
                    EarnedValueBaseline = table.Column<int>(type: "INTEGER", nullable: false),
                    IsLatest = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimPlanVersion", x => x.PlanVersionSk);
                });

            migrationBuilder.CreateTable(
                name: "DimProject",
                columns: table => new
                {
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsRegistered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Manager = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Sponsor = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Program = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Portfolio = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Methodology = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    HealthOverride = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlannedStartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedFinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ActualStartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ActualFinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ValidFromUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidToUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimProject", x => x.ProjectSk);
                });

            migrationBuilder.CreateTable(
                name: "DimRelease",
                columns: table => new
                {
                    ReleaseSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ReleaseName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsReleased = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsArchived = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReleaseDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimRelease", x => x.ReleaseSk);
                });

            migrationBuilder.CreateTable(
                name: "DimScope",
                columns: table => new
                {
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeLevel = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimScope", x => x.ScopeSk);
                    table.ForeignKey(
                        name: "FK_DimScope_DimScope_ParentScopeSk",
                        column: x => x.ParentScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "DimStatus",
                columns: table => new
                {
                    StatusSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SourceStatus = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StatusCategory = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FlowState = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimStatus", x => x.StatusSk);
                });

            migrationBuilder.CreateTable(
                name: "FactDataQuality",
                columns: table => new
                {
                    DataQualitySk = table.Column<long>(type: "INTEGER", nullable: false),
                    CheckName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    TableName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsWholeTable = table.Column<bool>(type: "INTEGER", nullable: false),
                    CheckedCount = table.Column<long>(type: "INTEGER", nullable: false),
                    FailedCount = table.Column<long>(type: "INTEGER", nullable: false),
                    IsPassed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sample = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactDataQuality", x => x.DataQualitySk);
                });

            migrationBuilder.CreateTable(
                name: "FactKpiAdvice",
                columns: table => new
                {
                    KpiAdviceSk = table.Column<int>(type: "INTEGER", nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Advice = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    OtherKpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiAdvice", x => x.KpiAdviceSk);
                });

            migrationBuilder.CreateTable(
                name: "IssueFieldColumn",
                columns: table => new
                {
                    IssueFieldColumnSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FieldName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValueKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ColumnName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueFieldColumn", x => x.IssueFieldColumnSk);
                });

            migrationBuilder.CreateTable(
                name: "KpiMeasureValue",
                columns: table => new
                {
                    KpiMeasureValueSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: true),
                    IsEstimated = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiMeasureValue", x => x.KpiMeasureValueSk);
                });

            migrationBuilder.CreateTable(
                name: "KpiSignalCase",
                columns: table => new
                {
                    KpiSignalCaseSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    RowSk = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiSignalCase", x => x.KpiSignalCaseSk);
                });

            migrationBuilder.CreateTable(
                name: "KpiTouchedProject",
                columns: table => new
                {
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiTouchedProject", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "KpiWorkState",
                columns: table => new
                {
                    KpiWorkStateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    InputHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiWorkState", x => x.KpiWorkStateSk);
                });

            migrationBuilder.CreateTable(
                name: "LoadLease",
                columns: table => new
                {
                    LoadLeaseSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FencingNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadLease", x => x.LoadLeaseSk);
                });

            migrationBuilder.CreateTable(
                name: "PersonSource",
                columns: table => new
                {
                    PersonSourceSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSource", x => x.PersonSourceSk);
                });

            migrationBuilder.CreateTable(
                name: "ProjectSource",
                columns: table => new
                {
                    ProjectSourceSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ContainerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsMapped = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectSource", x => x.ProjectSourceSk);
                });

            migrationBuilder.CreateTable(
                name: "RejectedRow",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RejectedRow", x => new { x.SourceSystem, x.Entity, x.SourceId, x.Rule });
                });

            migrationBuilder.CreateTable(
                name: "TableGrowth",
                columns: table => new
                {
                    TableName = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StoredRows = table.Column<long>(type: "INTEGER", nullable: false),
                    StoredBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    MeasuredAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TableGrowth", x => new { x.TableName, x.DateSk });
                });

            migrationBuilder.CreateTable(
                name: "DimSprint",
                columns: table => new
                {
                    SprintSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SprintName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SprintState = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Goal = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BoardSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StartAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    EndAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    CompletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimSprint", x => x.SprintSk);
                    table.ForeignKey(
                        name: "FK_DimSprint_DimBoard_BoardSk",
                        column: x => x.BoardSk,
                        principalTable: "DimBoard",
                        principalColumn: "BoardSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiReviewDue",
                columns: table => new
                {
                    KpiReviewDueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IsHeldInTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOverdue = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiReviewDue", x => x.KpiReviewDueSk);
                    table.ForeignKey(
                        name: "FK_FactKpiReviewDue_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiUsage",
                columns: table => new
                {
                    KpiUsageSk = table.Column<long>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ClientKind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ReadCount = table.Column<long>(type: "INTEGER", nullable: false),
                    ReaderCount = table.Column<int>(type: "INTEGER", nullable: false),
                    RowCount = table.Column<long>(type: "INTEGER", nullable: false),
                    LastReadAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiUsage", x => x.KpiUsageSk);
                    table.ForeignKey(
                        name: "FK_FactKpiUsage_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                });

            migrationBuilder.CreateTable(
                name: "FactSourceFreshness",
                columns: table => new
                {
                    SourceFreshnessSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LastLoadDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    AgeDays = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactSourceFreshness", x => x.SourceFreshnessSk);
                    table.ForeignKey(
                        name: "FK_FactSourceFreshness_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                });

            migrationBuilder.CreateTable(
                name: "DimTask",
                columns: table => new
                {
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskUid = table.Column<int>(type: "INTEGER", nullable: false),
                    Wbs = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    OutlineNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    OutlineLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskName = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IsSummary = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsMilestone = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInactive = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsExternal = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsManual = table.Column<bool>(type: "INTEGER", nullable: false),
                    EarningRule = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimTask", x => x.TaskSk);
                    table.ForeignKey(
                        name: "FK_DimTask_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                });

            migrationBuilder.CreateTable(
                name: "IssueComponent",
                columns: table => new
                {
                    IssueComponentSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ComponentSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueComponent", x => x.IssueComponentSk);
                    table.ForeignKey(
                        name: "FK_IssueComponent_DimComponent_ComponentSk",
                        column: x => x.ComponentSk,
                        principalTable: "DimComponent",
                        principalColumn: "ComponentSk");
                    table.ForeignKey(
                        name: "FK_IssueComponent_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                });

            migrationBuilder.CreateTable(
                name: "IssueField",
                columns: table => new
                {
                    IssueFieldSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FieldName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SourceFieldId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValueKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    NumberValue = table.Column<double>(type: "REAL", nullable: true),
                    TextValue = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValueAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueField", x => x.IssueFieldSk);
                    table.ForeignKey(
                        name: "FK_IssueField_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                });

            migrationBuilder.CreateTable(
                name: "IssueLabel",
                columns: table => new
                {
                    IssueLabelSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueLabel", x => x.IssueLabelSk);
                    table.ForeignKey(
                        name: "FK_IssueLabel_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                });

            migrationBuilder.CreateTable(
                name: "IssueLink",
                columns: table => new
                {
                    IssueLinkSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceLinkId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LinkType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Phrase = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LinkedIssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LinkedSourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LinkedIssueKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    IsCounted = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueLink", x => x.IssueLinkSk);
                    table.ForeignKey(
                        name: "FK_IssueLink_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_IssueLink_DimIssue_LinkedIssueSk",
                        column: x => x.LinkedIssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiStanding",
                columns: table => new
                {
                    KpiStandingSk = table.Column<long>(type: "INTEGER", nullable: false),
                    KpiSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    HasOwner = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasTarget = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasValue = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsTargetMet = table.Column<bool>(type: "INTEGER", nullable: true),
                    ReadCount = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiStanding", x => x.KpiStandingSk);
                    table.ForeignKey(
                        name: "FK_FactKpiStanding_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactKpiStanding_DimKpi_KpiSk",
                        column: x => x.KpiSk,
                        principalTable: "DimKpi",
                        principalColumn: "KpiSk");
                });

            migrationBuilder.CreateTable(
                name: "BridgeProjectObjective",
                columns: table => new
                {
                    ProjectObjectiveSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    ObjectiveSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BridgeProjectObjective", x => x.ProjectObjectiveSk);
                    table.ForeignKey(
                        name: "FK_BridgeProjectObjective_DimObjective_ObjectiveSk",
                        column: x => x.ObjectiveSk,
                        principalTable: "DimObjective",
                        principalColumn: "ObjectiveSk");
                });

            migrationBuilder.CreateTable(
                name: "FactAssessment",
                columns: table => new
                {
                    AssessmentSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    ScaleMin = table.Column<double>(type: "REAL", nullable: false),
                    ScaleMax = table.Column<double>(type: "REAL", nullable: false),
                    Respondents = table.Column<int>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactAssessment", x => x.AssessmentSk);
                    table.ForeignKey(
                        name: "FK_FactAssessment_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactAssessment_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactAssessmentAnswer",
                columns: table => new
                {
                    AssessmentAnswerSk = table.Column<long>(type: "INTEGER", nullable: false),
                    AssessmentSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Answers = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactAssessmentAnswer", x => x.AssessmentAnswerSk);
                    table.ForeignKey(
                        name: "FK_FactAssessmentAnswer_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactAssessmentAnswer_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactFinancial",
                columns: table => new
                {
                    FinancialSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BudgetAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ForecastAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BenefitPlannedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BenefitRealisedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BudgetAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    ForecastAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    BenefitPlannedAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    BenefitRealisedAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactFinancial", x => x.FinancialSk);
                    table.ForeignKey(
                        name: "FK_FactFinancial_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactFinancial_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactFlowDaily",
                columns: table => new
                {
                    FlowDailySk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    TypeClass = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StatusCategory = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Points = table.Column<double>(type: "REAL", nullable: false),
                    BlockedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ArrivedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactFlowDaily", x => x.FlowDailySk);
                    table.ForeignKey(
                        name: "FK_FactFlowDaily_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactFlowDaily_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactResourceAvailability",
                columns: table => new
                {
                    ResourceAvailabilitySk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ResourceUid = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFromDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Units = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactResourceAvailability", x => x.ResourceAvailabilitySk);
                    table.ForeignKey(
                        name: "FK_FactResourceAvailability_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactResourceAvailability_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactResourceAvailability_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactResourceAvailability_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactResourceRate",
                columns: table => new
                {
                    ResourceRateSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ResourceUid = table.Column<int>(type: "INTEGER", nullable: false),
                    RateTable = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValidFromDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StandardRateAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    OvertimeRateAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CostPerUseAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactResourceRate", x => x.ResourceRateSk);
                    table.ForeignKey(
                        name: "FK_FactResourceRate_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactResourceRate_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactResourceRate_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactResourceRate_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactRisk",
                columns: table => new
                {
                    RiskSk = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RiskCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    RiskStatus = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Probability = table.Column<double>(type: "REAL", nullable: true),
                    ImpactAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ExposureAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ExposureAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Response = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    RaisedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ResponseDueDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactRisk", x => x.RiskSk);
                    table.ForeignKey(
                        name: "FK_FactRisk_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactRisk_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactStageGate",
                columns: table => new
                {
                    StageGateSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Gate = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PlannedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Conditions = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactStageGate", x => x.StageGateSk);
                    table.ForeignKey(
                        name: "FK_FactStageGate_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactStageGate_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "FactWorklog",
                columns: table => new
                {
                    WorklogSk = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SpentHours = table.Column<double>(type: "REAL", nullable: false),
                    CostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CostAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactWorklog", x => x.WorklogSk);
                    table.ForeignKey(
                        name: "FK_FactWorklog_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactWorklog_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_FactWorklog_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactWorklog_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                });

            migrationBuilder.CreateTable(
                name: "IssueRelease",
                columns: table => new
                {
                    IssueReleaseSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ReleaseSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueRelease", x => x.IssueReleaseSk);
                    table.ForeignKey(
                        name: "FK_IssueRelease_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_IssueRelease_DimRelease_ReleaseSk",
                        column: x => x.ReleaseSk,
                        principalTable: "DimRelease",
                        principalColumn: "ReleaseSk");
                });

            migrationBuilder.CreateTable(
                name: "BridgeScopeProject",
                columns: table => new
                {
                    ScopeProjectSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BridgeScopeProject", x => x.ScopeProjectSk);
                    table.ForeignKey(
                        name: "FK_BridgeScopeProject_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_BridgeScopeProject_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiConsistency",
                columns: table => new
                {
                    KpiConsistencySk = table.Column<long>(type: "INTEGER", nullable: false),
                    KpiSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ProjectCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Projects = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    IsConsistent = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiConsistency", x => x.KpiConsistencySk);
                    table.ForeignKey(
                        name: "FK_FactKpiConsistency_DimKpi_KpiSk",
                        column: x => x.KpiSk,
                        principalTable: "DimKpi",
                        principalColumn: "KpiSk");
                    table.ForeignKey(
                        name: "FK_FactKpiConsistency_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiCoverage",
                columns: table => new
                {
                    KpiCoverageSk = table.Column<long>(type: "INTEGER", nullable: false),
                    KpiSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LastMonthEndDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiCoverage", x => x.KpiCoverageSk);
                    table.ForeignKey(
                        name: "FK_FactKpiCoverage_DimKpi_KpiSk",
                        column: x => x.KpiSk,
                        principalTable: "DimKpi",
                        principalColumn: "KpiSk");
                    table.ForeignKey(
                        name: "FK_FactKpiCoverage_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiReview",
                columns: table => new
                {
                    KpiReviewSk = table.Column<int>(type: "INTEGER", nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Reviewer = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DueDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiReview", x => x.KpiReviewSk);
                    table.ForeignKey(
                        name: "FK_FactKpiReview_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactKpiReview_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiSignal",
                columns: table => new
                {
                    KpiSignalSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Signal = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Cases = table.Column<double>(type: "REAL", nullable: false),
                    OutOf = table.Column<double>(type: "REAL", nullable: false),
                    Share = table.Column<double>(type: "REAL", nullable: true),
                    Limit = table.Column<double>(type: "REAL", nullable: false),
                    IsAboveLimit = table.Column<bool>(type: "INTEGER", nullable: false),
                    KpiCodes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiSignal", x => x.KpiSignalSk);
                    table.ForeignKey(
                        name: "FK_FactKpiSignal_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactKpiSignal_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiTarget",
                columns: table => new
                {
                    KpiTargetSk = table.Column<int>(type: "INTEGER", nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFromDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodGrain = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Target = table.Column<double>(type: "REAL", nullable: false),
                    AmberLimit = table.Column<double>(type: "REAL", nullable: true),
                    RedLimit = table.Column<double>(type: "REAL", nullable: true),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BaselineValue = table.Column<double>(type: "REAL", nullable: true),
                    BaselineDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    BaselineEvidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DueDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SmartParts = table.Column<int>(type: "INTEGER", nullable: false),
                    SmartVague = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SmartSuggestion = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiTarget", x => x.KpiTargetSk);
                    table.ForeignKey(
                        name: "FK_FactKpiTarget_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactKpiValue",
                columns: table => new
                {
                    KpiValueSk = table.Column<long>(type: "INTEGER", nullable: false),
                    KpiSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodGrain = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PeriodStartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodEndDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Numerator = table.Column<double>(type: "REAL", nullable: true),
                    Denominator = table.Column<double>(type: "REAL", nullable: true),
                    Value = table.Column<double>(type: "REAL", nullable: true),
                    SampleSize = table.Column<int>(type: "INTEGER", nullable: false),
                    KpiTargetSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Target = table.Column<double>(type: "REAL", nullable: true),
                    Attainment = table.Column<double>(type: "REAL", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Trend = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ConfidenceReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    FormulaVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportedFromLoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    ReportedToLoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiValue", x => x.KpiValueSk);
                    table.ForeignKey(
                        name: "FK_FactKpiValue_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactKpiValue_DimKpi_KpiSk",
                        column: x => x.KpiSk,
                        principalTable: "DimKpi",
                        principalColumn: "KpiSk");
                    table.ForeignKey(
                        name: "FK_FactKpiValue_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactMaturity",
                columns: table => new
                {
                    MaturitySk = table.Column<long>(type: "INTEGER", nullable: false),
                    ScopeSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeStage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    CriterionStage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Criterion = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsMet = table.Column<bool>(type: "INTEGER", nullable: false),
                    Measured = table.Column<double>(type: "REAL", nullable: true),
                    Needed = table.Column<double>(type: "REAL", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactMaturity", x => x.MaturitySk);
                    table.ForeignKey(
                        name: "FK_FactMaturity_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactMaturity_DimScope_ScopeSk",
                        column: x => x.ScopeSk,
                        principalTable: "DimScope",
                        principalColumn: "ScopeSk");
                });

            migrationBuilder.CreateTable(
                name: "FactStatusTransition",
                columns: table => new
                {
                    StatusTransitionSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    TransitionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    FromStatusSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ToStatusSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FromSourceStatus = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ToSourceStatus = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AuthorPersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    HoursInFromStatus = table.Column<double>(type: "REAL", nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactStatusTransition", x => x.StatusTransitionSk);
                    table.ForeignKey(
                        name: "FK_FactStatusTransition_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactStatusTransition_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_FactStatusTransition_DimPerson_AuthorPersonSk",
                        column: x => x.AuthorPersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactStatusTransition_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactStatusTransition_DimStatus_FromStatusSk",
                        column: x => x.FromStatusSk,
                        principalTable: "DimStatus",
                        principalColumn: "StatusSk");
                    table.ForeignKey(
                        name: "FK_FactStatusTransition_DimStatus_ToStatusSk",
                        column: x => x.ToStatusSk,
                        principalTable: "DimStatus",
                        principalColumn: "StatusSk");
                });

            migrationBuilder.CreateTable(
                name: "FactIssue",
                columns: table => new
                {
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StatusSk = table.Column<int>(type: "INTEGER", nullable: false),
                    AssigneePersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ReporterPersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SprintSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedStartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DueDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstDoneDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ResolvedDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    ResolvedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    StoryPoints = table.Column<double>(type: "REAL", nullable: true),
                    EstimateHours = table.Column<double>(type: "REAL", nullable: true),
                    SpentHours = table.Column<double>(type: "REAL", nullable: true),
                    RemainingHours = table.Column<double>(type: "REAL", nullable: true),
                    LeadTimeElapsedDays = table.Column<double>(type: "REAL", nullable: true),
                    CycleTimeElapsedDays = table.Column<double>(type: "REAL", nullable: true),
                    LeadTimeWorkingDays = table.Column<double>(type: "REAL", nullable: true),
                    CycleTimeWorkingDays = table.Column<double>(type: "REAL", nullable: true),
                    ReopenCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ReopenedWithin30DaysCount = table.Column<int>(type: "INTEGER", nullable: false),
                    BlockedElapsedDays = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactIssue", x => x.IssueSk);
                    table.ForeignKey(
                        name: "FK_FactIssue_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactIssue_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_FactIssue_DimPerson_AssigneePersonSk",
                        column: x => x.AssigneePersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactIssue_DimPerson_ReporterPersonSk",
                        column: x => x.ReporterPersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactIssue_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactIssue_DimSprint_SprintSk",
                        column: x => x.SprintSk,
                        principalTable: "DimSprint",
                        principalColumn: "SprintSk");
                    table.ForeignKey(
                        name: "FK_FactIssue_DimStatus_StatusSk",
                        column: x => x.StatusSk,
                        principalTable: "DimStatus",
                        principalColumn: "StatusSk");
                });

            migrationBuilder.CreateTable(
                name: "FactIssueRevision",
                columns: table => new
                {
                    IssueRevisionSk = table.Column<long>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    RevisionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFromUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidToUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StatusSk = table.Column<int>(type: "INTEGER", nullable: false),
                    AssigneePersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SprintSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StoryPoints = table.Column<double>(type: "REAL", nullable: true),
                    IssueType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    IsFlagged = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsLastOfDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactIssueRevision", x => x.IssueRevisionSk);
                    table.ForeignKey(
                        name: "FK_FactIssueRevision_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactIssueRevision_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_FactIssueRevision_DimPerson_AssigneePersonSk",
                        column: x => x.AssigneePersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactIssueRevision_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactIssueRevision_DimSprint_SprintSk",
                        column: x => x.SprintSk,
                        principalTable: "DimSprint",
                        principalColumn: "SprintSk");
                    table.ForeignKey(
                        name: "FK_FactIssueRevision_DimStatus_StatusSk",
                        column: x => x.StatusSk,
                        principalTable: "DimStatus",
                        principalColumn: "StatusSk");
                });

            migrationBuilder.CreateTable(
                name: "FactSprintIssue",
                columns: table => new
                {
                    SprintIssueSk = table.Column<long>(type: "INTEGER", nullable: false),
                    SprintSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IssueSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IsCommitted = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAddedAfterStart = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCompleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCarriedOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSprintClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PointsAtStart = table.Column<double>(type: "REAL", nullable: true),
                    PointsAtEnd = table.Column<double>(type: "REAL", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactSprintIssue", x => x.SprintIssueSk);
                    table.ForeignKey(
                        name: "FK_FactSprintIssue_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactSprintIssue_DimIssue_IssueSk",
                        column: x => x.IssueSk,
                        principalTable: "DimIssue",
                        principalColumn: "IssueSk");
                    table.ForeignKey(
                        name: "FK_FactSprintIssue_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactSprintIssue_DimSprint_SprintSk",
                        column: x => x.SprintSk,
                        principalTable: "DimSprint",
                        principalColumn: "SprintSk");
                });

            migrationBuilder.CreateTable(
                name: "FactAssignment",
                columns: table => new
                {
                    FactAssignmentSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    AssignmentUid = table.Column<int>(type: "INTEGER", nullable: false),
                    StartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    Units = table.Column<double>(type: "REAL", nullable: true),
                    WorkHours = table.Column<double>(type: "REAL", nullable: true),
                    ActualWorkHours = table.Column<double>(type: "REAL", nullable: true),
                    RemainingWorkHours = table.Column<double>(type: "REAL", nullable: true),
                    BaselineWorkHours = table.Column<double>(type: "REAL", nullable: true),
                    CostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    RemainingCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BaselineCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactAssignment", x => x.FactAssignmentSk);
                    table.ForeignKey(
                        name: "FK_FactAssignment_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactAssignment_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactAssignment_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactAssignment_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactAssignment_DimTask_TaskSk",
                        column: x => x.TaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.CreateTable(
                name: "FactBaseline",
                columns: table => new
                {
                    BaselineSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerUid = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    BaselineNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    StartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DurationHours = table.Column<double>(type: "REAL", nullable: true),
                    WorkHours = table.Column<double>(type: "REAL", nullable: true),
                    CostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactBaseline", x => x.BaselineSk);
                    table.ForeignKey(
                        name: "FK_FactBaseline_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactBaseline_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactBaseline_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactBaseline_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactBaseline_DimTask_TaskSk",
                        column: x => x.TaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.CreateTable(
                name: "FactEarnedValue",
                columns: table => new
                {
                    EarnedValueSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    EarningRule = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    EarnedShare = table.Column<double>(type: "REAL", nullable: false),
                    PlannedValueAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    EarnedValueAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    ActualCostAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    BudgetAtCompletionAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlannedValueAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    EarnedValueAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualCostAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    BudgetAtCompletionAmountReporting = table.Column<long>(type: "INTEGER", nullable: true),
                    PlannedValueHours = table.Column<double>(type: "REAL", nullable: false),
                    EarnedValueHours = table.Column<double>(type: "REAL", nullable: false),
                    ActualHours = table.Column<double>(type: "REAL", nullable: false),
                    BudgetAtCompletionHours = table.Column<double>(type: "REAL", nullable: false),
                    IsActualFromWorklogs = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactEarnedValue", x => x.EarnedValueSk);
                    table.ForeignKey(
                        name: "FK_FactEarnedValue_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactEarnedValue_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactEarnedValue_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactEarnedValue_DimTask_TaskSk",
                        column: x => x.TaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.CreateTable(
                name: "FactPlanField",
                columns: table => new
                {
                    PlanFieldSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerUid = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FieldId = table.Column<long>(type: "INTEGER", nullable: false),
                    FieldName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Alias = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Value = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactPlanField", x => x.PlanFieldSk);
                    table.ForeignKey(
                        name: "FK_FactPlanField_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactPlanField_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactPlanField_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactPlanField_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactPlanField_DimTask_TaskSk",
                        column: x => x.TaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.CreateTable(
                name: "FactTask",
                columns: table => new
                {
                    FactTaskSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSummary = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsMilestone = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWorkingTask = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    FinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    BaselineStartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    BaselineFinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ActualStartDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ActualFinishDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DeadlineDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    StartLocal = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishLocal = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BaselineStartLocal = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BaselineFinishLocal = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActualStartLocal = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActualFinishLocal = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DurationHours = table.Column<double>(type: "REAL", nullable: true),
                    BaselineDurationHours = table.Column<double>(type: "REAL", nullable: true),
                    RemainingDurationHours = table.Column<double>(type: "REAL", nullable: true),
                    WorkHours = table.Column<double>(type: "REAL", nullable: true),
                    ActualWorkHours = table.Column<double>(type: "REAL", nullable: true),
                    RemainingWorkHours = table.Column<double>(type: "REAL", nullable: true),
                    BaselineWorkHours = table.Column<double>(type: "REAL", nullable: true),
                    CostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    FixedCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    RemainingCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BaselineCostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PercentComplete = table.Column<double>(type: "REAL", nullable: true),
                    PercentWorkComplete = table.Column<double>(type: "REAL", nullable: true),
                    PhysicalPercentComplete = table.Column<double>(type: "REAL", nullable: true),
                    TotalSlackHours = table.Column<double>(type: "REAL", nullable: true),
                    FreeSlackHours = table.Column<double>(type: "REAL", nullable: true),
                    IsCritical = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConstraintType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ConstraintDateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactTask", x => x.FactTaskSk);
                    table.ForeignKey(
                        name: "FK_FactTask_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactTask_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactTask_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactTask_DimTask_TaskSk",
                        column: x => x.TaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.CreateTable(
                name: "FactTaskLink",
                columns: table => new
                {
                    TaskLinkSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PredecessorTaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    SuccessorTaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    LinkType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LagHours = table.Column<double>(type: "REAL", nullable: true),
                    LagPercent = table.Column<double>(type: "REAL", nullable: true),
                    IsCrossProject = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactTaskLink", x => x.TaskLinkSk);
                    table.ForeignKey(
                        name: "FK_FactTaskLink_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactTaskLink_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactTaskLink_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactTaskLink_DimTask_PredecessorTaskSk",
                        column: x => x.PredecessorTaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                    table.ForeignKey(
                        name: "FK_FactTaskLink_DimTask_SuccessorTaskSk",
                        column: x => x.SuccessorTaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.CreateTable(
                name: "FactTimephased",
                columns: table => new
                {
                    TimephasedSk = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskSk = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonSk = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectSk = table.Column<int>(type: "INTEGER", nullable: false),
                    DateSk = table.Column<int>(type: "INTEGER", nullable: false),
                    MeasureKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BaselineNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkHours = table.Column<double>(type: "REAL", nullable: true),
                    CostAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    IsEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactTimephased", x => x.TimephasedSk);
                    table.ForeignKey(
                        name: "FK_FactTimephased_DimDate_DateSk",
                        column: x => x.DateSk,
                        principalTable: "DimDate",
                        principalColumn: "DateSk");
                    table.ForeignKey(
                        name: "FK_FactTimephased_DimPerson_PersonSk",
                        column: x => x.PersonSk,
                        principalTable: "DimPerson",
                        principalColumn: "PersonSk");
                    table.ForeignKey(
                        name: "FK_FactTimephased_DimPlanVersion_PlanVersionSk",
                        column: x => x.PlanVersionSk,
                        principalTable: "DimPlanVersion",
                        principalColumn: "PlanVersionSk");
                    table.ForeignKey(
                        name: "FK_FactTimephased_DimProject_ProjectSk",
                        column: x => x.ProjectSk,
                        principalTable: "DimProject",
                        principalColumn: "ProjectSk");
                    table.ForeignKey(
                        name: "FK_FactTimephased_DimTask_TaskSk",
                        column: x => x.TaskSk,
                        principalTable: "DimTask",
                        principalColumn: "TaskSk");
                });

            migrationBuilder.InsertData(
                table: "DimBoard",
                columns: new[] { "BoardSk", "BoardName", "BoardType", "DeleteReason", "DeletedAtUtc", "EstimationFieldId", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, "Not applicable", "Not applicable", null, null, null, false, 0L, "-2", "Warehouse", 0L },
                    { -1, "Unknown", "Unknown", null, null, null, false, 0L, "-1", "Warehouse", 0L }
                });

            migrationBuilder.InsertData(
                table: "DimComponent",
                columns: new[] { "ComponentSk", "ComponentName", "DeleteReason", "DeletedAtUtc", "IsDeleted", "LoadSk", "ProjectId", "SourceId", "SourceSystem", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, "Not applicable", null, null, false, 0L, -2, "-2", "Warehouse", 0L },
                    { -1, "Unknown", null, null, false, 0L, -1, "-1", "Warehouse", 0L }
                });

            migrationBuilder.InsertData(
                table: "DimDate",
                columns: new[] { "DateSk", "Date", "DayOfMonth", "DayOfWeek", "FiscalMonth", "FiscalQuarter", "FiscalYear", "HolidayName", "IsHoliday", "IsWorkingDay", "IsoWeek", "IsoYear", "LoadSk", "Month", "MonthEndSk", "MonthName", "MonthStartSk", "PeriodEnd", "Quarter", "QuarterEndSk", "QuarterStartSk", "UpdatedAtUtc", "WeekEndSk", "WeekStartSk", "Year", "YearEndSk", "YearStartSk" },
                values: new object[,]
                {
                    { -2, new DateOnly(1, 1, 1), -2, -2, -2, -2, -2, null, false, false, -2, -2, 0L, -2, -2, "Not applicable", -2, 0, -2, -2, -2, 0L, -2, -2, -2, -2, -2 },
                    { -1, new DateOnly(1, 1, 1), -1, -1, -1, -1, -1, null, false, false, -1, -1, 0L, -1, -1, "Unknown", -1, 0, -1, -1, -1, 0L, -1, -1, -1, -1, -1 }
                });

            migrationBuilder.InsertData(
                table: "DimIssue",
                columns: new[] { "IssueSk", "DeleteReason", "DeletedAtUtc", "EpicIssueSk", "FieldCount", "IsDeleted", "IssueKey", "IssueType", "Labels", "LoadSk", "ParentIssueSk", "Priority", "Resolution", "SourceId", "SourceSystem", "Summary", "Team", "TypeClass", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, null, -2, 0, false, "Not applicable", "Not applicable", null, 0L, -2, null, null, "-2", "Warehouse", null, null, "Not applicable", 0L },
                    { -1, null, null, -1, 0, false, "Unknown", "Unknown", null, 0L, -1, null, null, "-1", "Warehouse", null, null, "Unknown", 0L }
                });

            migrationBuilder.InsertData(
                table: "DimKpi",
                columns: new[] { "KpiSk", "AccountableRole", "AggregationRule", "Decision", "Direction", "Family", "FormulaHash", "FormulaText", "FormulaVersion", "Gaming", "IsCurrent", "KpiCode", "KpiName", "LastReviewDateSk", "LoadSk", "NextReviewDateSk", "ObjectiveCode", "Owner", "Purpose", "RetiredDateSk", "ReviewEvery", "Stage", "SuccessorCode", "Timing", "Unit", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc" },
                values: new object[,]
                {
                    { -2, null, "NON", null, "None", "Not applicable", "-2", "Not applicable", 0, null, false, "-2", "Not applicable", -2, 0L, -2, null, null, "Not applicable", -2, null, null, null, "Lagging", "Not applicable", 0L, -62135596800000L, 253402214400000L },
                    { -1, null, "NON", null, "None", "Unknown", "-1", "Unknown", 0, null, false, "-1", "Unknown", -1, 0L, -1, null, null, "Unknown", -1, null, null, null, "Lagging", "Unknown", 0L, -62135596800000L, 253402214400000L }
                });

            migrationBuilder.InsertData(
                table: "DimObjective",
                columns: new[] { "ObjectiveSk", "DeleteReason", "DeletedAtUtc", "DueDateSk", "IsDeleted", "LoadSk", "ObjectiveCode", "ObjectiveName", "Owner", "Perspective", "StartValue", "TargetValue", "Unit", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, null, -2, false, 0L, "-2", "Not applicable", null, null, null, null, null, 0L },
                    { -1, null, null, -1, false, 0L, "-1", "Unknown", null, null, null, null, null, 0L }
                });

            migrationBuilder.InsertData(
                table: "DimPerson",
                columns: new[] { "PersonSk", "CapacityFromDateSk", "CapacityHoursPerDay", "CapacityToDateSk", "CostRateAmount", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "Department", "DisplayName", "HomeProjectId", "IsActive", "IsCurrent", "IsDeleted", "LoadSk", "PersonId", "PersonKind", "Role", "SourceId", "SourceSystem", "Team", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc" },
                values: new object[,]
                {
                    { -2, -2, null, -2, null, null, null, null, null, "Not applicable", -2, false, true, false, 0L, -2, "Generic", null, "-2", "Warehouse", null, 0L, -62135596800000L, 253402214400000L },
                    { -1, -1, null, -1, null, null, null, null, null, "Unknown", -1, false, true, false, 0L, -1, "Generic", null, "-1", "Warehouse", null, 0L, -62135596800000L, 253402214400000L }
                });

            migrationBuilder.InsertData(
                table: "DimPlanVersion",
                columns: new[] { "PlanVersionSk", "CalendarName", "ContentHash", "CurrencyCode", "EarnedValueBaseline", "FileName", "FinishDateSk", "IsLatest", "IsStatusDateEstimated", "LoadSk", "MinutesPerDay", "ProjectId", "SourceId", "SourceSystem", "StartDateSk", "StatusDateSk", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, "-2", null, 0, "Not applicable", -2, false, false, 0L, 480, -2, "-2", "Warehouse", -2, -2, 0L },
                    { -1, null, "-1", null, 0, "Unknown", -1, false, false, 0L, 480, -1, "-1", "Warehouse", -1, -1, 0L }
                });

            migrationBuilder.InsertData(
                table: "DimProject",
                columns: new[] { "ProjectSk", "ActualFinishDateSk", "ActualStartDateSk", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "HealthOverride", "IsCurrent", "IsDeleted", "IsRegistered", "LoadSk", "Manager", "Methodology", "PlannedFinishDateSk", "PlannedStartDateSk", "Portfolio", "Priority", "Program", "ProjectCode", "ProjectId", "ProjectName", "Sponsor", "Stage", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc" },
                values: new object[,]
                {
                    { -2, -2, -2, null, null, null, null, true, false, false, 0L, null, null, -2, -2, null, null, null, "-2", -2, "Not applicable", null, null, 0L, -62135596800000L, 253402214400000L },
                    { -1, -1, -1, null, null, null, null, true, false, false, 0L, null, null, -1, -1, null, null, null, "-1", -1, "Unknown", null, null, 0L, -62135596800000L, 253402214400000L }
                });

            migrationBuilder.InsertData(
                table: "DimRelease",
                columns: new[] { "ReleaseSk", "DeleteReason", "DeletedAtUtc", "IsArchived", "IsDeleted", "IsReleased", "LoadSk", "ProjectId", "ReleaseDateSk", "ReleaseName", "SourceId", "SourceSystem", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, null, false, false, false, 0L, -2, -2, "Not applicable", "-2", "Warehouse", 0L },
                    { -1, null, null, false, false, false, 0L, -1, -1, "Unknown", "-1", "Warehouse", 0L }
                });

            migrationBuilder.InsertData(
                table: "DimScope",
                columns: new[] { "ScopeSk", "LoadSk", "ParentScopeSk", "ProjectId", "ScopeKey", "ScopeLevel", "ScopeName", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, 0L, -2, -2, "-2", "Not applicable", "Not applicable", 0L },
                    { -1, 0L, -1, -1, "-1", "Unknown", "Unknown", 0L }
                });

            migrationBuilder.InsertData(
                table: "DimStatus",
                columns: new[] { "StatusSk", "FlowState", "LoadSk", "SourceId", "SourceStatus", "SourceSystem", "StatusCategory", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, "Waiting", 0L, "-2", "Not applicable", "Warehouse", "Undefined", 0L },
                    { -1, "Waiting", 0L, "-1", "Unknown", "Warehouse", "Undefined", 0L }
                });

            migrationBuilder.InsertData(
                table: "LoadLease",
                columns: new[] { "LoadLeaseSk", "ExpiresAtUtc", "FencingNumber", "Holder" },
                values: new object[] { 1, 0L, 0L, "" });

            migrationBuilder.InsertData(
                table: "DimSprint",
                columns: new[] { "SprintSk", "BoardSk", "CompletedAtUtc", "DeleteReason", "DeletedAtUtc", "EndAtUtc", "Goal", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "SprintName", "SprintState", "StartAtUtc", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, -2, null, null, null, null, null, false, 0L, "-2", "Warehouse", "Not applicable", "Not applicable", null, 0L },
                    { -1, -1, null, null, null, null, null, false, 0L, "-1", "Warehouse", "Unknown", "Unknown", null, 0L }
                });

            migrationBuilder.InsertData(
                table: "DimTask",
                columns: new[] { "TaskSk", "DeleteReason", "DeletedAtUtc", "EarningRule", "IsDeleted", "IsExternal", "IsInactive", "IsManual", "IsMilestone", "IsSummary", "IssueSk", "LoadSk", "OutlineLevel", "OutlineNumber", "ProjectId", "SourceId", "SourceSystem", "TaskName", "TaskUid", "UpdatedAtUtc", "Wbs" },
                values: new object[,]
                {
                    { -2, null, null, "PercentComplete", false, false, true, false, false, false, -2, 0L, 0, null, -2, "-2", "Warehouse", "Not applicable", -2, 0L, null },
                    { -1, null, null, "PercentComplete", false, false, true, false, false, false, -2, 0L, 0, null, -1, "-1", "Warehouse", "Unknown", -1, 0L, null }
                });

            migrationBuilder.CreateIndex(
                name: "IX_BridgeProjectObjective_ProjectId_ObjectiveSk",
                table: "BridgeProjectObjective",
                columns: new[] { "ProjectId", "ObjectiveSk" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BridgeScopeProject_ScopeSk_ProjectSk",
                table: "BridgeScopeProject",
                columns: new[] { "ScopeSk", "ProjectSk" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimBoard_SourceSystem_SourceId",
                table: "DimBoard",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimComponent_SourceSystem_SourceId",
                table: "DimComponent",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimCurrencyRate_FromCurrency_ToCurrency_ValidFromDateSk",
                table: "DimCurrencyRate",
                columns: new[] { "FromCurrency", "ToCurrency", "ValidFromDateSk" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimIssue_IssueKey",
                table: "DimIssue",
                column: "IssueKey");

            migrationBuilder.CreateIndex(
                name: "IX_DimIssue_ParentIssueSk",
                table: "DimIssue",
                column: "ParentIssueSk");

            migrationBuilder.CreateIndex(
                name: "IX_DimIssue_SourceSystem_SourceId",
                table: "DimIssue",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimKpi_KpiCode_ValidFromUtc",
                table: "DimKpi",
                columns: new[] { "KpiCode", "ValidFromUtc" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimObjective_ObjectiveCode",
                table: "DimObjective",
                column: "ObjectiveCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimPerson_PersonId_ValidFromUtc",
                table: "DimPerson",
                columns: new[] { "PersonId", "ValidFromUtc" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimPlanVersion_SourceSystem_SourceId",
                table: "DimPlanVersion",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimProject_ProjectId_ValidFromUtc",
                table: "DimProject",
                columns: new[] { "ProjectId", "ValidFromUtc" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimRelease_SourceSystem_SourceId",
                table: "DimRelease",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimScope_ScopeLevel_ScopeKey",
                table: "DimScope",
                columns: new[] { "ScopeLevel", "ScopeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimSprint_SourceSystem_SourceId",
                table: "DimSprint",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimStatus_SourceSystem_SourceId",
                table: "DimStatus",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DimTask_IssueSk",
                table: "DimTask",
                column: "IssueSk");

            migrationBuilder.CreateIndex(
                name: "IX_DimTask_SourceSystem_SourceId",
                table: "DimTask",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FactFlowDaily_DateSk",
                table: "FactFlowDaily",
                column: "DateSk");

            migrationBuilder.CreateIndex(
                name: "IX_FactIssue_ProjectSk",
                table: "FactIssue",
                column: "ProjectSk");

            migrationBuilder.CreateIndex(
                name: "IX_FactKpiValue_KpiSk_ScopeSk_DateSk_Value",
                table: "FactKpiValue",
                columns: new[] { "KpiSk", "ScopeSk", "DateSk", "Value" },
                filter: "\"IsCurrent\" = 1 AND \"PeriodGrain\" = 'Month'");

            migrationBuilder.CreateIndex(
                name: "IX_FactSprintIssue_SprintSk",
                table: "FactSprintIssue",
                column: "SprintSk");

            migrationBuilder.CreateIndex(
                name: "IX_FactWorklog_IssueSk",
                table: "FactWorklog",
                column: "IssueSk");

            migrationBuilder.CreateIndex(
                name: "IX_FactWorklog_SourceSystem_SourceId",
                table: "FactWorklog",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssueFieldColumn_SourceSystem_SourceId",
                table: "IssueFieldColumn",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssueLink_LinkedSourceId",
                table: "IssueLink",
                column: "LinkedSourceId");

            migrationBuilder.CreateIndex(
                name: "IX_KpiWorkState_Subject",
                table: "KpiWorkState",
                column: "Subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonSource_SourceSystem_SourceId",
                table: "PersonSource",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProjectSource_SourceSystem_ContainerKind_SourceId",
                table: "ProjectSource",
                columns: new[] { "SourceSystem", "ContainerKind", "SourceId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BridgeProjectObjective");

            migrationBuilder.DropTable(
                name: "BridgeScopeProject");

            migrationBuilder.DropTable(
                name: "DimCurrencyRate");

            migrationBuilder.DropTable(
                name: "DimLoad");

            migrationBuilder.DropTable(
                name: "FactAssessment");

            migrationBuilder.DropTable(
                name: "FactAssessmentAnswer");

            migrationBuilder.DropTable(
                name: "FactAssignment");

            migrationBuilder.DropTable(
                name: "FactBaseline");

            migrationBuilder.DropTable(
                name: "FactDataQuality");

            migrationBuilder.DropTable(
                name: "FactEarnedValue");

            migrationBuilder.DropTable(
                name: "FactFinancial");

            migrationBuilder.DropTable(
                name: "FactFlowDaily");

            migrationBuilder.DropTable(
                name: "FactIssue");

            migrationBuilder.DropTable(
                name: "FactIssueRevision");

            migrationBuilder.DropTable(
                name: "FactKpiAdvice");

            migrationBuilder.DropTable(
                name: "FactKpiConsistency");

            migrationBuilder.DropTable(
                name: "FactKpiCoverage");

            migrationBuilder.DropTable(
                name: "FactKpiReview");

            migrationBuilder.DropTable(
                name: "FactKpiReviewDue");

            migrationBuilder.DropTable(
                name: "FactKpiSignal");

            migrationBuilder.DropTable(
                name: "FactKpiStanding");

            migrationBuilder.DropTable(
                name: "FactKpiTarget");

            migrationBuilder.DropTable(
                name: "FactKpiUsage");

            migrationBuilder.DropTable(
                name: "FactKpiValue");

            migrationBuilder.DropTable(
                name: "FactMaturity");

            migrationBuilder.DropTable(
                name: "FactPlanField");

            migrationBuilder.DropTable(
                name: "FactResourceAvailability");

            migrationBuilder.DropTable(
                name: "FactResourceRate");

            migrationBuilder.DropTable(
                name: "FactRisk");

            migrationBuilder.DropTable(
                name: "FactSourceFreshness");

            migrationBuilder.DropTable(
                name: "FactSprintIssue");

            migrationBuilder.DropTable(
                name: "FactStageGate");

            migrationBuilder.DropTable(
                name: "FactStatusTransition");

            migrationBuilder.DropTable(
                name: "FactTask");

            migrationBuilder.DropTable(
                name: "FactTaskLink");

            migrationBuilder.DropTable(
                name: "FactTimephased");

            migrationBuilder.DropTable(
                name: "FactWorklog");

            migrationBuilder.DropTable(
                name: "IssueComponent");

            migrationBuilder.DropTable(
                name: "IssueField");

            migrationBuilder.DropTable(
                name: "IssueFieldColumn");

            migrationBuilder.DropTable(
                name: "IssueLabel");

            migrationBuilder.DropTable(
                name: "IssueLink");

            migrationBuilder.DropTable(
                name: "IssueRelease");

            migrationBuilder.DropTable(
                name: "KpiMeasureValue");

            migrationBuilder.DropTable(
                name: "KpiSignalCase");

            migrationBuilder.DropTable(
                name: "KpiTouchedProject");

            migrationBuilder.DropTable(
                name: "KpiWorkState");

            migrationBuilder.DropTable(
                name: "LoadLease");

            migrationBuilder.DropTable(
                name: "PersonSource");

            migrationBuilder.DropTable(
                name: "ProjectSource");

            migrationBuilder.DropTable(
                name: "RejectedRow");

            migrationBuilder.DropTable(
                name: "TableGrowth");

            migrationBuilder.DropTable(
                name: "DimObjective");

            migrationBuilder.DropTable(
                name: "DimKpi");

            migrationBuilder.DropTable(
                name: "DimScope");

            migrationBuilder.DropTable(
                name: "DimSprint");

            migrationBuilder.DropTable(
                name: "DimStatus");

            migrationBuilder.DropTable(
                name: "DimPlanVersion");

            migrationBuilder.DropTable(
                name: "DimTask");

            migrationBuilder.DropTable(
                name: "DimDate");

            migrationBuilder.DropTable(
                name: "DimPerson");

            migrationBuilder.DropTable(
                name: "DimProject");

            migrationBuilder.DropTable(
                name: "DimComponent");

            migrationBuilder.DropTable(
                name: "DimRelease");

            migrationBuilder.DropTable(
                name: "DimBoard");

            migrationBuilder.DropTable(
                name: "DimIssue");
        }
    }
}
