using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Zeros of a sum: a scope that once had rows and has none in a period did nothing in it, which is a number. It counts from the first period with
/// rows to the running one, or to the one a project finished in. Before that, and for states and ratios, no rows means no value.
/// </summary>
internal static class IdlePeriods
{
    /// <summary>Per scope that is a finished project the day it finished.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> FinishesAsync(LoadSession session, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT s.ScopeSk, MAX(p.ActualFinishDateSk) FROM DimScope s JOIN DimProject p ON p.ProjectId = s.ProjectId AND p.IsCurrent = 1 "
            + "WHERE s.ScopeSk > 0 AND s.ScopeLevel = 'Project' AND p.ActualFinishDateSk > 0 GROUP BY s.ScopeSk",
            row => (ScopeSk: row.GetInt32(0), FinishSk: row.GetInt32(1)),
            timeoutSeconds,
            cancellationToken);
        return rows.ToDictionary(row => row.ScopeSk, row => row.FinishSk);
    }

    public static IEnumerable<RolledUp> Of(IEnumerable<RolledUp> numbers, Calendar calendar, IReadOnlyDictionary<int, int> finishes, int asOfSk)
    {
        foreach (var scope in numbers.GroupBy(number => (number.ScopeSk, number.Grain)))
        {
            var known = scope.Select(number => number.StartSk).ToHashSet();
            var last = finishes.TryGetValue(scope.Key.ScopeSk, out var finish) ? Math.Min(finish, asOfSk) : asOfSk;
            for (var period = calendar.Of(scope.Key.Grain, known.Min()); period is { } at && at.StartSk <= last; period = calendar.After(scope.Key.Grain, at.EndSk))
            {
                if (!known.Contains(at.StartSk))
                {
                    yield return new RolledUp(scope.Key.ScopeSk, scope.Key.Grain, at.StartSk, at.EndSk, 0, null, 0, HasEstimates: false);
                }
            }
        }
    }
}
