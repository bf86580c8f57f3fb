namespace Prism.Sources;

/// <summary>What a project gives to a KPI on a day.</summary>
internal sealed record SourceRow(string Project, DateOnly Day, double Value, double Weight = 1);

/// <summary>A quantity of a KPI's formula: rows that add up (a cost, issues done), or states of which a project's last of a period counts (a budget, issues open).</summary>
internal sealed record SourceTerm(bool IsState, IReadOnlyList<SourceRow> Rows)
{
    public static SourceTerm Amounts(IEnumerable<SourceRow> rows) => new(IsState: false, [.. rows]);

    public static SourceTerm States(IEnumerable<SourceRow> rows) => new(IsState: true, [.. rows]);

    /// <summary>The project's amount in a period and on how many days it has rows; null where it has none.</summary>
    public (double Sum, int Days)? Of(string project, DateOnly start, DateOnly end)
    {
        var own = byProject[project].Where(row => row.Day >= start && row.Day <= end).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var last = own.Max(row => row.Day);
        var counted = IsState ? own.Where(row => row.Day == last).ToList() : own;
        return (counted.Sum(row => row.Value), counted.Select(row => row.Day).Distinct().Count());
    }

    private readonly ILookup<string, SourceRow> byProject = Rows.ToLookup(row => row.Project);
}

/// <summary>A KPI's numbers for a scope and a period.</summary>
internal sealed record SourceValue(double? Numerator, double? Denominator, double? Value, int SampleSize);

/// <summary>A KPI worked out from the sources, by its words.</summary>
internal abstract class SourceKpi(string code)
{
    public string Code { get; } = code;

    public IReadOnlyList<string> Levels { get; init; } = ["Project", "Program", "Portfolio", "Organisation"];

    public IReadOnlyList<string> Grains { get; init; } = ["Week", "Month", "Quarter"];

    /// <summary>Its rows are of scopes, by <see cref="GovernmentKpis.ScopeOf"/>, instead of projects.</summary>
    public bool IsOfScopes { get; init; }

    /// <summary>A period without rows is zero once there was one with rows, up to today or the project's end.</summary>
    public bool IsIdleZero { get; init; }

    /// <summary>Days with rows.</summary>
    public abstract IEnumerable<(string Project, DateOnly Day)> Days { get; }

    /// <summary>Null where the sources hold nothing for the scope and period.</summary>
    public abstract SourceValue? Of(IReadOnlyCollection<string> projects, DateOnly start, DateOnly end);
}

/// <summary>Sums of quantities, or the quotient of two such sums: null where nothing, or less, stands below the line.</summary>
internal sealed class SumKpi(string code, IReadOnlyList<(int Sign, SourceTerm Term)> above, IReadOnlyList<(int Sign, SourceTerm Term)> below) : SourceKpi(code)
{
    public SumKpi(string code, SourceTerm above, SourceTerm? below = null)
        : this(code, [(1, above)], below is null ? [] : [(1, below)])
    {
    }

    /// <summary>+1: of the projects' own quotients the largest counts; −1: the smallest; 0: the projects are summed.</summary>
    public int Extreme { get; init; }

    private IEnumerable<SourceTerm> Terms => above.Concat(below).Select(part => part.Term).Distinct(ReferenceEqualityComparer.Instance).Cast<SourceTerm>();

    public override IEnumerable<(string Project, DateOnly Day)> Days => Terms.SelectMany(term => term.Rows).Select(row => (row.Project, row.Day)).Distinct();

    public override SourceValue? Of(IReadOnlyCollection<string> projects, DateOnly start, DateOnly end)
    {
        var parts = projects.Select(project => OfProject(project, start, end)).OfType<SourceValue>().ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        if (Extreme != 0)
        {
            var best = parts.OrderBy(part => part.Value is null).ThenByDescending(part => Extreme * part.Value).First();
            return best with { SampleSize = parts.Count(part => part.Value is not null) };
        }

        return Value(parts.Sum(part => part.Numerator!.Value), parts.Sum(part => part.Denominator ?? 0), parts.Sum(part => part.SampleSize));
    }

    private SourceValue? OfProject(string project, DateOnly start, DateOnly end)
    {
        var terms = Terms.ToDictionary(term => term, term => term.Of(project, start, end), (IEqualityComparer<SourceTerm>)ReferenceEqualityComparer.Instance);

        // A missing amount is zero, a missing state is unknown.
        return terms.Values.All(sum => sum is null) || terms.Any(term => term.Key.IsState && term.Value is null) ? null
            : Value(Side(above), Side(below), terms.Values.Sum(sum => sum?.Days ?? 0));

        double Side(IReadOnlyList<(int Sign, SourceTerm Term)> side) => side.Sum(part => part.Sign * (terms[part.Term]?.Sum ?? 0));
    }

    private SourceValue Value(double numerator, double denominator, int sampleSize) => below.Count == 0
        ? new SourceValue(numerator, null, numerator, sampleSize)
        : new SourceValue(numerator, denominator, denominator > 0 ? numerator / denominator : null, sampleSize);
}

/// <summary>The observation at rank ⌈p·n⌉ of all of a scope and period; none below five.</summary>
internal sealed class PercentileKpi(string code, int percentile, IReadOnlyList<SourceRow> rows) : SourceKpi(code)
{
    public override IEnumerable<(string Project, DateOnly Day)> Days => rows.Select(row => (row.Project, row.Day));

    public override SourceValue? Of(IReadOnlyCollection<string> projects, DateOnly start, DateOnly end)
    {
        var values = rows.Where(row => projects.Contains(row.Project) && row.Day >= start && row.Day <= end).Select(row => row.Value).Order().ToList();
        return values.Count == 0 ? null : new SourceValue(null, null, values.Count < 5 ? null : values[(int)Math.Ceiling(percentile * values.Count / 100.0) - 1], values.Count);
    }
}

/// <summary>The mean of all rows of a scope and period, each with its weight.</summary>
internal sealed class MeanKpi(string code, IReadOnlyList<SourceRow> rows) : SourceKpi(code)
{
    public override IEnumerable<(string Project, DateOnly Day)> Days => rows.Select(row => (row.Project, row.Day));

    public override SourceValue? Of(IReadOnlyCollection<string> projects, DateOnly start, DateOnly end)
    {
        var own = rows.Where(row => projects.Contains(row.Project) && row.Day >= start && row.Day <= end).ToList();
        var (sum, weight) = (own.Sum(row => row.Value * row.Weight), own.Sum(row => row.Weight));
        return own.Count == 0 ? null : new SourceValue(sum, weight, weight > 0 ? sum / weight : null, own.Count);
    }
}
