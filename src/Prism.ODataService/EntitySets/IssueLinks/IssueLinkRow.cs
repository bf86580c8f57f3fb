using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueLinks;

[Description("One row per issue and link that it shows: a link between two issues of the warehouse has two rows, one at each end, of which one is counted.")]
public sealed class IssueLinkRow : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long IssueLinkSk { get; init; }

    [Description("The issue that shows the link.")]
    public int IssueSk { get; init; }

    [Description("Key of that issue.")]
    public string? IssueKey { get; init; }

    [Description("Type of the link, e.g. Blocks.")]
    public required string LinkType { get; init; }

    [Description("Outward where this issue blocks, duplicates, ... the other; Inward where it is the other way round.")]
    public required string Direction { get; init; }

    [Description("How the link reads from this issue, e.g. is blocked by.")]
    public string? Phrase { get; init; }

    [RefersTo("Issues"), Description("The issue at the other end; -1 where the warehouse does not hold it.")]
    public int LinkedIssueSk { get; init; }

    [Description("Key of that issue.")]
    public string? LinkedIssueKey { get; init; }

    [Description("Jira's id of the link: the same at both ends.")]
    public required string SourceLinkId { get; init; }

    [Description("True on one row of each link: filter by it to count links once.")]
    public bool IsCounted { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueLink, IssueLinkRow>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.LinkedIssueKey, o => o.MapFrom(s => s.LinkedIssueSk > 0 ? s.LinkedIssue.IssueKey : s.LinkedIssueKey));
        }
    }
}
