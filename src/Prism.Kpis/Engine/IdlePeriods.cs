using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Zeros of a sum: a scope that once had rows and has none in a period did nothing in it, which is a number. It counts from the first period with
/// rows to the running one, or to the one a project finished in. Before that, and for states and ratios, no rows means no value.
/// </summary>
internal sealed class IdlePeriods(Calendar calendar, IReadOnlyDictionary<int, int> finishes, int asOfSk)
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

    /// <summary>The zeros among all numbers of a KPI.</summary>
    public IEnumerable<RolledUp> Of(IReadOnlyCollection<RolledUp> numbers)
    {
        foreach (var scope in numbers.GroupBy(number => (number.ScopeSk, number.Grain)))
        {
            var known = scope.Select(number => number.StartSk).ToHashSet();
            var first = known.Min();
            for ((int StartSk, int EndSk)? period = (first, calendar.EndOf(scope.Key.Grain, first)); period is { } at && at.StartSk <= LastSk(scope.Key.ScopeSk); period = calendar.After(scope.Key.Grain, at.EndSk))
            {
                if (!known.Contains(at.StartSk))
                {
                    yield return Zero(scope.Key.Grain, scope.Key.ScopeSk, at);
                }
            }
        }
    }

    /// <summary>Whether the zeros of the touched periods alone are all that changes: not where a scope's first period is another one now.</summary>
    public static bool CanTell(IReadOnlyCollection<RolledUp> numbers, IReadOnlySet<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched, IReadOnlyDictionary<(PeriodGrain Grain, int ScopeSk), int> firsts)
    {
        var known = numbers.Select(number => (number.Grain, number.ScopeSk, number.StartSk)).ToHashSet();
        return known.All(period => firsts.TryGetValue((period.Grain, period.ScopeSk), out var first) && first <= period.StartSk)
            && firsts.All(first => !touched.Contains((first.Key.Grain, first.Key.ScopeSk, first.Value)) || known.Contains((first.Key.Grain, first.Key.ScopeSk, first.Value)));
    }

    /// <summary>The zeros among the touched periods.</summary>
    public IEnumerable<RolledUp> Of(
        IReadOnlyCollection<RolledUp> numbers, IReadOnlySet<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched, IReadOnlyDictionary<(PeriodGrain Grain, int ScopeSk), int> firsts)
    {
        var known = numbers.Select(number => (number.Grain, number.ScopeSk, number.StartSk)).ToHashSet();
        return touched.Where(period => !known.Contains(period) && period.StartSk <= LastSk(period.ScopeSk)
                && firsts.TryGetValue((period.Grain, period.ScopeSk), out var first) && period.StartSk > first)
            .Select(period => Zero(period.Grain, period.ScopeSk, (period.StartSk, calendar.EndOf(period.Grain, period.StartSk))));
    }

    private int LastSk(int scopeSk) => finishes.TryGetValue(scopeSk, out var finish) ? Math.Min(finish, asOfSk) : asOfSk;

    private static RolledUp Zero(PeriodGrain grain, int scopeSk, (int StartSk, int EndSk) period) => new(scopeSk, grain, period.StartSk, period.EndSk, 0, null, 0, HasEstimates: false);
}
