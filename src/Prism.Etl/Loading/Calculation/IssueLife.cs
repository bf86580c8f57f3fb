namespace Prism.Etl.Loading.Calculation;

/// <summary>What an issue looked like from one change to the next.</summary>
/// <param name="Number">1 = as created.</param>
/// <param name="FromUtc">When it began.</param>
/// <param name="ToUtc">When the next began; <see cref="OpenEnd"/> for the present one.</param>
/// <param name="SprintIds">Source ids of the sprints it was in, in the source's order.</param>
public sealed record IssueRevision(
    int Number,
    DateTimeOffset FromUtc,
    DateTimeOffset ToUtc,
    string? StatusId,
    string? AssigneeId,
    IReadOnlyList<string> SprintIds,
    double? StoryPoints,
    string? IssueType,
    string? Priority,
    bool IsFlagged,
    string? ContainerId)
{
    /// <summary>The end of what has not ended.</summary>
    public static readonly DateTimeOffset OpenEnd = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public bool Covers(DateTimeOffset instant) => FromUtc <= instant && instant < ToUtc;
}

/// <summary>One change of status, as the source recorded it.</summary>
/// <param name="HoursInFromStatus">Calendar hours since the status left was entered, or since creation.</param>
/// <param name="Direction"><c>Forward</c>, <c>Backward</c> or <c>Same</c>, by status category.</param>
public sealed record IssueTransition(
    int Number,
    string? FromStatusId,
    string? FromStatusName,
    string? ToStatusId,
    string? ToStatusName,
    string? AuthorId,
    DateTimeOffset AtUtc,
    double HoursInFromStatus,
    string Direction);

/// <summary>An issue's life as its history tells it.</summary>
/// <param name="Contradictions">Tracked fields whose history does not end in the present value; empty when all do.</param>
public sealed record IssueLife(
    IReadOnlyList<IssueRevision> Revisions,
    IReadOnlyList<IssueTransition> Transitions,
    IssueMilestones Milestones,
    IReadOnlyList<string> Contradictions);

/// <summary>The dates of an issue's life and what it took.</summary>
/// <param name="StartedAtUtc">First entry into an in-progress status; null when it never was in progress.</param>
/// <param name="DoneAtUtc">Last entry into Done after the last reopening; null while not done.</param>
/// <param name="FirstDoneAtUtc">First entry into Done, reopened since or not.</param>
/// <param name="ReopenCount">How often it left Done.</param>
/// <param name="IsReopenedWithin30Days">It left Done within 30 days of first entering it.</param>
/// <param name="BlockedElapsedDays">Calendar days flagged or in a blocked status since it was started and while not done, up to the issue's last change.</param>
public sealed record IssueMilestones(
    DateTimeOffset? StartedAtUtc,
    DateTimeOffset? DoneAtUtc,
    DateTimeOffset? FirstDoneAtUtc,
    int ReopenCount,
    bool IsReopenedWithin30Days,
    double BlockedElapsedDays);

/// <summary>What a status means for flow.</summary>
/// <param name="Category">One of <see cref="Prism.Warehouse.Dimensions.StatusCategory"/>.</param>
/// <param name="FlowState">One of <see cref="Prism.Warehouse.Dimensions.FlowState"/>.</param>
public readonly record struct StatusMeaning(string Category, string FlowState);
