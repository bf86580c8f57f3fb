using System.Text.Json;

namespace Prism.Reports.Excel;

/// <summary>The queries of the workbook.</summary>
public static class WorkbookQueries
{
    private static readonly WorkbookColumn Month = new("Month", CellKind.Text, "PeriodEnd", "Date.ToText([PeriodEnd], \"yyyy-MM\", \"en-US\")", row => WorkbookQuery.Text(row, "PeriodEnd") is { Length: 10 } day ? day[..7] : null);

    public static WorkbookQuery KpiValues { get; } = new(
        "KpiValues", "KPI values", "KpiValues?$filter=PeriodGrain eq 'Month' and ScopeLevel eq 'Portfolio'&$orderby=PeriodEnd,ScopeName,KpiCode",
        "One row per KPI, portfolio and month. Ratios are never added: add Numerator and Denominator and divide. 'In unit' is Value as people say it: percent as 81.5 instead of 0.8148, rounded; Value is exact.",
        Month,
        new("Portfolio", CellKind.Text, "ScopeName"),
        new("Family", CellKind.Text, "Family"),
        new("KPI", CellKind.Text, "KpiName", "[KpiName] & \" (\" & [Unit] & \")\"", row => $"{WorkbookQuery.Text(row, "KpiName")} ({WorkbookQuery.Text(row, "Unit")})"),
        new("KpiCode", CellKind.Text, "KpiCode"),
        new("Numerator", CellKind.Number, "Numerator"),
        new("Denominator", CellKind.Number, "Denominator"),
        new("Value", CellKind.Number, "Value"),
        new("In unit", CellKind.Number, "Value", "Number.Round(if [Unit] = \"percent\" then [Value] * 100 else [Value], if [Unit] = \"money\" then 0 else if [Unit] = \"percent\" or [Unit] = \"days\" then 1 else if [Unit] = \"ratio\" then 3 else 2)", row => InUnit(row)),
        new("Target", CellKind.Number, "Target"),
        new("Judged", CellKind.Text, "Status", "if [Status] = \"Green\" then \"1 On target\" else if [Status] = \"Amber\" then \"2 Near target\" else if [Status] = \"Red\" then \"3 Off target\" else \"4 Not judged\"", Status),
        new("Trend", CellKind.Text, "Trend"));

    public static WorkbookQuery Projects { get; } = new(
        "Projects", "Projects", "Projects?$filter=IsCurrent eq true and IsDeleted eq false and IsRegistered eq true&$orderby=ProjectCode",
        "One row per project of the register, as it is now.",
        new("Code", CellKind.Text, "ProjectCode"),
        new("Project", CellKind.Text, "ProjectName"),
        new("Portfolio", CellKind.Text, "Portfolio"),
        new("Program", CellKind.Text, "Program"),
        new("Manager", CellKind.Text, "Manager"),
        new("Methodology", CellKind.Text, "Methodology"),
        new("Stage", CellKind.Text, "Stage"),
        new("Priority", CellKind.Text, "Priority"),
        new("Planned start", CellKind.Date, "PlannedStart"),
        new("Planned finish", CellKind.Date, "PlannedFinish"),
        new("Actual start", CellKind.Date, "ActualStart"),
        new("Actual finish", CellKind.Date, "ActualFinish"));

    public static WorkbookQuery Flow { get; } = new(
        "Flow", "Flow data", "KpiValues?$filter=PeriodGrain eq 'Month' and ScopeLevel eq 'Project' and KpiCode eq 'ARRIVAL_DEPARTURE'&$orderby=PeriodEnd,ScopeName",
        "One row per project and month for the issues created, and one for those finished. Both can be added over projects and months.",
        Month,
        new("Project", CellKind.Text, "ScopeName"))
    {
        Stacked = ("What", "Items", [new("Issues created", CellKind.Number, "Numerator"), new("Issues finished", CellKind.Number, "Denominator")]),
    };

    public static WorkbookQuery EarnedValue { get; } = new(
        "EarnedValue", "Earned value data", "KpiValues?$filter=PeriodGrain eq 'Month' and ScopeLevel eq 'Project' and KpiCode in ('PV','EV','AC')&$orderby=PeriodEnd,ScopeName,KpiCode",
        "One row per project, month and measure, as of the month's last plan, in the reporting currency. Amounts are states to date: add them over projects, not over months.",
        Month,
        new("Project", CellKind.Text, "ScopeName"),
        new("Measure", CellKind.Text, "KpiName"),
        new("Amount", CellKind.Number, "Value"));

    public static IReadOnlyList<WorkbookQuery> All { get; } = [KpiValues, Projects, Flow, EarnedValue];

    /// <summary>As people say it: money without cents, percent and days with one decimal, ratios with three. Ties go to the even digit, as in Power Query.</summary>
    private static double? InUnit(JsonElement row) => (WorkbookQuery.Number(row, "Value"), WorkbookQuery.Text(row, "Unit")) switch
    {
        (null, _) => null,
        ({ } value, "money") => Math.Round(value, 0),
        ({ } value, "percent") => Math.Round(value * 100, 1),
        ({ } value, "days") => Math.Round(value, 1),
        ({ } value, "ratio") => Math.Round(value, 3),
        ({ } value, _) => Math.Round(value, 2),
    };

    /// <summary>In words, with a number before them that orders them.</summary>
    private static string Status(JsonElement row) => WorkbookQuery.Text(row, "Status") switch { "Green" => "1 On target", "Amber" => "2 Near target", "Red" => "3 Off target", _ => "4 Not judged" };
}
