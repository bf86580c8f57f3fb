using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Worklogs;

[Description("One row per worklog entry in Jira.")]
public sealed class Worklog : DeletableEntity
{
    [Key, Description("Key of the entry.")]
    public long WorklogSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("The entry's id in its source.")]
    public required string SourceId { get; init; }

    [Description("The issue worked on.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The project version in force on the day.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("Who logged the work.")]
    public int PersonSk { get; init; }

    [Description("Name of the person.")]
    public string? PersonName { get; init; }

    [Description("Team of the person.")]
    public string? Team { get; init; }

    [Description("Day the work was started, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("Day the work was started.")]
    public int Date { get; init; }

    [Description("When the work was started.")]
    public DateTimeOffset StartedAtUtc { get; init; }

    [Description("When the entry was made.")]
    public DateTimeOffset CreatedAtUtc { get; init; }

    [EdmDate, Description("Day the entry was made.")]
    public int CreatedOn { get; init; }

    [Unit("h"), Description("Time worked.")]
    public double SpentHours { get; init; }

    [Description("Hours times the person's rate in force on the day, in CurrencyCode.")]
    public decimal? CostAmount { get; init; }

    [Description("The cost in the reporting currency; null where no rate is known.")]
    public decimal? CostReporting { get; init; }

    [Description("Currency of the cost, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactWorklog, Worklog>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Project.ProjectName))
                .ForMember(d => d.PersonName, o => o.MapFrom(s => s.Person.DisplayName))
                .ForMember(d => d.Team, o => o.MapFrom(s => s.Person.Team))
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.CreatedOn, o => o.MapFrom(s => s.CreatedDateSk))
                .ForMember(d => d.CostReporting, o => o.MapFrom(s => s.CostAmountReporting));
        }
    }
}
