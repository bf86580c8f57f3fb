using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// DimProject (SCD 2) and ProjectSource. Projects are the register's, and every source container that the register does not claim. A
/// container is claimed by a row of the register's sources, or by having a registered project's code as its key.
/// </summary>
internal static class ProjectLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var versions = await context.Stored<DimProject>().Where(row => row.ProjectSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var mapped = await context.Stored<ProjectSource>().Where(row => row.ProjectSourceSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var wanted = new ProjectMap(
            context,
            await context.AllAsync<StagedProject>(cancellationToken).ConfigureAwait(false),
            await context.AllAsync<StagedProjectSource>(cancellationToken).ConfigureAwait(false),
            await context.AllAsync<StagedContainer>(cancellationToken).ConfigureAwait(false),
            versions,
            mapped);

        var (written, opened) = Versions(context, versions, wanted);
        await context.WriteAsync(written, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(wanted.Sources, cancellationToken).ConfigureAwait(false);

        var stale = versions.ToDictionary(row => row.ProjectSk);
        foreach (var row in written)
        {
            stale[row.ProjectSk] = row;
        }

        context.Projects = new ProjectLookup(stale.Values, wanted.Sources, wanted.Registered);
        if (!context.IsFull)
        {
            await NoteAffectedAsync(context, versions, mapped, wanted.Sources, written, opened, cancellationToken).ConfigureAwait(false);
        }
    }

    private static (List<DimProject> Written, List<int> Opened) Versions(LoadContext context, List<DimProject> versions, ProjectMap wanted)
    {
        var current = versions.Where(row => row.IsCurrent).ToDictionary(row => row.ProjectId);
        var nextSk = versions.Select(row => row.ProjectSk).DefaultIfEmpty(0).Max();
        List<DimProject> written = [];
        List<int> opened = [];
        foreach (var project in wanted.Projects)
        {
            if (!current.Remove(project.ProjectId, out var old))
            {
                written.Add(project with { ProjectSk = ++nextSk });
            }
            else if (!Scd.IsChange(Tracked(old), Tracked(project)) || old.ValidFromUtc >= context.Session.StartedAtUtc)
            {
                written.Add(project with { ProjectSk = old.ProjectSk, ValidFromUtc = old.ValidFromUtc });
            }
            else
            {
                written.Add(old with { ValidToUtc = context.Session.StartedAtUtc, IsCurrent = false });
                written.Add(project with { ProjectSk = ++nextSk, ValidFromUtc = context.Session.StartedAtUtc });
                opened.Add(project.ProjectId);
            }
        }

        foreach (var gone in current.Values.Where(row => !row.IsDeleted).OrderBy(row => row.ProjectId))
        {
            written.Add(gone with
            {
                IsDeleted = true,
                DeletedAtUtc = context.Session.StartedAtUtc,
                DeleteReason = gone.IsRegistered ? DeleteReason.Deleted : DeleteReason.Moved,
            });
        }

        return (written, opened);
    }

    private static object?[] Tracked(DimProject project) =>
    [
        project.Manager, project.Sponsor, project.Program, project.Portfolio, project.Methodology, project.Stage, project.Priority,
        project.HealthOverride, project.PlannedStartDateSk, project.PlannedFinishDateSk, project.ActualStartDateSk,
        project.ActualFinishDateSk, project.CurrencyCode,
    ];

    private static async Task NoteAffectedAsync(
        LoadContext context,
        List<DimProject> versions,
        List<ProjectSource> before,
        List<ProjectSource> after,
        List<DimProject> written,
        List<int> opened,
        CancellationToken cancellationToken)
    {
        var known = versions.ToDictionary(row => row.ProjectSk);
        if (written.Any(row => !known.TryGetValue(row.ProjectSk, out var old) || Content(old) != Content(row)))
        {
            context.Affected.RegisterFacts = true;
            context.Affected.Plans = true;
        }

        if (opened.Count > 0)
        {
            var today = context.Calendar.DayOf(context.Session.StartedAtUtc);
            context.Affected.WorklogsFrom(DateKeys.Number(today));
            context.Affected.FlowProjects.UnionWith(opened);
        }

        var mappedBefore = before.ToDictionary(row => row.ProjectSourceSk, row => row.ProjectId);
        List<int> moved = [];
        foreach (var source in after)
        {
            var isKnown = mappedBefore.TryGetValue(source.ProjectSourceSk, out var projectId);
            if (!isKnown || projectId != source.ProjectId)
            {
                moved.Add(isKnown ? projectId : Member.Unknown);
                context.Affected.Plans = true;
            }
        }

        if (moved.Count == 0)
        {
            return;
        }

        var sks = moved.Distinct().SelectMany(context.Projects.SksOf).ToList();
        context.Affected.FlowProjects.UnionWith(moved);
        var issues = await context.Stored<FactIssueRevision>()
            .Where(row => sks.Contains(row.ProjectSk)).Select(row => row.IssueSk).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        context.Affected.Issues.UnionWith(issues);
        issues = await context.Stored<FactIssue>()
            .Where(row => sks.Contains(row.ProjectSk)).Select(row => row.IssueSk).ToListAsync(cancellationToken).ConfigureAwait(false);
        context.Affected.Issues.UnionWith(issues);
    }

    /// <summary>What a row says, lineage and instants cut to the warehouse's milliseconds left aside.</summary>
    private static DimProject Content(DimProject row) => row with
    {
        LoadSk = 0,
        UpdatedAtUtc = default,
        ValidFromUtc = Milliseconds(row.ValidFromUtc),
        ValidToUtc = Milliseconds(row.ValidToUtc),
        DeletedAtUtc = row.DeletedAtUtc is { } deleted ? Milliseconds(deleted) : null,
    };

    private static DateTimeOffset Milliseconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
