using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>A piece of a question in its three spellings.</summary>
internal readonly record struct Said(string Ours, string? Stock, string Sql)
{
    public Said(string same, string sql)
        : this(same, same, sql)
    {
    }

    public static Said Unknown(string ours, string sql) => new(ours, null, sql);

    public static Said Join(string before, Said left, string between, string sqlBetween, Said right, string after) => new(
        before + left.Ours + between + right.Ours + after, left.Stock is null || right.Stock is null ? null : before + left.Stock + between + right.Stock + after, $"({left.Sql} {sqlBetween} {right.Sql})");
}

/// <summary>Conditions over a set's columns, and over those of sets it refers to, made up from values that stand there.</summary>
/// <param name="random">What decides.</param>
/// <param name="set">The set.</param>
/// <param name="rows">Its rows, as our service gives them.</param>
/// <param name="isForStock">Whether only what the stock library answers is asked.</param>
internal sealed class ConditionMaker(Random random, EntitySet set, IReadOnlyList<JsonElement> rows, bool isForStock)
{
    private static readonly (string Name, string Sql)[] Orders = [("gt", ">"), ("ge", ">="), ("lt", "<"), ("le", "<=")];

    public Said Make(int depth)
    {
        if (depth > 0)
        {
            switch (random.Next(4))
            {
                case 0:
                    var inner = Make(depth - 1);
                    return new Said($"not ({inner.Ours})", inner.Stock is null ? null : $"not ({inner.Stock})", $"(NOT {inner.Sql})");
                case var kind:
                    return Said.Join("(", Make(depth - 1), kind == 1 ? ") or (" : ") and (", kind == 1 ? "OR" : "AND", Make(depth - 1), ")");
            }
        }

        if (!isForStock && set.References.Count > 0 && random.Next(4) == 0)
        {
            var reference = set.References[random.Next(set.References.Count)];
            var followed = reference.Target.Columns.Where(c => c.Kind is ColumnKind.Text or ColumnKind.Boolean or ColumnKind.Int32).ToList();
            return Followed(reference, followed[random.Next(followed.Count)]);
        }

        var column = set.Columns[random.Next(set.Columns.Count)];
        return Comparison(column, Sample(column));
    }

    public JsonElement Sample(Column column) => rows[random.Next(rows.Count)].GetProperty(column.Name);

    /// <summary>A column of the copy.</summary>
    public static string Sql(Column column) => $"t.\"{column.Name}\"";

    /// <summary>A column of a set that is referred to.</summary>
    public static string Sql(Reference reference, Column column) => $"\"r{reference.Name}\".\"{column.Name}\"";

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private Said Followed(Reference reference, Column column)
    {
        var (name, sql) = ($"{reference.Name}/{column.Name}", Sql(reference, column));
        return column.Kind switch
        {
            ColumnKind.Boolean => Said.Unknown($"{name} eq true", $"({sql} IS 1)"),
            ColumnKind.Int32 => random.Next(3) == 0 ? Said.Unknown($"{name} ne null", $"({sql} IS NOT NULL)") : Compared(Said.Unknown(name, sql), random.Next(60).ToString(CultureInfo.InvariantCulture)),
            _ => random.Next(3) switch
            {
                0 => Said.Unknown($"contains({name},'a')", $"(instr({sql}, 'a') > 0)"),
                1 => Said.Unknown($"{name} eq null", $"({sql} IS NULL)"),
                _ => Compared(Said.Unknown(name, sql), "'beta'"),
            },
        };
    }

    /// <summary>A value beside a literal: two nulls are equal, a null and a value are not, and nothing is greater or less than null.</summary>
    private Said Compared(Said value, string literal, string? sqlLiteral = null)
    {
        var sql = sqlLiteral ?? literal;
        switch (random.Next(6))
        {
            case 0:
                return new Said($"{value.Ours} eq {literal}", value.Stock is null ? null : $"{value.Stock} eq {literal}", $"({value.Sql} IS {sql})");
            case 1:
                return new Said($"{value.Ours} ne {literal}", value.Stock is null ? null : $"{value.Stock} ne {literal}", $"({value.Sql} IS NOT {sql})");
            default:
                var (name, op) = Orders[random.Next(Orders.Length)];
                return new Said($"{value.Ours} {name} {literal}", value.Stock is null ? null : $"{value.Stock} {name} {literal}", $"COALESCE({value.Sql} {op} {sql}, 0)");
        }
    }

