using System.ComponentModel;

namespace Prism.ODataService.Explaining;

[Description("What a KPI value was made of: formula, target and loads, the measures' rows that count in it, and the rows of the star behind them.")]
public sealed record Explanation
{
    [Description("Key of the explained value.")]
    public required long KpiValueSk { get; init; }

    [Description("Code of the KPI.")]
    public required string KpiCode { get; init; }

    [Description("Name of the KPI.")]
    public required string KpiName { get; init; }

    [Description("The formula in measures.")]
    public required string FormulaText { get; init; }

    [Description("Version of the formula that computed the value.")]
    public required int FormulaVersion { get; init; }

    [Description("How values roll up: ADD, SEMI, ROS, PCT, AVGW, MIN, MAX or NON.")]
    public required string AggregationRule { get; init; }

    [Description("Unit of value and target.")]
    public required string Unit { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public required string ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public required string ScopeName { get; init; }

    [Description("Week, Month or Quarter.")]
    public required string PeriodGrain { get; init; }

    [Description("First day of the period.")]
    public required DateOnly PeriodStart { get; init; }

    [Description("Last day of the period.")]
    public required DateOnly PeriodEnd { get; init; }

    [Description("Numerator of the formula.")]
    public double? Numerator { get; init; }

    [Description("Denominator of the formula.")]
    public double? Denominator { get; init; }

    [Description("The published value.")]
    public double? Value { get; init; }

    [Description("The value computed once more from the rows below: the same, or the rows are not all of it.")]
    public double? Recomputed { get; init; }

    [Description("Green, Amber, Red or None.")]
    public required string Status { get; init; }

    [Description("Complete, Partial, Stale, Estimated or LowSample.")]
    public required string Confidence { get; init; }

    [Description("Why the confidence is what it is.")]
    public string? ConfidenceReason { get; init; }

    [Description("The target in force at the period's end; null where none was.")]
    public ExplainedTarget? Target { get; init; }

    [Description("The load (warehouse version) that published this value first.")]
    public required long ReportedFromLoadSk { get; init; }

    [Description("The loads it rests on: the published version, and the last successful one of each source before it.")]
    public required IReadOnlyList<ExplainedLoad> Loads { get; init; }

    [Description("The measures of the formula.")]
    public required IReadOnlyList<ExplainedTerm> Measures { get; init; }

    [Description("How many measure rows count.")]
    public required int RowCount { get; init; }

    [Description("The measures' rows that count: per project and day, or per observation. The first 10,000.")]
    public required IReadOnlyList<ExplainedMeasureRow> Rows { get; init; }

    [Description("How many rows of the star stand behind them.")]
    public required int SourceRowCount { get; init; }

    [Description("The rows of the star behind them. The first 1,000 of each measure.")]
    public required IReadOnlyList<ExplainedSourceRow> SourceRows { get; init; }

    [Description("How many answered which score, where the value rests on surveys or assessments that tell it; scores rising.")]
    public required IReadOnlyList<ExplainedAnswer> Answers { get; init; }

    [Description("What the rows do not tell; null when they tell everything.")]
    public string? Note { get; init; }
}

[Description("A target as it held.")]
public sealed record ExplainedTarget
{
    [Description("The target.")]
    public required double Target { get; init; }

    [Description("A value worse than target and no worse than this is amber.")]
    public double? AmberLimit { get; init; }

    [Description("A value worse than this is red.")]
    public double? RedLimit { get; init; }

    [Description("First day it holds.")]
    public required DateOnly ValidFrom { get; init; }

    [Description("Last day it holds, inclusive; 9999-12-31 when open.")]
    public required DateOnly ValidTo { get; init; }

    [Description("What is to be reached, in words.")]
    public string? Statement { get; init; }

    [Description("How it is measured, where that is not the KPI itself.")]
    public string? Measure { get; init; }

