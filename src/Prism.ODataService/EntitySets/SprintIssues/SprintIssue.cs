using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.SprintIssues;

[Description("One row per sprint and issue that ever was in it: what was promised, what came, what was done.")]
public sealed class SprintIssue
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

    [Description("The load that wrote the row last: a warehouse version.")]
    public long LoadSk { get; init; }

    [Description("When the row was written last.")]
    public DateTimeOffset UpdatedAtUtc { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            // Filled in by ProjectTo: the context the query runs on.
            WarehouseContext warehouse = null!;
            CreateProjection<FactSprintIssue, SprintIssue>()
                .ForMember(d => d.SprintName, o => o.MapFrom(s => warehouse.Sprints.Where(d => d.SprintSk == s.SprintSk).Select(d => d.SprintName).FirstOrDefault()))
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => warehouse.Issues.Where(d => d.IssueSk == s.IssueSk).Select(d => d.IssueKey).FirstOrDefault()))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => warehouse.Projects.Where(d => d.ProjectSk == s.ProjectSk).Select(d => d.ProjectCode).FirstOrDefault()))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
        }
    }
}
