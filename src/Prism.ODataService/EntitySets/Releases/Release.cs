using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Releases;

[Description("One row per release (version) of a Jira project.")]
public sealed class Release : DeletableEntity
{
    [Key, Description("Key of the release.")]
    public int ReleaseSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("Jira's id of the version: names change.")]
    public required string SourceId { get; init; }

    [Description("Name of the release.")]
    public required string ReleaseName { get; init; }

    [Description("Durable key of the project it belongs to.")]
    public int ProjectId { get; init; }

    [Description("True when it is released.")]
    public bool IsReleased { get; init; }

    [Description("True when it is archived.")]
    public bool IsArchived { get; init; }

    [EdmDate, Description("The day it was or is to be released; null where none is set, even for a released one.")]
    public int ReleaseOn { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimRelease, Release>()
                .ForMember(d => d.ReleaseOn, o => o.MapFrom(s => s.ReleaseDateSk));
        }
    }
}
