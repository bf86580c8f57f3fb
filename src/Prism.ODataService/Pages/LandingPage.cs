using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.Extensions;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService.Pages;

/// <summary>The page a person sees who opens the service's address: how to connect, what there is, and how the portfolios stand.</summary>
public sealed class LandingPage(ServiceDocuments documents, WarehouseDatabase database)
{
    public async Task WriteAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var root = UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host, context.Request.PathBase, FeedEndpoint.Root);
        var body = new StringBuilder();
        try
        {
            var reading = await WarehouseReading.OpenAsync(database, SqlDialect.For(database.Engine), cancellationToken).ConfigureAwait(false);
            await using (reading.ConfigureAwait(false))
            {
                var facts = await LandingFacts.ReadAsync(reading, documents, cancellationToken).ConfigureAwait(false);
                Scorecard(body, facts);
                Connect(body, root);
                Sets(body, root, facts);
            }
        }
        catch (FeedException failure)
        {
            body.Append("<p role=\"status\"><strong>No data yet.</strong> ").Append(Html(failure.Message)).Append("</p>");
            Connect(body, root);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }

        context.Response.ContentType = "text/html;charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        await context.Response.WriteAsync(Frame(body.ToString()), cancellationToken).ConfigureAwait(false);
    }

    private static void Scorecard(StringBuilder body, LandingFacts facts)
    {
        body.Append(CultureInfo.InvariantCulture, $"<p>Warehouse version {facts.Version}, published {Html(facts.PublishedAtUtc)} (UTC).</p>");
        body.Append("<h2>Scorecard</h2>");
        if (facts.Scores.Count == 0)
        {
            body.Append("<p>No KPI has been calculated for a portfolio and a complete month yet.</p>");
            return;
        }

        body.Append(CultureInfo.InvariantCulture, $"<table><caption>KPIs by portfolio, month ending {Html(facts.Month)}</caption><thead><tr><th scope=\"col\">Portfolio</th><th scope=\"col\">KPI</th>")
            .Append("<th scope=\"col\" class=\"n\">Value</th><th scope=\"col\" class=\"n\">Target</th><th scope=\"col\">Unit</th><th scope=\"col\">Status</th></tr></thead><tbody>");
        foreach (var score in facts.Scores)
        {
            var (css, words) = score.Status switch
            {
                "Green" => ("g", "On target"),
                "Amber" => ("a", "Near target"),
                "Red" => ("r", "Off target"),
                _ => ("u", score.Value is null ? "No value" : "No target"),
            };
            body.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html(score.Scope)}</td><th scope=\"row\">{Html(score.Kpi)}</th><td class=\"n\">{Number(score.Value)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Number(score.Target)}</td><td>{Html(score.Unit)}</td><td><span class=\"{css}\">{words}</span></td></tr>");
        }

        body.Append("</tbody></table>");
    }

    private static void Connect(StringBuilder body, string root) => body
        .Append("<h2>Connect</h2><p>Feed address: <a href=\"").Append(Html(root)).Append("\"><code>").Append(Html(root)).Append("</code></a></p>")
        .Append("<h3>Power BI</h3><p>Get data, Blank query, Advanced editor, and paste:</p><pre><code>")
        .Append(Html($"let\n    Source = OData.Feed(\"{root}\", null, [Implementation=\"2.0\", OmitValues=ODataOmitValues.Nulls, ODataVersion=4]),\n    KpiValues = Source{{[Name=\"KpiValues\", Signature=\"table\"]}}[Data]\nin\n    KpiValues"))
        .Append("</code></pre><h3>Excel</h3><ol><li>Data, Get Data, From Other Sources, From OData Feed.</li><li>Paste the feed address, OK. Sign in as Anonymous.</li>")
        .Append("<li>Choose KpiValues, then Load To, PivotTable Report.</li><li>Rows: KpiName, ScopeName. Columns: PeriodEnd. Values: Value. Filter: PeriodGrain, ScopeLevel.</li></ol>");

    private static void Sets(StringBuilder body, string root, LandingFacts facts)
    {
        body.Append("<h2>Entity sets</h2><table><caption>What the feed holds</caption><thead><tr><th scope=\"col\">Set</th><th scope=\"col\" class=\"n\">Rows</th><th scope=\"col\">Grain</th></tr></thead><tbody>");
        foreach (var (set, rows) in facts.Rows)
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"{Html(root)}/{set.Name}?$top=100\">{set.Name}</a></th><td class=\"n\">{rows:N0}</td><td>{Html(set.Description)}</td></tr>");
        }

        body.Append("</tbody></table><p><a href=\"").Append(Html(root)).Append("/$metadata\">Metadata</a></p>");
    }

    private static string Frame(string body) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Prism Analytics</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
        table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .5rem 0; }
        th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #d0d7de; vertical-align: top; } .n { text-align: right; }
        pre { background: #f3f4f6; padding: 1rem; overflow-x: auto; } a { color: #0b57a4; }
        .g, .a, .r, .u { padding: .1rem .5rem; border-radius: .3rem; white-space: nowrap; }
        .g { background: #d3f2dc; color: #0b4a1e; } .a { background: #fdeec0; color: #5b4200; } .r { background: #fbd9d7; color: #7a120c; } .u { background: #e6e8eb; color: #30363d; }
        </style>
        </head>
        <body>
        <main>
        <h1>Prism Analytics</h1>
        <p>KPIs of the project portfolio, from Jira, Microsoft Project and the portfolio register, as an OData 4.0 feed for Power BI and Excel.</p>
        {{body}}
        </main>
        </body>
        </html>
        """;

    private static string Html(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    private static string Number(double? value) => value is { } number ? number.ToString("#,0.##", CultureInfo.InvariantCulture) : "–";
}
