namespace Prism.SampleJira.Simulation;

/// <summary>
/// Generates an issue with its history. What is meant to happen is listed as intents in any order; sorted and applied one by one they
/// make the changelog, so that each entry begins where the one before it ended.
/// </summary>
internal sealed class IssueTimeline(SimulatedPlan plan, ChangeRounds rounds)
{
    private const int HistoriesPerIssue = 128;
    private const long FirstHistoryId = 100_000;
    private static readonly int[] Scale = [1, 2, 3, 3, 5, 5, 8, 13];

    public SimulatedIssue Generate(int index)
    {
        var issue = plan.Identify(index);
        var workflow = SimulatedPlan.WorkflowOf(issue);
        var createdMs = CreatedMs(index);
        var state = FirstState(issue);
        var intents = index < plan.Issues ? Intents(issue, workflow, state) : [];
        if (intents.Count < plan.ChangesPerIssue && index < plan.Issues)
        {
            AddChurn(intents, issue, createdMs);
        }

        var moved = plan.Draw.Chance(0.005, Purpose.Moved, index) && index < plan.Issues ? index / 150 + 1 : (int?)null;
        var histories = new List<HistoryEntry>(intents.Count + 1);
        if (moved is not null)
        {
            histories.Add(new(NextId(index, 0), createdMs + 1_800_000, plan.People.ProductOwner(issue.Project), [new(ChangedField.Project, state, state), new(ChangedField.Key, state, state), new(ChangedField.Workflow, state, state)]));
        }

        foreach (var intent in intents.Where(i => i.AtMs <= plan.Calendar.EndMs).OrderBy(i => i.AtMs).ThenBy(i => i.Order))
        {
            Apply(histories, index, Math.Max(intent.AtMs, createdMs + 2_000_000), intent, ref state);
        }

        for (var round = 1; round <= rounds.Count; round++)
        {
            if (OfRound(issue, workflow, state, round) is { } intent)
            {
                Apply(histories, index, intent.AtMs, intent, ref state);
            }
        }

        return new(issue, workflow, createdMs, state, histories, moved);
    }

    public long CreatedMs(int index) => index < plan.Issues ? plan.Calendar.ToMs(plan.CreatedAt(index)) : rounds.CreatedMs(index);

    private static void Apply(List<HistoryEntry> histories, int index, long atMs, Intent intent, ref IssueState state)
    {
        var after = intent.Change(state, atMs);
        var items = new List<ChangedItem>(2);
        foreach (var field in intent.Fields)
        {
            if (field is ChangedField.Workflow or ChangedField.RemoteLink || Differs(field, state, after))
            {
                items.Add(new(field, state, after));
            }
        }

        if (items.Count > 0)
        {
            histories.Add(new(NextId(index, histories.Count), atMs, intent.Author, items));
            state = after;
        }
    }

    private static bool Differs(ChangedField field, IssueState a, IssueState b) => field switch
    {
        ChangedField.Status => a.Status != b.Status,
        ChangedField.Resolution => a.Resolution != b.Resolution,
        ChangedField.Assignee => a.Assignee != b.Assignee,
        ChangedField.Points => a.Points != b.Points,
        ChangedField.Flagged => a.IsFlagged != b.IsFlagged,
        ChangedField.Priority => a.Priority != b.Priority,
        ChangedField.Sprint => a.Sprints != b.Sprints,
        ChangedField.Epic => a.Epic != b.Epic,
        ChangedField.Due => a.Due != b.Due,
        _ => true,
    };

    private static long NextId(int index, int ordinal) => FirstHistoryId + (long)index * HistoriesPerIssue + Math.Min(ordinal, HistoriesPerIssue - 1);

