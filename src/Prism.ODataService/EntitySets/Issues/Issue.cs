using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.Issues;

/// <summary>An issue with its fact; the unknown and the not applicable issue have none.</summary>
public sealed record IssueWithFact
{
    public required DimIssue Issue { get; init; }
    public FactIssue? Fact { get; init; }
}

[Description("One row per Jira issue: what it is, the milestones of its life, and what it took. Done = the last entry into a Done status after the last reopening.")]
public sealed class Issue : DeletableEntity
{
    [Key, Description("Key of the issue.")]
    public int IssueSk { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("Jira's issue id: it stays when an issue is moved, its key does not.")]
    public required string SourceId { get; init; }

    [Description("Key as people know it, e.g. PRISM-12.")]
    public required string IssueKey { get; init; }

    [Description("Summary; null where the setting leaves summaries out.")]
    public string? Summary { get; init; }

    [Description("The source's name of the type.")]
    public required string IssueType { get; init; }

    [Description("Feature, Defect, Risk, Debt, Epic or SubTask.")]
    public required string TypeClass { get; init; }

    [Description("Priority, as the source names it.")]
    public string? Priority { get; init; }

    [Description("Resolution, as the source names it.")]
    public string? Resolution { get; init; }

    [Description("Labels in alphabetical order, parted by commas, as many as fit 1,000 characters; IssueLabels has each.")]
    public string? Labels { get; init; }

    [Description("Name of the team in charge, where the site has a team field.")]
    public string? Team { get; init; }

    [Description("The issue above it; -2 when none.")]
    public int ParentIssueSk { get; init; }

    [Description("The epic it belongs to; -2 when none.")]
    public int EpicIssueSk { get; init; }

