using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;
using Prism.Warehouse.Model;

namespace Prism.Etl.Staging;

/// <summary>
/// The persistent staging area: what each source holds, one set a line. It lives in the warehouse's database, so that the step into the star is
/// one transaction, and has migrations of its own.
/// </summary>
public abstract class StagingContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Staging's migrations history in the warehouse's database.</summary>
    public const string HistoryTable = "__StagingMigrations";

    /// <summary>The engine this model is for.</summary>
    public abstract WarehouseEngine Engine { get; }

    public DbSet<StagedContainer> Containers => Set<StagedContainer>();
    public DbSet<StagedPerson> Persons => Set<StagedPerson>();
    public DbSet<StagedStatus> Statuses => Set<StagedStatus>();
    public DbSet<StagedBoard> Boards => Set<StagedBoard>();
    public DbSet<StagedSprint> Sprints => Set<StagedSprint>();
    public DbSet<StagedComponent> Components => Set<StagedComponent>();
    public DbSet<StagedRelease> Releases => Set<StagedRelease>();
    public DbSet<StagedFieldColumn> FieldColumns => Set<StagedFieldColumn>();
    public DbSet<StagedIssue> Issues => Set<StagedIssue>();
    public DbSet<StagedWorklog> Worklogs => Set<StagedWorklog>();

    public DbSet<StagedPlan> Plans => Set<StagedPlan>();
    public DbSet<StagedTask> Tasks => Set<StagedTask>();
    public DbSet<StagedBaseline> Baselines => Set<StagedBaseline>();
    public DbSet<StagedTaskLink> TaskLinks => Set<StagedTaskLink>();
    public DbSet<StagedResource> Resources => Set<StagedResource>();
    public DbSet<StagedAssignment> Assignments => Set<StagedAssignment>();
    public DbSet<StagedTimephased> TimephasedRows => Set<StagedTimephased>();
    public DbSet<StagedCalendar> Calendars => Set<StagedCalendar>();
    public DbSet<StagedResourceRate> ResourceRates => Set<StagedResourceRate>();
    public DbSet<StagedResourceAvailability> ResourceAvailabilities => Set<StagedResourceAvailability>();
    public DbSet<StagedFieldValue> FieldValues => Set<StagedFieldValue>();

    public DbSet<StagedProject> Projects => Set<StagedProject>();
    public DbSet<StagedProjectSource> ProjectSources => Set<StagedProjectSource>();
    public DbSet<StagedObjective> Objectives => Set<StagedObjective>();
    public DbSet<StagedProjectObjective> ProjectObjectives => Set<StagedProjectObjective>();
    public DbSet<StagedFinancial> Financials => Set<StagedFinancial>();
    public DbSet<StagedRegisterPerson> RegisterPersons => Set<StagedRegisterPerson>();
    public DbSet<StagedHoliday> Holidays => Set<StagedHoliday>();
    public DbSet<StagedCurrencyRate> CurrencyRates => Set<StagedCurrencyRate>();
    public DbSet<StagedTarget> Targets => Set<StagedTarget>();
    public DbSet<StagedAssessment> Assessments => Set<StagedAssessment>();
    public DbSet<StagedKpiReview> KpiReviews => Set<StagedKpiReview>();
    public DbSet<StagedRisk> Risks => Set<StagedRisk>();
    public DbSet<StagedStageGate> StageGates => Set<StagedStageGate>();
    public DbSet<StagedCrosswalk> Crosswalk => Set<StagedCrosswalk>();

    public DbSet<LandingRecord> Landed => Set<LandingRecord>();
    public DbSet<Watermark> Watermarks => Set<Watermark>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        TableConventions.Configure(configurationBuilder, Engine);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.IsSubclassOf(typeof(StagedRow))).ToList())
        {
            var entity = modelBuilder.Entity(type);
            entity.HasKey(nameof(StagedRow.SourceSystem), nameof(StagedRow.SourceId));

            // What changed after a version is found without reading the rest: a load costs what the change costs.
            entity.HasIndex(nameof(WarehouseRow.LoadSk), nameof(StagedRow.SourceSystem), nameof(StagedRow.SourceId));
        }

        // A parent may be named by its key alone.
        modelBuilder.Entity<StagedIssue>().HasIndex(row => new { row.SourceSystem, row.IssueKey });
        modelBuilder.Entity<LandingRecord>().HasKey(row => new { row.SourceSystem, row.Entity, row.ContentHash });

        // What has been kept long enough is found without reading the payloads.
        modelBuilder.Entity<LandingRecord>().HasIndex(row => row.UpdatedAtUtc);
        modelBuilder.Entity<LandingRecord>().Property(row => row.Entity).HasMaxLength(100);
        modelBuilder.Entity<LandingRecord>().Property(row => row.ContentHash).HasMaxLength(64);
        modelBuilder.Entity<Watermark>().HasKey(row => new { row.SourceSystem, row.Name });
        TableConventions.Apply(modelBuilder, Engine);
    }
}

/// <summary>Staging on SQLite.</summary>
public sealed class SqliteStagingContext(DbContextOptions<SqliteStagingContext> options) : StagingContext(options)
{
    public override WarehouseEngine Engine => WarehouseEngine.Sqlite;
}

/// <summary>Staging on SQL Server.</summary>
public sealed class SqlServerStagingContext(DbContextOptions<SqlServerStagingContext> options) : StagingContext(options)
{
    public override WarehouseEngine Engine => WarehouseEngine.SqlServer;
}
