using System.Runtime.InteropServices;

namespace Prism.Kpis.Engine;

/// <summary>
/// Nearest rank: of n observations in order, the one at rank ⌈p·n⌉. Taken over the union of all observations of a scope and period, never from
/// percentiles of parts: every group is counted first, and the observation that reaches its rank as they come in the order of their values is it.
/// Who belongs to which group does not depend on the percentile: KPIs of the same levels and periods share it.
/// </summary>
/// <param name="observations">In the order of their values.</param>
/// <param name="periods">The lengths of period.</param>
/// <param name="calendar">The periods of each day.</param>
/// <param name="scopesOf">Per project version the scopes of the KPI's levels.</param>
/// <param name="touched">The periods asked for; null for all.</param>
internal sealed class Percentiles(
    Observations observations, IReadOnlyCollection<PeriodGrain> periods, Calendar calendar, IReadOnlyDictionary<int, int[]> scopesOf, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched)
{
    private readonly HashSet<(PeriodGrain Grain, int StartSk)>? _wanted = touched?.Select(period => (period.Grain, period.StartSk)).ToHashSet();
    private readonly HashSet<int>? _wantedScopes = touched?.Select(period => period.ScopeSk).ToHashSet();
    private readonly Dictionary<(PeriodGrain Grain, int StartSk), int> _periodNumbers = [];
    private readonly Dictionary<int, int> _scopeNumbers = [];
    private readonly List<(PeriodGrain Grain, int StartSk, int EndSk)> _periods = [];
    private readonly Dictionary<int, int[]> _periodsOfDays = [];
    private readonly List<int> _scopes = [];
    private readonly Dictionary<int, int[]> _scopesOfVersions = [];

    // One for each scope and period, those of a scope side by side; without dictionaries, which a million observations in a dozen groups each would wait for.
    private Group[] _groups = [];

    /// <summary>Whether the groups are those of the KPI.</summary>
    public bool Fit(KpiDefinition kpi, IReadOnlyDictionary<int, int[]> scopes, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? wanted) =>
        kpi.Formula.Rows == observations.Measure && ReferenceEquals(scopes, scopesOf) && kpi.Periods.ToHashSet().SetEquals(periods) && (wanted is null ? touched is null : touched is not null && wanted.SetEquals(touched));

    public List<RolledUp> Of(int percentile)
    {
        if (_periods.Count == 0)
        {
            Count();
        }

        for (var place = 0; place < _groups.Length; place++)
        {
            ref var group = ref _groups[place];
            (group.Seen, group.Rank) = (0, (int)(((percentile * (long)group.Count) + 99) / 100));
        }

        for (var index = 0; index < observations.Count; index++)
        {
            var observation = observations[index];
            foreach (var scope in _scopesOfVersions[observation.ProjectSk])
            {
                foreach (var period in _periodsOfDays[observation.DateSk])
                {
                    ref var group = ref _groups[(scope * _periods.Count) + period];
                    if (++group.Seen == group.Rank)
                    {
                        group.Value = observation.Value;
                    }
                }
            }
        }

        return [.. Numbers()];
    }

    private IEnumerable<RolledUp> Numbers()
    {
        for (var place = 0; place < _groups.Length; place++)
        {
            var (group, scope, period) = (_groups[place], _scopes[place / _periods.Count], _periods[place % _periods.Count]);
            if (group.Count > 0 && touched?.Contains((period.Grain, scope, period.StartSk)) != false)
            {
                yield return new RolledUp(scope, period.Grain, period.StartSk, period.EndSk, group.Value, null, group.Count, group.HasEstimates);
            }
        }
    }

    private void Count()
    {
        for (var index = 0; index < observations.Count; index++)
        {
            var observation = observations[index];
            AddDay(observation.DateSk);
            AddVersion(observation.ProjectSk);
        }

        _groups = new Group[_scopes.Count * _periods.Count];
        for (var index = 0; index < observations.Count; index++)
        {
            var observation = observations[index];
            foreach (var scope in _scopesOfVersions[observation.ProjectSk])
            {
                foreach (var period in _periodsOfDays[observation.DateSk])
                {
                    ref var group = ref _groups[(scope * _periods.Count) + period];
                    group.Count++;
                    group.HasEstimates |= observation.IsEstimated;
                }
            }
        }
    }

    /// <summary>Numbers the periods of the day; those of which nothing is asked for in any scope have none.</summary>
    private void AddDay(int dateSk)
    {
        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(_periodsOfDays, dateSk, out var isKnown);
        if (!isKnown)
        {
            numbers = [.. periods.Select(grain => (Grain: grain, Period: calendar.Of(grain, dateSk))).Where(of => of.Period is not null && _wanted?.Contains((of.Grain, of.Period.Value.StartSk)) != false)
                .Select(of => NumberOf(_periodNumbers, _periods, (of.Grain, of.Period!.Value.StartSk), (of.Grain, of.Period.Value.StartSk, of.Period.Value.EndSk)))];
        }
    }

    /// <summary>Numbers the scopes of the project version; those of which nothing is asked for have none.</summary>
    private void AddVersion(int projectSk)
    {
        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(_scopesOfVersions, projectSk, out var isKnown);
        if (!isKnown)
        {
            numbers = [.. scopesOf.GetValueOrDefault(projectSk, []).Where(scope => _wantedScopes?.Contains(scope) != false).Select(scope => NumberOf(_scopeNumbers, _scopes, scope, scope))];
        }
    }

    private static int NumberOf<TKey, TItem>(Dictionary<TKey, int> numbers, List<TItem> items, TKey key, TItem item)
        where TKey : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers[key] = items.Count;
            items.Add(item);
        }

        return number;
    }

    private struct Group
    {
        public int Count;
        public int Rank;
        public int Seen;
        public double Value;
        public bool HasEstimates;
    }
}
