using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.PlanVersions;

[Description("One row per import of a plan file: the same bytes are one version.")]
public sealed class PlanVersion : PublishedEntity
{
    [Key, Description("Key of the version.")]
    public int PlanVersionSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("The plan's id and the file's content hash.")]
    public required string SourceId { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("Name of the file.")]
    public required string FileName { get; init; }

    [Description("SHA-256 of the file's bytes, hexadecimal.")]
    public required string ContentHash { get; init; }

    [Description("Status date of the plan, for the relation to Dates.")]
    public int StatusDateSk { get; init; }

    [EdmDate, Description("Status date of the plan.")]
    public int StatusOn { get; init; }

    [Description("True when the file gives no status date and another of its dates stands in.")]
    public bool IsStatusDateEstimated { get; init; }

    [EdmDate, Description("First day of the plan.")]
    public int StartOn { get; init; }

    [EdmDate, Description("Last day of the plan.")]
    public int FinishOn { get; init; }

    [Description("Currency of the plan's money, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    [Description("Name of the plan's calendar.")]
    public string? CalendarName { get; init; }

    [Unit("min"), Description("What one day of duration means in this plan.")]
    public int MinutesPerDay { get; init; }

    [Description("Number of the baseline that counts for earned value, 0 to 10.")]
    public int EarnedValueBaseline { get; init; }

    [Description("True for the version with the latest status date of its plan.")]
    public bool IsLatest { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            // Filled in by ProjectTo: the context the query runs on.
            WarehouseContext warehouse = null!;
            CreateProjection<DimPlanVersion, PlanVersion>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectId == s.ProjectId && d.IsCurrent).Select(d => d.ProjectCode).FirstOrDefault()))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectId == s.ProjectId && d.IsCurrent).Select(d => d.ProjectName).FirstOrDefault()))
                .ForMember(d => d.StatusOn, o => o.MapFrom(s => s.StatusDateSk))
                .ForMember(d => d.StartOn, o => o.MapFrom(s => s.StartDateSk))
                .ForMember(d => d.FinishOn, o => o.MapFrom(s => s.FinishDateSk));
        }
    }
}
