using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>
/// One row per Jira issue (accumulating snapshot): the milestones of its life and what it took.
/// Done = the last entry into a Done status after the last reopening; started = the first entry into an in-progress status.
/// </summary>
public sealed record FactIssue : DeletableRow
{
    /// <summary>Rows that belong to one issue (revisions, transitions, sprints, values of further fields) have keys of <c>IssueSk × 65536 + their number</c>, so that they lie together.</summary>
    public const long ChildrenPerIssue = 65_536;

    /// <summary>The issue; also this fact's key.</summary>
    public required int IssueSk { get; init; }

    /// <summary>The project version in force when the issue was created.</summary>
    public required int ProjectSk { get; init; }
    public required int StatusSk { get; init; }
    public required int AssigneePersonSk { get; init; }
    public required int ReporterPersonSk { get; init; }

    /// <summary>The open sprint it is in, else the last one; -2 when it was in none.</summary>
    public required int SprintSk { get; init; }

    /// <summary>The fact's own date: the day of creation.</summary>
    public required int DateSk { get; init; }
    public required int CreatedDateSk { get; init; }

    /// <summary>-2 while not started.</summary>
    public required int StartedDateSk { get; init; }

    /// <summary>-2 while not done.</summary>
    public required int DoneDateSk { get; init; }

    /// <summary>The day work is planned to begin; -2 when none is set.</summary>
    public int PlannedStartDateSk { get; init; } = Member.NotApplicable;

    /// <summary>-2 when none is set.</summary>
    public required int DueDateSk { get; init; }

    /// <summary>The day the issue was first done, even when it was reopened since; -2 when it never was.</summary>
    public required int FirstDoneDateSk { get; init; }

    /// <summary>The day its resolution was set, as the source says; -2 while it has none. Not the day it was done: that is by status.</summary>
    public int ResolvedDateSk { get; init; } = Member.NotApplicable;
    public required DateTimeOffset CreatedAtUtc { get; init; }
    public DateTimeOffset? StartedAtUtc { get; init; }
    public DateTimeOffset? DoneAtUtc { get; init; }

    /// <summary>When its resolution was set, as the source says.</summary>
    public DateTimeOffset? ResolvedAtUtc { get; init; }

    /// <summary>Null where no estimation field is set on the issue.</summary>
    public double? StoryPoints { get; init; }
    public double? EstimateHours { get; init; }
    public double? SpentHours { get; init; }
    public double? RemainingHours { get; init; }

    /// <summary>Done − created in calendar days; null while not done.</summary>
    public double? LeadTimeElapsedDays { get; init; }

    /// <summary>Done − started in calendar days; null while not done or when it never was in progress.</summary>
    public double? CycleTimeElapsedDays { get; init; }

    /// <summary>The same in working days: the share of the interval on the organisation's working days.</summary>
    public double? LeadTimeWorkingDays { get; init; }
    public double? CycleTimeWorkingDays { get; init; }

    /// <summary>How often it left a Done status.</summary>
    public required int ReopenCount { get; init; }

    /// <summary>1 when it left a Done status within 30 days of first entering it, else 0.</summary>
    public required int ReopenedWithin30DaysCount { get; init; }

    /// <summary>Calendar days flagged or in a blocked status since it was started and while not done: never more than it took from start to done.</summary>
    public required double BlockedElapsedDays { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimStatus Status { get; init; } = null!;
    public DimPerson AssigneePerson { get; init; } = null!;
    public DimPerson ReporterPerson { get; init; } = null!;
    public DimSprint Sprint { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per issue and version of its tracked fields: what the issue looked like from one change to the next.</summary>
public sealed record FactIssueRevision : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + RevisionNumber</c>.</summary>
    public required long IssueRevisionSk { get; init; }
    public required int IssueSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>1 = as created.</summary>
    public required int RevisionNumber { get; init; }

    /// <summary>The day the revision began.</summary>
    public required int DateSk { get; init; }
    public required DateTimeOffset ValidFromUtc { get; init; }

    /// <summary>Half-open; 9999-12-31 for the present one.</summary>
    public required DateTimeOffset ValidToUtc { get; init; }
    public required int ValidToDateSk { get; init; }
    public required int StatusSk { get; init; }
    public required int AssigneePersonSk { get; init; }

    /// <summary>The sprint it is in (the last named where it is in several); -2 when in none.</summary>
    public required int SprintSk { get; init; }
    public double? StoryPoints { get; init; }
    public string? IssueType { get; init; }
    public string? Priority { get; init; }
    public required bool IsFlagged { get; init; }

    /// <summary>True for the last revision that began on its day: what the issue × day snapshot reads.</summary>
    public required bool IsLastOfDay { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
    public DimStatus Status { get; init; } = null!;
    public DimPerson AssigneePerson { get; init; } = null!;
    public DimSprint Sprint { get; init; } = null!;
}

/// <summary>One row per status change of an issue.</summary>
public sealed record FactStatusTransition : WarehouseRow
{
    /// <summary><c>IssueSk × 65536 + TransitionNumber</c>.</summary>
    public required long StatusTransitionSk { get; init; }
    public required int IssueSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>1 = the first change of status.</summary>
    public required int TransitionNumber { get; init; }
    public required int FromStatusSk { get; init; }
    public required int ToStatusSk { get; init; }

    /// <summary>The status names as the source wrote them at the time: names change, ids do not.</summary>
    public string? FromSourceStatus { get; init; }
    public string? ToSourceStatus { get; init; }
    public required int AuthorPersonSk { get; init; }
    public required int DateSk { get; init; }
    public required DateTimeOffset ChangedAtUtc { get; init; }

    /// <summary>Calendar hours spent in the status that was left.</summary>
    public required double HoursInFromStatus { get; init; }

    /// <summary><c>Forward</c>, <c>Backward</c> or <c>Same</c>, by status category.</summary>
    public required string Direction { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimIssue Issue { get; init; } = null!;
    public DimProject Project { get; init; } = null!;
    public DimStatus FromStatus { get; init; } = null!;
    public DimStatus ToStatus { get; init; } = null!;
    public DimPerson AuthorPerson { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
