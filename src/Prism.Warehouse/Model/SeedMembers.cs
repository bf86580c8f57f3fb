using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Model;

/// <summary>The rows there are before any load: unknown (-1) and not applicable (-2) in every dimension, so that a fact never holds a null key.</summary>
internal static class SeedMembers
{
    private const string Source = "Warehouse";
    private static readonly DateTimeOffset Beginning = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Configure(ModelBuilder builder)
    {
        Seed(builder, Date);
        Seed(builder, Project);
        Seed(builder, Person);
        Seed(builder, Issue);
        Seed(builder, Status);
        Seed(builder, Board);
        Seed(builder, Sprint);
        Seed(builder, Component);
        Seed(builder, Release);
        Seed(builder, Task);
        Seed(builder, PlanVersion);
        Seed(builder, Objective);
        Seed(builder, Kpi);
        Seed(builder, Scope);

        // The lease is a row from the start: taking it is one conditional update, and two workers cannot both make it.
        builder.Entity<LoadLease>().HasData(new LoadLease { LoadLeaseSk = LoadLease.OnlySk, Holder = "", FencingNumber = 0, ExpiresAtUtc = DateTimeOffset.UnixEpoch });
    }

    private static void Seed<T>(ModelBuilder builder, Func<int, string, string, T> member)
        where T : WarehouseRow =>
        builder.Entity<T>().HasData(
            member(Member.Unknown, "-1", "Unknown") with { UpdatedAtUtc = DateTimeOffset.UnixEpoch },
            member(Member.NotApplicable, "-2", "Not applicable") with { UpdatedAtUtc = DateTimeOffset.UnixEpoch });

    private static DimDate Date(int sk, string id, string name) => new()
    {
        DateSk = sk, Date = DateOnly.MinValue, Year = sk, Quarter = sk, Month = sk, DayOfMonth = sk, DayOfWeek = sk, IsoWeek = sk, IsoYear = sk,
        MonthName = name, FiscalYear = sk, FiscalQuarter = sk, FiscalMonth = sk, WeekStartSk = sk, WeekEndSk = sk, MonthStartSk = sk,
        MonthEndSk = sk, QuarterStartSk = sk, QuarterEndSk = sk, YearStartSk = sk, YearEndSk = sk, IsWorkingDay = false, IsHoliday = false,
        PeriodEnd = 0,
    };

    private static DimProject Project(int sk, string id, string name) => new()
    {
        ProjectSk = sk, ProjectId = sk, ProjectCode = id, ProjectName = name, IsRegistered = false, PlannedStartDateSk = sk,
        PlannedFinishDateSk = sk, ActualStartDateSk = sk, ActualFinishDateSk = sk, ValidFromUtc = Beginning, ValidToUtc = Validity.OpenEnd, IsCurrent = true,
    };

    private static DimPerson Person(int sk, string id, string name) => new()
    {
        PersonSk = sk, PersonId = sk, SourceSystem = Source, SourceId = id, DisplayName = name, PersonKind = "Generic", IsActive = false,
        HomeProjectId = sk, CapacityFromDateSk = sk, CapacityToDateSk = sk, ValidFromUtc = Beginning, ValidToUtc = Validity.OpenEnd, IsCurrent = true,
    };

    private static DimIssue Issue(int sk, string id, string name) => new()
    {
        IssueSk = sk, SourceSystem = Source, SourceId = id, IssueKey = name, IssueType = name, TypeClass = name, ParentIssueSk = sk, EpicIssueSk = sk,
    };

    private static DimStatus Status(int sk, string id, string name) => new()
    {
        StatusSk = sk, SourceSystem = Source, SourceId = id, SourceStatus = name, StatusCategory = StatusCategory.Undefined, FlowState = FlowState.Waiting,
    };

    private static DimBoard Board(int sk, string id, string name) => new()
    {
        BoardSk = sk, SourceSystem = Source, SourceId = id, BoardName = name, BoardType = name,
    };

    private static DimSprint Sprint(int sk, string id, string name) => new()
    {
        SprintSk = sk, SourceSystem = Source, SourceId = id, SprintName = name, SprintState = name, BoardSk = sk,
    };

    private static DimComponent Component(int sk, string id, string name) => new()
    {
        ComponentSk = sk, SourceSystem = Source, SourceId = id, ComponentName = name, ProjectId = sk,
    };

    private static DimRelease Release(int sk, string id, string name) => new()
    {
        ReleaseSk = sk, SourceSystem = Source, SourceId = id, ReleaseName = name, ProjectId = sk, IsReleased = false, IsArchived = false, ReleaseDateSk = sk,
    };

    private static DimTask Task(int sk, string id, string name) => new()
    {
        TaskSk = sk, SourceSystem = Source, SourceId = id, ProjectId = sk, TaskUid = sk, OutlineLevel = 0, TaskName = name, IsSummary = false,
        IsMilestone = false, IsInactive = true, IsExternal = false, IsManual = false, EarningRule = EarningRule.PercentComplete,
        IssueSk = Member.NotApplicable,
    };

    private static DimPlanVersion PlanVersion(int sk, string id, string name) => new()
    {
        PlanVersionSk = sk, SourceSystem = Source, SourceId = id, ProjectId = sk, FileName = name, ContentHash = id, StatusDateSk = sk,
        IsStatusDateEstimated = false, StartDateSk = sk, FinishDateSk = sk, MinutesPerDay = 480, EarnedValueBaseline = 0, IsLatest = false,
    };

    private static DimObjective Objective(int sk, string id, string name) => new()
    {
        ObjectiveSk = sk, ObjectiveCode = id, ObjectiveName = name, DueDateSk = sk,
    };

    private static DimKpi Kpi(int sk, string id, string name) => new()
    {
        KpiSk = sk, KpiCode = id, KpiName = name, Family = name, Purpose = name, FormulaText = name, FormulaVersion = 0, FormulaHash = id,
        Unit = name, Direction = "None", Timing = "Lagging", AggregationRule = "NON", NextReviewDateSk = sk, LastReviewDateSk = sk, RetiredDateSk = sk, ValidFromUtc = Beginning,
        ValidToUtc = Validity.OpenEnd, IsCurrent = false,
    };

    private static DimScope Scope(int sk, string id, string name) => new()
    {
        ScopeSk = sk, ScopeLevel = name, ScopeKey = id, ScopeName = name, ProjectId = sk, ParentScopeSk = sk,
    };
}
