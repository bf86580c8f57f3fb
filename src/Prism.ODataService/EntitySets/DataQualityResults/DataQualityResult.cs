using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.DataQualityResults;

[Description("One row per data-quality check and published load.")]
public sealed class DataQualityResult : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long DataQualitySk { get; init; }

    [Description("Name of the check.")]
    public required string CheckName { get; init; }

    [Description("The table whose rows were looked at.")]
    public required string TableName { get; init; }

    [Description("Error: the warehouse contradicts itself. Warning: the source says something that cannot be so.")]
    public required string Severity { get; init; }

    [Description("True where all rows of the table were looked at, false where those that the load wrote were.")]
    public bool IsWholeTable { get; init; }

    [Description("Rows looked at.")]
    public long CheckedCount { get; init; }

    [Description("Rows that failed.")]
    public long FailedCount { get; init; }

    [Description("True when no row failed.")]
    public bool IsPassed { get; init; }

    [Description("Keys of the first rows that failed, comma-separated.")]
    public string? Sample { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactDataQuality, DataQualityResult>();
        }
    }
}
