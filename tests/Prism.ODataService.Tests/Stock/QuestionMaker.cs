using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>Makes up questions over all options: some that the stock library can answer as well, others that only the contract promises.</summary>
internal sealed class QuestionMaker(Random random, EntitySet set, IReadOnlyList<JsonElement> rows, bool isForStock)
{
    private static readonly string[] Words = ["alpha", "beta", "hara", "zoë", "padded", "emoji", "quoted", "portfolio", "\"line\"", "\"50%\""];
    private static readonly string[] Styles = ["application/json", "application/json;odata.metadata=none", "application/json;odata.metadata=full", "application/json;IEEE754Compatible=true", "application/json;odata.metadata=none;IEEE754Compatible=true"];

    private readonly ConditionMaker _conditions = new(random, set, rows, isForStock);

    /// <summary>References that the statement joins.</summary>
    private readonly HashSet<Reference> _joined = [.. isForStock ? [] : set.References];

    public Question Make() => random.Next(isForStock ? 5 : 2) == 0 ? Aggregation() : Rows();

    private Question Rows()
    {
        List<Said> options = [];
        var where = Where(options);
        var isNumber = random.Next(12) == 0;
        List<(string Name, string Sql, ColumnKind? Kind)> computed = [];
        List<ExpandedRow> expanded = [];
        List<Column> columns = [.. set.Columns];
        var (order, limit, isOrdered) = ("", "", false);
        if (!isNumber)
        {
            if (random.Next(4) == 0 && Computed() is { } one)
            {
                options.Add(new Said($"$compute={one.Ours} as C1", ""));
                computed.Add(("C1", one.Sql, null));
            }

            expanded = [.. Some(set.References, random.Next(4) == 0 ? 1 + random.Next(2) : 0).Select(r => new ExpandedRow(r, random.Next(2) == 0 ? r.Target.Columns : Some(r.Target.Columns, 1 + random.Next(4))))];
            if (expanded.Count > 0)
            {
                var along = string.Join(',', expanded.Select(e => e.Reference.Name + (e.Columns.Count == e.Reference.Target.Columns.Count ? "" : $"($select={string.Join(',', e.Columns.Select(c => c.Name))})")));
                options.Add(new Said($"$expand={along}", "", ""));
            }

            // The library gives what is computed where it is selected; and the keys of what is read along must be there to find it by.
            if (random.Next(2) == 0 || computed.Count > 0)
            {
                columns = [.. Some(set.Columns, 1 + random.Next(6)).Union(expanded.Select(e => e.Reference.Column))];
                options.Add(new Said($"$select={string.Join(',', columns.Select(c => c.Name).Concat(computed.Select(c => c.Name)).Concat(expanded.Select(e => e.Reference.Name).Take(random.Next(2))))}",
                    $"$select={string.Join(',', columns.Select(c => c.Name).Concat(computed.Select(c => c.Name)))}", ""));
            }

            (order, limit, isOrdered) = Cut(options, computed);
            if (random.Next(4) == 0)
            {
                options.Add(new Said("$count=true", "count"));
            }
        }

        _joined.UnionWith(expanded.Select(e => e.Reference));
        List<(string Sql, Output Output)> outputs =
        [
            .. columns.Select(c => (ConditionMaker.Sql(c), new Output(c.Name, c.Kind))),
            .. computed.Select(c => (c.Sql, new Output(c.Name, c.Kind))),
            .. expanded.SelectMany(e => e.Columns.Select(c => (ConditionMaker.Sql(e.Reference, c), new Output($"{e.Reference.Name}/{c.Name}", c.Kind)))
                .Prepend((ConditionMaker.Sql(e.Reference, e.Reference.Target.Keys[0]), new Output($"{e.Reference.Name}/", ColumnKind.Int64) { IsPresence = true }))),
        ];
        var tail = $"FROM {From()}{(where.Length == 0 ? "" : $" WHERE {where}")}";
        var count = $"SELECT COUNT(*) {tail}";
        return Whole(options, isNumber ? "/$count" : "", isNumber ? count : $"SELECT {string.Join(", ", outputs.Select(o => o.Sql))} {tail}{order}{limit}", count, [.. outputs.Select(o => o.Output)], expanded, isOrdered, isNumber);
    }

