using Prism.ODataService.Pages;

namespace Prism.ODataService.Tests;

public sealed class KpiNumberTests
{
    [Theory]
    [InlineData(0.8, "percent", "80.0 %")]
    [InlineData(-0.000103, "percent", "0.0 %")]
    [InlineData(-0.0226, "percent", "-2.3 %")]
    [InlineData(2365873.156, "money", "2,365,873")]
    [InlineData(0.973, "ratio", "0.97")]
    [InlineData(17d, "days", "17 days")]
    [InlineData(null, "days", "–")]
    public void A_value_is_written_in_its_unit(double? value, string unit, string expected) => Assert.Equal(expected, KpiNumber.Of(value, unit));
}
