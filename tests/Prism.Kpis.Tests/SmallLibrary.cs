using Prism.Kpis.Engine;

namespace Prism.Kpis.Tests;

/// <summary>One measure and one KPI, sound and as short as may be.</summary>
internal static class SmallLibrary
{
    public const string Done = """
        -- words: issues done
        -- unit: items
        -- kind: additive
        SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
        FROM FactIssue f
        WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0
        GROUP BY f.ProjectSk, f.DoneDateSk
        """;

    public const string Score = """
        -- words: score of a survey from 0 to 100, weighted by how many answered
        -- unit: score
        -- kind: weighted
        SELECT a.ProjectSk AS project_sk, a.DateSk AS date_sk, 100.0 * (a.Score - a.ScaleMin) / (a.ScaleMax - a.ScaleMin) AS value, a.Respondents AS weight
        FROM FactAssessment a
        WHERE a.IsDeleted = 0 AND a.Respondents > 0 AND a.ScaleMax > a.ScaleMin
        """;

    public const string Finished = """
        code: FINISHED
        version: 1
        name: Finished
        purpose: Shows what was finished.
        decision: Whether to go on.
        numerator: done
        rule: ADD
        unit: items
        direction: up
        timing: lagging
        levels: [organisation]
        periods: [month]
        gaming: Cut issues smaller.
        beside: []
        review: { every: 6 months }
        example:
          given: { done: 7 }
          value: 7
        """;

    public static KpiLibrary With(string definition, params (string Path, string Text)[] more) =>
        KpiLibrary.FromTexts([("Definitions/t/finished.yaml", definition), ("Measures/t/done.sql", Done), .. more]);
}
