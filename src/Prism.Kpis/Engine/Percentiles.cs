namespace Prism.Kpis.Engine;

/// <summary>
/// Nearest rank: of n observations in order, the one at rank ⌈p·n⌉. Taken over the union of all observations of a scope and period, never from
/// percentiles of parts.
/// </summary>
/// <param name="kpi">The KPI, whose rule is PCT.</param>
/// <param name="calendar">The periods of each day.</param>
/// <param name="scopes">The scopes of each project version.</param>
/// <param name="touched">The periods asked for; null for all.</param>
internal sealed class Percentiles(
    KpiDefinition kpi, Calendar calendar, ILookup<int, (int ScopeSk, string Level)> scopes, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched)
{
    private readonly Dictionary<(PeriodGrain Grain, int ScopeSk, int StartSk), Group> _groups = [];
    private readonly Dictionary<(int ProjectSk, int DateSk), Group[]> _groupsOfDays = [];

    public void Add(int projectSk, int dateSk, double value, bool isEstimated)
    {
        if (!_groupsOfDays.TryGetValue((projectSk, dateSk), out var groups))
        {
            groups = _groupsOfDays[(projectSk, dateSk)] = [.. GroupsOf(projectSk, dateSk)];
        }

        foreach (var group in groups)
        {
            group.Values.Add(value);
            group.HasEstimates |= isEstimated;
        }
    }

    public List<RolledUp> Compute()
    {
        var numbers = new List<RolledUp>(_groups.Count);
        foreach (var ((grain, scope, start), group) in _groups)
        {
            group.Values.Sort();
            var rank = ((kpi.Formula.Percentile!.Value * group.Values.Count) + 99) / 100;
            numbers.Add(new RolledUp(scope, grain, start, group.EndSk, group.Values[rank - 1], null, group.Values.Count, group.HasEstimates));
        }

        return numbers;
    }

    private IEnumerable<Group> GroupsOf(int projectSk, int dateSk)
    {
        foreach (var grain in kpi.Periods)
        {
            if (calendar.Of(grain, dateSk) is not { } period)
            {
                continue;
            }

            foreach (var (scope, level) in scopes[projectSk])
            {
                var key = (grain, scope, period.StartSk);
                if (!kpi.Levels.Contains(level) || (touched is not null && !touched.Contains(key)))
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
        public List<double> Values { get; } = [];
        public bool HasEstimates { get; set; }
    }
}
