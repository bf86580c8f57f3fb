using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>Turns the transformations of <c>$apply</c> into nested SQL, in the order they are written.</summary>
/// <param name="written">The option as it was written: a name that is not in it is not needed.</param>
public sealed partial class ApplyTranslator(SqlDialect dialect, Func<Relation, ExpressionTranslator> expressions, string written)
{
    private const string Part = "$apply";
    private int _derived;
    private int _generated;

    /// <summary>The columns that tell the rows of the result apart: the last grouping's, empty for one single row, null where no grouping was done.</summary>
    public IReadOnlyList<string>? GroupedBy { get; private set; }

    /// <summary>Names that the contract does not declare.</summary>
    public List<string> Dynamic { get; } = [];

    public Relation Translate(Relation relation, ApplyClause apply)
    {
        foreach (var transformation in apply.Transformations)
        {
            switch (transformation)
            {
                case FilterTransformationNode filter:
                    relation.Where(expressions(relation).Predicate(filter.FilterClause.Expression));
                    break;
                case ComputeTransformationNode compute:
                    Compute(relation, compute.Expressions, expressions, Part);
                    break;
                case AggregateTransformationNode aggregate:
                    relation = Group(relation, [], aggregate);
                    break;
                case GroupByTransformationNode { ChildTransformations: null or AggregateTransformationNode } group:
                    relation = Group(relation, [.. Flatten(group.GroupingProperties)], group.ChildTransformations as AggregateTransformationNode);
                    break;
                default:
                    throw FeedException.Unsupported(Part, $"$apply uses {transformation.Kind} here; answered are filter, groupby with aggregate inside, aggregate and compute. "
                        + "Put filter and compute before or after the groupby, and order with $orderby.");
            }
        }

        return relation;
    }

    /// <summary>Adds computed columns. None of them sees another one of the same list.</summary>
    public void Compute(Relation relation, IEnumerable<ComputeExpression> computed, Func<Relation, ExpressionTranslator> translate, string part)
    {
        foreach (var (alias, value) in computed.Select(e => (e.Alias, translate(relation).Value(e.Expression))).ToList())
        {
            Claim(relation, alias, part);
            relation.Add(alias, Typed(value, part));
        }
    }

    private static IEnumerable<string> Flatten(IEnumerable<GroupByPropertyNode> properties)
    {
        foreach (var property in properties)
        {
            foreach (var inner in property.ChildTransformations)
            {
                yield return inner.ChildTransformations.Count == 0
                    ? $"{property.Name}/{inner.Name}"
                    : throw FeedException.Unsupported(Part, "$apply groups by a path of more than one navigation; paths of one step are answered.");
            }

            if (property.ChildTransformations.Count == 0)
            {
                yield return property.Name;
            }
        }
    }

    private Relation Group(Relation relation, List<string> by, AggregateTransformationNode? aggregate)
    {
        var keys = by.ConvertAll(name => (Name: name, Value: relation.Resolve(name)
            ?? throw FeedException.Malformed(Part, $"$apply groups by '{name}', which is not a property at this point of the query.")));
        if (keys.Exists(k => !k.Value.IsPlain))
        {
            relation = Materialise(relation);
            keys = by.ConvertAll(name => (Name: name, Value: relation.Resolve(name)!));
        }

        var alias = string.Create(CultureInfo.InvariantCulture, $"g{++_derived}");
        List<(string Name, Func<Sql> Value)> columns = [];
        List<string> select = [];
        List<string> groupBy = [];
        foreach (var (name, value) in keys)
        {
            var text = value.Kind == ColumnKind.Text ? dialect.Ordinal(value.Text) : value.Text;
            Add(select, columns, alias, name, text, value.Kind, value.Scale, value.IsNullable);
            groupBy.Add(text);
        }

        GroupedBy = by;
        Dynamic.RemoveAll(d => !by.Contains(d));
        foreach (var expression in aggregate?.AggregateExpressions ?? [])
        {
            if (expression is not AggregateExpression single)
            {
                throw FeedException.Unsupported(Part, "$apply aggregates over a collection; the sets are flat and have none.");
            }

            if (columns.Exists(c => c.Name == single.Alias))
            {
                throw FeedException.Malformed(Part, $"$apply gives the name '{single.Alias}' twice.");
            }

            var (text, kind, scale, isNullable) = Aggregate(relation, single);
            Add(select, columns, alias, single.Alias, text, kind, scale, isNullable);
            Dynamic.Add(single.Alias);
        }

        if (select.Count == 0)
        {
            throw FeedException.Malformed(Part, "$apply groups by nothing and aggregates nothing.");
        }

        var grouping = groupBy.Count == 0 ? "" : $" GROUP BY {string.Join(", ", groupBy)}";
        var from = $"(SELECT {string.Join(", ", select)} {relation.Tail()}{grouping}) AS {alias}";
        return new Relation(() => from, columns);
    }

