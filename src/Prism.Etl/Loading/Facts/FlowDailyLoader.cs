using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// FactFlowDaily, project by project, from the revisions that ended their days (<see cref="FlowChanges"/>). It reaches to the latest day any issue
/// changed, not to the clock: the same input gives the same rows on another day. A project nothing happened in stands still: its last day is
/// carried on.
/// </summary>
internal static class FlowDailyLoader
{
    private const int RevisionsPerQuery = 20_000;

    /// <summary>Room for days in a row's key: dates have eight digits.</summary>
    private const long DatesPerCell = 100_000_000;

    private static readonly string[] TypeClasses =
        [TypeClass.Feature, TypeClass.Defect, TypeClass.Risk, TypeClass.Debt, TypeClass.Epic, TypeClass.SubTask];

    private static readonly string[] Categories = [StatusCategory.ToDo, StatusCategory.InProgress, StatusCategory.Done, StatusCategory.Undefined];

    /// <summary>Runs before the issues: says how far daily flow is known.</summary>
    public static async Task BeginAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var last = await context.Stored<FactFlowDaily>().MaxAsync(row => (int?)row.DateSk, cancellationToken).ConfigureAwait(false);
        context.Flow.LastDayBefore = last is > 0 and { } sk ? DateKeys.Day(sk) : null;
    }

    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var (affected, before) = (context.Affected, context.Flow.LastDayBefore);
        if (affected.LastDayOfChange is null && affected.FlowProjects.Count == 0)
        {
            return;
        }

        var today = context.Calendar.DayOf(context.Session.StartedAtUtc);
        var lastDay = Latest(before, affected.LastDayOfChange < today ? affected.LastDayOfChange : today);
        if (context.IsFull)
        {
            foreach (var projectId in context.Projects.Versions.Select(row => row.ProjectId).Append(Member.Unknown).Distinct().Order())
            {
                await WriteAsync(context, projectId, context.Flow.Take(projectId).Days(lastDay), cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        var whole = affected.FlowProjects;
        if (affected.LastDayOfChange > today)
        {
            whole.UnionWith(context.Flow.Projects.Keys);
        }

        if (before < lastDay)
        {
            await CarryOnAsync(context, DateKeys.Number(before.Value), lastDay, whole, cancellationToken).ConfigureAwait(false);
        }

        await ReadAsync(context, whole, cancellationToken).ConfigureAwait(false);
        foreach (var (projectId, flow) in context.Flow.Projects.OrderBy(pair => pair.Key))
        {
            await (whole.Contains(projectId)
                ? WriteAsync(context, projectId, flow.Days(lastDay), cancellationToken)
                : ChangeAsync(context, projectId, flow, lastDay, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static DateOnly Latest(DateOnly? stored, DateOnly? changed) =>
        stored is null || changed > stored ? changed ?? DateOnly.MinValue : stored.Value;

    /// <summary>Reads the revisions of some projects, all in one pass over the table.</summary>
    private static async Task ReadAsync(LoadContext context, HashSet<int> projects, CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
        {
            return;
        }

        var flows = projects.ToDictionary(projectId => projectId, _ => new FlowDaily());
        var sks = projects.SelectMany(context.Projects.SksOf).ToList();
        var meanings = context.Statuses.Meanings();
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
                    (revision, issue) => new { Revision = revision, issue.TypeClass })
                .OrderBy(row => row.Revision.IssueRevisionSk)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in page)
            {
                if (FlowChanges.Run(row.TypeClass, row.Revision, meanings) is { } run)
                {
                    flows[context.Projects.IdOfVersion(row.Revision.ProjectSk)].Add(run);
                }
            }

            if (page.Count < RevisionsPerQuery)
            {
                break;
            }

            after = page[^1].Revision.IssueRevisionSk;
        }

        foreach (var (projectId, flow) in flows)
        {
            context.Flow.Replace(projectId, flow);
        }
    }

    /// <summary>Puts the differences of a project's flow onto its stored days.</summary>
    private static async Task ChangeAsync(LoadContext context, int projectId, FlowDaily flow, DateOnly lastDay, CancellationToken cancellationToken)
    {
        List<FactFlowDaily> rows = [];
        List<long> gone = [];
        await foreach (var day in flow.DifferencesAsync(lastDay, KnownAsync).ConfigureAwait(false))
        {
            var row = Row(context, projectId, day);
            if (day.IsEmpty)
            {
                gone.Add(row.FlowDailySk);
            }
            else
            {
                rows.Add(row);
            }

            if (rows.Count == StagedPages.PageSize)
            {
                await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
                rows = [];
            }
        }

        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        if (gone.Count > 0)
        {
            await context.Star.DeleteAsync<FactFlowDaily>(gone.Order(), cancellationToken).ConfigureAwait(false);
        }

        async Task<IReadOnlyDictionary<DateOnly, FlowDay>> KnownAsync(string typeClass, string category, DateOnly from)
        {
            var cell = Cell(projectId, typeClass, category);
            var (first, end) = (cell + DateKeys.Number(from), cell + DatesPerCell);
            return await context.Stored<FactFlowDaily>().Where(row => row.FlowDailySk >= first && row.FlowDailySk < end)
                .ToDictionaryAsync(
                    row => DateKeys.Day(row.DateSk),
                    row => new FlowDay(row.TypeClass, row.StatusCategory, DateKeys.Day(row.DateSk), row.ItemCount, row.Points, row.BlockedCount, row.ArrivedCount, row.DepartedCount),
                    cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(LoadContext context, int projectId, IEnumerable<FlowDay> days, CancellationToken cancellationToken)
    {
        var (first, end) = (Cells(projectId), Cells(projectId + 1));
        var gone = context.Since == 0
            ? []
            : (await context.Stored<FactFlowDaily>().Where(row => row.FlowDailySk >= first && row.FlowDailySk < end).Select(row => row.FlowDailySk)
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

    /// <summary>Writes the days since the last known one as if nothing had happened on them; what did is put onto them.</summary>
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
            FlowDailySk = Cell(projectId, day.TypeClass, day.StatusCategory) + dateSk,
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

    /// <summary>A project's keys lie together, and in them those of a type class and category, by day.</summary>
    private static long Cells(int projectId) => (projectId + 2L) * 64 * DatesPerCell;

    private static long Cell(int projectId, string typeClass, string category) =>
        Cells(projectId) + (((Ordinal(TypeClasses, typeClass) * 8L) + Ordinal(Categories, category)) * DatesPerCell);

    private static int Ordinal(string[] values, string value) =>
        Array.IndexOf(values, value) is >= 0 and var found
            ? found
            : throw new InvalidOperationException($"'{value}' is none of {string.Join(", ", values)}.");
}
