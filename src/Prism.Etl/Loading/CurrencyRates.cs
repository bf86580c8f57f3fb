using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>
/// Rates into the reporting currency by the day they hold from. A pair without a rate on a day gives null: no rate is inverted, crossed
/// or carried back.
/// </summary>
internal sealed class CurrencyRates
{
    private readonly string reportingCurrency;
    private readonly Dictionary<string, (int[] From, double[] Rate)> rates;

    public CurrencyRates(string reportingCurrency, IEnumerable<DimCurrencyRate> rows)
    {
        this.reportingCurrency = reportingCurrency;
        rates = rows
            .Where(row => Same(row.ToCurrency, reportingCurrency))
            .GroupBy(row => row.FromCurrency, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                group =>
                {
                    var sorted = group.OrderBy(row => row.ValidFromDateSk).ToList();
                    return (sorted.Select(row => row.ValidFromDateSk).ToArray(), sorted.Select(row => row.Rate).ToArray());
                },
                StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An amount in the reporting currency at the rate in force on a day, to the money's four decimals.</summary>
    public decimal? Convert(decimal? amount, string? currency, int dateSk)
    {
        if (amount is not { } given || currency is null)
        {
            return null;
        }

        if (Same(currency, reportingCurrency))
        {
            return given;
        }

        return Rate(currency, dateSk) is { } rate ? Money(given * (decimal)rate) : null;
    }

    /// <summary>Money has four decimals in the warehouse.</summary>
    public static decimal Money(decimal amount) => Math.Round(amount, 4, MidpointRounding.AwayFromZero);

    private double? Rate(string currency, int dateSk)
    {
        if (dateSk < 0 || !rates.TryGetValue(currency, out var pair))
        {
            return null;
        }

        var at = Array.BinarySearch(pair.From, dateSk);
        at = at < 0 ? ~at - 1 : at;
        return at < 0 ? null : pair.Rate[at];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
