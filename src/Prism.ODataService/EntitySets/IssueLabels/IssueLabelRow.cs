using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueLabels;

[Description("One row per issue and label.")]
public sealed class IssueLabelRow : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long IssueLabelSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The label.")]
    public required string LabelName { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueLabel, IssueLabelRow>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.LabelName, o => o.MapFrom(s => s.Label));
        }
    }
}
