using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.AssessmentAnswers;

[Description("One row per assessment and score that was given: how many answered so. None where the register tells the mean alone.")]
public sealed class AssessmentAnswer : DeletableEntity
{
    [Key, Description("Key of the row.")]
    public long AssessmentAnswerSk { get; init; }

    [Description("The assessment whose answers they are.")]
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

    [Description("A score of the assessment's scale.")]
    public double Score { get; init; }

    [Description("How many gave it.")]
    public int Answers { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactAssessmentAnswer, AssessmentAnswer>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
