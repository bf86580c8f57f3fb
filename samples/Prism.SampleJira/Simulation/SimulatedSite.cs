using System.Globalization;
using System.Text.Json;
using Prism.SampleJira.Faults;
using Prism.SampleJira.Jql;

namespace Prism.SampleJira.Simulation;

/// <summary>A Jira site that exists only as arithmetic on a seed: issues are generated when asked for and never kept.</summary>
internal sealed class SimulatedSite : IJiraSite
{
    private const int FirstIssueId = 10_001;
    private readonly SimulatedPlan plan;
    private readonly ChangeRounds rounds;
    private readonly IssueTimeline timeline;
    private readonly WorklogBook worklogs;
    private readonly SimulatedChanges changes;
    private readonly SimulatedIssueWriter writer;
    private readonly UpdateOrder updateOrder;
    private readonly int[] projectsByKey;
    private readonly bool[] isArchived;

    public SimulatedSite(SampleJiraOptions options)
    {
        Kind = options.Kind ?? JiraKind.Cloud;
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        plan = new SimulatedPlan(options, Zone);
        rounds = new ChangeRounds(plan, options.Changes);
        timeline = new IssueTimeline(plan, rounds);
        worklogs = new WorklogBook(plan, rounds);
        var fragments = new SiteFragments(plan, Kind);
        var fields = SiteFields.Of(Kind);
        changes = new SimulatedChanges(plan, fragments, fields, worklogs);
        var parts = new SimulatedParts(plan, fragments);
        writer = new SimulatedIssueWriter(plan, fragments, fields, parts, worklogs, changes);
        isArchived = [.. Programme.InJira.Select(p => options.Archived.Contains(p.JiraKey, StringComparer.Ordinal))];
        Lists = SimulatedLists.Create(plan, fragments, fields, isArchived) with { Parts = parts.Lists() };
        updateOrder = new UpdateOrder(rounds.TotalIssues, IsThere, issue => changes.UpdatedMs(timeline.Generate(issue)));
        projectsByKey = [.. Enumerable.Range(0, Programme.InJira.Count).OrderBy(p => Programme.InJira[p].JiraKey, StringComparer.Ordinal)];
    }

    public string Name => Programme.Company;

    public JiraKind Kind { get; }

    public TimeZoneInfo Zone { get; }

    public long PresentMs => plan.Calendar.PresentMs(rounds.Count);

    public SiteLists Lists { get; }

    public static int IdOf(int issue) => issue + FirstIssueId;

    public string IssueId(int issue) => SiteFragments.Text(IdOf(issue));

    public IReadOnlyList<int> Select(JqlQuery query, ref long position, int most)
    {
        var found = new List<int>(Math.Min(most, 1000));
        query = WithoutIdleRestriction(query);
        var matches = Matcher(query);
        var order = Order(query);
        for (; position < order.Length; position++)
        {
            var issue = order.At(position);
            if (issue >= 0 && matches(issue))
            {
                if (found.Count == most)
                {
                    return found;
                }

                found.Add(issue);
            }
        }

        position = -1;
        return found;
    }

    public long Count(JqlQuery query)
    {
        query = WithoutIdleRestriction(query);
        var matches = Matcher(query);
        var order = Order(query);
        var count = 0L;
        for (var position = 0L; position < order.Length; position++)
        {
            var issue = order.At(position);
            count += issue >= 0 && matches(issue) ? 1 : 0;
        }

        return count;
    }

