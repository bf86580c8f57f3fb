using System.Globalization;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Register;

/// <summary>Reads how many gave which score: <c>1:2 2:0 3:4</c>, and holds it against the assessment's scale, score and number of respondents.</summary>
internal static class RegisterAnswers
{
    private const int MaxLength = 2000;

    // A mean written with two decimals lies as far from the exact one.
    private const double Rounding = 0.0051;

    /// <summary>The answers with scores rising and those nobody gave left out; null where the cell is empty or wrong, which is told.</summary>
    public static string? Read(RegisterRow row, StagedAssessment assessment, bool hasScale)
    {
        if (row.Text("Answers", MaxLength) is not { } text)
        {
            return null;
        }

        var answers = new SortedDictionary<double, int>();
        foreach (var part in text.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is not [var left, var right]
                || !double.TryParse(left, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)
                || !int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || !answers.TryAdd(score, count))
            {
                row.Wrong("Answers", "expects each score once with how many gave it, as 1:2 2:0 3:4");
                return null;
            }
        }

        var total = answers.Values.Sum(count => (long)count);
        if (hasScale && answers.Keys.Any(score => score < assessment.ScaleMin || score > assessment.ScaleMax))
        {
            row.Wrong("Answers", string.Create(CultureInfo.InvariantCulture, $"holds a score outside the scale of {assessment.ScaleMin} to {assessment.ScaleMax}"));
        }
        else if (total != assessment.Respondents)
        {
            row.Wrong("Answers", string.Create(CultureInfo.InvariantCulture, $"adds up to {total} answers, not to the {assessment.Respondents} of Respondents"));
        }
        else if (total > 0 && answers.Sum(answer => answer.Key * answer.Value) / total is var mean && Math.Abs(mean - assessment.Score) > Rounding)
        {
            row.Wrong("Answers", string.Create(CultureInfo.InvariantCulture, $"has the mean {mean:0.##}, not the {assessment.Score} of Score"));
        }

        return string.Join(' ', answers.Where(answer => answer.Value > 0).Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Key}:{answer.Value}"))) is { Length: > 0 } given ? given : null;
    }
}
