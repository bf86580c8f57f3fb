namespace Prism.Kpis.Engine;

/// <summary>Reads rule, numerator, denominator, rows, weighted and percentile of a definition.</summary>
internal static class FormulaReader
{
    private static readonly Dictionary<string, AggregationRule> Rules =
        Enum.GetValues<AggregationRule>().ToDictionary(rule => rule.ToString().ToUpperInvariant(), StringComparer.Ordinal);

    public static KpiFormula Read(YamlMap map)
    {
        var word = map.Text("rule");
        if (!Rules.TryGetValue(word, out var rule) && word.Length > 0)
        {
            map.Fault("rule", $"\"{word}\" is no rule: ADD (sum), SEMI (state at the period's end), ROS (ratio of sums), PCT (percentile of rows), AVGW (mean by weights), MIN, MAX, NON (one project's alone).");
        }

        var formula = new KpiFormula
        {
            Rule = rule,
            Numerator = Terms(map, "numerator"),
            Denominator = Terms(map, "denominator"),
            Rows = map.OptionalText(rule == AggregationRule.Avgw ? "weighted" : "rows"),
            Percentile = map.Has("percentile") ? map.WholeNumber("percentile", 1, 99) : null,
        };
        formula = formula with { IsZeroWhenIdle = IsZeroWhenIdle(map, formula.Rule, word) };
        CheckShape(formula, word, map);
        return formula;
    }

    private static bool IsZeroWhenIdle(YamlMap map, AggregationRule rule, string word)
    {
        if (!map.Has("idle"))
        {
            return rule == AggregationRule.Add;
        }

        var idle = map.Text("idle");
        if (rule != AggregationRule.Add)
        {
            map.Fault("idle", $"idle says what a period without rows means for a sum; with rule {word} it has no value.");
        }
        else if (idle is not ("zero" or "unknown"))
        {
            map.Fault("idle", $"idle is zero (nothing happened) or unknown (nothing is reported), not \"{idle}\".");
        }

        return rule == AggregationRule.Add && idle == "zero";
    }

    private static void CheckShape(KpiFormula formula, string word, YamlMap map)
    {
        switch (formula.Rule)
        {
            case AggregationRule.Add or AggregationRule.Semi when formula.Denominator.Count > 0:
                map.Fault("denominator", $"A ratio is not {(word == "ADD" ? "additive" : "semi-additive")}: with a denominator the rule is ROS, not {word}.");
                break;
            case AggregationRule.Ros when formula.Denominator.Count == 0:
                map.Fault("denominator", "Rule ROS is a ratio of sums: denominator is missing.");
                break;
            case AggregationRule.Pct when formula.Rows is null || formula.Percentile is null:
                map.Fault("rule", "Rule PCT needs \"rows: <measure>\" and \"percentile: <1 to 99>\".");
                break;
            case AggregationRule.Avgw when formula.Rows is null:
                map.Fault("rule", "Rule AVGW needs \"weighted: <measure>\".");
                break;
        }

        var overRows = formula.Rule is AggregationRule.Pct or AggregationRule.Avgw;
        if (overRows && formula.Numerator.Count + formula.Denominator.Count > 0)
        {
            map.Fault("numerator", $"Rule {word} is taken over rows: it has no numerator and no denominator.");
        }

        if (!overRows && formula.Numerator.Count == 0)
        {
            map.Fault("numerator", "numerator is missing: a sum or difference of measures.");
        }

        if (!overRows && (formula.Rows is not null || formula.Percentile is not null))
        {
            map.Fault("rows", $"rows and percentile belong to rule PCT, not to {word}.");
        }
    }

    /// <summary>What to do instead.</summary>
    private static string Instead(SqlToken token) => token.Text switch
    {
        "/" => ": what stands below goes into denominator, with rule: ROS",
        "*" or "(" => ": what is counted and weighed is a measure's, in a file of Measures",
        _ when token.Kind == SqlTokenKind.Number => ": a factor is a measure's; percent are shown by unit: percent",
        _ when token.Kind == SqlTokenKind.Word => ": a measure's name has underscores for spaces, and between two measures stands + or -",
        _ => "",
    };

    private static List<FormulaTerm> Terms(YamlMap map, string key)
    {
        var terms = new List<FormulaTerm>();
        var sign = 1;
        var expectsName = true;
        foreach (var token in SqlToken.Read((map.OptionalText(key) ?? "").Replace('−', '-')))
        {
            if (token.Kind == SqlTokenKind.Word && expectsName)
            {
                terms.Add(new FormulaTerm(sign, token.Text));
                expectsName = false;
            }
            else if (token.Text is "+" or "-" && !expectsName)
            {
                sign = token.Text == "+" ? 1 : -1;
                expectsName = true;
            }
            else
            {
                map.Fault(key, $"{key} is a sum or difference of measures, as in \"budget_at_completion - earned_value\"; \"{token.Text}\" does not belong there{Instead(token)}.");
                return terms;
            }
        }

        if (expectsName && terms.Count > 0)
        {
            map.Fault(key, $"{key} ends in a sign: a measure is missing.");
        }

        return terms;
    }
}
