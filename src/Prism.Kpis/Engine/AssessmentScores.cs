using Prism.Warehouse.Facts;

namespace Prism.Kpis.Engine;

/// <summary>
/// Scores of surveys and assessments are opinions on a scale: they are averaged by how many answered (kind weighted) or looked at one by one (kind rows), never added
/// up, so that none gets into a ratio. How many answered, in all or from a score on, may be counted.
/// </summary>
internal static class AssessmentScores
{
    private static readonly string[] Tables = [nameof(FactAssessment), nameof(FactAssessmentAnswer)];
    private static readonly string[] Comparisons = ["<", ">", "=", "<=", ">=", "<>", "BETWEEN", "IN", "NOT"];

    /// <summary>What is wrong with a measure's SQL: line and reason.</summary>
    public static IEnumerable<(int Line, string Reason)> Faults(IReadOnlyList<SqlToken> tokens, MeasureKind? kind)
    {
        if (kind is not (MeasureKind.Additive or MeasureKind.Level) || !tokens.Any(token => Tables.Any(token.Is)))
        {
            yield break;
        }

        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Is(nameof(FactAssessment.Score)) && !IsCompared(tokens, index))
            {
                yield return (tokens[index].Line, $"Score is an opinion on a scale and is not added up: give it as value with {nameof(FactAssessment.Respondents)} (or {nameof(FactAssessmentAnswer.Answers)}) as weight, with kind: weighted, and let a KPI of rule AVGW average it. To count answers, sum {nameof(FactAssessmentAnswer.Answers)} and compare Score in WHERE or CASE alone.");
                yield break;
            }
        }
    }

    /// <summary>Adds an error for every measure that adds up, or counts into a state, what another measure says of scores; returns the others.</summary>
    public static List<MeasureDefinition> Without(IReadOnlyList<MeasureDefinition> measures, ICollection<DefinitionError> errors)
    {
        var scores = new HashSet<string>(StringComparer.Ordinal);
        var sound = new List<MeasureDefinition>();
        foreach (var measure in measures)
        {
            var named = measure.Select.Measures.FirstOrDefault(scores.Contains);
            if (named is not null && measure.Kind is (MeasureKind.Additive or MeasureKind.Level))
            {
                errors.Add(new DefinitionError(measure.File, measure.Select.MeasureLines[named], $"{named} holds scores of assessments, which are not added up: this measure is {measure.Kind.ToString().ToLowerInvariant()}; make it weighted, with the answers as weight."));
                scores.Add(measure.Name);
                continue;
            }

            if (named is not null || (measure.Kind is MeasureKind.Weighted or MeasureKind.Rows && measure.Select.Tables.Any(Tables.Contains)))
            {
                scores.Add(measure.Name);
            }

            sound.Add(measure);
        }

        return sound;
    }

    private static bool IsCompared(IReadOnlyList<SqlToken> tokens, int index)
    {
        var before = index > 1 && tokens[index - 1].Text == "." ? index - 3 : index - 1;
        return (before >= 0 && Comparisons.Any(tokens[before].Is)) || (index + 1 < tokens.Count && Comparisons.Any(tokens[index + 1].Is));
    }
}
