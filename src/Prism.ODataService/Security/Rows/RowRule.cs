namespace Prism.ODataService.Security.Rows;

/// <summary>Which rows of a set a caller sees who does not see the whole organisation.</summary>
/// <param name="rows">The set's rows.</param>
/// <param name="seen">The projects and scopes that the caller sees.</param>
public delegate IQueryable<TSource> RowRule<TSource>(IQueryable<TSource> rows, SeenRows seen);