    private IssueState FirstState(in IssueIdentity issue)
    {
        var draw = plan.Draw;
        var mayHaveEpic = issue.Kind is not (IssueKind.Epic or IssueKind.SubTask or IssueKind.Risk) && draw.Chance(0.8, Purpose.EpicLinkEvent, issue.Index);
        var isLinkedLater = draw.Chance(0.25, Purpose.EpicLinkEvent, issue.Index, 1);
        return new()
        {
            Assignee = draw.Chance(0.3, Purpose.AssigneeStart, issue.Index) && issue.Index < plan.Issues ? plan.MemberOf(issue) : -1,
            Points = IsEstimated(issue) && draw.Chance(0.3, Purpose.Points, issue.Index, 1) ? PointsOf(issue) : 0,
            Priority = draw.Unit(Purpose.PriorityStart, issue.Index) switch { < 0.05 => 1, < 0.25 => 2, < 0.8 => 3, < 0.95 => 4, _ => 5 },
            Epic = mayHaveEpic && !isLinkedLater ? issue.EpicNumber : 0,
            Due = issue.Kind == IssueKind.Risk || draw.Chance(0.35, Purpose.DueDate, issue.Index) ? plan.Calendar.Day((int)plan.StartOf(issue) + 8 + draw.Below(8, Purpose.DueDate, issue.Index, 1)) : null,
        };
    }

    private bool IsEstimated(in IssueIdentity issue) => issue.Index < plan.Issues
        && (issue.Kind == IssueKind.Story || (issue.Kind is IssueKind.Task or IssueKind.Bug && plan.Draw.Chance(0.6, Purpose.Points, issue.Index, 2)));

    private int PointsOf(in IssueIdentity issue) => Scale[plan.Draw.Below(Scale.Length, Purpose.Points, issue.Index)];

    private List<Intent> Intents(in IssueIdentity issue, Workflow workflow, IssueState first)
    {
        var intents = new List<Intent>(16);
        var owner = plan.People.ProductOwner(issue.Project);
        var created = plan.CreatedAt(issue.Index);
        AddCare(intents, issue, first, created, owner);
        if (issue.Kind == IssueKind.Epic)
        {
            var span = EpicLengthDays(issue);
            Move(intents, created + 4, owner, workflow.FirstActive);
            Finish(intents, created + 4 + span + 20, owner, workflow, 1);
        }
        else if (plan.IsNeverStarted(issue))
        {
            return intents;
        }
        else if (plan.IsCancelled(issue))
        {
            Finish(intents, created + 8 + 20 * plan.Draw.Unit(Purpose.Cancelled, issue.Index, 1), owner, workflow, 2);
        }
        else
        {
            AddWork(intents, issue, workflow);
        }

        return intents;
    }

    private double EpicLengthDays(in IssueIdentity epic)
    {
        var count = plan.Numbering.CountOf(epic.Project, plan.Issues);
        return (double)SimulatedPlan.EpicSpan / count * plan.Calendar.Length;
    }

    /// <summary>Estimates, links, priorities, and the entries that are about no field.</summary>
    private void AddCare(List<Intent> intents, IssueIdentity issue, IssueState first, double created, int owner)
    {
        var draw = plan.Draw;
        if (IsEstimated(issue) && first.Points == 0)
        {
            var points = PointsOf(issue);
            Add(intents, created + 0.6 + draw.Unit(Purpose.Points, issue.Index, 3), owner, (s, _) => s with { Points = points }, ChangedField.Points);
        }

        if (first.Epic == 0 && issue.Kind is IssueKind.Story or IssueKind.Task or IssueKind.Bug
            && draw.Chance(0.8, Purpose.EpicLinkEvent, issue.Index))
        {
            Add(intents, created + 0.3, owner, (s, _) => s with { Epic = issue.EpicNumber }, ChangedField.Epic);
        }

        if (draw.Chance(0.06, Purpose.PriorityChange, issue.Index))
        {
            var priority = 1 + draw.Below(5, Purpose.PriorityChange, issue.Index, 1);
            Add(intents, created + 1.5, owner, (s, _) => s with { Priority = priority }, ChangedField.Priority);
        }

        if (draw.Chance(0.04, Purpose.WorkflowEvent, issue.Index))
        {
            Add(intents, created + 2.2, plan.People.Automation, (s, _) => s, draw.Chance(0.5, Purpose.WorkflowEvent, issue.Index, 1) ? ChangedField.Workflow : ChangedField.RemoteLink);
        }
    }

