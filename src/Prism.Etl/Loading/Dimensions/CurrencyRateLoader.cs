using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>DimCurrencyRate. A rate that came, changed or went is felt by every amount of its day and later.</summary>
internal static class CurrencyRateLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<DimCurrencyRate>().Where(row => row.CurrencyRateSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var before = stored.ToDictionary(row => (row.FromCurrency, row.ToCurrency, row.ValidFromDateSk));
        var keys = new SurrogateKeys<(string, string, int)>(before.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.CurrencyRateSk)));
        var rows = new Dictionary<int, DimCurrencyRate>();
        foreach (var rate in (await context.AllAsync<StagedCurrencyRate>(cancellationToken).ConfigureAwait(false)).Where(rate => !rate.IsDeleted))
        {
            // Not noted as a day of the warehouse: a first rate is often given from a day long before any fact.
            var fromSk = DateKeys.Number(rate.ValidFrom);
            var sk = keys.Of((rate.FromCurrency, rate.ToCurrency, fromSk));
            rows[sk] = new DimCurrencyRate
            {
                CurrencyRateSk = sk,
                FromCurrency = rate.FromCurrency,
                ToCurrency = rate.ToCurrency,
                ValidFromDateSk = fromSk,
                Rate = rate.Rate,
            };
        }

        var gone = stored.Where(row => !rows.ContainsKey(row.CurrencyRateSk)).ToList();
        await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
        await context.Star.DeleteAsync<DimCurrencyRate>(gone.Select(row => (long)row.CurrencyRateSk), cancellationToken).ConfigureAwait(false);
        context.Rates = new CurrencyRates(context.Settings.ReportingCurrency, rows.Values);

        var changed = rows.Values
            .Where(row => !before.TryGetValue((row.FromCurrency, row.ToCurrency, row.ValidFromDateSk), out var old) || !old.Rate.Equals(row.Rate))
            .Concat(gone)
            .ToList();
        if (!context.IsFull && changed.Count > 0)
        {
            context.Affected.WorklogsFrom(changed.Min(row => row.ValidFromDateSk));
            context.Affected.Plans = true;
            context.Affected.RegisterFacts = true;
        }
    }
}
