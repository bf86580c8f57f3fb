using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Boards;

[Description("One row per Jira board.")]
public sealed class Board : DeletableEntity
{
    [Key, Description("Key of the board.")]
    public int BoardSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("The board's id in its source.")]
    public required string SourceId { get; init; }

    [Description("Name of the board.")]
    public required string BoardName { get; init; }

    [Description("scrum, kanban or simple, as Jira says.")]
    public required string BoardType { get; init; }

    [Description("Id of the field that estimates; null where the board estimates by count.")]
    public string? EstimationFieldId { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimBoard, Board>();
        }
    }
}
