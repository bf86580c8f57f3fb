using System.Globalization;
using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>Numbers of different kinds brought together so that no digit of a decimal is lost and both engines agree.</summary>
public sealed class Arithmetic(SqlDialect dialect, SqlParameters parameters, string part)
{
    /// <summary>Digits after the point that a quotient or product of decimals keeps.</summary>
    public const int WideScale = 6;

    /// <summary>Both sides of a comparison, ready to stand beside an operator.</summary>
    public (string Left, string Right) Unify(Sql left, Sql right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            // Integers and doubles compare with each other as they are; only decimals have a scale to agree on.
            if (left.Kind == ColumnKind.Double || right.Kind == ColumnKind.Double)
            {
                return (Bind(left, ColumnKind.Double, 0), Bind(right, ColumnKind.Double, 0));
            }

            if (left.Kind == ColumnKind.Decimal || right.Kind == ColumnKind.Decimal)
            {
                var scale = Math.Max(left.Constant is null ? left.Scale : 0, right.Constant is null ? right.Scale : 0);
                return (Bind(left, ColumnKind.Decimal, scale), Bind(right, ColumnKind.Decimal, scale));
            }

            return (Bind(left, ColumnKind.Int64, 0), Bind(right, ColumnKind.Int64, 0));
        }

        if (left.Kind != right.Kind)
        {
            // A date beside an instant: the date begins at midnight UTC.
            if (left.Kind == ColumnKind.Instant && right is { Kind: ColumnKind.Date, Constant: int day })
            {
                return Unify(left, Midnight(day));
            }

            if (right.Kind == ColumnKind.Instant && left is { Kind: ColumnKind.Date, Constant: int otherDay })
            {
                return Unify(Midnight(otherDay), right);
            }

            throw FeedException.Malformed(part, $"{part} compares {left.Kind} with {right.Kind}.");
        }

