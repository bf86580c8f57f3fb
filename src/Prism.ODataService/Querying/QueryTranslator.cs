using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>From the options of a request to a <see cref="FeedQuery"/>. Nothing of a query is answered anywhere but in the database.</summary>
public sealed class QueryTranslator(IEdmModel model, AutoMapper.IConfigurationProvider projections, TimeProvider time)
{
    public FeedQuery Translate(
        WarehouseContext warehouse, SqlDialect dialect, EntitySet set, ODataUriParser parser, QueryOptions options, IReadOnlyList<object>? key, int pageSize)
    {
        if (key is not null && Array.Find(["$filter", "$orderby", "$top", "$skip", "$count", "$apply", "$skiptoken"], o => options[o] is not null) is { } superfluous)
        {
            throw FeedException.Malformed(superfluous, $"{superfluous} has no meaning for a single entity.");
        }

        var table = new ProjectedTable(set, set.Query(warehouse, projections), dialect);
        var relation = table.Relation();
        var parameters = new SqlParameters();
        ExpressionTranslator Expressions(Relation over, string part) =>
            new(dialect, parameters, over.Resolve, parser.ParameterAliasNodes ?? new Dictionary<string, SingleValueNode>(), part, time.GetUtcNow());

        for (var i = 0; i < (key?.Count ?? 0); i++)
        {
            var column = set.Keys[i];
            var reference = relation.Resolve(column.Name)!;
            var value = column.Kind == ColumnKind.Text ? dialect.Ordinal(parameters.Add(key![i])) : parameters.Add(key![i]);
            relation.Where($"{reference.Text} = {value}");
        }

        var applier = new ApplyTranslator(dialect, over => Expressions(over, "$apply"));
        if (options["$apply"] is { } written)
        {
            RefuseUnknownTransformations(written);
            var apply = Parse("$apply", parser.ParseApply) ?? throw FeedException.Malformed("$apply", "$apply is empty.");
            relation = applier.Translate(relation, apply);
        }

        if (options["$filter"] is not null && Parse("$filter", parser.ParseFilter) is { } filter)
        {
            relation.Where(Expressions(relation, "$filter").Predicate(filter.Expression));
        }

        var names = Select(options["$select"], relation);
        List<string> select = [];
        List<OutputColumn> columns = [];
        foreach (var name in names)
        {
            var value = relation.Resolve(name)!;
            columns.Add(new OutputColumn(name, value.Kind, value.Scale, applier.Dynamic.Contains(name)));
            select.Add(value.Raw ?? value.Text);
        }

        var sort = Sort(options, parser, relation, set, applier, select, Expressions);
        var fingerprint = SkipToken.Mark(string.Join('|', set.Name, options["$apply"], options["$filter"], options["$orderby"]));
        var after = options["$skiptoken"] is { } token ? SkipToken.Read(token, sort, fingerprint).After(sort, dialect, parameters) : null;

        var top = options.Number("$top");
        var take = Math.Min(top ?? long.MaxValue, pageSize + 1L);
        var skip = options.Number("$skip") is { } skipped and > 0 ? parameters.Add(skipped) : null;
        var order = sort.Count == 0
            ? skip is null ? "" : " ORDER BY 1"
            : $" ORDER BY {string.Join(", ", sort.Select(s => SkipToken.Comparable(s.Value, dialect) + (s.IsDescending ? " DESC" : "")))}";
        var listed = string.Join(", ", select.Select((s, i) => $"{s} AS o{i}"));
        return new FeedQuery
        {
            Set = set,
            Table = table,
            Parameters = parameters,
            Columns = columns,
            Sort = sort,
            PageSql = dialect.Page(listed, relation.Tail(after), order, parameters.Add(take), skip),
            CountSql = $"SELECT {dialect.CountAll} {relation.Tail()}",
            ContextSelection = Context(options, applier, names),
            PageSize = pageSize,
            Remaining = top,
            WantsCount = options.Flag("$count"),
            Fingerprint = fingerprint,
            IsSingle = key is not null,
        };
    }

    /// <summary>The values of a key in the path, as the engine compares them.</summary>
    public static IReadOnlyList<object> Key(EntitySet set, KeySegment segment)
    {
        var given = segment.Keys.ToDictionary(k => k.Key, k => k.Value);
        return [.. set.Keys.Select(k => given.GetValueOrDefault(k.Name) is string or int or long
            ? given[k.Name]
            : throw FeedException.Malformed("path", $"The key of {set.Name} wants a value for {k.Name}."))];
    }

    public ODataUriParser Parser(Uri root, Uri address) => new(model, root, address);

