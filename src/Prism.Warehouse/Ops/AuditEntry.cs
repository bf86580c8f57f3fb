using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Prism.Warehouse.Ops;

/// <summary>One row per act of administration: a token made or revoked, settings of rights that changed. Rows are added and never changed; each holds the hash of the one before.</summary>
public sealed record AuditEntry
{
    /// <summary>1, 2, 3, ... without a gap.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset AtUtc { get; init; }

    /// <summary>Who did it: the caller's id, or <c>command line</c> and the account there.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, e.g. <c>TokenCreated</c>.</summary>
    [MaxLength(50)]
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public required string Subject { get; init; }

    [MaxLength(4000)]
    public required string Details { get; init; }

    /// <summary>Hash of the entry before; zeros for the first.</summary>
    [MaxLength(64)]
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above, hexadecimal.</summary>
    [MaxLength(64)]
    public required string Hash { get; init; }

    /// <summary>What <see cref="Hash"/> must be.</summary>
    public string ComputeHash()
    {
        // Each text with its length before it: no text can be taken for a part of its neighbour.
        var text = new StringBuilder();
        foreach (var part in new[] { Number.ToString(CultureInfo.InvariantCulture), AtUtc.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Actor, Action, Subject, Details, PreviousHash })
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
