using Prism.Kpis.Engine;

namespace Prism.Kpis.Tests;

/// <summary>Numbers of a KPI value do not depend on the order in which an engine adds.</summary>
public sealed class SteadyTests
{
    [Theory]
    [InlineData(0.1 + 0.2, 0.3)]
    [InlineData(1234567.0000000001, 1234567)]
    [InlineData(-0.1 - 0.2, -0.3)]
    [InlineData(2.0 / 3, 0.666666666667)]
    [InlineData(1e-9 / 3, 3.33333333333e-10)]
    [InlineData(123456789012345678d, 123456789012000000d)]
    [InlineData(0, 0)]
    public void Twelve_digits_are_kept(double value, double expected) => Assert.Equal(expected, KpiValueRows.Steady(value));

    [Fact]
    public void Noise_does_not_decide_a_number_that_lies_halfway()
    {
        const double Half = 0.1234567890125;
        var noisy = new[] { Half, Half * (1 + 4e-16), Half * (1 - 4e-16) };

        Assert.Single(noisy.Select(value => KpiValueRows.Steady(value)).Distinct());
    }

    [Fact]
    public void Sums_in_any_order_are_one_number()
    {
        var random = new Random(7);
        var terms = Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * 1000).ToArray();
        var sums = Enumerable.Range(0, 50).Select(_ =>
        {
            random.Shuffle(terms);
            return KpiValueRows.Steady(terms.Sum());
        });

        Assert.Single(sums.Distinct());
    }

    [Fact]
    public void What_is_unknown_stays_unknown() => Assert.Null(KpiValueRows.Steady(null));
}
