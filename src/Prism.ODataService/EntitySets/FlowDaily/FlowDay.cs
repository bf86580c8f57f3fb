using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.FlowDaily;

[Description("One row per project, type class, status category and day with anything to say: for cumulative flow and throughput.")]
public sealed class FlowDay : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long FlowDailySk { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Feature, Defect, Risk, Debt, Epic or SubTask.")]
    public required string TypeClass { get; init; }

    [Description("ToDo, InProgress, Done or Undefined.")]
    public required string StatusCategory { get; init; }

    [Description("The day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day.")]
    public int Date { get; init; }

    [Description("Issues in this category at the end of the day; do not sum over days.")]
    public int ItemCount { get; init; }

    [Description("Their story points; do not sum over days.")]
    public double Points { get; init; }

    [Description("Of them, blocked at the end of the day.")]
    public int BlockedCount { get; init; }

    [Description("Issues that entered this category on the day.")]
    public int ArrivedCount { get; init; }

    [Description("Issues that left it on the day.")]
    public int DepartedCount { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactFlowDaily, FlowDay>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
