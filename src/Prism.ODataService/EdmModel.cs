using Prism.ODataService.Contract;
using Prism.ODataService.EntitySets.Assessments;
using Prism.ODataService.EntitySets.Assignments;
using Prism.ODataService.EntitySets.Baselines;
using Prism.ODataService.EntitySets.Boards;
using Prism.ODataService.EntitySets.DataQualityResults;
using Prism.ODataService.EntitySets.Dates;
using Prism.ODataService.EntitySets.EarnedValues;
using Prism.ODataService.EntitySets.Financials;
using Prism.ODataService.EntitySets.FlowDaily;
using Prism.ODataService.EntitySets.IssueComponents;
using Prism.ODataService.EntitySets.IssueFields;
using Prism.ODataService.EntitySets.IssueLabels;
using Prism.ODataService.EntitySets.IssueLinks;
using Prism.ODataService.EntitySets.IssueReleases;
using Prism.ODataService.EntitySets.IssueRevisions;
using Prism.ODataService.EntitySets.IssueSnapshots;
using Prism.ODataService.EntitySets.Issues;
using Prism.ODataService.EntitySets.KpiAdvice;
using Prism.ODataService.EntitySets.KpiConsistency;
using Prism.ODataService.EntitySets.KpiCoverage;
using Prism.ODataService.EntitySets.KpiDecisions;
using Prism.ODataService.EntitySets.KpiMaturity;
using Prism.ODataService.EntitySets.KpiReviews;
using Prism.ODataService.EntitySets.KpiSignals;
using Prism.ODataService.EntitySets.KpiTargets;
using Prism.ODataService.EntitySets.KpiUsage;
using Prism.ODataService.EntitySets.KpiValues;
using Prism.ODataService.EntitySets.KpiValueVersions;
using Prism.ODataService.EntitySets.Kpis;
using Prism.ODataService.EntitySets.Loads;
using Prism.ODataService.EntitySets.Objectives;
using Prism.ODataService.EntitySets.Persons;
using Prism.ODataService.EntitySets.PlanFields;
using Prism.ODataService.EntitySets.PlanTasks;
using Prism.ODataService.EntitySets.PlanVersions;
using Prism.ODataService.EntitySets.ProjectObjectives;
using Prism.ODataService.EntitySets.ProjectSources;
using Prism.ODataService.EntitySets.Projects;
using Prism.ODataService.EntitySets.RejectedRows;
using Prism.ODataService.EntitySets.Releases;
using Prism.ODataService.EntitySets.ResourceAvailability;
using Prism.ODataService.EntitySets.ResourceRates;
using Prism.ODataService.EntitySets.Risks;
using Prism.ODataService.EntitySets.Scopes;
using Prism.ODataService.EntitySets.SprintIssues;
using Prism.ODataService.EntitySets.Sprints;
using Prism.ODataService.EntitySets.StageGates;
using Prism.ODataService.EntitySets.StatusTransitions;
using Prism.ODataService.EntitySets.Statuses;
using Prism.ODataService.EntitySets.TaskLinks;
using Prism.ODataService.EntitySets.Tasks;
using Prism.ODataService.EntitySets.Timephased;
using Prism.ODataService.EntitySets.UnmatchedIssues;
using Prism.ODataService.EntitySets.UnmatchedTasks;
using Prism.ODataService.EntitySets.Worklogs;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService;

