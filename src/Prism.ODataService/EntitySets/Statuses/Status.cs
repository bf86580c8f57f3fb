using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Statuses;

[Description("One row per status of a source.")]
public sealed class Status : PublishedEntity
{
    [Key, Description("Key of the status.")]
    public int StatusSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("The status's id in its source.")]
    public required string SourceId { get; init; }

    [Description("The source's name of it.")]
    public required string SourceStatus { get; init; }

    [Description("ToDo, InProgress, Done or Undefined.")]
    public required string StatusCategory { get; init; }

    [Description("Active, Waiting or Blocked.")]
    public required string FlowState { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimStatus, Status>();
        }
    }
}
