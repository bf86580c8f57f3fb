using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Assessments;

[Description("One row per project, day and subject of an assessment or survey: a score on a stated scale, with how many answered.")]
public sealed class Assessment : DeletableEntity
{
    [Key, Description("Key of the row.")]
    public long AssessmentSk { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Durable key of the project.")]
    public int ProjectId { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("The day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day.")]
    public int Date { get; init; }

    [Description("What was asked about.")]
    public required string Subject { get; init; }

    [Description("The score on the scale.")]
    public double Score { get; init; }

    [Description("Lowest score the scale allows.")]
    public double ScaleMin { get; init; }

    [Description("Highest score the scale allows.")]
    public double ScaleMax { get; init; }

    [Description("How many answered.")]
    public int Respondents { get; init; }

    [Description("Where the answers are, or what they say.")]
    public string? Evidence { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactAssessment, Assessment>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
