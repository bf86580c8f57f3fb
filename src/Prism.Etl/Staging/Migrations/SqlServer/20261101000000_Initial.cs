using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Prism.Etl.Staging.Migrations.SqlServer
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
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Entity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LandingRecord", x => new { x.SourceSystem, x.Entity, x.ContentHash });
                });

            migrationBuilder.CreateTable(
                name: "StagedAssessment",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Score = table.Column<double>(type: "float", nullable: false),
                    ScaleMin = table.Column<double>(type: "float", nullable: false),
                    ScaleMax = table.Column<double>(type: "float", nullable: false),
                    Respondents = table.Column<int>(type: "int", nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Evidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedAssessment", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedAssignment",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Uid = table.Column<int>(type: "int", nullable: false),
                    TaskUid = table.Column<int>(type: "int", nullable: false),
                    ResourceUid = table.Column<int>(type: "int", nullable: false),
                    Start = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Finish = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Units = table.Column<double>(type: "float", nullable: true),
                    WorkMinutes = table.Column<double>(type: "float", nullable: true),
                    ActualWorkMinutes = table.Column<double>(type: "float", nullable: true),
                    RemainingWorkMinutes = table.Column<double>(type: "float", nullable: true),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    RemainingCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedAssignment", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedBaseline",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerUid = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Start = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Finish = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    DurationMinutes = table.Column<double>(type: "float", nullable: true),
                    WorkMinutes = table.Column<double>(type: "float", nullable: true),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedBaseline", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedBoard",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BoardType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EstimationFieldId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DoneStatusIds = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedBoard", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedCalendar",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Uid = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BaseUid = table.Column<int>(type: "int", nullable: true),
                    DefinitionJson = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedCalendar", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedComponent",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedComponent", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedContainer",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedContainer", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedCrosswalk",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PlanCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TaskUid = table.Column<int>(type: "int", nullable: false),
                    IssueKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EarningRule = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AreActualsFromWorklogs = table.Column<bool>(type: "bit", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedCrosswalk", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedCurrencyRate",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromCurrency = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ToCurrency = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Rate = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedCurrencyRate", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedFieldColumn",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValueKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedFieldColumn", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedFieldValue",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerUid = table.Column<int>(type: "int", nullable: false),
                    FieldId = table.Column<long>(type: "bigint", nullable: false),
                    FieldName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Alias = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedFieldValue", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedFinancial",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MonthEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    Line = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BudgetAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ForecastAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BenefitPlannedAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BenefitRealisedAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedFinancial", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedHoliday",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedHoliday", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedIssue",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Summary = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IssueType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TypeClass = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StatusId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Priority = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Resolution = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AssigneeId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReporterId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ParentId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ParentKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LabelsJson = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ComponentIds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FixReleaseIds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AffectsReleaseIds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LinksJson = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    SourceUpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ResolvedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StoryPoints = table.Column<double>(type: "float", nullable: true),
                    EstimateSeconds = table.Column<long>(type: "bigint", nullable: true),
                    SpentSeconds = table.Column<long>(type: "bigint", nullable: true),
                    RemainingSeconds = table.Column<long>(type: "bigint", nullable: true),
                    SprintIds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsFlagged = table.Column<bool>(type: "bit", nullable: false),
                    Team = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlannedStartOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FieldsJson = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ChangesJson = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedIssue", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedKpiReview",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeLevel = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReviewedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reviewer = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Finding = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Decision = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedKpiReview", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedObjective",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Perspective = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StartValue = table.Column<double>(type: "float", nullable: true),
                    TargetValue = table.Column<double>(type: "float", nullable: true),
                    Unit = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedObjective", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedPerson",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DisplayName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PersonKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedPerson", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedPlan",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContentHash = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StatusDate = table.Column<DateTime>(type: "datetime2(0)", nullable: false),
                    IsStatusDateEstimated = table.Column<bool>(type: "bit", nullable: false),
                    Start = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Finish = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    MinutesPerDay = table.Column<int>(type: "int", nullable: false),
                    EarnedValueBaseline = table.Column<int>(type: "int", nullable: false),
                    CalendarName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AreActualsFromWorklogs = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedPlan", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedProject",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Program = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Portfolio = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Manager = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Sponsor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Methodology = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Stage = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Priority = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlannedStart = table.Column<DateOnly>(type: "date", nullable: true),
                    PlannedFinish = table.Column<DateOnly>(type: "date", nullable: true),
                    ActualStart = table.Column<DateOnly>(type: "date", nullable: true),
                    ActualFinish = table.Column<DateOnly>(type: "date", nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedProject", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedProjectObjective",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ObjectiveCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Weight = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedProjectObjective", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedProjectSource",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedProjectSource", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedRegisterPerson",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    JiraAccountId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanResource = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Team = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Department = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    HomeProject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CapacityHoursPerDay = table.Column<double>(type: "float", nullable: true),
                    CostRatePerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedRegisterPerson", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedRelease",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContainerId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsReleased = table.Column<bool>(type: "bit", nullable: false),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    ReleaseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedRelease", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedResource",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Uid = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ResourceKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Group = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    MaxUnits = table.Column<double>(type: "float", nullable: true),
                    StandardRatePerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    OvertimeRatePerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CostPerUse = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CalendarUid = table.Column<int>(type: "int", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedResource", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedResourceAvailability",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ResourceUid = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    To = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Units = table.Column<double>(type: "float", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedResourceAvailability", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedResourceRate",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ResourceUid = table.Column<int>(type: "int", nullable: false),
                    RateTable = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    To = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    StandardRatePerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    OvertimeRatePerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CostPerUse = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedResourceRate", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedRisk",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Probability = table.Column<double>(type: "float", nullable: true),
                    ImpactAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CurrencyCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RiskStatus = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Response = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedRisk", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedSprint",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SprintState = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Goal = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BoardId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
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
                    table.PrimaryKey("PK_StagedSprint", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedStageGate",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Gate = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
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
                    table.PrimaryKey("PK_StagedStageGate", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedStatus",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StatusCategory = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FlowState = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedStatus", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTarget",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KpiCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeLevel = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScopeName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    PeriodGrain = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Target = table.Column<double>(type: "float", nullable: false),
                    Amber = table.Column<double>(type: "float", nullable: true),
                    Red = table.Column<double>(type: "float", nullable: true),
                    Statement = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Measure = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BaselineValue = table.Column<double>(type: "float", nullable: true),
                    BaselineOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BaselineEvidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ObjectiveCode = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTarget", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTask",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Uid = table.Column<int>(type: "int", nullable: false),
                    Id = table.Column<int>(type: "int", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Wbs = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutlineNumber = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutlineLevel = table.Column<int>(type: "int", nullable: false),
                    ParentUid = table.Column<int>(type: "int", nullable: true),
                    IsSummary = table.Column<bool>(type: "bit", nullable: false),
                    IsMilestone = table.Column<bool>(type: "bit", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    IsManual = table.Column<bool>(type: "bit", nullable: false),
                    IsExternal = table.Column<bool>(type: "bit", nullable: false),
                    IsEstimated = table.Column<bool>(type: "bit", nullable: false),
                    IsRecurring = table.Column<bool>(type: "bit", nullable: false),
                    IsCritical = table.Column<bool>(type: "bit", nullable: false),
                    EarningRule = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Start = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Finish = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    ActualStart = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    ActualFinish = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    Deadline = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    ConstraintType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ConstraintDate = table.Column<DateTime>(type: "datetime2(0)", nullable: true),
                    DurationMinutes = table.Column<double>(type: "float", nullable: true),
                    RemainingDurationMinutes = table.Column<double>(type: "float", nullable: true),
                    WorkMinutes = table.Column<double>(type: "float", nullable: true),
                    ActualWorkMinutes = table.Column<double>(type: "float", nullable: true),
                    RemainingWorkMinutes = table.Column<double>(type: "float", nullable: true),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    FixedCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    ActualCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    RemainingCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    PercentComplete = table.Column<double>(type: "float", nullable: true),
                    PercentWorkComplete = table.Column<double>(type: "float", nullable: true),
                    PhysicalPercentComplete = table.Column<double>(type: "float", nullable: true),
                    TotalSlackMinutes = table.Column<double>(type: "float", nullable: true),
                    FreeSlackMinutes = table.Column<double>(type: "float", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTask", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTaskLink",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PredecessorUid = table.Column<int>(type: "int", nullable: false),
                    SuccessorUid = table.Column<int>(type: "int", nullable: false),
                    LinkType = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LagMinutes = table.Column<double>(type: "float", nullable: true),
                    LagPercent = table.Column<double>(type: "float", nullable: true),
                    IsCrossProject = table.Column<bool>(type: "bit", nullable: false),
                    CrossProjectName = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CrossPlanCode = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CrossTaskUid = table.Column<int>(type: "int", nullable: true),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTaskLink", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedTimephased",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TaskUid = table.Column<int>(type: "int", nullable: false),
                    ResourceUid = table.Column<int>(type: "int", nullable: true),
                    MeasureKind = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BaselineNumber = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    WorkMinutes = table.Column<double>(type: "float", nullable: true),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    IsEstimated = table.Column<bool>(type: "bit", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlanId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedTimephased", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "StagedWorklog",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssueId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AuthorId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    SpentSeconds = table.Column<long>(type: "bigint", nullable: false),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DeletedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DeleteReason = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedWorklog", x => new { x.SourceSystem, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "Watermark",
                columns: table => new
                {
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadSk = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAtUtc = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
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
