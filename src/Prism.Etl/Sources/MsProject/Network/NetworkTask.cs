namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>One task of a schedule network, summaries included.</summary>
public sealed record NetworkTask
{
    public required int Uid { get; init; }

    /// <summary>The summary above it.</summary>
    public int? ParentUid { get; init; }

    /// <summary>When it is worked on.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Working time from its start to its finish, gaps of a split included.</summary>
    public required TimeSpan Span { get; init; }

    /// <summary>A manually scheduled task stays where it is; null for all others.</summary>
    public (DateTime Start, DateTime Finish)? Fixed { get; init; }
    public DateTime? ActualStart { get; init; }
    public DateTime? ActualFinish { get; init; }

    /// <summary>Working time done since the actual start.</summary>
    public TimeSpan ActualSpan { get; init; }
    public NetworkConstraint Constraint { get; init; }
    public DateTime? ConstraintDate { get; init; }
    public DateTime? Deadline { get; init; }
}

/// <summary>MSPDI <c>Task/ConstraintType</c>.</summary>
public enum NetworkConstraint
{
    AsSoonAsPossible,
    AsLateAsPossible,
    MustStartOn,
    MustFinishOn,
    StartNoEarlierThan,
    StartNoLaterThan,
    FinishNoEarlierThan,
    FinishNoLaterThan,
}

/// <summary>MSPDI <c>PredecessorLink/Type</c>, with its numbers.</summary>
public enum NetworkLinkType
{
    FinishFinish,
    FinishStart,
    StartFinish,
    StartStart,
}

/// <summary>A dependency with its lag.</summary>
/// <param name="PredecessorUid">The task it begins at.</param>
/// <param name="SuccessorUid">The task it holds back.</param>
/// <param name="Type">Which ends it joins.</param>
/// <param name="Lag">Time between; negative is lead. For a percentage, of the predecessor's span.</param>
/// <param name="IsElapsed">The lag runs by the clock, not in working time.</param>
public sealed record NetworkLink(int PredecessorUid, int SuccessorUid, NetworkLinkType Type, TimeSpan Lag, bool IsElapsed);

/// <summary>What a network says about a task.</summary>
/// <param name="Start">When it is scheduled: early, or late where it is to be done as late as possible.</param>
/// <param name="Finish">See <paramref name="Start"/>.</param>
/// <param name="EarlyStart">As early as links, constraints and calendar allow; where a plan that is scheduled from its start says as late as possible, that is late.</param>
/// <param name="EarlyFinish">See <paramref name="EarlyStart"/>.</param>
/// <param name="LateStart">As late as the project's finish and all successors allow.</param>
/// <param name="LateFinish">See <paramref name="LateStart"/>.</param>
/// <param name="TotalSlack">Working time the task can slip without moving the project's finish; negative where a date cannot be kept.</param>
/// <param name="FreeSlack">Working time the task can slip without moving any successor.</param>
/// <param name="IsCritical">Slack within the limit, and not finished.</param>
public sealed record NetworkDates(
    DateTime Start, DateTime Finish,
    DateTime EarlyStart, DateTime EarlyFinish, DateTime LateStart, DateTime LateFinish, TimeSpan TotalSlack, TimeSpan FreeSlack, bool IsCritical);
