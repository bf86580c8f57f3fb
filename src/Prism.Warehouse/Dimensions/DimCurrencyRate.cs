namespace Prism.Warehouse.Dimensions;

/// <summary>One row per currency pair and day from which a rate holds, until the pair's next row.</summary>
public sealed record DimCurrencyRate : WarehouseRow
{
    public required int CurrencyRateSk { get; init; }
    public required string FromCurrency { get; init; }
    public required string ToCurrency { get; init; }
    public required int ValidFromDateSk { get; init; }

    /// <summary>Units of <see cref="ToCurrency"/> for one of <see cref="FromCurrency"/>.</summary>
    public required double Rate { get; init; }
}
