namespace Prism.Kpis.Engine;

/// <summary>
/// Nearest rank: of n observations in order, the one at rank ⌈p·n⌉. Taken over the union of all observations of a scope and period, never from
/// percentiles of parts: every group is counted first, and the observation that reaches its rank as they come in the order of their values is it.
/// </summary>
/// <param name="kpi">The KPI, whose rule is PCT.</param>
/// <param name="calendar">The periods of each day.</param>
/// <param name="scopesOf">Per project version the scopes of the KPI's levels.</param>
/// <param name="touched">The periods asked for; null for all.</param>
internal sealed class Percentiles(
    KpiDefinition kpi, Calendar calendar, IReadOnlyDictionary<int, int[]> scopesOf, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched)
{
    private readonly Dictionary<(PeriodGrain Grain, int ScopeSk, int StartSk), Group> _groups = [];
    private readonly Dictionary<(int ProjectSk, int DateSk), Group[]> _groupsOfDays = [];

    public List<RolledUp> Of(Observations observations)
    {
        for (var index = 0; index < observations.Count; index++)
        {
            var observation = observations[index];
            foreach (var group in GroupsOf(observation))
            {
                group.Count++;
                group.HasEstimates |= observation.IsEstimated;
            }
        }

        for (var index = 0; index < observations.Count; index++)
        {
            var observation = observations[index];
            foreach (var group in GroupsOf(observation))
            {
                group.Seen++;
                if (group.Seen == ((kpi.Formula.Percentile!.Value * (long)group.Count) + 99) / 100)
                {
                    group.Value = observation.Value;
                }
            }
        }

        return [.. _groups.Select(group => new RolledUp(
            group.Key.ScopeSk, group.Key.Grain, group.Key.StartSk, group.Value.EndSk, group.Value.Value, null, group.Value.Count, group.Value.HasEstimates))];
    }

    private Group[] GroupsOf(in Observation observation)
    {
        if (!_groupsOfDays.TryGetValue((observation.ProjectSk, observation.DateSk), out var groups))
        {
            groups = _groupsOfDays[(observation.ProjectSk, observation.DateSk)] = [.. GroupsOf(observation.ProjectSk, observation.DateSk)];
        }

        return groups;
    }

    private IEnumerable<Group> GroupsOf(int projectSk, int dateSk)
    {
        foreach (var grain in kpi.Periods)
        {
            if (calendar.Of(grain, dateSk) is not { } period)
            {
                continue;
            }

            foreach (var scope in scopesOf.GetValueOrDefault(projectSk, []))
            {
                var key = (grain, scope, period.StartSk);
                if (touched is not null && !touched.Contains(key))
                {
                    continue;
                }

                if (!_groups.TryGetValue(key, out var group))
                {
                    group = _groups[key] = new Group(period.EndSk);
                }

                yield return group;
            }
        }
    }

    private sealed class Group(int endSk)
    {
        public int EndSk { get; } = endSk;
        public int Count { get; set; }
        public int Seen { get; set; }
        public double Value { get; set; }
        public bool HasEstimates { get; set; }
    }
}
