using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Prism.ODataService.Pages.Connect;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Usage;
using Prism.Warehouse;

namespace Prism.ODataService.Pages;

/// <summary>The page a person sees who opens the service's address: how to connect, what there is, and how the portfolios stand.</summary>
public sealed class LandingPage(ServiceDocuments documents, ProjectionCache projections, WarehouseDatabase database, UsageLog usage)
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
                await documents.FollowAsync(reading, cancellationToken).ConfigureAwait(false);
                int? scope = int.TryParse(context.Request.Query["scope"], NumberStyles.None, CultureInfo.InvariantCulture, out var sk) ? sk : null;
                var facts = await LandingFacts.ReadAsync(reading, documents, projections, SqlDialect.For(database.Engine), Caller.Of(context).Rights, scope, cancellationToken).ConfigureAwait(false);
                ScorecardTable.Write(body, facts.Scorecard, context.Request.PathBase + ExplainPage.Root);
                body.Append(CultureInfo.InvariantCulture, $"<p><small>Warehouse version {facts.Version}, published {Page.Html(facts.PublishedAtUtc)} (UTC).</small></p>");
                usage.Note(context, UsageLog.Scorecard, 1);
                Connect(body, root, context.Request.PathBase);
                Sets(body, root, facts);
            }
        }
        catch (FeedException failure)
        {
            body.Append("<h1>Prism Analytics</h1><p role=\"status\"><strong>No data yet.</strong> ").Append(Page.Html(failure.Message)).Append("</p>");
            Connect(body, root, context.Request.PathBase);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }

        await Page.WriteAsync(context, "Prism Analytics", body.ToString(), cancellationToken).ConfigureAwait(false);
    }

    private static void Connect(StringBuilder body, string root, PathString pathBase)
    {
        body.Append("<h2 id=\"connect\">Connect</h2><p>Feed address: <a href=\"").Append(Page.Html(root)).Append("\"><code>").Append(Page.Html(root)).Append("</code></a></p>");
        ConnectPage.List(body, pathBase)
            .Append("<h3>Power BI, by hand</h3><p>Get data, Blank query, Advanced editor, and paste:</p><pre><code>")
            .Append(Page.Html($"let\n    Source = OData.Feed(\"{root}\", null, [Implementation=\"2.0\", OmitValues=ODataOmitValues.Nulls, ODataVersion=4]),\n    KpiValues = Source{{[Name=\"KpiValues\", Signature=\"table\"]}}[Data]\nin\n    KpiValues"))
            .Append("</code></pre><h3>Excel, by hand</h3><ol><li>Data, Get Data, From Other Sources, From OData Feed.</li><li>Paste the feed address, OK. Sign in as Anonymous.</li>")
            .Append("<li>Choose KpiValues, then Load To, PivotTable Report.</li><li>Rows: KpiName, ScopeName. Columns: PeriodEnd. Values: Value. Filter: PeriodGrain, ScopeLevel.</li></ol>");
    }

    private static void Sets(StringBuilder body, string root, LandingFacts facts)
    {
        body.Append("<h2 id=\"sets\">Entity sets</h2><table><caption>What the feed holds</caption><thead><tr><th scope=\"col\">Set</th><th scope=\"col\" class=\"n\">Rows</th><th scope=\"col\">Grain</th></tr></thead><tbody>");
        var week = DateOnly.ParseExact(facts.PublishedAtUtc[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (set, rows) in facts.Rows)
        {
            var narrowed = set.MustNarrowBy is [var day, ..] ? $"$filter={day.Name}%20gt%20{week}&amp;" : "";
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"{Page.Html(root)}/{set.Name}?{narrowed}$top=100\">{set.Name}</a></th><td class=\"n\">{(rows is { } count ? count.ToString("N0", CultureInfo.InvariantCulture) : "by day")}</td><td>{Page.Html(set.Description)}</td></tr>");
        }

        body.Append("</tbody></table><p><a href=\"").Append(Page.Html(root)).Append("/$metadata\">Metadata</a></p>");
    }
}
