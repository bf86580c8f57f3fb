using Prism.Etl.Loading.Calculation;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// What the issues of this load do to the daily flow, gathered while they are loaded: in a full load all there is, else the difference between an
/// issue's revisions before and after. So daily flow costs what the change costs, and no revision is read twice.
/// </summary>
internal sealed class FlowChanges(LoadContext context) : IDisposable
{
    private readonly Dictionary<int, FlowDaily> projects = [];
    private readonly FlowParts away = new();

    /// <summary>Issues whose revisions this load has taken: what is stored of them is this load's own. Not kept in a full load, which takes none back.</summary>
    private readonly HashSet<int> taken = [];
    private Dictionary<int, StatusMeaning>? meanings;

    /// <summary>Flow by durable key of the project; in a full load only what is not put away (<see cref="Take"/>).</summary>
    public IReadOnlyDictionary<int, FlowDaily> Projects => projects;

    /// <summary>What the statuses meant before this load, by surrogate key.</summary>
    public IReadOnlyDictionary<int, StatusMeaning> MeaningsBefore { get; set; } = new Dictionary<int, StatusMeaning>();

    private Dictionary<int, StatusMeaning> Meanings => meanings ??= context.Statuses.Meanings();

    /// <summary>The last day daily flow was known for before this load; null when there is none.</summary>
    public DateOnly? LastDayBefore { get; set; }

    /// <summary>Takes back what an issue's stored revisions, in order, say.</summary>
    public void Remove(int issueSk, string typeClass, IEnumerable<FactIssueRevision> revisions)
    {
        // An issue may be loaded twice, by its own change and by a relative's: the second time it takes back what the first gave.
        var isOwn = taken.Contains(issueSk);
        var meant = isOwn ? Meanings : MeaningsBefore;
        foreach (var revision in revisions)
        {
            if (Run(typeClass, revision, meant) is not { } run)
            {
                continue;
            }

            var projectId = context.Projects.IdOfVersion(revision.ProjectSk);
            Of(projectId).Remove(run);
            if (!isOwn && (run.FirstDay > LastDayBefore || run.EndDay > LastDayBefore))
            {
                // It was ahead of the days known then, by a source's fast clock: what it did is not in them.
                context.Affected.FlowProjects.Add(projectId);
            }
        }
    }

    /// <summary>Takes an issue's new revisions, in order.</summary>
    public void Add(int issueSk, string typeClass, IEnumerable<FactIssueRevision> revisions)
    {
        if (!context.IsFull)
        {
            taken.Add(issueSk);
        }

        foreach (var revision in revisions)
        {
            if (Run(typeClass, revision, Meanings) is { } run)
            {
                Of(context.Projects.IdOfVersion(revision.ProjectSk)).Add(run);
            }
        }
    }

    /// <summary>To be called between two issues: a full load that holds very many days puts them away.</summary>
    public void Bound()
    {
        if (context.IsFull && projects.Values.Sum(flow => flow.Cells.Values.Sum(cell => cell.Days.Length)) > context.Settings.FlowDaysHeld)
        {
            away.Put(projects);
            projects.Clear();
        }
    }

    /// <summary>In a full load: all that was gathered of a project, in ascending order of keys, each once.</summary>
    public FlowDaily Take(int projectId)
    {
        projects.Remove(projectId, out var flow);
        flow ??= new FlowDaily();
        away.AddTo(projectId, flow);
        return flow;
    }

    /// <summary>Takes the place of what was gathered for some projects, which are computed from all their revisions.</summary>
    public void Replace(int projectId, FlowDaily flow) => projects[projectId] = flow;

    /// <returns>Null for a revision that ended no day, or whose days are not known.</returns>
    public static FlowRun? Run(string typeClass, FactIssueRevision revision, IReadOnlyDictionary<int, StatusMeaning> meanings)
    {
        if (!revision.IsLastOfDay || revision.DateSk <= 0 || revision.ValidToDateSk <= 0)
        {
            return null;
        }

        var meaning = meanings.GetValueOrDefault(revision.StatusSk, StatusLookup.Unknown);
        return new FlowRun(
            revision.IssueSk,
            typeClass,
            meaning.Category,
            DateKeys.Day(revision.DateSk),
            revision.ValidToDateSk == DateKeys.OpenEnd ? null : DateKeys.Day(revision.ValidToDateSk),
            revision.StoryPoints ?? 0,
            revision.IsFlagged || meaning.FlowState == FlowState.Blocked);
    }

    public void Dispose() => away.Dispose();

    private FlowDaily Of(int projectId)
    {
        if (!projects.TryGetValue(projectId, out var flow))
        {
            projects[projectId] = flow = new FlowDaily();
        }

        return flow;
    }
}
