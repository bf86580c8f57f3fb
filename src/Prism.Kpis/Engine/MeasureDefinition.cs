namespace Prism.Kpis.Engine;

/// <summary>What the rows of a measure are.</summary>
public enum MeasureKind
{
    /// <summary>Amount of that day: summed over days and projects.</summary>
    Additive,

    /// <summary>State at the end of that day: summed over projects, never over days.</summary>
    Level,

    /// <summary>One row per observation: percentiles are taken over them.</summary>
    Rows,

    /// <summary>A value with its weight.</summary>
    Weighted,
}

/// <summary>
/// One measure as its file says it: one SELECT, yielding <c>project_sk</c>, <c>date_sk</c>, <c>value</c> (and <c>weight</c>, <c>estimated</c>). One that yields
/// <c>scope_sk</c> instead of the project is about KPIs: it reads what the calculation of the others wrote, and its rows are of that scope and no other.
/// </summary>
public sealed record MeasureDefinition
{
    /// <summary>Path of the file, for messages.</summary>
    public required string File { get; init; }
    public required string Name { get; init; }
    public required string Words { get; init; }
    public required string Unit { get; init; }
    public required MeasureKind Kind { get; init; }
    public required MeasureSelect Select { get; init; }

    /// <summary>Written by the customer, not shipped.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>
    /// True where the file promises that each row rests on rows of its own project, and on what belongs to none: after a load only the projects
    /// whose rows changed are read. Without the promise the whole measure is made anew and compared.
    /// </summary>
    public bool ReadsOwnProjectOnly { get; init; }

    /// <summary>True for a measure about KPIs: its rows are of scopes, and it is read after the values of all KPIs that are not about KPIs.</summary>
    public bool IsOfScopes => Select.Columns.Contains(ScopeColumn);

    /// <summary>The column by which a measure says that it is about KPIs.</summary>
    public const string ScopeColumn = "scope_sk";

    /// <summary>True where the file promises that each row, or each part of its sum, rests on rows of one issue, and on what belongs to none.</summary>
    public bool ReadsOwnIssueOnly { get; init; }

    /// <summary>True where the file promises that each row rests on the worklogs of one person in one week, and on what belongs to none.</summary>
    public bool ReadsOwnPersonWeekOnly { get; init; }

    /// <summary>Every word of the SELECT, whatever its case: a column that is not among them cannot change the measure.</summary>
    public IReadOnlySet<string> Named() =>
        SqlToken.Read(Select.Normal).Where(token => token.Kind == SqlTokenKind.Word).Select(token => token.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The SELECT of a measure, taken apart as far as the engine needs it.</summary>
/// <param name="Expressions">The common table expressions between WITH and the main SELECT; empty when there are none.</param>
/// <param name="Main">The main SELECT.</param>
/// <param name="Normal">Both without comments and with single spaces: what a formula's hash is taken of.</param>
/// <param name="Tables">The warehouse tables it names.</param>
/// <param name="Measures">The measures it names as <c>measure(...)</c>.</param>
/// <param name="MeasureLines">The line on which each of them is named first.</param>
/// <param name="Columns">Names of the columns it yields, in lower case.</param>
/// <param name="ExpressionNames">Names of the common table expressions, whatever their case.</param>
public sealed record MeasureSelect(
    string Expressions, string Main, string Normal, IReadOnlyList<string> Tables, IReadOnlyList<string> Measures, IReadOnlyDictionary<string, int> MeasureLines, IReadOnlyList<string> Columns, IReadOnlySet<string> ExpressionNames);
