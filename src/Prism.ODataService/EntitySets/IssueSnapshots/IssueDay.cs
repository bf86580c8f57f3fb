using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.IssueSnapshots;

[Description("One row per issue and day, from the day of its creation to the day of the last load: what the issue looked like at the end of the day. Rows are read with a $filter on Date; aggregations need none.")]
public sealed class IssueDay
{
    [Key, Description("The issue.")]
    public int IssueSk { get; init; }

    [Key, MustNarrow, Description("The day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, MustNarrow, Description("The day.")]
    public int Date { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The project version in force when the issue came to look so.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [KeyOrder, Description("The revision that was in force at the end of the day.")]
    public long IssueRevisionSk { get; init; }

    [Description("Status.")]
    public int StatusSk { get; init; }

    [Description("Status, as the source names it.")]
    public string? SourceStatus { get; init; }

    [Description("ToDo, InProgress, Done or Undefined.")]
    public string? StatusCategory { get; init; }

    [RefersTo("Persons"), Description("Who it was assigned to.")]
    public int AssigneeSk { get; init; }

    [Description("The sprint it was in; -2 when in none.")]
    public int SprintSk { get; init; }

    [Description("Story points.")]
    public double? StoryPoints { get; init; }

    [Description("The source's name of the type.")]
    public string? IssueType { get; init; }

    [Description("Priority.")]
    public string? Priority { get; init; }

    [Description("Flagged as blocked.")]
    public bool IsFlagged { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueSnapshot, IssueDay>()
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.SourceStatus, o => o.MapFrom(s => s.Status.SourceStatus))
                .ForMember(d => d.StatusCategory, o => o.MapFrom(s => s.Status.StatusCategory))
                .ForMember(d => d.AssigneeSk, o => o.MapFrom(s => s.AssigneePersonSk));
        }
    }
}
