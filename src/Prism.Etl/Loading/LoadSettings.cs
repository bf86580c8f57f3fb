namespace Prism.Etl.Loading;

/// <summary>What the organisation decides about its warehouse.</summary>
/// <param name="TimeZone">Days are cut in this zone.</param>
/// <param name="ReportingCurrency">ISO 4217.</param>
/// <param name="FiscalYearStartMonth">1 to 12.</param>
public sealed record LoadSettings(TimeZoneInfo TimeZone, string ReportingCurrency, int FiscalYearStartMonth)
{
    /// <summary>
    /// Sources that know people by pseudonyms, each with what it makes of an id: the register names people by their own ids, and their teams must
    /// reach the pseudonyms without their names.
    /// </summary>
    public IReadOnlyDictionary<string, Func<string, string?>> Pseudonyms { get; init; } = new Dictionary<string, Func<string, string?>>();

    /// <summary>Days of projects' flow that a full load holds in memory before it puts them away in a temporary file: 5 MB, those of a hundred projects in a year.</summary>
    public int FlowDaysHeld { get; init; } = 100_000;
}
