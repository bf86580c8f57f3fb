namespace Prism.SampleJira.Simulation;

/// <summary>One worklog of the simulated site.</summary>
/// <remarks>DeletedMs: When it was deleted; null while it is there.</remarks>
internal sealed record SimulatedWorklog(long Id, int Issue, int Person, long StartedMs, long CreatedMs, long UpdatedMs, int Seconds, long? DeletedMs);

/// <summary>
/// Who logged what. Each person has two entries a working day, about 6 hours together: most of them on the work begun last, the rest
/// on the work before it. An id tells day, person and entry, so that feeds walk days and lookups compute.
/// </summary>
internal sealed class WorklogBook
{
    private const long FirstId = 20_000;
    private readonly SimulatedPlan plan;
    private readonly ChangeRounds rounds;
    private readonly int people;
    private readonly long firstRoundId;
    private readonly Dictionary<long, long> deletedInRounds = [];

    public WorklogBook(SimulatedPlan plan, ChangeRounds rounds)
    {
        this.plan = plan;
        this.rounds = rounds;
        people = plan.People.MemberCount;
        firstRoundId = FirstId + (long)plan.Calendar.Length * people * 2;
        for (var round = 1; round <= rounds.Count; round++)
        {
            DeleteOne(round);
        }
    }

    /// <summary>All worklogs of an issue that are there, in order of creation.</summary>
    public List<SimulatedWorklog> Of(in IssueIdentity issue) => Entries(issue).Where(w => w.DeletedMs is null).OrderBy(w => w.CreatedMs).ThenBy(w => w.Id).ToList();

    /// <summary>The last instant at which the issue's worklogs changed it; null where none ever did.</summary>
    public long? LastChangeMs(in IssueIdentity issue)
    {
        long? last = null;
        foreach (var worklog in OfRounds(issue))
        {
            last = Math.Max(last ?? 0, worklog.UpdatedMs);
        }

        if (!plan.IsWorkedOn(issue))
        {
            return last;
        }

        var (from, to) = DaysOf(issue);
        int? found = null;

        // Backwards, since an entry changes at most two working days after it was made; only a deletion in a round may concern any of them.
        for (var day = to; day >= from && (found is null || day > found - 3 || deletedInRounds.Count > 0); day--)
        {
            foreach (var worklog in OfDay(issue, day))
            {
                found ??= day;
                last = Math.Max(last ?? 0, worklog.DeletedMs ?? worklog.UpdatedMs);
            }
        }

        return last;
    }

    /// <summary>The worklog of this id, where it is there.</summary>
    public SimulatedWorklog? Find(long id) => Made(id) is { DeletedMs: null } worklog && !rounds.Deletes(worklog.Issue) ? worklog : null;

    /// <summary>The issue of a worklog, be it there or deleted.</summary>
    public int IssueOf(long id) => Made(id)?.Issue ?? throw new ArgumentException($"There never was a worklog {id}.", nameof(id));

    private SimulatedWorklog? Made(long id) => id switch
    {
        < FirstId => null,
        _ when id < firstRoundId => Entry((int)((id - FirstId) / 2 / people), (int)((id - FirstId) / 2 % people), (int)((id - FirstId) % 2)),
        _ => OfRound((int)((id - firstRoundId) / plan.Issues) + 1, (int)((id - firstRoundId) % plan.Issues)),
    };

    /// <summary>Changes after an instant, oldest first: edits and creations, or deletions.</summary>
    public FeedPage Feed(long afterMs, int most, bool deleted)
    {
        var found = new List<(long WorklogId, long ChangedMs)>();
        var last = plan.Calendar.Length - 1;
        for (var day = Math.Max(0, plan.Calendar.NumberAt(afterMs)); day <= last; day++)
        {
            AddDay(found, day, afterMs, deleted);
            if (found.Count > most)
            {
                return Page(found, most);
            }
        }

        for (var round = 1; round <= rounds.Count && found.Count <= most; round++)
        {
            AddRound(found, round, afterMs, deleted);
        }

        return Page(found, most);
    }

