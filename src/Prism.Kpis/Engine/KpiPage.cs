using System.Globalization;
using System.Text;

namespace Prism.Kpis.Engine;

/// <summary>Writes the documentation of the KPIs out of their files: a page per KPI and an index. <c>docs/kpis</c> is held to it by a test.</summary>
public static class KpiPage
{
    /// <summary>Pages by file name, <c>README.md</c> the index.</summary>
    public static IReadOnlyDictionary<string, string> All(KpiLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        var pages = library.Kpis.Values.ToDictionary(kpi => $"{kpi.Code}.md", kpi => Page(kpi, library), StringComparer.Ordinal);
        pages["README.md"] = Index(library);
        return pages;
    }

    private static string Index(KpiLibrary library)
    {
        var text = new StringBuilder("# KPIs\n\nGenerated from the definition and measure files in `src/Prism.Kpis`.\n\n"
            + "A folder of your own (`Prism:Kpis:Folder`) adds to them: `Definitions/**/*.yaml` and `Measures/**/*.sql` of the same kind (a measure that yields `scope_sk` instead of `project_sk` is about KPIs: it may name `FactKpiStanding`, `FactKpiReviewDue`, `FactSourceFreshness`, `FactKpiUsage` and `FactKpiValue`), begun by `kpi new`, held by `kpi check`, tried by "
            + "`kpi preview`; and `Overlays/*.yaml`, each with the `code` of a KPI below and what your organisation says of it: `owner`, `accountable`, `objective`, `review`, `thresholds`, `targets`.\n\n"
            + "A target of the register (`targets.csv`) or of a file (`targets`, of a definition or an overlay) says with its number what makes it SMART: the statement, how it is measured, the baseline "
            + "with its day or evidence, the objective, the due date. `KpiTargets` publishes them with what is vague and how it could read. Where both set a target for the same KPI, scope and time, the register's holds.\n");
        foreach (var family in library.Kpis.Values.GroupBy(kpi => kpi.Family).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {family.Key}\n\n| KPI | name | formula | rule | unit |\n|---|---|---|---|---|\n");
            foreach (var kpi in family.OrderBy(kpi => kpi.Code, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"| [{kpi.Code}]({kpi.Code}.md) | {kpi.Name} | {kpi.Formula} | {kpi.Formula.Rule.ToString().ToUpperInvariant()} | {kpi.Unit} |\n");
            }
        }

        return text.ToString();
    }

    private static string Page(KpiDefinition kpi, KpiLibrary library)
    {
        var culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.Append(culture, $"# {kpi.Name} ({kpi.Code})\n\n{kpi.Purpose}\n\n**Decision it serves:** {kpi.Decision}\n\n");
        text.Append("| | |\n|---|---|\n");
        text.Append(culture, $"| Formula | {kpi.Formula} |\n| Version | {kpi.Version} |\n| Unit | {kpi.Unit} |\n| Direction | {Direction(kpi.Direction)} |\n");
        text.Append(culture, $"| Timing | {(kpi.IsLeading ? "leading" : "lagging")}{(kpi.Leads.Count > 0 ? $", announces {Links(kpi.Leads)}" : "")} |\n| Aggregation | {Rule(kpi.Formula.Rule)} |\n");
        text.Append(culture, $"| Levels | {string.Join(", ", kpi.Levels)} |\n| Periods | {string.Join(", ", kpi.Periods)} |\n");
        if (kpi.Thresholds is { } limits)
        {
            var to = kpi.Direction.Kind switch { DirectionKind.Up => "from", DirectionKind.Near => "within", _ => "up to" };
            text.Append(culture, $"| Thresholds | green {to} {limits.Green}, amber {to} {limits.Amber}, else red ({limits.Source}) |\n");
        }

        text.Append(culture, $"| Review | every {kpi.ReviewEvery} |\n\n## Measures\n\n");
        foreach (var measure in library.MeasuresOf(kpi.Formula))
        {
            text.Append(culture, $"- `{measure.Name}` ({measure.Unit}, {measure.Kind.ToString().ToLowerInvariant()}): {measure.Words}.\n");
        }

        text.Append(culture, $"\n## Worked example\n\n{kpi.Example.Source}\n\n");
        foreach (var measure in kpi.Formula.Measures)
        {
            text.Append(culture, $"- `{measure}` = {string.Join(", ", kpi.Example.Given[measure].Select(row => row.Weight == 1 ? row.Value.ToString(culture) : $"{row.Value.ToString(culture)} (weight {row.Weight.ToString(culture)})"))}\n");
        }

        text.Append(culture, $"\n{kpi.Code} = **{kpi.Example.Value.ToString($"F{kpi.Example.Decimals}", culture)}**\n\n## How it is gamed\n\n{kpi.Gaming}\n");
        if (kpi.Beside.Count > 0)
        {
            text.Append(culture, $"\nRead it beside {Links(kpi.Beside)}.\n");
        }

        return text.ToString();
    }

    private static string Direction(KpiDirection direction) => direction.Kind switch
    {
        DirectionKind.Up => "higher is better",
        DirectionKind.Down => "lower is better",
        DirectionKind.Near => string.Create(CultureInfo.InvariantCulture, $"near {direction.Near}"),
        _ => "neither way is better",
    };

    private static string Rule(AggregationRule rule) => rule switch
    {
        AggregationRule.Add => "ADD: summed over projects and days",
        AggregationRule.Semi => "SEMI: the last state of the period, summed over projects",
        AggregationRule.Ros => "ROS: sum of numerators ÷ sum of denominators",
        AggregationRule.Pct => "PCT: nearest rank over all rows; no value below five",
        AggregationRule.Avgw => "AVGW: mean weighted by the measure's weight",
        AggregationRule.Min => "MIN: the smallest of the projects' values",
        AggregationRule.Max => "MAX: the largest of the projects' values",
        _ => "NON: means nothing above one project",
    };

    private static string Links(IEnumerable<string> codes) => string.Join(", ", codes.Select(code => $"[{code}]({code}.md)"));
}
