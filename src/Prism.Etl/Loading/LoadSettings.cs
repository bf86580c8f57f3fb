namespace Prism.Etl.Loading;

/// <summary>What the organisation decides about its warehouse.</summary>
/// <param name="TimeZone">Days are cut in this zone.</param>
/// <param name="ReportingCurrency">ISO 4217.</param>
/// <param name="FiscalYearStartMonth">1 to 12.</param>
public sealed record LoadSettings(TimeZoneInfo TimeZone, string ReportingCurrency, int FiscalYearStartMonth);
