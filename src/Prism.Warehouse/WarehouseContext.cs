using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Model;

namespace Prism.Warehouse;

/// <summary>The star schema: one set a line, dimensions, then facts, then the KPI engine's work tables, then the audit trail of loads.</summary>
public abstract class WarehouseContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The engine this model is for.</summary>
    public abstract WarehouseEngine Engine { get; }

    public DbSet<DimDate> Dates => Set<DimDate>();
    public DbSet<DimProject> Projects => Set<DimProject>();
    public DbSet<ProjectSource> ProjectSources => Set<ProjectSource>();
    public DbSet<DimObjective> Objectives => Set<DimObjective>();
    public DbSet<BridgeProjectObjective> ProjectObjectives => Set<BridgeProjectObjective>();
    public DbSet<DimPerson> Persons => Set<DimPerson>();
    public DbSet<PersonSource> PersonSources => Set<PersonSource>();
    public DbSet<DimIssue> Issues => Set<DimIssue>();
    public DbSet<IssueField> IssueFields => Set<IssueField>();
    public DbSet<IssueFieldColumn> IssueFieldColumns => Set<IssueFieldColumn>();
    public DbSet<IssueLabel> IssueLabels => Set<IssueLabel>();
    public DbSet<DimComponent> Components => Set<DimComponent>();
    public DbSet<IssueComponent> IssueComponents => Set<IssueComponent>();
    public DbSet<DimRelease> Releases => Set<DimRelease>();
    public DbSet<IssueRelease> IssueReleases => Set<IssueRelease>();
    public DbSet<IssueLink> IssueLinks => Set<IssueLink>();
    public DbSet<DimStatus> Statuses => Set<DimStatus>();
    public DbSet<DimBoard> Boards => Set<DimBoard>();
    public DbSet<DimSprint> Sprints => Set<DimSprint>();
    public DbSet<DimTask> Tasks => Set<DimTask>();
    public DbSet<DimPlanVersion> PlanVersions => Set<DimPlanVersion>();
    public DbSet<DimKpi> Kpis => Set<DimKpi>();
    public DbSet<DimScope> Scopes => Set<DimScope>();
    public DbSet<BridgeScopeProject> ScopeProjects => Set<BridgeScopeProject>();
    public DbSet<DimCurrencyRate> CurrencyRates => Set<DimCurrencyRate>();

    public DbSet<FactIssue> FactIssues => Set<FactIssue>();
    public DbSet<FactIssueRevision> FactIssueRevisions => Set<FactIssueRevision>();
    public DbSet<FactStatusTransition> FactStatusTransitions => Set<FactStatusTransition>();
    public DbSet<FactWorklog> FactWorklogs => Set<FactWorklog>();
    public DbSet<FactSprintIssue> FactSprintIssues => Set<FactSprintIssue>();
    public DbSet<FactFlowDaily> FactFlowDailies => Set<FactFlowDaily>();
    public DbSet<FactTask> FactTasks => Set<FactTask>();
    public DbSet<FactTaskLink> FactTaskLinks => Set<FactTaskLink>();
    public DbSet<FactAssignment> FactAssignments => Set<FactAssignment>();
    public DbSet<FactTimephased> FactTimephasedRows => Set<FactTimephased>();
    public DbSet<FactEarnedValue> FactEarnedValues => Set<FactEarnedValue>();
    public DbSet<FactBaseline> FactBaselines => Set<FactBaseline>();
    public DbSet<FactResourceRate> FactResourceRates => Set<FactResourceRate>();
    public DbSet<FactResourceAvailability> FactResourceAvailabilities => Set<FactResourceAvailability>();
    public DbSet<FactPlanField> FactPlanFields => Set<FactPlanField>();
    public DbSet<FactFinancial> FactFinancials => Set<FactFinancial>();
    public DbSet<FactAssessment> FactAssessments => Set<FactAssessment>();
    public DbSet<FactAssessmentAnswer> FactAssessmentAnswers => Set<FactAssessmentAnswer>();
    public DbSet<FactRisk> FactRisks => Set<FactRisk>();
    public DbSet<FactStageGate> FactStageGates => Set<FactStageGate>();
    public DbSet<FactKpiReview> FactKpiReviews => Set<FactKpiReview>();
    public DbSet<FactKpiReviewDue> FactKpiReviewsDue => Set<FactKpiReviewDue>();
    public DbSet<FactKpiStanding> FactKpiStandings => Set<FactKpiStanding>();
    public DbSet<FactSourceFreshness> FactSourceFreshnesses => Set<FactSourceFreshness>();
    public DbSet<FactKpiValue> FactKpiValues => Set<FactKpiValue>();
    public DbSet<FactKpiTarget> FactKpiTargets => Set<FactKpiTarget>();
    public DbSet<FactMaturity> FactMaturities => Set<FactMaturity>();
    public DbSet<FactKpiUsage> FactKpiUsages => Set<FactKpiUsage>();
    public DbSet<FactKpiAdvice> FactKpiAdvices => Set<FactKpiAdvice>();
    public DbSet<FactKpiCoverage> FactKpiCoverages => Set<FactKpiCoverage>();
    public DbSet<FactKpiConsistency> FactKpiConsistencies => Set<FactKpiConsistency>();
    public DbSet<FactKpiSignal> FactKpiSignals => Set<FactKpiSignal>();

    public DbSet<FactDataQuality> FactDataQualityRows => Set<FactDataQuality>();

    /// <summary>Issue × day, a view: filter it by day or issue, never read it whole.</summary>
    public DbSet<IssueSnapshot> IssueSnapshots => Set<IssueSnapshot>();

    public DbSet<KpiMeasureValue> KpiMeasureValues => Set<KpiMeasureValue>();
    public DbSet<KpiSignalCase> KpiSignalCases => Set<KpiSignalCase>();
    public DbSet<KpiWorkState> KpiWorkStates => Set<KpiWorkState>();
    public DbSet<KpiTouchedProject> KpiTouchedProjects => Set<KpiTouchedProject>();

    public DbSet<DimLoad> Loads => Set<DimLoad>();
    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();
    public DbSet<LoadLease> LoadLeases => Set<LoadLease>();
    public DbSet<TableGrowth> TableGrowths => Set<TableGrowth>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        TableConventions.Configure(configurationBuilder, Engine);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        StarModel.Configure(modelBuilder, Engine);
        StarReferences.Configure(modelBuilder);
        SeedMembers.Configure(modelBuilder);
        TableConventions.Apply(modelBuilder, Engine);
    }
}
