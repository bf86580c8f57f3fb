using System.ComponentModel.DataAnnotations;

namespace Prism.Etl.Staging;

/// <summary>One row per project of the portfolio register (<c>projects.csv</c>); <see cref="StagedRow.SourceId"/> is the project code.</summary>
public sealed record StagedProject : StagedRow
{
    public required string Name { get; init; }
    public string? Program { get; init; }
    public string? Portfolio { get; init; }
    public string? Manager { get; init; }
    public string? Sponsor { get; init; }
    public string? Methodology { get; init; }
    public string? Stage { get; init; }
    public string? Priority { get; init; }
    public DateOnly? PlannedStart { get; init; }
    public DateOnly? PlannedFinish { get; init; }
    public DateOnly? ActualStart { get; init; }
    public DateOnly? ActualFinish { get; init; }
    public string? CurrencyCode { get; init; }
}

/// <summary>One row per container that the register claims for a project (<c>sources.csv</c>).</summary>
public sealed record StagedProjectSource : StagedRow
{
    public required string ProjectCode { get; init; }
    public required string ContainerKind { get; init; }

    /// <summary>The container's key: Jira project key, plan code.</summary>
    public required string ContainerKey { get; init; }
}

/// <summary>One row per objective (<c>objectives.csv</c>); <see cref="StagedRow.SourceId"/> is its code.</summary>
public sealed record StagedObjective : StagedRow
{
    public required string Name { get; init; }
    public string? Perspective { get; init; }
    public string? Owner { get; init; }
    public double? StartValue { get; init; }
    public double? TargetValue { get; init; }
    public string? Unit { get; init; }
    public DateOnly? DueOn { get; init; }
}

/// <summary>One row per project and objective (<c>project-objectives.csv</c>).</summary>
public sealed record StagedProjectObjective : StagedRow
{
    public required string ProjectCode { get; init; }
    public required string ObjectiveCode { get; init; }
    public required double Weight { get; init; }
}

/// <summary>One row per project, month and line (<c>financials.csv</c>).</summary>
public sealed record StagedFinancial : StagedRow
{
    public required string ProjectCode { get; init; }

    /// <summary>The month's last day.</summary>
    public required DateOnly MonthEnd { get; init; }
    public required string Line { get; init; }
    public decimal? BudgetAmount { get; init; }
    public decimal? ForecastAmount { get; init; }
    public decimal? ActualAmount { get; init; }
    public decimal? BenefitPlannedAmount { get; init; }
    public decimal? BenefitRealisedAmount { get; init; }
    public required string CurrencyCode { get; init; }
}

/// <summary>One row per person of the register (<c>people.csv</c>); <see cref="StagedRow.SourceId"/> is the e-mail address, else the name.</summary>
public sealed record StagedRegisterPerson : StagedRow
{
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>Joins the person to a Jira user: accountId on Cloud, user key on Data Center.</summary>
    public string? JiraAccountId { get; init; }

    /// <summary>Joins the person to plan resources of this name.</summary>
    public string? PlanResource { get; init; }
    public string? Team { get; init; }
    public string? Role { get; init; }
    public string? Department { get; init; }

