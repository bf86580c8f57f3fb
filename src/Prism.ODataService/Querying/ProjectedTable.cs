using Prism.ODataService.Contract;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>
/// A set's projection as a common table expression, narrowed to the columns that a query names. Columns are named by position, since EF names them
/// after tables.
/// </summary>
public sealed class ProjectedTable(EntitySet set, SqlDialect dialect, WarehouseContext warehouse, ProjectionCache cache, Sight sight, string alias)
{
    private readonly List<string> _columns = [];

    public string Alias => alias;

    /// <summary>A column, which naming takes into the projection.</summary>
    public Sql Reference(Column column)
    {
        var name = cache.Sources(set, dialect, warehouse)[column.Name];
        if (!_columns.Contains(name))
        {
            _columns.Add(name);
        }

        return Relation.Plain($"{alias}.{dialect.Quote(name)}", column.Kind, column.IsNullable);
    }

    /// <summary>The common table expression, for what was named.</summary>
    public string Expression()
    {
        if (_columns.Count == 0)
        {
            Reference(set.Keys[0]);
        }

        return $"{alias}({string.Join(", ", _columns.Select(dialect.Quote))}) AS (\n{cache.Sql(set, dialect, warehouse, sight, _columns)}\n)";
    }
}
