using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Security;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.Tests.Security;

/// <summary>The rights model told a second time, over all rows in memory: which keys of each set a caller must see, no more and no less.</summary>
public sealed class ExpectedRows
{
    private readonly Dictionary<string, HashSet<string>> _keys = [];
    private readonly Dictionary<string, HashSet<string>> _peoples = [];
    private readonly Dictionary<string, int> _people = [];

    /// <summary>Distinct people that an aggregate must rest on for who may not know them: the setting's default.</summary>
    public const int MinimumGroup = 5;

    public IReadOnlySet<int> ProjectIds { get; private set; } = new HashSet<int>();
    public IReadOnlySet<int> ProjectSks { get; private set; } = new HashSet<int>();
    public IReadOnlySet<int> ScopeSks { get; private set; } = new HashSet<int>();

    /// <summary>The day that issues × days are asked for: a set of this size is not read as a whole.</summary>
    public int SnapshotDay { get; private set; }

    public IReadOnlySet<string> Of(string set) => _keys[set];

    /// <summary>Those of the keys whose row is nobody's: a group of one such row is not a group of few people.</summary>
    public IReadOnlySet<string> OfNobody(string set) => _peoples.TryGetValue(set, out var peoples) ? _keys[set].Except(peoples).ToHashSet() : _keys[set];

    /// <summary>How many people the rows of a set are of.</summary>
    public int PeopleIn(string set) => _people.GetValueOrDefault(set);

    public static async Task<ExpectedRows> OfAsync(WarehouseDatabase database, Rights rights, CancellationToken cancellationToken)
    {
        await using var warehouse = database.CreateContext();
        var expected = new ExpectedRows();
        var everything = rights.Organisation;
        var projects = await warehouse.Projects.ToListAsync(cancellationToken);
        var people = await warehouse.Persons.ToListAsync(cancellationToken);

        // The register's people are those of no Jira site and of no plan; a name of theirs counts where it is one person's.
        var others = (await warehouse.Statuses.Select(s => s.SourceSystem).ToListAsync(cancellationToken)).Concat(await warehouse.PlanVersions.Select(v => v.SourceSystem).ToListAsync(cancellationToken)).ToHashSet();
        var registered = people.Where(p => p is { IsCurrent: true, IsDeleted: false, PersonSk: > 0 } && !others.Contains(p.SourceSystem)).ToList();
        var managers = rights.RegisterAddresses.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = registered.GroupBy(p => p.DisplayName).Where(g => g.Select(p => p.PersonId).Distinct().Count() == 1 && g.Any(p => managers.Contains(p.SourceId))).Select(g => g.Key).ToHashSet();
        bool IsManager(string? name) => name is not null && (managers.Contains(name) || names.Contains(name));
        var personIds = people.ToDictionary(p => p.PersonSk, p => p.PersonId);
        expected.ProjectIds = projects.Where(p => p.ProjectSk > 0 && p.IsCurrent && (rights.Portfolios.Contains(p.Portfolio) || rights.Programs.Contains(p.Program)
            || rights.Projects.Contains(p.ProjectCode) || IsManager(p.Manager) || IsManager(p.Sponsor))).Select(p => p.ProjectId).ToHashSet();
        expected.ProjectSks = projects.Where(p => p.ProjectSk > 0 && expected.ProjectIds.Contains(p.ProjectId)).Select(p => p.ProjectSk).ToHashSet();
        var bridge = (await warehouse.ScopeProjects.ToListAsync(cancellationToken)).ToLookup(b => b.ScopeSk);
        expected.ScopeSks = (await warehouse.Scopes.ToListAsync(cancellationToken)).Where(s => s.ScopeLevel switch
        {
            ScopeLevel.Portfolio => rights.Portfolios.Contains(s.ScopeKey),
            ScopeLevel.Program => rights.Programs.Contains(s.ScopeKey) || (bridge[s.ScopeSk].Any() && bridge[s.ScopeSk].All(b => expected.ProjectIds.Contains(b.ProjectId))),
            ScopeLevel.Project => expected.ProjectIds.Contains(s.ProjectId),
            _ => false,
        }).Select(s => s.ScopeSk).ToHashSet();

        bool Sk(int projectSk) => everything || expected.ProjectSks.Contains(projectSk);
        bool Id(int projectId) => everything || expected.ProjectIds.Contains(projectId);
        bool In(int scopeSk) => everything || expected.ScopeSks.Contains(scopeSk);
        async Task Add<T>(string set, IQueryable<T> rows, Func<T, object> key, Func<T, bool> isSeen, Func<T, int>? person = null)
        {
            var seen = (await rows.ToListAsync(cancellationToken)).Where(isSeen).ToList();
            string Key(T row) => Convert.ToString(key(row), CultureInfo.InvariantCulture)!;
            expected._keys[set] = [.. seen.Select(Key)];
            if (person is not null)
            {
                expected._people[set] = seen.Select(row => personIds.GetValueOrDefault(person(row), -1)).Where(id => id >= 0).Distinct().Count();
                expected._peoples[set] = [.. seen.Where(row => personIds.GetValueOrDefault(person(row), -1) >= 0).Select(Key)];
            }
        }

        var worklogs = await warehouse.FactWorklogs.ToListAsync(cancellationToken);
        var issueFacts = (await warehouse.FactIssues.ToListAsync(cancellationToken)).ToDictionary(f => f.IssueSk);
        var named = worklogs.Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk)
            .Concat(issueFacts.Values.Where(f => Sk(f.ProjectSk)).SelectMany(f => new[] { f.AssigneePersonSk, f.ReporterPersonSk }))
            .Concat((await warehouse.FactIssueRevisions.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.AssigneePersonSk))
            .Concat((await warehouse.FactStatusTransitions.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.AuthorPersonSk))
            .Concat((await warehouse.FactAssignments.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk))
            .Concat((await warehouse.FactTimephasedRows.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk))
            .Concat((await warehouse.FactBaselines.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk))
            .Concat((await warehouse.FactPlanFields.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk))
            .Concat((await warehouse.FactResourceRates.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk))
            .Concat((await warehouse.FactResourceAvailabilities.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.PersonSk)).ToHashSet();
        var sprints = (await warehouse.FactSprintIssues.ToListAsync(cancellationToken)).Where(f => Sk(f.ProjectSk)).Select(f => f.SprintSk).ToHashSet();
        var boards = (await warehouse.Sprints.ToListAsync(cancellationToken)).Where(s => sprints.Contains(s.SprintSk)).Select(s => s.BoardSk).ToHashSet();
        var objectives = (await warehouse.ProjectObjectives.ToListAsync(cancellationToken)).Where(b => Id(b.ProjectId)).Select(b => b.ObjectiveSk).ToHashSet();

