using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Objectives;

[Description("One row per strategic objective of the portfolio register.")]
public sealed class Objective : DeletableEntity
{
    [Key, Description("Key of the objective.")]
    public int ObjectiveSk { get; init; }

    [Description("Code of the objective in the register.")]
    public required string ObjectiveCode { get; init; }

    [Description("The objective in words.")]
    public required string ObjectiveName { get; init; }

    [Description("Balanced-scorecard perspective: Financial, Customer, Process, Learning.")]
    public string? Perspective { get; init; }

    [Description("Who answers for it.")]
    public string? Owner { get; init; }

    [Description("Value at the start, in the objective's own unit.")]
    public double? StartValue { get; init; }

    [Description("Value to be reached, in the objective's own unit.")]
    public double? TargetValue { get; init; }

    [Description("Unit of the start and target value.")]
    public string? Unit { get; init; }

    [EdmDate, Description("Day by which the target is to be reached.")]
    public int Due { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimObjective, Objective>()
                .ForMember(d => d.Due, o => o.MapFrom(s => s.DueDateSk));
        }
    }
}
