using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.ProjectObjectives;

[Description("One row per link between a project and an objective it serves.")]
public sealed class ProjectObjective : DeletableEntity
{
    [Key, Description("Key of the link.")]
    public int ProjectObjectiveSk { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("The objective.")]
    public int ObjectiveSk { get; init; }

    [Description("Code of the objective.")]
    public string? ObjectiveCode { get; init; }

    [Description("The objective in words.")]
    public string? ObjectiveName { get; init; }

    [Description("How strongly the project serves the objective, 0 to 1.")]
    public double Weight { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            // Filled in by ProjectTo: the context the query runs on.
            WarehouseContext warehouse = null!;
            CreateProjection<BridgeProjectObjective, ProjectObjective>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectId == s.ProjectId && d.IsCurrent).Select(d => d.ProjectCode).FirstOrDefault()))
                .ForMember(d => d.ObjectiveCode, o => o.MapFrom(s => s.Objective.ObjectiveCode))
                .ForMember(d => d.ObjectiveName, o => o.MapFrom(s => s.Objective.ObjectiveName));
        }
    }
}
