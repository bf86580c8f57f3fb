namespace Prism.Warehouse.Quality;

/// <summary>Something that must hold for every row of a table, as SQL that both engines read.</summary>
/// <param name="Name">A sentence's worth of name, e.g. <c>RevisionsWithoutGap</c>.</param>
/// <param name="Table">The table looked at; its alias is <c>t</c>.</param>
/// <param name="Key">The column that names a failing row.</param>
/// <param name="Severity">One of <see cref="Facts.CheckSeverity"/>.</param>
/// <param name="Failing">The condition of a row that fails. References to other rows go by their keys: a check costs what the rows looked at cost.</param>
public sealed record DataCheck(string Name, string Table, string Key, string Severity, string Failing)
{
    /// <summary>Which rows are looked at when a load is checked that did not write all.</summary>
    public CheckedRows Rows { get; init; } = CheckedRows.Written;
}

/// <summary>Which rows a check looks at after a load that did not write all.</summary>
public enum CheckedRows
{
    /// <summary>Those the load wrote.</summary>
    Written,

    /// <summary>Those of loads since the last published one: a staged row names the load that changed it.</summary>
    Since,

    /// <summary>None: the check needs the whole table and is left to full loads and to <c>etl warehouse check</c>.</summary>
    None,
}
