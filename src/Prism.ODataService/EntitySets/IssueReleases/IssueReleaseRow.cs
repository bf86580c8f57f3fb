using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueReleases;

[Description("One row per issue, release (Jira's version) it names, and what the release is to it.")]
public sealed class IssueReleaseRow : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long IssueReleaseSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The release.")]
    public int ReleaseSk { get; init; }

    [Description("Name of the release, as it is called now.")]
    public string? ReleaseName { get; init; }

    [Description("Fix where the issue is, or is to be, done in it; Affects where it was found in it.")]
    public required string Relation { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueRelease, IssueReleaseRow>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ReleaseName, o => o.MapFrom(s => s.Release.ReleaseName));
        }
    }
}
