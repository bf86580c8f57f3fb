using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.StatusTransitions;

[Description("One row per status change of an issue.")]
public sealed class StatusTransition : PublishedEntity
{
    [Key, Description("Key of the change.")]
    public long StatusTransitionSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Number of the change in its issue; 1 = the first.")]
    public int TransitionNumber { get; init; }

    [Description("Status that was left.")]
    public int FromStatusSk { get; init; }

    [Description("Status that was entered.")]
    public int ToStatusSk { get; init; }

    [Description("Name of the status left, as it was then.")]
    public string? FromStatus { get; init; }

    [Description("Name of the status entered, as it was then.")]
    public string? ToStatus { get; init; }

    [RefersTo("Persons"), Description("Who changed it.")]
    public int AuthorSk { get; init; }

    [Description("Day of the change, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Day of the change.")]
    public int Date { get; init; }

    [Description("When it was changed.")]
    public DateTimeOffset ChangedAtUtc { get; init; }

    [Unit("h"), Description("Calendar hours spent in the status that was left.")]
    public double HoursInFromStatus { get; init; }

    [Description("Forward, Backward or Same, by status category.")]
    public required string Direction { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactStatusTransition, StatusTransition>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.FromStatus, o => o.MapFrom(s => s.FromSourceStatus))
                .ForMember(d => d.ToStatus, o => o.MapFrom(s => s.ToSourceStatus))
                .ForMember(d => d.AuthorSk, o => o.MapFrom(s => s.AuthorPersonSk))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
