using Prism.ODataService.Contract;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService;

/// <summary>The published contract: one line per entity set.</summary>
public static class EdmModel
{
    public static IReadOnlyList<EntitySet> Sets { get; } = EntitySet.Link(
        new EntitySet<DimDate, EntitySets.Dates.DateRow>("Dates", w => w.Dates, RowRules.Everyone),
        new EntitySet<DimProject, EntitySets.Projects.Project>("Projects", w => w.Projects, RowRules.Projects),
        new EntitySet<ProjectSource, EntitySets.ProjectSources.ProjectSourceRow>("ProjectSources", w => w.ProjectSources, RowRules.ProjectSources),
        new EntitySet<DimObjective, EntitySets.Objectives.Objective>("Objectives", w => w.Objectives, RowRules.Objectives),
        new EntitySet<BridgeProjectObjective, EntitySets.ProjectObjectives.ProjectObjective>("ProjectObjectives", w => w.ProjectObjectives, RowRules.ProjectObjectives),
        new EntitySet<DimPerson, EntitySets.Persons.Person>("Persons", w => w.Persons, RowRules.Persons),
        new EntitySet<EntitySets.Issues.IssueWithFact, EntitySets.Issues.Issue>("Issues", w => w.Issues.LeftJoin(w.FactIssues, i => i.IssueSk, f => f.IssueSk, (i, f) => new EntitySets.Issues.IssueWithFact { Issue = i, Fact = f }), RowRules.Issues),
        new EntitySet<IssueField, EntitySets.IssueFields.IssueFieldRow>("IssueFields", w => w.IssueFields, RowRules.IssueFields),
        new EntitySet<IssueLabel, EntitySets.IssueLabels.IssueLabelRow>("IssueLabels", w => w.IssueLabels, RowRules.IssueLabels),
        new EntitySet<IssueComponent, EntitySets.IssueComponents.IssueComponentRow>("IssueComponents", w => w.IssueComponents, RowRules.IssueComponents),
        new EntitySet<DimRelease, EntitySets.Releases.Release>("Releases", w => w.Releases, RowRules.Releases),
        new EntitySet<IssueRelease, EntitySets.IssueReleases.IssueReleaseRow>("IssueReleases", w => w.IssueReleases, RowRules.IssueReleases),
        new EntitySet<IssueLink, EntitySets.IssueLinks.IssueLinkRow>("IssueLinks", w => w.IssueLinks, RowRules.IssueLinks),
        new EntitySet<DimStatus, EntitySets.Statuses.Status>("Statuses", w => w.Statuses, RowRules.Everyone),
        new EntitySet<DimBoard, EntitySets.Boards.Board>("Boards", w => w.Boards, RowRules.Boards),
        new EntitySet<DimSprint, EntitySets.Sprints.Sprint>("Sprints", w => w.Sprints, RowRules.Sprints),
        new EntitySet<DimTask, EntitySets.Tasks.TaskRow>("Tasks", w => w.Tasks, RowRules.Tasks),
        new EntitySet<DimPlanVersion, EntitySets.PlanVersions.PlanVersion>("PlanVersions", w => w.PlanVersions, RowRules.PlanVersions),
        new EntitySet<DimKpi, EntitySets.Kpis.Kpi>("Kpis", w => w.Kpis, RowRules.Everyone),
        new EntitySet<DimScope, EntitySets.Scopes.Scope>("Scopes", w => w.Scopes, RowRules.Scopes),
        new EntitySet<DimLoad, EntitySets.Loads.Load>("Loads", w => w.Loads, RowRules.Loads),
        new EntitySet<FactDataQuality, EntitySets.DataQualityResults.DataQualityResult>("DataQualityResults", w => w.FactDataQualityRows, RowRules.OrganisationOnly),
        new EntitySet<RejectedRow, EntitySets.RejectedRows.RejectedRowEntry>("RejectedRows", w => w.RejectedRows, RowRules.OrganisationOnly),
        new EntitySet<FactIssueRevision, EntitySets.IssueRevisions.IssueRevision>("IssueRevisions", w => w.FactIssueRevisions, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<IssueSnapshot, EntitySets.IssueSnapshots.IssueDay>("IssueSnapshots", w => w.IssueSnapshots, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactStatusTransition, EntitySets.StatusTransitions.StatusTransition>("StatusTransitions", w => w.FactStatusTransitions, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactWorklog, EntitySets.Worklogs.Worklog>("Worklogs", w => w.FactWorklogs, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactSprintIssue, EntitySets.SprintIssues.SprintIssue>("SprintIssues", w => w.FactSprintIssues, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactFlowDaily, EntitySets.FlowDaily.FlowDay>("FlowDaily", w => w.FactFlowDailies, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactTask, EntitySets.PlanTasks.PlanTask>("PlanTasks", w => w.FactTasks, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactTaskLink, EntitySets.TaskLinks.TaskLink>("TaskLinks", w => w.FactTaskLinks, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactAssignment, EntitySets.Assignments.Assignment>("Assignments", w => w.FactAssignments, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactTimephased, EntitySets.Timephased.TimephasedDay>("Timephased", w => w.FactTimephasedRows, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactEarnedValue, EntitySets.EarnedValues.EarnedValue>("EarnedValues", w => w.FactEarnedValues, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactBaseline, EntitySets.Baselines.PlanBaseline>("Baselines", w => w.FactBaselines, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactPlanField, EntitySets.PlanFields.PlanField>("PlanFields", w => w.FactPlanFields, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactResourceRate, EntitySets.ResourceRates.ResourceRate>("ResourceRates", w => w.FactResourceRates, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactResourceAvailability, EntitySets.ResourceAvailability.ResourceAvailabilitySpan>("ResourceAvailability", w => w.FactResourceAvailabilities, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<DimTask, EntitySets.UnmatchedTasks.UnmatchedTask>("UnmatchedTasks", w => EntitySets.UnmatchedTasks.Unmatched.Tasks(w), RowRules.Tasks),
        new EntitySet<FactIssue, EntitySets.UnmatchedIssues.UnmatchedIssue>("UnmatchedIssues", w => EntitySets.UnmatchedTasks.Unmatched.Issues(w), (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactFinancial, EntitySets.Financials.Financial>("Financials", w => w.FactFinancials, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactAssessment, EntitySets.Assessments.Assessment>("Assessments", w => w.FactAssessments, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactAssessmentAnswer, EntitySets.AssessmentAnswers.AssessmentAnswer>("AssessmentAnswers", w => w.FactAssessmentAnswers, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactRisk, EntitySets.Risks.Risk>("Risks", w => w.FactRisks, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactStageGate, EntitySets.StageGates.StageGate>("StageGates", w => w.FactStageGates, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactKpiReview, EntitySets.KpiReviews.KpiReview>("KpiReviews", w => w.FactKpiReviews, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiReviewDue, EntitySets.KpiReviewsDue.KpiReviewDue>("KpiReviewsDue", w => w.FactKpiReviewsDue, RowRules.OrganisationOnly),
        new EntitySet<FactKpiStanding, EntitySets.KpiStandings.KpiStandingOfMonth>("KpiStandings", w => w.FactKpiStandings, RowRules.OrganisationOnly),
        new EntitySet<FactSourceFreshness, EntitySets.SourceFreshness.FreshnessOfSource>("SourceFreshness", w => w.FactSourceFreshnesses, RowRules.OrganisationOnly),
        new EntitySet<FactKpiValue, EntitySets.KpiValues.KpiValue>("KpiValues", w => w.FactKpiValues.Where(v => v.IsCurrent), (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiValue, EntitySets.KpiValueVersions.KpiValueVersion>("KpiValueVersions", w => w.FactKpiValues, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiTarget, EntitySets.KpiTargets.KpiTarget>("KpiTargets", w => w.FactKpiTargets, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiReview, EntitySets.KpiDecisions.KpiDecision>("KpiDecisions", w => w.FactKpiReviews.Where(r => r.Decision != null && !r.IsDeleted), (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactMaturity, EntitySets.KpiMaturity.MaturityCriterion>("KpiMaturity", w => w.FactMaturities, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiAdvice, EntitySets.KpiAdvice.AdviceOnKpi>("KpiAdvice", w => w.FactKpiAdvices, RowRules.OrganisationOnly),
        new EntitySet<FactKpiUsage, EntitySets.KpiUsage.UseOfKpi>("KpiUsage", w => w.FactKpiUsages, RowRules.OrganisationOnly),
        new EntitySet<FactKpiCoverage, EntitySets.KpiCoverage.CoverageOfKpi>("KpiCoverage", w => w.FactKpiCoverages, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiConsistency, EntitySets.KpiConsistency.ConsistencyOfKpi>("KpiConsistency", w => w.FactKpiConsistencies, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiSignal, EntitySets.KpiSignals.KpiSignal>("KpiSignals", w => w.FactKpiSignals, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))));
}
