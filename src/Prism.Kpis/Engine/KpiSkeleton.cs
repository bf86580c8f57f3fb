namespace Prism.Kpis.Engine;

/// <summary>A commented KPI and its measure to start from. As they stand they are sound.</summary>
public static class KpiSkeleton
{
    /// <summary>Both files by their path below the KPI folder.</summary>
    /// <exception cref="FormatException">The code is none.</exception>
    public static IReadOnlyDictionary<string, string> Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 0 || !char.IsAsciiLetterUpper(code[0]) || !code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            throw new FormatException($"A KPI's code is upper-case letters, digits and underscores, beginning with a letter, as in LATE_ISSUES; \"{code}\" is not.");
        }

#pragma warning disable CA1308 // File names of measures and definitions are lower case by convention.
        var name = code.ToLowerInvariant();
#pragma warning restore CA1308
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [$"Definitions/own/{name.Replace('_', '-')}.yaml"] = Definition.Replace("CODE", code, StringComparison.Ordinal).Replace("MEASURE", $"{name}_items", StringComparison.Ordinal),
            [$"Measures/own/{name}_items.sql"] = Measure,
        };
    }

    private const string Definition = """
        # Every line is checked by "kpi check"; docs/kpis of the product shows what each becomes.
        code: CODE
        version: 1                # raise it whenever formula or measures change: history is then computed anew beside the old values
        name: Share of finished issues that ...
        purpose: "Shows ..."
        decision: "Whether to ..."   # a KPI that serves no decision is better left out
        numerator: MEASURE   # a sum or difference of measures
        denominator: items_finished
        rule: ROS                 # ADD SEMI ROS PCT AVGW MIN MAX NON: how parts become the whole
        # idle: unknown           # for rule ADD: a period without rows is unknown instead of zero
        unit: percent             # of the same unit above and below
        direction: down           # up, down, near <number>, none
        timing: lagging           # or: leading, and then leads: [CODE, ...]
        levels: [project, program, portfolio, organisation]
        periods: [month, quarter] # week, month, quarter
        thresholds: { green: 0.05, amber: 0.10, source: "Where the limits come from." }
        gaming: "How it can be made to look good without being good."
        beside: [THROUGHPUT]      # KPIs to read beside it
        review: { every: 6 months }
        # owner: Name of the person accountable
        # objective: code of the objective it is relevant to
        # targets:                # beside those of the register, whose word goes first
        #   - { scope: organisation, from: 2026-01-01, to: 2026-12-31, target: 0.05, amber: 0.08, red: 0.12, due: 2026-12-31,
        #       statement: "Reduce ... to 5 %", baseline: { value: 0.09, on: 2025-12-31, evidence: "year review" }, objective: O-1 }
        example:                  # a test: the formula must give this value for these numbers
          given: { MEASURE: 3, items_finished: 60 }
          value: 0.05
          source: "3 of 60."

        """;

    private const string Measure = """
        -- words:  issues that ..., on the day they were done
        -- unit:   items
        -- kind:   additive
        -- reads:  own project
        SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
        FROM FactIssue f
        WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.ReopenCount > 0
        GROUP BY f.ProjectSk, f.DoneDateSk

        """;
}
