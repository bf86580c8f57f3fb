using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading.Calculation;

/// <summary>A sprint's dates, as far as it has them.</summary>
/// <param name="State"><c>Future</c>, <c>Active</c>, <c>Closed</c>.</param>
public sealed record SprintDates(string State, DateTimeOffset? StartAtUtc, DateTimeOffset? CompletedAtUtc)
{
    public bool IsStarted => State != "Future" && StartAtUtc is not null;
    public bool IsClosed => State == "Closed";
}

/// <summary>What an issue was to a sprint it ever was in.</summary>
/// <param name="PointsAtStart">Points at the start where committed; when it came in, where added after the start.</param>
/// <param name="PointsAtEnd">Points when the sprint was completed; when it left, where it left before; the present ones while the sprint runs.</param>
public sealed record SprintMembership(
    string SprintId,
    bool IsCommitted,
    bool IsAddedAfterStart,
    bool IsRemoved,
    bool IsCompleted,
    bool IsCarriedOver,
    double? PointsAtStart,
    double? PointsAtEnd);

/// <summary>
/// Tells what an issue was to each of its sprints from its revisions. Jira leaves the ids of closed sprints in the field, so "in the
/// sprint" counts up to the sprint's completion only. What happens in the instant of completion (the move of open issues to the next
/// sprint) comes after it.
/// </summary>
public static class SprintHistory
{
    /// <param name="revisions">The issue's revisions, oldest first.</param>
    /// <param name="sprint">A sprint's dates by its source id; null for one that is not known.</param>
    /// <param name="category">A status's category by its source id.</param>
    /// <returns>One row per sprint the issue ever was in, in the order it came into them.</returns>
    public static IReadOnlyList<SprintMembership> Build(
        IReadOnlyList<IssueRevision> revisions, Func<string, SprintDates?> sprint, Func<string?, string> category)
    {
        List<string> order = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in revisions.SelectMany(revision => revision.SprintIds))
        {
            if (seen.Add(id))
            {
                order.Add(id);
            }
        }

        return [.. order.Select(id => Membership(id, revisions, sprint, category))];
    }

    private static SprintMembership Membership(
        string id, IReadOnlyList<IssueRevision> revisions, Func<string, SprintDates?> sprint, Func<string?, string> category)
    {
        var dates = sprint(id);
        if (dates is not { IsStarted: true, StartAtUtc: { } start })
        {
            var points = revisions.Last(revision => revision.SprintIds.Contains(id)).StoryPoints;
            return new SprintMembership(id, false, false, false, false, false, null, points);
        }

        // A sprint closed without a completion instant has no end to judge by; it is judged by the present.
        var end = dates.IsClosed ? dates.CompletedAtUtc ?? IssueRevision.OpenEnd : IssueRevision.OpenEnd;
        var during = revisions.Where(revision => revision.FromUtc < end && revision.ToUtc > start && revision.SprintIds.Contains(id)).ToList();
        if (during.Count == 0)
        {
            return new SprintMembership(id, false, false, false, false, false, null, null);
        }

        var isCommitted = during[0].Covers(start);
        var last = during[^1];
        var isInAtEnd = last.ToUtc >= end;
        var isDone = isInAtEnd && category(last.StatusId) == StatusCategory.Done;
        return new SprintMembership(
            id,
            isCommitted,
            !isCommitted,
            !isInAtEnd,
            isDone,
            dates.IsClosed && isInAtEnd && !isDone && MovedOn(id, end, revisions, sprint),
            during[0].StoryPoints,
            last.StoryPoints);
    }

    private static bool MovedOn(string id, DateTimeOffset end, IReadOnlyList<IssueRevision> revisions, Func<string, SprintDates?> sprint) =>
        revisions
            .Where(revision => revision.ToUtc > end)
            .SelectMany(revision => revision.SprintIds)
            .Any(other => other != id && (sprint(other)?.CompletedAtUtc ?? DateTimeOffset.MaxValue) > end);
}
