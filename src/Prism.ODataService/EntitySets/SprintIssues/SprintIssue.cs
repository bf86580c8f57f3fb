using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.SprintIssues;

[Description("One row per sprint and issue that ever was in it: what was promised, what came, what was done.")]
public sealed class SprintIssue : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long SprintIssueSk { get; init; }

    [Description("The sprint.")]
    public int SprintSk { get; init; }

    [Description("Name of the sprint.")]
    public string? SprintName { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Day the sprint was completed, else its planned end; -2 for a sprint without dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Day the sprint was completed, else its planned end.")]
    public int Date { get; init; }

    [Description("In the sprint at its start.")]
    public bool IsCommitted { get; init; }

    [Description("Came in after the start.")]
    public bool IsAddedAfterStart { get; init; }

    [Description("Left before the sprint was completed.")]
    public bool IsRemoved { get; init; }

    [Description("Done, and in the sprint, when it was completed.")]
    public bool IsCompleted { get; init; }

    [Description("Not done when the sprint was completed, and moved on to another sprint.")]
    public bool IsCarriedOver { get; init; }

    [Description("True once the sprint is closed.")]
    public bool IsSprintClosed { get; init; }

    [Description("Story points at the sprint's start.")]
    public double? PointsAtStart { get; init; }

    [Description("Story points at the sprint's end.")]
    public double? PointsAtEnd { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactSprintIssue, SprintIssue>()
                .ForMember(d => d.SprintName, o => o.MapFrom(s => s.Sprint.SprintName))
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
