namespace Prism.Warehouse.Dimensions;

/// <summary>One row per version of a person (SCD 2): a Jira user, a Project resource, a person of the register, joined where they are one.</summary>
public sealed record DimPerson : DeletableRow
{
    public required int PersonSk { get; init; }

    /// <summary>Durable key: the same over all versions.</summary>
    public required int PersonId { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>Jira accountId (Cloud) or user key (Data Center), the plan's resource name, or the register's person name.</summary>
    public required string SourceId { get; init; }
    public required string DisplayName { get; init; }

    /// <summary><c>Person</c>, <c>App</c>, <c>Customer</c>, <c>Material</c>, <c>Cost</c>, <c>Generic</c>: only <c>Person</c> is staff.</summary>
    public required string PersonKind { get; init; }
    public required bool IsActive { get; init; }
    public string? Team { get; init; }
    public string? Role { get; init; }
    public string? Department { get; init; }

    /// <summary>Durable key of the project that the person's capacity counts for; -2 when none.</summary>
    public required int HomeProjectId { get; init; }
    public double? CapacityHoursPerDay { get; init; }

    /// <summary>Per hour, in <see cref="CurrencyCode"/>.</summary>
    public decimal? CostRateAmount { get; init; }
    public string? CurrencyCode { get; init; }

    /// <summary>First and last day the capacity counts; -2 when open.</summary>
    public required int CapacityFromDateSk { get; init; }
    public required int CapacityToDateSk { get; init; }
    public required DateTimeOffset ValidFromUtc { get; init; }

    /// <summary>Half-open; 9999-12-31 while current.</summary>
    public required DateTimeOffset ValidToUtc { get; init; }
    public required bool IsCurrent { get; init; }
}

/// <summary>One row per account, resource or register entry, and the person it is: one human has several.</summary>
public sealed record PersonSource : WarehouseRow
{
    public required int PersonSourceSk { get; init; }
    public required string SourceSystem { get; init; }

    /// <summary>Jira accountId or user key, the plan's resource, or the register's e-mail address or name.</summary>
    public required string SourceId { get; init; }

    /// <summary>Durable key of the person.</summary>
    public required int PersonId { get; init; }
}