    /// <summary>Code of the project that the person's capacity counts for.</summary>
    public string? HomeProject { get; init; }
    public double? CapacityHoursPerDay { get; init; }
    public decimal? CostRatePerHour { get; init; }
    public string? CurrencyCode { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

/// <summary>One row per holiday of the organisation (<c>holidays.csv</c>); <see cref="StagedRow.SourceId"/> is the ISO date.</summary>
public sealed record StagedHoliday : StagedRow
{
    public required DateOnly Date { get; init; }
    public required string Name { get; init; }
}

/// <summary>One row per currency pair and day from which a rate holds (<c>currency-rates.csv</c>).</summary>
public sealed record StagedCurrencyRate : StagedRow
{
    public required string FromCurrency { get; init; }
    public required string ToCurrency { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required double Rate { get; init; }
}

/// <summary>One row per KPI, scope, period grain and validity of a target (<c>targets.csv</c>).</summary>
public sealed record StagedTarget : StagedRow
{
    public required string KpiCode { get; init; }
    public required string ScopeLevel { get; init; }

    /// <summary>Project code, program or portfolio name; empty for the organisation.</summary>
    public required string ScopeName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary><c>Week</c>, <c>Month</c>, <c>Quarter</c>; null for every period.</summary>
    [MaxLength(10)]
    public string? PeriodGrain { get; init; }
    public required double Target { get; init; }
    public double? Amber { get; init; }
    public double? Red { get; init; }
    [MaxLength(2000)]
    public string? Statement { get; init; }

    /// <summary>How it is measured.</summary>
    [MaxLength(1000)]
    public string? Measure { get; init; }

    /// <summary>Where the KPI stood when the target was set, on which day, and what shows it.</summary>
    public double? BaselineValue { get; init; }
    public DateOnly? BaselineOn { get; init; }
    [MaxLength(2000)]
    public string? BaselineEvidence { get; init; }

    /// <summary>The objective it is relevant to.</summary>
    [MaxLength(100)]
    public string? ObjectiveCode { get; init; }

    /// <summary>The day by which it is to be reached.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>One row per project, day and subject of an assessment (<c>assessments.csv</c>).</summary>
public sealed record StagedAssessment : StagedRow
{
    public required string ProjectCode { get; init; }
    public required DateOnly Date { get; init; }
    public required string Subject { get; init; }
    public required double Score { get; init; }
    public required double ScaleMin { get; init; }
    public required double ScaleMax { get; init; }
    public required int Respondents { get; init; }

    /// <summary>How many gave which score, as <c>1:2 2:0 5:7</c>, scores rising; null where only the mean is known.</summary>
    [MaxLength(2000)]
    public string? Answers { get; init; }

    /// <summary>Where the answers are, or what they say.</summary>
    [MaxLength(2000)]
    public string? Evidence { get; init; }
}

/// <summary>One row per risk (<c>risks.csv</c>); <see cref="StagedRow.SourceId"/> is its code.</summary>
public sealed record StagedRisk : StagedRow
{
    public required string ProjectCode { get; init; }
    public required string Title { get; init; }
    public string? Category { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Probability { get; init; }

    /// <summary>What it costs if it occurs.</summary>
    public decimal? ImpactAmount { get; init; }
    public string? CurrencyCode { get; init; }

    /// <summary><c>Open</c>, <c>Mitigated</c>, <c>Occurred</c>, <c>Closed</c>.</summary>
    public required string RiskStatus { get; init; }
    public string? Owner { get; init; }
    [MaxLength(2000)]
    public string? Response { get; init; }
    public required DateOnly RaisedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
}

/// <summary>One row per project and stage gate (<c>stage-gates.csv</c>).</summary>
public sealed record StagedStageGate : StagedRow
{
    public required string ProjectCode { get; init; }
    public required string Gate { get; init; }
    public required DateOnly PlannedOn { get; init; }
    public DateOnly? HeldOn { get; init; }

    /// <summary><c>Go</c>, <c>Conditional</c>, <c>Hold</c>, <c>Stop</c>; null while none is made.</summary>
    public string? Decision { get; init; }
    public string? DecidedBy { get; init; }
    [MaxLength(2000)]
    public string? Conditions { get; init; }
}

/// <summary>One row per KPI, scope and day of a review (<c>kpi-reviews.csv</c>).</summary>
public sealed record StagedKpiReview : StagedRow
{
    public required string KpiCode { get; init; }
    public required string ScopeLevel { get; init; }

    /// <summary>As in <see cref="StagedTarget"/>.</summary>
    public required string ScopeName { get; init; }
    public required DateOnly ReviewedOn { get; init; }
    public string? Reviewer { get; init; }
    [MaxLength(2000)]
    public required string Finding { get; init; }
    [MaxLength(2000)]
    public string? Decision { get; init; }
    public string? Owner { get; init; }
    public DateOnly? DueOn { get; init; }
}

/// <summary>One row per plan task whose Jira issue, earning rule or actuals the register names (<c>crosswalk.csv</c>).</summary>
public sealed record StagedCrosswalk : StagedRow
{
    public required string ProjectCode { get; init; }

    /// <summary>Null: whichever plan of the project has the task.</summary>
    public string? PlanCode { get; init; }
    public required int TaskUid { get; init; }

    /// <summary>Null: the plan's own word counts.</summary>
    public string? IssueKey { get; init; }

    /// <summary>One of <see cref="Prism.Warehouse.Dimensions.EarningRule"/>; null: the plan's counts.</summary>
    public string? EarningRule { get; init; }

    /// <summary>Whether the hours booked on the task's issue are its actuals; null: as the plan's settings say.</summary>
    public bool? AreActualsFromWorklogs { get; init; }
}
