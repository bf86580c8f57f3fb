using System.Globalization;
using System.Text;

namespace Prism.ODataService.Pages;

/// <summary>The scorecard as HTML: a table for each family of KPIs; a status is words as well as a colour.</summary>
public static class ScorecardTable
{
    private const int Width = 120;
    private const int Height = 26;

    /// <param name="explainRoot">Where the pages lie that explain a value.</param>
    public static void Write(StringBuilder body, Scorecard card, string explainRoot)
    {
        if (card.Scope is not { } scope || card.Month is not { } month)
        {
            body.Append("<h1>Scorecard</h1><p>No KPI has been calculated for a complete month yet.</p>");
            return;
        }

        body.Append(CultureInfo.InvariantCulture, $"<h1>Scorecard: {Page.Html(scope.Name)}</h1>");
        Choice(body, card, scope);
        var judged = card.Kpis.GroupBy(k => k.Last.Status).ToDictionary(g => g.Key, g => g.Count());
        int Count(string status) => judged.GetValueOrDefault(status);
        body.Append(CultureInfo.InvariantCulture, $"<p>Month ending <strong>{Day(month)}</strong>: <span class=\"g\">{Count("Green")} on target or good</span> <span class=\"a\">{Count("Amber")} to watch</span> ")
            .Append(CultureInfo.InvariantCulture, $"<span class=\"r\">{Count("Red")} off target or poor</span> <span class=\"u\">{Count("None")} not judged</span></p>")
            .Append("<p><small>A value with a target is judged by the target in force in its month; one without by the typical thresholds of its definition; the others inform only.</small></p>");
        foreach (var family in card.Kpis.GroupBy(k => k.Family))
        {
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><table class=\"card\"><caption>{Page.Html(Words(family.Key))}</caption><thead><tr><th scope=\"col\">KPI</th><th scope=\"col\" class=\"n\">Value</th>")
                .Append("<th scope=\"col\" class=\"n\">Target</th><th scope=\"col\">Status</th><th scope=\"col\">Against the month before</th><th scope=\"col\">Twelve months</th></tr></thead><tbody>");
            foreach (var kpi in family)
            {
                Row(body, kpi, month, explainRoot);
            }

            body.Append("</tbody></table></div>");
        }
    }

    private static void Choice(StringBuilder body, Scorecard card, ScorecardScope chosen)
    {
        body.Append("<form method=\"get\"><label for=\"scope\">Show</label><select id=\"scope\" name=\"scope\">");
        foreach (var level in card.Scopes.GroupBy(s => s.Level))
        {
            body.Append(CultureInfo.InvariantCulture, $"<optgroup label=\"{Page.Html(level.Key)}\">");
            foreach (var scope in level)
            {
                body.Append(CultureInfo.InvariantCulture, $"<option value=\"{scope.ScopeSk}\"{(scope == chosen ? " selected" : "")}>{Page.Html(scope.Name)}</option>");
            }

            body.Append("</optgroup>");
        }

        body.Append("</select><button>Show</button></form>");
    }

    private static void Row(StringBuilder body, ScorecardKpi kpi, int month, string explainRoot)
    {
        var last = kpi.Last;
        var (css, words) = (last.Status, last.Target) switch
        {
            ("Green", not null) => ("g", "On target"),
            ("Amber", not null) => ("a", "Near target"),
            ("Red", not null) => ("r", "Off target"),
            ("Green", null) => ("g", "Good"),
            ("Amber", null) => ("a", "Watch"),
            ("Red", null) => ("r", "Poor"),
            _ => ("u", last.Value is null ? "No value" : "Not judged"),
        };
        var trend = last.Trend switch { "Better" => "▲ better", "Worse" => "▼ worse", "Same" => "= same", _ => "–" };
        body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" title=\"{Page.Html(kpi.Purpose)}\">{Page.Html(kpi.Name)}")
            .Append(last.PeriodEnd == month ? "" : string.Create(CultureInfo.InvariantCulture, $" <small>last in {Day(last.PeriodEnd)[..7]}</small>"))
            .Append(last.Confidence == "Complete" ? "" : $" <small title=\"{Page.Html(last.ConfidenceReason)}\">({Page.Html(Confidence(last.Confidence))})</small>")
            .Append(CultureInfo.InvariantCulture, $"</th><td class=\"n\"><a href=\"{Page.Html(explainRoot)}/{last.KpiValueSk}\">{Page.Html(KpiNumber.Of(last.Value, kpi.Unit))}</a></td><td class=\"n\">{Page.Html(KpiNumber.Of(last.Target, kpi.Unit))}</td>")
            .Append(CultureInfo.InvariantCulture, $"<td><span class=\"{css}\">{words}</span></td><td>{trend}</td><td>");
        Sparkline(body, kpi, month);
        body.Append("</td></tr>");
    }

    private static void Sparkline(StringBuilder body, ScorecardKpi kpi, int month)
    {
        var known = kpi.Months.Where(m => m.Value is not null).ToList();
        if (known.Count < 2)
        {
            return;
        }

        double least = known.Min(m => m.Value!.Value), most = known.Max(m => m.Value!.Value);
        double X(ScorecardMonth m) => Width - 3 - ((Width - 6) * MonthsBetween(m.PeriodEnd, month) / 11d);
        double Y(ScorecardMonth m) => most - least < 1e-12 ? Height / 2d : Height - 3 - ((Height - 6) * (m.Value!.Value - least) / (most - least));
        body.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" width=\"{Width}\" height=\"{Height}\" aria-label=\"{Page.Html($"From {KpiNumber.Of(known[0].Value, kpi.Unit)} in {Day(known[0].PeriodEnd)[..7]} to {KpiNumber.Of(known[^1].Value, kpi.Unit)} in {Day(known[^1].PeriodEnd)[..7]}, between {KpiNumber.Of(least, kpi.Unit)} and {KpiNumber.Of(most, kpi.Unit)}.")}\"><polyline points=\"");
        foreach (var m in known)
        {
            body.Append(CultureInfo.InvariantCulture, $"{X(m):0.#},{Y(m):0.#} ");
        }

        body.Append(CultureInfo.InvariantCulture, $"\"/><circle cx=\"{X(known[^1]):0.#}\" cy=\"{Y(known[^1]):0.#}\" r=\"2.5\"/></svg>");
    }

    private static int MonthsBetween(int from, int to) => (((to / 10000) - (from / 10000)) * 12) + (to / 100 % 100) - (from / 100 % 100);

    private static string Day(int dateSk) => string.Create(CultureInfo.InvariantCulture, $"{dateSk / 10000:0000}-{dateSk / 100 % 100:00}-{dateSk % 100:00}");

    private static string Confidence(string confidence) => confidence == "LowSample" ? "low sample" : confidence.ToLowerInvariant();

    /// <summary>A family's folder name as a heading: <c>earned-value</c> is Earned value.</summary>
    private static string Words(string family) => string.Concat(family[..1].ToUpperInvariant(), family.AsSpan(1).ToString().Replace('-', ' '));
}
