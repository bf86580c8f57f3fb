namespace Prism.Etl.Loading.Calculation;

/// <summary>An issue that counts for a task's progress.</summary>
/// <param name="IssueSk">Its key.</param>
/// <param name="Points">Story points; 0 where it has none.</param>
/// <param name="IsDone">Done by the status date.</param>
public readonly record struct LinkedIssue(int IssueSk, double Points, bool IsDone);

/// <summary>Story-point weighted progress of the issue that a task stands for.</summary>
public static class PointsProgress
{
    /// <summary>
    /// 0 to 1: done points ÷ points of the issues below the linked one. Where none of those has points, the linked issue's own points decide (none or all);
    /// where it has none either, the issues below count alike; where there are none, the linked issue is done or not.
    /// </summary>
    /// <param name="linked">The issue that the task stands for.</param>
    /// <param name="issues">It and everything below it, as far as it was there at the status date.</param>
    public static double Share(int linked, IReadOnlyList<LinkedIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        var below = issues.Where(issue => issue.IssueSk != linked).ToList();
        var points = below.Sum(issue => issue.Points);
        if (points > 0)
        {
            return below.Where(issue => issue.IsDone).Sum(issue => issue.Points) / points;
        }

        var own = issues.FirstOrDefault(issue => issue.IssueSk == linked);
        if (own.Points > 0 || below.Count == 0)
        {
            return own.IsDone ? 1 : 0;
        }

        return (double)below.Count(issue => issue.IsDone) / below.Count;
    }
}
