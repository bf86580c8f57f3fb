using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>FactAssessmentAnswer: how many gave which score. A score that is no longer among an assessment's answers becomes a tombstone.</summary>
internal sealed class AssessmentAnswers
{
    private readonly LoadContext context;
    private readonly SurrogateKeys<(long AssessmentSk, double Score)> keys;
    private readonly ILookup<long, FactAssessmentAnswer> stored;

    private AssessmentAnswers(LoadContext context, IReadOnlyCollection<FactAssessmentAnswer> rows)
    {
        this.context = context;
        keys = new(rows.Select(row => KeyValuePair.Create((row.AssessmentSk, row.Score), (int)row.AssessmentAnswerSk)));
        stored = rows.ToLookup(row => row.AssessmentSk);
    }

    public static async Task<AssessmentAnswers> OfAsync(LoadContext context, CancellationToken cancellationToken) =>
        new(context, await context.Stored<FactAssessmentAnswer>().Where(row => row.AssessmentAnswerSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Writes the answers of assessments just loaded: none where only the mean is known.</summary>
    public async Task WriteAsync(IEnumerable<(FactAssessment Assessment, StagedAssessment Staged)> assessments, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, FactAssessmentAnswer>();
        foreach (var (assessment, staged) in assessments)
        {
            var given = Parse(staged.Answers).ToArray();
            foreach (var (score, count) in given)
            {
                var sk = keys.Of((assessment.AssessmentSk, score));
                rows[sk] = new FactAssessmentAnswer
                {
                    AssessmentAnswerSk = sk,
                    AssessmentSk = assessment.AssessmentSk,
                    ProjectSk = assessment.ProjectSk,
                    ProjectId = assessment.ProjectId,
                    DateSk = assessment.DateSk,
                    Subject = assessment.Subject,
                    Score = score,
                    Answers = count,
                    IsDeleted = assessment.IsDeleted,
                    DeletedAtUtc = assessment.DeletedAtUtc,
                    DeleteReason = assessment.DeleteReason,
                };
            }

            var scores = given.Select(answer => answer.Score).ToHashSet();
            foreach (var gone in stored[assessment.AssessmentSk].Where(row => !row.IsDeleted && !scores.Contains(row.Score)))
            {
                rows[gone.AssessmentAnswerSk] = gone with { IsDeleted = true, DeletedAtUtc = staged.UpdatedAtUtc, DeleteReason = DeleteReason.Deleted };
            }
        }

        await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(double Score, int Count)> Parse(string? text) =>
        from answer in text?.Split(' ') ?? []
        let parts = answer.Split(':')
        select (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
}
