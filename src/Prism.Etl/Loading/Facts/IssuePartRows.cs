using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>What a page of issues is divided by and linked to: IssueLabel, IssueComponent, IssueRelease, IssueLink.</summary>
/// <param name="context">The load.</param>
/// <param name="linked">Keys of the issues at the other ends of the page's links, by their source's ids.</param>
internal sealed class IssuePartRows(LoadContext context, IReadOnlyDictionary<(string, string), int> linked)
{
    private const int LongestLabels = 1000;

    private readonly List<IssueLabel> labels = [];
    private readonly List<IssueComponent> components = [];
    private readonly List<IssueRelease> releases = [];
    private readonly List<IssueLink> links = [];
    private readonly List<(long Issue, long LastLabel, long LastComponent, long LastRelease, long LastLink)> lastKeys = [];

    /// <summary>Labels as one text: as many as fit, parted by commas.</summary>
    public static string? Joined(IReadOnlyList<string> labels)
    {
        var (count, length) = (0, 0);
        while (count < labels.Count && length + labels[count].Length + (count > 0 ? 1 : 0) <= LongestLabels)
        {
            length += labels[count].Length + (count > 0 ? 1 : 0);
            count++;
        }

        return count == 0 ? null : string.Join(',', labels.Take(count));
    }

    public void Add(StagedIssue issue, int issueSk)
    {
        var first = issueSk * IssueRows.ChildrenPerIssue;
        lastKeys.Add((issueSk, AddLabels(issue, issueSk, first), AddComponents(issue, issueSk, first), AddReleases(issue, issueSk, first), AddLinks(issue, issueSk, first)));
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await context.WriteAsync(labels, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(components, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(releases, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(links, cancellationToken).ConfigureAwait(false);
        if (context.Since == 0)
        {
            return;
        }

        await context.Star.TrimAsync<IssueLabel>(nameof(IssueLabel.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastLabel)), cancellationToken).ConfigureAwait(false);
        await context.Star.TrimAsync<IssueComponent>(nameof(IssueComponent.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastComponent)), cancellationToken).ConfigureAwait(false);
        await context.Star.TrimAsync<IssueRelease>(nameof(IssueRelease.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastRelease)), cancellationToken).ConfigureAwait(false);
        await context.Star.TrimAsync<IssueLink>(nameof(IssueLink.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastLink)), cancellationToken).ConfigureAwait(false);
    }

    private long AddLabels(StagedIssue issue, int issueSk, long key)
    {
        foreach (var label in StagedParts.Labels(issue))
        {
            labels.Add(new IssueLabel { IssueLabelSk = ++key, IssueSk = issueSk, Label = label });
        }

        return key;
    }

    private long AddComponents(StagedIssue issue, int issueSk, long key)
    {
        foreach (var id in StagedParts.Ids(issue.ComponentIds))
        {
            components.Add(new IssueComponent { IssueComponentSk = ++key, IssueSk = issueSk, ComponentSk = context.Parts.Component(issue.SourceSystem, id) });
        }

        return key;
    }

    private long AddReleases(StagedIssue issue, int issueSk, long key)
    {
        foreach (var (ids, relation) in new[] { (issue.FixReleaseIds, ReleaseRelation.Fix), (issue.AffectsReleaseIds, ReleaseRelation.Affects) })
        {
            foreach (var id in StagedParts.Ids(ids))
            {
                releases.Add(new IssueRelease { IssueReleaseSk = ++key, IssueSk = issueSk, ReleaseSk = context.Parts.Release(issue.SourceSystem, id), Relation = relation });
            }
        }

        return key;
    }

    private long AddLinks(StagedIssue issue, int issueSk, long key)
    {
        foreach (var link in StagedParts.Links(issue))
        {
            var other = linked.TryGetValue((issue.SourceSystem, link.IssueId), out var sk) ? sk : Member.Unknown;
            links.Add(new IssueLink
            {
                IssueLinkSk = ++key,
                IssueSk = issueSk,
                SourceLinkId = link.LinkId,
                LinkType = link.LinkType,
                Direction = link.Direction,
                Phrase = link.Phrase,
                LinkedIssueSk = other,
                LinkedSourceId = link.IssueId,
                LinkedIssueKey = link.IssueKey,
                IsCounted = link.Direction == LinkDirection.Outward || other == Member.Unknown,
            });
        }

        return key;
    }
}