    private Said Comparison(Column column, JsonElement sample)
    {
        var (name, sql) = (column.Name, Sql(column));
        var plain = new Said(name, sql);
        if (sample.ValueKind == JsonValueKind.Null)
        {
            return column.Kind == ColumnKind.Date
                ? random.Next(2) == 0 ? new Said($"{name} eq null", $"{name} le 0", $"({sql} IS NULL)") : new Said($"{name} ne null", $"{name} gt 0", $"({sql} IS NOT NULL)")
                : column.IsNullable ? random.Next(2) == 0 ? new Said($"{name} eq null", $"({sql} IS NULL)") : new Said($"{name} ne null", $"({sql} IS NOT NULL)") : new Said("1 eq 1", "(1 = 1)");
        }

        switch (column.Kind)
        {
            case ColumnKind.Text:
                // A function of null is null, and so is its negation; the library has it false and true.
                var condition = TextCondition(plain, sample.GetString()!);
                return column.IsNullable && isForStock ? Said.Join("(", new Said($"{name} ne null", $"({sql} IS NOT NULL)"), " and ", "AND", condition, ")") : condition;
            case ColumnKind.Boolean:
                var truth = random.Next(2);
                return random.Next(2) == 0 ? new Said($"{name} eq {(truth == 1 ? "true" : "false")}", $"({sql} IS {truth})") : new Said($"{name} ne {(truth == 1 ? "true" : "false")}", $"({sql} IS NOT {truth})");
            case ColumnKind.Date:
                return DayCondition(name, sql, sample.GetString()!);
            case ColumnKind.Instant:
                var instant = sample.GetDateTimeOffset();
                return !isForStock && random.Next(3) == 0 ? random.Next(2) == 0
                        ? Compared(Said.Unknown($"month({name})", $"CAST(strftime('%m', {sql} / 1000.0, 'unixepoch') AS INTEGER)"), random.Next(1, 13).ToString(CultureInfo.InvariantCulture))
                        : Compared(Said.Unknown($"date({name})", $"strftime('%Y-%m-%d', {sql} / 1000.0, 'unixepoch')"), instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"'{instant.UtcDateTime:yyyy-MM-dd}'")
                    : Compared(plain, instant.ToOffset(TimeSpan.FromHours(isForStock ? 0 : 2)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal), instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            case ColumnKind.Decimal:
                return Compared(plain, sample.GetRawText(), ((long)(sample.GetDecimal() * 10000m)).ToString(CultureInfo.InvariantCulture));
            case ColumnKind.Double:
                return Compared(random.Next(6) switch
                {
                    0 => new Said($"{name} add 1.5", $"({sql} + 1.5)"),
                    1 => new Said($"{name} mul 2.0", $"({sql} * 2.0)"),
                    2 => new Said($"{name} sub 0.25", $"({sql} - 0.25)"),
                    3 when !isForStock => Said.Unknown($"floor({name})", $"floor({sql})"),
                    4 when !isForStock => Said.Unknown($"round({name} div 3)", $"round({sql} / 3.0)"),
                    _ => plain,
                }, sample.GetRawText());
            default:
                var number = sample.GetRawText();
                return random.Next(5) switch
                {
                    0 when Sample(column).GetRawText() is var other => new Said($"{name} in ({number},{other},-7)", $"({sql} IS {number} OR {sql} IS {other} OR {sql} IS -7)"),
                    1 => Compared(new Said($"{name} add 3", $"({sql} + 3)"), number),
                    2 => Compared(new Said($"{name} mod 5", $"({sql} % 5)"), random.Next(-4, 5).ToString(CultureInfo.InvariantCulture)),
                    3 when !isForStock => Compared(Said.Unknown($"-({name} div 3)", $"-({sql} / 3)"), (-sample.GetInt64() / 3).ToString(CultureInfo.InvariantCulture)),
                    _ => Compared(plain, number),
                };
        }
    }

    private Said DayCondition(string name, string sql, string day)
    {
        var number = day.Replace("-", "", StringComparison.Ordinal);
        if (!isForStock && random.Next(3) == 0)
        {
            return random.Next(2) == 0
                ? Compared(Said.Unknown($"year({name})", $"({sql} / 10000)"), day[..4])
                : Compared(Said.Unknown($"day({name})", $"({sql} % 100)"), random.Next(1, 28).ToString(CultureInfo.InvariantCulture));
        }

        // No day is below every day by its number, and beside no day by OData.
        switch (random.Next(6))
        {
            case 0:
                return new Said($"{name} eq {day}", $"{name} eq {number}", $"({sql} IS {number})");
            case 1:
                return new Said($"{name} ne {day}", $"{name} ne {number}", $"({sql} IS NOT {number})");
            default:
                var (op, sqlOp) = Orders[random.Next(Orders.Length)];
                return new Said($"{name} {op} {day}", op is "lt" or "le" ? $"({name} gt 0 and {name} {op} {number})" : $"{name} {op} {number}", $"COALESCE({sql} {sqlOp} {number}, 0)");
        }
    }

    private Said TextCondition(Said plain, string text)
    {
        var (name, sql) = (plain.Ours, plain.Sql);
        var runes = text.EnumerateRunes().ToList();
        var part = runes.Count == 0 ? "a" : string.Concat(runes.Skip(random.Next(runes.Count)).Take(1 + random.Next(3)));
        var (literal, piece) = (Text(text), Text(part));
        return random.Next(isForStock ? 8 : 11) switch
        {
            0 => new Said($"contains({name},{piece})", $"(instr({sql}, {piece}) > 0)"),

            // EF writes startswith and endswith as LIKE on this engine, which takes A for a.
            1 => new Said($"startswith({name},{piece})", $"indexof({name},{piece}) eq 0", $"(instr({sql}, {piece}) = 1)"),
            2 => new Said($"endswith(tolower({name}),tolower({piece}))", $"(substr(test_lower({sql}), -length({piece})) = test_lower({piece}))"),
            3 => new Said($"tolower({name}) eq tolower({literal})", $"(test_lower({sql}) IS test_lower({literal}))"),
            4 => new Said($"trim({name}) eq {literal}", $"(trim({sql}) IS {literal})"),
            5 => new Said($"concat({name},'x') eq {literal}", $"({sql} || 'x' IS {literal})"),
            6 => new Said($"{name} in ({literal},{piece})", $"({sql} IS {literal} OR {sql} IS {piece})"),
            8 => Compared(Said.Unknown($"length({name})", $"test_length({sql})"), random.Next(12).ToString(CultureInfo.InvariantCulture)),
            9 => Said.Unknown($"toupper({name}) eq toupper({literal})", $"(test_upper({sql}) IS test_upper({literal}))"),

            // Characters of .NET, of which an emoji is two: cut behind the first of those that are one.
            10 when text.Length > 2 && !text.Any(char.IsSurrogate) => Said.Unknown($"substring({name},1,2) eq {Text(text.Substring(1, 2))}", $"(substr({sql}, 2, 2) IS {Text(text.Substring(1, 2))})"),
            _ => Compared(plain, literal),
        };
    }
}
