using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.EntitySets.RejectedRows;

[Description("One row per thing that was not taken, with the rule it broke and the value.")]
public sealed class RejectedRowEntry : PublishedEntity
{
    [Key, Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Key, Description("What kind of thing it is.")]
    public required string Entity { get; init; }

    [Key, Description("Its id in the source, as far as it could be read.")]
    public required string SourceId { get; init; }

    [Key, Description("Name of the rule it broke.")]
    public required string Rule { get; init; }

    [Description("The offending value, cut to 1,000 characters.")]
    public string? Value { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<RejectedRow, RejectedRowEntry>();
        }
    }
}
