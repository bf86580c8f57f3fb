using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>A piece of SQL and what it yields.</summary>
/// <param name="Text">SQL. Never holds text of the caller.</param>
/// <param name="Kind">What it yields.</param>
/// <param name="Scale">For decimals: digits after the point.</param>
/// <param name="IsNullable">Whether it may yield null.</param>
/// <param name="Raw">For dates straight from a column: the column itself, where -1 and -2 stand for null.</param>
public sealed record Sql(string Text, ColumnKind Kind, int Scale, bool IsNullable, string? Raw = null)
{
    /// <summary>A literal: decided what to bind when it is known what it meets. <see cref="DBNull"/> for the null literal.</summary>
    public object? Constant { get; init; }

    public bool IsNull => Constant is DBNull;

    public bool IsNumber => Kind is ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Double or ColumnKind.Decimal;

    /// <summary>True for a column of a table or derived table: safe to group by.</summary>
    public bool IsPlain { get; init; }
}
