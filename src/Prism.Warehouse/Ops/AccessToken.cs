using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Ops;

/// <summary>One row per personal access token. Its secret is nowhere: only the hash of it.</summary>
public sealed record AccessToken
{
    /// <summary>The public part that the token begins with.</summary>
    [MaxLength(20)]
    public required string TokenId { get; init; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Name { get; init; }

    /// <summary>Who it was made for: the directory's object id, or the name that the administrator gave at the command line.</summary>
    public required string Owner { get; init; }

    /// <summary>SHA-256 of the secret part, hexadecimal: it has 256 random bits, so that nothing can be guessed from the hash.</summary>
    [MaxLength(64)]
    public required string SecretHash { get; init; }

    /// <summary>What it may see, as JSON.</summary>
    [MaxLength(4000)]
    public required string Rights { get; init; }

    public required DateTimeOffset CreatedAtUtc { get; init; }
    public required DateTimeOffset ExpiresAtUtc { get; init; }

    /// <summary>To the minute; null while it has not been used.</summary>
    public DateTimeOffset? LastUsedAtUtc { get; set; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? RevokedAtUtc { get; set; }
}
