namespace Prism.SampleJira.Simulation;

internal enum StatusCategory
{
    New,
    Indeterminate,
    Done,
}

/// <summary>A status; <paramref name="ProjectIndex"/> is set where a team-managed project has it for itself.</summary>
internal sealed record SimulatedStatus(int Id, string Name, StatusCategory Category, int? ProjectIndex = null);

/// <summary>The statuses of a project in the order work passes them, the first of a new issue, the last of a finished one.</summary>
internal sealed record Workflow(string Name, IReadOnlyList<SimulatedStatus> Statuses, int FirstActive)
{
    /// <summary>Projects name the same stages differently, and "Done" exists twice with different ids, as on real sites.</summary>
    public static IReadOnlyList<Workflow> All { get; } =
    [
        new("Software Delivery Workflow",
            [new(10000, "To Do", StatusCategory.New), new(3, "In Progress", StatusCategory.Indeterminate), new(10001, "In Review", StatusCategory.Indeterminate), new(10002, "In Testing", StatusCategory.Indeterminate), new(10003, "Done", StatusCategory.Done)], 1),
        new("Product Development Workflow",
            [new(1, "Open", StatusCategory.New), new(10010, "In Development", StatusCategory.Indeterminate), new(10011, "Code Review", StatusCategory.Indeterminate), new(10012, "QA", StatusCategory.Indeterminate), new(6, "Closed", StatusCategory.Done)], 1),
        new("Kanban Flow",
            [new(10020, "Backlog", StatusCategory.New), new(10021, "Selected", StatusCategory.New), new(10022, "Doing", StatusCategory.Indeterminate), new(10023, "Waiting for Customer", StatusCategory.Indeterminate), new(10024, "Released", StatusCategory.Done)], 2),
        new("Team-managed Workflow",
            [new(10030, "To Do", StatusCategory.New, 2), new(10031, "In Progress", StatusCategory.Indeterminate, 2), new(10032, "Done", StatusCategory.Done, 2)], 1),
        new("Risk Workflow",
            [new(10040, "Identified", StatusCategory.New), new(10041, "Assessed", StatusCategory.Indeterminate), new(10042, "Mitigating", StatusCategory.Indeterminate), new(10043, "Retired", StatusCategory.Done)], 1),
    ];

    public static Workflow Risk => All[4];

    public int Last => Statuses.Count - 1;
}
