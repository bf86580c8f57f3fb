using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prism.Etl.Staging.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LandingRecord",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LandingRecord", x => new { x.SourceSystem, x.Entity, x.ContentHash });
                });

            migrationBuilder.CreateTable(
                name: "StagedAssessment",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    ScaleMin = table.Column<double>(type: "REAL", nullable: false),
                    ScaleMax = table.Column<double>(type: "REAL", nullable: false),
                    Respondents = table.Column<int>(type: "INTEGER", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedAssessment", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedAssignment",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Uid = table.Column<int>(type: "INTEGER", nullable: false),
                    TaskUid = table.Column<int>(type: "INTEGER", nullable: false),
                    ResourceUid = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Finish = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Units = table.Column<double>(type: "REAL", nullable: true),
                    WorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    ActualWorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    RemainingWorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    Cost = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualCost = table.Column<long>(type: "INTEGER", nullable: true),
                    RemainingCost = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedAssignment", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedBaseline",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerUid = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Finish = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DurationMinutes = table.Column<double>(type: "REAL", nullable: true),
                    WorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    Cost = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedBaseline", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedBoard",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BoardType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    EstimationFieldId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DoneStatusIds = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedBoard", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedCalendar",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Uid = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    BaseUid = table.Column<int>(type: "INTEGER", nullable: true),
                    DefinitionJson = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedCalendar", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedComponent",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedComponent", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedContainer",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedContainer", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedCrosswalk",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PlanCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    TaskUid = table.Column<int>(type: "INTEGER", nullable: false),
                    IssueKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    EarningRule = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AreActualsFromWorklogs = table.Column<bool>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedCrosswalk", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedCurrencyRate",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FromCurrency = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ToCurrency = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rate = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedCurrencyRate", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedFieldColumn",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValueKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedFieldColumn", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedFieldValue",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerUid = table.Column<int>(type: "INTEGER", nullable: false),
                    FieldId = table.Column<long>(type: "INTEGER", nullable: false),
                    FieldName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Alias = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Value = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedFieldValue", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedFinancial",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    MonthEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Line = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BudgetAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ForecastAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BenefitPlannedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    BenefitRealisedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedFinancial", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedHoliday",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedHoliday", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedIssue",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IssueKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IssueType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    TypeClass = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StatusId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AssigneeId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ReporterId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ParentId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ParentKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LabelsJson = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: true),
                    ComponentIds = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    FixReleaseIds = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AffectsReleaseIds = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    LinksJson = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: true),
                    CreatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceUpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    ResolvedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StoryPoints = table.Column<double>(type: "REAL", nullable: true),
                    EstimateSeconds = table.Column<long>(type: "INTEGER", nullable: true),
                    SpentSeconds = table.Column<long>(type: "INTEGER", nullable: true),
                    RemainingSeconds = table.Column<long>(type: "INTEGER", nullable: true),
                    SprintIds = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IsFlagged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Team = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlannedStartOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FieldsJson = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: true),
                    ChangesJson = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedIssue", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedKpiReview",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeLevel = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reviewer = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedKpiReview", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedObjective",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Perspective = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StartValue = table.Column<double>(type: "REAL", nullable: true),
                    TargetValue = table.Column<double>(type: "REAL", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedObjective", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedPerson",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PersonKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedPerson", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedPlan",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StatusDate = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsStatusDateEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Start = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Finish = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    MinutesPerDay = table.Column<int>(type: "INTEGER", nullable: false),
                    EarnedValueBaseline = table.Column<int>(type: "INTEGER", nullable: false),
                    CalendarName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AreActualsFromWorklogs = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedPlan", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedProject",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Program = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Portfolio = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Manager = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Sponsor = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Methodology = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlannedStart = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlannedFinish = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ActualStart = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ActualFinish = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedProject", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedProjectObjective",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedProjectObjective", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedProjectSource",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedProjectSource", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedRegisterPerson",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    JiraAccountId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanResource = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Department = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    HomeProject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CapacityHoursPerDay = table.Column<double>(type: "REAL", nullable: true),
                    CostRatePerHour = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedRegisterPerson", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedRelease",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContainerId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsReleased = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsArchived = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReleaseOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedRelease", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedResource",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Uid = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ResourceKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    MaxUnits = table.Column<double>(type: "REAL", nullable: true),
                    StandardRatePerHour = table.Column<long>(type: "INTEGER", nullable: true),
                    OvertimeRatePerHour = table.Column<long>(type: "INTEGER", nullable: true),
                    CostPerUse = table.Column<long>(type: "INTEGER", nullable: true),
                    CalendarUid = table.Column<int>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedResource", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedResourceAvailability",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ResourceUid = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    To = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Units = table.Column<double>(type: "REAL", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedResourceAvailability", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedResourceRate",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ResourceUid = table.Column<int>(type: "INTEGER", nullable: false),
                    RateTable = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    To = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StandardRatePerHour = table.Column<long>(type: "INTEGER", nullable: true),
                    OvertimeRatePerHour = table.Column<long>(type: "INTEGER", nullable: true),
                    CostPerUse = table.Column<long>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedResourceRate", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedRisk",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Probability = table.Column<double>(type: "REAL", nullable: true),
                    ImpactAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    CurrencyCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    RiskStatus = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Response = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    RaisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedRisk", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedSprint",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SprintState = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Goal = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BoardId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
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
                    table.PrimaryKey("PK_StagedSprint", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedStageGate",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Gate = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
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
                    table.PrimaryKey("PK_StagedStageGate", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedStatus",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StatusCategory = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FlowState = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedStatus", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTarget",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    KpiCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeLevel = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ScopeName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PeriodGrain = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Target = table.Column<double>(type: "REAL", nullable: false),
                    Amber = table.Column<double>(type: "REAL", nullable: true),
                    Red = table.Column<double>(type: "REAL", nullable: true),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BaselineValue = table.Column<double>(type: "REAL", nullable: true),
                    BaselineOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BaselineEvidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTarget", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTask",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Uid = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Wbs = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    OutlineNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    OutlineLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentUid = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSummary = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsMilestone = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsManual = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsExternal = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRecurring = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCritical = table.Column<bool>(type: "INTEGER", nullable: false),
                    EarningRule = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IssueKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Start = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Finish = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActualStart = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActualFinish = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConstraintType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ConstraintDate = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DurationMinutes = table.Column<double>(type: "REAL", nullable: true),
                    RemainingDurationMinutes = table.Column<double>(type: "REAL", nullable: true),
                    WorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    ActualWorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    RemainingWorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    Cost = table.Column<long>(type: "INTEGER", nullable: true),
                    FixedCost = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualCost = table.Column<long>(type: "INTEGER", nullable: true),
                    RemainingCost = table.Column<long>(type: "INTEGER", nullable: true),
                    PercentComplete = table.Column<double>(type: "REAL", nullable: true),
                    PercentWorkComplete = table.Column<double>(type: "REAL", nullable: true),
                    PhysicalPercentComplete = table.Column<double>(type: "REAL", nullable: true),
                    TotalSlackMinutes = table.Column<double>(type: "REAL", nullable: true),
                    FreeSlackMinutes = table.Column<double>(type: "REAL", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTask", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTaskLink",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    PredecessorUid = table.Column<int>(type: "INTEGER", nullable: false),
                    SuccessorUid = table.Column<int>(type: "INTEGER", nullable: false),
                    LinkType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    LagMinutes = table.Column<double>(type: "REAL", nullable: true),
                    LagPercent = table.Column<double>(type: "REAL", nullable: true),
                    IsCrossProject = table.Column<bool>(type: "INTEGER", nullable: false),
                    CrossProjectName = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CrossPlanCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CrossTaskUid = table.Column<int>(type: "INTEGER", nullable: true),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTaskLink", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTimephased",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    TaskUid = table.Column<int>(type: "INTEGER", nullable: false),
                    ResourceUid = table.Column<int>(type: "INTEGER", nullable: true),
                    MeasureKind = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BaselineNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WorkMinutes = table.Column<double>(type: "REAL", nullable: true),
                    Cost = table.Column<long>(type: "INTEGER", nullable: true),
                    IsEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTimephased", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedWorklog",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IssueId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StartedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    SpentSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAtUtc = table.Column<long>(type: "INTEGER", nullable: true),
                    DeleteReason = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedWorklog", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "Watermark",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LoadSk = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAtUtc = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Watermark", x => new { x.SourceSystem, x.Name });
                });

            migrationBuilder.CreateIndex(
                name: "IX_LandingRecord_UpdatedAtUtc",
                table: "LandingRecord",
                column: "UpdatedAtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_StagedAssessment_LoadSk_SourceSystem_SourceId",
                table: "StagedAssessment",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedAssignment_LoadSk_SourceSystem_SourceId",
                table: "StagedAssignment",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedBaseline_LoadSk_SourceSystem_SourceId",
                table: "StagedBaseline",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedBoard_LoadSk_SourceSystem_SourceId",
                table: "StagedBoard",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedCalendar_LoadSk_SourceSystem_SourceId",
                table: "StagedCalendar",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedComponent_LoadSk_SourceSystem_SourceId",
                table: "StagedComponent",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedContainer_LoadSk_SourceSystem_SourceId",
                table: "StagedContainer",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedCrosswalk_LoadSk_SourceSystem_SourceId",
                table: "StagedCrosswalk",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedCurrencyRate_LoadSk_SourceSystem_SourceId",
                table: "StagedCurrencyRate",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedFieldColumn_LoadSk_SourceSystem_SourceId",
                table: "StagedFieldColumn",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedFieldValue_LoadSk_SourceSystem_SourceId",
                table: "StagedFieldValue",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedFinancial_LoadSk_SourceSystem_SourceId",
                table: "StagedFinancial",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedHoliday_LoadSk_SourceSystem_SourceId",
                table: "StagedHoliday",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedIssue_LoadSk_SourceSystem_SourceId",
                table: "StagedIssue",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedIssue_SourceSystem_IssueKey",
                table: "StagedIssue",
                columns: new[] { "SourceSystem", "IssueKey" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedKpiReview_LoadSk_SourceSystem_SourceId",
                table: "StagedKpiReview",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedObjective_LoadSk_SourceSystem_SourceId",
                table: "StagedObjective",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedPerson_LoadSk_SourceSystem_SourceId",
                table: "StagedPerson",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedPlan_LoadSk_SourceSystem_SourceId",
                table: "StagedPlan",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedProject_LoadSk_SourceSystem_SourceId",
                table: "StagedProject",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedProjectObjective_LoadSk_SourceSystem_SourceId",
                table: "StagedProjectObjective",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedProjectSource_LoadSk_SourceSystem_SourceId",
                table: "StagedProjectSource",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedRegisterPerson_LoadSk_SourceSystem_SourceId",
                table: "StagedRegisterPerson",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedRelease_LoadSk_SourceSystem_SourceId",
                table: "StagedRelease",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedResource_LoadSk_SourceSystem_SourceId",
                table: "StagedResource",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedResourceAvailability_LoadSk_SourceSystem_SourceId",
                table: "StagedResourceAvailability",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedResourceRate_LoadSk_SourceSystem_SourceId",
                table: "StagedResourceRate",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedRisk_LoadSk_SourceSystem_SourceId",
                table: "StagedRisk",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedSprint_LoadSk_SourceSystem_SourceId",
                table: "StagedSprint",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedStageGate_LoadSk_SourceSystem_SourceId",
                table: "StagedStageGate",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedStatus_LoadSk_SourceSystem_SourceId",
                table: "StagedStatus",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedTarget_LoadSk_SourceSystem_SourceId",
                table: "StagedTarget",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedTask_LoadSk_SourceSystem_SourceId",
                table: "StagedTask",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedTaskLink_LoadSk_SourceSystem_SourceId",
                table: "StagedTaskLink",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedTimephased_LoadSk_SourceSystem_SourceId",
                table: "StagedTimephased",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedWorklog_LoadSk_SourceSystem_SourceId",
                table: "StagedWorklog",
                columns: new[] { "LoadSk", "SourceSystem", "SourceId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LandingRecord");

            migrationBuilder.DropTable(
                name: "StagedAssessment");

            migrationBuilder.DropTable(
                name: "StagedAssignment");

            migrationBuilder.DropTable(
                name: "StagedBaseline");

            migrationBuilder.DropTable(
                name: "StagedBoard");

            migrationBuilder.DropTable(
                name: "StagedCalendar");

            migrationBuilder.DropTable(
                name: "StagedComponent");

            migrationBuilder.DropTable(
                name: "StagedContainer");

            migrationBuilder.DropTable(
                name: "StagedCrosswalk");

            migrationBuilder.DropTable(
                name: "StagedCurrencyRate");

            migrationBuilder.DropTable(
                name: "StagedFieldColumn");

            migrationBuilder.DropTable(
                name: "StagedFieldValue");

            migrationBuilder.DropTable(
                name: "StagedFinancial");

            migrationBuilder.DropTable(
                name: "StagedHoliday");

            migrationBuilder.DropTable(
                name: "StagedIssue");

            migrationBuilder.DropTable(
                name: "StagedKpiReview");

            migrationBuilder.DropTable(
                name: "StagedObjective");

            migrationBuilder.DropTable(
                name: "StagedPerson");

            migrationBuilder.DropTable(
                name: "StagedPlan");

            migrationBuilder.DropTable(
                name: "StagedProject");

            migrationBuilder.DropTable(
                name: "StagedProjectObjective");

            migrationBuilder.DropTable(
                name: "StagedProjectSource");

            migrationBuilder.DropTable(
                name: "StagedRegisterPerson");

            migrationBuilder.DropTable(
                name: "StagedRelease");

            migrationBuilder.DropTable(
                name: "StagedResource");

            migrationBuilder.DropTable(
                name: "StagedResourceAvailability");

            migrationBuilder.DropTable(
                name: "StagedResourceRate");

            migrationBuilder.DropTable(
                name: "StagedRisk");

            migrationBuilder.DropTable(
                name: "StagedSprint");

            migrationBuilder.DropTable(
                name: "StagedStageGate");

            migrationBuilder.DropTable(
                name: "StagedStatus");

            migrationBuilder.DropTable(
                name: "StagedTarget");

            migrationBuilder.DropTable(
                name: "StagedTask");

            migrationBuilder.DropTable(
                name: "StagedTaskLink");

            migrationBuilder.DropTable(
                name: "StagedTimephased");

            migrationBuilder.DropTable(
                name: "StagedWorklog");

            migrationBuilder.DropTable(
                name: "Watermark");
        }
    }
}