    public int? Find(string idOrKey)
    {
        var dash = idOrKey.IndexOf('-', StringComparison.Ordinal);
        if (!int.TryParse(idOrKey.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var issue = (long)number - FirstIssueId;
        if (dash >= 0)
        {
            var project = ProjectOf(idOrKey[..dash]);
            issue = project is { } p && number > 0 ? plan.Numbering.IssueOf(p, number) : -1;
        }

        return issue >= 0 && issue < rounds.TotalIssues && IsThere((int)issue) ? (int)issue : null;
    }

    public void WriteIssue(Utf8JsonWriter writer, int issue, FieldSelection fields, bool withChangelog) =>
        this.writer.Write(writer, timeline.Generate(issue), fields, withChangelog);

    public IReadOnlyList<IJiraHistory> Histories(int issue)
    {
        var generated = timeline.Generate(issue);
        return [.. generated.Histories.Select(h => new History(changes, generated, h))];
    }

    public IReadOnlyList<IJiraWorklog> Worklogs(int issue) => [.. worklogs.Of(plan.Identify(issue)).Select(l => new WorklogEntry(changes, l))];

    public IJiraWorklog? Worklog(long id) => worklogs.Find(id) is { } found ? new WorklogEntry(changes, found) : null;

    public FeedPage WorklogsUpdated(long afterMs, int most) => worklogs.Feed(afterMs, most, deleted: false);

    public FeedPage WorklogsDeleted(long afterMs, int most) => worklogs.Feed(afterMs, most, deleted: true);

    /// <summary>What the last round of changes did, in the order of the issues.</summary>
    public IReadOnlyList<SiteChange> LastRound()
    {
        var found = new List<SiteChange>();
        for (var issue = 0; issue < rounds.TotalIssues && rounds.Count > 0; issue++)
        {
            var happened = rounds.DeletedIn(issue) == rounds.Count ? "jira:issue_deleted"
                : !IsThere(issue) ? null
                : rounds.RoundOf(issue) == rounds.Count ? "jira:issue_created"
                : rounds.ChangeOf(rounds.Count, issue) != RoundChange.None ? "jira:issue_updated"
                : null;
            if (happened is not null)
            {
                found.Add(new(issue, happened));
            }
        }

        if (rounds.Count > 0)
        {
            var deleted = worklogs.Feed(plan.Calendar.PresentMs(rounds.Count - 1), int.MaxValue, deleted: true).Entries;
            found.AddRange(deleted.Select(entry => new SiteChange(worklogs.IssueOf(entry.WorklogId), "worklog_deleted", entry.WorklogId)));
        }

        return found;
    }

    private static int? ProjectOf(string key)
    {
        for (var project = 0; project < Programme.InJira.Count; project++)
        {
            if (string.Equals(Programme.InJira[project].JiraKey, key, StringComparison.OrdinalIgnoreCase))
            {
                return project;
            }
        }

        return null;
    }

    private bool IsThere(int issue) => !isArchived[plan.Numbering.ProjectOf(issue)] && !rounds.Deletes(issue) && !plan.IsDeleted(plan.Identify(issue));

    /// <summary>"Updated since before the first issue" restricts nothing, so it need not wait for the order of updates.</summary>
    private JqlQuery WithoutIdleRestriction(JqlQuery query) =>
        query.UpdatedFromMs <= plan.Calendar.ToMs(0) ? query with { UpdatedFromMs = long.MinValue } : query;

    private Func<int, bool> Matcher(JqlQuery query)
    {
        var wanted = query.Projects?.Select(Project).ToHashSet();
        var projects = Enumerable.Range(0, Programme.InJira.Count).Select(p => wanted?.Contains(p) ?? true).ToArray();
        var restrictsCreated = query.CreatedFromMs != long.MinValue || query.CreatedBeforeMs != long.MaxValue;
        return issue => projects[plan.Numbering.ProjectOf(issue)]
            && (query.Types is not { } types || SiteFragments.IsType(plan.Identify(issue).Kind, types))
            && IsThere(issue)
            && (!restrictsCreated || query.Matches(timeline.CreatedMs(issue), Math.Max(query.UpdatedFromMs, 0)))
            && (!query.RestrictsUpdated || updateOrder.Of(issue) is var updatedMs && updatedMs >= query.UpdatedFromMs && updatedMs < query.UpdatedBeforeMs);
    }

    private static int Project(string keyIdOrName)
    {
        for (var project = 0; project < Programme.InJira.Count; project++)
        {
            var p = Programme.InJira[project];
            if (keyIdOrName.Equals(p.JiraKey, StringComparison.OrdinalIgnoreCase) || keyIdOrName.Equals(p.Name, StringComparison.OrdinalIgnoreCase) || keyIdOrName == SiteFragments.Text(10000 + project))
            {
                return project;
            }
        }

        throw new JqlException($"The value '{keyIdOrName}' does not exist for the field 'project'.");
    }

    private Walk Order(JqlQuery query)
    {
        var walk = query.Issues is { } issues ? ListWalk([.. issues.Select(Find).OfType<int>().Distinct()], query)
            : query.Order == IssueOrder.Key ? KeyWalk()
            : query.Order == IssueOrder.Updated ? new Walk(updateOrder.Length, updateOrder.At)
            : query.RestrictsUpdated ? RecentWalk(query)
            : new Walk(rounds.TotalIssues, position => (int)position);
        return query.IsDescending ? new Walk(walk.Length, position => walk.At(walk.Length - 1 - position)) : walk;
    }

    private Walk RecentWalk(JqlQuery query)
    {
        var changed = updateOrder.Between(query.UpdatedFromMs, query.UpdatedBeforeMs);
        return new Walk(changed.Length, position => changed[position]);
    }

    private Walk KeyWalk()
    {
        var lengths = projectsByKey.Select(p => plan.Numbering.CountOf(p, rounds.TotalIssues)).ToArray();
        return new Walk(rounds.TotalIssues, position =>
        {
            var rest = (int)position;
            for (var i = 0; i < lengths.Length; i++)
            {
                if (rest < lengths[i])
                {
                    return (int)plan.Numbering.IssueOf(projectsByKey[i], rest + 1);
                }

                rest -= lengths[i];
            }

            return -1;
        });
    }

    private Walk ListWalk(int[] issues, JqlQuery query)
    {
        int[] sorted = query.Order switch
        {
            IssueOrder.Updated => [.. issues.OrderBy(updateOrder.Of).ThenBy(i => i)],
            IssueOrder.Key => [.. issues.OrderBy(i => Array.IndexOf(projectsByKey, plan.Numbering.ProjectOf(i))).ThenBy(plan.Numbering.NumberOf)],
            _ => [.. issues.Order()],
        };
        return new Walk(sorted.Length, position => sorted[position]);
    }

    /// <summary>Issues in some order, reachable at any place.</summary>
    private sealed record Walk(long Length, Func<long, int> At);

    private sealed class History(SimulatedChanges changes, SimulatedIssue issue, HistoryEntry entry) : IJiraHistory
    {
        public long CreatedMs => entry.AtMs;

        public bool Concerns(IReadOnlySet<string> fieldIds) => entry.Items.Any(i => changes.FieldIdOf(issue, i.Field) is { } id && fieldIds.Contains(id));

        public void Write(Utf8JsonWriter writer, IReadOnlySet<string>? fieldIds) => changes.WriteHistory(writer, issue, entry, fieldIds);
    }

    private sealed class WorklogEntry(SimulatedChanges changes, SimulatedWorklog worklog) : IJiraWorklog
    {
        public long StartedMs => worklog.StartedMs;

        public void Write(Utf8JsonWriter writer) => changes.WriteWorklog(writer, worklog);
    }
}