        var (l, r) = (Bind(left, left.Kind, 0), Bind(right, right.Kind, 0));
        return left.Kind == ColumnKind.Text ? (dialect.Ordinal(l), dialect.Ordinal(r)) : (l, r);
    }

    /// <summary>A value as SQL of the wanted kind and scale; a literal becomes a parameter.</summary>
    public string Bind(Sql value, ColumnKind kind, int scale)
    {
        switch (value.Constant)
        {
            case DBNull:
                return "NULL";
            case decimal number when kind == ColumnKind.Double:
                return parameters.Add((double)number);
            case decimal number when kind == ColumnKind.Decimal && dialect.HasScaledDecimals:
                return AddScaled(number, scale);
            case decimal number when kind == ColumnKind.Decimal:
                return parameters.Add(number);
            case decimal number when kind is ColumnKind.Int32 or ColumnKind.Int64:
                return parameters.Add(number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? (object)(long)number : (double)number);
            case DateTimeOffset instant when kind == ColumnKind.Instant:
                return parameters.Add(dialect.Instant(instant));
            case bool truth when kind == ColumnKind.Boolean:
                return truth ? "1" : "0";
            case string when kind != ColumnKind.Text:
            case not null and not string when kind == ColumnKind.Text:
            case decimal or bool or DateTimeOffset:
                throw FeedException.Malformed(part, $"{part} uses a {value.Kind} where a {kind} is expected.");
            case not null:
                return parameters.Add(value.Constant);
        }

        if (kind == value.Kind && (kind != ColumnKind.Decimal || scale == value.Scale))
        {
            return value.Text;
        }

        return kind switch
        {
            ColumnKind.Double when value.IsNumber => dialect.ToDouble(value.Text, dialect.HasScaledDecimals ? value.Scale : 0),
            ColumnKind.Decimal when !dialect.HasScaledDecimals => value.Text,
            ColumnKind.Decimal when scale >= value.Scale => $"({value.Text} * {Power(scale - value.Scale)})",
            ColumnKind.Decimal => $"({value.Text} / {Power(value.Scale - scale)})",
            ColumnKind.Int32 or ColumnKind.Int64 when value.Kind is ColumnKind.Int32 or ColumnKind.Int64 => value.Text,
            _ => throw FeedException.Malformed(part, $"{part} uses a {value.Kind} where a {kind} is expected."),
        };
    }

    /// <summary>Addition, subtraction, multiplication, division, remainder. Division by zero is null on both engines.</summary>
    public Sql Combine(BinaryOperatorKind op, Sql left, Sql right)
    {
        if (left.IsNull || right.IsNull)
        {
            return new Sql("NULL", ColumnKind.Double, 0, true) { Constant = DBNull.Value };
        }

        if (!left.IsNumber || !right.IsNumber)
        {
            throw FeedException.Unsupported(part, $"{part} computes with {left.Kind} and {right.Kind}; arithmetic is answered for numbers.");
        }

        var nullable = left.IsNullable || right.IsNullable || op is BinaryOperatorKind.Divide or BinaryOperatorKind.Modulo;
        if (left.Kind == ColumnKind.Double || right.Kind == ColumnKind.Double)
        {
            var (a, b) = (Bind(left, ColumnKind.Double, 0), Bind(right, ColumnKind.Double, 0));
            if (op == BinaryOperatorKind.Modulo)
            {
                throw FeedException.Unsupported(part, $"{part} takes the remainder of a double; 'mod' is answered for integers and decimals.");
            }

            return new Sql(Infix(op, a, b), ColumnKind.Double, 0, nullable);
        }

        if (left.Kind == ColumnKind.Decimal || right.Kind == ColumnKind.Decimal)
        {
            return CombineDecimals(op, left, right, nullable);
        }

        var (l, r) = (Bind(left, ColumnKind.Int64, 0), Bind(right, ColumnKind.Int64, 0));
        if (!dialect.HasScaledDecimals)
        {
            l = $"CAST({l} AS bigint)";
        }

        return new Sql(Infix(op, l, r), ColumnKind.Int64, 0, nullable);
    }

    /// <summary>Half away from zero, as OData's round says.</summary>
    public Sql Round(string function, Sql value)
    {
        if (!value.IsNumber)
        {
            throw FeedException.Malformed(part, $"{part} uses {function} on a {value.Kind}.");
        }

        if (value.Kind is ColumnKind.Int32 or ColumnKind.Int64)
        {
            return value;
        }

        if (value.Kind == ColumnKind.Decimal && dialect.HasScaledDecimals)
        {
            var scale = value.Constant is null ? value.Scale : WideScale;
            var (x, one) = (Bind(value, ColumnKind.Decimal, scale), Power(scale));
            var text = function switch
            {
                "floor" => $"({x} - (({x} % {one}) + {one}) % {one})",
                "ceiling" => $"({x} + (({one} - ({x} % {one})) % {one}))",
                _ => $"(CASE WHEN {x} < 0 THEN -((-{x} + {one} / 2) / {one}) ELSE ({x} + {one} / 2) / {one} END * {one})",
            };
            return new Sql(text, ColumnKind.Decimal, scale, value.IsNullable);
        }

        return new Sql(dialect.Function(function, Bind(value, value.Kind, value.Scale)), value.Kind, value.Scale, value.IsNullable);
    }

    private Sql CombineDecimals(BinaryOperatorKind op, Sql left, Sql right, bool nullable)
    {
        if (!dialect.HasScaledDecimals)
        {
            var (a, b) = (Bind(left, ColumnKind.Decimal, left.Scale), Bind(right, ColumnKind.Decimal, right.Scale));
            return op == BinaryOperatorKind.Divide
                ? new Sql($"ROUND({a} * 1.000000 / NULLIF({b}, 0), {WideScale}, 1)", ColumnKind.Decimal, WideScale, true)
                : new Sql(Infix(op, a, b), ColumnKind.Decimal, WideScale, nullable);
        }

        var leftScale = ScaleOf(left);
        var rightScale = ScaleOf(right);
        switch (op)
        {
            case BinaryOperatorKind.Multiply when leftScale + rightScale <= 8:
                return new Sql($"({Bind(left, ColumnKind.Decimal, leftScale)} * {Bind(right, ColumnKind.Decimal, rightScale)})",
                    ColumnKind.Decimal, leftScale + rightScale, nullable);
            case BinaryOperatorKind.Multiply:
                return new Sql($"({Bind(left, ColumnKind.Decimal, leftScale)} * {Bind(right, ColumnKind.Decimal, rightScale)} / {Power(leftScale + rightScale - WideScale)})",
                    ColumnKind.Decimal, WideScale, nullable);
            case BinaryOperatorKind.Divide:
                var widened = Bind(left, ColumnKind.Decimal, leftScale);
                var shift = WideScale - leftScale + rightScale;
                return new Sql($"({widened} * {Power(Math.Max(shift, 0))} / NULLIF({Bind(right, ColumnKind.Decimal, rightScale)}, 0))",
                    ColumnKind.Decimal, leftScale + Math.Max(shift, 0) - rightScale, true);
            default:
                var scale = Math.Max(leftScale, rightScale);
                return new Sql(Infix(op, Bind(left, ColumnKind.Decimal, scale), Bind(right, ColumnKind.Decimal, scale)), ColumnKind.Decimal, scale, nullable);
        }
    }

    private static int ScaleOf(Sql value) => Math.Min(value.Scale, 8);

    private string AddScaled(decimal number, int scale)
    {
        try
        {
            // Compared with an integer, a fraction stays right as a double: it lies between two of them.
            var scaled = number * (decimal)Math.Pow(10, scale);
            return scaled == decimal.Truncate(scaled) && Math.Abs(scaled) <= long.MaxValue ? parameters.Add((long)scaled) : parameters.Add((double)scaled);
        }
        catch (OverflowException)
        {
            return parameters.Add((double)number * Math.Pow(10, scale));
        }
    }

    private static string Infix(BinaryOperatorKind op, string left, string right) => op switch
    {
        BinaryOperatorKind.Add => $"({left} + {right})",
        BinaryOperatorKind.Subtract => $"({left} - {right})",
        BinaryOperatorKind.Multiply => $"({left} * {right})",
        BinaryOperatorKind.Divide => $"({left} / NULLIF({right}, 0))",
        BinaryOperatorKind.Modulo => $"({left} % NULLIF({right}, 0))",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, null),
    };

    private static string Power(int digits) => string.Create(CultureInfo.InvariantCulture, $"1{new string('0', digits)}");

    private static Sql Midnight(int day) =>
        new("", ColumnKind.Instant, 0, false) { Constant = new DateTimeOffset(day / 10000, day / 100 % 100, day % 100, 0, 0, 0, TimeSpan.Zero) };
}
