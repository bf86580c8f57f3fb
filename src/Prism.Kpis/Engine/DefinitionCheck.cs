namespace Prism.Kpis.Engine;

/// <summary>What only shows when definitions and measures are read together: unknown measures, units and kinds that do not fit, an example that does not come out.</summary>
internal static class DefinitionCheck
{
    /// <summary>Adds what is wrong with <paramref name="definition"/>; true when nothing is.</summary>
    public static bool Passes(KpiDefinition definition, IReadOnlyDictionary<string, MeasureDefinition> measures, IReadOnlySet<string> codes, ICollection<DefinitionError> errors)
    {
        var before = errors.Count;
        void Fault(string key, string reason) => errors.Add(new DefinitionError(definition.File, definition.Lines.GetValueOrDefault(key, 1), reason));

        var formula = definition.Formula;
        foreach (var unknown in formula.Measures.Where(name => !measures.ContainsKey(name)))
        {
            Fault(KeyOf(formula, unknown), codes.Contains(unknown.ToUpperInvariant())
                ? $"{unknown} is a KPI: a formula is made of measures, as its definition names them."
                : $"Measure {unknown} is not known{NearestWord.To(unknown, measures.Keys)}");
        }

        foreach (var (key, unknown) in definition.Beside.Select(code => ("beside", code)).Concat(definition.Leads.Select(code => ("leads", code))).Where(named => !codes.Contains(named.code)))
        {
            Fault(key, $"KPI {unknown}, named in {key}, is not known{NearestWord.To(unknown, codes)}");
        }

        var ofScopes = formula.Measures.Where(name => measures.TryGetValue(name, out var measure) && measure.IsOfScopes).ToArray();
        if (ofScopes.Length > 0 && ofScopes.Length < formula.Measures.Count())
        {
            Fault(KeyOf(formula, ofScopes[0]), $"{string.Join(", ", ofScopes)} and {string.Join(", ", formula.Measures.Except(ofScopes))}: a measure about KPIs and one of projects cannot stand in one formula.");
        }

        if (errors.Count == before)
        {
            CheckKinds(formula, measures, Fault);
            CheckUnits(definition, measures, Fault);
            CheckExample(definition, Fault);
        }

        return errors.Count == before;
    }

    private static void CheckKinds(KpiFormula formula, IReadOnlyDictionary<string, MeasureDefinition> measures, Action<string, string> fault)
    {
        MeasureKind[] fitting = formula.Rule switch
        {
            AggregationRule.Add => [MeasureKind.Additive],
            AggregationRule.Semi => [MeasureKind.Level],
            AggregationRule.Pct => [MeasureKind.Rows],
            AggregationRule.Avgw => [MeasureKind.Weighted],
            _ => [MeasureKind.Additive, MeasureKind.Level],
        };
        foreach (var measure in formula.Measures.Select(name => measures[name]).Where(measure => !fitting.Contains(measure.Kind)))
        {
            fault(KeyOf(formula, measure.Name), $"Rule {formula.Rule.ToString().ToUpperInvariant()} goes over measures of kind {Words(fitting)}; {measure.Name} is {Word(measure.Kind)}{(measure.Kind == MeasureKind.Weighted ? $": it is averaged by its weights alone, with rule: AVGW and weighted: {measure.Name}, and enters no sum and no ratio" : "")}.");
        }

        foreach (var side in new[] { formula.Numerator, formula.Denominator })
        {
            if (side.Select(term => measures[term.Measure].Kind).Distinct().Count() > 1)
            {
                fault(KeyOf(formula, side[0].Measure), $"{string.Join(", ", side.Select(term => term.Measure))}: amounts of a day and states cannot be added to each other.");
            }
        }
    }

    private static void CheckUnits(KpiDefinition definition, IReadOnlyDictionary<string, MeasureDefinition> measures, Action<string, string> fault)
    {
        var numerator = SideUnit(definition.Formula, definition.Formula.Rows is { } rows ? [new FormulaTerm(1, rows)] : definition.Formula.Numerator, measures, fault);
        var denominator = SideUnit(definition.Formula, definition.Formula.Denominator, measures, fault);
        if (numerator is null || (definition.Formula.Denominator.Count > 0 && denominator is null))
        {
            return;
        }

        if (denominator is null)
        {
            if (definition.Unit != numerator)
            {
                fault("unit", $"The unit is {definition.Unit}, but the measures give {numerator}.");
            }
        }
        else if (definition.Unit is "ratio" or "percent")
        {
            if (numerator != denominator)
            {
                fault("unit", $"A {definition.Unit} needs the same unit above and below; here it is {numerator} ÷ {denominator}.");
            }
        }
        else if (definition.Unit != $"{numerator}/{denominator.TrimEnd('s')}")
        {
            fault("unit", $"The unit is {definition.Unit}, but the measures give {numerator}/{denominator.TrimEnd('s')}.");
        }
    }

    private static string? SideUnit(KpiFormula formula, IReadOnlyList<FormulaTerm> terms, IReadOnlyDictionary<string, MeasureDefinition> measures, Action<string, string> fault)
    {
        var units = terms.Select(term => measures[term.Measure].Unit).Distinct(StringComparer.Ordinal).ToArray();
        if (units.Length > 1)
        {
            fault(KeyOf(formula, terms[0].Measure), $"Units do not fit: {string.Join(", ", terms.Select(term => $"{term.Measure} is in {measures[term.Measure].Unit}"))}.");
        }

        return units.Length == 1 ? units[0] : null;
    }

    private static void CheckExample(KpiDefinition definition, Action<string, string> fault)
    {
        var needed = definition.Formula.Measures.ToArray();
        var missing = needed.Except(definition.Example.Given.Keys).ToArray();
        var extra = definition.Example.Given.Keys.Except(needed).ToArray();
        if (missing.Length > 0)
        {
            fault("example", $"The example gives no {string.Join(", no ", missing)}.");
        }

        if (extra.Length > 0)
        {
            fault("example", $"The example gives {string.Join(", ", extra)}, which the formula does not use.");
        }

        if (missing.Length + extra.Length > 0)
        {
            return;
        }

        var computed = definition.Example.Compute(definition.Formula);
        if (!definition.Example.Confirms(computed))
        {
            fault("example", FormattableString.Invariant($"The example states {definition.Example.Value}, but its numbers give {(computed is { } value ? FormattableString.Invariant($"{value:0.######}") : "nothing (the denominator is not above zero)")}."));
        }
    }

    /// <summary>The key of the definition in which a measure is named first.</summary>
    private static string KeyOf(KpiFormula formula, string measure) => formula.Numerator.Any(term => term.Measure == measure) ? "numerator"
        : formula.Denominator.Any(term => term.Measure == measure) ? "denominator"
        : formula.Rule == AggregationRule.Avgw ? "weighted" : "rows";

    private static string Words(MeasureKind[] kinds) => string.Join(" or ", kinds.Select(Word));

    private static string Word(MeasureKind kind) => kind.ToString().ToLowerInvariant();
}
