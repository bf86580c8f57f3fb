namespace Prism.Kpis.Engine;

/// <summary>What only shows when definitions and measures are read together: unknown measures, units and kinds that do not fit, an example that does not come out.</summary>
internal static class DefinitionCheck
{
    /// <summary>Adds what is wrong with <paramref name="definition"/>; true when nothing is.</summary>
    public static bool Passes(KpiDefinition definition, IReadOnlyDictionary<string, MeasureDefinition> measures, IReadOnlySet<string> codes, ICollection<DefinitionError> errors)
    {
        var before = errors.Count;
        void Fault(string reason) => errors.Add(new DefinitionError(definition.File, 0, reason));

        var formula = definition.Formula;
        foreach (var unknown in formula.Measures.Where(name => !measures.ContainsKey(name)))
        {
            Fault($"Measure {unknown} is not known{Nearest(unknown, measures.Keys)}");
        }

        foreach (var unknown in definition.Beside.Concat(definition.Leads).Where(code => !codes.Contains(code)))
        {
            Fault($"KPI {unknown}, named in beside or leads, is not known{Nearest(unknown, codes)}");
        }

        if (errors.Count == before)
        {
            CheckKinds(formula, measures, Fault);
            CheckUnits(definition, measures, Fault);
            CheckExample(definition, Fault);
        }

        return errors.Count == before;
    }

    private static void CheckKinds(KpiFormula formula, IReadOnlyDictionary<string, MeasureDefinition> measures, Action<string> fault)
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
            fault($"Rule {formula.Rule.ToString().ToUpperInvariant()} goes over measures of kind {Words(fitting)}; {measure.Name} is {Word(measure.Kind)}.");
        }

        foreach (var side in new[] { formula.Numerator, formula.Denominator })
        {
            if (side.Select(term => measures[term.Measure].Kind).Distinct().Count() > 1)
            {
                fault($"{string.Join(", ", side.Select(term => term.Measure))}: amounts of a day and states cannot be added to each other.");
            }
        }
    }

    private static void CheckUnits(KpiDefinition definition, IReadOnlyDictionary<string, MeasureDefinition> measures, Action<string> fault)
    {
        var numerator = SideUnit(definition.Formula.Rows is { } rows ? [new FormulaTerm(1, rows)] : definition.Formula.Numerator, measures, fault);
        var denominator = SideUnit(definition.Formula.Denominator, measures, fault);
        if (numerator is null || (definition.Formula.Denominator.Count > 0 && denominator is null))
        {
            return;
        }

        if (denominator is null)
        {
            if (definition.Unit != numerator)
            {
                fault($"The unit is {definition.Unit}, but the measures give {numerator}.");
            }
        }
        else if (definition.Unit is "ratio" or "percent")
        {
            if (numerator != denominator)
            {
                fault($"A {definition.Unit} needs the same unit above and below; here it is {numerator} ÷ {denominator}.");
            }
        }
        else if (definition.Unit != $"{numerator}/{denominator.TrimEnd('s')}")
        {
            fault($"The unit is {definition.Unit}, but the measures give {numerator}/{denominator.TrimEnd('s')}.");
        }
    }

    private static string? SideUnit(IReadOnlyList<FormulaTerm> terms, IReadOnlyDictionary<string, MeasureDefinition> measures, Action<string> fault)
    {
        var units = terms.Select(term => measures[term.Measure].Unit).Distinct(StringComparer.Ordinal).ToArray();
        if (units.Length > 1)
        {
            fault($"Units do not fit: {string.Join(", ", terms.Select(term => $"{term.Measure} is in {measures[term.Measure].Unit}"))}.");
        }

        return units.Length == 1 ? units[0] : null;
    }

    private static void CheckExample(KpiDefinition definition, Action<string> fault)
    {
        var needed = definition.Formula.Measures.ToArray();
        var missing = needed.Except(definition.Example.Given.Keys).ToArray();
        var extra = definition.Example.Given.Keys.Except(needed).ToArray();
        if (missing.Length > 0)
        {
            fault($"The example gives no {string.Join(", no ", missing)}.");
        }

        if (extra.Length > 0)
        {
            fault($"The example gives {string.Join(", ", extra)}, which the formula does not use.");
        }

        if (missing.Length + extra.Length > 0)
        {
            return;
        }

        var computed = definition.Example.Compute(definition.Formula);
        if (!definition.Example.Confirms(computed))
        {
            fault(FormattableString.Invariant($"The example states {definition.Example.Value}, but its numbers give {(computed is { } value ? FormattableString.Invariant($"{value:0.######}") : "nothing (the denominator is not above zero)")}."));
        }
    }

    private static string Nearest(string name, IEnumerable<string> known)
    {
        var nearest = known.Order(StringComparer.Ordinal).MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 4) ? $"; did you mean {nearest}?" : ".";
    }

    /// <summary>Levenshtein's distance: how many letters must be put in, taken out or changed.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static string Words(MeasureKind[] kinds) => string.Join(" or ", kinds.Select(Word));

    private static string Word(MeasureKind kind) => kind.ToString().ToLowerInvariant();
}