    /// <summary>
    /// What the stock library aggregates rightly, where it is asked as well: sums of money it takes from the wrong digits on this engine, days are other types there,
    /// instants it cannot compare in aggregates, and a sum of keys of days, which nobody wants, outgrows the 32 bits of its sums with a hundred rows.
    /// </summary>
    private Question Aggregation()
    {
        List<(string Name, string Sql, ColumnKind Kind)> by = [.. Some([.. set.Columns.Where(c => !isForStock || c.Kind is not (ColumnKind.Date or ColumnKind.Instant or ColumnKind.Decimal or ColumnKind.Double))], isForStock ? 1 + random.Next(3) : random.Next(3))
            .Select(c => (c.Name, ConditionMaker.Sql(c), c.Kind))];
        if (!isForStock && set.References.Count > 0 && random.Next(2) == 0)
        {
            foreach (var reference in Some(set.References, 1 + random.Next(2)))
            {
                var column = Some(reference.Target.Columns, 1)[0];
                by.Add(($"{reference.Name}/{column.Name}", ConditionMaker.Sql(reference, column), column.Kind));
            }
        }

        List<(string Text, string Name, string Sql, ColumnKind? Kind)> aggregates = [("$count as Rows", "Rows", "COUNT(*)", null)];
        var values = set.Columns.Where(c => (isForStock ? c.Kind is ColumnKind.Double or ColumnKind.Int32 or ColumnKind.Int64 : c.Kind != ColumnKind.Boolean) && !by.Exists(b => b.Name == c.Name)).ToList();
        foreach (var column in Some(values, random.Next(isForStock ? 3 : 4)))
        {
            var isNumber = column.Kind is ColumnKind.Double or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Decimal;
            string[] methods = isForStock && column.Name.EndsWith("DateSk", StringComparison.Ordinal) ? ["min", "max", "average"] : isForStock ? ["sum", "min", "max", "average"] : isNumber ? ["sum", "min", "max", "average", "countdistinct"] : ["min", "max", "countdistinct"];
            aggregates.Add(Aggregate(column, methods[random.Next(methods.Length)]));
        }

        var before = random.Next(2) == 0 || set.MustNarrowBy.Count > 0 && isForStock ? _conditions.Make(random.Next(2)) : default;
        var aggregate = $"aggregate({string.Join(',', aggregates.Select(a => a.Text))})";
        var group = by.Count == 0 ? aggregate : $"groupby(({string.Join(',', by.Select(b => b.Name))}),{aggregate})";
        List<Said> options = [before.Ours is null ? new Said($"$apply={group}", "") : new Said($"$apply=filter({before.Ours})/{group}", before.Stock is null ? null : $"$apply=filter({before.Stock})/{group}", "")];
        var having = "";
        if (!isForStock && by.Count > 0 && random.Next(2) == 0)
        {
            options.Add(new Said($"$filter=Rows gt {random.Next(4)}", ""));
            having = " WHERE o0 > " + options[^1].Ours[^1];
        }

        var (order, limit) = ("", "");
        if (by.Count > 0 && random.Next(2) == 0)
        {
            options.Add(new Said($"$orderby=Rows desc,{string.Join(',', by.Select(b => b.Name))}", ""));
            order = $" ORDER BY o0 DESC, {string.Join(", ", by.Select((_, i) => $"o{aggregates.Count + i}"))}";
            if (random.Next(2) == 0)
            {
                var (skip, top) = (isForStock ? 0 : random.Next(4), random.Next(1, 20));
                options.Add(new Said($"$top={top}{(skip > 0 ? $"&$skip={skip}" : "")}", ""));
                limit = string.Create(CultureInfo.InvariantCulture, $" LIMIT {top} OFFSET {skip}");
            }
        }

        if (!isForStock && random.Next(4) == 0)
        {
            options.Add(new Said("$count=true", "count"));
        }

        List<(string Sql, Output Output)> selected = [.. aggregates.Select(a => (a.Sql, new Output(a.Name, a.Kind))), .. by.Select(b => (b.Sql, new Output(b.Name, b.Kind)))];
        var groups = $"(SELECT {string.Join(", ", selected.Select((s, i) => $"{s.Sql} AS o{i}"))} FROM {From()}{(before.Sql is null ? "" : $" WHERE {before.Sql}")}{(by.Count == 0 ? "" : $" GROUP BY {string.Join(", ", by.Select(b => b.Sql))}")}){having}";
        return Whole(options, "", $"SELECT * FROM {groups}{order}{limit}", $"SELECT COUNT(*) FROM {groups}", [.. selected.Select(s => s.Output)], [], isOrdered: order.Length > 0, isNumber: false);
    }

