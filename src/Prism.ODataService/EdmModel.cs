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
using Prism.ODataService.EntitySets.IssueFields;
using Prism.ODataService.EntitySets.IssueRevisions;
using Prism.ODataService.EntitySets.Issues;
using Prism.ODataService.EntitySets.KpiAdvice;
using Prism.ODataService.EntitySets.KpiConsistency;
using Prism.ODataService.EntitySets.KpiCoverage;
using Prism.ODataService.EntitySets.KpiDecisions;
using Prism.ODataService.EntitySets.KpiMaturity;
using Prism.ODataService.EntitySets.KpiReviews;
using Prism.ODataService.EntitySets.KpiSignals;
using Prism.ODataService.EntitySets.KpiTargets;
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
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService;

/// <summary>The published contract: one line per entity set.</summary>
public static class EdmModel
{
    public static IReadOnlyList<EntitySet> Sets { get; } = EntitySet.Link(
        new EntitySet<DimDate, DateRow>("Dates", w => w.Dates),
        new EntitySet<DimProject, Project>("Projects", w => w.Projects),
        new EntitySet<ProjectSource, ProjectSourceRow>("ProjectSources", w => w.ProjectSources),
        new EntitySet<DimObjective, Objective>("Objectives", w => w.Objectives),
        new EntitySet<BridgeProjectObjective, ProjectObjective>("ProjectObjectives", w => w.ProjectObjectives),
        new EntitySet<DimPerson, Person>("Persons", w => w.Persons),
        new EntitySet<IssueWithFact, Issue>("Issues", w => w.Issues.LeftJoin(w.FactIssues, i => i.IssueSk, f => f.IssueSk, (i, f) => new IssueWithFact { Issue = i, Fact = f })),
        new EntitySet<IssueField, IssueFieldRow>("IssueFields", w => w.IssueFields),
        new EntitySet<DimStatus, Status>("Statuses", w => w.Statuses),
        new EntitySet<DimBoard, Board>("Boards", w => w.Boards),
        new EntitySet<DimSprint, Sprint>("Sprints", w => w.Sprints),
        new EntitySet<DimTask, TaskRow>("Tasks", w => w.Tasks),
        new EntitySet<DimPlanVersion, PlanVersion>("PlanVersions", w => w.PlanVersions),
        new EntitySet<DimKpi, Kpi>("Kpis", w => w.Kpis),
        new EntitySet<DimScope, Scope>("Scopes", w => w.Scopes),
        new EntitySet<DimLoad, Load>("Loads", w => w.Loads),
        new EntitySet<FactDataQuality, DataQualityResult>("DataQualityResults", w => w.FactDataQualityRows),
        new EntitySet<RejectedRow, RejectedRowEntry>("RejectedRows", w => w.RejectedRows),
        new EntitySet<FactIssueRevision, IssueRevision>("IssueRevisions", w => w.FactIssueRevisions),
        new EntitySet<FactStatusTransition, StatusTransition>("StatusTransitions", w => w.FactStatusTransitions),
        new EntitySet<FactWorklog, Worklog>("Worklogs", w => w.FactWorklogs),
        new EntitySet<FactSprintIssue, SprintIssue>("SprintIssues", w => w.FactSprintIssues),
        new EntitySet<FactFlowDaily, FlowDay>("FlowDaily", w => w.FactFlowDailies),
        new EntitySet<FactTask, PlanTask>("PlanTasks", w => w.FactTasks),
        new EntitySet<FactTaskLink, TaskLink>("TaskLinks", w => w.FactTaskLinks),
        new EntitySet<FactAssignment, Assignment>("Assignments", w => w.FactAssignments),
        new EntitySet<FactTimephased, TimephasedDay>("Timephased", w => w.FactTimephasedRows),
        new EntitySet<FactEarnedValue, EarnedValue>("EarnedValues", w => w.FactEarnedValues),
        new EntitySet<FactBaseline, PlanBaseline>("Baselines", w => w.FactBaselines),
        new EntitySet<FactPlanField, PlanField>("PlanFields", w => w.FactPlanFields),
        new EntitySet<FactResourceRate, ResourceRate>("ResourceRates", w => w.FactResourceRates),
        new EntitySet<FactResourceAvailability, ResourceAvailabilitySpan>("ResourceAvailability", w => w.FactResourceAvailabilities),
        new EntitySet<DimTask, UnmatchedTask>("UnmatchedTasks", w => Unmatched.Tasks(w)),
        new EntitySet<FactIssue, UnmatchedIssue>("UnmatchedIssues", w => Unmatched.Issues(w)),
        new EntitySet<FactFinancial, Financial>("Financials", w => w.FactFinancials),
        new EntitySet<FactAssessment, Assessment>("Assessments", w => w.FactAssessments),
        new EntitySet<FactRisk, Risk>("Risks", w => w.FactRisks),
        new EntitySet<FactStageGate, StageGate>("StageGates", w => w.FactStageGates),
        new EntitySet<FactKpiReview, KpiReview>("KpiReviews", w => w.FactKpiReviews),
        new EntitySet<FactKpiValue, KpiValue>("KpiValues", w => w.FactKpiValues.Where(v => v.IsCurrent)),
        new EntitySet<FactKpiValue, KpiValueVersion>("KpiValueVersions", w => w.FactKpiValues),
        new EntitySet<FactKpiTarget, KpiTarget>("KpiTargets", w => w.FactKpiTargets),
        new EntitySet<FactKpiReview, KpiDecision>("KpiDecisions", w => w.FactKpiReviews.Where(r => r.Decision != null && !r.IsDeleted)),
        new EntitySet<FactMaturity, MaturityCriterion>("KpiMaturity", w => w.FactMaturities),
        new EntitySet<FactKpiAdvice, AdviceOnKpi>("KpiAdvice", w => w.FactKpiAdvices),
        new EntitySet<FactKpiCoverage, CoverageOfKpi>("KpiCoverage", w => w.FactKpiCoverages),
        new EntitySet<FactKpiConsistency, ConsistencyOfKpi>("KpiConsistency", w => w.FactKpiConsistencies),
        new EntitySet<FactKpiSignal, KpiSignal>("KpiSignals", w => w.FactKpiSignals));
}