    /// <summary>A page never ends between two changes of one millisecond, since the next one asks for what is later than its last.</summary>
    private static FeedPage Page(List<(long WorklogId, long ChangedMs)> found, int most)
    {
        var count = Math.Min(most, found.Count);
        while (count > 0 && count < found.Count && found[count].ChangedMs == found[count - 1].ChangedMs)
        {
            count++;
        }

        return new(found.GetRange(0, count), count == found.Count);
    }

    /// <summary>Entries that changed on one working day: an entry is edited or deleted at most two working days after it was made.</summary>
    private void AddDay(List<(long WorklogId, long ChangedMs)> found, int day, long afterMs, bool deleted)
    {
        var own = new List<(long WorklogId, long ChangedMs)>();
        for (var made = Math.Max(0, day - 2); made <= day; made++)
        {
            for (var entry = 0; entry < people * 2; entry++)
            {
                if (made < day && !MayChangeLater(made, entry / 2, entry % 2))
                {
                    continue;
                }

                if (Entry(made, entry / 2, entry % 2) is { } worklog && !rounds.Deletes(worklog.Issue) && worklog.DeletedMs.HasValue == deleted)
                {
                    var changedMs = worklog.DeletedMs ?? worklog.UpdatedMs;
                    if (changedMs > afterMs && plan.Calendar.NumberAt(changedMs) == day && changedMs <= plan.Calendar.EndMs)
                    {
                        own.Add((worklog.Id, changedMs));
                    }
                }
            }
        }

        Sort(own);
        found.AddRange(own);
    }

    private void AddRound(List<(long WorklogId, long ChangedMs)> found, int round, long afterMs, bool deleted)
    {
        var own = new List<(long WorklogId, long ChangedMs)>();
        if (deleted)
        {
            own.AddRange(deletedInRounds.Where(d => d.Value == DeletionMs(round) && d.Value > afterMs).Select(d => (d.Key, d.Value)));
        }
        else
        {
            for (var issue = 0; issue < plan.Issues; issue++)
            {
                if (OfRound(round, issue) is { } worklog && worklog.UpdatedMs > afterMs && !rounds.Deletes(issue))
                {
                    own.Add((worklog.Id, worklog.UpdatedMs));
                }
            }
        }

        Sort(own);
        found.AddRange(own);
    }

    private static void Sort(List<(long WorklogId, long ChangedMs)> entries) =>
        entries.Sort(static (a, b) => a.ChangedMs != b.ChangedMs ? a.ChangedMs.CompareTo(b.ChangedMs) : a.WorklogId.CompareTo(b.WorklogId));

    private IEnumerable<SimulatedWorklog> Entries(IssueIdentity issue)
    {
        if (!plan.IsWorkedOn(issue))
        {
            return [];
        }

        var (from, to) = DaysOf(issue);
        return Enumerable.Range(from, Math.Max(0, to - from + 1)).SelectMany(day => OfDay(issue, day)).Concat(OfRounds(issue));
    }

    /// <summary>From the day work begins to the day on which the work after the next begins.</summary>
    private (int From, int To) DaysOf(in IssueIdentity issue)
    {
        var from = Math.Max(0, (int)Math.Floor(plan.StartOf(issue)));
        var after = plan.NextInQueue(issue) is { } next && plan.NextInQueue(next) is { } afterNext ? (int)Math.Floor(plan.StartOf(afterNext)) : plan.Calendar.Length;
        return (from, Math.Min(after, plan.Calendar.Length - 1));
    }

    private IEnumerable<SimulatedWorklog> OfDay(IssueIdentity issue, int day)
    {
        var person = plan.MemberOf(issue);
        for (var part = 0; part < 2; part++)
        {
            if (Entry(day, person, part) is { } worklog && worklog.Issue == issue.Index)
            {
                yield return worklog;
            }
        }
    }

