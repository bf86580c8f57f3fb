using Prism.Etl.Loading.Calculation;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Loading;

public sealed class EarnedValueTests
{
    /// <summary>One task half done, started and not finished, under each rule.</summary>
    [Theory]
    [InlineData(EarningRule.PercentComplete, 0.5)]
    [InlineData(EarningRule.PhysicalPercentComplete, 0.3)]
    [InlineData(EarningRule.ZeroHundred, 0.0)]
    [InlineData(EarningRule.FiftyFifty, 0.5)]
    public void Each_rule_earns_its_share_of_a_task_in_progress(string rule, double expected) =>
        Assert.Equal(expected, EarnedValue.Share(new TaskProgress(rule, 50, 30, IsStarted: true, IsFinished: false)));

    [Theory]
    [InlineData(EarningRule.ZeroHundred)]
    [InlineData(EarningRule.FiftyFifty)]
    public void A_finished_task_has_earned_all(string rule) =>
        Assert.Equal(1, EarnedValue.Share(new TaskProgress(rule, 100, null, IsStarted: true, IsFinished: true)));

    [Fact]
    public void A_missing_percentage_earns_nothing_and_none_earns_more_than_the_budget()
    {
        Assert.Equal(0, EarnedValue.Share(new TaskProgress(EarningRule.PhysicalPercentComplete, 80, null, true, false)));
        Assert.Equal(1, EarnedValue.Share(new TaskProgress(EarningRule.PercentComplete, 130, null, true, false)));
    }

    /// <summary>The textbook wall: budget 2,000 a side, three sides done, the fourth half: EV = 7,000 of 8,000.</summary>
    [Fact]
    public void Earned_value_is_the_budget_times_the_share()
    {
        double[] percent = [100, 100, 100, 50];
        var earned = percent.Sum(share => EarnedValue.Earned(2000m, EarnedValue.Share(new TaskProgress(EarningRule.PercentComplete, share, null, true, false))));

        Assert.Equal(7000m, earned);
    }
}
