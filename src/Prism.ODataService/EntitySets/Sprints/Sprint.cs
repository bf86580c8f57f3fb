using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Sprints;

[Description("One row per Jira sprint.")]
public sealed class Sprint : DeletableEntity
{
    [Key, Description("Key of the sprint.")]
    public int SprintSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("The sprint's id in its source.")]
    public required string SourceId { get; init; }

    [Description("Name of the sprint.")]
    public required string SprintName { get; init; }

    [Description("Future, Active or Closed.")]
    public required string SprintState { get; init; }

    [Description("Goal of the sprint.")]
    public string? Goal { get; init; }

    [Description("The board it was made on.")]
    public int BoardSk { get; init; }

    [Description("Name of that board.")]
    public string? BoardName { get; init; }

    [Description("Planned start; future sprints may have none.")]
    public DateTimeOffset? StartAtUtc { get; init; }

    [Description("Planned end.")]
    public DateTimeOffset? EndAtUtc { get; init; }

    [Description("When it was really closed.")]
    public DateTimeOffset? CompletedAtUtc { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimSprint, Sprint>()
                .ForMember(d => d.BoardName, o => o.MapFrom(s => s.Board.BoardName));
        }
    }
}
