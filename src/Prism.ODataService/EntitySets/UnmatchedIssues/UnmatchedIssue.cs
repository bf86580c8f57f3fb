using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.UnmatchedIssues;

[Description("One row per Jira issue, in projects that have a plan too, that no task of a plan stands for.")]
public sealed class UnmatchedIssue : PublishedEntity
{
    [Key, Description("Key of the issue in Issues.")]
    public int IssueSk { get; init; }

    [Description("The project version the issue is in.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("Type of the issue.")]
    public string? IssueType { get; init; }

    [Description("Summary of the issue.")]
    public string? Summary { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactIssue, UnmatchedIssue>()
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.IssueType, o => o.MapFrom(s => s.Issue.IssueType))
                .ForMember(d => d.Summary, o => o.MapFrom(s => s.Issue.Summary));
        }
    }
}
