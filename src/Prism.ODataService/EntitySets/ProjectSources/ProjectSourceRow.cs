using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.ProjectSources;

[Description("One row per source container (Jira project, plan) and the PMO project it belongs to.")]
public sealed class ProjectSourceRow : PublishedEntity
{
    [Key, Description("Key of the container.")]
    public int ProjectSourceSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("JiraProject or Plan.")]
    public required string ContainerKind { get; init; }

    [Description("The container's immutable id in its source.")]
    public required string SourceId { get; init; }

    [Description("The container's key as people know it.")]
    public required string ContainerKey { get; init; }

    [Description("The container's name.")]
    public required string ContainerName { get; init; }

    [Description("Durable key of the project it belongs to.")]
    public int ProjectId { get; init; }

    [Description("Code of that project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of that project.")]
    public string? ProjectName { get; init; }

    [Description("True when the register or the settings name this container.")]
    public bool IsMapped { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            // Filled in by ProjectTo: the context the query runs on.
            WarehouseContext warehouse = null!;
            CreateProjection<ProjectSource, ProjectSourceRow>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectId == s.ProjectId && d.IsCurrent).Select(d => d.ProjectCode).FirstOrDefault()))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectId == s.ProjectId && d.IsCurrent).Select(d => d.ProjectName).FirstOrDefault()));
        }
    }
}
