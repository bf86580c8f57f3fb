using System.Globalization;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading.Calculation;

/// <summary>
/// Rebuilds an issue's life from its present state and its changes. What a field was before its first change is that change's
/// <see cref="StagedChange.From"/>; a field that never changed always had its present value. Where the changes do not lead to the present
/// state (a truncated or edited history) the present state is appended as a last revision at the issue's updated instant, and the
/// contradiction is named.
/// </summary>
public static class IssueHistory
{
    private static readonly TimeSpan ReopeningWindow = TimeSpan.FromDays(30);

    /// <param name="issue">The issue as staged.</param>
    /// <param name="changes">Its changes, oldest first.</param>
    /// <param name="meaning">What a status id means; unknown ids mean <see cref="StatusCategory.Undefined"/>.</param>
    public static IssueLife Build(StagedIssue issue, IReadOnlyList<StagedChange> changes, Func<string?, StatusMeaning> meaning)
    {
        var present = State.Present(issue);
        var state = present.Before(changes);
        var revisions = new List<IssueRevision>();
        var transitions = new List<IssueTransition>();
        List<(DateTimeOffset AtUtc, string? StatusId)> path = [(issue.CreatedAtUtc, state.StatusId)];
        var from = issue.CreatedAtUtc;

        foreach (var change in changes)
        {
            // A history imported from elsewhere can begin before the issue's own creation.
            var at = change.AtUtc < from ? from : change.AtUtc;
            if (change.Field == TrackedField.Status)
            {
                transitions.Add(Transition(transitions.Count + 1, change, at, path[^1].AtUtc, meaning));
                path.Add((at, Blank(change.To)));
            }

            var next = state.After(change);
            if (next == state)
            {
                continue;
            }

            // Changes of one instant are one revision.
            if (at > from)
            {
                revisions.Add(state.Revision(revisions.Count + 1, from, at));
                from = at;
            }

            state = next;
        }

        var contradictions = state.Contradictions(present);
        if (contradictions.Count > 0)
        {
            var at = issue.SourceUpdatedAtUtc > from ? issue.SourceUpdatedAtUtc : from;
            if (at > from)
            {
                revisions.Add(state.Revision(revisions.Count + 1, from, at));
                from = at;
            }

            if (state.StatusId != present.StatusId)
            {
                path.Add((at, present.StatusId));
            }
        }

        revisions.Add(present.Revision(revisions.Count + 1, from, IssueRevision.OpenEnd));
        return new IssueLife(revisions, transitions, Milestones(issue, path, revisions, meaning), contradictions);
    }

    /// <summary>Source ids of sprints as they stand in a field: <c>12, 13</c>.</summary>
    public static IReadOnlyList<string> SprintIds(string? text) =>
        text is null ? [] : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IssueTransition Transition(
        int number, StagedChange change, DateTimeOffset at, DateTimeOffset enteredAt, Func<string?, StatusMeaning> meaning) =>
        new(
            number,
            Blank(change.From),
            change.FromText,
            Blank(change.To),
            change.ToText,
            change.AuthorId,
            at,
            (at - enteredAt).TotalHours,
            Direction(meaning(Blank(change.From)).Category, meaning(Blank(change.To)).Category));

    private static string Direction(string from, string to) =>
        (Order(from), Order(to)) switch
        {
            ({ } before, { } after) when after > before => "Forward",
            ({ } before, { } after) when after < before => "Backward",
            _ => "Same",
        };

    private static int? Order(string category) => category switch
    {
        StatusCategory.ToDo => 0,
        StatusCategory.InProgress => 1,
        StatusCategory.Done => 2,
        _ => null,
    };

    private static IssueMilestones Milestones(
        StagedIssue issue,
        List<(DateTimeOffset AtUtc, string? StatusId)> path,
        List<IssueRevision> revisions,
        Func<string?, StatusMeaning> meaning)
    {
        DateTimeOffset? started = null, done = null, firstDone = null;
        var reopened = 0;
        var soon = false;
        foreach (var (at, statusId) in path)
        {
            var category = meaning(statusId).Category;
            if (category == StatusCategory.InProgress)
            {
                started ??= at;
            }

            if (category == StatusCategory.Done)
            {
                firstDone ??= at;
                done ??= at;
            }
            else if (done is not null)
            {
                reopened++;
                soon |= at - firstDone!.Value <= ReopeningWindow;
                done = null;
            }
        }

        return new IssueMilestones(started, done, firstDone, reopened, soon, BlockedDays(issue, revisions, started, meaning));
    }

