namespace Prism.Etl.Sources.Register;

/// <summary>A column of a register table with what people need to know to fill it.</summary>
internal sealed record RegisterColumn(string Name, string Explanation);

/// <summary>The register's tables: files of a folder, or sheets of a workbook without <c>.csv</c>. Only <c>projects.csv</c> must be there.</summary>
internal static class RegisterColumns
{
    private static readonly RegisterColumn Project = new("ProjectCode", "required: a ProjectCode of projects");
    private static readonly RegisterColumn Currency = new("CurrencyCode", "ISO 4217, such as EUR");

    public static readonly IReadOnlyDictionary<string, RegisterColumn[]> Tables = new Dictionary<string, RegisterColumn[]>(StringComparer.Ordinal)
    {
        ["projects.csv"] =
        [
            new("ProjectCode", "required: short code, once in this table"), new("ProjectName", "required"), new("Program", "name"), new("Portfolio", "name"), new("Manager", "name"),
            new("Sponsor", "name"), new("Methodology", "such as Agile or Waterfall"), new("Stage", "such as Planning, Execution, Closed"), new("Priority", "such as High"),
            new("PlannedStart", "yyyy-MM-dd"), new("PlannedFinish", "yyyy-MM-dd"), new("ActualStart", "yyyy-MM-dd"), new("ActualFinish", "yyyy-MM-dd"), Currency,
        ],
        ["sources.csv"] = [Project, new("SourceKind", "required: JiraProject or Plan"), new("Container", "required: Jira project key, or plan code; belongs to one project")],
        ["objectives.csv"] =
        [
            new("ObjectiveCode", "required: short code, once in this table"), new("Name", "required"), new("Perspective", "such as Customer or Finance"), new("Owner", "name"),
            new("StartValue", "number"), new("TargetValue", "number"), new("Unit", "of the values"), new("DueDate", "yyyy-MM-dd"),
        ],
        ["project-objectives.csv"] = [Project, new("ObjectiveCode", "required: an ObjectiveCode of objectives"), new("Weight", "required: 0 to 1")],
        ["financials.csv"] =
        [
            Project, new("Month", "required: yyyy-MM"), new("Line", "required: such as Labour or Licences"), new("BudgetAmount", "of the month"), new("ForecastAmount", "of the month"),
            new("ActualAmount", "of the month"), new("BenefitPlannedAmount", "of the month"), new("BenefitRealisedAmount", "of the month"), new("CurrencyCode", "ISO 4217; else the project's"),
        ],
        ["people.csv"] =
        [
            new("PersonName", "required"), new("Email", "address"), new("JiraAccountId", "accountId in Jira Cloud, user key in Data Center"), new("PlanResource", "the person's name in plans"),
            new("Team", "name"), new("Role", "name"), new("Department", "name"), new("HomeProject", "ProjectCode the capacity counts for"), new("CapacityHoursPerDay", "0 to 24"),
            new("CostRatePerHour", "amount, needs CurrencyCode"), Currency, new("From", "yyyy-MM-dd"), new("To", "yyyy-MM-dd"),
        ],
        ["holidays.csv"] = [new("Date", "required: yyyy-MM-dd"), new("Name", "required")],
        ["currency-rates.csv"] =
        [
            new("FromCurrency", "required: ISO 4217"), new("ToCurrency", "required: ISO 4217"), new("ValidFrom", "required: yyyy-MM-dd"), new("Rate", "required: one FromCurrency in ToCurrency"),
        ],
        ["targets.csv"] =
        [
            new("KpiCode", "required"), new("ScopeLevel", "required: Project, Program, Portfolio, Organisation or Team"), new("ScopeName", "code or name; empty for Organisation"),
            new("ValidFrom", "required: yyyy-MM-dd"), new("ValidTo", "yyyy-MM-dd"),
            new("PeriodGrain", "Week, Month or Quarter: the period it is a target for; empty for all, and for months where values add up"), new("Target", "required: number"), new("Amber", "number"), new("Red", "number"), new("Statement", "the target in words"),
            new("Measure", "how it is measured, where that is not the KPI itself"), new("BaselineValue", "number: where the KPI stood"), new("BaselineDate", "yyyy-MM-dd: the day the baseline is of"),
            new("BaselineEvidence", "what shows that baseline and target are real"), new("ObjectiveCode", "an ObjectiveCode of objectives: what it is relevant to"), new("DueDate", "yyyy-MM-dd: by when"),
        ],
        ["assessments.csv"] =
        [
            Project, new("Date", "required: yyyy-MM-dd"), new("Subject", "required: what is assessed, such as CustomerSatisfaction"), new("Score", "required: on the scale"), new("ScaleMin", "required"),
            new("ScaleMax", "required"), new("Respondents", "required: how many answered"),
            new("Answers", "how many gave which score, as 1:2 2:0 3:4 4:9 5:7; must add up to Respondents and give the Score as its mean"), new("Evidence", "where the answers are, or what they say"),
        ],
        ["risks.csv"] =
        [
            new("RiskCode", "required: short code, once in this table"), Project, new("Title", "required"), new("Category", "such as Technical"), new("Probability", "0 to 1"),
            new("ImpactAmount", "cost if it occurs"), Currency, new("Status", "required: Open, Mitigated, Occurred or Closed"), new("Owner", "name"), new("Response", "what is done about it"),
            new("RaisedOn", "required: yyyy-MM-dd"), new("DueOn", "yyyy-MM-dd"), new("ClosedOn", "yyyy-MM-dd"),
        ],
        ["stage-gates.csv"] =
        [
            Project, new("Gate", "required: name, once per project"), new("PlannedOn", "required: yyyy-MM-dd"), new("HeldOn", "yyyy-MM-dd"), new("Decision", "Go, Conditional, Hold or Stop; needs HeldOn"),
            new("DecidedBy", "name"), new("Conditions", "of a conditional go"),
        ],
        ["kpi-reviews.csv"] =
        [
            new("KpiCode", "required"), new("ScopeLevel", "required: Project, Program, Portfolio, Organisation or Team"), new("ScopeName", "code or name; empty for Organisation"),
            new("ReviewedOn", "required: yyyy-MM-dd"), new("Reviewer", "name"), new("Finding", "required: what the figure says"), new("Decision", "what was decided"), new("Owner", "who does it"), new("DueOn", "yyyy-MM-dd"),
        ],
        ["crosswalk.csv"] =
        [
            Project, new("Plan", "plan code, where the project has several plans"), new("TaskUid", "required: the task's unique id in Project"), new("IssueKey", "such as PRISM-12"),
            new("EarningRule", "PercentComplete, PhysicalPercentComplete, ZeroHundred, FiftyFifty or WeightedPoints; else the plan's"),
            new("Actuals", "Plan, or Worklogs: hours booked on the issue at the rates of their days; else as the settings say"),
        ],
    };

    /// <summary>The table's name as a sheet or file may write it: any case, blanks or underscores for hyphens; null when it is none of ours.</summary>
    public static string? TableOf(string name)
    {
        var plain = name.Trim().Replace(' ', '-').Replace('_', '-');
        return Tables.Keys.FirstOrDefault(known => known.Equals(plain, StringComparison.OrdinalIgnoreCase) || known.Equals($"{plain}.csv", StringComparison.OrdinalIgnoreCase));
    }
}
