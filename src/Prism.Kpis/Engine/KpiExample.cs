namespace Prism.Kpis.Engine;

/// <summary>A worked example: numbers for the measures and the value they must give. It is a test and a part of the documentation.</summary>
/// <param name="Given">Per measure its rows: one for a plain number, several for projects or observations.</param>
/// <param name="Value">What the formula must give.</param>
/// <param name="Decimals">How many decimals the file states; the computed value is rounded to as many.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record KpiExample(IReadOnlyDictionary<string, IReadOnlyList<ExampleRow>> Given, double Value, int Decimals, string? Source)
{
    /// <summary>What the given numbers really give; null where a denominator is zero.</summary>
    public double? Compute(KpiFormula formula) => formula.Rule switch
    {
        AggregationRule.Pct => NearestRank([.. Given[formula.Rows!].Select(row => row.Value)], formula.Percentile!.Value),
        AggregationRule.Avgw => Ratio(Given[formula.Rows!].Sum(row => row.Value * row.Weight), Given[formula.Rows!].Sum(row => row.Weight)),
        AggregationRule.Min => PerProject(formula).Min(),
        AggregationRule.Max => PerProject(formula).Max(),
        _ => Ratio(formula, measure => Given[measure].Sum(row => row.Value)),
    };

    /// <summary>True when <paramref name="value"/> is the stated one, to the decimals that are stated.</summary>
    public bool Confirms(double? value) =>
        value is { } number && Math.Abs(number - Value) <= 0.5 * Math.Pow(10, -Decimals) + 1e-9 * Math.Abs(Value);

    private IEnumerable<double?> PerProject(KpiFormula formula) =>
        Enumerable.Range(0, formula.Measures.Max(measure => Given[measure].Count))
            .Select(index => Ratio(formula, measure => Given[measure].ElementAtOrDefault(index)?.Value ?? 0));

    private static double? Ratio(KpiFormula formula, Func<string, double> amount)
    {
        var numerator = formula.Numerator.Sum(term => term.Sign * amount(term.Measure));
        return formula.Denominator.Count == 0 ? numerator : Ratio(numerator, formula.Denominator.Sum(term => term.Sign * amount(term.Measure)));
    }

    private static double? Ratio(double numerator, double denominator) => denominator > 0 ? numerator / denominator : null;

    private static double? NearestRank(double[] values, int percentile)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : values[((percentile * values.Length) + 99) / 100 - 1];
    }
}

/// <param name="Value">A measure's number.</param>
/// <param name="Weight">What it weighs; 1 where the measure has no weights.</param>
public sealed record ExampleRow(double Value, double Weight = 1);
