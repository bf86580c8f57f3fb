using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>EF's SQL of the sets' projections, by the columns asked for: translated once, since the same few selections come again and again.</summary>
public sealed class ProjectionCache(AutoMapper.IConfigurationProvider projections)
{
    // Callers choose the columns: what they can make the service remember has an end.
    private const int Most = 2000;

    private readonly ConcurrentDictionary<(SqlDialect Dialect, EntitySet Set), IReadOnlyDictionary<string, string>> _sources = new();
    private readonly ConcurrentDictionary<(SqlDialect Dialect, EntitySet Set), IReadOnlyDictionary<string, Lookup>> _lookups = new();
    private readonly ConcurrentDictionary<(SqlDialect Dialect, EntitySet Set, Sight Sight, string Columns), string> _sql = new();

    /// <summary>Whether a projection of the set has been translated.</summary>
    public bool Holds(string set) => _sql.Keys.Any(k => k.Set.Name == set);

    /// <summary>For each column the first one of the same source: two properties of one source column are one column in EF's SQL.</summary>
    public IReadOnlyDictionary<string, string> Sources(EntitySet set, SqlDialect dialect, WarehouseContext warehouse) => _sources.GetOrAdd((dialect, set), _ =>
    {
        var bindings = Shape.Of(set, warehouse, projections, null).Bindings;
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        return set.Columns.ToDictionary(c => c.Name, c => first.TryAdd(bindings[c.Name].Expression.ToString(), c.Name) ? c.Name : first[bindings[c.Name].Expression.ToString()], StringComparer.Ordinal);
    });

    /// <summary>Columns of a set that its projection takes from the row behind a foreign key, by name.</summary>
    public IReadOnlyDictionary<string, Lookup> Lookups(EntitySet set, SqlDialect dialect, WarehouseContext warehouse) =>
        _lookups.GetOrAdd((dialect, set), _ => FindLookups(set, warehouse));

    /// <summary>Columns by which an index of the warehouse finds rows of a set.</summary>
    public IReadOnlySet<string> Indexed(EntitySet set, WarehouseContext warehouse)
    {
        var bindings = Shape.Of(set, warehouse, projections, null).Bindings;
        return set.Columns.Where(c => bindings[c.Name].Expression is MemberExpression { Expression: ParameterExpression source } property
            && warehouse.Model.FindEntityType(source.Type) is { } type
            && (type.FindPrimaryKey()?.Properties[0].Name == property.Member.Name || type.GetIndexes().Any(i => i.Properties[0].Name == property.Member.Name)))
            .Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
    }

    private Dictionary<string, Lookup> FindLookups(EntitySet set, WarehouseContext warehouse)
    {
        var bindings = Shape.Of(set, warehouse, projections, null).Bindings;
        Dictionary<string, Lookup> found = new(StringComparer.Ordinal);
        foreach (var column in set.Columns)
        {
            if (bindings[column.Name].Expression is not MemberExpression { Expression: MemberExpression { Expression: ParameterExpression source } navigation } property
                || warehouse.Model.FindEntityType(source.Type)?.FindNavigation(navigation.Member.Name) is not { IsOnDependent: true, ForeignKey: { Properties: [var key] } foreign })
            {
                continue;
            }

            // The same key and the same property, published by the other set.
            var reference = set.References.FirstOrDefault(r => bindings[r.Column.Name].Expression is MemberExpression { Expression: ParameterExpression } m && m.Member.Name == key.Name);
            if (reference is null)
            {
                continue;
            }

            var theirs = Shape.Of(reference.Target, warehouse, projections, null).Bindings;
            if (theirs[reference.Target.Keys[0].Name].Expression is MemberExpression theirKey
                && reference.Target.Columns.FirstOrDefault(c => theirs[c.Name].Expression is MemberExpression m && m.Member == property.Member && m.Expression?.ToString() == theirKey.Expression?.ToString()) is { } target)
            {
                found.Add(column.Name, new Lookup(reference, target, foreign.IsRequired));
            }
        }

        return found;
    }

    /// <summary>
    /// The projection narrowed to <paramref name="columns"/>: joins of columns nobody asked for are not in it. Rows and values that the caller may not see
    /// are not in it either; this is where row security is, below everything a query can say.
    /// </summary>
    public string Sql(EntitySet set, SqlDialect dialect, WarehouseContext warehouse, Sight sight, IReadOnlyList<string> columns)
    {
        var key = (dialect, set, sight, string.Join(',', columns));
        if (_sql.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_sql.Count >= Most)
        {
            _sql.Clear();
        }

        var seen = sight.SeesEveryRow ? null : new SeenRows(warehouse, dialect);
        return _sql.GetOrAdd(key, Shape.Of(set, warehouse, projections, seen).Narrow(set.EntityType, columns, sight.SeesPeoplesData));
    }

    /// <summary>What AutoMapper made of a set: a Select over its rows that fills a new entity.</summary>
    private sealed record Shape(IQueryProvider Provider, MethodCallExpression Select, LambdaExpression Projection, IReadOnlyDictionary<string, MemberAssignment> Bindings)
    {
        public static Shape Of(EntitySet set, WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections, SeenRows? seen)
        {
            var query = set.Query(warehouse, projections, seen);
            var select = (MethodCallExpression)query.Expression;
            var projection = (LambdaExpression)((UnaryExpression)select.Arguments[1]).Operand;
            return new Shape(query.Provider, select, projection,
                ((MemberInitExpression)projection.Body).Bindings.Cast<MemberAssignment>().ToDictionary(b => b.Member.Name, StringComparer.Ordinal));
        }

        public string Narrow(Type entity, IReadOnlyList<string> columns, bool seesPeoplesData)
        {
            var body = Expression.MemberInit(Expression.New(entity), columns.Select(c => seesPeoplesData ? Bindings[c] : Bindings[c].Update(PeoplesData.Hide(Bindings[c].Expression))));
            var method = Select.Method.GetGenericMethodDefinition().MakeGenericMethod(Projection.Parameters[0].Type, entity);
            var query = Provider.CreateQuery(Expression.Call(method, Select.Arguments[0], Expression.Quote(Expression.Lambda(body, Projection.Parameters))));
            using var command = query.CreateDbCommand();
            return command.Parameters.Count == 0
                ? command.CommandText
                : throw new InvalidOperationException($"The projection to {entity.Name} has parameters; a set's source and projection use constants only.");
        }
    }
}
