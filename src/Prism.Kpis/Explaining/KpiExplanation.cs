namespace Prism.Kpis.Explaining;

/// <summary>Which side of the formula a measure row counts on.</summary>
public enum FormulaPart
{
    Numerator,
    Denominator,

    /// <summary>One of the observations that a percentile or a weighted mean is taken over.</summary>
    Observation,
}

/// <summary>What a value was made of: the measures' rows that count in it, and below them the rows of the star, with the value they give when computed once more.</summary>
public sealed record KpiExplanation
{
    /// <summary>The measures of the formula, each with what it contributes.</summary>
    public required IReadOnlyList<ExplainedMeasure> Measures { get; init; }

    /// <summary>Every measure row that counts, in the order of measures and days.</summary>
    public required IReadOnlyList<ExplainedRow> Rows { get; init; }

    /// <summary>The rows of the star behind them, where the measure's SELECT is one over a fact; the first <see cref="KpiExplainer.MostSourceRows"/> of each measure.</summary>
    public required IReadOnlyList<SourceRow> SourceRows { get; init; }

    /// <summary>How many there are.</summary>
    public required int SourceRowCount { get; init; }

    /// <summary>The value computed from <see cref="Rows"/> alone; null where the denominator is not above zero, or the observations are too few.</summary>
    public double? Recomputed { get; init; }

    /// <summary>Why there are no rows, or what they do not tell; null when they tell everything.</summary>
    public string? Note { get; init; }
}

/// <param name="Name">Name of the measure.</param>
/// <param name="Words">What it counts.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Part">Where it stands in the formula.</param>
/// <param name="Sign">+1 or -1.</param>
/// <param name="Amount">Sum of its rows that count; null for observations.</param>
/// <param name="RowCount">How many rows count.</param>
/// <param name="SourceTable">The table that its source rows are of; null where its SELECT is more than one SELECT over a fact.</param>
public sealed record ExplainedMeasure(string Name, string Words, string Unit, FormulaPart Part, int Sign, double? Amount, int RowCount, string? SourceTable);

/// <param name="Measure">Name of the measure.</param>
/// <param name="Part">Where it stands in the formula.</param>
/// <param name="Sign">+1 or -1.</param>
/// <param name="ProjectCode">The project, as it was on the day; of a KPI about KPIs the scope.</param>
/// <param name="ProjectName">Its name then.</param>
/// <param name="DateSk">The day, <c>yyyymmdd</c>.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="Weight">Of a weighted mean; else null.</param>
/// <param name="IsEstimated">Some of its input was estimated, not read.</param>
public sealed record ExplainedRow(string Measure, FormulaPart Part, int Sign, string ProjectCode, string ProjectName, int DateSk, double Value, double? Weight, bool IsEstimated);

/// <param name="Measure">Name of the measure.</param>
/// <param name="ProjectCode">The project.</param>
/// <param name="DateSk">The measure's day, <c>yyyymmdd</c>.</param>
/// <param name="Table">The table: <c>FactIssue</c>.</param>
/// <param name="Key">The row's key in it.</param>
/// <param name="Label">What people call it: the key, the task's name; null where it has no name.</param>
/// <param name="Contribution">What it adds to the measure row of its project and day; null where it adds nothing.</param>
/// <param name="LoadSk">The load that wrote the row last.</param>
public sealed record SourceRow(string Measure, string ProjectCode, int DateSk, string Table, long Key, string? Label, double? Contribution, long LoadSk);
