namespace Prism.Kpis.Governance;

/// <summary>How much two KPIs say the same.</summary>
internal static class Correlation
{
    /// <summary>Pearson's r over the months both have; null below <paramref name="fewest"/> months, or where one of them never moves.</summary>
    public static double? Of(IReadOnlyDictionary<int, double> left, IReadOnlyDictionary<int, double> right, int fewest)
    {
        var months = left.Keys.Where(right.ContainsKey).ToArray();
        if (months.Length < fewest)
        {
            return null;
        }

        var (meanLeft, meanRight) = (months.Average(month => left[month]), months.Average(month => right[month]));
        var (covariance, varianceLeft, varianceRight) = (0d, 0d, 0d);
        foreach (var month in months)
        {
            var (x, y) = (left[month] - meanLeft, right[month] - meanRight);
            covariance += x * y;
            varianceLeft += x * x;
            varianceRight += y * y;
        }

        return varianceLeft <= 0 || varianceRight <= 0 ? null : covariance / Math.Sqrt(varianceLeft * varianceRight);
    }
}
