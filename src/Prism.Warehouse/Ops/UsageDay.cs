using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Ops;

/// <summary>One row per day, thing read, kind of client and reader.</summary>
public sealed record UsageDay
{
    /// <summary>UTC day, <c>yyyymmdd</c>.</summary>
    public required int DateSk { get; init; }

    /// <summary>An entity set, or <c>KPI:</c> and a KPI's code.</summary>
    [MaxLength(100)]
    public required string Subject { get; init; }

    /// <summary>One of <see cref="Ops.ClientKind"/>.</summary>
    [MaxLength(30)]
    public required string ClientKind { get; init; }

    /// <summary>The reader: a keyed hash, unless a setting says that readers are named.</summary>
    [MaxLength(100)]
    public required string Reader { get; init; }

    public required long Reads { get; set; }
    public required long RowsRead { get; set; }
    public required DateTimeOffset LastReadAtUtc { get; set; }
}

/// <summary>Programs that read the feed, as their requests tell them apart.</summary>
public static class ClientKind
{
    public const string PowerBiDesktop = "PowerBiDesktop";
    public const string PowerBiService = "PowerBiService";
    public const string Gateway = "Gateway";
    public const string Excel = "Excel";
    public const string Browser = "Browser";
    public const string Other = "Other";
}