    /// <summary>What busy sites have more of than calm ones: hand-overs, other priorities and estimates, flags, all along the issue's life.</summary>
    private void AddChurn(List<Intent> intents, IssueIdentity issue, long createdMs)
    {
        var draw = plan.Draw;
        var owner = plan.People.ProductOwner(issue.Project);
        var lastMs = intents.Where(i => i.AtMs <= plan.Calendar.EndMs).Select(i => i.AtMs).DefaultIfEmpty(plan.Calendar.EndMs).Max();
        var room = Math.Max(lastMs - createdMs, 3_600_000);
        for (int have = intents.Count, number = 0; have + number < plan.ChangesPerIssue; number++)
        {
            var at = createdMs + (long)(room * (number + 0.2 + 0.6 * draw.Unit(Purpose.Churn, issue.Index, number)) / (plan.ChangesPerIssue - have));
            var person = plan.People.Member(issue.Project, issue.Number + number);
            var points = Scale[(issue.Number + number) % Scale.Length];
            Func<IssueState, long, IssueState> change = ((issue.Index + number) % 4) switch
            {
                0 => (s, _) => s with { Priority = s.Priority % 5 + 1 },
                1 => (s, _) => s with { Assignee = s.Assignee == person ? owner : person },
                2 when IsEstimated(issue) => (s, _) => s with { Points = s.Points == points ? points + 1 : points },
                2 => (s, _) => s with { Priority = s.Priority % 5 + 1 },
                _ => (s, _) => s with { IsFlagged = !s.IsFlagged },
            };
            intents.Add(new(at, intents.Count, owner, change, [ChangedField.Priority, ChangedField.Assignee, ChangedField.Points, ChangedField.Flagged]));
        }
    }

    private void AddWork(List<Intent> intents, IssueIdentity issue, Workflow workflow)
    {
        var draw = plan.Draw;
        var start = plan.StartOf(issue);
        var firstDone = plan.DoneOf(issue);
        var member = plan.MemberOf(issue);
        var length = firstDone - start;
        if (draw.Chance(0.05, Purpose.AssigneeChange, issue.Index))
        {
            var other = plan.People.Member(issue.Project, issue.Number + 1);
            Add(intents, start - 1.2, member, (s, _) => s with { Assignee = other }, ChangedField.Assignee);
        }

        Add(intents, start - 0.02, member, (s, _) => s with { Assignee = member }, ChangedField.Assignee);
        Move(intents, start, member, workflow.FirstActive);
        for (var step = workflow.FirstActive + 1; step < workflow.Last; step++)
        {
            if (!draw.Chance(0.25, Purpose.SkippedStep, issue.Index, step))
            {
                Move(intents, start + length * (step - workflow.FirstActive) / (workflow.Last - workflow.FirstActive), member, step);
            }
        }

        Finish(intents, firstDone, member, workflow, 1);
        if (issue.Kind != IssueKind.Risk && draw.Chance(0.05, Purpose.Reopened, issue.Index))
        {
            var reopened = firstDone + 0.5 + 6 * draw.Unit(Purpose.ReopenedAt, issue.Index);
            Add(intents, reopened, plan.People.ProductOwner(issue.Project), (s, _) => s with { Status = workflow.FirstActive, Resolution = 0, ResolvedMs = null }, ChangedField.Resolution, ChangedField.Status);
            Finish(intents, reopened + 0.4 + 2.5 * draw.Unit(Purpose.ReopenedAt, issue.Index, 1), member, workflow, 1);
        }

        if (draw.Chance(0.09, Purpose.Flag, issue.Index))
        {
            Add(intents, start + length * 0.25, member, (s, _) => s with { IsFlagged = true }, ChangedField.Flagged);
            Add(intents, start + length * (0.4 + 0.5 * draw.Unit(Purpose.FlagAt, issue.Index)), member, (s, _) => s with { IsFlagged = false }, ChangedField.Flagged);
        }

        if (IsEstimated(issue) && draw.Chance(0.08, Purpose.PointsChange, issue.Index))
        {
            var points = Scale[draw.Below(Scale.Length, Purpose.PointsChange, issue.Index, 1)];
            Add(intents, start + length * 0.3, member, (s, _) => s with { Points = points }, ChangedField.Points);
        }

        if (issue.Kind is IssueKind.Story or IssueKind.Task or IssueKind.Bug && plan.Sprints(issue.Project) is { } sprints)
        {
            AddSprints(intents, issue, sprints, start, firstDone);
        }
    }