    private static (string Text, string Name, string Sql, ColumnKind? Kind) Aggregate(Column column, string method)
    {
        var (name, sql) = ($"{method}Of{column.Name}", ConditionMaker.Sql(column));

        // Money is held in ten thousandths, and its average cut behind the sixth digit.
        return ($"{column.Name} with {method} as {name}", name, method switch
        {
            "countdistinct" => $"COUNT(DISTINCT {sql})",
            "average" when column.Kind == ColumnKind.Decimal => $"(SUM({sql}) * 100 / COUNT({sql}) / 1000000.0)",
            "average" => $"AVG({sql})",
            "sum" when column.Kind == ColumnKind.Decimal => $"(SUM({sql}) / 10000.0)",
            _ => $"{method}({sql})",
        }, method is "min" or "max" && column.Kind is not (ColumnKind.Int32 or ColumnKind.Int64) ? column.Kind : null);
    }

    /// <summary>Conditions and words that all rows have to meet.</summary>
    private string Where(List<Said> options)
    {
        List<string> conditions = [];
        if (random.Next(5) > 0 || set.MustNarrowBy.Count > 0)
        {
            var condition = _conditions.Make(random.Next(4));
            if (set.MustNarrowBy is [var day, ..])
            {
                condition = Said.Join("(", condition, ") and ", "AND", new Said($"{day.Name} gt 2023-06-30", $"{day.Name} gt 20230630", $"({ConditionMaker.Sql(day)} > 20230630)"), "");
            }

            options.Add(new Said($"$filter={condition.Ours}", condition.Stock is null ? null : $"$filter={condition.Stock}", ""));
            conditions.Add(condition.Sql);
        }

        if (set.Searchable.Count > 0 && random.Next(6) == 0)
        {
            var (first, second) = (Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]);
            var (text, op) = random.Next(4) switch { 0 => ($"{first} OR {second}", "OR"), 1 => ($"{first} AND {second}", "AND"), 2 => ($"{first} NOT {second}", "AND NOT"), _ => (first, "") };
            options.Add(new Said($"$search={text}", ""));
            conditions.Add(op.Length == 0 ? Found(first) : $"({Found(first)} {op} {Found(second)})");
        }