    public static T Parse<T>(string part, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (ODataException e)
        {
            throw FeedException.Malformed(part, $"{part} cannot be understood: {e.Message}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException
            or NullReferenceException or InvalidCastException or KeyNotFoundException or IndexOutOfRangeException)
        {
            // The library's parser lets some malformed texts escape as other exceptions than its own.
            throw FeedException.Malformed(part, $"{part} cannot be understood.");
        }
    }

    private static void RefuseUnknownTransformations(string apply)
    {
        // The parser calls these a syntax error; they are good OData that this service does not answer yet.
        foreach (var (name, advice) in new[]
        {
            ("topcount(", "order with $orderby and limit with $top"), ("topsum(", "order with $orderby and limit with $top"),
            ("toppercent(", "order with $orderby and limit with $top"), ("bottomcount(", "order with $orderby and limit with $top"),
            ("bottomsum(", "order with $orderby and limit with $top"), ("bottompercent(", "order with $orderby and limit with $top"),
            ("orderby(", "put $orderby beside $apply"), ("top(", "put $top beside $apply"), ("skip(", "put $skip beside $apply"),
            ("search(", "use filter(contains(...))"), ("rollup(", "group once per level"), ("expand(", "the sets are flat"),
            ("concat(", "ask once per part"), ("join(", "relate the sets by key"), ("outerjoin(", "relate the sets by key"),
            ("nest(", "ask once per level"), ("ancestors(", "the sets have no hierarchy"), ("descendants(", "the sets have no hierarchy"),
            ("traverse(", "the sets have no hierarchy"), ("identity", "leave it out"), ("from ", "aggregate in two groupby steps"),
        })
        {
            if (StartsTransformation(apply, name))
            {
                throw FeedException.Unsupported("$apply", $"$apply uses {name.TrimEnd('(', ' ')}, which is not answered: {advice}.");
            }
        }
    }

    /// <summary>Whether the name stands where a transformation begins: at the start, or behind <c>/</c>, outside of quotes; rollup and expand anywhere.</summary>
    private static bool StartsTransformation(string apply, string name)
    {
        var quoted = false;
        for (var i = 0; i < apply.Length; i++)
        {
            quoted ^= apply[i] == '\'';
            if (quoted || string.CompareOrdinal(apply, i, name, 0, name.Length) != 0)
            {
                continue;
            }

            var before = apply[..i].TrimEnd();
            var isStart = before.Length == 0 || before[^1] == '/' || (before[^1] == ',' && name != "concat(") || before.EndsWith("concat(", StringComparison.Ordinal)
                || (before[^1] == '(' && name is "rollup(") || (name == "from " && before.Length < i);
            if (isStart)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Select(string? written, Relation relation)
    {
        var all = relation.Names.ToList();
        if (written is null)
        {
            return all;
        }

        var asked = written.Split(',').Select(n => n.Trim()).ToList();
        foreach (var name in asked.Where(n => n != "*" && !all.Contains(n)))
        {
            throw FeedException.Malformed("$select", name.Contains('/', StringComparison.Ordinal)
                ? $"$select names the path '{name}'; the sets are flat and have no paths."
                : $"$select names '{name}', which is not a property at this point of the query.");
        }

        return asked.Contains("*") ? all : all.FindAll(asked.Contains);
    }

    private static List<SortColumn> Sort(
        QueryOptions options, ODataUriParser parser, Relation relation, EntitySet set, ApplyTranslator applier, List<string> select,
        Func<Relation, string, ExpressionTranslator> expressions)
    {
        List<SortColumn> sort = [];
        void Add(Sql value, bool descending)
        {
            var text = value.Raw ?? value.Text;
            if (value.Constant is not null || sort.Exists(s => (s.Value.Raw ?? s.Value.Text) == text))
            {
                return;
            }

            var ordinal = select.IndexOf(text);
            if (ordinal < 0)
            {
                ordinal = select.Count;
                select.Add(text);
            }

            sort.Add(new SortColumn(value, descending, ordinal));
        }

        if (options["$orderby"] is not null)
        {
            for (var clause = Parse("$orderby", parser.ParseOrderBy); clause is not null; clause = clause.ThenBy)
            {
                Add(expressions(relation, "$orderby").Value(clause.Expression), clause.Direction == OrderByDirection.Descending);
            }
        }

        foreach (var name in applier.GroupedBy ?? [.. set.Keys.Select(k => k.Name)])
        {
            Add(relation.Resolve(name)!, descending: false);
        }

        return sort;
    }

    private static string Context(QueryOptions options, ApplyTranslator applier, List<string> names)
    {
        if (options["$select"] is not null || applier.GroupedBy is not null)
        {
            return $"({string.Join(',', names)})";
        }

        return applier.Dynamic.Count == 0 ? "" : $"(*,{string.Join(',', applier.Dynamic)})";
    }
}
