using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace Prism.ODataService.Pages.Connect;

/// <summary>What there is to download for Power BI and Excel, and what to do with it.</summary>
public static class ConnectPage
{
    private static readonly (string File, string Name, string What)[] Files =
    [
        ("excel.xlsx", "Excel workbook", "Scorecard, projects, KPI trends, flow and earned value, with today's rows. Open it; Data, Refresh All reads this service again."),
        ("powerbi.zip", "Power BI project", "Model and report of nine pages with this address filled in. Unpack it, open Prism.pbip in Power BI Desktop, choose Refresh."),
        ("prism.mez", "Power BI connector", "Shows the sets grouped and captioned, takes a portfolio and a period. Copy it into Documents\\Power BI Desktop\\Custom Connectors and allow it under Options, Security, Data Extensions."),
        ("prism.pbids", "Power BI data source", "Opens Power BI Desktop on this feed. Nothing to install."),
        ("prism.odc", "Excel connection", "The query of the KPI values alone: Data, Existing Connections, Browse for More."),
    ];

    public static Task WriteAsync(HttpContext context)
    {
        var feed = UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host, context.Request.PathBase, FeedEndpoint.Root);
        var body = new StringBuilder("<h1>Connect Power BI and Excel</h1>");
        body.Append(CultureInfo.InvariantCulture, $"<p>Feed address: <a href=\"{Page.Html(feed)}\"><code>{Page.Html(feed)}</code></a>. The files hold this address and no credentials; Power BI and Excel ask how to sign in.</p>");
        List(body, context.Request.PathBase);
        return Page.WriteAsync(context, "Connect - Prism Analytics", body.ToString(), context.RequestAborted);
    }

    /// <summary>The files as a table of links.</summary>
    public static StringBuilder List(StringBuilder body, PathString pathBase)
    {
        body.Append("<table><caption>Files made for this address</caption><thead><tr><th scope=\"col\">File</th><th scope=\"col\">What it is, and what to do with it</th></tr></thead><tbody>");
        foreach (var (file, name, what) in Files)
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"{Page.Html(pathBase)}/connect/{file}\">{Page.Html(name)}</a></th><td>{Page.Html(what)}</td></tr>");
        }

        return body.Append("</tbody></table>");
    }
}