    private IEnumerable<SimulatedWorklog> OfRounds(IssueIdentity issue)
    {
        for (var round = 1; round <= rounds.Count; round++)
        {
            if (OfRound(round, issue.Index) is { } worklog)
            {
                yield return worklog;
            }
        }
    }

    private SimulatedWorklog? Entry(int day, int person, int part)
    {
        var draw = plan.Draw;
        var subject = IdOf(day, person, 0);
        if (day >= plan.Calendar.Length || person >= people || draw.Chance(0.09, Purpose.Absent, subject) || plan.WorkOf(person, day) is not { } main)
        {
            return null;
        }

        var previous = plan.PreviousInQueue(main);
        var quarters = 21 + draw.Below(7, Purpose.WorklogHours, subject);
        var second = previous is null ? 0 : 2 + draw.Below(7, Purpose.WorklogSplit, subject);
        var own = part == 0 ? quarters - second : second;
        if (own == 0)
        {
            return null;
        }

        var id = subject + part;
        var createdMs = plan.Calendar.ToMs(day + 0.86 + 0.1 * draw.Unit(Purpose.WorklogTime, id));
        var startedMs = plan.Calendar.ToMs(day + (part == 0 ? 0 : (quarters - second) / 32.0));
        var isEdited = draw.Chance(0.05, Purpose.WorklogEdited, id);
        var isDeleted = !isEdited && draw.Chance(0.02, Purpose.WorklogDeleted, id);
        var laterMs = plan.Calendar.ToMs(day + 1 + draw.Below(2, Purpose.WorklogEdited, id, 1) + draw.Unit(Purpose.WorklogTime, id, 1));
        var hasChanged = (isEdited || isDeleted) && laterMs <= plan.Calendar.EndMs;
        long? deletedMs = isDeleted && hasChanged ? laterMs : deletedInRounds.TryGetValue(id, out var at) ? at : null;
        return new(
            id, part == 0 ? main.Index : previous!.Value.Index, person, startedMs, createdMs, isEdited && hasChanged ? laterMs : createdMs,
            (isEdited && hasChanged ? own + 1 : own) * 900, deletedMs);
    }

    private bool MayChangeLater(int day, int person, int part)
    {
        var id = IdOf(day, person, part);
        return plan.Draw.Chance(0.05, Purpose.WorklogEdited, id) || plan.Draw.Chance(0.02, Purpose.WorklogDeleted, id);
    }

    private SimulatedWorklog? OfRound(int round, int issue)
    {
        if (round > rounds.Count || rounds.ChangeOf(round, issue) != RoundChange.Worklog)
        {
            return null;
        }

        var ms = rounds.ChangedMs(round, issue);
        var seconds = (1 + plan.Draw.Below(12, Purpose.RoundDetail, issue, round)) * 900;
        return new(firstRoundId + (long)(round - 1) * plan.Issues + issue, issue, plan.MemberOf(plan.Identify(issue)), ms - seconds * 1000L, ms, ms, seconds, null);
    }

    private void DeleteOne(int round)
    {
        var ids = (int)Math.Min(int.MaxValue, firstRoundId - FirstId);
        var id = FirstId + plan.Draw.Below(ids, Purpose.RoundDeletion, round, 1);
        while (!IsThere(id))
        {
            id = id + 1 == firstRoundId ? FirstId : id + 1;
        }

        deletedInRounds[id] = DeletionMs(round);
    }

    private bool IsThere(long id) => Entry((int)((id - FirstId) / 2 / people), (int)((id - FirstId) / 2 % people), (int)((id - FirstId) % 2)) is { DeletedMs: null };

    private long DeletionMs(int round) => plan.Calendar.AfterEndMs(round, 0.5);

    private long IdOf(int day, int person, int part) => FirstId + ((long)day * people + person) * 2 + part;
}
