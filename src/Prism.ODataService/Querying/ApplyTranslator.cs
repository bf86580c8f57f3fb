using System.Globalization;
using System.Text;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>Turns the transformations of <c>$apply</c> into nested SQL, in the order they are written.</summary>
/// <param name="tables">The query's; a set's table may be joined onto groups.</param>
/// <param name="minimumGroup">Distinct people that a group must rest on, for who may not know them.</param>
/// <param name="names">The properties and paths that an expression reads.</param>
public sealed class ApplyTranslator(
    SqlDialect dialect, Func<Relation, ExpressionTranslator> expressions, FeedTables tables, int minimumGroup, Func<QueryNode, IEnumerable<string>> names)
{
    private const string Part = "$apply";
    private int _derived;
    private int _generated;

    // A person is singled out by a condition, or by a computed name, as well as by a column.
    private readonly HashSet<string> _narrowedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _madeOf = new(StringComparer.Ordinal);

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
                    _narrowedBy.UnionWith(NamesIn(filter.FilterClause.Expression));
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
        foreach (var (alias, value, read) in computed.Select(e => (e.Alias, translate(relation).Value(e.Expression), NamesIn(e.Expression).ToList())).ToList())
        {
            Claim(relation, alias, part);
            _madeOf[alias] = read;
            relation.Add(alias, Typed(value, part));
        }
    }

    private IEnumerable<string> NamesIn(QueryNode expression) => names(expression).SelectMany(MadeOf);

    private IEnumerable<string> MadeOf(string name) => _madeOf.TryGetValue(name, out var read) ? read : [name];

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
        var aggregates = Aggregates(by, aggregate);
        if (by.Exists(name => !Resolve(relation, name).IsPlain))
        {
            relation = Materialise(relation);
        }

        GroupedBy = by;
        Dynamic.RemoveAll(d => !by.Contains(d));
        Dynamic.AddRange(aggregates.Select(a => a.Alias));
        var lookups = by.ConvertAll(relation.Lookup);
        var people = tables.PeopleBehind([.. by.SelectMany(MadeOf), .. _narrowedBy]).Select(relation.Resolve).OfType<Sql>().ToList();
        return people.Count == 0 && lookups.Exists(l => l is not null) && aggregates.TrueForAll(a => a.Method != AggregationMethod.CountDistinct)
            ? GroupByKeys(relation, by, lookups, aggregates)
            : GroupAtOnce(relation, by, aggregates, people);
    }

    private static List<AggregateExpression> Aggregates(List<string> by, AggregateTransformationNode? aggregate)
    {
        List<AggregateExpression> aggregates = [];
        foreach (var expression in aggregate?.AggregateExpressions ?? [])
        {
            if (expression is not AggregateExpression single)
            {
                throw FeedException.Unsupported(Part, "$apply aggregates over a collection; the sets are flat and have none.");
            }

            if (by.Contains(single.Alias) || aggregates.Exists(a => a.Alias == single.Alias))
            {
                throw FeedException.Malformed(Part, $"$apply gives the name '{single.Alias}' twice.");
            }

            aggregates.Add(single);
        }

        return by.Count + aggregates.Count > 0 ? aggregates : throw FeedException.Malformed(Part, "$apply groups by nothing and aggregates nothing.");
    }

    /// <summary>A property or path as it is grouped by. What follows from a key is asked for by its key.</summary>
    private static Sql Resolve(Relation relation, string name) =>
        relation.Resolve(relation.Lookup(name)?.Reference.Column.Name ?? name)
            ?? throw FeedException.Malformed(Part, $"$apply groups by '{name}', which is not a property at this point of the query.");

    private string Ordinal(Sql value) => value.Kind == ColumnKind.Text ? dialect.Ordinal(value.Text) : value.Text;

    private Relation GroupAtOnce(Relation relation, List<string> by, List<AggregateExpression> aggregates, List<Sql> people)
    {
        var result = new Selection(this, "g");
        List<string> groupBy = [];
        foreach (var name in by)
        {
            var value = relation.Resolve(name)!;
            groupBy.Add(Ordinal(value));
            result.Add(name, value with { Text = Ordinal(value) });
        }

        foreach (var aggregate in aggregates)
        {
            result.Add(aggregate.Alias, Aggregate(relation, aggregate).Value);
        }

        var enough = people.Count == 0 ? "" : $" HAVING {string.Join(" AND ", people.Select(Enough))}";
        return result.From(() => $"{relation.Tail()}{GroupBy(groupBy)}{enough}");
    }

    /// <summary>Nobody, or as many as make a group. Unknown and not applicable (keys below zero) are nobody; somebody the caller does not see at all is one more.</summary>
    private string Enough(Sql person)
    {
        var people = dialect.CountDistinct($"CASE WHEN {person.Text} < 0 THEN NULL ELSE COALESCE({person.Text}, -3) END");
        return string.Create(CultureInfo.InvariantCulture, $"({people} = 0 OR {people} >= {minimumGroup})");
    }

    /// <summary>
    /// Groups by foreign keys first, joins names onto the groups, and groups those by name: a million rows are sorted by a number, and a few hundred groups by
    /// text. What the expert would write.
    /// </summary>
    private Relation GroupByKeys(Relation relation, List<string> by, List<Lookup?> lookups, List<AggregateExpression> aggregates)
    {
        // The inner groups: own properties, and a key for each reference that is followed.
        var inner = new Selection(this, "k");
        List<string> innerBy = [];
        foreach (var key in by.Select((name, i) => lookups[i]?.Reference.Column.Name ?? name).Distinct())
        {
            var value = relation.Resolve(key)!;
            innerBy.Add(Ordinal(value));
            inner.Add(key, value with { Text = Ordinal(value) });
        }

        var parts = aggregates.ConvertAll(a => Parts(relation, a, inner));

        // The outer groups: names, from the tables beside.
        var outer = new Selection(this, "g");
        var joins = new StringBuilder();
        Dictionary<(Reference Reference, bool IsInner), ProjectedTable> joined = [];
        List<string> outerBy = [];
        for (var i = 0; i < by.Count; i++)
        {
            Sql value;
            if (lookups[i] is { } lookup)
            {
                if (!joined.TryGetValue((lookup.Reference, lookup.IsInner), out var table))
                {
                    table = tables.Beside(lookup.Reference.Target);
                    joined.Add((lookup.Reference, lookup.IsInner), table);
                    joins.Append(CultureInfo.InvariantCulture,
                        $" {(lookup.IsInner ? "" : "LEFT ")}JOIN {table.Alias} ON {table.Reference(lookup.Reference.Target.Keys[0]).Text} = {inner[lookup.Reference.Column.Name].Text}");
                }

                value = table.Reference(lookup.Column) with { IsNullable = true };
            }
            else
            {
                value = inner[by[i]];
            }

            outerBy.Add(Ordinal(value));
            outer.Add(by[i], value with { Text = Ordinal(value) });
        }

        for (var i = 0; i < aggregates.Count; i++)
        {
            outer.Add(aggregates[i].Alias, parts[i]());
        }

        var groups = inner.Derived(() => $"{relation.Tail()}{GroupBy(innerBy)}");
        return outer.From(() => $"FROM {groups()}{joins}{GroupBy(outerBy)}");
    }

    private static string GroupBy(List<string> columns) => columns.Count == 0 ? "" : $" GROUP BY {string.Join(", ", columns)}";

    /// <summary>Takes what an aggregate needs of each inner group into <paramref name="inner"/>.</summary>
    /// <returns>The aggregate over those.</returns>
    private Func<Sql> Parts(Relation relation, AggregateExpression aggregate, Selection inner)
    {
        var (value, source) = Aggregate(relation, aggregate);
        if (aggregate.Method == AggregationMethod.Average)
        {
            var sum = inner.Add($"{aggregate.Alias} sum", source! with { Text = dialect.AverageSum(source) });
            var count = inner.Add($"{aggregate.Alias} count", new Sql($"COUNT({source.Text})", ColumnKind.Int64, 0, false));
            return () => value with { Text = dialect.Quotient($"SUM({sum.Text})", $"SUM({count.Text})", source, value.Scale) };
        }

        var part = inner.Add(aggregate.Alias, value);
        return aggregate.Method switch
        {
            AggregationMethod.Min => () => value with { Text = $"MIN({Ordinal(part)})" },
            AggregationMethod.Max => () => value with { Text = $"MAX({Ordinal(part)})" },
            _ => () => value with { Text = dialect.Sum(part) },
        };
    }

    /// <returns>The aggregate, and what it is taken of; null for a count of rows.</returns>
    private (Sql Value, Sql? Source) Aggregate(Relation relation, AggregateExpression aggregate)
    {
        if (aggregate.Method == AggregationMethod.VirtualPropertyCount)
        {
            return (new Sql(dialect.CountAll, ColumnKind.Int64, 0, false), null);
        }

        var value = expressions(relation).Value(aggregate.Expression);
        if (value.Constant is not null)
        {
            throw FeedException.Unsupported(Part, $"$apply aggregates a constant as '{aggregate.Alias}'; aggregate a property.");
        }

        switch (aggregate.Method)
        {
            case AggregationMethod.CountDistinct:
                return (new Sql(dialect.CountDistinct(Ordinal(value)), ColumnKind.Int64, 0, false), value);
            case AggregationMethod.Sum when value.IsNumber:
                return (new Sql(dialect.Sum(value), value.Kind == ColumnKind.Int32 ? ColumnKind.Int64 : value.Kind, value.Scale, true), value);
            case AggregationMethod.Average when value.Kind == ColumnKind.Decimal:
                var scale = Math.Max(value.Scale, Arithmetic.WideScale);
                return (new Sql(dialect.Average(value, scale), ColumnKind.Decimal, scale, true), value);
            case AggregationMethod.Average when value.IsNumber:
                return (new Sql(dialect.Average(value, 0), ColumnKind.Double, 0, true), value);
            case AggregationMethod.Min or AggregationMethod.Max when value.Kind != ColumnKind.Boolean:
                var function = aggregate.Method == AggregationMethod.Min ? "MIN" : "MAX";
                return (new Sql($"{function}({Ordinal(value)})", value.Kind, value.Scale, true), value);
            default:
                throw FeedException.Unsupported(Part, $"$apply asks for '{aggregate.MethodDefinition.MethodLabel}' of a {value.Kind} as '{aggregate.Alias}'; answered are "
                    + "sum and average of numbers, min and max of anything but Boolean, countdistinct, and $count.");
        }
    }

    /// <summary>Makes computed columns columns of a derived table, so that they can be grouped by. It holds what is asked of it.</summary>
    private Relation Materialise(Relation relation)
    {
        var derived = new Selection(this, "d");
        Sql? Take(string name) => derived.Find(name) ?? (relation.Resolve(name) is { } value ? derived.Add(name, value) : null);
        return new Relation(derived.Derived(() => relation.Tail()), [.. relation.Names.Select(n => (n, (Func<Sql>)(() => Take(n)!)))], Take, relation.Lookup);
    }

    private static Sql Typed(Sql value, string part) => value.Constant is null
        ? value with { IsPlain = false }
        : throw FeedException.Unsupported(part, $"{part} computes a constant; compute with a property.");

    private void Claim(Relation relation, string alias, string part)
    {
        if (relation.Resolve(alias) is not null)
        {
            throw FeedException.Malformed(part, $"{part} gives the name '{alias}' to something new, but it is taken.");
        }

        Dynamic.Add(alias);
    }

    /// <summary>What a derived table selects. The caller's names never get into the SQL: c1, c2, ... stand for them.</summary>
    private sealed class Selection(ApplyTranslator owner, string prefix)
    {
        private readonly string _alias = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++owner._derived}");
        private readonly List<string> _select = [];
        private readonly List<(string Name, Sql Value)> _columns = [];

        public Sql this[string name] => Find(name) ?? throw new KeyNotFoundException(name);

        public Sql? Find(string name) => _columns.Find(c => c.Name == name).Value;

        /// <summary>Takes a value in, and gives the column that it is outside.</summary>
        public Sql Add(string name, Sql value)
        {
            var column = string.Create(CultureInfo.InvariantCulture, $"c{++owner._generated}");
            _select.Add($"{value.Text} AS {column}");
            _columns.Add((name, new Sql($"{_alias}.{column}", value.Kind, value.Scale, value.IsNullable) { IsPlain = true }));
            return _columns[^1].Value;
        }

        /// <summary>The table itself, of what has been taken in when it is asked.</summary>
        public Func<string> Derived(Func<string> tail) => () => $"(SELECT {(_select.Count == 0 ? "1 AS c0" : string.Join(", ", _select))} {tail()}) AS {_alias}";

        /// <summary>The table as what the rest of the query stands on.</summary>
        public Relation From(Func<string> tail) => new(Derived(tail), [.. _columns.Select(c => (c.Name, (Func<Sql>)(() => c.Value)))]);
    }
}