/// <summary>The published contract: one line per entity set.</summary>
public static class EdmModel
{
    public static IReadOnlyList<EntitySet> Sets { get; } = EntitySet.Link(
        new EntitySet<DimDate, DateRow>("Dates", w => w.Dates, RowRules.Everyone),
        new EntitySet<DimProject, Project>("Projects", w => w.Projects, RowRules.Projects),
        new EntitySet<ProjectSource, ProjectSourceRow>("ProjectSources", w => w.ProjectSources, RowRules.ProjectSources),
        new EntitySet<DimObjective, Objective>("Objectives", w => w.Objectives, RowRules.Objectives),
        new EntitySet<BridgeProjectObjective, ProjectObjective>("ProjectObjectives", w => w.ProjectObjectives, RowRules.ProjectObjectives),
        new EntitySet<DimPerson, Person>("Persons", w => w.Persons, RowRules.Persons),
        new EntitySet<IssueWithFact, Issue>("Issues", w => w.Issues.LeftJoin(w.FactIssues, i => i.IssueSk, f => f.IssueSk, (i, f) => new IssueWithFact { Issue = i, Fact = f }), RowRules.Issues),
        new EntitySet<IssueField, IssueFieldRow>("IssueFields", w => w.IssueFields, RowRules.IssueFields),
        new EntitySet<IssueLabel, IssueLabelRow>("IssueLabels", w => w.IssueLabels, RowRules.IssueLabels),
        new EntitySet<IssueComponent, IssueComponentRow>("IssueComponents", w => w.IssueComponents, RowRules.IssueComponents),
        new EntitySet<DimRelease, Release>("Releases", w => w.Releases, RowRules.Releases),
        new EntitySet<IssueRelease, IssueReleaseRow>("IssueReleases", w => w.IssueReleases, RowRules.IssueReleases),
        new EntitySet<IssueLink, IssueLinkRow>("IssueLinks", w => w.IssueLinks, RowRules.IssueLinks),
        new EntitySet<DimStatus, Status>("Statuses", w => w.Statuses, RowRules.Everyone),
        new EntitySet<DimBoard, Board>("Boards", w => w.Boards, RowRules.Boards),
        new EntitySet<DimSprint, Sprint>("Sprints", w => w.Sprints, RowRules.Sprints),
        new EntitySet<DimTask, TaskRow>("Tasks", w => w.Tasks, RowRules.Tasks),
        new EntitySet<DimPlanVersion, PlanVersion>("PlanVersions", w => w.PlanVersions, RowRules.PlanVersions),
        new EntitySet<DimKpi, Kpi>("Kpis", w => w.Kpis, RowRules.Everyone),
        new EntitySet<DimScope, Scope>("Scopes", w => w.Scopes, RowRules.Scopes),
        new EntitySet<DimLoad, Load>("Loads", w => w.Loads, RowRules.Loads),
        new EntitySet<FactDataQuality, DataQualityResult>("DataQualityResults", w => w.FactDataQualityRows, RowRules.OrganisationOnly),
        new EntitySet<RejectedRow, RejectedRowEntry>("RejectedRows", w => w.RejectedRows, RowRules.OrganisationOnly),
        new EntitySet<FactIssueRevision, IssueRevision>("IssueRevisions", w => w.FactIssueRevisions, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<IssueSnapshot, IssueDay>("IssueSnapshots", w => w.IssueSnapshots, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactStatusTransition, StatusTransition>("StatusTransitions", w => w.FactStatusTransitions, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactWorklog, Worklog>("Worklogs", w => w.FactWorklogs, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactSprintIssue, SprintIssue>("SprintIssues", w => w.FactSprintIssues, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactFlowDaily, FlowDay>("FlowDaily", w => w.FactFlowDailies, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactTask, PlanTask>("PlanTasks", w => w.FactTasks, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactTaskLink, TaskLink>("TaskLinks", w => w.FactTaskLinks, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactAssignment, Assignment>("Assignments", w => w.FactAssignments, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactTimephased, TimephasedDay>("Timephased", w => w.FactTimephasedRows, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactEarnedValue, EarnedValue>("EarnedValues", w => w.FactEarnedValues, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactBaseline, PlanBaseline>("Baselines", w => w.FactBaselines, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactPlanField, PlanField>("PlanFields", w => w.FactPlanFields, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactResourceRate, ResourceRate>("ResourceRates", w => w.FactResourceRates, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactResourceAvailability, ResourceAvailabilitySpan>("ResourceAvailability", w => w.FactResourceAvailabilities, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<DimTask, UnmatchedTask>("UnmatchedTasks", w => Unmatched.Tasks(w), RowRules.Tasks),
        new EntitySet<FactIssue, UnmatchedIssue>("UnmatchedIssues", w => Unmatched.Issues(w), (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactFinancial, Financial>("Financials", w => w.FactFinancials, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactAssessment, Assessment>("Assessments", w => w.FactAssessments, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactRisk, Risk>("Risks", w => w.FactRisks, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactStageGate, StageGate>("StageGates", w => w.FactStageGates, (rows, seen) => rows.Where(r => seen.ProjectSks.Contains(r.ProjectSk))),
        new EntitySet<FactKpiReview, KpiReview>("KpiReviews", w => w.FactKpiReviews, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiValue, KpiValue>("KpiValues", w => w.FactKpiValues.Where(v => v.IsCurrent), (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiValue, KpiValueVersion>("KpiValueVersions", w => w.FactKpiValues, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiTarget, KpiTarget>("KpiTargets", w => w.FactKpiTargets, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiReview, KpiDecision>("KpiDecisions", w => w.FactKpiReviews.Where(r => r.Decision != null && !r.IsDeleted), (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactMaturity, MaturityCriterion>("KpiMaturity", w => w.FactMaturities, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiAdvice, AdviceOnKpi>("KpiAdvice", w => w.FactKpiAdvices, RowRules.OrganisationOnly),
        new EntitySet<FactKpiUsage, UseOfKpi>("KpiUsage", w => w.FactKpiUsages, RowRules.OrganisationOnly),
        new EntitySet<FactKpiCoverage, CoverageOfKpi>("KpiCoverage", w => w.FactKpiCoverages, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiConsistency, ConsistencyOfKpi>("KpiConsistency", w => w.FactKpiConsistencies, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))),
        new EntitySet<FactKpiSignal, KpiSignal>("KpiSignals", w => w.FactKpiSignals, (rows, seen) => rows.Where(r => seen.ScopeSks.Contains(r.ScopeSk))));
}
