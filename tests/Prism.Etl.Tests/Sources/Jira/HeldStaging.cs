using System.Runtime.CompilerServices;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Staging as a dictionary: takes batches as the staging writer does, and counts what they changed.</summary>
internal sealed class HeldStaging
{
    private readonly Dictionary<(Type Type, string Id), StagedRow> rows = [];
    private readonly HashSet<string> landed = [];

    public Dictionary<string, string> Watermarks { get; } = new(StringComparer.Ordinal);
    public List<RejectedRow> Rejected { get; } = [];
    public int Batches { get; private set; }

    /// <summary>Rows that were new, different, or gone, since the last <see cref="Forget"/>.</summary>
    public List<string> Changed { get; } = [];

    public int LandedCount => landed.Count;

    public IEnumerable<T> All<T>()
        where T : StagedRow => rows.Values.OfType<T>().Where(row => !row.IsDeleted);

    public T Get<T>(string id)
        where T : StagedRow => (T)rows[(typeof(T), id)];

    public void Forget()
    {
        Changed.Clear();
        Batches = 0;
    }

    public async Task TakeAsync(ISource source, CancellationToken cancellationToken, int mostBatches = int.MaxValue)
    {
        var taken = 0;
        await foreach (var batch in source.ExtractAsync(new Dictionary<string, string>(Watermarks), new Progress<ExtractProgress>(), cancellationToken))
        {
            Apply(batch);
            if (++taken == mostBatches)
            {
                return;
            }
        }
    }

    public async IAsyncEnumerable<KnownIssue> KnownIssues(string sourceSystem, IReadOnlyCollection<string>? among, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var issue in All<StagedIssue>().Where(issue => issue.SourceSystem == sourceSystem && among?.Contains(issue.SourceId) != false).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new KnownIssue(issue.SourceId, issue.ContainerId, issue.IssueKey);
        }
    }

    /// <summary>All rows as text, to compare two stagings.</summary>
    public string Describe() => string.Join('\n', rows.Values.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    private void Apply(StagedBatch batch)
    {
        Batches++;
        foreach (var (type, list) in batch.Rows)
        {
            Assert.Equal(list.Count, list.Select(row => row.SourceId).Distinct(StringComparer.Ordinal).Count());
            foreach (var row in list)
            {
                if (!rows.TryGetValue((type, row.SourceId), out var held) || !held.Equals(row))
                {
                    rows[(type, row.SourceId)] = row;
                    Changed.Add($"{type.Name} {row.SourceId}");
                }
            }
        }

        foreach (var type in batch.CompleteSets)
        {
            var given = batch.Rows.TryGetValue(type, out var list) ? list.Select(row => row.SourceId).ToHashSet(StringComparer.Ordinal) : [];
            foreach (var (key, row) in rows.Where(pair => pair.Key.Type == type && !pair.Value.IsDeleted && !given.Contains(pair.Key.Id)).ToList())
            {
                Bury(key, row, DeleteReason.Deleted);
            }
        }

        foreach (var (type, id, reason) in batch.Deleted)
        {
            if (rows.TryGetValue((type, id), out var row) && !row.IsDeleted)
            {
                Bury((type, id), row, reason);
            }
        }

        Rejected.AddRange(batch.Rejected);
        landed.UnionWith(batch.Landed.Select(record => record.Entity + record.ContentHash));
        foreach (var (name, value) in batch.Watermarks)
        {
            Watermarks[name] = value;
        }
    }

    private void Bury((Type Type, string Id) key, StagedRow row, string reason)
    {
        rows[key] = row with { IsDeleted = true, DeleteReason = reason };
        Changed.Add($"{key.Type.Name} {key.Id} {reason}");
    }
}
