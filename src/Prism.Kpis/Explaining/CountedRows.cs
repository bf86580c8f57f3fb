using System.Globalization;
using Prism.Kpis.Engine;

namespace Prism.Kpis.Explaining;

/// <summary>A row of a measure with the project it belongs to; <paramref name="IsInScope"/>: the project's version of that day counts for the scope.</summary>
internal sealed record MeasureRow(
    int ProjectSk, int ProjectId, int DateSk, double Value, double? Weight, bool IsEstimated, string ProjectCode, string ProjectName, bool IsInScope);

/// <summary>Which measure rows of a scope and period count, and what they come to, row by row.</summary>
internal sealed class CountedRows
{
    private readonly KpiDefinition _kpi;
    private readonly Dictionary<string, List<MeasureRow>> _rows;

    public CountedRows(KpiDefinition kpi, IReadOnlyDictionary<string, MeasureDefinition> measures, IReadOnlyDictionary<string, List<MeasureRow>> rows)
    {
        _kpi = kpi;
        var states = kpi.Formula.Measures.Where(name => measures[name].Kind == MeasureKind.Level).ToArray();
        _rows = rows.ToDictionary(
            measure => measure.Key,
            measure => (states.Contains(measure.Key) ? LastDays(measure.Value) : measure.Value).Where(row => row.IsInScope).ToList(),
            StringComparer.Ordinal);

        // A project whose state is unknown would enter one side of a fraction only.
        if (states.Length > 0)
        {
            var complete = states.Select(name => _rows[name].Select(row => row.ProjectSk).ToHashSet()).Aggregate((left, right) => [.. left.Intersect(right)]);
            foreach (var list in _rows.Values)
            {
                list.RemoveAll(row => !complete.Contains(row.ProjectSk));
            }
        }
    }

    public IReadOnlyList<MeasureRow> Rows(string measure) => _rows[measure];

    /// <summary>The value by the KPI's rule.</summary>
    public double? Value()
    {
        var formula = _kpi.Formula;
        switch (formula.Rule)
        {
            case AggregationRule.Pct:
                var observations = _rows[formula.Rows!].Select(row => row.Value).Order().ToArray();
                return observations.Length < KpiValueRows.SmallestSample ? null : observations[(((formula.Percentile!.Value * observations.Length) + 99) / 100) - 1];
            case AggregationRule.Avgw:
                var weights = _rows[formula.Rows!].Sum(row => row.Weight ?? 0);
                return weights > 0 ? _rows[formula.Rows!].Sum(row => row.Value * (row.Weight ?? 0)) / weights : null;
            case AggregationRule.Min or AggregationRule.Max:
                return Extreme()?.Value;
            default:
                return Ratio(_ => true);
        }
    }

    /// <summary>Whose value it is, where it is one project's.</summary>
    public string? Note() => _kpi.Formula.Rule is not (AggregationRule.Min or AggregationRule.Max) || Extreme() is not { } extreme ? null
        : string.Create(CultureInfo.InvariantCulture, $"It is the value of project {extreme.Project}, the {(_kpi.Formula.Rule == AggregationRule.Min ? "smallest" : "largest")} of {extreme.Of}.");

    private static IEnumerable<MeasureRow> LastDays(List<MeasureRow> rows)
    {
        var last = rows.GroupBy(row => row.ProjectId).ToDictionary(project => project.Key, project => project.Max(row => row.DateSk));
        return rows.Where(row => row.DateSk == last[row.ProjectId]);
    }

    private (string Project, double Value, int Of)? Extreme()
    {
        var projects = _rows.Values.SelectMany(rows => rows).GroupBy(row => row.ProjectId).OrderBy(project => project.Key)
            .Select(project => (Project: project.First().ProjectCode, Value: Ratio(row => row.ProjectId == project.Key)))
            .Where(project => project.Value is not null).ToArray();
        if (projects.Length == 0)
        {
            return null;
        }

        var found = _kpi.Formula.Rule == AggregationRule.Min ? projects.MinBy(project => project.Value) : projects.MaxBy(project => project.Value);
        return (found.Project, found.Value!.Value, projects.Length);
    }

    private double? Ratio(Func<MeasureRow, bool> which)
    {
        double Side(IEnumerable<FormulaTerm> terms) => terms.Sum(term => term.Sign * _rows[term.Measure].Where(which).Sum(row => row.Value));
        var numerator = Side(_kpi.Formula.Numerator);
        if (_kpi.Formula.Denominator.Count == 0)
        {
            return numerator;
        }

        var denominator = Side(_kpi.Formula.Denominator);
        return denominator > 0 ? numerator / denominator : null;
    }
}
