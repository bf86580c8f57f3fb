using System.Security;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Prism.Connector;
using Prism.Reports.Excel;
using Prism.Reports.PowerBI;

namespace Prism.ODataService.Pages.Connect;

/// <summary>Files that open Power BI or Excel on this service, with the address that the caller reached it by. They hold no credentials.</summary>
public static class ConnectFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>
    /// Adds <c>/connect/prism.pbids</c> (Power BI data source), <c>/connect/prism.odc</c> (Excel query of the KPI values), <c>/connect/prism.mez</c>
    /// (the connector), <c>/connect/powerbi.zip</c> (the Power BI project) and <c>/connect/excel.xlsx</c> (the workbook, with the caller's rows).
    /// </summary>
    public static void MapConnectFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/connect", ConnectPage.WriteAsync);
        app.MapGet("/connect/prism.pbids", (HttpRequest request) => File(PowerBi(Feed(request)), "application/json", "prism.pbids"));
        app.MapGet("/connect/prism.odc", (HttpRequest request) => File(Excel(Feed(request)), "text/x-ms-odc", "prism.odc"));
        app.MapGet("/connect/prism.mez", () => Results.File(ConnectorPackage.Write(), "application/octet-stream", "Prism.mez"));
        app.MapGet("/connect/powerbi.zip", (HttpRequest request, ServiceDocuments documents) =>
            Results.File(PowerBiProject.WriteZip(FeedDescription.Of(documents.Sets.Values), Feed(request)), "application/zip", "Prism-PowerBI.zip"));
        app.MapGet("/connect/excel.xlsx", WorkbookAsync);
    }

    private static async Task<IResult> WorkbookAsync(HttpContext context, CallersRows feed, TimeProvider time)
    {
        try
        {
            var rows = new Dictionary<string, IReadOnlyList<object?[]>>();
            foreach (var query in WorkbookQueries.All)
            {
                rows[query.Name] = [.. (await feed.ReadAsync(context, query.Address).ConfigureAwait(false)).SelectMany(query.Rows)];
            }

            return Results.File(PrismWorkbook.Write(Feed(context.Request), rows, time.GetUtcNow()), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Prism.xlsx");
        }
        catch (HttpRequestException refused)
        {
            return Results.Text(refused.Message, statusCode: (int?)refused.StatusCode);
        }
    }

    /// <summary>Power BI's data source file: protocol <c>odata</c>, import, since Power BI reads OData no other way.</summary>
    public static string PowerBi(string feed) => JsonSerializer.Serialize(
        new
        {
            version = "0.1",
            connections = new[] { new { details = new { protocol = "odata", address = new { url = feed } }, options = new { }, mode = "Import" } },
        },
        Indented);

    /// <summary>Excel's connection file in the form that Power Query writes: the query in M inside, as CDATA of an escaped document.</summary>
    public static string Excel(string feed)
    {
        var formula = string.Join("\r\n",
            "let",
            $"    Source = OData.Feed(\"{feed.Replace("\"", "\"\"", StringComparison.Ordinal)}\", null, [Implementation = \"2.0\", OmitValues = ODataOmitValues.Nulls, ODataVersion = 4]),",
            "    KpiValues = Source{[Name = \"KpiValues\", Signature = \"table\"]}[Data]",
            "in",
            "    KpiValues");
        var mashup = "<Mashup xmlns=\"http://schemas.microsoft.com/DataMashup\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "<Client>EXCEL</Client><Version>2.139.1.0</Version><MinVersion>2.21.0.0</MinVersion><Culture>en-US</Culture><SafeCombine>true</SafeCombine>"
            + $"<Items><Query Name=\"KpiValues\"><Formula><![CDATA[{formula}]]></Formula><IsParameterQuery xsi:nil=\"true\" /><IsDirectQuery xsi:nil=\"true\" /></Query></Items></Mashup>";
        return new StringBuilder()
            .Append("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns=\"http://www.w3.org/TR/REC-html40\"><head>\r\n")
            .Append("<meta http-equiv=\"Content-Type\" content=\"text/x-ms-odc; charset=utf-8\"/><meta name=\"ProgId\" content=\"ODC.Database\"/><meta name=\"SourceType\" content=\"OLEDB\"/>")
            .Append("<title>Query - KpiValues</title>\r\n")
            .Append("<xml id=\"docprops\"><o:DocumentProperties><o:Description>KPI values of Prism Analytics</o:Description><o:Name>Query - KpiValues</o:Name></o:DocumentProperties></xml>\r\n")
            .Append("<xml id=\"msodc\"><odc:OfficeDataConnection xmlns:odc=\"urn:schemas-microsoft-com:office:odc\"><odc:PowerQueryConnection odc:Type=\"OLEDB\">")
            .Append("<odc:ConnectionString>Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location=KpiValues;Extended Properties=&quot;&quot;</odc:ConnectionString>")
            .Append("<odc:CommandType>SQL</odc:CommandType><odc:CommandText>SELECT * FROM [KpiValues]</odc:CommandText></odc:PowerQueryConnection>")
            .Append("<odc:PowerQueryMashupData>").Append(SecurityElement.Escape(mashup)).Append("</odc:PowerQueryMashupData>")
            .Append("</odc:OfficeDataConnection></xml></head><body></body></html>\r\n")
            .ToString();
    }

    private static string Feed(HttpRequest request) => UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root);

    private static IResult File(string text, string type, string name) => Results.File(Encoding.UTF8.GetBytes(text), type, name);
}
