using Prism.Warehouse.Ops;

namespace Prism.ODataService.Usage;

/// <summary>
/// What kind of program asks, by its User-Agent. Power Query says the same in Desktop, gateway and service; what tells them apart is what they add to it,
/// and where they add nothing, it counts as Desktop. A program may say anything: this is for counting, never for rights.
/// </summary>
public static class ClientRecognition
{
    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        bool Says(string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Says("Excel") || Says("Microsoft Office") ? ClientKind.Excel
            : Says("Gateway") || Says("PowerBIEnterprise") ? ClientKind.Gateway
            : Says("PowerBI") && Says("Service") || Says("PowerBIDataRefresh") ? ClientKind.PowerBiService
            : Says("Microsoft.Data.Mashup") || Says("PowerBI") ? ClientKind.PowerBiDesktop
            : Says("Mozilla/") ? ClientKind.Browser
            : ClientKind.Other;
    }
}
