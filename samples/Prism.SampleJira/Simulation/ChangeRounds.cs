namespace Prism.SampleJira.Simulation;

internal enum RoundChange
{
    None,
    Worklog,
    Status,
    Priority,
    Points,
}

/// <summary>What happens after the history's end, a round a day: about 1 % of the issues change, some are new, one issue and one worklog are deleted.</summary>
internal sealed class ChangeRounds
{
    private readonly Dictionary<int, int> deletedIssues = [];
    private readonly SimulatedPlan plan;

    public ChangeRounds(SimulatedPlan plan, int rounds)
    {
        this.plan = plan;
        Count = rounds;
        NewPerRound = Math.Max(1, plan.Issues / 500);
        for (var round = 1; round <= rounds; round++)
        {
            var issue = plan.Draw.Below(plan.Issues, Purpose.RoundDeletion, round);
            while (!MayBeDeleted(issue))
            {
                issue = (issue + 1) % plan.Issues;
            }

            deletedIssues[issue] = round;
        }
    }

    public int Count { get; }

    public int NewPerRound { get; }

    /// <summary>Issues ever created, those of the rounds included.</summary>
    public int TotalIssues => plan.Issues + Count * NewPerRound;

    public bool Deletes(int issue) => deletedIssues.ContainsKey(issue);

    /// <summary>The round that deleted an issue; null where none did.</summary>
    public int? DeletedIn(int issue) => deletedIssues.TryGetValue(issue, out var round) ? round : null;

    /// <summary>The round that created an issue; 0 where it is of the history.</summary>
    public int RoundOf(int issue) => issue < plan.Issues ? 0 : (issue - plan.Issues) / NewPerRound + 1;

    public long CreatedMs(int issue) =>
        plan.Calendar.AfterEndMs(RoundOf(issue), ((issue - plan.Issues) % NewPerRound + 0.5) / NewPerRound);

    public RoundChange ChangeOf(int round, int issue)
    {
        if (RoundOf(issue) >= round || !plan.Draw.Chance(0.01, Purpose.Touched, issue, round))
        {
            return RoundChange.None;
        }

        var kind = plan.Draw.Unit(Purpose.RoundKind, issue, round);
        return kind < 0.3 && issue < plan.Issues && plan.IsWorkedOn(plan.Identify(issue)) ? RoundChange.Worklog
            : kind < 0.75 ? RoundChange.Status
            : kind < 0.9 ? RoundChange.Priority
            : RoundChange.Points;
    }

    public long ChangedMs(int round, int issue) => plan.Calendar.AfterEndMs(round, plan.Draw.Unit(Purpose.RoundTime, issue, round));

    private bool MayBeDeleted(int issue)
    {
        var identity = plan.Identify(issue);
        var hasSubTask = identity.Number % 8 == 6;
        return identity.Kind != IssueKind.Epic && !hasSubTask && !plan.IsDeleted(identity) && !deletedIssues.ContainsKey(issue);
    }
}