    private (string Text, ColumnKind Kind, int Scale, bool IsNullable) Aggregate(Relation relation, AggregateExpression aggregate)
    {
        if (aggregate.Method == AggregationMethod.VirtualPropertyCount)
        {
            return (dialect.CountAll, ColumnKind.Int64, 0, false);
        }

        var value = expressions(relation).Value(aggregate.Expression);
        if (value.Constant is not null)
        {
            throw FeedException.Unsupported(Part, $"$apply aggregates a constant as '{aggregate.Alias}'; aggregate a property.");
        }

        switch (aggregate.Method)
        {
            case AggregationMethod.CountDistinct:
                return (dialect.CountDistinct(value.Kind == ColumnKind.Text ? dialect.Ordinal(value.Text) : value.Text), ColumnKind.Int64, 0, false);
            case AggregationMethod.Sum when value.IsNumber:
                return (dialect.Sum(value), value.Kind == ColumnKind.Int32 ? ColumnKind.Int64 : value.Kind, value.Scale, true);
            case AggregationMethod.Average when value.Kind == ColumnKind.Decimal:
                var scale = Math.Max(value.Scale, Arithmetic.WideScale);
                return (dialect.Average(value, scale), ColumnKind.Decimal, scale, true);
            case AggregationMethod.Average when value.IsNumber:
                return (dialect.Average(value, 0), ColumnKind.Double, 0, true);
            case AggregationMethod.Min or AggregationMethod.Max when value.Kind != ColumnKind.Boolean:
                var function = aggregate.Method == AggregationMethod.Min ? "MIN" : "MAX";
                return ($"{function}({(value.Kind == ColumnKind.Text ? dialect.Ordinal(value.Text) : value.Text)})", value.Kind, value.Scale, true);
            default:
                throw FeedException.Unsupported(Part, $"$apply asks for '{aggregate.MethodDefinition.MethodLabel}' of a {value.Kind} as '{aggregate.Alias}'; answered are "
                    + "sum and average of numbers, min and max of anything but Boolean, countdistinct, and $count.");
        }
    }

    /// <summary>Makes computed columns columns of a derived table, so that they can be grouped by.</summary>
    private Relation Materialise(Relation relation)
    {
        var alias = string.Create(CultureInfo.InvariantCulture, $"d{++_derived}");
        List<(string Name, Func<Sql> Value)> columns = [];
        List<string> select = [];

        // A grouping follows at once, so that only names that $apply mentions can be needed.
        var paths = Paths().Matches(written).Select(m => m.Value).Where(p => relation.Resolve(p) is not null);
        foreach (var name in relation.Names.Where(n => written.Contains(n, StringComparison.Ordinal)).Concat(paths).Distinct().ToList())
        {
            var value = relation.Resolve(name)!;
            Add(select, columns, alias, name, value.Text, value.Kind, value.Scale, value.IsNullable);
        }

        var from = $"(SELECT {string.Join(", ", select)} {relation.Tail()}) AS {alias}";
        return new Relation(() => from, columns);
    }

    private void Add(List<string> select, List<(string Name, Func<Sql> Value)> columns, string alias, string name, string text, ColumnKind kind, int scale, bool isNullable)
    {
        // The caller's names never get into the SQL: c1, c2, ... stand for them.
        var column = string.Create(CultureInfo.InvariantCulture, $"c{++_generated}");
        select.Add($"{text} AS {column}");
        var sql = new Sql($"{alias}.{column}", kind, scale, isNullable) { IsPlain = true };
        columns.Add((name, () => sql));
    }

    private static Sql Typed(Sql value, string part) => value.Constant is null
        ? value with { IsPlain = false }
        : throw FeedException.Unsupported(part, $"{part} computes a constant; compute with a property.");

    [GeneratedRegex(@"\b[A-Za-z]\w*/[A-Za-z]\w*")]
    private static partial Regex Paths();

    private void Claim(Relation relation, string alias, string part)
    {
        if (relation.Resolve(alias) is not null)
        {
            throw FeedException.Malformed(part, $"{part} gives the name '{alias}' to something new, but it is taken.");
        }

        Dynamic.Add(alias);
    }
}
