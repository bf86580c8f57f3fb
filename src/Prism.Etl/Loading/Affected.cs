namespace Prism.Etl.Loading;

/// <summary>
/// What has to be computed again although its own staged row did not change: the loaders of dimensions note it, the loaders of facts do it.
/// Of no use in a full load, where everything is computed.
/// </summary>
internal sealed class Affected
{
    /// <summary>Issues by surrogate key: their status, sprint, project or people changed meaning, or became known.</summary>
    public HashSet<int> Issues { get; } = [];

    /// <summary>Issues whose worklogs are computed again: the issue moved, was deleted, or came back.</summary>
    public HashSet<int> IssuesOfWorklogs { get; } = [];

    /// <summary>Person versions whose worklogs are computed again: their rate became known, or they are someone else.</summary>
    public HashSet<int> PersonSks { get; } = [];

    /// <summary>Durable keys of projects whose daily flow is computed again from all their revisions: the project's versions changed.</summary>
    public HashSet<int> FlowProjects { get; } = [];

    /// <summary>Worklogs of this day and later are computed again: a version of a person or project, or a rate, holds from then on.</summary>
    public int? WorklogsFromDateSk { get; private set; }

    /// <summary>Issues that were not there before, or have another key: children, worklogs and tasks may have waited for them.</summary>
    public Arrivals Arrivals { get; } = new();

    /// <summary>Accounts that were not there before: issues and worklogs may name them.</summary>
    public Arrivals ArrivedPeople { get; } = new();

    /// <summary>Issues whose progress, hours or place among others changed, with those they were below: plans may earn by them.</summary>
    public HashSet<int> IssuesOfPlans { get; } = [];

    /// <summary>Plans are computed again: a project, a person or a rate changed.</summary>
    public bool Plans { get; set; }

    /// <summary>The register's facts are computed again: a project or a rate changed.</summary>
    public bool RegisterFacts { get; set; }

    /// <summary>The latest day any issue changed: daily flow is known up to it.</summary>
    public DateOnly? LastDayOfChange { get; private set; }

    public void WorklogsFrom(int dateSk) => WorklogsFromDateSk = WorklogsFromDateSk is { } known ? Math.Min(known, dateSk) : dateSk;

    public void ChangedOn(DateOnly day) => LastDayOfChange = LastDayOfChange is { } known && known >= day ? known : day;
}
