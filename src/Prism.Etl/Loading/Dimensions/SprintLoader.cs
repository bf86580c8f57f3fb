using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>DimBoard and DimSprint. A sprint whose dates or state change changes what its issues were to it.</summary>
internal static class SprintLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var boards = await BoardsAsync(context, cancellationToken).ConfigureAwait(false);
        var stored = await context.Stored<DimSprint>().Where(row => row.SprintSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var before = stored.ToDictionary(row => (row.SourceSystem, row.SourceId));
        var keys = new SurrogateKeys<(string, string)>(before.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.SprintSk)));
        var rows = (await context.AllAsync<StagedSprint>(cancellationToken).ConfigureAwait(false)).ConvertAll(sprint => new DimSprint
        {
            SprintSk = keys.Of((sprint.SourceSystem, sprint.SourceId)),
            SourceSystem = sprint.SourceSystem,
            SourceId = sprint.SourceId,
            SprintName = sprint.Name,
            SprintState = sprint.SprintState,
            Goal = sprint.Goal,
            BoardSk = sprint.BoardId is { } board ? boards.GetValueOrDefault((sprint.SourceSystem, board), Member.Unknown) : Member.NotApplicable,
            StartAtUtc = sprint.StartAtUtc,
            EndAtUtc = sprint.EndAtUtc,
            CompletedAtUtc = sprint.CompletedAtUtc,
            IsDeleted = sprint.IsDeleted,
            DeletedAtUtc = sprint.DeletedAtUtc,
            DeleteReason = sprint.DeleteReason,
        });
        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        context.Sprints = new SprintLookup(rows);
        if (!context.IsFull)
        {
            await NoteAffectedAsync(context, rows, before, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Dictionary<(string, string), int>> BoardsAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<DimBoard>().Where(row => row.BoardSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(string, string)>(stored.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.BoardSk)));
        var rows = (await context.AllAsync<StagedBoard>(cancellationToken).ConfigureAwait(false)).ConvertAll(board => new DimBoard
        {
            BoardSk = keys.Of((board.SourceSystem, board.SourceId)),
            SourceSystem = board.SourceSystem,
            SourceId = board.SourceId,
            BoardName = board.Name,
            BoardType = board.BoardType,
            EstimationFieldId = board.EstimationFieldId,
            IsDeleted = board.IsDeleted,
            DeletedAtUtc = board.DeletedAtUtc,
            DeleteReason = board.DeleteReason,
        });
        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.BoardSk);
    }

    private static async Task NoteAffectedAsync(
        LoadContext context, List<DimSprint> rows, Dictionary<(string, string), DimSprint> before, CancellationToken cancellationToken)
    {
        List<int> changed = [];
        foreach (var row in rows)
        {
            if (!before.TryGetValue((row.SourceSystem, row.SourceId), out var old))
            {
                changed.Add(Member.Unknown);
            }
            else if (Dates(old) != Dates(row))
            {
                changed.Add(row.SprintSk);
            }
        }

        if (changed.Count > 0)
        {
            context.Affected.Issues.UnionWith(await context.Stored<FactSprintIssue>()
                .Where(row => changed.Contains(row.SprintSk)).Select(row => row.IssueSk).Distinct()
                .ToListAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private static (string, long?, long?, long?) Dates(DimSprint sprint) => (
        sprint.SprintState,
        sprint.StartAtUtc?.ToUnixTimeMilliseconds(),
        sprint.EndAtUtc?.ToUnixTimeMilliseconds(),
        sprint.CompletedAtUtc?.ToUnixTimeMilliseconds());
}

/// <summary>Sprints by their source's ids.</summary>
internal sealed class SprintLookup(IEnumerable<DimSprint> rows)
{
    private readonly Dictionary<(string, string), DimSprint> bySource = rows.ToDictionary(row => (row.SourceSystem, row.SourceId));

    public static SprintLookup Empty { get; } = new([]);

    public DimSprint? Find(string sourceSystem, string sourceId) => bySource.GetValueOrDefault((sourceSystem, sourceId));

    public SprintDates? Dates(string sourceSystem, string sourceId) =>
        Find(sourceSystem, sourceId) is { } sprint ? new SprintDates(sprint.SprintState, sprint.StartAtUtc, sprint.CompletedAtUtc) : null;

    /// <summary>The last of several sprints; -1 when it is not known, -2 when there is none.</summary>
    public int Last(string sourceSystem, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? Member.NotApplicable : Find(sourceSystem, ids[^1])?.SprintSk ?? Member.Unknown;

    /// <summary>The last of several that is not closed, else the last.</summary>
    public int OpenOrLast(string sourceSystem, IReadOnlyList<string> ids) =>
        ids.Select(id => Find(sourceSystem, id)).LastOrDefault(sprint => sprint is { SprintState: not "Closed" })?.SprintSk
        ?? Last(sourceSystem, ids);
}
