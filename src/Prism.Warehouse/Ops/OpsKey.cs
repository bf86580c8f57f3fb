using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Ops;

/// <summary>One row per secret that the processes of one service share and nobody chose, e.g. what readers' pseudonyms are made with.</summary>
public sealed record OpsKey
{
    /// <summary>What readers' pseudonyms are made with.</summary>
    public const string Pseudonyms = "Pseudonyms";

    /// <summary>What secret settings are marked with in the audit log: whether one changed can be told, what it is cannot.</summary>
    public const string Settings = "Settings";

    [MaxLength(50)]
    public required string Name { get; init; }

    /// <summary>256 random bits, hexadecimal.</summary>
    [MaxLength(64)]
    public required string Value { get; init; }
}
