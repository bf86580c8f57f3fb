using System.ComponentModel.DataAnnotations;

namespace Prism.Warehouse.Loads;

/// <summary>One row per ETL run and source. <see cref="LoadSk"/> grows monotonically; the published ones are the warehouse's versions.</summary>
public sealed record DimLoad
{
    /// <summary><see cref="SourceSystem"/> of the step into the star.</summary>
    public const string Warehouse = "Warehouse";

    public required long LoadSk { get; init; }

    /// <summary>The configured connection's name; <c>Warehouse</c> for the step into the star, which publishes a version.</summary>
    public required string SourceSystem { get; init; }

    /// <summary>One of <see cref="LoadKind"/>.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset StartedAtUtc { get; init; }
    public DateTimeOffset? FinishedAtUtc { get; init; }

    /// <summary>One of <see cref="LoadOutcome"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What went wrong, in words for the administrator; null when nothing did.</summary>
    [MaxLength(4000)]
    public string? Message { get; init; }
    public long RowsIn { get; init; }
    public long RowsStaged { get; init; }
    public long RowsLoaded { get; init; }
    public long RowsRejected { get; init; }
    [MaxLength(1000)]
    public string? WatermarkBefore { get; init; }
    [MaxLength(1000)]
    public string? WatermarkAfter { get; init; }

    /// <summary>What an extraction was reading when it committed its last batch: <c>issues</c>, <c>worklogs</c>.</summary>
    public string? StepName { get; init; }

    /// <summary>Things of that step read by then.</summary>
    public long StepDone { get; init; }

    /// <summary>Things of that step there are, as far as the source told: an approximate count.</summary>
    public long? StepTotal { get; init; }
    public DateTimeOffset? StepStartedAtUtc { get; init; }

    /// <summary>When that last batch was committed.</summary>
    public DateTimeOffset? StepSeenAtUtc { get; init; }

    /// <summary>
    /// The day on which what signs in to the source expires, as the settings said then; -2 where they did not. The last extraction of a source has the
    /// one in force.
    /// </summary>
    public int SignInExpiresDateSk { get; init; } = Member.NotApplicable;

    /// <summary>True for a load whose rows readers see: its <see cref="LoadSk"/> is a warehouse version.</summary>
    public required bool IsPublished { get; init; }
}

/// <summary>Kinds of loads.</summary>
public static class LoadKind
{
    /// <summary>Stages one source, batch by batch.</summary>
    public const string Extract = "Extract";

    /// <summary>Takes staged rows into the star and makes a warehouse version.</summary>
    public const string Publish = "Publish";
}

/// <summary>How a load ended, or that it has not.</summary>
public static class LoadOutcome
{
    public const string Running = "Running";
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    /// <summary>Its worker was killed or lost the lease.</summary>
    public const string Interrupted = "Interrupted";
}

/// <summary>
/// One row per thing that was not taken, with the rule and the value: bad rows are data. The same thing refused again is the same row,
/// so a second run of the same input adds none.
/// </summary>
public sealed record RejectedRow : WarehouseRow
{
    public required string SourceSystem { get; init; }

    /// <summary>What kind of thing: <c>Issue</c>, <c>Worklog</c>, <c>Task</c>, <c>projects.csv</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>Its id in the source, as far as it could be read.</summary>
    public required string SourceId { get; init; }

    /// <summary>Name of the rule it broke, e.g. <c>TimestampUnreadable</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The offending value, cut to 1,000 characters.</summary>
    [MaxLength(1000)]
    public string? Value { get; init; }
}

/// <summary>The one writer's claim on the warehouse. A worker whose fencing number is no longer the stored one may not commit.</summary>
public sealed record LoadLease
{
    /// <summary>There is one lease.</summary>
    public const int OnlySk = 1;

    /// <summary>Always <see cref="OnlySk"/>.</summary>
    public required int LoadLeaseSk { get; init; }

    /// <summary>Machine, process, its start and a number of its own; empty while nobody writes.</summary>
    public required string Holder { get; init; }
    public required long FencingNumber { get; init; }
    public required DateTimeOffset ExpiresAtUtc { get; init; }
}
