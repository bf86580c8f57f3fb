using System.ComponentModel;

namespace Prism.ODataService.Contract;

/// <summary>What every published row says of itself. In the model each entity type is flat: these are properties of its own, the last ones.</summary>
public abstract class PublishedEntity
{
    [Description("The load that wrote the row last: a warehouse version.")]
    public long LoadSk { get; init; }

    [Description("When the row was written last.")]
    public DateTimeOffset UpdatedAtUtc { get; init; }
}

/// <summary>A published row whose source may delete it: it stays, marked.</summary>
public abstract class DeletableEntity : PublishedEntity
{
    [Description("True when the source no longer holds or no longer shows it.")]
    public bool IsDeleted { get; init; }

    [Description("When the deletion was noticed; null while it lives.")]
    public DateTimeOffset? DeletedAtUtc { get; init; }

    [Description("Deleted, Moved, Archived, NotVisible or OutOfScope; null while it lives.")]
    public string? DeleteReason { get; init; }
}
