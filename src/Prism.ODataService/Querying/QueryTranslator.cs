using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Prism.ODataService.Contract;
using Prism.ODataService.Security;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>From the options of a request to a <see cref="FeedQuery"/>. Nothing of a query is answered anywhere but in the database.</summary>
public sealed class QueryTranslator(Func<IEdmModel> model, ProjectionCache projections, TimeProvider time, QueryLimits limits, int minimumGroup)
{
    public FeedQuery Translate(
        WarehouseContext warehouse, SqlDialect dialect, EntitySet set, ODataUriParser parser, QueryOptions options, IReadOnlyList<object>? key, int pageSize, bool identifiesRows, bool mustNarrow, Rights rights)
    {
        if (key is not null && Array.Find(["$filter", "$orderby", "$top", "$skip", "$count", "$apply", "$skiptoken"], o => options[o] is not null) is { } superfluous)
        {
            throw FeedException.Malformed(superfluous, $"{superfluous} has no meaning for a single entity.");
        }

        var parameters = new SqlParameters();
        var tables = new FeedTables(set, warehouse, projections, dialect, rights, parameters);
        var relation = tables.Relation();
        var budget = new QueryBudget(limits);
        IDictionary<string, SingleValueNode> Aliases() => parser.ParameterAliasNodes ?? new Dictionary<string, SingleValueNode>();
        ExpressionTranslator Expressions(Relation over, string part) => new(dialect, parameters, over.Resolve, Aliases(), part, time.GetUtcNow(), budget);

        for (var i = 0; i < (key?.Count ?? 0); i++)
        {
            var column = set.Keys[i];
            var reference = relation.Resolve(column.Name)!;
            var value = column.Kind == ColumnKind.Text ? dialect.Ordinal(parameters.Add(key![i])) : parameters.Add(key![i]);
            relation.Where($"{reference.Text} = {value}");
        }

        ApplyClause? apply = null;
        FilterClause? filter = null;
        var applier = new ApplyTranslator(dialect, over => Expressions(over, "$apply"), tables, minimumGroup, node => PropertyNames.Of(node, Aliases()));
        if (options["$apply"] is { } written)
        {
            ApplyAdvice.RefuseUnknown(written, set, options);
            apply = Parse("$apply", parser.ParseApply) ?? throw FeedException.Malformed("$apply", "$apply is empty.");
            relation = applier.Translate(relation, apply);
        }

        if (options["$compute"] is not null && Parse("$compute", parser.ParseCompute) is { } compute)
        {
            applier.Compute(relation, compute.ComputedItems, over => Expressions(over, "$compute"), "$compute");
        }

        if (options["$search"] is not null && Parse("$search", parser.ParseSearch) is { } search)
        {
            relation.Where(SearchTranslator.Translate(search, set, relation, dialect, parameters, budget));
        }

        if (options["$filter"] is not null && (filter = Parse("$filter", parser.ParseFilter)) is not null)
        {
            relation.Where(Expressions(relation, "$filter").Predicate(filter.Expression));
        }

        if (key is null && mustNarrow)
        {
            new Narrowing(set).Demand(apply, filter, options, () => LastDay(warehouse));
        }

        var expanded = Expansion.Read(set, parser, options);
        var names = Select(options["$select"], relation, set);
        List<string> select = [];
        List<OutputColumn> columns = [];

        // A row's own properties first, then object by object what it reaches.
        foreach (var name in names.Concat(expanded.SelectMany(e => e.Paths)).GroupBy(NavigationOf).OrderBy(g => g.Key is not null).SelectMany(g => g))
        {
            var value = relation.Resolve(name)!;
            columns.Add(new OutputColumn(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], value.Kind, value.Scale, applier.Dynamic.Contains(name), NavigationOf(name)) { IsNullable = value.IsNullable && value.Raw is null || NavigationOf(name) is not null });
            select.Add(value.Raw ?? value.Text);
        }

        Dictionary<string, int> presence = new(StringComparer.Ordinal);
        foreach (var reference in expanded.Select(e => e.Reference))
        {
            presence.Add(reference.Name, Place(select, relation.Resolve($"{reference.Name}/{reference.Target.Keys[0].Name}")!.Text));
        }

