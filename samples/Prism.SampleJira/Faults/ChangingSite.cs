using System.Text.Json;
using Prism.SampleJira.Jql;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira.Faults;

/// <summary>A simulated site that goes on while it is read: each round of changes is a site of its own, and requests are answered by the present one.</summary>
internal sealed class ChangingSite(SampleJiraOptions options) : IJiraSite
{
    private readonly Lock gate = new();
    private SampleJiraOptions present = options;
    private volatile SimulatedSite site = new(options);

    public string Name => site.Name;

    public JiraKind Kind => site.Kind;

    public TimeZoneInfo Zone => site.Zone;

    public long PresentMs => site.PresentMs;

    public SiteLists Lists => site.Lists;

    /// <summary>A round of changes: about 1 % of the issues are edited, some are new, one issue and one worklog are deleted.</summary>
    /// <returns>What the round did, for those who are told of it.</returns>
    public IReadOnlyList<SiteChange> GoOn()
    {
        lock (gate)
        {
            var later = present with { Changes = present.Changes + 1 };
            later.Validate();
            var after = new SimulatedSite(later);
            (present, site) = (later, after);
            return after.LastRound();
        }
    }

    public IReadOnlyList<int> Select(JqlQuery query, ref long position, int most) => site.Select(query, ref position, most);

    public long Count(JqlQuery query) => site.Count(query);

    public int? Find(string idOrKey) => site.Find(idOrKey);

    public void WriteIssue(Utf8JsonWriter writer, int issue, FieldSelection fields, bool withChangelog) => site.WriteIssue(writer, issue, fields, withChangelog);

    public string IssueId(int issue) => site.IssueId(issue);

    public IReadOnlyList<IJiraHistory> Histories(int issue) => site.Histories(issue);

    public IReadOnlyList<IJiraWorklog> Worklogs(int issue) => site.Worklogs(issue);

    public IJiraWorklog? Worklog(long id) => site.Worklog(id);

    public FeedPage WorklogsUpdated(long afterMs, int most) => site.WorklogsUpdated(afterMs, most);

    public FeedPage WorklogsDeleted(long afterMs, int most) => site.WorklogsDeleted(afterMs, most);
}

/// <summary>One issue that a round changed.</summary>
/// <param name="Issue">The site's number of it.</param>
/// <param name="Event">Jira's name of what happened: <c>jira:issue_created</c>, <c>jira:issue_updated</c>, <c>jira:issue_deleted</c>, <c>worklog_deleted</c>.</param>
/// <param name="WorklogId">The worklog, where the event is about one.</param>
internal readonly record struct SiteChange(int Issue, string Event, long? WorklogId = null);
