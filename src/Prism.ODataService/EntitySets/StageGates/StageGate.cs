using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.StageGates;

[Description("One row per project and stage gate: when it was planned and held, and what was decided.")]
public sealed class StageGate : DeletableEntity
{
    [Key, Description("Key of the row.")]
    public long StageGateSk { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("The day it was held, or is planned for, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day it was held; the planned day while it was not.")]
    public int Date { get; init; }

    [Description("Name of the gate.")]
    public required string Gate { get; init; }

    [EdmDate, Description("The day it is planned for.")]
    public int Planned { get; init; }

    [EdmDate, Description("The day it was held; null while it was not.")]
    public int Held { get; init; }

    [Description("Go, Conditional, Hold or Stop; null while none is made.")]
    public string? Decision { get; init; }

    [Description("Who decided.")]
    public string? DecidedBy { get; init; }

    [Description("Conditions of a conditional go.")]
    public string? Conditions { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactStageGate, StageGate>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.Planned, o => o.MapFrom(s => s.PlannedDateSk))
                .ForMember(d => d.Held, o => o.MapFrom(s => s.HeldDateSk));
        }
    }
}
