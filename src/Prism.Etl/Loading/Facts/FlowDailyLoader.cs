using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// FactFlowDaily, project by project, from the revisions that ended their days. It reaches to the latest day any issue changed, not to
/// the clock: the same input gives the same rows on another day. A project nothing happened in stands still: its last day is carried on.
/// </summary>
internal static class FlowDailyLoader
{
    private const int RevisionsPerQuery = 20_000;

    /// <summary>Room for days in a row's key: dates have eight digits.</summary>
    private const long DatesPerCell = 100_000_000;

    private static readonly string[] TypeClasses =
        [TypeClass.Feature, TypeClass.Defect, TypeClass.Risk, TypeClass.Debt, TypeClass.Epic, TypeClass.SubTask];

    private static readonly string[] Categories = [StatusCategory.ToDo, StatusCategory.InProgress, StatusCategory.Done, StatusCategory.Undefined];

    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var storedLast = await context.Stored<FactFlowDaily>().MaxAsync(row => (int?)row.DateSk, cancellationToken).ConfigureAwait(false);
        var today = context.Calendar.DayOf(context.Session.StartedAtUtc);
        var lastDay = Latest(storedLast is > 0 and { } sk ? DateKeys.Day(sk) : null, context.Affected.LastDayOfChange < today ? context.Affected.LastDayOfChange : today);
        if (context.Affected.LastDayOfChange is null && context.Affected.FlowProjects.Count == 0)
        {
            return;
        }

        var projects = context.IsFull
            ? [Member.Unknown, .. context.Projects.Versions.Select(row => row.ProjectId).Distinct()]
            : context.Affected.FlowProjects.Order().ToList();
        var meanings = context.Statuses.Meanings();
        foreach (var projectId in projects)
        {
            var flow = await ReadAsync(context, projectId, meanings, cancellationToken).ConfigureAwait(false);
            await WriteAsync(context, projectId, flow.Days(lastDay), cancellationToken).ConfigureAwait(false);
        }

        if (!context.IsFull && storedLast is > 0 and { } from && DateKeys.Day(from) < lastDay)
        {
            await CarryOnAsync(context, from, lastDay, projects.ToHashSet(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static DateOnly Latest(DateOnly? stored, DateOnly? changed) =>
        stored is null || changed > stored ? changed ?? DateOnly.MinValue : stored.Value;

    private static async Task<FlowDaily> ReadAsync(
        LoadContext context, int projectId, Dictionary<int, StatusMeaning> meanings, CancellationToken cancellationToken)
    {
        var flow = new FlowDaily();
        var sks = context.Projects.SksOf(projectId);
        var after = long.MinValue;
        while (true)
        {
            var last = after;
            var page = await context.Stored<FactIssueRevision>()
                .Where(row => sks.Contains(row.ProjectSk) && row.IsLastOfDay && row.IssueRevisionSk > last && row.IssueSk > 0)
                .OrderBy(row => row.IssueRevisionSk)
                .Take(RevisionsPerQuery)
                .Join(
                    context.Stored<DimIssue>(),
                    revision => revision.IssueSk,
                    issue => issue.IssueSk,
                    (revision, issue) => new
                    {
                        revision.IssueRevisionSk,
                        revision.IssueSk,
                        issue.TypeClass,
                        revision.StatusSk,
                        revision.DateSk,
                        revision.ValidToDateSk,
                        revision.StoryPoints,
                        revision.IsFlagged,
                    })
                .OrderBy(row => row.IssueRevisionSk)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in page.Where(row => row.DateSk > 0 && row.ValidToDateSk > 0))
            {
                var meaning = meanings.GetValueOrDefault(row.StatusSk, StatusLookup.Unknown);
                flow.Add(new FlowRun(
                    row.IssueSk,
                    row.TypeClass,
                    meaning.Category,
                    DateKeys.Day(row.DateSk),
                    row.ValidToDateSk == DateKeys.OpenEnd ? null : DateKeys.Day(row.ValidToDateSk),
                    row.StoryPoints ?? 0,
                    row.IsFlagged || meaning.FlowState == FlowState.Blocked));
            }

            if (page.Count < RevisionsPerQuery)
            {
                return flow;
            }

            after = page[^1].IssueRevisionSk;
        }
    }

    private static async Task WriteAsync(LoadContext context, int projectId, IEnumerable<FlowDay> days, CancellationToken cancellationToken)
    {
        var gone = context.Since == 0
            ? []
            : (await context.Stored<FactFlowDaily>().Where(row => row.ProjectId == projectId).Select(row => row.FlowDailySk)
                .ToListAsync(cancellationToken).ConfigureAwait(false)).ToHashSet();
        foreach (var some in days.Chunk(StagedPages.PageSize))
        {
            var rows = Array.ConvertAll(some, day => Row(context, projectId, day));
            gone.ExceptWith(rows.Select(row => row.FlowDailySk));
            await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        }

        if (gone.Count > 0)
        {
            await context.Star.DeleteAsync<FactFlowDaily>(gone.Order(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the days since the last known one for projects in which nothing happened.</summary>
    private static async Task CarryOnAsync(LoadContext context, int lastDateSk, DateOnly lastDay, HashSet<int> written, CancellationToken cancellationToken)
    {
        var standing = await context.Stored<FactFlowDaily>().Where(row => row.DateSk == lastDateSk && row.ItemCount > 0)
            .OrderBy(row => row.FlowDailySk).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in standing.Where(row => !written.Contains(row.ProjectId)))
        {
            List<FactFlowDaily> rows = [];
            for (var day = DateKeys.Day(lastDateSk).AddDays(1); day <= lastDay; day = day.AddDays(1))
            {
                rows.Add(Row(context, row.ProjectId, new FlowDay(row.TypeClass, row.StatusCategory, day, row.ItemCount, row.Points, row.BlockedCount, 0, 0)));
            }

            await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FactFlowDaily Row(LoadContext context, int projectId, FlowDay day)
    {
        var dateSk = context.Dates.Of(day.Day);
        return new FactFlowDaily
        {
            FlowDailySk = (((((projectId + 2L) * 8) + Ordinal(TypeClasses, day.TypeClass)) * 8) + Ordinal(Categories, day.StatusCategory)) * DatesPerCell + dateSk,
            ProjectSk = context.Projects.VersionAt(projectId, context.Calendar.StartOf(day.Day.AddDays(1)).AddMilliseconds(-1)),
            ProjectId = projectId,
            TypeClass = day.TypeClass,
            StatusCategory = day.StatusCategory,
            DateSk = dateSk,
            ItemCount = day.Items,
            Points = day.Points,
            BlockedCount = day.Blocked,
            ArrivedCount = day.Arrived,
            DepartedCount = day.Departed,
        };
    }

    private static int Ordinal(string[] values, string value) =>
        Array.IndexOf(values, value) is >= 0 and var found
            ? found
            : throw new InvalidOperationException($"'{value}' is none of {string.Join(", ", values)}.");
}
