using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Warehouse.Model;

/// <summary>
/// Which key points where: one line per reference. A key always meets a row (unknown and not applicable are rows), so a join is an inner join.
/// The references exist in the model only; the database gets no constraints (<see cref="SqliteSchemaSql"/>).
/// </summary>
internal static class StarReferences
{
    public static void Configure(ModelBuilder builder)
    {
        Reference<DimIssue, DimIssue>(builder, row => row.ParentIssue, row => row.ParentIssueSk);
        Reference<DimIssue, DimIssue>(builder, row => row.EpicIssue, row => row.EpicIssueSk);

        Reference<DimSprint, DimBoard>(builder, row => row.Board, row => row.BoardSk);

        Reference<IssueField, DimIssue>(builder, row => row.Issue, row => row.IssueSk);

        Reference<IssueLabel, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<IssueComponent, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<IssueComponent, DimComponent>(builder, row => row.Component, row => row.ComponentSk);
        Reference<IssueRelease, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<IssueRelease, DimRelease>(builder, row => row.Release, row => row.ReleaseSk);
        Reference<IssueLink, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<IssueLink, DimIssue>(builder, row => row.LinkedIssue, row => row.LinkedIssueSk);

        Reference<DimTask, DimIssue>(builder, row => row.Issue, row => row.IssueSk);

        Reference<BridgeProjectObjective, DimObjective>(builder, row => row.Objective, row => row.ObjectiveSk);

        Reference<DimScope, DimScope>(builder, row => row.ParentScope, row => row.ParentScopeSk);

        Reference<BridgeScopeProject, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<BridgeScopeProject, DimProject>(builder, row => row.Project, row => row.ProjectSk);

        Reference<FactAssessment, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactAssessment, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactAssessmentAnswer, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactAssessmentAnswer, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactEarnedValue, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactEarnedValue, DimTask>(builder, row => row.Task, row => row.TaskSk);
        Reference<FactEarnedValue, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactEarnedValue, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactFinancial, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactMaturity, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<FactMaturity, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactFinancial, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactFlowDaily, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactFlowDaily, DimDate>(builder, row => row.Date, row => row.DateSk);

        // The fact's key is the issue's: one to one.
        builder.Entity<FactIssue>().HasOne(row => row.Issue).WithOne().HasForeignKey<FactIssue>(row => row.IssueSk).IsRequired().OnDelete(DeleteBehavior.ClientNoAction);
        Reference<FactIssue, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactIssue, DimStatus>(builder, row => row.Status, row => row.StatusSk);
        Reference<FactIssue, DimPerson>(builder, row => row.AssigneePerson, row => row.AssigneePersonSk);
        Reference<FactIssue, DimPerson>(builder, row => row.ReporterPerson, row => row.ReporterPersonSk);
        Reference<FactIssue, DimSprint>(builder, row => row.Sprint, row => row.SprintSk);
        Reference<FactIssue, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactIssueRevision, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<FactIssueRevision, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactIssueRevision, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactIssueRevision, DimStatus>(builder, row => row.Status, row => row.StatusSk);
        Reference<FactIssueRevision, DimPerson>(builder, row => row.AssigneePerson, row => row.AssigneePersonSk);
        Reference<FactIssueRevision, DimSprint>(builder, row => row.Sprint, row => row.SprintSk);

        Reference<IssueSnapshot, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<IssueSnapshot, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<IssueSnapshot, DimStatus>(builder, row => row.Status, row => row.StatusSk);

        Reference<FactStatusTransition, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<FactStatusTransition, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactStatusTransition, DimStatus>(builder, row => row.FromStatus, row => row.FromStatusSk);
        Reference<FactStatusTransition, DimStatus>(builder, row => row.ToStatus, row => row.ToStatusSk);
        Reference<FactStatusTransition, DimPerson>(builder, row => row.AuthorPerson, row => row.AuthorPersonSk);
        Reference<FactStatusTransition, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactWorklog, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<FactWorklog, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactWorklog, DimPerson>(builder, row => row.Person, row => row.PersonSk);
        Reference<FactWorklog, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactSprintIssue, DimSprint>(builder, row => row.Sprint, row => row.SprintSk);
        Reference<FactSprintIssue, DimIssue>(builder, row => row.Issue, row => row.IssueSk);
        Reference<FactSprintIssue, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactSprintIssue, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactTask, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactTask, DimTask>(builder, row => row.Task, row => row.TaskSk);
        Reference<FactTask, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactTask, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactTaskLink, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactTaskLink, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactTaskLink, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactTaskLink, DimTask>(builder, row => row.PredecessorTask, row => row.PredecessorTaskSk);
        Reference<FactTaskLink, DimTask>(builder, row => row.SuccessorTask, row => row.SuccessorTaskSk);

        Reference<FactAssignment, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactAssignment, DimTask>(builder, row => row.Task, row => row.TaskSk);
        Reference<FactAssignment, DimPerson>(builder, row => row.Person, row => row.PersonSk);
        Reference<FactAssignment, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactAssignment, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactTimephased, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactTimephased, DimTask>(builder, row => row.Task, row => row.TaskSk);
        Reference<FactTimephased, DimPerson>(builder, row => row.Person, row => row.PersonSk);
        Reference<FactTimephased, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactTimephased, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactBaseline, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactBaseline, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactBaseline, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactBaseline, DimTask>(builder, row => row.Task, row => row.TaskSk);
        Reference<FactBaseline, DimPerson>(builder, row => row.Person, row => row.PersonSk);

        Reference<FactResourceRate, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactResourceRate, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactResourceRate, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactResourceRate, DimPerson>(builder, row => row.Person, row => row.PersonSk);

        Reference<FactResourceAvailability, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactResourceAvailability, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactResourceAvailability, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactResourceAvailability, DimPerson>(builder, row => row.Person, row => row.PersonSk);

        Reference<FactPlanField, DimPlanVersion>(builder, row => row.PlanVersion, row => row.PlanVersionSk);
        Reference<FactPlanField, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactPlanField, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactPlanField, DimTask>(builder, row => row.Task, row => row.TaskSk);
        Reference<FactPlanField, DimPerson>(builder, row => row.Person, row => row.PersonSk);

        Reference<FactRisk, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactRisk, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactStageGate, DimProject>(builder, row => row.Project, row => row.ProjectSk);
        Reference<FactStageGate, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactKpiReview, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<FactKpiReview, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactKpiReviewDue, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactKpiStanding, DimKpi>(builder, row => row.Kpi, row => row.KpiSk);
        Reference<FactKpiStanding, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactSourceFreshness, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactKpiValue, DimKpi>(builder, row => row.Kpi, row => row.KpiSk);
        Reference<FactKpiValue, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<FactKpiValue, DimDate>(builder, row => row.Date, row => row.DateSk);

        Reference<FactKpiTarget, DimScope>(builder, row => row.Scope, row => row.ScopeSk);

        Reference<FactKpiCoverage, DimKpi>(builder, row => row.Kpi, row => row.KpiSk);
        Reference<FactKpiCoverage, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<FactKpiConsistency, DimKpi>(builder, row => row.Kpi, row => row.KpiSk);
        Reference<FactKpiConsistency, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<FactKpiSignal, DimScope>(builder, row => row.Scope, row => row.ScopeSk);
        Reference<FactKpiSignal, DimDate>(builder, row => row.Date, row => row.DateSk);
        Reference<FactKpiUsage, DimDate>(builder, row => row.Date, row => row.DateSk);
    }

    private static void Reference<TRow, TTarget>(
        ModelBuilder builder, Expression<Func<TRow, TTarget?>> navigation, Expression<Func<TRow, object?>> key)
        where TRow : class
        where TTarget : class =>
        builder.Entity<TRow>().HasOne(navigation).WithMany().HasForeignKey(key).IsRequired().OnDelete(DeleteBehavior.ClientNoAction);
}
