namespace Prism.SampleJira.Simulation;

/// <summary>The sprints an issue is in: from one to another without gaps, since unfinished work is carried into the next; none where <see cref="First"/> is -1.</summary>
internal readonly record struct SprintSpan(int First, int Last)
{
    public static SprintSpan None { get; } = new(-1, -1);
}

/// <summary>An issue as it is at one moment.</summary>
internal sealed record IssueState
{
    public int Status { get; init; }

    /// <summary>0 unresolved, 1 done, 2 won't do.</summary>
    public int Resolution { get; init; }

    public long? ResolvedMs { get; init; }

    /// <summary>Index of a person; -1 where nobody is assigned.</summary>
    public int Assignee { get; init; } = -1;

    /// <summary>0 where not estimated.</summary>
    public int Points { get; init; }

    public bool IsFlagged { get; init; }

    public int Priority { get; init; } = 3;

    public SprintSpan Sprints { get; init; } = SprintSpan.None;

    /// <summary>The number of the epic's key; 0 where there is none.</summary>
    public int Epic { get; init; }

    public DateOnly? Due { get; init; }
}

internal enum ChangedField
{
    Status,
    Resolution,
    Assignee,
    Points,
    Flagged,
    Priority,
    Sprint,
    Epic,
    Due,
    Project,
    Key,
    Workflow,
    RemoteLink,
}

/// <summary>A changed field with the states before and after, from which either side's value is read.</summary>
internal readonly record struct ChangedItem(ChangedField Field, IssueState Before, IssueState After);

/// <summary>One entry of the changelog.</summary>
internal sealed record HistoryEntry(long Id, long AtMs, int Author, IReadOnlyList<ChangedItem> Items);

/// <summary>An issue with its history, which leads from the first state to the present one.</summary>
internal sealed record SimulatedIssue(IssueIdentity Identity, Workflow Workflow, long CreatedMs, IssueState Present, IReadOnlyList<HistoryEntry> Histories, int? MovedFrom)
{
    public bool IsDone => Workflow.Statuses[Present.Status].Category == StatusCategory.Done;

    public long LastHistoryMs => Histories.Count == 0 ? CreatedMs : Histories[^1].AtMs;
}
