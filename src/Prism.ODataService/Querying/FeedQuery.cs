using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>A column of the answer: how it is read, and what it is called there.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Scale">For decimals: digits after the point.</param>
/// <param name="IsDynamic">Whether the metadata does not declare it.</param>
/// <param name="Navigation">The navigation it is reached by, written as an object of its own; null for the row's own.</param>
public sealed record OutputColumn(string Name, ColumnKind Kind, int Scale, bool IsDynamic, string? Navigation)
{
    /// <summary>Whether the database may hold null there; a day that is none is a number below zero.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>Its name in a flat table.</summary>
    public string Path => Navigation is null ? Name : $"{Navigation}.{Name}";
}

/// <summary>What an answer is sorted by, the key last: what the next page goes on after.</summary>
/// <param name="IsGuide">It has the index that the order is read along, and only bounds what follows: rows are told apart by the others.</param>
public sealed record SortColumn(Sql Value, bool IsDescending, int Ordinal, bool IsGuide = false);

/// <summary>Whose key stands in which columns.</summary>
/// <param name="Navigation">The navigation; null for the row itself.</param>
/// <param name="Set">The set it is a row of.</param>
/// <param name="Ordinals">Its key.</param>
/// <param name="Links">References that it can be followed by, and where the key of the row there stands.</param>
public sealed record RowIdentity(string? Navigation, EntitySet Set, IReadOnlyList<int> Ordinals, IReadOnlyList<(Reference Reference, int Ordinal)> Links);

/// <summary>A query, translated: SQL for a page and for the count, over <see cref="Tables"/>.</summary>
public sealed class FeedQuery
{
    public required EntitySet Set { get; init; }
    public required FeedTables Tables { get; init; }
    public required SqlParameters Parameters { get; init; }
    public required IReadOnlyList<OutputColumn> Columns { get; init; }
    public required IReadOnlyList<SortColumn> Sort { get; init; }
    public required string PageSql { get; init; }
    public required string CountSql { get; init; }

    /// <summary>Counts the rows as far as one beyond <see cref="PageSize"/>.</summary>
    public required string LengthSql { get; init; }

    /// <summary>What stands in brackets behind the set's name in the context URL; empty when the rows are whole entities.</summary>
    public required string ContextSelection { get; init; }

    /// <summary>Rows that a page may hold; one more is read to learn whether another page follows.</summary>
    public required int PageSize { get; init; }

    /// <summary>Rows that the caller still wants in all; null for every row.</summary>
    public required long? Remaining { get; init; }
    public required bool WantsCount { get; init; }

    /// <summary>What of the query a next page must have in common with this one.</summary>
    public required string Fingerprint { get; init; }

    public bool IsSingle { get; init; }

    /// <summary>Whether it aggregates: a small answer that is dear to compute.</summary>
    public bool IsAggregated { get; init; }

    /// <summary>For an expanded navigation: the column that is null where there is no such row.</summary>
    public required IReadOnlyDictionary<string, int> Presence { get; init; }

    /// <summary>Where the keys of the row, and of each row it reaches, are found; empty where rows have none or nobody asked.</summary>
    public IReadOnlyList<RowIdentity> Identities { get; init; } = [];

    /// <summary>What decides what it costs.</summary>
    public required QueryShape Shape { get; init; }

    /// <summary>Rows that the pages before this one gave.</summary>
    public long RowsBefore { get; init; }

    /// <summary>The version of the page before, when this one goes on after it.</summary>
    public long? ContinuedFrom { get; init; }
}
