namespace Prism.AppHost;

/// <summary>What the AppHost says when it is ready: what to open, in the browser, in Power BI, in Excel.</summary>
internal static class Announcement
{
    /// <param name="address">The service's root, without a slash at the end.</param>
    public static string Ready(string address) =>
        $"""

        Ready. Open
          {address}/                     start page and scorecard
          {address}/odata/v1             the feed
          {address}/odata/v1/KpiValues   every KPI value: scope, period, value, target, status

        Power BI: Get data > Blank query > Advanced editor, paste:

          let
              Feed = OData.Feed("{address}/odata/v1", null, [Implementation = "2.0", OmitValues = ODataOmitValues.Nulls, ODataVersion = 4]),
              KpiValues = Feed{'{'}[Name = "KpiValues", Signature = "table"]{'}'}[Data]
          in
              KpiValues

        Excel: Data > Get Data > From Other Sources > From OData Feed
          1. Address: {address}/odata/v1   2. Sign in as: Anonymous   3. Choose KpiValues   4. Load to: PivotTable

        Ctrl+C stops everything.
        """;
}
