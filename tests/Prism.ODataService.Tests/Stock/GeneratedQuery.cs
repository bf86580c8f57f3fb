using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>
/// A question made up from a set's columns and the values that stand in them, in two spellings: ours, where a day is <c>Edm.Date</c>, and the stock model's, where it is
/// the integer behind it.
/// </summary>
/// <param name="Ours">Address below our root.</param>
/// <param name="Stock">Address below the stock service's root.</param>
/// <param name="IsOrdered">Whether the order of the rows is part of the answer.</param>
internal sealed record GeneratedQuery(EntitySet Set, string Ours, string Stock, bool IsOrdered)
{
    public static GeneratedQuery Make(Random random, EntitySet set, IReadOnlyList<JsonElement> rows)
    {
        var maker = new Maker(random, set, rows);
        return random.Next(5) == 0 ? maker.Aggregation() : maker.Rows();
    }

    private readonly record struct Pair(string Ours, string Stock)
    {
        public static implicit operator Pair(string same) => new(same, same);
    }

    private sealed class Maker(Random random, EntitySet set, IReadOnlyList<JsonElement> rows)
    {
        public GeneratedQuery Rows()
        {
            List<Pair> options = [];
            if (random.Next(5) > 0)
            {
                options.Add(Option("$filter", Narrowed(Condition(random.Next(4)))));
            }
            else if (set.MustNarrowBy.Count > 0)
            {
                options.Add(Option("$filter", Narrowed("1 eq 1")));
            }

            // The key at the end: among equals the order is nobody's, and a cut through them is nobody's choice.
            var cut = random.Next(4);
            var isOrdered = cut < 2 || random.Next(2) == 0;
            if (isOrdered)
            {
                var order = Some(set.Columns, random.Next(4)).Select(c => c.Name).Union(set.Keys.Select(k => k.Name)).Select(name => name + (random.Next(2) == 0 ? " desc" : ""));
                options.Add(Option("$orderby", string.Join(',', order)));
            }

            if (random.Next(2) == 0)
            {
                options.Add(Option("$select", string.Join(',', Some(set.Columns, 1 + random.Next(6)).Select(c => c.Name))));
            }

            if (cut == 0)
            {
                options.Add(Option("$top", random.Next(40).ToString(CultureInfo.InvariantCulture)));
            }

            if (cut <= 1 && random.Next(2) == 0)
            {
                options.Add(Option("$skip", random.Next(60).ToString(CultureInfo.InvariantCulture)));
            }

            if (random.Next(4) == 0)
            {
                options.Add("$count=true");
            }

            return Whole(options, isOrdered);
        }

        /// <summary>
        /// What the stock library aggregates rightly: sums of money it takes from the wrong digits on this engine, days are other types there, and instants it cannot compare
        /// in aggregates. Those are held against hand-written SQL.
        /// </summary>
        public GeneratedQuery Aggregation()
        {
            var by = Some([.. set.Columns.Where(c => c.Kind is not (ColumnKind.Date or ColumnKind.Instant or ColumnKind.Decimal or ColumnKind.Double))], 1 + random.Next(3));
            List<string> aggregates = ["$count as Rows"];
            foreach (var column in Some([.. set.Columns.Where(c => c.Kind is ColumnKind.Double or ColumnKind.Int32 or ColumnKind.Int64 && !by.Contains(c))], random.Next(3)))
            {
                var method = new[] { "sum", "min", "max", "average" }[random.Next(4)];
                aggregates.Add($"{column.Name} with {method} as {method}Of{column.Name}");
            }

            var (ours, stock) = random.Next(2) == 0 ? Condition(random.Next(2)) : default;
            var group = $"groupby(({string.Join(',', by.Select(c => c.Name))}),aggregate({string.Join(',', aggregates)}))";
            List<Pair> options = [Option("$apply", ours is null ? group : new Pair($"filter({ours})/{group}", $"filter({stock})/{group}"))];
            if (random.Next(2) == 0)
            {
                options.Add(Option("$orderby", $"Rows desc,{string.Join(',', by.Select(c => c.Name))}"));
                if (random.Next(2) == 0)
                {
                    options.Add(Option("$top", random.Next(1, 20).ToString(CultureInfo.InvariantCulture)));
                }
            }

            return Whole(options, isOrdered: options.Count > 1);
        }

        private Pair Narrowed(Pair condition) => set.MustNarrowBy is [var day, ..]
            ? new Pair($"({condition.Ours}) and {day.Name} gt 2023-06-30", $"({condition.Stock}) and {day.Name} gt 20230630")
            : condition;

        private static Pair Option(string name, Pair value) => new($"{name}={Uri.EscapeDataString(value.Ours)}", $"{name}={Uri.EscapeDataString(value.Stock)}");

