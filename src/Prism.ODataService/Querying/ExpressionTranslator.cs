using System.Globalization;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>
/// Turns the parsed expressions of a query into SQL. Null as OData says: a comparison with null is never null itself (<c>eq</c> is true only for
/// two nulls, <c>ne</c> for one, the others are false), while arithmetic and functions pass null on.
/// </summary>
public sealed class ExpressionTranslator(
    SqlDialect dialect, SqlParameters parameters, Func<string, Sql?> resolve, IDictionary<string, SingleValueNode> aliases, string part, DateTimeOffset now,
    QueryBudget budget)
{
    private readonly Arithmetic _arithmetic = new(dialect, parameters, part);

    /// <summary>A condition. <paramref name="isPositive"/>: nothing above negates it, so null may stand for false.</summary>
    public string Predicate(SingleValueNode node, bool isPositive = true)
    {
        budget.Enter(part);
        var condition = QueryBudget.Check(Condition(node, isPositive), part);
        budget.Leave();
        return condition;
    }

    /// <summary>A value.</summary>
    public Sql Value(SingleValueNode node)
    {
        budget.Enter(part);
        var value = Evaluate(node);
        QueryBudget.Check(value.Text, part);
        budget.Leave();
        return value;
    }

    private string Condition(SingleValueNode node, bool isPositive)
    {
        budget.Spend(part);
        switch (Strip(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } logic:
                return Balanced([.. Chain(logic).Select(term => Predicate(term, isPositive))], logic.OperatorKind == BinaryOperatorKind.And ? " AND " : " OR ");
            case BinaryOperatorNode { OperatorKind: <= BinaryOperatorKind.LessThanOrEqual } comparison:
                return Compare(comparison.OperatorKind, comparison.Left, comparison.Right, isPositive);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return $"(NOT {Predicate(not.Operand, isPositive: false)})";
            case InNode inNode:
                return In(inNode, isPositive);
            case SingleValueFunctionCallNode { Name: "contains" or "startswith" or "endswith" } call:
                var arguments = Arguments(call).Select(a => a.IsNull ? "NULL" : _arithmetic.Bind(a, ColumnKind.Text, 0)).ToArray();
                return dialect.Function(call.Name, arguments);
            case ConstantNode { Value: bool truth }:
                return truth ? "(1 = 1)" : "(1 = 0)";
            case ConstantNode { Value: null }:
                return "(1 = NULL)";
            case var other:
                var value = Value(other);
                return value.Kind == ColumnKind.Boolean ? $"({value.Text} = 1)" : throw Refuse("is not a condition");
        }
    }

    private Sql Evaluate(SingleValueNode node)
    {
        budget.Spend(part);
        switch (Strip(node))
        {
            case ConstantNode constant:
                return Literal(constant);
            case SingleValuePropertyAccessNode { Source: SingleNavigationNode { Source: ResourceRangeVariableReferenceNode } navigation } property:
                return Resolve($"{navigation.NavigationProperty.Name}/{property.Property.Name}");
            case SingleValuePropertyAccessNode { Source: SingleNavigationNode }:
                throw Refuse("follows more than one navigation; paths of one step are answered");
            case SingleValuePropertyAccessNode property:
                return Resolve(property.Property.Name);
            case SingleValueOpenPropertyAccessNode open:
                return Resolve(open.Name);
            case ParameterAliasNode alias:
                return aliases.TryGetValue(alias.Alias, out var aliased) && aliased is not null
                    ? Value(aliased)
                    : new Sql("NULL", ColumnKind.Text, 0, true) { Constant = DBNull.Value };
            case BinaryOperatorNode { OperatorKind: >= BinaryOperatorKind.Add and <= BinaryOperatorKind.Modulo } binary:
                return _arithmetic.Combine(binary.OperatorKind, Value(binary.Left), Value(binary.Right));
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } negate:
                return _arithmetic.Combine(BinaryOperatorKind.Subtract, new Sql("0", ColumnKind.Int32, 0, false) { Constant = 0m }, Value(negate.Operand));
            case SingleValueFunctionCallNode call when call.Name is not ("contains" or "startswith" or "endswith"):
                return Call(call);
            case BinaryOperatorNode or UnaryOperatorNode or InNode or SingleValueFunctionCallNode:
                var predicate = Predicate(node, isPositive: false);
                return new Sql($"CASE WHEN {predicate} THEN 1 WHEN NOT {predicate} THEN 0 END", ColumnKind.Boolean, 0, true);
            case var other:
                throw Refuse($"uses {other.Kind}, which this service does not answer; compare properties of the set itself");
        }
    }

    private Sql Resolve(string name) => resolve(name)
        ?? throw FeedException.Malformed(part, $"{part} names '{name}', which is not a property at this point of the query.");

    private FeedException Refuse(string why) => FeedException.Unsupported(part, $"{part} {why}.");

    private static SingleValueNode Strip(SingleValueNode node)
    {
        // The parser wraps operands in conversions to a common type; which type is compared or computed in is decided here, without losing digits.
        while (node is ConvertNode convert)
        {
            node = convert.Source;
        }

        return node;
    }

    private static Sql Literal(ConstantNode node)
    {
        object? value = node.Value;
        if (value is float or double or decimal or int or long or short or byte or sbyte)
        {
            // The parser may have read the digits as a binary fraction: they are read again, exactly.
            var digits = node.LiteralText?.TrimEnd('M', 'm', 'D', 'd', 'F', 'f', 'L', 'l');
            if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            {
                var isWhole = exact == decimal.Truncate(exact) && Math.Abs(exact) <= long.MaxValue && value is int or long or short or byte or sbyte;
                return new Sql("", isWhole ? ColumnKind.Int64 : ColumnKind.Decimal, isWhole ? 0 : exact.Scale, false) { Constant = exact };
            }

            var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            return double.IsFinite(number)
                ? new Sql("", ColumnKind.Double, 0, false) { Constant = number }
                : throw FeedException.Unsupported("$filter", "NaN and INF are not answered: no number of the warehouse is one. Compare with a finite number.");
        }

        return value switch
        {
            null => new Sql("NULL", ColumnKind.Text, 0, true) { Constant = DBNull.Value },
            bool truth => new Sql(truth ? "1" : "0", ColumnKind.Boolean, 0, false) { Constant = truth },
            string text => new Sql("", ColumnKind.Text, 0, false) { Constant = text },
#pragma warning disable CS0618 // The parser still yields its own date type.
            Date date => Day(date.Year, date.Month, date.Day),
#pragma warning restore CS0618
            DateOnly date => Day(date.Year, date.Month, date.Day),
            DateTimeOffset instant => new Sql("", ColumnKind.Instant, 0, false) { Constant = instant },
            _ => throw FeedException.Unsupported("$filter", $"A literal of type {node.TypeReference?.FullName()} meets no property of this service."),
        };
    }

    private static Sql Day(int year, int month, int day) => new("", ColumnKind.Date, 0, false) { Constant = (year * 10000) + (month * 100) + day };

    private string Compare(BinaryOperatorKind op, SingleValueNode leftNode, SingleValueNode rightNode, bool isPositive)
    {
        var left = Value(leftNode);
        var right = Value(rightNode);
        if (left.IsNull || right.IsNull)
        {
            var other = left.IsNull ? right : left;
            return op switch
            {
                BinaryOperatorKind.Equal => other.IsNull ? "(1 = 1)" : IsNull(other, negated: false),
                BinaryOperatorKind.NotEqual => other.IsNull ? "(1 = 0)" : IsNull(other, negated: true),
                _ => "(1 = 0)",
            };
        }

        // A date column beside a date literal stays a bare column, so that an index can serve the range.
        var sql = op switch
        {
            BinaryOperatorKind.Equal => "=",
            BinaryOperatorKind.NotEqual => "<>",
            BinaryOperatorKind.GreaterThan => ">",
            BinaryOperatorKind.GreaterThanOrEqual => ">=",
            BinaryOperatorKind.LessThan => "<",
            _ => "<=",
        };
        if (left.Raw is not null && right.Constant is int day && isPositive && op != BinaryOperatorKind.NotEqual)
        {
            var range = $"{left.Raw} {sql} {parameters.Add(day)}";
            return op is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual ? $"({range} AND {left.Raw} > 0)" : $"({range})";
        }

        var (l, r) = _arithmetic.Unify(left, right);
        var nullable = (left.IsNullable, right.IsNullable);
        if (op == BinaryOperatorKind.NotEqual)
        {
            return nullable switch
            {
                (false, false) => $"({l} <> {r})",
                (true, false) => $"({l} IS NULL OR {l} <> {r})",
                (false, true) => $"({r} IS NULL OR {l} <> {r})",
                _ => $"(({l} IS NULL AND {r} IS NOT NULL) OR ({l} IS NOT NULL AND {r} IS NULL) OR ({l} IS NOT NULL AND {r} IS NOT NULL AND {l} <> {r}))",
            };
        }

        if (op == BinaryOperatorKind.Equal && nullable == (true, true))
        {
            return $"(({l} IS NULL AND {r} IS NULL) OR ({l} IS NOT NULL AND {r} IS NOT NULL AND {l} = {r}))";
        }

        if (isPositive)
        {
            return $"({l} {sql} {r})";
        }

        var known = string.Concat(left.IsNullable ? $" AND {l} IS NOT NULL" : "", right.IsNullable ? $" AND {r} IS NOT NULL" : "");
        return $"({l} {sql} {r}{known})";
    }

    private static string IsNull(Sql value, bool negated)
    {
        if (value.Constant is not null)
        {
            return negated ? "(1 = 1)" : "(1 = 0)";
        }

        return $"({value.Text} IS {(negated ? "NOT " : "")}NULL)";
    }

    private string In(InNode node, bool isPositive)
    {
        if (node.Right is not CollectionConstantNode list)
        {
            throw Refuse("uses 'in' with something other than a list of values");
        }

        if (list.Collection.Count > 1000)
        {
            throw FeedException.Malformed(part, $"{part} has {list.Collection.Count} values in one 'in'; at most 1000 are taken.");
        }

        if (list.Collection.Count == 0)
        {
            return "(1 = 0)";
        }

        var left = Value(node.Left);
        var items = list.Collection.Select(Value).ToList();
        if (left.Constant is null && left.Kind != ColumnKind.Date && !items.Exists(i => i.IsNull))
        {
            var pairs = items.ConvertAll(i => _arithmetic.Unify(left, i));
            if (pairs.TrueForAll(p => p.Left == pairs[0].Left))
            {
                var known = !isPositive && left.IsNullable ? $" AND {pairs[0].Left} IS NOT NULL" : "";
                return $"({pairs[0].Left} IN ({string.Join(", ", pairs.Select(p => p.Right))}){known})";
            }
        }

        return Balanced([.. list.Collection.Select(item => Compare(BinaryOperatorKind.Equal, node.Left, item, isPositive))], " OR ");
    }

    /// <summary>The terms of a chain of one operator: a slicer of hundreds of values must not become a tree as deep.</summary>
    private static List<SingleValueNode> Chain(BinaryOperatorNode top)
    {
        List<SingleValueNode> terms = [];
        Stack<SingleValueNode> open = new([top]);
        while (open.TryPop(out var node))
        {
            if (Strip(node) is BinaryOperatorNode binary && binary.OperatorKind == top.OperatorKind)
            {
                open.Push(binary.Right);
                open.Push(binary.Left);
            }
            else
            {
                terms.Add(node);
            }
        }

        return terms;
    }

    /// <summary>The engines limit how deep an expression may be, not how wide: halves of halves are as deep as a logarithm.</summary>
    private static string Balanced(ReadOnlySpan<string> terms, string separator) => terms.Length switch
    {
        1 => terms[0],
        _ => $"({Balanced(terms[..(terms.Length / 2)], separator)}{separator}{Balanced(terms[(terms.Length / 2)..], separator)})",
    };

    private List<Sql> Arguments(SingleValueFunctionCallNode call)
    {
        budget.SpendFunction(part);
        return [.. call.Parameters.Select(p => Value((SingleValueNode)p))];
    }

    private Sql Call(SingleValueFunctionCallNode call)
    {
        if (!ContractModel.FilterFunctions.Contains(call.Name))
        {
            throw Refuse($"uses the function '{call.Name}'; answered are {string.Join(", ", ContractModel.FilterFunctions)}");
        }

        var arguments = Arguments(call);
        if (arguments.Exists(a => a.IsNull))
        {
            return new Sql("NULL", ColumnKind.Text, 0, true) { Constant = DBNull.Value };
        }

        switch (call.Name)
        {
            case "now":
                return new Sql("", ColumnKind.Instant, 0, false) { Constant = now };
            case "length":
                return Number(call.Name, Bound(arguments[0], ColumnKind.Text));
            case "indexof":
                return Number(call.Name, Bound(arguments[0], ColumnKind.Text), Bound(arguments[1], ColumnKind.Text));
            case "tolower" or "toupper" or "trim":
                return Text(call.Name, Bound(arguments[0], ColumnKind.Text));
            case "concat":
                return Text(call.Name, Bound(arguments[0], ColumnKind.Text), Bound(arguments[1], ColumnKind.Text));
            case "substring":
                return Text(call.Name, [Bound(arguments[0], ColumnKind.Text), .. arguments.Skip(1).Select(a => Bound(a, ColumnKind.Int64))]);
            case "round" or "floor" or "ceiling":
                return _arithmetic.Round(call.Name, arguments[0]);
            case "date" when arguments[0].Kind == ColumnKind.Date:
                return arguments[0];
            default:
                return DatePart(call.Name, arguments[0]);
        }
    }

    private Sql DatePart(string part, Sql value)
    {
        if (value.Kind == ColumnKind.Date)
        {
            var day = Bound(value, ColumnKind.Date);
            return new Sql(part switch
            {
                "year" => $"({day} / 10000)",
                "month" => $"(({day} / 100) % 100)",
                "day" => $"({day} % 100)",
                _ => throw Refuse($"asks a date for its {part}; a date has year, month and day"),
            }, ColumnKind.Int32, 0, true);
        }

        if (value.Kind != ColumnKind.Instant)
        {
            throw Refuse($"uses {part} on something that is neither a date nor an instant");
        }

        return new Sql(dialect.InstantPart(part, Bound(value, ColumnKind.Instant)), part == "date" ? ColumnKind.Date : ColumnKind.Int32, 0, value.IsNullable);
    }

    private string Bound(Sql value, ColumnKind kind) => _arithmetic.Bind(value, kind, 0);

    private Sql Number(string name, params ReadOnlySpan<string> arguments) => new(dialect.Function(name, arguments), ColumnKind.Int32, 0, true);

    private Sql Text(string name, params ReadOnlySpan<string> arguments) => new(dialect.Function(name, arguments), ColumnKind.Text, 0, true);
}
