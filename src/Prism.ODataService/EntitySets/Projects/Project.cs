using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Projects;

[Description("One row per version of a PMO project. Facts hold the version that was in force on their day; IsCurrent picks the present one.")]
public sealed class Project : DeletableEntity
{
    [Key, Description("Key of this version of the project.")]
    public int ProjectSk { get; init; }

    [Description("Durable key: the same over all versions of the project.")]
    public int ProjectId { get; init; }

    [Description("The register's project code, or the source container's key where the register does not know it.")]
    public required string ProjectCode { get; init; }

    [Description("Name of the project.")]
    public required string ProjectName { get; init; }

    [Description("False for a source container that no register row claims: it became a project of its own.")]
    public bool IsRegistered { get; init; }

    [Description("Project manager.")]
    public string? Manager { get; init; }

    [Description("Sponsor.")]
    public string? Sponsor { get; init; }

    [Description("Program the project belongs to.")]
    public string? Program { get; init; }

    [Description("Portfolio the project belongs to.")]
    public string? Portfolio { get; init; }

    [Description("Scrum, Kanban, Waterfall or Hybrid, as the register says.")]
    public string? Methodology { get; init; }

    [Description("Stage of the project's life, as the register says.")]
    public string? Stage { get; init; }

    [Description("Priority, as the register says.")]
    public string? Priority { get; init; }

    [Description("Health set by hand in the register.")]
    public string? HealthOverride { get; init; }

    [EdmDate, Description("Planned first day.")]
    public int PlannedStart { get; init; }

    [EdmDate, Description("Planned last day.")]
    public int PlannedFinish { get; init; }

    [EdmDate, Description("Actual first day.")]
    public int ActualStart { get; init; }

    [EdmDate, Description("Actual last day.")]
    public int ActualFinish { get; init; }

    [Description("Currency of the project's money, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    [Description("From when this version holds.")]
    public DateTimeOffset ValidFromUtc { get; init; }

    [Description("Until just before when this version holds; 9999-12-31 while current.")]
    public DateTimeOffset ValidToUtc { get; init; }

    [Description("True for the version that holds now.")]
    public bool IsCurrent { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimProject, Project>()
                .ForMember(d => d.PlannedStart, o => o.MapFrom(s => s.PlannedStartDateSk))
                .ForMember(d => d.PlannedFinish, o => o.MapFrom(s => s.PlannedFinishDateSk))
                .ForMember(d => d.ActualStart, o => o.MapFrom(s => s.ActualStartDateSk))
                .ForMember(d => d.ActualFinish, o => o.MapFrom(s => s.ActualFinishDateSk));
        }
    }
}