        private GeneratedQuery Whole(List<Pair> options, bool isOrdered) => new(
            set, $"{set.Name}?{string.Join('&', options.Select(o => o.Ours))}", $"{set.Name}?{string.Join('&', options.Select(o => o.Stock))}", isOrdered);

        private Pair Condition(int depth)
        {
            if (depth > 0)
            {
                switch (random.Next(4))
                {
                    case 0:
                        var (ours, stock) = Condition(depth - 1);
                        return new Pair($"not ({ours})", $"not ({stock})");
                    case var kind:
                        var (left, right) = (Condition(depth - 1), Condition(depth - 1));
                        var op = kind == 1 ? "or" : "and";
                        return new Pair($"({left.Ours}) {op} ({right.Ours})", $"({left.Stock}) {op} ({right.Stock})");
                }
            }

            var column = set.Columns[random.Next(set.Columns.Count)];
            return Comparison(column, Sample(column));
        }

        private Pair Comparison(Column column, JsonElement sample)
        {
            var name = column.Name;
            if (sample.ValueKind == JsonValueKind.Null)
            {
                return column.Kind == ColumnKind.Date
                    ? random.Next(2) == 0 ? new Pair($"{name} eq null", $"{name} le 0") : new Pair($"{name} ne null", $"{name} gt 0")
                    : column.IsNullable ? $"{name} {(random.Next(2) == 0 ? "eq" : "ne")} null" : "1 eq 1";
            }

            var op = new[] { "eq", "ne", "gt", "ge", "lt", "le" }[random.Next(6)];
            switch (column.Kind)
            {
                case ColumnKind.Text:
                    // A function of null is null, and so is its negation; the library has it false and true.
                    var condition = TextCondition(name, sample.GetString()!, op);
                    return column.IsNullable ? new Pair($"({name} ne null and {condition.Ours})", $"({name} ne null and {condition.Stock})") : condition;
                case ColumnKind.Boolean:
                    return $"{name} {(random.Next(2) == 0 ? "eq" : "ne")} {(random.Next(2) == 0 ? "true" : "false")}";
                case ColumnKind.Date:
                    var day = sample.GetString()!;
                    var number = day.Replace("-", "", StringComparison.Ordinal);

                    // No day is below every day by its number, and beside no day by OData.
                    return new Pair($"{name} {op} {day}", op is "lt" or "le" ? $"({name} gt 0 and {name} {op} {number})" : $"{name} {op} {number}");
                case ColumnKind.Instant:
                    return $"{name} {op} {sample.GetString()}";
                case ColumnKind.Decimal:
                    return $"{name} {op} {sample.GetRawText()}";
                case ColumnKind.Double:
                    var value = sample.GetRawText();
                    return random.Next(5) switch
                    {
                        0 => $"{name} add 1.5 {op} {value}",
                        1 => $"{name} mul 2.0 {op} {value}",
                        2 => $"{name} sub 0.25 {op} {value}",
                        _ => $"{name} {op} {value}",
                    };
                default:
                    return random.Next(4) switch
                    {
                        0 => $"{name} in ({sample.GetRawText()},{Sample(column).GetRawText()},-7)",
                        1 => $"{name} add 3 {op} {sample.GetRawText()}",
                        _ => $"{name} {op} {sample.GetRawText()}",
                    };
            }
        }

        private Pair TextCondition(string name, string text, string op)
        {
            var literal = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
            var runes = text.EnumerateRunes().ToList();
            var part = runes.Count == 0 ? "a" : string.Concat(runes.Skip(random.Next(runes.Count)).Take(1 + random.Next(3)));
            var piece = $"'{part.Replace("'", "''", StringComparison.Ordinal)}'";
            return random.Next(8) switch
            {
                0 => $"contains({name},{piece})",

                // EF writes startswith and endswith as LIKE on this engine, which takes A for a.
                1 => new Pair($"startswith({name},{piece})", $"indexof({name},{piece}) eq 0"),
                2 => $"endswith(tolower({name}),tolower({piece}))",
                3 => $"tolower({name}) eq tolower({literal})",
                4 => $"trim({name}) eq {literal}",
                5 => $"concat({name},'x') eq {literal}",
                6 => $"{name} in ({literal},{piece})",
                _ => $"{name} {op} {literal}",
            };
        }

        private JsonElement Sample(Column column) => rows[random.Next(rows.Count)].GetProperty(column.Name);

        private List<T> Some<T>(IReadOnlyList<T> from, int count)
        {
            var all = from.ToArray();
            random.Shuffle(all);
            return [.. all.Take(count)];
        }
    }
}
