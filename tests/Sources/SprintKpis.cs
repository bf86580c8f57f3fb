namespace Prism.Sources;

/// <summary>KPIs of sprints: who was in when it began, came later, left before its completion, and was done by it.</summary>
internal static class SprintKpis
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    public static IEnumerable<SourceKpi> Of(SourcePortfolio sources)
    {
        var jira = sources.Jira;
        var stays = (from issue in jira.Issues
                     from id in issue.Sprints.SelectMany(value => (value.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()
                     let sprint = jira.Sprints[id]
                     where sprint is { State: "closed", Start: not null, Complete: not null }
                     let stay = Stay.Of(issue, sprint, jira.Sprints)
                     where stay is not null
                     select (Project: sources.ProjectOf(issue.Project), Day: SourceCalendar.DayOf(sprint.Complete!.Value), Sprint: id, Stay: stay)).ToList();
        SourceTerm Count(Func<Stay, bool> among, Func<Stay, double> value) =>
            SourceTerm.Amounts(stays.Where(item => among(item.Stay)).Select(item => new SourceRow(item.Project, item.Day, value(item.Stay))));
        var committed = Count(stay => stay.IsCommitted, _ => 1);
        yield return new SumKpi("SPRINT_PREDICTABILITY", Count(stay => stay.IsCommitted, stay => stay.IsDone ? 1 : 0), committed);
        yield return new SumKpi("SCOPE_CHANGE", Count(_ => true, stay => (stay.IsCommitted ? 0 : 1) + (stay.IsInAtEnd ? 0 : 1)), committed);
        yield return new SumKpi("CARRY_OVER", Count(stay => stay.IsInAtEnd, stay => stay.MovesOn ? 1 : 0), Count(stay => stay.IsInAtEnd, _ => 1));
        yield return new SumKpi(
            "VELOCITY",
            Count(stay => stay.IsDone, stay => stay.PointsAtEnd ?? 0),
            SourceTerm.Amounts(stays.Select(item => (item.Project, item.Day, item.Sprint)).Distinct().Select(item => new SourceRow(item.Project, item.Day, 1))))
        { Levels = ["Project"], Grains = ["Month", "Quarter"] };
    }

    /// <summary>An issue's stay in a sprint while it ran. What happens in the instant of completion comes after it.</summary>
    private sealed record Stay(bool IsCommitted, bool IsInAtEnd, bool IsDone, bool MovesOn, double? PointsAtEnd)
    {
        public static Stay? Of(SourceIssue issue, SourceSprint sprint, IReadOnlyDictionary<string, SourceSprint> sprints)
        {
            var (start, end) = (sprint.Start!.Value, sprint.Complete!.Value);
            bool IsIn(DateTimeOffset at) => at >= issue.Created && issue.SprintsAt(at).Contains(sprint.Id);
            var isCommitted = IsIn(start);
            var isEverIn = isCommitted || issue.Sprints.Any(value => value.From > start && value.From < end && IsIn(value.From));
            if (!isEverIn)
            {
                return null;
            }

            var isInAtEnd = IsIn(end - Instant);
            var isDone = isInAtEnd && issue.StatusAt(end - Instant).Stage == SourceStage.Done;
            var movesOn = isInAtEnd && !isDone && issue.Sprints.Where((_, i) => i + 1 == issue.Sprints.Count || issue.Sprints[i + 1].From > end)
                .SelectMany(value => value.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
                .Any(other => other != sprint.Id && (sprints[other].Complete ?? DateTimeOffset.MaxValue) > end);
            return new Stay(isCommitted, isInAtEnd, isDone, movesOn, issue.PointsAt(end - Instant));
        }
    }
}
