using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>Scores of surveys beside counted numbers: averaged by their answers, counted where they are compared, never added up.</summary>
public sealed class QualitativeTests
{
    private const string TopTwo = """
        -- words: answers of four or better
        -- unit: answers
        -- kind: additive
        SELECT q.ProjectSk AS project_sk, q.DateSk AS date_sk, SUM(CASE WHEN q.Score >= 4 THEN q.Answers ELSE 0 END) AS value
        FROM FactAssessmentAnswer q
        WHERE q.IsDeleted = 0
        GROUP BY q.ProjectSk, q.DateSk
        """;

    private const string Answers = """
        -- words: answers
        -- unit: answers
        -- kind: additive
        SELECT q.ProjectSk AS project_sk, q.DateSk AS date_sk, SUM(q.Answers) AS value
        FROM FactAssessmentAnswer q
        WHERE q.IsDeleted = 0
        GROUP BY q.ProjectSk, q.DateSk
        """;

    [Fact]
    public async Task The_share_of_content_answers_is_a_ratio_of_counts_and_as_such_allowed()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        foreach (var (key, score, answers) in new[] { (1, 2d, 5), (2, 4d, 10), (3, 5d, 5) })
        {
            portfolio.Rows.Add(new FactAssessmentAnswer { AssessmentAnswerSk = key, AssessmentSk = 1, ProjectSk = project, ProjectId = project, DateSk = 20260310, Subject = "Stakeholder satisfaction", Score = score, Answers = answers });
        }

        var definition = SmallLibrary.Finished.Replace("numerator: done\n", "numerator: content\ndenominator: answers\n", StringComparison.Ordinal).Replace("rule: ADD\nunit: items", "rule: ROS\nunit: percent", StringComparison.Ordinal)
            .Replace("given: { done: 7 }\n  value: 7", "given: { content: 15, answers: 20 }\n  value: 0.75", StringComparison.Ordinal);
        var library = KpiLibrary.FromTexts([("Definitions/t/content.yaml", definition), ("Measures/t/content.sql", TopTwo), ("Measures/t/answers.sql", Answers)]);
        Assert.Equal([], library.Errors.Select(error => error.ToString()));

        await portfolio.LoadAsync(new DateOnly(2026, 4, 15), library);

        Assert.Equal(0.75, (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, new DateOnly(2026, 3, 31))).Value);
    }

    [Theory]
    [InlineData("weighted", true)]
    [InlineData("additive", false)]
    [InlineData("level", false)]
    public void A_measure_of_scores_is_weighted_or_refused(string kind, bool isSound)
    {
        var library = KpiLibrary.FromTexts([("Measures/t/score.sql", SmallLibrary.Score.Replace("kind: weighted", $"kind: {kind}", StringComparison.Ordinal).Replace(kind == "weighted" ? "???" : ", a.Respondents AS weight", "", StringComparison.Ordinal))]);

        Assert.Equal(isSound, library.Errors.Count == 0);
        Assert.All(library.Errors, error => Assert.Contains("not added up", error.Reason, StringComparison.Ordinal));
    }
}
