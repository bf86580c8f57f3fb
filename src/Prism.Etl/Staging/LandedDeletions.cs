using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Prism.Etl.Staging;

/// <summary>Deletions that a source told of, kept like its payloads.</summary>
/// <param name="AtUtc">When they were noticed.</param>
/// <param name="Rows">What was deleted.</param>
public sealed record LandedDeletions(DateTimeOffset AtUtc, IReadOnlyList<LandedDeletion> Rows)
{
    /// <summary>The <see cref="LandingRecord.Entity"/> of these.</summary>
    public const string Entity = "deleted";

    public LandingRecord ToRecord(string sourceSystem)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(this);
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(payload);
        }

        return new LandingRecord
        {
            SourceSystem = sourceSystem,
            Entity = Entity,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(payload)),
            SourceId = Rows.Count == 1 ? Rows[0].SourceId : $"{Rows[0].SourceId}..{Rows[^1].SourceId}",
            Payload = compressed.ToArray(),
        };
    }

    public static LandedDeletions Read(JsonElement payload) => payload.Deserialize<LandedDeletions>()!;
}

/// <summary>One deletion.</summary>
/// <param name="RowType">Name of the staged row's type.</param>
/// <param name="SourceId">The row.</param>
/// <param name="Reason">One of <see cref="Prism.Warehouse.DeleteReason"/>.</param>
public sealed record LandedDeletion(string RowType, string SourceId, string Reason);