    [Description("Where the KPI stood when the target was set.")]
    public double? BaselineValue { get; init; }

    [Description("The day the baseline is of.")]
    public DateOnly? BaselineOn { get; init; }

    [Description("What shows that baseline and target are real.")]
    public string? BaselineEvidence { get; init; }

    [Description("Code of the objective it is relevant to.")]
    public string? ObjectiveCode { get; init; }

    [Description("The day by which it is to be reached.")]
    public DateOnly? DueOn { get; init; }

    [Description("How many of the five SMART parts are there.")]
    public required int SmartParts { get; init; }

    [Description("What is vague, in words; null where nothing is.")]
    public string? SmartVague { get; init; }

    [Description("How it could read; null where nothing is vague.")]
    public string? SmartSuggestion { get; init; }
}

[Description("How many gave a score, over the surveys and assessments that a value rests on.")]
public sealed record ExplainedAnswer
{
    [Description("The score.")]
    public required double Score { get; init; }

    [Description("How many gave it.")]
    public required int Answers { get; init; }
}

[Description("A load that the value rests on.")]
public sealed record ExplainedLoad
{
    [Description("Number of the load; of the step into the star the warehouse version.")]
    public required long LoadSk { get; init; }

    [Description("The source's name; Warehouse for the step into the star.")]
    public required string SourceSystem { get; init; }

    [Description("When it began.")]
    public required DateTimeOffset StartedAtUtc { get; init; }

    [Description("How far into the source it had read.")]
    public string? Watermark { get; init; }
}

[Description("A measure of the formula.")]
public sealed record ExplainedTerm
{
    [Description("Name of the measure.")]
    public required string Measure { get; init; }

    [Description("What it counts.")]
    public required string Words { get; init; }

    [Description("Its unit.")]
    public required string Unit { get; init; }

    [Description("Numerator, Denominator or Observation.")]
    public required string Part { get; init; }

    [Description("1 where it is added, -1 where it is taken off.")]
    public required int Sign { get; init; }

    [Description("Sum of its rows; null for observations.")]
    public double? Amount { get; init; }

    [Description("How many of its rows count.")]
    public required int RowCount { get; init; }

    [Description("The table its source rows are of; null where it is more than one SELECT over a fact.")]
    public string? SourceTable { get; init; }
}

[Description("A measure row that counts in the value.")]
public sealed record ExplainedMeasureRow
{
    [Description("Name of the measure.")]
    public required string Measure { get; init; }

    [Description("Numerator, Denominator or Observation.")]
    public required string Part { get; init; }

    [Description("1 where it is added, -1 where it is taken off.")]
    public required int Sign { get; init; }

    [Description("Code of the project.")]
    public required string ProjectCode { get; init; }

    [Description("Name of the project.")]
    public required string ProjectName { get; init; }

    [Description("The day it belongs to.")]
    public required DateOnly Date { get; init; }

    [Description("In the measure's unit.")]
    public required double Value { get; init; }

    [Description("What it weighs in a weighted mean; else null.")]
    public double? Weight { get; init; }

    [Description("True where some of its input was estimated.")]
    public required bool IsEstimated { get; init; }
}

[Description("A row of the star behind a measure row.")]
public sealed record ExplainedSourceRow
{
    [Description("Name of the measure.")]
    public required string Measure { get; init; }

    [Description("Code of the project.")]
    public required string ProjectCode { get; init; }

    [Description("The measure's day.")]
    public required DateOnly Date { get; init; }

    [Description("The table: FactIssue, FactTask, ...")]
    public required string Table { get; init; }

    [Description("Key of the row in it.")]
    public required long RowSk { get; init; }

    [Description("What people call it: the issue's key, the task's name.")]
    public string? Label { get; init; }

    [Description("What it adds to the measure's row of its project and day.")]
    public double? Contribution { get; init; }

    [Description("The load that wrote the row last.")]
    public required long LoadSk { get; init; }
}
