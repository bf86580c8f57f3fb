using System.Globalization;
using System.Text;
using Prism.ODataService.Explaining;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Usage;
using Prism.Warehouse;

namespace Prism.ODataService.Pages;

/// <summary>What a number was made of, for a person: formula, target, loads, and the rows down to the issues and tasks.</summary>
public sealed class ExplainPage(ValueExplainer explainer, WarehouseDatabase database, UsageLog usage)
{
    public const string Root = "/explain";
    private const int ShownRows = 200;

    public async Task WriteAsync(HttpContext context, long key)
    {
        var cancellationToken = context.RequestAborted;
        var body = new StringBuilder();
        var title = "Explained";
        try
        {
            var reading = await WarehouseReading.OpenAsync(database, SqlDialect.For(database.Engine), cancellationToken).ConfigureAwait(false);
            await using (reading.ConfigureAwait(false))
            {
                var explained = await explainer.ExplainAsync(reading, Caller.Of(context).Rights, key, cancellationToken).ConfigureAwait(false);
                usage.Note(context, UsageLog.Kpi(explained.KpiCode), explained.RowCount);
                title = $"{explained.KpiName}, {explained.ScopeName}";
                Value(body, explained);
                Basis(body, explained);
                Answers(body, explained);
                Rows(body, explained);
                SourceRows(body, explained);
                body.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Page.Html(context.Request.PathBase)}{FeedEndpoint.Root}/KpiValues({key})/Prism.Explain()\">The same as JSON</a></p>");
            }
        }
        catch (FeedException failure)
        {
            context.Response.StatusCode = failure.Status;
            body.Append("<h1>Explained</h1><p role=\"status\">").Append(Page.Html(failure.Message)).Append("</p>");
        }

        await Page.WriteAsync(context, title, body.ToString(), cancellationToken).ConfigureAwait(false);
    }

    private static void Value(StringBuilder body, Explanation explained)
    {
        body.Append(CultureInfo.InvariantCulture, $"<h1>{Page.Html(explained.KpiName)} ({Page.Html(explained.KpiCode)})</h1>")
            .Append(CultureInfo.InvariantCulture, $"<p>{Page.Html(explained.ScopeLevel)} {Page.Html(explained.ScopeName)}, {Page.Html(explained.PeriodGrain.ToLowerInvariant())} from {explained.PeriodStart:yyyy-MM-dd} to {explained.PeriodEnd:yyyy-MM-dd}: ")
            .Append(CultureInfo.InvariantCulture, $"<strong>{KpiNumber.Of(explained.Value, explained.Unit)}</strong></p><table><tbody>");
        Line(body, "Formula", $"{explained.FormulaText} (version {explained.FormulaVersion.ToString(CultureInfo.InvariantCulture)}, rule {explained.AggregationRule})");
        if (explained.Denominator is not null)
        {
            Line(body, "In numbers", $"{Number(explained.Numerator)} ÷ {Number(explained.Denominator)}");
        }

        Line(body, "From the rows below", explained.Recomputed is null ? "no value" : KpiNumber.Of(explained.Recomputed, explained.Unit));
        Line(body, "Status", explained.Status);
        Line(body, "Confidence", explained.ConfidenceReason is null ? explained.Confidence : $"{explained.Confidence}: {explained.ConfidenceReason}");
        Line(body, "Target", explained.Target is not { } target ? "none was in force at the period's end"
            : string.Create(CultureInfo.InvariantCulture, $"{KpiNumber.Of(target.Target, explained.Unit)}, from {target.ValidFrom:yyyy-MM-dd} {(target.ValidTo.Year == 9999 ? "on" : string.Create(CultureInfo.InvariantCulture, $"to {target.ValidTo:yyyy-MM-dd}"))}. {target.Statement}"));
        if (explained.Target is { } set)
        {
            Line(body, "Measured by", set.Measure ?? "the KPI itself");
            Line(body, "Baseline", set.BaselineValue is not { } baseline ? "none" : $"{KpiNumber.Of(baseline, explained.Unit)}{(set.BaselineOn is { } day ? $" on {Iso(day)}" : "")}{(set.BaselineEvidence is null ? "" : $" ({set.BaselineEvidence})")}");
            Line(body, "Objective", set.ObjectiveCode ?? "none");
            Line(body, "Due", set.DueOn is { } due ? Iso(due) : "no day");
            Line(body, "SMART", set.SmartVague is null ? "all five parts" : $"{set.SmartParts.ToString(CultureInfo.InvariantCulture)} of 5: {set.SmartVague} It could read: {set.SmartSuggestion}");
        }

        if (explained.Note is not null)
        {
            Line(body, "Note", explained.Note);
        }

        body.Append("</tbody></table>");
    }

    private static void Basis(StringBuilder body, Explanation explained)
    {
        body.Append(CultureInfo.InvariantCulture, $"<h2>Loads</h2><p>Reported first by warehouse version {explained.ReportedFromLoadSk}.</p>");
        Table(body, "The last successful load of each source, and the version that is shown", ["Source", "Load", "Started (UTC)", "Read up to"], explained.Loads.Select(load =>
            new[] { load.SourceSystem, load.LoadSk.ToString(CultureInfo.InvariantCulture), load.StartedAtUtc.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), load.Watermark ?? "" }));
        body.Append("<h2>Measures</h2>");
        Table(body, "What the formula is made of", ["Measure", "Part", "Words", "Amount", "Unit", "Rows", "Source rows of"], explained.Measures.Select(measure => new[]
        {
            (measure.Sign < 0 ? "− " : "") + measure.Measure, measure.Part, measure.Words, Number(measure.Amount), measure.Unit, measure.RowCount.ToString(CultureInfo.InvariantCulture), measure.SourceTable ?? "–",
        }));
    }

    private static void Answers(StringBuilder body, Explanation explained)
    {
        if (explained.Answers.Count > 0)
        {
            body.Append("<h2>Answers</h2>");
            Table(body, "How many gave which score", ["Score", "Answers"], explained.Answers.Select(answer => new[] { Number(answer.Score), answer.Answers.ToString(CultureInfo.InvariantCulture) }));
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Rows(StringBuilder body, Explanation explained)
    {
        body.Append("<h2>Rows</h2>");
        Table(body, Shown("Measure rows that count", explained.RowCount), ["Measure", "Project", "Day", "Value", "Weight"], explained.Rows.Take(ShownRows).Select(row => new[]
        {
            row.Measure, $"{row.ProjectCode} {row.ProjectName}", row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(row.Value), Number(row.Weight),
        }));
    }

    private static void SourceRows(StringBuilder body, Explanation explained)
    {
        if (explained.SourceRowCount == 0)
        {
            return;
        }

        body.Append("<h2>Behind them</h2>");
        Table(body, Shown("Rows of the star", explained.SourceRowCount), ["Measure", "Project", "Day", "Table", "Row", "Adds", "Load"], explained.SourceRows.Take(ShownRows).Select(row => new[]
        {
            row.Measure, row.ProjectCode, row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Table, row.Label ?? row.RowSk.ToString(CultureInfo.InvariantCulture), Number(row.Contribution),
            row.LoadSk.ToString(CultureInfo.InvariantCulture),
        }));
    }

    private static string Shown(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0}{(count > ShownRows ? $", the first {ShownRows} are shown" : "")}");

    private static void Line(StringBuilder body, string name, string text) => body.Append("<tr><th scope=\"row\">").Append(name).Append("</th><td>").Append(Page.Html(text)).Append("</td></tr>");

    private static void Table(StringBuilder body, string caption, string[] columns, IEnumerable<string[]> rows)
    {
        body.Append("<table><caption>").Append(Page.Html(caption)).Append("</caption><thead><tr>").AppendJoin("", columns.Select(column => $"<th scope=\"col\">{column}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            body.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Page.Html(cell)}</td>")).Append("</tr>");
        }

        body.Append("</tbody></table>");
    }

    private static string Number(double? value) => value is { } number ? number.ToString("#,0.####", CultureInfo.InvariantCulture) : "–";
}