        List<RowIdentity> identities = [];
        if (identifiesRows && applier.GroupedBy is null)
        {
            int Key(string path) => Place(select, relation.Resolve(path)!.Text);
            var selected = options["$select"]?.Split(',').Select(n => n.Trim()).ToHashSet(StringComparer.Ordinal);
            identities.Add(new RowIdentity(null, set, [.. set.Keys.Select(k => Key(k.Name))],
                [.. set.References.Where(r => selected is null || selected.Contains(r.Name) || selected.Contains("*")).Select(r => (r, Key(r.Column.Name)))]));
            identities.AddRange(expanded.Select(e => new RowIdentity(e.Reference.Name, e.Reference.Target, [.. e.Reference.Target.Keys.Select(k => Key($"{e.Reference.Name}/{k.Name}"))],
                e.IsWhole ? [.. e.Reference.Target.References.Select(r => (r, Key($"{e.Reference.Name}/{r.Column.Name}")))] : [])));
        }

        var sort = Sort(options, parser, relation, set, applier, select, Expressions);
        var fingerprint = SkipToken.Mark(string.Join('|', set.Name, options["$apply"], options["$compute"], options["$search"], options["$filter"], options["$orderby"]));
        var from = options["$skiptoken"] is { } token ? SkipToken.Read(token, sort, fingerprint) : null;
        var after = from?.After(sort, dialect, parameters);

        var top = options.Number("$top");
        var take = Math.Min(top ?? long.MaxValue, pageSize + 1L);
        var skip = options.Number("$skip") is { } skipped and > 0 ? parameters.Add(skipped) : null;
        var order = sort.Count == 0
            ? skip is null ? "" : " ORDER BY 1"
            : $" ORDER BY {string.Join(", ", sort.Select(s => SkipToken.Comparable(s.Value, dialect) + (s.IsDescending ? " DESC" : "")))}";
        var listed = string.Join(", ", select.Select((s, i) => $"{s} AS o{i}"));
        var limit = parameters.Add(take);
        if (QuestionTrace.IsHeard)
        {
            QuestionTrace.Tell(new TranslatedQuestion(this, dialect, set, parser, options, key, pageSize, identifiesRows, rights));
        }

