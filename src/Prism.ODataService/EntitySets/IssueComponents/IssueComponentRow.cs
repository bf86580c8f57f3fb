using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueComponents;

[Description("One row per issue and component it belongs to.")]
public sealed class IssueComponentRow : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long IssueComponentSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("Name of the component, as it is called now.")]
    public string? ComponentName { get; init; }

    [Description("The component's id in its source.")]
    public string? SourceComponentId { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueComponent, IssueComponentRow>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ComponentName, o => o.MapFrom(s => s.Component.ComponentName))
                .ForMember(d => d.SourceComponentId, o => o.MapFrom(s => s.Component.SourceId));
        }
    }
}
