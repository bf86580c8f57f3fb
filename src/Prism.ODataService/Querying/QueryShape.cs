using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>What of a query decides how much the database has to do for it.</summary>
public sealed record QueryShape
{
    /// <summary>What narrows the rows before anything is done with them: those parts of conditions that all rows have passed.</summary>
    public required IReadOnlyList<Bound> Bounds { get; init; }

    /// <summary>Whether rows are left out, so that a page may need many of them.</summary>
    public required bool IsFiltered { get; init; }

    /// <summary>Whether rows are sorted by something else than the key, which has an index.</summary>
    public required bool IsSorted { get; init; }
    public required bool IsSearched { get; init; }
    public required bool IsAggregated { get; init; }

    /// <summary>Sets that are joined to every row.</summary>
    public required int Joins { get; init; }
    public required long Skip { get; init; }
    public required long Take { get; init; }
    public required bool IsCounted { get; init; }

    /// <summary>A page along the key: only what is skipped and taken is read.</summary>
    public bool IsAlongKey => !IsAggregated && !IsSorted && !IsFiltered && !IsSearched && !IsCounted;
}

/// <summary>A comparison of a column with values: so many equal ones, or days from one to another (<c>yyyymmdd</c>).</summary>
public sealed record Bound(Column Column, int? Values, int FromDay, int ToDay);
