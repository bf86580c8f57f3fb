using System.ComponentModel.DataAnnotations;
using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>
/// One row per KPI version, scope and period, and per restatement of it: a value that changes closes the old row and opens a new one,
/// so that what was reported at an earlier warehouse version stays readable.
/// </summary>
public sealed record FactKpiValue : WarehouseRow
{
    public required long KpiValueSk { get; init; }
    public required int KpiSk { get; init; }
    public required int ScopeSk { get; init; }

    /// <summary><c>Week</c>, <c>Month</c>, <c>Quarter</c>.</summary>
    public required string PeriodGrain { get; init; }
    public required int PeriodStartDateSk { get; init; }
    public required int PeriodEndDateSk { get; init; }

    /// <summary>The fact's own date: the period's last day.</summary>
    public required int DateSk { get; init; }

    /// <summary>Kept beside the value so that roll-ups sum components and never average ratios.</summary>
    public double? Numerator { get; init; }
    public double? Denominator { get; init; }

    /// <summary>Null where the denominator is zero or missing; never 0 or infinity in its place.</summary>
    public double? Value { get; init; }

    /// <summary>How many measure rows (observations, projects, days) the value rests on.</summary>
    public required int SampleSize { get; init; }

    /// <summary>The target in force at the period's end; -2 when none was.</summary>
    public required int KpiTargetSk { get; init; }
    public double? Target { get; init; }

    /// <summary>Value against target: ≥ 1 is met, whichever way is good; null without target or value.</summary>
    public double? Attainment { get; init; }

    /// <summary><c>Green</c>, <c>Amber</c>, <c>Red</c>, <c>None</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Against the period before: <c>Better</c>, <c>Worse</c>, <c>Same</c>, <c>None</c>.</summary>
    public required string Trend { get; init; }

    /// <summary><c>Complete</c>, <c>Partial</c>, <c>Stale</c>, <c>Estimated</c>, <c>LowSample</c>.</summary>
    public required string Confidence { get; init; }
    [MaxLength(1000)]
    public string? ConfidenceReason { get; init; }
    public required int FormulaVersion { get; init; }

    /// <summary>The load that published this value, and the one that replaced it (half-open; <see cref="long.MaxValue"/> while current).</summary>
    public required long ReportedFromLoadSk { get; init; }
    public required long ReportedToLoadSk { get; init; }
    public required bool IsCurrent { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimKpi Kpi { get; init; } = null!;
    public DimScope Scope { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per KPI, scope, period grain and validity of a target (SMART).</summary>
public sealed record FactKpiTarget : DeletableRow
{
    public required int KpiTargetSk { get; init; }
    public required string KpiCode { get; init; }
    public required int ScopeSk { get; init; }
    public required int ValidFromDateSk { get; init; }

    /// <summary>Last day it holds, inclusive; 99991231 when open.</summary>
    public required int ValidToDateSk { get; init; }

    /// <summary>
    /// <c>Week</c>, <c>Month</c> or <c>Quarter</c>: only values of such a period are judged by it; null: those of every grain. A KPI whose
    /// values add up over time is judged by months where this is null, as 40 a month and 40 a week are not one target.
    /// </summary>
    [MaxLength(10)]
    public string? PeriodGrain { get; init; }
    public required double Target { get; init; }

    /// <summary>A value worse than target and no worse than this is amber; null: up to the red limit it is amber, and red at once where there is no red limit.</summary>
    public double? AmberLimit { get; init; }

    /// <summary>A value worse than this is red, whatever the amber limit says; null: the amber limit decides.</summary>
    public double? RedLimit { get; init; }

    /// <summary>S: what is to be reached, in words.</summary>
    [MaxLength(2000)]
    public string? Statement { get; init; }

    /// <summary>M: how it is measured where that is not the KPI itself: which figure, from where.</summary>
    [MaxLength(1000)]
    public string? Measure { get; init; }

    /// <summary>A: where the KPI stood when the target was set, in the KPI's unit.</summary>
    public double? BaselineValue { get; init; }

    /// <summary>The day the baseline is of; -2 where none is named.</summary>
    public int BaselineDateSk { get; init; } = Member.NotApplicable;

    /// <summary>What shows that baseline and target are real: a report, a period, a comparable organisation.</summary>
    [MaxLength(2000)]
    public string? BaselineEvidence { get; init; }

    /// <summary>R: the objective the target is relevant to.</summary>
    [MaxLength(100)]
    public string? ObjectiveCode { get; init; }

    /// <summary>T: the day by which it is to be reached; -2 where none is named.</summary>
    public int DueDateSk { get; init; } = Member.NotApplicable;

    /// <summary><c>Register</c>, or <c>Definition</c> for a target that stands in the KPI's own file or an overlay.</summary>
    [MaxLength(20)]
    public string Origin { get; init; } = TargetOrigin.Register;

    /// <summary>How many of the five SMART parts are there; found by the calculation.</summary>
    public int SmartParts { get; init; }

    /// <summary>What is vague, in words; null where nothing is.</summary>
    [MaxLength(1000)]
    public string? SmartVague { get; init; }

    /// <summary>How it could read, with what is unknown left as a gap; null where nothing is vague.</summary>
    [MaxLength(2000)]
    public string? SmartSuggestion { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimScope Scope { get; init; } = null!;
}

/// <summary>Where a target comes from.</summary>
public static class TargetOrigin
{
    public const string Register = "Register";
    public const string Definition = "Definition";

    /// <summary>Keys of targets of definition files lie from here on, those of the register below: each is numbered without a look at the other.</summary>
    public const int FirstDefinitionSk = 1_000_000_000;
}
