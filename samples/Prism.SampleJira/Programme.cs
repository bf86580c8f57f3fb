namespace Prism.SampleJira;

/// <summary>How a project's Jira board works.</summary>
internal enum BoardKind
{
    Scrum,
    Kanban,
}

/// <summary>A project of the imagined company, Northquay Utilities.</summary>
/// <remarks>Code: Code in the portfolio register. JiraKey: Null where the project has no Jira project. PlanCode: Prefix of the plan's file names; null where it has no plan. Weight: Share of the site's issues, in 64ths. Workflow: Index into the simulated site's workflows.</remarks>
internal sealed record ProgrammeProject(
    string Code, string Name, string Program, string Portfolio, string Manager, string Sponsor, string Methodology, string Currency, int Priority,
    string? JiraKey, string? PlanCode, int Weight = 0, BoardKind Board = BoardKind.Scrum, int Workflow = 0);

/// <summary>The programme of work that the simulated site, the plans and the register tell of: 3 programs, 12 projects, 2 portfolios.</summary>
internal static class Programme
{
    public const string Company = "Northquay Utilities";

    public static IReadOnlyList<ProgrammeProject> Projects { get; } =
    [
        new("NQ-101", "Meter Data Hub", "Digital Grid", "Transform", "Ines Albrecht", "Tobias Renner", "Hybrid", "EUR", 1, "MDH", "MDH", 10, BoardKind.Scrum, 0),
        new("NQ-102", "Outage Map", "Digital Grid", "Transform", "Oskar Lindqvist", "Tobias Renner", "Scrum", "EUR", 2, "OUT", null, 8, BoardKind.Scrum, 1),
        new("NQ-103", "Substation Sensors", "Digital Grid", "Transform", "Ines Albrecht", "Tobias Renner", "Waterfall", "CHF", 2, null, "SUB"),
        new("NQ-104", "Grid Forecasting", "Digital Grid", "Transform", "Paulo Teixeira", "Tobias Renner", "Hybrid", "EUR", 3, "GFC", "GFC", 7, BoardKind.Scrum, 3),
        new("NQ-201", "Customer Portal", "Customer Experience", "Transform", "Freya Sandoval", "Marit Osei", "Hybrid", "EUR", 1, "CPO", "CPO", 10, BoardKind.Scrum, 0),
        new("NQ-202", "Mobile App", "Customer Experience", "Transform", "Freya Sandoval", "Marit Osei", "Scrum", "EUR", 2, "MAP", null, 9, BoardKind.Scrum, 1),
        new("NQ-203", "Contact Centre Move", "Customer Experience", "Transform", "Lionel Abara", "Marit Osei", "Waterfall", "EUR", 3, null, "CCM"),
        new("NQ-204", "Billing Care", "Customer Experience", "Run", "Lionel Abara", "Marit Osei", "Kanban", "EUR", 3, "BIL", null, 7, BoardKind.Kanban, 2),
        new("NQ-301", "ERP Renewal", "Core Renewal", "Run", "Hedda Vorster", "Anselm Quist", "Hybrid", "EUR", 1, "ERP", "ERP", 8, BoardKind.Kanban, 2),
        new("NQ-302", "Data Centre Exit", "Core Renewal", "Run", "Hedda Vorster", "Anselm Quist", "Waterfall", "USD", 2, null, "DCX"),
        new("NQ-303", "Identity Platform", "Core Renewal", "Run", "Paulo Teixeira", "Anselm Quist", "Kanban", "EUR", 2, "IDP", null, 5, BoardKind.Kanban, 0),
        new("NQ-304", "Payroll Switch", "Core Renewal", "Run", "Oskar Lindqvist", "Anselm Quist", "Waterfall", "EUR", 4, null, "PAY"),
    ];

    public static IReadOnlyList<ProgrammeProject> InJira { get; } = [.. Projects.Where(p => p.JiraKey is not null)];

    public static IReadOnlyList<ProgrammeProject> Planned { get; } = [.. Projects.Where(p => p.PlanCode is not null)];
}