    [Description("The project version in force when the issue was created.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }

    [Description("Name of the project.")]
    public string? ProjectName { get; init; }

    [Description("The present status.")]
    public int StatusSk { get; init; }

    [Description("The present status, as the source names it.")]
    public string? SourceStatus { get; init; }

    [Description("ToDo, InProgress, Done or Undefined.")]
    public string? StatusCategory { get; init; }

    [RefersTo("Persons"), Description("Who it is assigned to.")]
    public int AssigneeSk { get; init; }

    [Description("Name of the assignee.")]
    public string? AssigneeName { get; init; }

    [RefersTo("Persons"), Description("Who reported it.")]
    public int ReporterSk { get; init; }

    [Description("The open sprint it is in, else the last one; -2 when it was in none.")]
    public int SprintSk { get; init; }

    [Description("Name of that sprint.")]
    public string? SprintName { get; init; }

    [Description("Day of creation, for the relation to Dates.")]
    public int CreatedDateSk { get; init; }

    [Description("Day it was started; -2 while not started.")]
    public int StartedDateSk { get; init; }

    [Description("Day it was done; -2 while not done.")]
    public int DoneDateSk { get; init; }

    [EdmDate, Description("Day of creation.")]
    public int CreatedOn { get; init; }

    [EdmDate, Description("Day of the first entry into an in-progress status.")]
    public int StartedOn { get; init; }

    [EdmDate, Description("Day it was done.")]
    public int DoneOn { get; init; }

    [EdmDate, Description("Day work is planned to begin.")]
    public int PlannedStartOn { get; init; }

    [EdmDate, Description("Day its resolution was set, as the source says; the day it was done goes by status.")]
    public int ResolvedOn { get; init; }

    [EdmDate, Description("Due day.")]
    public int DueOn { get; init; }

    [EdmDate, Description("Day it was first done, even when it was reopened since.")]
    public int FirstDoneOn { get; init; }

    [Description("When it was created.")]
    public DateTimeOffset? CreatedAtUtc { get; init; }

    [Description("When it was started.")]
    public DateTimeOffset? StartedAtUtc { get; init; }

    [Description("When it was done.")]
    public DateTimeOffset? DoneAtUtc { get; init; }

    [Description("When its resolution was set.")]
    public DateTimeOffset? ResolvedAtUtc { get; init; }

    [Description("Story points; null where none are set.")]
    public double? StoryPoints { get; init; }

    [Unit("h"), Description("Original estimate.")]
    public double? EstimateHours { get; init; }

    [Unit("h"), Description("Time logged.")]
    public double? SpentHours { get; init; }

    [Unit("h"), Description("Remaining estimate.")]
    public double? RemainingHours { get; init; }

    [Unit("d"), Description("Created to done, in calendar days; null while not done.")]
    public double? LeadTimeDays { get; init; }

    [Unit("d"), Description("Started to done, in calendar days; null while not done or when it never was in progress.")]
    public double? CycleTimeDays { get; init; }

    [Unit("d"), Description("Created to done, in working days.")]
    public double? LeadTimeWorkDays { get; init; }

    [Unit("d"), Description("Started to done, in working days.")]
    public double? CycleTimeWorkDays { get; init; }

    [Description("How often it left a Done status.")]
    public int? ReopenCount { get; init; }

    [Description("1 when it left a Done status within 30 days of first entering it, else 0.")]
    public int? ReopenedIn30DaysCount { get; init; }

    [Unit("d"), Description("Calendar days flagged or in a blocked status since it was started and while not done.")]
    public double? BlockedDays { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueWithFact, Issue>()
                .ForMember(d => d.IssueSk, o => o.MapFrom(s => s.Issue.IssueSk))
                .ForMember(d => d.SourceSystem, o => o.MapFrom(s => s.Issue.SourceSystem))
                .ForMember(d => d.SourceId, o => o.MapFrom(s => s.Issue.SourceId))
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.Summary, o => o.MapFrom(s => s.Issue.Summary))
                .ForMember(d => d.IssueType, o => o.MapFrom(s => s.Issue.IssueType))
                .ForMember(d => d.TypeClass, o => o.MapFrom(s => s.Issue.TypeClass))
                .ForMember(d => d.Priority, o => o.MapFrom(s => s.Issue.Priority))
                .ForMember(d => d.Resolution, o => o.MapFrom(s => s.Issue.Resolution))
                .ForMember(d => d.Labels, o => o.MapFrom(s => s.Issue.Labels))
                .ForMember(d => d.Team, o => o.MapFrom(s => s.Issue.Team))
                .ForMember(d => d.ParentIssueSk, o => o.MapFrom(s => s.Issue.ParentIssueSk))
                .ForMember(d => d.EpicIssueSk, o => o.MapFrom(s => s.Issue.EpicIssueSk))
                .ForMember(d => d.ProjectSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.ProjectSk))
                .ForMember(d => d.ProjectCode, o => o.MapFrom(s => s.Fact!.Project.ProjectCode))
                .ForMember(d => d.ProjectName, o => o.MapFrom(s => s.Fact!.Project.ProjectName))
                .ForMember(d => d.StatusSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.StatusSk))
                .ForMember(d => d.SourceStatus, o => o.MapFrom(s => s.Fact!.Status.SourceStatus))
                .ForMember(d => d.StatusCategory, o => o.MapFrom(s => s.Fact!.Status.StatusCategory))
                .ForMember(d => d.AssigneeSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.AssigneePersonSk))
                .ForMember(d => d.AssigneeName, o => o.MapFrom(s => s.Fact!.AssigneePerson.DisplayName))
                .ForMember(d => d.ReporterSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.ReporterPersonSk))
                .ForMember(d => d.SprintSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.SprintSk))
                .ForMember(d => d.SprintName, o => o.MapFrom(s => s.Fact!.Sprint.SprintName))
                .ForMember(d => d.CreatedDateSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.CreatedDateSk))
                .ForMember(d => d.StartedDateSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.StartedDateSk))
                .ForMember(d => d.DoneDateSk, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.DoneDateSk))
                .ForMember(d => d.CreatedOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.CreatedDateSk))
                .ForMember(d => d.StartedOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.StartedDateSk))
                .ForMember(d => d.DoneOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.DoneDateSk))
                .ForMember(d => d.PlannedStartOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.PlannedStartDateSk))
                .ForMember(d => d.ResolvedOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.ResolvedDateSk))
                .ForMember(d => d.ResolvedAtUtc, o => o.MapFrom(s => s.Fact!.ResolvedAtUtc))
                .ForMember(d => d.DueOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.DueDateSk))
                .ForMember(d => d.FirstDoneOn, o => o.MapFrom(s => s.Fact == null ? Member.NotApplicable : s.Fact.FirstDoneDateSk))
                .ForMember(d => d.CreatedAtUtc, o => o.MapFrom(s => s.Fact == null ? null : (DateTimeOffset?)s.Fact.CreatedAtUtc))
                .ForMember(d => d.StartedAtUtc, o => o.MapFrom(s => s.Fact!.StartedAtUtc))
                .ForMember(d => d.DoneAtUtc, o => o.MapFrom(s => s.Fact!.DoneAtUtc))
                .ForMember(d => d.StoryPoints, o => o.MapFrom(s => s.Fact!.StoryPoints))
                .ForMember(d => d.EstimateHours, o => o.MapFrom(s => s.Fact!.EstimateHours))
                .ForMember(d => d.SpentHours, o => o.MapFrom(s => s.Fact!.SpentHours))
                .ForMember(d => d.RemainingHours, o => o.MapFrom(s => s.Fact!.RemainingHours))
                .ForMember(d => d.LeadTimeDays, o => o.MapFrom(s => s.Fact!.LeadTimeElapsedDays))
                .ForMember(d => d.CycleTimeDays, o => o.MapFrom(s => s.Fact!.CycleTimeElapsedDays))
                .ForMember(d => d.LeadTimeWorkDays, o => o.MapFrom(s => s.Fact!.LeadTimeWorkingDays))
                .ForMember(d => d.CycleTimeWorkDays, o => o.MapFrom(s => s.Fact!.CycleTimeWorkingDays))
                .ForMember(d => d.ReopenCount, o => o.MapFrom(s => s.Fact == null ? null : (int?)s.Fact.ReopenCount))
                .ForMember(d => d.ReopenedIn30DaysCount, o => o.MapFrom(s => s.Fact == null ? null : (int?)s.Fact.ReopenedWithin30DaysCount))
                .ForMember(d => d.BlockedDays, o => o.MapFrom(s => s.Fact == null ? null : (double?)s.Fact.BlockedElapsedDays))
                .ForMember(d => d.IsDeleted, o => o.MapFrom(s => s.Issue.IsDeleted))
                .ForMember(d => d.DeletedAtUtc, o => o.MapFrom(s => s.Issue.DeletedAtUtc))
                .ForMember(d => d.DeleteReason, o => o.MapFrom(s => s.Issue.DeleteReason))
                .ForMember(d => d.LoadSk, o => o.MapFrom(s => s.Fact == null || s.Fact.LoadSk < s.Issue.LoadSk ? s.Issue.LoadSk : s.Fact.LoadSk))
                .ForMember(d => d.UpdatedAtUtc, o => o.MapFrom(s => s.Fact == null || s.Fact.LoadSk < s.Issue.LoadSk ? s.Issue.UpdatedAtUtc : s.Fact.UpdatedAtUtc));
        }
    }
}
