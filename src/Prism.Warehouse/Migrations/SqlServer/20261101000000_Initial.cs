using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Prism.Warehouse.Migrations.SqlServer
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
                    BoardSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BoardName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BoardType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EstimationFieldId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimBoard", x => x.BoardSk);
                });

            migrationBuilder.CreateTable(
                name: "DimComponent",
                columns: table => new
                {
                    ComponentSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ComponentName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimComponent", x => x.ComponentSk);
                });

            migrationBuilder.CreateTable(
                name: "DimCurrencyRate",
                columns: table => new
                {
                    CurrencyRateSk = table.Column<int>(type: "int", nullable: false),
                    FromCurrency = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ToCurrency = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValidFromDateSk = table.Column<int>(type: "int", nullable: false),
                    Rate = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimCurrencyRate", x => x.CurrencyRateSk);
                });

            migrationBuilder.CreateTable(
                name: "DimDate",
                columns: table => new
                {
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Quarter = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    DayOfMonth = table.Column<int>(type: "int", nullable: false),
                    DayOfWeek = table.Column<int>(type: "int", nullable: false),
                    IsoWeek = table.Column<int>(type: "int", nullable: false),
                    IsoYear = table.Column<int>(type: "int", nullable: false),
                    MonthName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FiscalYear = table.Column<int>(type: "int", nullable: false),
                    FiscalQuarter = table.Column<int>(type: "int", nullable: false),
                    FiscalMonth = table.Column<int>(type: "int", nullable: false),
                    WeekStartSk = table.Column<int>(type: "int", nullable: false),
                    WeekEndSk = table.Column<int>(type: "int", nullable: false),
                    MonthStartSk = table.Column<int>(type: "int", nullable: false),
                    MonthEndSk = table.Column<int>(type: "int", nullable: false),
                    QuarterStartSk = table.Column<int>(type: "int", nullable: false),
                    QuarterEndSk = table.Column<int>(type: "int", nullable: false),
                    YearStartSk = table.Column<int>(type: "int", nullable: false),
                    YearEndSk = table.Column<int>(type: "int", nullable: false),
                    IsWorkingDay = table.Column<bool>(type: "bit", nullable: false),
                    IsHoliday = table.Column<bool>(type: "bit", nullable: false),
                    HolidayName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PeriodEnd = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimDate", x => x.DateSk);
                });

            migrationBuilder.CreateTable(
                name: "DimIssue",
                columns: table => new
                {
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Summary = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IssueType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TypeClass = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Priority = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Resolution = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ParentIssueSk = table.Column<int>(type: "int", nullable: false),
                    EpicIssueSk = table.Column<int>(type: "int", nullable: false),
                    Labels = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Team = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FieldCount = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
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
                    KpiSk = table.Column<int>(type: "int", nullable: false),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KpiName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Family = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Purpose = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Decision = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FormulaText = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FormulaVersion = table.Column<int>(type: "int", nullable: false),
                    FormulaHash = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Direction = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Timing = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AggregationRule = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AccountableRole = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ObjectiveCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Gaming = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReviewEvery = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NextReviewDateSk = table.Column<int>(type: "int", nullable: false),
                    LastReviewDateSk = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RetiredDateSk = table.Column<int>(type: "int", nullable: false),
                    SuccessorCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ValidFromUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ValidToUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimKpi", x => x.KpiSk);
                });

            migrationBuilder.CreateTable(
                name: "DimLoad",
                columns: table => new
                {
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Message = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RowsIn = table.Column<long>(type: "bigint", nullable: false),
                    RowsStaged = table.Column<long>(type: "bigint", nullable: false),
                    RowsLoaded = table.Column<long>(type: "bigint", nullable: false),
                    RowsRejected = table.Column<long>(type: "bigint", nullable: false),
                    WatermarkBefore = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WatermarkAfter = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StepName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StepDone = table.Column<long>(type: "bigint", nullable: false),
                    StepTotal = table.Column<long>(type: "bigint", nullable: true),
                    StepStartedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    StepSeenAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    SignInExpiresDateSk = table.Column<int>(type: "int", nullable: false),
                    IsPublished = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimLoad", x => x.LoadSk);
                });

            migrationBuilder.CreateTable(
                name: "DimObjective",
                columns: table => new
                {
                    ObjectiveSk = table.Column<int>(type: "int", nullable: false),
                    ObjectiveCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ObjectiveName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Perspective = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StartValue = table.Column<double>(type: "float", nullable: true),
                    TargetValue = table.Column<double>(type: "float", nullable: true),
                    Unit = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DueDateSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimObjective", x => x.ObjectiveSk);
                });

            migrationBuilder.CreateTable(
                name: "DimPerson",
                columns: table => new
                {
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DisplayName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PersonKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Team = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Department = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    HomeProjectId = table.Column<int>(type: "int", nullable: false),
                    CapacityHoursPerDay = table.Column<double>(type: "float", nullable: true),
                    CostRateAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CapacityFromDateSk = table.Column<int>(type: "int", nullable: false),
                    CapacityToDateSk = table.Column<int>(type: "int", nullable: false),
                    ValidFromUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ValidToUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimPerson", x => x.PersonSk);
                });

            migrationBuilder.CreateTable(
                name: "DimPlanVersion",
                columns: table => new
                {
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContentHash = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StatusDateSk = table.Column<int>(type: "int", nullable: false),
                    IsStatusDateEstimated = table.Column<bool>(type: "bit", nullable: false),
                    StartDateSk = table.Column<int>(type: "int", nullable: false),
                    FinishDateSk = table.Column<int>(type: "int", nullable: false),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CalendarName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    MinutesPerDay = table.Column<int>(type: "int", nullable: false),
                    EarnedValueBaseline = table.Column<int>(type: "int", nullable: false),
                    IsLatest = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimPlanVersion", x => x.PlanVersionSk);
                });

            migrationBuilder.CreateTable(
                name: "DimProject",
                columns: table => new
                {
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsRegistered = table.Column<bool>(type: "bit", nullable: false),
                    Manager = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Sponsor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Program = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Portfolio = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Methodology = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Stage = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Priority = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    HealthOverride = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlannedStartDateSk = table.Column<int>(type: "int", nullable: false),
                    PlannedFinishDateSk = table.Column<int>(type: "int", nullable: false),
                    ActualStartDateSk = table.Column<int>(type: "int", nullable: false),
                    ActualFinishDateSk = table.Column<int>(type: "int", nullable: false),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ValidFromUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ValidToUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimProject", x => x.ProjectSk);
                });

            migrationBuilder.CreateTable(
                name: "DimRelease",
                columns: table => new
                {
                    ReleaseSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReleaseName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    IsReleased = table.Column<bool>(type: "bit", nullable: false),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    ReleaseDateSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimRelease", x => x.ReleaseSk);
                });

            migrationBuilder.CreateTable(
                name: "DimScope",
                columns: table => new
                {
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    ScopeLevel = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    ParentScopeSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    StatusSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceStatus = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StatusCategory = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FlowState = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DimStatus", x => x.StatusSk);
                });

            migrationBuilder.CreateTable(
                name: "FactDataQuality",
                columns: table => new
                {
                    DataQualitySk = table.Column<long>(type: "bigint", nullable: false),
                    CheckName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TableName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Severity = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsWholeTable = table.Column<bool>(type: "bit", nullable: false),
                    CheckedCount = table.Column<long>(type: "bigint", nullable: false),
                    FailedCount = table.Column<long>(type: "bigint", nullable: false),
                    IsPassed = table.Column<bool>(type: "bit", nullable: false),
                    Sample = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactDataQuality", x => x.DataQualitySk)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "FactKpiAdvice",
                columns: table => new
                {
                    KpiAdviceSk = table.Column<int>(type: "int", nullable: false),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Advice = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ObjectiveCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OtherKpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiAdvice", x => x.KpiAdviceSk)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "IssueFieldColumn",
                columns: table => new
                {
                    IssueFieldColumnSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FieldName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValueKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ColumnName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueFieldColumn", x => x.IssueFieldColumnSk);
                });

            migrationBuilder.CreateTable(
                name: "KpiMeasureValue",
                columns: table => new
                {
                    KpiMeasureValueSk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: false),
                    Weight = table.Column<double>(type: "float", nullable: true),
                    IsEstimated = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiMeasureValue", x => x.KpiMeasureValueSk)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "KpiSignalCase",
                columns: table => new
                {
                    KpiSignalCaseSk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    RowSk = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiSignalCase", x => x.KpiSignalCaseSk);
                });

            migrationBuilder.CreateTable(
                name: "KpiTouchedProject",
                columns: table => new
                {
                    ProjectId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiTouchedProject", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "KpiWorkState",
                columns: table => new
                {
                    KpiWorkStateSk = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    InputHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiWorkState", x => x.KpiWorkStateSk);
                });

            migrationBuilder.CreateTable(
                name: "LoadLease",
                columns: table => new
                {
                    LoadLeaseSk = table.Column<int>(type: "int", nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FencingNumber = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadLease", x => x.LoadLeaseSk);
                });

            migrationBuilder.CreateTable(
                name: "PersonSource",
                columns: table => new
                {
                    PersonSourceSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSource", x => x.PersonSourceSk);
                });

            migrationBuilder.CreateTable(
                name: "ProjectSource",
                columns: table => new
                {
                    ProjectSourceSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    IsMapped = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectSource", x => x.ProjectSourceSk);
                });

            migrationBuilder.CreateTable(
                name: "RejectedRow",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Entity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Rule = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RejectedRow", x => new { x.SourceSystem, x.Entity, x.SourceId, x.Rule })
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "TableGrowth",
                columns: table => new
                {
                    TableName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    StoredRows = table.Column<long>(type: "bigint", nullable: false),
                    StoredBytes = table.Column<long>(type: "bigint", nullable: false),
                    MeasuredAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TableGrowth", x => new { x.TableName, x.DateSk });
                });

            migrationBuilder.CreateTable(
                name: "DimSprint",
                columns: table => new
                {
                    SprintSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SprintName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SprintState = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Goal = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BoardSk = table.Column<int>(type: "int", nullable: false),
                    StartAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    EndAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    CompletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
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
                    KpiReviewDueSk = table.Column<int>(type: "int", nullable: false),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    HeldDateSk = table.Column<int>(type: "int", nullable: false),
                    IsHeldInTime = table.Column<bool>(type: "bit", nullable: false),
                    IsOverdue = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiReviewDue", x => x.KpiReviewDueSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    KpiUsageSk = table.Column<long>(type: "bigint", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KpiCode = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ClientKind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReadCount = table.Column<long>(type: "bigint", nullable: false),
                    ReaderCount = table.Column<int>(type: "int", nullable: false),
                    RowCount = table.Column<long>(type: "bigint", nullable: false),
                    LastReadAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiUsage", x => x.KpiUsageSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    SourceFreshnessSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    LastLoadDateSk = table.Column<int>(type: "int", nullable: false),
                    AgeDays = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactSourceFreshness", x => x.SourceFreshnessSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    TaskUid = table.Column<int>(type: "int", nullable: false),
                    Wbs = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutlineNumber = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutlineLevel = table.Column<int>(type: "int", nullable: false),
                    TaskName = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsSummary = table.Column<bool>(type: "bit", nullable: false),
                    IsMilestone = table.Column<bool>(type: "bit", nullable: false),
                    IsInactive = table.Column<bool>(type: "bit", nullable: false),
                    IsExternal = table.Column<bool>(type: "bit", nullable: false),
                    IsManual = table.Column<bool>(type: "bit", nullable: false),
                    EarningRule = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
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
                    IssueComponentSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ComponentSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    IssueFieldSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    FieldName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceFieldId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValueKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NumberValue = table.Column<double>(type: "float", nullable: true),
                    TextValue = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    ValueAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    IssueLabelSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    Label = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    IssueLinkSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    SourceLinkId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Direction = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Phrase = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LinkedIssueSk = table.Column<int>(type: "int", nullable: false),
                    LinkedSourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkedIssueKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsCounted = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    KpiStandingSk = table.Column<long>(type: "bigint", nullable: false),
                    KpiSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    HasOwner = table.Column<bool>(type: "bit", nullable: false),
                    HasTarget = table.Column<bool>(type: "bit", nullable: false),
                    HasValue = table.Column<bool>(type: "bit", nullable: false),
                    IsTargetMet = table.Column<bool>(type: "bit", nullable: true),
                    ReadCount = table.Column<long>(type: "bigint", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiStanding", x => x.KpiStandingSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    ProjectObjectiveSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    ObjectiveSk = table.Column<int>(type: "int", nullable: false),
                    Weight = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
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
                    AssessmentSk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Score = table.Column<double>(type: "float", nullable: false),
                    ScaleMin = table.Column<double>(type: "float", nullable: false),
                    ScaleMax = table.Column<double>(type: "float", nullable: false),
                    Respondents = table.Column<int>(type: "int", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactAssessment", x => x.AssessmentSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    AssessmentAnswerSk = table.Column<long>(type: "bigint", nullable: false),
                    AssessmentSk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Score = table.Column<double>(type: "float", nullable: false),
                    Answers = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactAssessmentAnswer", x => x.AssessmentAnswerSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    FinancialSk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Line = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BudgetAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ForecastAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BenefitPlannedAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BenefitRealisedAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BudgetAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ForecastAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BenefitPlannedAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BenefitRealisedAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactFinancial", x => x.FinancialSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    FlowDailySk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    TypeClass = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StatusCategory = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    ItemCount = table.Column<int>(type: "int", nullable: false),
                    Points = table.Column<double>(type: "float", nullable: false),
                    BlockedCount = table.Column<int>(type: "int", nullable: false),
                    ArrivedCount = table.Column<int>(type: "int", nullable: false),
                    DepartedCount = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactFlowDaily", x => x.FlowDailySk)
                        .Annotation("SqlServer:Clustered", false);
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
                    ResourceAvailabilitySk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    ResourceUid = table.Column<int>(type: "int", nullable: false),
                    ValidFromDateSk = table.Column<int>(type: "int", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "int", nullable: false),
                    Units = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactResourceAvailability", x => x.ResourceAvailabilitySk)
                        .Annotation("SqlServer:Clustered", false);
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
                    ResourceRateSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    ResourceUid = table.Column<int>(type: "int", nullable: false),
                    RateTable = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValidFromDateSk = table.Column<int>(type: "int", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "int", nullable: false),
                    StandardRateAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    OvertimeRateAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CostPerUseAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactResourceRate", x => x.ResourceRateSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    RiskSk = table.Column<long>(type: "bigint", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RiskCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RiskStatus = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Probability = table.Column<double>(type: "float", nullable: true),
                    ImpactAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ExposureAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ExposureAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Response = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RaisedDateSk = table.Column<int>(type: "int", nullable: false),
                    ResponseDueDateSk = table.Column<int>(type: "int", nullable: false),
                    ClosedDateSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactRisk", x => x.RiskSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    StageGateSk = table.Column<long>(type: "bigint", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Gate = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PlannedDateSk = table.Column<int>(type: "int", nullable: false),
                    HeldDateSk = table.Column<int>(type: "int", nullable: false),
                    Decision = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DecidedBy = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Conditions = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactStageGate", x => x.StageGateSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    WorklogSk = table.Column<long>(type: "bigint", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedDateSk = table.Column<int>(type: "int", nullable: false),
                    SpentHours = table.Column<double>(type: "float", nullable: false),
                    CostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CostAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactWorklog", x => x.WorklogSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    IssueReleaseSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ReleaseSk = table.Column<int>(type: "int", nullable: false),
                    Relation = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    ScopeProjectSk = table.Column<long>(type: "bigint", nullable: false),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
                    KpiConsistencySk = table.Column<long>(type: "bigint", nullable: false),
                    KpiSk = table.Column<int>(type: "int", nullable: false),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCount = table.Column<int>(type: "int", nullable: false),
                    Projects = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsConsistent = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiConsistency", x => x.KpiConsistencySk)
                        .Annotation("SqlServer:Clustered", false);
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
                    KpiCoverageSk = table.Column<long>(type: "bigint", nullable: false),
                    KpiSk = table.Column<int>(type: "int", nullable: false),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    MonthCount = table.Column<int>(type: "int", nullable: false),
                    LastMonthEndDateSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiCoverage", x => x.KpiCoverageSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    KpiReviewSk = table.Column<int>(type: "int", nullable: false),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Reviewer = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Finding = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Decision = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DueDateSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiReview", x => x.KpiReviewSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    KpiSignalSk = table.Column<long>(type: "bigint", nullable: false),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Signal = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Cases = table.Column<double>(type: "float", nullable: false),
                    OutOf = table.Column<double>(type: "float", nullable: false),
                    Share = table.Column<double>(type: "float", nullable: true),
                    Limit = table.Column<double>(type: "float", nullable: false),
                    IsAboveLimit = table.Column<bool>(type: "bit", nullable: false),
                    KpiCodes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Evidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiSignal", x => x.KpiSignalSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    KpiTargetSk = table.Column<int>(type: "int", nullable: false),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    ValidFromDateSk = table.Column<int>(type: "int", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "int", nullable: false),
                    PeriodGrain = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Target = table.Column<double>(type: "float", nullable: false),
                    AmberLimit = table.Column<double>(type: "float", nullable: true),
                    RedLimit = table.Column<double>(type: "float", nullable: true),
                    Statement = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Measure = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BaselineValue = table.Column<double>(type: "float", nullable: true),
                    BaselineDateSk = table.Column<int>(type: "int", nullable: false),
                    BaselineEvidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ObjectiveCode = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DueDateSk = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SmartParts = table.Column<int>(type: "int", nullable: false),
                    SmartVague = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SmartSuggestion = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiTarget", x => x.KpiTargetSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    KpiValueSk = table.Column<long>(type: "bigint", nullable: false),
                    KpiSk = table.Column<int>(type: "int", nullable: false),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    PeriodGrain = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PeriodStartDateSk = table.Column<int>(type: "int", nullable: false),
                    PeriodEndDateSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    Numerator = table.Column<double>(type: "float", nullable: true),
                    Denominator = table.Column<double>(type: "float", nullable: true),
                    Value = table.Column<double>(type: "float", nullable: true),
                    SampleSize = table.Column<int>(type: "int", nullable: false),
                    KpiTargetSk = table.Column<int>(type: "int", nullable: false),
                    Target = table.Column<double>(type: "float", nullable: true),
                    Attainment = table.Column<double>(type: "float", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Trend = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Confidence = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ConfidenceReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FormulaVersion = table.Column<int>(type: "int", nullable: false),
                    ReportedFromLoadSk = table.Column<long>(type: "bigint", nullable: false),
                    ReportedToLoadSk = table.Column<long>(type: "bigint", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactKpiValue", x => x.KpiValueSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    MaturitySk = table.Column<long>(type: "bigint", nullable: false),
                    ScopeSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    ScopeStage = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CriterionStage = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Criterion = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsMet = table.Column<bool>(type: "bit", nullable: false),
                    Measured = table.Column<double>(type: "float", nullable: true),
                    Needed = table.Column<double>(type: "float", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactMaturity", x => x.MaturitySk)
                        .Annotation("SqlServer:Clustered", false);
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
                    StatusTransitionSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    TransitionNumber = table.Column<int>(type: "int", nullable: false),
                    FromStatusSk = table.Column<int>(type: "int", nullable: false),
                    ToStatusSk = table.Column<int>(type: "int", nullable: false),
                    FromSourceStatus = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ToSourceStatus = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AuthorPersonSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    HoursInFromStatus = table.Column<double>(type: "float", nullable: false),
                    Direction = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactStatusTransition", x => x.StatusTransitionSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    StatusSk = table.Column<int>(type: "int", nullable: false),
                    AssigneePersonSk = table.Column<int>(type: "int", nullable: false),
                    ReporterPersonSk = table.Column<int>(type: "int", nullable: false),
                    SprintSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    CreatedDateSk = table.Column<int>(type: "int", nullable: false),
                    StartedDateSk = table.Column<int>(type: "int", nullable: false),
                    DoneDateSk = table.Column<int>(type: "int", nullable: false),
                    PlannedStartDateSk = table.Column<int>(type: "int", nullable: false),
                    DueDateSk = table.Column<int>(type: "int", nullable: false),
                    FirstDoneDateSk = table.Column<int>(type: "int", nullable: false),
                    ResolvedDateSk = table.Column<int>(type: "int", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DoneAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    ResolvedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    StoryPoints = table.Column<double>(type: "float", nullable: true),
                    EstimateHours = table.Column<double>(type: "float", nullable: true),
                    SpentHours = table.Column<double>(type: "float", nullable: true),
                    RemainingHours = table.Column<double>(type: "float", nullable: true),
                    LeadTimeElapsedDays = table.Column<double>(type: "float", nullable: true),
                    CycleTimeElapsedDays = table.Column<double>(type: "float", nullable: true),
                    LeadTimeWorkingDays = table.Column<double>(type: "float", nullable: true),
                    CycleTimeWorkingDays = table.Column<double>(type: "float", nullable: true),
                    ReopenCount = table.Column<int>(type: "int", nullable: false),
                    ReopenedWithin30DaysCount = table.Column<int>(type: "int", nullable: false),
                    BlockedElapsedDays = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactIssue", x => x.IssueSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    IssueRevisionSk = table.Column<long>(type: "bigint", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    RevisionNumber = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    ValidFromUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ValidToUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ValidToDateSk = table.Column<int>(type: "int", nullable: false),
                    StatusSk = table.Column<int>(type: "int", nullable: false),
                    AssigneePersonSk = table.Column<int>(type: "int", nullable: false),
                    SprintSk = table.Column<int>(type: "int", nullable: false),
                    StoryPoints = table.Column<double>(type: "float", nullable: true),
                    IssueType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Priority = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsFlagged = table.Column<bool>(type: "bit", nullable: false),
                    IsLastOfDay = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactIssueRevision", x => x.IssueRevisionSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    SprintIssueSk = table.Column<long>(type: "bigint", nullable: false),
                    SprintSk = table.Column<int>(type: "int", nullable: false),
                    IssueSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    IsCommitted = table.Column<bool>(type: "bit", nullable: false),
                    IsAddedAfterStart = table.Column<bool>(type: "bit", nullable: false),
                    IsRemoved = table.Column<bool>(type: "bit", nullable: false),
                    IsCompleted = table.Column<bool>(type: "bit", nullable: false),
                    IsCarriedOver = table.Column<bool>(type: "bit", nullable: false),
                    IsSprintClosed = table.Column<bool>(type: "bit", nullable: false),
                    PointsAtStart = table.Column<double>(type: "float", nullable: true),
                    PointsAtEnd = table.Column<double>(type: "float", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactSprintIssue", x => x.SprintIssueSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    FactAssignmentSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    AssignmentUid = table.Column<int>(type: "int", nullable: false),
                    StartDateSk = table.Column<int>(type: "int", nullable: false),
                    FinishDateSk = table.Column<int>(type: "int", nullable: false),
                    Units = table.Column<double>(type: "float", nullable: true),
                    WorkHours = table.Column<double>(type: "float", nullable: true),
                    ActualWorkHours = table.Column<double>(type: "float", nullable: true),
                    RemainingWorkHours = table.Column<double>(type: "float", nullable: true),
                    BaselineWorkHours = table.Column<double>(type: "float", nullable: true),
                    CostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    RemainingCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BaselineCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactAssignment", x => x.FactAssignmentSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    BaselineSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerUid = table.Column<int>(type: "int", nullable: false),
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    BaselineNumber = table.Column<int>(type: "int", nullable: false),
                    StartDateSk = table.Column<int>(type: "int", nullable: false),
                    FinishDateSk = table.Column<int>(type: "int", nullable: false),
                    DurationHours = table.Column<double>(type: "float", nullable: true),
                    WorkHours = table.Column<double>(type: "float", nullable: true),
                    CostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactBaseline", x => x.BaselineSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    EarnedValueSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    EarningRule = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EarnedShare = table.Column<double>(type: "float", nullable: false),
                    PlannedValueAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EarnedValueAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ActualCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BudgetAtCompletionAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlannedValueAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    EarnedValueAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualCostAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BudgetAtCompletionAmountReporting = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    PlannedValueHours = table.Column<double>(type: "float", nullable: false),
                    EarnedValueHours = table.Column<double>(type: "float", nullable: false),
                    ActualHours = table.Column<double>(type: "float", nullable: false),
                    BudgetAtCompletionHours = table.Column<double>(type: "float", nullable: false),
                    IsActualFromWorklogs = table.Column<bool>(type: "bit", nullable: false),
                    IsEstimated = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactEarnedValue", x => x.EarnedValueSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    PlanFieldSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerUid = table.Column<int>(type: "int", nullable: false),
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    FieldId = table.Column<long>(type: "bigint", nullable: false),
                    FieldName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Alias = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactPlanField", x => x.PlanFieldSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    FactTaskSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    IsSummary = table.Column<bool>(type: "bit", nullable: false),
                    IsMilestone = table.Column<bool>(type: "bit", nullable: false),
                    IsWorkingTask = table.Column<bool>(type: "bit", nullable: false),
                    StartDateSk = table.Column<int>(type: "int", nullable: false),
                    FinishDateSk = table.Column<int>(type: "int", nullable: false),
                    BaselineStartDateSk = table.Column<int>(type: "int", nullable: false),
                    BaselineFinishDateSk = table.Column<int>(type: "int", nullable: false),
                    ActualStartDateSk = table.Column<int>(type: "int", nullable: false),
                    ActualFinishDateSk = table.Column<int>(type: "int", nullable: false),
                    DeadlineDateSk = table.Column<int>(type: "int", nullable: false),
                    StartLocal = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    FinishLocal = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    BaselineStartLocal = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    BaselineFinishLocal = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    ActualStartLocal = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    ActualFinishLocal = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    DurationHours = table.Column<double>(type: "float", nullable: true),
                    BaselineDurationHours = table.Column<double>(type: "float", nullable: true),
                    RemainingDurationHours = table.Column<double>(type: "float", nullable: true),
                    WorkHours = table.Column<double>(type: "float", nullable: true),
                    ActualWorkHours = table.Column<double>(type: "float", nullable: true),
                    RemainingWorkHours = table.Column<double>(type: "float", nullable: true),
                    BaselineWorkHours = table.Column<double>(type: "float", nullable: true),
                    CostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    FixedCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    RemainingCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BaselineCostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PercentComplete = table.Column<double>(type: "float", nullable: true),
                    PercentWorkComplete = table.Column<double>(type: "float", nullable: true),
                    PhysicalPercentComplete = table.Column<double>(type: "float", nullable: true),
                    TotalSlackHours = table.Column<double>(type: "float", nullable: true),
                    FreeSlackHours = table.Column<double>(type: "float", nullable: true),
                    IsCritical = table.Column<bool>(type: "bit", nullable: false),
                    ConstraintType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ConstraintDateSk = table.Column<int>(type: "int", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactTask", x => x.FactTaskSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    TaskLinkSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    PredecessorTaskSk = table.Column<int>(type: "int", nullable: false),
                    SuccessorTaskSk = table.Column<int>(type: "int", nullable: false),
                    LinkType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LagHours = table.Column<double>(type: "float", nullable: true),
                    LagPercent = table.Column<double>(type: "float", nullable: true),
                    IsCrossProject = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactTaskLink", x => x.TaskLinkSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    TimephasedSk = table.Column<long>(type: "bigint", nullable: false),
                    PlanVersionSk = table.Column<int>(type: "int", nullable: false),
                    TaskSk = table.Column<int>(type: "int", nullable: false),
                    PersonSk = table.Column<int>(type: "int", nullable: false),
                    ProjectSk = table.Column<int>(type: "int", nullable: false),
                    DateSk = table.Column<int>(type: "int", nullable: false),
                    MeasureKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BaselineNumber = table.Column<int>(type: "int", nullable: false),
                    WorkHours = table.Column<double>(type: "float", nullable: true),
                    CostAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    IsEstimated = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactTimephased", x => x.TimephasedSk)
                        .Annotation("SqlServer:Clustered", false);
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
                    { -2, "Not applicable", "Not applicable", null, null, null, false, 0L, "-2", "Warehouse", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, "Unknown", "Unknown", null, null, null, false, 0L, "-1", "Warehouse", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimComponent",
                columns: new[] { "ComponentSk", "ComponentName", "DeleteReason", "DeletedAtUtc", "IsDeleted", "LoadSk", "ProjectId", "SourceId", "SourceSystem", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, "Not applicable", null, null, false, 0L, -2, "-2", "Warehouse", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, "Unknown", null, null, false, 0L, -1, "-1", "Warehouse", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimDate",
                columns: new[] { "DateSk", "Date", "DayOfMonth", "DayOfWeek", "FiscalMonth", "FiscalQuarter", "FiscalYear", "HolidayName", "IsHoliday", "IsWorkingDay", "IsoWeek", "IsoYear", "LoadSk", "Month", "MonthEndSk", "MonthName", "MonthStartSk", "PeriodEnd", "Quarter", "QuarterEndSk", "QuarterStartSk", "UpdatedAtUtc", "WeekEndSk", "WeekStartSk", "Year", "YearEndSk", "YearStartSk" },
                values: new object[,]
                {
                    { -2, new DateOnly(1, 1, 1), -2, -2, -2, -2, -2, null, false, false, -2, -2, 0L, -2, -2, "Not applicable", -2, 0, -2, -2, -2, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), -2, -2, -2, -2, -2 },
                    { -1, new DateOnly(1, 1, 1), -1, -1, -1, -1, -1, null, false, false, -1, -1, 0L, -1, -1, "Unknown", -1, 0, -1, -1, -1, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), -1, -1, -1, -1, -1 }
                });

            migrationBuilder.InsertData(
                table: "DimIssue",
                columns: new[] { "IssueSk", "DeleteReason", "DeletedAtUtc", "EpicIssueSk", "FieldCount", "IsDeleted", "IssueKey", "IssueType", "Labels", "LoadSk", "ParentIssueSk", "Priority", "Resolution", "SourceId", "SourceSystem", "Summary", "Team", "TypeClass", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, null, -2, 0, false, "Not applicable", "Not applicable", null, 0L, -2, null, null, "-2", "Warehouse", null, null, "Not applicable", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, null, null, -1, 0, false, "Unknown", "Unknown", null, 0L, -1, null, null, "-1", "Warehouse", null, null, "Unknown", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimKpi",
                columns: new[] { "KpiSk", "AccountableRole", "AggregationRule", "Decision", "Direction", "Family", "FormulaHash", "FormulaText", "FormulaVersion", "Gaming", "IsCurrent", "KpiCode", "KpiName", "LastReviewDateSk", "LoadSk", "NextReviewDateSk", "ObjectiveCode", "Owner", "Purpose", "RetiredDateSk", "ReviewEvery", "Stage", "SuccessorCode", "Timing", "Unit", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc" },
                values: new object[,]
                {
                    { -2, null, "NON", null, "None", "Not applicable", "-2", "Not applicable", 0, null, false, "-2", "Not applicable", -2, 0L, -2, null, null, "Not applicable", -2, null, null, null, "Lagging", "Not applicable", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, null, "NON", null, "None", "Unknown", "-1", "Unknown", 0, null, false, "-1", "Unknown", -1, 0L, -1, null, null, "Unknown", -1, null, null, null, "Lagging", "Unknown", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimObjective",
                columns: new[] { "ObjectiveSk", "DeleteReason", "DeletedAtUtc", "DueDateSk", "IsDeleted", "LoadSk", "ObjectiveCode", "ObjectiveName", "Owner", "Perspective", "StartValue", "TargetValue", "Unit", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, null, -2, false, 0L, "-2", "Not applicable", null, null, null, null, null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, null, null, -1, false, 0L, "-1", "Unknown", null, null, null, null, null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimPerson",
                columns: new[] { "PersonSk", "CapacityFromDateSk", "CapacityHoursPerDay", "CapacityToDateSk", "CostRateAmount", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "Department", "DisplayName", "HomeProjectId", "IsActive", "IsCurrent", "IsDeleted", "LoadSk", "PersonId", "PersonKind", "Role", "SourceId", "SourceSystem", "Team", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc" },
                values: new object[,]
                {
                    { -2, -2, null, -2, null, null, null, null, null, "Not applicable", -2, false, true, false, 0L, -2, "Generic", null, "-2", "Warehouse", null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, -1, null, -1, null, null, null, null, null, "Unknown", -1, false, true, false, 0L, -1, "Generic", null, "-1", "Warehouse", null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimPlanVersion",
                columns: new[] { "PlanVersionSk", "CalendarName", "ContentHash", "CurrencyCode", "EarnedValueBaseline", "FileName", "FinishDateSk", "IsLatest", "IsStatusDateEstimated", "LoadSk", "MinutesPerDay", "ProjectId", "SourceId", "SourceSystem", "StartDateSk", "StatusDateSk", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, "-2", null, 0, "Not applicable", -2, false, false, 0L, 480, -2, "-2", "Warehouse", -2, -2, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, null, "-1", null, 0, "Unknown", -1, false, false, 0L, 480, -1, "-1", "Warehouse", -1, -1, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimProject",
                columns: new[] { "ProjectSk", "ActualFinishDateSk", "ActualStartDateSk", "CurrencyCode", "DeleteReason", "DeletedAtUtc", "HealthOverride", "IsCurrent", "IsDeleted", "IsRegistered", "LoadSk", "Manager", "Methodology", "PlannedFinishDateSk", "PlannedStartDateSk", "Portfolio", "Priority", "Program", "ProjectCode", "ProjectId", "ProjectName", "Sponsor", "Stage", "UpdatedAtUtc", "ValidFromUtc", "ValidToUtc" },
                values: new object[,]
                {
                    { -2, -2, -2, null, null, null, null, true, false, false, 0L, null, null, -2, -2, null, null, null, "-2", -2, "Not applicable", null, null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, -1, -1, null, null, null, null, true, false, false, 0L, null, null, -1, -1, null, null, null, "-1", -1, "Unknown", null, null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimRelease",
                columns: new[] { "ReleaseSk", "DeleteReason", "DeletedAtUtc", "IsArchived", "IsDeleted", "IsReleased", "LoadSk", "ProjectId", "ReleaseDateSk", "ReleaseName", "SourceId", "SourceSystem", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, null, null, false, false, false, 0L, -2, -2, "Not applicable", "-2", "Warehouse", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, null, null, false, false, false, 0L, -1, -1, "Unknown", "-1", "Warehouse", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimScope",
                columns: new[] { "ScopeSk", "LoadSk", "ParentScopeSk", "ProjectId", "ScopeKey", "ScopeLevel", "ScopeName", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, 0L, -2, -2, "-2", "Not applicable", "Not applicable", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, 0L, -1, -1, "-1", "Unknown", "Unknown", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimStatus",
                columns: new[] { "StatusSk", "FlowState", "LoadSk", "SourceId", "SourceStatus", "SourceSystem", "StatusCategory", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, "Waiting", 0L, "-2", "Not applicable", "Warehouse", "Undefined", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, "Waiting", 0L, "-1", "Unknown", "Warehouse", "Undefined", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "LoadLease",
                columns: new[] { "LoadLeaseSk", "ExpiresAtUtc", "FencingNumber", "Holder" },
                values: new object[] { 1, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), 0L, "" });

            migrationBuilder.InsertData(
                table: "DimSprint",
                columns: new[] { "SprintSk", "BoardSk", "CompletedAtUtc", "DeleteReason", "DeletedAtUtc", "EndAtUtc", "Goal", "IsDeleted", "LoadSk", "SourceId", "SourceSystem", "SprintName", "SprintState", "StartAtUtc", "UpdatedAtUtc" },
                values: new object[,]
                {
                    { -2, -2, null, null, null, null, null, false, 0L, "-2", "Warehouse", "Not applicable", "Not applicable", null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) },
                    { -1, -1, null, null, null, null, null, false, 0L, "-1", "Warehouse", "Unknown", "Unknown", null, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified) }
                });

            migrationBuilder.InsertData(
                table: "DimTask",
                columns: new[] { "TaskSk", "DeleteReason", "DeletedAtUtc", "EarningRule", "IsDeleted", "IsExternal", "IsInactive", "IsManual", "IsMilestone", "IsSummary", "IssueSk", "LoadSk", "OutlineLevel", "OutlineNumber", "ProjectId", "SourceId", "SourceSystem", "TaskName", "TaskUid", "UpdatedAtUtc", "Wbs" },
                values: new object[,]
                {
                    { -2, null, null, "PercentComplete", false, false, true, false, false, false, -2, 0L, 0, null, -2, "-2", "Warehouse", "Not applicable", -2, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), null },
                    { -1, null, null, "PercentComplete", false, false, true, false, false, false, -2, 0L, 0, null, -1, "-1", "Warehouse", "Unknown", -1, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), null }
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
