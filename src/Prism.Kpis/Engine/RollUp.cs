using System.Runtime.InteropServices;

namespace Prism.Kpis.Engine;

/// <summary>
/// Rolls a KPI's measures up to every scope it asks for: what <see cref="RollUpSql"/> says in SQL, made from the parts that all KPIs share,
/// looked up in dictionaries where the database sorts.
/// </summary>
/// <param name="kpi">Any but a percentile.</param>
/// <param name="measures">Per measure of the formula its parts.</param>
/// <param name="isLevel">Whether the measure is a state.</param>
/// <param name="scopesOf">Per project version the scopes of the KPI's levels.</param>
/// <param name="calendar">The periods.</param>
internal sealed class RollUp(
    KpiDefinition kpi, IReadOnlyDictionary<string, MeasurePeriods> measures, Func<string, bool> isLevel, IReadOnlyDictionary<int, int[]> scopesOf, Calendar calendar)
{
    private readonly string[] _names = [.. kpi.Formula.Measures];

    /// <summary>The numbers of one length of period: of all scopes and periods, or of those asked for.</summary>
    public IEnumerable<RolledUp> Of(PeriodGrain grain, HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>? touched)
    {
        var starts = touched?.Where(period => period.Grain == grain).Select(period => period.StartSk).ToHashSet();
        var parts = Parts(grain, starts);
        var sums = kpi.Formula.Rule is AggregationRule.Min or AggregationRule.Max ? Extremes(grain, parts, touched) : Sums(grain, parts, touched);
        return sums.Select(sum => new RolledUp(
            sum.Key.ScopeSk, grain, sum.Key.StartSk, calendar.EndOf(grain, sum.Key.StartSk), sum.Value.Numerator.Value, HasDenominator ? sum.Value.Denominator.Value : null,
            sum.Value.SampleSize, sum.Value.EstimatedRows > 0));
    }

    private bool HasDenominator => kpi.Formula.Denominator.Count > 0 || kpi.Formula.Rule == AggregationRule.Avgw;

    /// <summary>Numerator and denominator per project version and period; a version that lacks one of the states is left out.</summary>
    private Dictionary<(int ProjectSk, int StartSk), Sum> Parts(PeriodGrain grain, HashSet<int>? starts)
    {
        var parts = new Dictionary<(int ProjectSk, int StartSk), Sum>();
        var levels = 0;
        foreach (var name in _names)
        {
            levels += isLevel(name) ? 1 : 0;
            var (above, below) = (Factor(kpi.Formula.Numerator, name), Factor(kpi.Formula.Denominator, name));
            foreach (var (key, part) in measures[name].Of(grain))
            {
                if (starts is not null && !starts.Contains(key.StartSk))
                {
                    continue;
                }

                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, key, out _);
                sum.ProjectId = part.ProjectId;
                sum.Levels += isLevel(name) ? 1 : 0;
                sum.SampleSize += part.Rows;
                sum.EstimatedRows += part.EstimatedRows;
                if (kpi.Formula.Rule == AggregationRule.Avgw)
                {
                    sum.Numerator.Add(part.Amount);
                    sum.Denominator.Add(part.Weight);
                }
                else
                {
                    sum.Numerator.Add(above * part.Amount);
                    sum.Denominator.Add(below * part.Amount);
                }
            }
        }

        // A missing amount is zero, a missing state is unknown: such a project would enter one side of the fraction only.
        foreach (var key in levels == 0 ? [] : parts.Where(part => part.Value.Levels < levels).Select(part => part.Key).ToArray())
        {
            parts.Remove(key);
        }

        return parts;
    }

    private static int Factor(IReadOnlyList<FormulaTerm> side, string name) => side.Where(term => term.Measure == name).Sum(term => term.Sign);

    private Dictionary<(int ScopeSk, int StartSk), Sum> Sums(PeriodGrain grain, Dictionary<(int ProjectSk, int StartSk), Sum> parts, HashSet<(PeriodGrain, int, int)>? touched)
    {
        var sums = new Dictionary<(int ScopeSk, int StartSk), Sum>();
        foreach (var (key, part) in parts)
        {
            foreach (var scope in scopesOf.GetValueOrDefault(key.ProjectSk, []))
            {
                if (touched is null || touched.Contains((grain, scope, key.StartSk)))
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (scope, key.StartSk), out _);
                    sum.Add(part);
                }
            }
        }

        return sums;
    }

    /// <summary>Each project's own value first, then the smallest or largest, of equal ones the project with the lower number; its numerator and denominator come along.</summary>
    private Dictionary<(int ScopeSk, int StartSk), Sum> Extremes(PeriodGrain grain, Dictionary<(int ProjectSk, int StartSk), Sum> parts, HashSet<(PeriodGrain, int, int)>? touched)
    {
        var projects = new Dictionary<(int ScopeSk, int StartSk, int ProjectId), Sum>();
        foreach (var (key, part) in parts)
        {
            foreach (var scope in scopesOf.GetValueOrDefault(key.ProjectSk, []))
            {
                if (touched is null || touched.Contains((grain, scope, key.StartSk)))
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(projects, (scope, key.StartSk, part.ProjectId), out _);
                    sum.Add(part);
                }
            }
        }

        var extremes = new Dictionary<(int ScopeSk, int StartSk), Sum>();
        foreach (var (key, project) in projects)
        {
            ref var extreme = ref CollectionsMarshal.GetValueRefOrAddDefault(extremes, (key.ScopeSk, key.StartSk), out var isKnown);
            var candidate = project with { ProjectId = key.ProjectId };
            var count = extreme.SampleSize + (Value(candidate) is null ? 0 : 1);
            extreme = (isKnown && Compare(extreme, candidate) <= 0 ? extreme : candidate) with { SampleSize = count };
        }

        return extremes;
    }

    private int Compare(in Sum left, in Sum right)
    {
        var order = (Value(left), Value(right)) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            var (one, other) => kpi.Formula.Rule == AggregationRule.Min ? one.Value.CompareTo(other.Value) : other.Value.CompareTo(one.Value),
        };
        return order != 0 ? order : left.ProjectId.CompareTo(right.ProjectId);
    }

    private double? Value(in Sum project) => !HasDenominator ? project.Numerator.Value : project.Denominator.Value > 0 ? project.Numerator.Value / project.Denominator.Value : null;

    private record struct Sum
    {
        public ExactSum Numerator;
        public ExactSum Denominator;
        public int ProjectId;
        public int Levels;
        public int SampleSize;
        public int EstimatedRows;

        public void Add(in Sum part)
        {
            Numerator.Add(part.Numerator.Value);
            Denominator.Add(part.Denominator.Value);
            SampleSize += part.SampleSize;
            EstimatedRows += part.EstimatedRows;
        }
    }
}
