namespace Prism.Kpis.Engine;

/// <summary>How values of parts become the value of the whole.</summary>
public enum AggregationRule
{
    /// <summary>Summed over everything.</summary>
    Add,

    /// <summary>Summed over projects; of a period the last state counts.</summary>
    Semi,

    /// <summary>Ratio of sums: Σ numerator ÷ Σ denominator, never a mean of ratios.</summary>
    Ros,

    /// <summary>Percentile by nearest rank over all rows of the scope and period.</summary>
    Pct,

    /// <summary>Mean weighted by a stated weight: Σwx ÷ Σw.</summary>
    Avgw,

    /// <summary>The smallest of the projects' values.</summary>
    Min,

    /// <summary>The largest of the projects' values.</summary>
    Max,

    /// <summary>Means nothing above one project.</summary>
    Non,
}

/// <summary>The arithmetic of a KPI.</summary>
public sealed record KpiFormula
{
    public required AggregationRule Rule { get; init; }

    /// <summary>Sums and differences of measures; empty for percentiles and weighted means.</summary>
    public IReadOnlyList<FormulaTerm> Numerator { get; init; } = [];

    /// <summary>Empty where the KPI is no ratio.</summary>
    public IReadOnlyList<FormulaTerm> Denominator { get; init; } = [];

    /// <summary>The measure whose rows a percentile or a weighted mean is taken over.</summary>
    public string? Rows { get; init; }

    /// <summary>1 to 99, for a percentile.</summary>
    public int? Percentile { get; init; }

    /// <summary>
    /// For a sum: a period without rows is zero once there was one with rows, as nothing happened in it. False where no rows mean that nobody has said
    /// anything yet, as with money that is reported after the month.
    /// </summary>
    public bool IsZeroWhenIdle { get; init; }

    /// <summary>Every measure named, once, in order of appearance.</summary>
    public IEnumerable<string> Measures =>
        Numerator.Concat(Denominator).Select(term => term.Measure).Concat(Rows is null ? [] : [Rows]).Distinct(StringComparer.Ordinal);

    /// <summary>For people: <c>earned_value ÷ planned_value</c>.</summary>
    public override string ToString() => Rule switch
    {
        AggregationRule.Pct => FormattableString.Invariant($"percentile {Percentile} of {Rows} (nearest rank)"),
        AggregationRule.Avgw => $"Σ(weight × {Rows}) ÷ Σ weight",
        AggregationRule.Min => $"smallest project value of {Ratio()}",
        AggregationRule.Max => $"largest project value of {Ratio()}",
        AggregationRule.Add when !IsZeroWhenIdle => $"{Ratio()} (unknown without rows)",
        _ => Ratio(),
    };

    private string Ratio()
    {
        var numerator = Sum(Numerator);
        return Denominator.Count == 0 ? numerator : $"{Bracketed(Numerator, numerator)} ÷ {Bracketed(Denominator, Sum(Denominator))}";
    }

    private static string Bracketed(IReadOnlyList<FormulaTerm> terms, string sum) => terms.Count > 1 ? $"({sum})" : sum;

    private static string Sum(IReadOnlyList<FormulaTerm> terms) => string.Concat(terms.Select((term, index) =>
        (index, term.Sign) switch { (0, > 0) => "", (0, _) => "−", (_, > 0) => " + ", _ => " − " } + term.Measure));
}

/// <param name="Sign">+1 or -1.</param>
/// <param name="Measure">Name of the measure.</param>
public sealed record FormulaTerm(int Sign, string Measure);
