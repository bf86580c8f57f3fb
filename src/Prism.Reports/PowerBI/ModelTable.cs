namespace Prism.Reports.PowerBI;

/// <summary>A table of the semantic model: an entity set of the feed, or a part of it.</summary>
/// <param name="Name">What analysts call it.</param>
/// <param name="Set">The entity set it is read from.</param>
/// <param name="Columns">The columns it takes; further ones are left in the feed.</param>
internal sealed record ModelTable(string Name, string Set, params IReadOnlyList<string> Columns)
{
    /// <summary>The column that no two rows share.</summary>
    public string? Key { get; init; }

    /// <summary>Rows that are taken: a condition in M on one row. It folds into the request.</summary>
    public string? Rows { get; init; }

    /// <summary>The day by which the table is refreshed piece by piece; null: it is read whole.</summary>
    public Increments? Increments { get; init; }

    /// <summary>Columns computed in the model.</summary>
    public IReadOnlyList<CalculatedColumn> Calculated { get; init; } = [];

    /// <summary>A path down which visuals drill.</summary>
    public (string Name, IReadOnlyList<string> Levels)? Hierarchy { get; init; }

    /// <summary>Columns shown in the field list; the others are keys and flags for relations and measures.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];
}

/// <summary>How much of a table is kept and how much of it is read again at each refresh.</summary>
internal sealed record Increments(string Column, int KeptYears, int RefreshedMonths);

/// <summary>A column computed in the model by DAX, row by row.</summary>
/// <param name="Type">TMDL's name of the data type.</param>
/// <param name="SortBy">The column by which its values are ordered.</param>
internal sealed record CalculatedColumn(string Name, string Type, string Description, string Dax, bool IsHidden = false, string? SortBy = null);

/// <summary>Many rows of <paramref name="From"/> belong to one of <paramref name="To"/>.</summary>
/// <param name="IsActive">False: followed only where a measure says so.</param>
internal sealed record Relation(string From, string FromColumn, string To, string ToColumn, bool IsActive = true);