    private static double BlockedDays(StagedIssue issue, List<IssueRevision> revisions, DateTimeOffset? started, Func<string?, StatusMeaning> meaning)
    {
        if (started is not { } from)
        {
            return 0;
        }

        var blocked = TimeSpan.Zero;
        foreach (var revision in revisions)
        {
            var (category, flowState) = meaning(revision.StatusId);
            if (category != StatusCategory.Done && (revision.IsFlagged || flowState == FlowState.Blocked))
            {
                // What is blocked now is counted to the last change, not to the clock: the same input must give the same row tomorrow.
                var end = revision.ToUtc == IssueRevision.OpenEnd ? issue.SourceUpdatedAtUtc : revision.ToUtc;
                var begin = revision.FromUtc > from ? revision.FromUtc : from;
                blocked += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return blocked.TotalDays;
    }

    private static string? Blank(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>The tracked fields at one time. Sprints are kept as normalised text so that states compare by value.</summary>
    private readonly record struct State(
        string? StatusId,
        string? AssigneeId,
        string Sprints,
        double? StoryPoints,
        string? IssueType,
        string? Priority,
        bool IsFlagged,
        string? ContainerId)
    {
        public static State Present(StagedIssue issue) => new(
            issue.StatusId,
            Blank(issue.AssigneeId),
            Normal(issue.SprintIds),
            issue.StoryPoints,
            issue.IssueType,
            Blank(issue.Priority),
            issue.IsFlagged,
            issue.ContainerId);

        /// <summary>The state before all changes: of each changed field, what its first change came from.</summary>
        public State Before(IReadOnlyList<StagedChange> changes)
        {
            var state = this;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var change in changes)
            {
                if (seen.Add(change.Field))
                {
                    state = state.With(change.Field, change.From, change.FromText);
                }
            }

            return state;
        }

        public State After(StagedChange change) => With(change.Field, change.To, change.ToText);

        public IssueRevision Revision(int number, DateTimeOffset from, DateTimeOffset to) => new(
            number, from, to, StatusId, AssigneeId, IssueHistory.SprintIds(Sprints), StoryPoints, IssueType, Priority, IsFlagged, ContainerId);

        public List<string> Contradictions(State present)
        {
            List<string> fields = [];
            Compare(StatusId == present.StatusId, TrackedField.Status);
            Compare(AssigneeId == present.AssigneeId, TrackedField.Assignee);
            Compare(SameSprints(Sprints, present.Sprints), TrackedField.Sprint);
            Compare(StoryPoints == present.StoryPoints, TrackedField.StoryPoints);
            Compare(IssueType == present.IssueType, TrackedField.IssueType);
            Compare(Priority == present.Priority, TrackedField.Priority);
            Compare(IsFlagged == present.IsFlagged, TrackedField.Flagged);
            Compare(ContainerId == present.ContainerId, TrackedField.Container);
            return fields;

            void Compare(bool isSame, string field)
            {
                if (!isSame)
                {
                    fields.Add(field);
                }
            }
        }

        private State With(string field, string? value, string? text) => field switch
        {
            TrackedField.Status => this with { StatusId = Blank(value) },
            TrackedField.Assignee => this with { AssigneeId = Blank(value) },
            TrackedField.Sprint => this with { Sprints = Normal(value) },
            TrackedField.StoryPoints => this with { StoryPoints = Number(value ?? text) },

            // Type and priority are known by name in the present state; their ids differ between sites.
            TrackedField.IssueType => this with { IssueType = Blank(text ?? value) },
            TrackedField.Priority => this with { Priority = Blank(text ?? value) },
            TrackedField.Flagged => this with { IsFlagged = Blank(value ?? text) is not null },
            TrackedField.Container => this with { ContainerId = Blank(value) },
            _ => this,
        };

        private static string Normal(string? sprints) => string.Join(',', IssueHistory.SprintIds(sprints));

        private static bool SameSprints(string left, string right) =>
            left == right || IssueHistory.SprintIds(left).ToHashSet(StringComparer.Ordinal).SetEquals(IssueHistory.SprintIds(right));

        private static double? Number(string? text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