        await Add("Dates", warehouse.Dates, r => r.DateSk, _ => true);
        await Add("Kpis", warehouse.Kpis, r => r.KpiSk, _ => true);
        await Add("Statuses", warehouse.Statuses, r => r.StatusSk, _ => true);
        await Add("Loads", warehouse.Loads, r => r.LoadSk, r => everything || r.IsPublished);
        await Add("Projects", warehouse.Projects, r => r.ProjectSk, r => r.ProjectSk < 0 || Id(r.ProjectId));
        await Add("ProjectSources", warehouse.ProjectSources, r => r.ProjectSourceSk, r => Id(r.ProjectId));
        await Add("ProjectObjectives", warehouse.ProjectObjectives, r => r.ProjectObjectiveSk, r => Id(r.ProjectId));
        await Add("Objectives", warehouse.Objectives, r => r.ObjectiveSk, r => everything || r.ObjectiveSk < 0 || objectives.Contains(r.ObjectiveSk));
        await Add("Persons", warehouse.Persons, r => r.PersonSk, r => everything || r.PersonSk < 0 || expected.ProjectIds.Contains(r.HomeProjectId) || named.Contains(r.PersonSk), r => r.PersonSk);
        await Add("Issues", warehouse.Issues, r => r.IssueSk, r => everything || r.IssueSk < 0 || (issueFacts.TryGetValue(r.IssueSk, out var f) && Sk(f.ProjectSk)));
        await Add("IssueFields", warehouse.IssueFields, r => r.IssueFieldSk, r => everything || (issueFacts.TryGetValue(r.IssueSk, out var f) && Sk(f.ProjectSk)));
        bool SeenIssue(int issueSk) => everything || (issueFacts.TryGetValue(issueSk, out var f) && Sk(f.ProjectSk));
        await Add("IssueLabels", warehouse.IssueLabels, r => r.IssueLabelSk, r => SeenIssue(r.IssueSk));
        await Add("IssueComponents", warehouse.IssueComponents, r => r.IssueComponentSk, r => SeenIssue(r.IssueSk));
        await Add("IssueReleases", warehouse.IssueReleases, r => r.IssueReleaseSk, r => SeenIssue(r.IssueSk));
        await Add("IssueLinks", warehouse.IssueLinks, r => r.IssueLinkSk, r => SeenIssue(r.IssueSk) && (r.LinkedIssueSk < 0 || SeenIssue(r.LinkedIssueSk)));
        var released = (await warehouse.IssueReleases.ToListAsync(cancellationToken)).Where(r => SeenIssue(r.IssueSk)).Select(r => r.ReleaseSk).ToHashSet();
        await Add("Releases", warehouse.Releases, r => r.ReleaseSk, r => everything || r.ReleaseSk < 0 || Id(r.ProjectId) || released.Contains(r.ReleaseSk));
        await Add("IssueCustomFields", warehouse.FactIssues, r => r.IssueSk, r => Sk(r.ProjectSk));
        await Add("DataQualityResults", warehouse.FactDataQualityRows, r => r.DataQualitySk, _ => everything);
        await Add("RejectedRows", warehouse.RejectedRows, r => $"{r.SourceSystem}|{r.Entity}|{r.SourceId}|{r.Rule}", _ => everything);
        await Add("Sprints", warehouse.Sprints, r => r.SprintSk, r => everything || r.SprintSk < 0 || sprints.Contains(r.SprintSk));
        await Add("Boards", warehouse.Boards, r => r.BoardSk, r => everything || r.BoardSk < 0 || boards.Contains(r.BoardSk));
        await Add("Tasks", warehouse.Tasks, r => r.TaskSk, r => r.TaskSk < 0 || Id(r.ProjectId));
        await Add("PlanVersions", warehouse.PlanVersions, r => r.PlanVersionSk, r => r.PlanVersionSk < 0 || Id(r.ProjectId));
        await Add("Scopes", warehouse.Scopes, r => r.ScopeSk, r => r.ScopeSk < 0 || In(r.ScopeSk));
        await Add("KpiValues", warehouse.FactKpiValues.Where(v => v.IsCurrent), r => r.KpiValueSk, r => In(r.ScopeSk));
        await Add("KpiValueVersions", warehouse.FactKpiValues, r => r.KpiValueSk, r => In(r.ScopeSk));
        await Add("KpiTargets", warehouse.FactKpiTargets, r => r.KpiTargetSk, r => In(r.ScopeSk));
        await Add("KpiReviews", warehouse.FactKpiReviews, r => r.KpiReviewSk, r => In(r.ScopeSk));
        await Add("KpiReviewsDue", warehouse.FactKpiReviewsDue, r => r.KpiReviewDueSk, _ => everything);
        await Add("KpiStandings", warehouse.FactKpiStandings, r => r.KpiStandingSk, _ => everything);
        await Add("SourceFreshness", warehouse.FactSourceFreshnesses, r => r.SourceFreshnessSk, _ => everything);
        await Add("KpiDecisions", warehouse.FactKpiReviews.Where(r => r.Decision != null && !r.IsDeleted), r => r.KpiReviewSk, r => In(r.ScopeSk));
        await Add("KpiMaturity", warehouse.FactMaturities, r => r.MaturitySk, r => In(r.ScopeSk));
        await Add("KpiAdvice", warehouse.FactKpiAdvices, r => r.KpiAdviceSk, _ => everything);
        await Add("KpiUsage", warehouse.FactKpiUsages, r => r.KpiUsageSk, _ => everything);
        await Add("KpiCoverage", warehouse.FactKpiCoverages, r => r.KpiCoverageSk, r => In(r.ScopeSk));
        await Add("KpiConsistency", warehouse.FactKpiConsistencies, r => r.KpiConsistencySk, r => In(r.ScopeSk));
        await Add("KpiSignals", warehouse.FactKpiSignals, r => r.KpiSignalSk, r => In(r.ScopeSk));
        await Add("IssueRevisions", warehouse.FactIssueRevisions, r => r.IssueRevisionSk, r => Sk(r.ProjectSk));
        await Add("StatusTransitions", warehouse.FactStatusTransitions, r => r.StatusTransitionSk, r => Sk(r.ProjectSk));
        await Add("Worklogs", warehouse.FactWorklogs, r => r.WorklogSk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("SprintIssues", warehouse.FactSprintIssues, r => r.SprintIssueSk, r => Sk(r.ProjectSk));
        await Add("FlowDaily", warehouse.FactFlowDailies, r => r.FlowDailySk, r => Sk(r.ProjectSk));
        await Add("PlanTasks", warehouse.FactTasks, r => r.FactTaskSk, r => Sk(r.ProjectSk));
        await Add("TaskLinks", warehouse.FactTaskLinks, r => r.TaskLinkSk, r => Sk(r.ProjectSk));
        await Add("Assignments", warehouse.FactAssignments, r => r.FactAssignmentSk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("Timephased", warehouse.FactTimephasedRows, r => r.TimephasedSk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("EarnedValues", warehouse.FactEarnedValues, r => r.EarnedValueSk, r => Sk(r.ProjectSk));
        await Add("Baselines", warehouse.FactBaselines, r => r.BaselineSk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("PlanFields", warehouse.FactPlanFields, r => r.PlanFieldSk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("ResourceRates", warehouse.FactResourceRates, r => r.ResourceRateSk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("ResourceAvailability", warehouse.FactResourceAvailabilities, r => r.ResourceAvailabilitySk, r => Sk(r.ProjectSk), r => r.PersonSk);
        await Add("Risks", warehouse.FactRisks, r => r.RiskSk, r => Sk(r.ProjectSk));
        await Add("StageGates", warehouse.FactStageGates, r => r.StageGateSk, r => Sk(r.ProjectSk));
        var containers = (await warehouse.ProjectSources.ToListAsync(cancellationToken)).ToLookup(c => c.ProjectId, c => c.ContainerKind);
        var matched = (await warehouse.Tasks.ToListAsync(cancellationToken)).Where(t => !t.IsDeleted).Select(t => t.IssueSk).ToHashSet();
        var gone = (await warehouse.Issues.ToListAsync(cancellationToken)).Where(i => i.IsDeleted).Select(i => i.IssueSk).ToHashSet();
        var idOf = projects.ToDictionary(p => p.ProjectSk, p => p.ProjectId);
        await Add("UnmatchedTasks", warehouse.Tasks, r => r.TaskSk, r => Id(r.ProjectId)
            && r is { TaskSk: > 0, IssueSk: < 0, IsDeleted: false, IsSummary: false, IsInactive: false, IsExternal: false } && containers[r.ProjectId].Contains("JiraProject"));
        await Add("UnmatchedIssues", warehouse.FactIssues, r => r.IssueSk, r => Sk(r.ProjectSk) && !gone.Contains(r.IssueSk) && !matched.Contains(r.IssueSk) && containers[idOf[r.ProjectSk]].Contains("Plan"));
        expected.SnapshotDay = await warehouse.IssueSnapshots.MaxAsync(r => r.DateSk, cancellationToken);
        await Add("IssueSnapshots", warehouse.IssueSnapshots.Where(r => r.DateSk == expected.SnapshotDay), r => $"{r.IssueSk}|{r.DateSk}", r => Sk(r.ProjectSk));
        await Add("Financials", warehouse.FactFinancials, r => r.FinancialSk, r => Sk(r.ProjectSk));
        await Add("Assessments", warehouse.FactAssessments, r => r.AssessmentSk, r => Sk(r.ProjectSk));
        await Add("AssessmentAnswers", warehouse.FactAssessmentAnswers, r => r.AssessmentAnswerSk, r => Sk(r.ProjectSk));
        return expected;
    }
}