    /// <summary>Commitment before a sprint's start, scope added after it, removals, and carrying over at its completion.</summary>
    private void AddSprints(List<Intent> intents, IssueIdentity issue, SprintCalendar sprints, double start, double done)
    {
        var draw = plan.Draw;
        var owner = plan.People.ProductOwner(issue.Project);
        var own = sprints.NumberAt(plan.Calendar.Day((int)start));
        if (own < 0)
        {
            return;
        }

        if (own > 0 && draw.Chance(0.04, Purpose.SprintRemoved, issue.Index))
        {
            var before = sprints.Sprints[own - 1];
            Add(intents, before.FirstDay - 0.6, owner, (s, _) => s with { Sprints = new(own - 1, own - 1) }, ChangedField.Sprint);
            Add(intents, before.FirstDay + before.DaysUntilNext * 0.5, owner, (s, _) => s with { Sprints = SprintSpan.None }, ChangedField.Sprint);
        }

        var planning = sprints.Sprints[own].FirstDay - 0.5 + 0.3 * draw.Unit(Purpose.SprintScope, issue.Index, 1);
        var isAddedLater = draw.Chance(0.12, Purpose.SprintScope, issue.Index);
        Add(intents, isAddedLater ? start - 0.03 : planning, owner, (s, _) => s with { Sprints = new(own, own) }, ChangedField.Sprint);
        var doneMs = plan.Calendar.ToMs(done);
        for (var number = own; number < sprints.Sprints.Count - 1 && sprints.Sprints[number].CompleteMs is { } completeMs && doneMs > completeMs; number++)
        {
            var last = number + 1;
            intents.Add(new(completeMs, intents.Count, owner, (s, _) => s with { Sprints = new(own, last) }, [ChangedField.Sprint]));
        }
    }

    private Intent? OfRound(IssueIdentity issue, Workflow workflow, IssueState state, int round)
    {
        var change = rounds.ChangeOf(round, issue.Index);
        var atMs = rounds.ChangedMs(round, issue.Index);
        var owner = plan.People.ProductOwner(issue.Project);
        return change switch
        {
            RoundChange.Status when state.Status == workflow.Last =>
                new(atMs, 0, owner, (s, _) => s with { Status = workflow.FirstActive, Resolution = 0, ResolvedMs = null }, [ChangedField.Resolution, ChangedField.Status]),
            RoundChange.Status when state.Status + 1 == workflow.Last => Finished(atMs, 0, owner, workflow, 1),
            RoundChange.Status => new(atMs, 0, owner, (s, _) => s with { Status = s.Status + 1 }, [ChangedField.Status]),
            RoundChange.Priority => new(atMs, 0, owner, (s, _) => s with { Priority = s.Priority % 5 + 1 }, [ChangedField.Priority]),
            RoundChange.Points => new(atMs, 0, owner, (s, _) => s with { Points = s.Points == 5 ? 8 : 5 }, [ChangedField.Points]),
            _ => null,
        };
    }

    private static Intent Finished(long atMs, int order, int author, Workflow workflow, int resolution) =>
        new(atMs, order, author, (s, ms) => s with { Status = workflow.Last, Resolution = resolution, ResolvedMs = ms, IsFlagged = false }, [ChangedField.Resolution, ChangedField.Status, ChangedField.Flagged]);

    private void Move(List<Intent> intents, double moment, int author, int status) => Add(intents, moment, author, (s, _) => s with { Status = status }, ChangedField.Status);

    private void Finish(List<Intent> intents, double moment, int author, Workflow workflow, int resolution) =>
        intents.Add(Finished(plan.Calendar.ToMs(moment), intents.Count, author, workflow, resolution));

    private void Add(List<Intent> intents, double moment, int author, Func<IssueState, long, IssueState> change, params ChangedField[] fields) =>
        intents.Add(new(plan.Calendar.ToMs(moment) + plan.Draw.Below(1000, Purpose.Milliseconds, intents.Count, author), intents.Count, author, change, fields));

    private readonly record struct Intent(long AtMs, int Order, int Author, Func<IssueState, long, IssueState> Change, ChangedField[] Fields);
}
