using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Staging;

/// <summary>What a source gives at a time: rows, refusals, raw payloads and watermarks that are committed together, or not at all.</summary>
public sealed class StagedBatch
{
    private readonly Dictionary<Type, List<StagedRow>> rows = [];

    /// <summary>Rows by type, in the order they were added.</summary>
    public IReadOnlyDictionary<Type, List<StagedRow>> Rows => rows;

    /// <summary>Types of which this batch holds all that the source has: rows of the source that are not in it become tombstones.</summary>
    public HashSet<Type> CompleteSets { get; } = [];
    public List<RejectedRow> Rejected { get; } = [];
    public List<LandingRecord> Landed { get; } = [];

    /// <summary>How far the source has been read once this batch is in; by the source's own names.</summary>
    public Dictionary<string, string> Watermarks { get; } = new(StringComparer.Ordinal);

    /// <summary>The day on which what signs in to the source expires, by the settings; the load shows it.</summary>
    public DateOnly? SignInExpiresOn { get; set; }

    /// <summary>Things taken away at the source, by row type and source id: staged rows become tombstones.</summary>
    public List<(Type RowType, string SourceId, string Reason)> Deleted { get; } = [];

    /// <summary>Keeps what <see cref="Deleted"/> says like a payload, so that a replay knows of it.</summary>
    public bool LandsDeletions { get; init; }

    public void Add<T>(T row)
        where T : StagedRow
    {
        if (!rows.TryGetValue(typeof(T), out var list))
        {
            rows[typeof(T)] = list = [];
        }

        list.Add(row);
    }

    /// <summary>Says that this batch holds every <typeparamref name="T"/> the source has (it may hold none).</summary>
    public void Complete<T>()
        where T : StagedRow => CompleteSets.Add(typeof(T));

    public void Delete<T>(string sourceId, string reason)
        where T : StagedRow => Deleted.Add((typeof(T), sourceId, reason));

    /// <summary>Refuses a row by a named rule: it is listed, and the run goes on.</summary>
    public void Reject(string sourceSystem, string entity, string sourceId, string rule, string? value) =>
        Rejected.Add(new RejectedRow
        {
            SourceSystem = sourceSystem,
            Entity = entity,
            SourceId = sourceId,
            Rule = rule,
            Value = value is { Length: > 1000 } ? value[..1000] : value,
        });

    public int RowCount => rows.Values.Sum(list => list.Count);
}

/// <summary>
/// One row per distinct payload a source gave, compressed: a new column can be filled by replaying, without asking the source again. A payload that
/// comes again belongs to the load that gave it last, so that the order of loads tells what is newest.
/// </summary>
public sealed record LandingRecord : WarehouseRow
{
    public required string SourceSystem { get; init; }

    /// <summary>What it holds: <c>search</c>, <c>changelog</c>, <c>plan</c>, ...</summary>
    public required string Entity { get; init; }

    /// <summary>SHA-256 of the payload, hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Which thing or page it was; for people.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(1000)]
    public required string SourceId { get; init; }

    /// <summary>The payload, Brotli-compressed.</summary>
    public required byte[] Payload { get; init; }
}

/// <summary>One row per source and name: how far the source has been read.</summary>
public sealed record Watermark : WarehouseRow
{
    public required string SourceSystem { get; init; }
    public required string Name { get; init; }
    [System.ComponentModel.DataAnnotations.MaxLength(4000)]
    public required string Value { get; init; }
}
