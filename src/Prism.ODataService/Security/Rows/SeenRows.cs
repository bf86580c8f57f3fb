using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService.Security.Rows;

/// <summary>
/// The projects and scopes that a caller sees, as the sets' rules name them. They read from common table expressions that stand before the sets in the
/// same statement (<see cref="SeenTables"/>), so that what EF makes of a rule holds no caller's value and can be kept.
/// </summary>
public sealed class SeenRows(WarehouseContext warehouse, SqlDialect dialect)
{
    public WarehouseContext Warehouse => warehouse;

    /// <summary><c>ProjectSk</c> of every version of a project that is seen.</summary>
    public IQueryable<int> ProjectSks => From(SeenTables.ProjectSks);

    /// <summary>Durable keys of the projects that are seen.</summary>
    public IQueryable<int> ProjectIds => From(SeenTables.ProjectIds);

    /// <summary><c>ScopeSk</c> of the scopes that are seen.</summary>
    public IQueryable<int> ScopeSks => From(SeenTables.ScopeSks);

#pragma warning disable EF1002 // A constant name, quoted.
    private IQueryable<int> From(string table) =>
        warehouse.Database.SqlQueryRaw<int>($"SELECT {dialect.Quote("Value")} FROM {dialect.Quote(table)}");
#pragma warning restore EF1002
}
