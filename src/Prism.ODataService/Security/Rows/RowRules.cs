using Prism.ODataService.EntitySets.Issues;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.Security.Rows;

/// <summary>
/// The rules of sets that are not simply a project's or a scope's. The unknown and the not applicable member (keys below zero) say nothing about anybody
/// and are everyone's, so that whatever a row points to is there.
/// </summary>
public static class RowRules
{
    /// <summary>Words and calendars: the same for all, and about no project.</summary>
    public static IQueryable<T> Everyone<T>(IQueryable<T> rows, SeenRows _) => rows;

    /// <summary>Not to be told by project.</summary>
    public static IQueryable<T> OrganisationOnly<T>(IQueryable<T> rows, SeenRows _) => rows.Where(row => false);

    public static IQueryable<DimProject> Projects(IQueryable<DimProject> rows, SeenRows seen) => rows.Where(r => r.ProjectSk < 0 || seen.ProjectIds.Contains(r.ProjectId));

    public static IQueryable<ProjectSource> ProjectSources(IQueryable<ProjectSource> rows, SeenRows seen) => rows.Where(r => seen.ProjectIds.Contains(r.ProjectId));

    public static IQueryable<BridgeProjectObjective> ProjectObjectives(IQueryable<BridgeProjectObjective> rows, SeenRows seen) =>
        rows.Where(r => seen.ProjectIds.Contains(r.ProjectId));

    /// <summary>What a project that is seen works for.</summary>
    public static IQueryable<DimObjective> Objectives(IQueryable<DimObjective> rows, SeenRows seen)
    {
        var served = seen.Warehouse.ProjectObjectives.Where(b => seen.ProjectIds.Contains(b.ProjectId)).Select(b => b.ObjectiveSk);
        return rows.Where(r => r.ObjectiveSk < 0 || served.Contains(r.ObjectiveSk));
    }

    public static IQueryable<DimTask> Tasks(IQueryable<DimTask> rows, SeenRows seen) => rows.Where(r => r.TaskSk < 0 || seen.ProjectIds.Contains(r.ProjectId));

    public static IQueryable<DimPlanVersion> PlanVersions(IQueryable<DimPlanVersion> rows, SeenRows seen) =>
        rows.Where(r => r.PlanVersionSk < 0 || seen.ProjectIds.Contains(r.ProjectId));

    public static IQueryable<DimScope> Scopes(IQueryable<DimScope> rows, SeenRows seen) => rows.Where(r => r.ScopeSk < 0 || seen.ScopeSks.Contains(r.ScopeSk));

    public static IQueryable<IssueWithFact> Issues(IQueryable<IssueWithFact> rows, SeenRows seen) =>
        rows.Where(r => r.Issue.IssueSk < 0 || seen.ProjectSks.Contains(r.Fact!.ProjectSk));

    /// <summary>Fields of an issue that is seen.</summary>
    public static IQueryable<IssueField> IssueFields(IQueryable<IssueField> rows, SeenRows seen)
    {
        var issues = SeenIssues(seen);
        return rows.Where(r => issues.Contains(r.IssueSk));
    }

    /// <summary>Labels of an issue that is seen.</summary>
    public static IQueryable<IssueLabel> IssueLabels(IQueryable<IssueLabel> rows, SeenRows seen)
    {
        var issues = SeenIssues(seen);
        return rows.Where(r => issues.Contains(r.IssueSk));
    }

    /// <summary>Components of an issue that is seen.</summary>
    public static IQueryable<IssueComponent> IssueComponents(IQueryable<IssueComponent> rows, SeenRows seen)
    {
        var issues = SeenIssues(seen);
        return rows.Where(r => issues.Contains(r.IssueSk));
    }

    /// <summary>Releases of an issue that is seen.</summary>
    public static IQueryable<IssueRelease> IssueReleases(IQueryable<IssueRelease> rows, SeenRows seen)
    {
        var issues = SeenIssues(seen);
        return rows.Where(r => issues.Contains(r.IssueSk));
    }

    /// <summary>A release of a project that is seen, or of an issue that is.</summary>
    public static IQueryable<DimRelease> Releases(IQueryable<DimRelease> rows, SeenRows seen)
    {
        var issues = SeenIssues(seen);
        var named = seen.Warehouse.IssueReleases.Where(r => issues.Contains(r.IssueSk)).Select(r => r.ReleaseSk);
        return rows.Where(r => r.ReleaseSk < 0 || seen.ProjectIds.Contains(r.ProjectId) || named.Contains(r.ReleaseSk));
    }

    /// <summary>Links between issues that are seen, and to issues that the warehouse does not hold: a link tells the other issue's key.</summary>
    public static IQueryable<IssueLink> IssueLinks(IQueryable<IssueLink> rows, SeenRows seen)
    {
        var issues = SeenIssues(seen);
        return rows.Where(r => issues.Contains(r.IssueSk) && (r.LinkedIssueSk < 0 || issues.Contains(r.LinkedIssueSk)));
    }

    /// <summary>The warehouse's own versions; what a source's extraction met on its way is the organisation's.</summary>
    public static IQueryable<DimLoad> Loads(IQueryable<DimLoad> rows, SeenRows _) => rows.Where(r => r.IsPublished);

    /// <summary>Whoever is named by a row of a project that is seen, or whose capacity counts for one.</summary>
    public static IQueryable<DimPerson> Persons(IQueryable<DimPerson> rows, SeenRows seen)
    {
        var warehouse = seen.Warehouse;
        var named = warehouse.FactWorklogs.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk)
            .Union(warehouse.FactIssues.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.AssigneePersonSk))
            .Union(warehouse.FactIssues.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.ReporterPersonSk))
            .Union(warehouse.FactIssueRevisions.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.AssigneePersonSk))
            .Union(warehouse.FactStatusTransitions.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.AuthorPersonSk))
            .Union(warehouse.FactAssignments.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk))
            .Union(warehouse.FactTimephasedRows.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk))
            .Union(warehouse.FactBaselines.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk))
            .Union(warehouse.FactPlanFields.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk))
            .Union(warehouse.FactResourceRates.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk))
            .Union(warehouse.FactResourceAvailabilities.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.PersonSk));
        return rows.Where(r => r.PersonSk < 0 || seen.ProjectIds.Contains(r.HomeProjectId) || named.Contains(r.PersonSk));
    }

    /// <summary>A sprint with work of a project that is seen.</summary>
    public static IQueryable<DimSprint> Sprints(IQueryable<DimSprint> rows, SeenRows seen)
    {
        var worked = Worked(seen);
        return rows.Where(r => r.SprintSk < 0 || worked.Contains(r.SprintSk));
    }

    /// <summary>A board with such a sprint.</summary>
    public static IQueryable<DimBoard> Boards(IQueryable<DimBoard> rows, SeenRows seen)
    {
        var worked = Worked(seen);
        var boards = seen.Warehouse.Sprints.Where(s => worked.Contains(s.SprintSk)).Select(s => s.BoardSk);
        return rows.Where(r => r.BoardSk < 0 || boards.Contains(r.BoardSk));
    }

    private static IQueryable<int> SeenIssues(SeenRows seen) => seen.Warehouse.FactIssues.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.IssueSk);

    private static IQueryable<int> Worked(SeenRows seen) => seen.Warehouse.FactSprintIssues.Where(f => seen.ProjectSks.Contains(f.ProjectSk)).Select(f => f.SprintSk);
}
