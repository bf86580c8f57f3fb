namespace Prism.Sources;

/// <summary>What a source's status means.</summary>
internal enum SourceStage
{
    ToDo,
    InProgress,
    Done,
}

internal sealed record SourceStatus(string Name, SourceStage Stage)
{
    /// <summary>In progress and not by its name a status of waiting or being blocked.</summary>
    public bool IsWork => Stage == SourceStage.InProgress && !Name.Contains("Waiting", StringComparison.Ordinal) && !IsBlocked;

    public bool IsBlocked => Name.Contains("Block", StringComparison.OrdinalIgnoreCase);
}

internal sealed record SourceSprint(string Id, string State, DateTimeOffset? Start, DateTimeOffset? Complete);

/// <summary>One value of a field of an issue, from an instant on.</summary>
internal sealed record FieldValue(DateTimeOffset From, string? Value);

/// <summary>An entry of a person's time.</summary>
internal sealed record SourceWorklog(string Project, string IssueKey, string AccountId, DateTimeOffset Started, DateTimeOffset Created, double Hours)
{
    public DateOnly Day => SourceCalendar.DayOf(Started);
}

/// <summary>An issue of the Jira site, with the course of each field that KPIs ask about: first the value it was created with.</summary>
internal sealed class SourceIssue
{
    public required string Key { get; init; }
    public required string Type { get; init; }
    public required string? Priority { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public required DateOnly? Due { get; init; }

    /// <summary>Keys of Jira projects.</summary>
    public required IReadOnlyList<FieldValue> Projects { get; init; }
    public required IReadOnlyList<FieldValue> Statuses { get; init; }
    public required IReadOnlyList<FieldValue> Sprints { get; init; }
    public required IReadOnlyList<FieldValue> Points { get; init; }
    public required IReadOnlyList<FieldValue> Flags { get; init; }
    /// <summary>Ids of the releases it was found in, and of those it is fixed in.</summary>
    public required IReadOnlyList<string> FoundIn { get; init; }
    public required IReadOnlyList<string> FixedIn { get; init; }
    public required IReadOnlyDictionary<string, SourceStatus> Meanings { get; init; }

    public string Project => Projects[^1].Value!;

    public bool IsDefect => Type == "Bug";

    public bool IsRisk => Type == "Risk";

    public IEnumerable<(DateTimeOffset At, SourceStatus Status)> Path => Statuses.Select(value => (value.From, Meanings[value.Value!]));

    /// <summary>First entry into a status of progress.</summary>
    public DateTimeOffset? Started => Path.Where(step => step.Status.Stage == SourceStage.InProgress).Select(step => (DateTimeOffset?)step.At).FirstOrDefault();

    /// <summary>First entry into Done.</summary>
    public DateTimeOffset? FirstDone => Path.Where(step => step.Status.Stage == SourceStage.Done).Select(step => (DateTimeOffset?)step.At).FirstOrDefault();

    /// <summary>First entry into Done after the last reopening; null while not done.</summary>
    public DateTimeOffset? Done => Path.Last().Status.Stage != SourceStage.Done ? null
        : Path.Reverse().TakeWhile(step => step.Status.Stage == SourceStage.Done).Last().At;

    /// <summary>The instants at which it left Done.</summary>
    public IEnumerable<DateTimeOffset> Reopenings => Path.Zip(Path.Skip(1))
        .Where(pair => pair.First.Status.Stage == SourceStage.Done && pair.Second.Status.Stage != SourceStage.Done).Select(pair => pair.Second.At);

    public double? LeadDays => (Done - Created)?.TotalDays;

    public double? CycleDays => (Done - Started)?.TotalDays;

    /// <summary>Days in statuses of work up to Done.</summary>
    public double WorkDays => Path.Zip(Path.Skip(1)).Where(pair => pair.First.Status.IsWork).Sum(pair => (pair.Second.At - pair.First.At).TotalDays);

    /// <summary>Days flagged or in a blocked status between start and Done, the time it was done in between left out.</summary>
    public double BlockedDays
    {
        get
        {
            var instants = Statuses.Concat(Flags).Select(value => value.From).Append(Started!.Value).Append(Done!.Value).Distinct().Order().ToList();
            return instants.Zip(instants.Skip(1)).Where(span => span.First >= Started && span.Second <= Done && IsBlockedAt(span.First)).Sum(span => (span.Second - span.First).TotalDays);
        }
    }

    public SourceStatus StatusAt(DateTimeOffset instant) => Meanings[At(Statuses, instant)!];

    /// <summary>Ids of the sprints it was in at an instant.</summary>
    public IReadOnlySet<string> SprintsAt(DateTimeOffset instant) =>
        (At(Sprints, instant) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet();

    public double? PointsAt(DateTimeOffset instant) => At(Points, instant) is { Length: > 0 } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public string ProjectAt(DateTimeOffset instant) => At(Projects, instant)!;

    private bool IsBlockedAt(DateTimeOffset instant) =>
        StatusAt(instant) is { Stage: not SourceStage.Done } status && (status.IsBlocked || !string.IsNullOrEmpty(At(Flags, instant)));

    private static string? At(IReadOnlyList<FieldValue> course, DateTimeOffset instant) => (course.LastOrDefault(value => value.From <= instant) ?? course[0]).Value;
}
