namespace Prism.Etl;

/// <summary>What the organisation decides once: settings straight under <c>Prism</c>.</summary>
public sealed class OrganisationOptions
{
    /// <summary>IANA or Windows id of the zone that days are cut in.</summary>
    /// <value>Default <c>Europe/Berlin</c>.</value>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>ISO 4217 code of the currency that amounts are summed in.</summary>
    /// <value>Default <c>EUR</c>.</value>
    public string ReportingCurrency { get; set; } = "EUR";

    /// <summary>First month of the fiscal year, 1 to 12.</summary>
    /// <value>Default 1.</value>
    public int FiscalYearStartMonth { get; set; } = 1;

    /// <summary>What is wrong, each message naming its setting.</summary>
    public IEnumerable<string> Validate()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"Prism:TimeZone: expects a time zone's IANA or Windows id such as Europe/Berlin; '{TimeZone}' is unknown here.";
        }

        if (ReportingCurrency.Length != 3 || !ReportingCurrency.All(char.IsAsciiLetterUpper))
        {
            yield return $"Prism:ReportingCurrency: expects an ISO 4217 code such as EUR; it is '{ReportingCurrency}'.";
        }

        if (FiscalYearStartMonth is < 1 or > 12)
        {
            yield return $"Prism:FiscalYearStartMonth: expects a month from 1 to 12; it is {FiscalYearStartMonth}.";
        }
    }
}