        return new FeedQuery
        {
            Set = set,
            Tables = tables,
            Parameters = parameters,
            Columns = columns,
            Sort = sort,
            PageSql = dialect.Page(listed, relation.Tail(after), order, limit, skip),
            LengthSql = $"SELECT {dialect.CountAll} FROM ({dialect.Page("1 AS o0", relation.Tail(after), "", limit, null)}) AS n",
            CountSql = $"SELECT {dialect.CountAll} {relation.Tail()}",
            ContextSelection = Context(options, applier, names, expanded),
            Presence = presence,
            Identities = identities,
            ContinuedFrom = from?.Version,
            IsAggregated = applier.GroupedBy is not null,
            PageSize = pageSize,
            Remaining = top,
            WantsCount = options.Flag("$count"),
            Fingerprint = fingerprint,
            IsSingle = key is not null,
            RowsBefore = from?.Rows ?? 0,
            Shape = new QueryShape
            {
                Bounds = [.. Conditions(apply, filter).SelectMany(c => QueryBounds.Of(set, c))],
                IsFiltered = filter is not null || apply is not null,
                IsSorted = options["$orderby"] is not null,
                IsSearched = options["$search"] is not null,
                IsAggregated = applier.GroupedBy is not null,
                Joins = tables.Joins,
                Skip = options.Number("$skip") ?? 0,
                Take = take,
                IsCounted = !mustNarrow || options.Flag("$count"),
            },
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

    public ODataUriParser Parser(Uri root, Uri address) => new(model(), root, address)
    {
        // As declared: a key stands in brackets.
        UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses,
        Settings = { MaximumExpansionDepth = 2, MaximumExpansionCount = 50 },
    };

    public static T Parse<T>(string part, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (ODataException e)
        {
            throw FeedException.Malformed(part, e.Message.Contains("UnreachableCodepath", StringComparison.Ordinal)
                ? $"{part} cannot be understood: an operator, such as 'has', meets values that it is not made for."
                : $"{part} cannot be understood: {e.Message}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException
            or NullReferenceException or InvalidCastException or KeyNotFoundException or IndexOutOfRangeException)
        {
            // The library's parser lets some malformed texts escape as other exceptions than its own.
            throw FeedException.Malformed(part, $"{part} cannot be understood.");
        }
    }

    /// <summary>Conditions on the set's own rows: those before anything is grouped.</summary>
    private static IEnumerable<QueryNode> Conditions(ApplyClause? apply, FilterClause? filter)
    {
        foreach (var transformation in apply?.Transformations ?? [])
        {
            if (transformation is not FilterTransformationNode { FilterClause.Expression: var condition })
            {
                yield break;
            }

            yield return condition;
        }

        if (filter is not null)
        {
            yield return filter.Expression;
        }
    }

    /// <summary>The last day that the warehouse tells of.</summary>
    private static DateOnly LastDay(WarehouseContext warehouse) => DateOnly.FromDateTime(
        warehouse.Loads.Where(l => l.IsPublished).OrderByDescending(l => l.LoadSk).Select(l => l.StartedAtUtc).FirstOrDefault().UtcDateTime);

    private static string? NavigationOf(string name) => name.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? name[..at] : null;

    private static List<string> Select(string? written, Relation relation, EntitySet set)
    {
        var all = relation.Names.ToList();
        if (written is null)
        {
            return all;
        }

        // A navigation beside properties only says that its link is wanted, and rows carry no links; Power Query names it here and in $expand.
        var asked = written.Split(',').Select(n => n.Trim()).Where(n => !set.References.Any(r => r.Name == n) || all.Contains(n)).ToList();
        foreach (var name in asked.Where(n => n != "*" && !all.Contains(n)))
        {
            throw FeedException.Malformed("$select", name.Contains('/', StringComparison.Ordinal)
                ? $"$select names the path '{name}'; write $expand={name.Split('/')[0]}($select=...) to read another set's properties along."
                : $"$select names '{name}', which is not a property at this point of the query.");
        }

        return asked.Contains("*") ? all : all.FindAll(asked.Contains);
    }

    private static int Place(List<string> select, string text)
    {
        var ordinal = select.IndexOf(text);
        if (ordinal < 0)
        {
            ordinal = select.Count;
            select.Add(text);
        }

        return ordinal;
    }

    private static List<SortColumn> Sort(
        QueryOptions options, ODataUriParser parser, Relation relation, EntitySet set, ApplyTranslator applier, List<string> select,
        Func<Relation, string, ExpressionTranslator> expressions)
    {
        List<SortColumn> sort = [];
        void Add(Sql value, bool descending, bool isGuide = false)
        {
            var text = value.Raw ?? value.Text;
            if (value.Constant is not null || sort.Exists(s => (s.Value.Raw ?? s.Value.Text) == text))
            {
                return;
            }

            sort.Add(new SortColumn(value, descending, Place(select, text), isGuide));
        }

        if (options["$orderby"] is not null)
        {
            for (var clause = Parse("$orderby", parser.ParseOrderBy); clause is not null; clause = clause.ThenBy)
            {
                // No day has one rank: the numbers that stand for it must not come between what is asked for next. Where nothing is, the column alone may be read along its index.
                var value = expressions(relation, "$orderby").Value(clause.Expression);
                Add(clause.ThenBy is null ? value : value with { Raw = null }, clause.Direction == OrderByDirection.Descending);
            }
        }

        if (sort.Count == 0 && applier.GroupedBy is null && set.KeyOrder is { } order)
        {
            Add(relation.Resolve(order.Name)!, descending: false, isGuide: true);
        }

        foreach (var name in applier.GroupedBy ?? [.. set.Keys.Select(k => k.Name)])
        {
            Add(relation.Resolve(name)!, descending: false);
        }

        return sort;
    }

    private static string Context(QueryOptions options, ApplyTranslator applier, List<string> names, IReadOnlyList<Expansion> expanded)
    {
        List<string> parts = [];
        if (options["$select"] is not null || applier.GroupedBy is not null)
        {
            parts.AddRange(names.Where(n => NavigationOf(n) is null));
            parts.AddRange(names.Where(n => NavigationOf(n) is not null).GroupBy(n => NavigationOf(n)).Select(g => $"{g.Key}({string.Join(',', g.Select(n => n[(g.Key!.Length + 1)..]))})"));
        }
        else if (applier.Dynamic.Count > 0)
        {
            parts.AddRange(["*", .. applier.Dynamic]);
        }

        // Never empty brackets: Power Query refuses them.
        parts.AddRange(expanded.Select(e => $"{e.Reference.Name}({(e.IsWhole ? "*" : string.Join(',', e.Paths.Select(p => p[(e.Reference.Name.Length + 1)..])))})"));
        return parts.Count == 0 ? "" : $"({string.Join(',', parts)})";
    }
}
