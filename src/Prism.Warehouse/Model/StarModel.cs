using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Model;

/// <summary>
/// Keys and indexes of the star, one line per table: the surrogate key, then what else is unique. Few indexes on purpose: each is paid for by
/// every load, and a scan beats an index on facts that are read by the million.
/// </summary>
internal static class StarModel
{
    public static void Configure(ModelBuilder builder, WarehouseEngine engine)
    {
        Key<DimDate>(builder, row => row.DateSk);
        Key<DimProject>(builder, row => row.ProjectSk, unique: row => new { row.ProjectId, row.ValidFromUtc });
        Key<ProjectSource>(builder, row => row.ProjectSourceSk, unique: row => new { row.SourceSystem, row.ContainerKind, row.SourceId });
        Key<DimObjective>(builder, row => row.ObjectiveSk, unique: row => row.ObjectiveCode);
        Key<BridgeProjectObjective>(builder, row => row.ProjectObjectiveSk, unique: row => new { row.ProjectId, row.ObjectiveSk });
        Key<DimPerson>(builder, row => row.PersonSk, unique: row => new { row.PersonId, row.ValidFromUtc });
        Key<PersonSource>(builder, row => row.PersonSourceSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<DimIssue>(builder, row => row.IssueSk, unique: row => new { row.SourceSystem, row.SourceId });

        Key<IssueField>(builder, row => row.IssueFieldSk);
        Key<IssueFieldColumn>(builder, row => row.IssueFieldColumnSk, unique: row => new { row.SourceSystem, row.SourceId });

        Key<IssueLabel>(builder, row => row.IssueLabelSk);
        Key<DimComponent>(builder, row => row.ComponentSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<IssueComponent>(builder, row => row.IssueComponentSk);
        Key<DimRelease>(builder, row => row.ReleaseSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<IssueRelease>(builder, row => row.IssueReleaseSk);
        Key<IssueLink>(builder, row => row.IssueLinkSk);

        // Links that wait for an issue are found when it comes.
        builder.Entity<IssueLink>().HasIndex(row => row.LinkedSourceId);

        // A changed parent or epic is felt by its children: the load looks for them.
        builder.Entity<DimIssue>().HasIndex(row => row.ParentIssueSk);
        Key<DimStatus>(builder, row => row.StatusSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<DimBoard>(builder, row => row.BoardSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<DimSprint>(builder, row => row.SprintSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<DimTask>(builder, row => row.TaskSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<DimPlanVersion>(builder, row => row.PlanVersionSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<DimKpi>(builder, row => row.KpiSk, unique: row => new { row.KpiCode, row.ValidFromUtc });
        Key<DimScope>(builder, row => row.ScopeSk, unique: row => new { row.ScopeLevel, row.ScopeKey });
        Key<BridgeScopeProject>(builder, row => row.ScopeProjectSk, unique: row => new { row.ScopeSk, row.ProjectSk });
        Key<DimCurrencyRate>(builder, row => row.CurrencyRateSk, unique: row => new { row.FromCurrency, row.ToCurrency, row.ValidFromDateSk });

        Key<FactIssue>(builder, row => row.IssueSk);

        // Most measures read this fact; after a load they read the touched projects only.
        builder.Entity<FactIssue>().HasIndex(row => row.ProjectSk);
        Key<FactIssueRevision>(builder, row => row.IssueRevisionSk);
        Key<FactStatusTransition>(builder, row => row.StatusTransitionSk);
        Key<FactWorklog>(builder, row => row.WorklogSk, unique: row => new { row.SourceSystem, row.SourceId });
        Key<FactSprintIssue>(builder, row => row.SprintIssueSk);
        Key<FactFlowDaily>(builder, row => row.FlowDailySk);
        Key<FactTask>(builder, row => row.FactTaskSk);
        Key<FactTaskLink>(builder, row => row.TaskLinkSk);
        Key<FactAssignment>(builder, row => row.FactAssignmentSk);
        Key<FactTimephased>(builder, row => row.TimephasedSk);
        Key<FactEarnedValue>(builder, row => row.EarnedValueSk);
        Key<FactBaseline>(builder, row => row.BaselineSk);
        Key<FactResourceRate>(builder, row => row.ResourceRateSk);
        Key<FactResourceAvailability>(builder, row => row.ResourceAvailabilitySk);
        Key<FactPlanField>(builder, row => row.PlanFieldSk);
        Key<FactFinancial>(builder, row => row.FinancialSk);
        Key<FactAssessment>(builder, row => row.AssessmentSk);
        Key<FactAssessmentAnswer>(builder, row => row.AssessmentAnswerSk);
        Key<FactRisk>(builder, row => row.RiskSk);
        Key<FactStageGate>(builder, row => row.StageGateSk);
        Key<FactKpiReview>(builder, row => row.KpiReviewSk);
        Key<FactKpiReviewDue>(builder, row => row.KpiReviewDueSk);
        Key<FactKpiStanding>(builder, row => row.KpiStandingSk);
        Key<FactSourceFreshness>(builder, row => row.SourceFreshnessSk);
        Key<FactKpiValue>(builder, row => row.KpiValueSk);
        Key<FactKpiTarget>(builder, row => row.KpiTargetSk);
        Key<FactDataQuality>(builder, row => row.DataQualitySk);

        // What an incremental load asks for by something else than a key: it must cost what the change costs, not what the table does.
        builder.Entity<DimIssue>().HasIndex(row => row.IssueKey);
        builder.Entity<FactWorklog>().HasIndex(row => row.IssueSk);

        // Issues that no task stands for are found by it.
        builder.Entity<DimTask>().HasIndex(row => row.IssueSk);
        builder.Entity<FactSprintIssue>().HasIndex(row => row.SprintSk);
        builder.Entity<FactFlowDaily>().HasIndex(row => row.DateSk);
        Key<FactMaturity>(builder, row => row.MaturitySk);
        Key<FactKpiAdvice>(builder, row => row.KpiAdviceSk);
        Key<FactKpiCoverage>(builder, row => row.KpiCoverageSk);
        Key<FactKpiConsistency>(builder, row => row.KpiConsistencySk);
        Key<FactKpiSignal>(builder, row => row.KpiSignalSk);
        Key<FactKpiUsage>(builder, row => row.KpiUsageSk);

        Key<KpiMeasureValue>(builder, row => row.KpiMeasureValueSk);
        Key<KpiSignalCase>(builder, row => row.KpiSignalCaseSk);
        Key<KpiWorkState>(builder, row => row.KpiWorkStateSk, unique: row => row.Subject);
        Key<KpiTouchedProject>(builder, row => row.ProjectId);

        Key<DimLoad>(builder, row => row.LoadSk);
        Key<LoadLease>(builder, row => row.LoadLeaseSk);
        Key<TableGrowth>(builder, row => new { row.TableName, row.DateSk });
        builder.Entity<RejectedRow>().HasKey(row => new { row.SourceSystem, row.Entity, row.SourceId, row.Rule });
        builder.Entity<RejectedRow>().Property(row => row.Entity).HasMaxLength(100);
        builder.Entity<RejectedRow>().Property(row => row.Rule).HasMaxLength(100);

        // A day × issue has no stored rows: EF reads the view, the migrations make it.
        builder.Entity<IssueSnapshot>().HasNoKey().ToView(nameof(IssueSnapshot));

        if (engine == WarehouseEngine.SqlServer)
        {
            SqlServerOnly(builder);
        }
        else
        {
            // The assessment of KPIs asks after every load which months of the year have a value; a columnstore needs no index for it.
            builder.Entity<FactKpiValue>().HasIndex(row => new { row.KpiSk, row.ScopeSk, row.DateSk, row.Value }).HasFilter("\"IsCurrent\" = 1 AND \"PeriodGrain\" = 'Month'");
        }
    }

    /// <summary>A fact's clustered index is the columnstore that <see cref="SqlServerLayout"/> makes, so its primary key is not clustered.</summary>
    private static void SqlServerOnly(ModelBuilder builder)
    {
        foreach (var fact in builder.Model.GetEntityTypes().Where(SqlServerLayout.IsFact))
        {
            fact.FindPrimaryKey()!.SetIsClustered(false);
        }

        // Its four texts are longer than the 900 bytes a clustered key may have.
        builder.Entity<RejectedRow>().HasKey(row => new { row.SourceSystem, row.Entity, row.SourceId, row.Rule }).IsClustered(false);
    }

    private static void Key<T>(ModelBuilder builder, Expression<Func<T, object?>> key, Expression<Func<T, object?>>? unique = null)
        where T : class
    {
        var entity = builder.Entity<T>();
        entity.HasKey(key);
        if (unique is not null)
        {
            entity.HasIndex(unique).IsUnique();
        }
    }
}
