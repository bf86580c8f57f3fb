namespace Prism.Warehouse.Dimensions;

/// <summary>One row per status of a source. Joined by id: names are renamed, translated, and not unique.</summary>
public sealed record DimStatus : WarehouseRow
{
    public required int StatusSk { get; init; }
    public required string SourceSystem { get; init; }
    public required string SourceId { get; init; }

    /// <summary>The source's name, e.g. <c>In QA</c>.</summary>
    public required string SourceStatus { get; init; }

    /// <summary>One of <see cref="Dimensions.StatusCategory"/>.</summary>
    public required string StatusCategory { get; init; }

    /// <summary>One of <see cref="Dimensions.FlowState"/>.</summary>
    public required string FlowState { get; init; }
}

/// <summary>Jira's status categories: <c>new</c>, <c>indeterminate</c>, <c>done</c>, <c>undefined</c>.</summary>
public static class StatusCategory
{
    public const string ToDo = "ToDo";
    public const string InProgress = "InProgress";
    public const string Done = "Done";
    public const string Undefined = "Undefined";
}

/// <summary>Whether time in a status is work or waiting.</summary>
public static class FlowState
{
    public const string Active = "Active";
    public const string Waiting = "Waiting";
    public const string Blocked = "Blocked";
}
