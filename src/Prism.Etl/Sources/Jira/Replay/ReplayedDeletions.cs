using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Replay;

/// <summary>What was deleted, by the deletions that are kept and by the tombstones that are staged.</summary>
internal sealed class ReplayedDeletions
{
    private readonly Dictionary<(string RowType, string Id), List<(long LoadSk, DateTimeOffset AtUtc, string Reason)>> known = [];

    public static async Task<ReplayedDeletions> ReadAsync(JiraLanding landing, StagingArea staging, string sourceSystem, CancellationToken cancellationToken)
    {
        var deletions = new ReplayedDeletions();
        foreach (var payload in landing.Of(LandedDeletions.Entity))
        {
            using var opened = await landing.OpenAsync([payload], cancellationToken);
            foreach (var (_, root) in opened.Of(LandedDeletions.Entity))
            {
                var read = LandedDeletions.Read(root);
                foreach (var row in read.Rows)
                {
                    deletions.Add(row.RowType, row.SourceId, payload.LoadSk, read.AtUtc, row.Reason);
                }
            }
        }

        await using var context = staging.CreateContext();
        await deletions.AddStagedAsync(context.Issues, sourceSystem, cancellationToken);
        await deletions.AddStagedAsync(context.Worklogs, sourceSystem, cancellationToken);
        return deletions;
    }

    /// <summary>The row as a tombstone where it was deleted in the load that read it last, or later.</summary>
    public T Apply<T>(T row, long readInLoadSk)
        where T : StagedRow
    {
        var after = known.GetValueOrDefault((typeof(T).Name, row.SourceId))?.FindAll(deletion => deletion.LoadSk >= readInLoadSk);
        if (after is null or { Count: 0 })
        {
            return row;
        }

        // A feed may tell of the same deletion twice; the first time counts.
        var (_, atUtc, reason) = after.MinBy(deletion => deletion.AtUtc);
        return (T)(row with { IsDeleted = true, DeletedAtUtc = atUtc, DeleteReason = reason });
    }

    private async Task AddStagedAsync<T>(IQueryable<T> rows, string sourceSystem, CancellationToken cancellationToken)
        where T : StagedRow
    {
        var tombstones = await rows.Where(row => row.SourceSystem == sourceSystem && row.IsDeleted)
            .Select(row => new { row.SourceId, row.LoadSk, row.DeletedAtUtc, row.DeleteReason }).ToListAsync(cancellationToken);
        foreach (var row in tombstones)
        {
            Add(typeof(T).Name, row.SourceId, row.LoadSk, row.DeletedAtUtc!.Value, row.DeleteReason!);
        }
    }

    private void Add(string rowType, string id, long loadSk, DateTimeOffset atUtc, string reason)
    {
        if (!known.TryGetValue((rowType, id), out var list))
        {
            known[(rowType, id)] = list = [];
        }

        list.Add((loadSk, atUtc, reason));
    }
}