        return string.Join(" AND ", conditions);
    }

    private string Found(string word) => $"({string.Join(" OR ", set.Searchable.Select(c => $"instr(test_lower(COALESCE({ConditionMaker.Sql(c)}, '')), {ConditionMaker.Text(word.Trim('"'))}) > 0"))})";

    /// <summary>Order and limits. The key stands at the end: among equals the order is nobody's, and a cut through them is nobody's choice.</summary>
    private (string Order, string Limit, bool IsOrdered) Cut(List<Said> options, List<(string Name, string Sql, ColumnKind? Kind)> computed)
    {
        var cut = random.Next(4);
        var isOrdered = cut < 2 || random.Next(2) == 0;
        var order = "";
        if (isOrdered)
        {
            // To the library unknown and not applicable days are numbers, one before the other; to OData both are none.
            var by = Some([.. set.Columns.Where(c => !isForStock || c.Kind != ColumnKind.Date)], random.Next(4)).Select(c => (c.Name, Sql: ConditionMaker.Sql(c))).ToList();
            if (!isForStock && set.References.Count > 0 && random.Next(3) == 0)
            {
                var reference = set.References[random.Next(set.References.Count)];
                by.Add(($"{reference.Name}/{reference.Target.Columns[1].Name}", ConditionMaker.Sql(reference, reference.Target.Columns[1])));
            }

            if (!isForStock)
            {
                by.AddRange(computed.Select(c => (c.Name, c.Sql)));
            }

            // Whoever cuts without naming the key has the key's order among equals: ours and the library's. A set read along an index has that index's, and so have days that are none.
            var last = by.LastOrDefault().Name;
            var keys = cut == 0 && set.KeyOrder is null && (last is null || set.ByName.GetValueOrDefault(last)?.Kind is not (null or ColumnKind.Date)) && random.Next(2) == 0 ? [] : set.Keys.Select(k => (k.Name, Sql: ConditionMaker.Sql(k)));
            var terms = by.Concat(keys).DistinctBy(b => b.Name).Select(b => (b.Name, b.Sql, Suffix: random.Next(2) == 0 ? " desc" : "")).ToList();
            if (terms.Count > 0)
            {
                options.Add(new Said($"$orderby={string.Join(',', terms.Select(t => t.Name + t.Suffix))}", ""));
            }

            order = $" ORDER BY {string.Join(", ", terms.Select(t => t.Sql + t.Suffix).Concat(set.Keys.Where(k => !terms.Exists(t => t.Name == k.Name)).Select(ConditionMaker.Sql)))}";
        }

        int? top = cut == 0 ? random.Next(40) : null;
        int? skip = cut <= 1 && random.Next(2) == 0 ? random.Next(60) : null;
        if (top is not null)
        {
            options.Add(new Said($"$top={top}", ""));
        }

        if (skip is not null)
        {
            options.Add(new Said($"$skip={skip}", ""));
        }

        return (order, string.Create(CultureInfo.InvariantCulture, $" LIMIT {top ?? -1} OFFSET {skip ?? 0}"), isOrdered);
    }

    private Said? Computed()
    {
        var numbers = set.Columns.Where(c => c.Kind is ColumnKind.Double or ColumnKind.Int32 or ColumnKind.Int64 && !set.Keys.Contains(c)).ToList();
        if (numbers.Count == 0)
        {
            return null;
        }

        var column = numbers[random.Next(numbers.Count)];
        var (name, sql) = (column.Name, ConditionMaker.Sql(column));
        return random.Next(3) switch
        {
            0 => new Said($"{name} mul 2", $"({sql} * 2)"),
            1 => new Said($"{name} add 5", $"({sql} + 5)"),
            _ => new Said($"{name} sub 7", $"({sql} - 7)"),
        };
    }

    private string From() => $"\"{set.Name}\" AS t" + string.Concat(_joined.Select(r => $" LEFT JOIN \"{r.Target.Name}\" AS \"r{r.Name}\" ON {ConditionMaker.Sql(r, r.Target.Keys[0])} = {ConditionMaker.Sql(r.Column)}"));

    private Question Whole(List<Said> options, string behind, string sql, string count, IReadOnlyList<Output> outputs, IReadOnlyList<ExpandedRow> expanded, bool isOrdered, bool isNumber)
    {
        string Address(IEnumerable<string?> written) => string.Join('&', written.OfType<string>().Where(o => o.Length > 0)) is { Length: > 0 } query ? $"{set.Name}{behind}?{query}" : set.Name + behind;
        return new Question(set, Address(options.Select(o => Encoded(o.Ours))), options.Exists(o => o.Stock is null) || !isForStock ? null : Address(options.Select(o => Encoded(o.Stock))),
            sql, options.Exists(o => o.Ours == "$count=true") ? count : null, outputs, expanded)
        {
            IsOrdered = isOrdered, IsNumber = isNumber, Accept = random.Next(2) == 0 ? Styles[0] : Styles[random.Next(Styles.Length)],
        };
    }

    private static string? Encoded(string? option) => option is not null && option.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? string.Join("&$skip=", option[(at + 1)..].Split("&$skip=").Select(Uri.EscapeDataString)) is var value ? $"{option[..at]}={value}" : null
        : option;

    private List<T> Some<T>(IReadOnlyList<T> from, int count)
    {
        var all = from.ToArray();
        random.Shuffle(all);
        return [.. all.Take(count)];
    }
}
