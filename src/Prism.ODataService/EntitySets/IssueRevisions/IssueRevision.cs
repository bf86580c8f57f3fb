using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.IssueRevisions;

[Description("One row per issue and version of its tracked fields: what the issue looked like from one change to the next.")]
public sealed class IssueRevision : PublishedEntity
{
    [Key, Description("Key of the revision.")]
    public long IssueRevisionSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Number of the revision in its issue; 1 = as created.")]
    public int RevisionNumber { get; init; }

    [Description("Day the revision began, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Day the revision began.")]
    public int Date { get; init; }

    [Description("From when it holds.")]
    public DateTimeOffset ValidFromUtc { get; init; }

    [Description("Until just before when it holds; 9999-12-31 for the present one.")]
    public DateTimeOffset ValidToUtc { get; init; }

    [EdmDate, Description("Day on which it ended.")]
    public int ValidTo { get; init; }

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

    [Description("True for the last revision that began on its day.")]
    public bool IsLastOfDay { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactIssueRevision, IssueRevision>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.ValidTo, o => o.MapFrom(s => s.ValidToDateSk))
                .ForMember(d => d.SourceStatus, o => o.MapFrom(s => s.Status.SourceStatus))
                .ForMember(d => d.StatusCategory, o => o.MapFrom(s => s.Status.StatusCategory))
                .ForMember(d => d.AssigneeSk, o => o.MapFrom(s => s.AssigneePersonSk));
        }
    }
}
