using System.Data.Common;
using System.Globalization;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>One scope and period of a KPI as the roll-up gives it, before it is judged.</summary>
internal sealed record RolledUp(int ScopeSk, PeriodGrain Grain, int StartSk, int EndSk, double? Numerator, double? Denominator, int SampleSize, bool HasEstimates)
{
    public static RolledUp Read(DbDataReader row, PeriodGrain grain) => new(
        row.GetInt32(0), grain, row.GetInt32(1), row.GetInt32(2), row.NullableDouble(3), row.NullableDouble(4), Count(row.GetValue(5)), Count(row.GetValue(6)) > 0);

    private static int Count(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}

/// <summary>Makes the published rows of a KPI out of its rolled-up numbers.</summary>
internal static class KpiValueRows
{
    /// <summary>Below this many observations a percentile says more about chance than about the work.</summary>
    public const int SmallestSample = 5;

    public static IEnumerable<FactKpiValue> From(KpiDefinition kpi, int kpiSk, IReadOnlyList<RolledUp> numbers, ILookup<int, FactKpiTarget> targets, IReadOnlyCollection<FactKpiValue> stored, int asOfSk, LoadSession session)
    {
        // A period follows another when it begins on the day after that one's end.
        var before = stored.ToDictionary(row => (row.ScopeSk, Enum.Parse<PeriodGrain>(row.PeriodGrain), row.PeriodEndDateSk), row => row.Value);
        var values = numbers.ToDictionary(number => (number.ScopeSk, number.Grain, number.EndSk), number => Value(kpi, number));
        foreach (var number in numbers.OrderBy(number => number.ScopeSk).ThenBy(number => number.Grain).ThenBy(number => number.StartSk))
        {
            var value = values[(number.ScopeSk, number.Grain, number.EndSk)];
            var key = (number.ScopeSk, number.Grain, Day.ToSk(Day.FromSk(number.StartSk).AddDays(-1)));
            var then = values.TryGetValue(key, out var computed) ? computed : before.GetValueOrDefault(key);
            var target = InForce(kpi, targets[number.ScopeSk], number);
            var (confidence, reason) = Confidence(kpi, number, asOfSk);

            // Some days of a sum are less than a whole period of it, which says nothing yet about its target or the period before.
            var isUnfinishedSum = kpi.Formula.Rule == AggregationRule.Add && number.EndSk >= asOfSk;
            yield return new FactKpiValue
            {
                KpiValueSk = 0,
                KpiSk = kpiSk,
                ScopeSk = number.ScopeSk,
                PeriodGrain = number.Grain.ToString(),
                PeriodStartDateSk = number.StartSk,
                PeriodEndDateSk = number.EndSk,
                DateSk = number.EndSk,
                Numerator = kpi.Formula.Rule == AggregationRule.Pct ? null : Steady(number.Numerator),
                Denominator = Steady(number.Denominator),
                Value = value,
                SampleSize = number.SampleSize,
                KpiTargetSk = target?.KpiTargetSk ?? Member.NotApplicable,
                Target = target?.Target,
                Attainment = isUnfinishedSum ? null : Steady(Judgement.Attainment(kpi, value, target)),
                Status = isUnfinishedSum ? "None" : Judgement.Status(kpi, value, target),
                Trend = isUnfinishedSum ? "None" : Judgement.Trend(kpi, value, then, target),
                Confidence = confidence,
                ConfidenceReason = reason,
                FormulaVersion = kpi.Version,
                ReportedFromLoadSk = session.LoadSk,
                ReportedToLoadSk = long.MaxValue,
                IsCurrent = true,
            };
        }
    }

    /// <summary>True when the two say the same; numbers that differ in the noise of floating-point sums do.</summary>
    public static bool AreSame(FactKpiValue left, FactKpiValue right) =>
        Same(left.Numerator, right.Numerator) && Same(left.Denominator, right.Denominator) && Same(left.Value, right.Value)
        && Same(left.Target, right.Target) && Same(left.Attainment, right.Attainment)
        && left.SampleSize == right.SampleSize && left.KpiTargetSk == right.KpiTargetSk && left.Status == right.Status && left.Trend == right.Trend
        && left.Confidence == right.Confidence && left.ConfidenceReason == right.ConfidenceReason && left.FormulaVersion == right.FormulaVersion;

    private static double? Value(KpiDefinition kpi, RolledUp number) => Steady(kpi.Formula.Rule switch
    {
        AggregationRule.Pct => number.SampleSize < SmallestSample ? null : number.Numerator,
        AggregationRule.Avgw => Ratio(number),
        _ => kpi.Formula.Denominator.Count == 0 ? number.Numerator : Ratio(number),
    });

    // A share of nothing, or of less than nothing (a budget that is spent), is no number.
    private static double? Ratio(RolledUp number) => number.Denominator > 0 ? number.Numerator / number.Denominator : null;

    private static FactKpiTarget? InForce(KpiDefinition kpi, IEnumerable<FactKpiTarget> targets, RolledUp number) => targets
        .Where(target => target.ValidFromDateSk <= number.EndSk && target.ValidToDateSk >= number.EndSk)
        .Where(target => target.PeriodGrain is { } grain ? grain == number.Grain.ToString() : kpi.Formula.Rule != AggregationRule.Add || number.Grain == PeriodGrain.Month)
        .OrderByDescending(target => target.PeriodGrain is not null).ThenByDescending(target => target.ValidFromDateSk).ThenBy(target => target.KpiTargetSk)
        .FirstOrDefault();

    private static (string Confidence, string? Reason) Confidence(KpiDefinition kpi, RolledUp number, int asOfSk)
    {
        if (kpi.Formula.Rule == AggregationRule.Pct && number.SampleSize < SmallestSample)
        {
            return ("LowSample", string.Create(CultureInfo.InvariantCulture, $"{number.SampleSize} of the {SmallestSample} observations that a percentile needs at least."));
        }

        // On its last day a period still runs.
        if (number.EndSk >= asOfSk)
        {
            return ("Partial", $"The period runs until {Day.Text(number.EndSk)}.");
        }

        return number.HasEstimates ? ("Estimated", "Some of its input was estimated, not read.") : ("Complete", null);
    }

    /// <summary>
    /// 12 significant digits: what lies behind them depends on the order in which an engine sums. The noise goes first, at 14 digits: it would decide
    /// which way a number goes that lies halfway between two of 12.
    /// </summary>
    internal static double? Steady(double? value) => value is { } number ? Rounded(Rounded(number, 14), 12) : null;

    private static double Rounded(double number, int significant)
    {
        if (number == 0 || !double.IsFinite(number))
        {
            return number;
        }

        // Powers of ten up to 22 are exact, so that the quotient is the double nearest to the decimal number.
        var digits = significant - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        var power = Math.Pow(10, Math.Abs(digits));
        return Math.Abs(digits) > 22 ? number : digits >= 0 ? Math.Round(number * power) / power : Math.Round(number / power) * power;
    }

    private static bool Same(double? left, double? right) => left is null || right is null
        ? left is null && right is null
        : Math.Abs(left.Value - right.Value) <= 1e-10 * Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
}
