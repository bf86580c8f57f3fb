using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>DimStatus. A status that changes its category changes every issue that ever was in it.</summary>
internal static class StatusLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<DimStatus>().Where(row => row.StatusSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var before = stored.ToDictionary(row => (row.SourceSystem, row.SourceId));
        var keys = new SurrogateKeys<(string, string)>(before.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.StatusSk)));
        var rows = (await context.AllAsync<StagedStatus>(cancellationToken).ConfigureAwait(false)).ConvertAll(status => new DimStatus
        {
            StatusSk = keys.Of((status.SourceSystem, status.SourceId)),
            SourceSystem = status.SourceSystem,
            SourceId = status.SourceId,
            SourceStatus = status.Name,
            StatusCategory = status.StatusCategory,
            FlowState = FlowStates.Of(status),
        });
        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        context.Statuses = new StatusLookup(rows);
        context.Flow.MeaningsBefore = new StatusLookup(before.Values).Meanings();
        if (!context.IsFull)
        {
            await NoteAffectedAsync(context, rows, before, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task NoteAffectedAsync(
        LoadContext context, List<DimStatus> rows, Dictionary<(string, string), DimStatus> before, CancellationToken cancellationToken)
    {
        List<int> changed = [];
        foreach (var row in rows)
        {
            if (!before.TryGetValue((row.SourceSystem, row.SourceId), out var old))
            {
                changed.Add(Member.Unknown);
            }
            else if (old.StatusCategory != row.StatusCategory || old.FlowState != row.FlowState)
            {
                changed.Add(row.StatusSk);
            }
        }

        if (changed.Count > 0)
        {
            context.Affected.Issues.UnionWith(await context.Stored<FactIssueRevision>()
                .Where(row => changed.Contains(row.StatusSk)).Select(row => row.IssueSk).Distinct()
                .ToListAsync(cancellationToken).ConfigureAwait(false));
            context.Affected.Issues.UnionWith(await context.Stored<FactStatusTransition>()
                .Where(row => changed.Contains(row.FromStatusSk) || changed.Contains(row.ToStatusSk)).Select(row => row.IssueSk).Distinct()
                .ToListAsync(cancellationToken).ConfigureAwait(false));
        }
    }
}

/// <summary>What a source's status ids mean.</summary>
internal sealed class StatusLookup(IEnumerable<DimStatus> rows)
{
    private readonly Dictionary<(string, string), DimStatus> bySource = rows.ToDictionary(row => (row.SourceSystem, row.SourceId));

    public static StatusLookup Empty { get; } = new([]);

    public int Sk(string sourceSystem, string? sourceId) =>
        sourceId is not null && bySource.TryGetValue((sourceSystem, sourceId), out var status) ? status.StatusSk : Member.Unknown;

    public StatusMeaning Meaning(string sourceSystem, string? sourceId) =>
        sourceId is not null && bySource.TryGetValue((sourceSystem, sourceId), out var status)
            ? new StatusMeaning(status.StatusCategory, status.FlowState)
            : Unknown;

    /// <summary>By surrogate key.</summary>
    public Dictionary<int, StatusMeaning> Meanings() =>
        bySource.Values.ToDictionary(status => status.StatusSk, status => new StatusMeaning(status.StatusCategory, status.FlowState));

    public static StatusMeaning Unknown { get; } = new(StatusCategory.Undefined, FlowState.Active);
}
