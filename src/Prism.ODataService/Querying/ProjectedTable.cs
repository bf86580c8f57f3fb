using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>
/// A set's AutoMapper projection, narrowed to the columns that a query names, as EF's SQL: joins of columns nobody asked for are not in it.
/// Columns are named by position, since EF names them after tables; two properties of one source column are one column, as in EF's SQL.
/// </summary>
public sealed class ProjectedTable
{
    private readonly EntitySet _set;
    private readonly SqlDialect _dialect;
    private readonly MethodCallExpression _select;
    private readonly LambdaExpression _projection;
    private readonly IQueryProvider _provider;
    private readonly Dictionary<string, MemberAssignment> _bindings;
    private readonly Dictionary<string, string> _columnBySource = new(StringComparer.Ordinal);
    private readonly List<MemberAssignment> _columns = [];

    public ProjectedTable(EntitySet set, IQueryable query, SqlDialect dialect, string alias)
    {
        _set = set;
        _dialect = dialect;
        Alias = alias;
        _provider = query.Provider;
        _select = (MethodCallExpression)query.Expression;
        _projection = (LambdaExpression)((UnaryExpression)_select.Arguments[1]).Operand;
        _bindings = ((MemberInitExpression)_projection.Body).Bindings.Cast<MemberAssignment>().ToDictionary(b => b.Member.Name, StringComparer.Ordinal);
    }

    public string Alias { get; }

    /// <summary>The name and columns of the common table expression that <see cref="CreateCommand"/> fills.</summary>
    public string Head => $"{Alias}({string.Join(", ", _columns.Select(c => _dialect.Quote(c.Member.Name)))})";

    /// <summary>A column, which naming takes into the projection.</summary>
    public Sql Reference(Column column)
    {
        var binding = _bindings[column.Name];
        var source = binding.Expression.ToString();
        if (!_columnBySource.TryGetValue(source, out var name))
        {
            name = column.Name;
            _columnBySource.Add(source, name);
            _columns.Add(binding);
        }

        return Relation.Plain($"{Alias}.{_dialect.Quote(name)}", column.Kind, column.IsNullable);
    }

    /// <summary>EF's command for what was named.</summary>
    public DbCommand CreateCommand()
    {
        if (_columns.Count == 0)
        {
            Reference(_set.Keys[0]);
        }

        var body = Expression.MemberInit(Expression.New(_set.EntityType), _columns);
        var narrowed = Expression.Lambda(body, _projection.Parameters);
        var method = _select.Method.GetGenericMethodDefinition().MakeGenericMethod(_projection.Parameters[0].Type, _set.EntityType);
        var query = _provider.CreateQuery(Expression.Call(method, _select.Arguments[0], Expression.Quote(narrowed)));
        return query.CreateDbCommand();
    }
}
