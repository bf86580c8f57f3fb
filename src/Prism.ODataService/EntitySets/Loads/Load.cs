using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.EntitySets.Loads;

[Description("One row per ETL run and source. The published ones are the warehouse's versions.")]
public sealed class Load
{
    [Key, Description("Number of the load; grows monotonically.")]
    public long LoadSk { get; init; }

    [Description("Name of the configured connection, or Warehouse for the step that publishes a version.")]
    public required string SourceSystem { get; init; }

    [Description("Extract or Publish.")]
    public required string Kind { get; init; }

    [Description("When it started.")]
    public DateTimeOffset StartedAtUtc { get; init; }

    [Description("When it ended.")]
    public DateTimeOffset? FinishedAtUtc { get; init; }

    [Description("Running, Succeeded, Failed or Interrupted.")]
    public required string Outcome { get; init; }

    [Description("What went wrong, in words for the administrator.")]
    public string? Message { get; init; }

    [Description("Rows read from the source.")]
    public long RowsIn { get; init; }

    [Description("Rows staged.")]
    public long RowsStaged { get; init; }

    [Description("Rows written to the star.")]
    public long RowsLoaded { get; init; }

    [Description("Rows not taken.")]
    public long RowsRejected { get; init; }

    [Description("How far the source had been read before.")]
    public string? WatermarkBefore { get; init; }

    [Description("How far the source was read by this load.")]
    public string? WatermarkAfter { get; init; }

    [EdmDate, Description("The day on which what signs in to the source expires, by the settings: the last extraction of a source has the one in force.")]
    public int SignInExpiresOn { get; init; }

    [Description("True for a load that is a warehouse version.")]
    public bool IsPublished { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimLoad, Load>().ForMember(d => d.SignInExpiresOn, o => o.MapFrom(s => s.SignInExpiresDateSk));
        }
    }
}
