using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Loading;

/// <summary>Staged rows of a small site "jira", a folder "plans" and a register, for tests to start from.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static StagedRow[] Site =>
    [
        Container("10", "PRISM"),
        Container("11", "OPS"),
        Status("1", "To Do", StatusCategory.ToDo),
        Status("2", "In Progress", StatusCategory.InProgress),
        Status("3", "Blocked", StatusCategory.InProgress),
        Status("4", "Done", StatusCategory.Done),
        Person("ann", "Ann Adams"),
        Person("bob", "Bob Brown"),
        new StagedBoard { SourceSystem = "jira", SourceId = "7", Name = "Prism board", BoardType = "scrum" },
        Sprint("100", "Closed", 10, 24),
        Sprint("101", "Active", 24, null),
    ];

    public static StagedContainer Container(string id, string key) =>
        new() { SourceSystem = "jira", SourceId = id, ContainerKind = "JiraProject", Key = key, Name = key + " project" };

    public static StagedStatus Status(string id, string name, string category) =>
        new() { SourceSystem = "jira", SourceId = id, Name = name, StatusCategory = category };

    public static StagedPerson Person(string id, string name, string? email = null) =>
        new() { SourceSystem = "jira", SourceId = id, DisplayName = name, Email = email, PersonKind = "Person", IsActive = true };

    public static StagedSprint Sprint(string id, string state, int start, int? completed) => new()
    {
        SourceSystem = "jira",
        SourceId = id,
        Name = "Sprint " + id,
        SprintState = state,
        BoardId = "7",
        StartAtUtc = Monday.AddDays(start),
        EndAtUtc = Monday.AddDays(start + 14),
        CompletedAtUtc = completed is { } day ? Monday.AddDays(day) : null,
    };

    public static StagedIssue Issue(string id, string status, params StagedChange[] changes) => new()
    {
        SourceSystem = "jira",
        SourceId = id,
        ContainerId = "10",
        IssueKey = "PRISM-" + id,
        IssueType = "Story",
        TypeClass = TypeClass.Feature,
        StatusId = status,
        ReporterId = "ann",
        CreatedAtUtc = Monday,
        SourceUpdatedAtUtc = changes.Length == 0 ? Monday : changes.Max(change => change.AtUtc),
        IsFlagged = false,
        ChangesJson = StagedChanges.Write(changes),
    };

    public static StagedChange Change(double day, string field, string? from, string? to) => new(Monday.AddDays(day), "ann", field, from, from, to, to);

    public static StagedWorklog Worklog(string id, string issue, int day, double hours, string author = "ann") => new()
    {
        SourceSystem = "jira",
        SourceId = id,
        IssueId = issue,
        AuthorId = author,
        StartedAtUtc = Monday.AddDays(day),
        CreatedAtUtc = Monday.AddDays(day),
        SpentSeconds = (long)(hours * 3600),
    };

    public static StagedProject Project(string code, string? program = null, string? portfolio = null) =>
        new() { SourceSystem = "register", SourceId = code, Name = code + " by the register", Program = program, Portfolio = portfolio, CurrencyCode = "EUR" };

    public static StagedProjectSource Claim(string code, string kind, string key) =>
        new() { SourceSystem = "register", SourceId = $"{code}/{kind}/{key}", ProjectCode = code, ContainerKind = kind, ContainerKey = key };

    public static StagedRegisterPerson Employee(string name, string? account, decimal? rate = null, string? email = null, string? resource = null) => new()
    {
        SourceSystem = "register",
        SourceId = name,
        Name = name,
        Email = email,
        JiraAccountId = account,
        PlanResource = resource,
        CostRatePerHour = rate,
        CurrencyCode = rate is null ? null : "EUR",
        CapacityHoursPerDay = 8,
    };

    public static T Deleted<T>(T row)
        where T : StagedRow => row with { IsDeleted = true, DeletedAtUtc = Monday.AddDays(50), DeleteReason = "Deleted" };

    /// <summary>A plan with its status date on Friday, 6 March 2026.</summary>
    public static IEnumerable<StagedRow> Plan(string code, params StagedTask[] tasks) =>
    [
        new StagedContainer { SourceSystem = "plans", SourceId = code, ContainerKind = "Plan", Key = code, Name = code },
        new StagedPlan
        {
            SourceSystem = "plans",
            SourceId = $"{code}/1",
            ContainerId = code,
            FileName = $"{code}.xml",
            ContentHash = "1",
            StatusDate = new DateTime(2026, 3, 6, 17, 0, 0),
            IsStatusDateEstimated = false,
            MinutesPerDay = 480,
            EarnedValueBaseline = 0,
        },
        .. tasks,
    ];

    public static StagedTask Task(string code, int uid) => new()
    {
        SourceSystem = "plans",
        SourceId = $"{code}/1/T{uid}",
        PlanId = $"{code}/1",
        Uid = uid,
        Name = $"Task {uid}",
        OutlineLevel = 1,
        IsSummary = false,
        IsMilestone = false,
        IsActive = true,
        IsManual = false,
        IsExternal = false,
        IsEstimated = false,
        IsCritical = false,
        EarningRule = EarningRule.PercentComplete,
    };
}
