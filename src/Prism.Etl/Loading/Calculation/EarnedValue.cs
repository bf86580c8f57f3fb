using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading.Calculation;

/// <summary>What a leaf task's progress says at the status date.</summary>
/// <param name="Rule">One of <see cref="EarningRule"/>.</param>
/// <param name="PercentComplete">0 to 100, by duration.</param>
/// <param name="PhysicalPercentComplete">0 to 100, by hand.</param>
/// <param name="IsStarted">Has an actual start no later than the status date.</param>
/// <param name="IsFinished">Has an actual finish no later than the status date.</param>
/// <param name="PointsShare">0 to 1: story-point weighted progress of the linked Jira issues; null where none is linked.</param>
public readonly record struct TaskProgress(
    string Rule, double? PercentComplete, double? PhysicalPercentComplete, bool IsStarted, bool IsFinished, double? PointsShare = null);

/// <summary>Earned value by the PMI's Practice Standard for Earned Value Management: EV = BAC × the share earned by the task's rule.</summary>
public static class EarnedValue
{
    /// <summary>
    /// 0 to 1: the share of the budget earned. A missing percentage earns nothing; <see cref="EarningRule.WeightedPoints"/> without a linked issue
    /// earns by percent complete.
    /// </summary>
    public static double Share(TaskProgress progress) => progress.Rule switch
    {
        EarningRule.ZeroHundred => progress.IsFinished ? 1 : 0,
        EarningRule.FiftyFifty => progress.IsFinished ? 1 : progress.IsStarted ? 0.5 : 0,
        EarningRule.PhysicalPercentComplete => Fraction(progress.PhysicalPercentComplete),
        EarningRule.WeightedPoints when progress.PointsShare is { } share => Math.Clamp(share, 0, 1),
        _ => Fraction(progress.PercentComplete),
    };

    /// <summary>EV: the budget times the share, to the money's four decimals.</summary>
    public static decimal Earned(decimal budget, double share) =>
        Math.Round(budget * (decimal)share, 4, MidpointRounding.AwayFromZero);

    private static double Fraction(double? percent) => Math.Clamp((percent ?? 0) / 100, 0, 1);
}
