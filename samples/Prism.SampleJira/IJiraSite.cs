using System.Text.Json;
using Prism.SampleJira.Jql;

namespace Prism.SampleJira;

/// <summary>What a site holds, apart from how a Jira edition speaks of it. Issues are referred to by a number of the site's own choosing.</summary>
internal interface IJiraSite
{
    string Name { get; }

    JiraKind Kind { get; }

    /// <summary>The zone of the account that asks: Jira writes times, and reads JQL dates, in it.</summary>
    TimeZoneInfo Zone { get; }

    /// <summary>The site's own present, in milliseconds since 1970.</summary>
    long PresentMs { get; }

    SiteLists Lists { get; }

    /// <summary>Up to <paramref name="most"/> issues that match, from <paramref name="position"/> on, which is moved to where the next page begins, or to -1 after the last.</summary>
    IReadOnlyList<int> Select(JqlQuery query, ref long position, int most);

    long Count(JqlQuery query);

    /// <summary>The issue of this id or present key; null where there is none (deleted, never there).</summary>
    int? Find(string idOrKey);

    void WriteIssue(Utf8JsonWriter writer, int issue, FieldSelection fields, bool withChangelog);

    string IssueId(int issue);

    /// <summary>Oldest first.</summary>
    IReadOnlyList<IJiraHistory> Histories(int issue);

    /// <summary>In order of creation.</summary>
    IReadOnlyList<IJiraWorklog> Worklogs(int issue);

    IJiraWorklog? Worklog(long id);

    /// <summary>Worklogs created or edited after an instant, oldest change first.</summary>
    FeedPage WorklogsUpdated(long afterMs, int most);

    /// <summary>Worklogs deleted after an instant, oldest first.</summary>
    FeedPage WorklogsDeleted(long afterMs, int most);
}

/// <summary>One entry of an issue's changelog.</summary>
internal interface IJiraHistory
{
    long CreatedMs { get; }

    bool Concerns(IReadOnlySet<string> fieldIds);

    /// <summary>Writes the history; with <paramref name="fieldIds"/> only the items of those fields.</summary>
    void Write(Utf8JsonWriter writer, IReadOnlySet<string>? fieldIds);
}

/// <summary>One worklog entry.</summary>
internal interface IJiraWorklog
{
    long StartedMs { get; }

    void Write(Utf8JsonWriter writer);
}

/// <summary>A page of a worklog feed.</summary>
/// <param name="Entries">Worklog id and the instant of its change, oldest first.</param>
/// <param name="IsLast">Nothing follows.</param>
internal sealed record FeedPage(IReadOnlyList<(long WorklogId, long ChangedMs)> Entries, bool IsLast);

/// <summary>The short lists of a site, each item as the UTF-8 JSON that is answered.</summary>
internal sealed record SiteLists
{
    public required byte[] Myself { get; init; }
    public IReadOnlyList<byte[]> Fields { get; init; } = [];
    public IReadOnlyList<byte[]> Statuses { get; init; } = [];
    public IReadOnlyList<byte[]> StatusesWithScope { get; init; } = [];
    public IReadOnlyList<byte[]> Projects { get; init; } = [];

    /// <summary>Projects that are archived: in no other list, and their issues are not shown.</summary>
    public IReadOnlyList<byte[]> ArchivedProjects { get; init; } = [];
    public IReadOnlyList<byte[]> Priorities { get; init; } = [];
    public IReadOnlyList<byte[]> Resolutions { get; init; } = [];
    public IReadOnlyList<byte[]> IssueTypes { get; init; } = [];
    public IReadOnlyList<byte[]> Users { get; init; } = [];
    public IReadOnlyList<SiteBoard> Boards { get; init; } = [];

    /// <summary>Components and releases of projects, by the projects' ids.</summary>
    public IReadOnlyDictionary<string, ProjectParts> Parts { get; init; } = new Dictionary<string, ProjectParts>();
}

/// <summary>A project's components and releases (versions).</summary>
internal sealed record ProjectParts(IReadOnlyList<byte[]> Components, IReadOnlyList<byte[]> Versions);

/// <summary>A board with what the agile interface tells of it.</summary>
/// <remarks>Sprints: Null on a Kanban board, which has none and says so. Configuration: Null where a recording does not hold it.</remarks>
internal sealed record SiteBoard(long Id, string ProjectKey, string Type, byte[] Summary, byte[]? Configuration, IReadOnlyList<SiteSprint>? Sprints);

internal sealed record SiteSprint(long Id, string State, byte[] Json);
