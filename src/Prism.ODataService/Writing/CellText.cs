using System.Buffers.Text;
using System.Globalization;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>Values as OData writes them, in UTF-8. Each returns how many bytes it wrote; none writes more than <see cref="Most"/>.</summary>
public static class CellText
{
    /// <summary>The longest of them all: a decimal of 29 digits with sign and point, or a double.</summary>
    public const int Most = 48;

    /// <summary>A cell that is neither null nor text; a day that is none is nothing.</summary>
    public static int Write(RowReader rows, int ordinal, OutputColumn column, Span<byte> text)
    {
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                var truth = rows.Integer(ordinal) != 0 ? "true"u8 : "false"u8;
                truth.CopyTo(text);
                return truth.Length;
            case ColumnKind.Double:
                var number = rows.Double(ordinal);
                if (double.IsFinite(number))
                {
                    return Shortest(number, text);
                }

                var name = double.IsNaN(number) ? "NaN"u8 : number > 0 ? "INF"u8 : "-INF"u8;
                name.CopyTo(text);
                return name.Length;
            case ColumnKind.Decimal:
                return rows.TryUnits(ordinal, out var units) ? Units(units, column.Scale, text) : Decimal(rows.Decimal(ordinal, column.Scale), text);
            case ColumnKind.Date:
                return (int)rows.Integer(ordinal) is > 0 and var day ? Date(day, text) : 0;
            case ColumnKind.Instant:
                return Instant(rows.Instant(ordinal), text);
            default:
                return Integer(column.IsDynamic ? rows.Computed(ordinal) : rows.Integer(ordinal), text);
        }
    }

    public static int Integer(long value, Span<byte> text)
    {
        Utf8Formatter.TryFormat(value, text, out var length);
        return length;
    }

    /// <summary>A finite double in JSON. A whole one keeps its point, so that a reader who guesses types sees a double.</summary>
    public static int Double(double value, Span<byte> text)
    {
        var length = Shortest(value, text);
        if (text[..length].IndexOfAny(".eE"u8) < 0)
        {
            text[length++] = (byte)'.';
            text[length++] = (byte)'0';
        }

        return length;
    }

    /// <summary>A finite double in the fewest digits that lead back to it.</summary>
    public static int Shortest(double value, Span<byte> text)
    {
        // Of few places, as most are: the digits are those of a whole number. Fifteen digits or fewer are no other double's.
        var units = Math.Round(value * 10_000);
        if (Math.Abs(units) < 1e15 && units / 10_000 == value && (value != 0 || !double.IsNegative(value)))
        {
            return Units((long)units, 4, text);
        }

        Utf8Formatter.TryFormat(value, text, out var length);
        return length;
    }

    public static int Decimal(decimal value, Span<byte> text)
    {
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>So many units of the last of <paramref name="scale"/> places, without trailing zeros.</summary>
    public static int Units(long units, int scale, Span<byte> text)
    {
        Utf8Formatter.TryFormat(units, text, out var length);
        var sign = units < 0 ? 1 : 0;
        if (length - sign <= scale)
        {
            // 5 of scale 4 is 0.0005: the digits are moved behind zeros.
            var zeros = scale - (length - sign) + 1;
            text[sign..length].CopyTo(text[(sign + zeros)..]);
            text.Slice(sign, zeros).Fill((byte)'0');
            length += zeros;
        }

        var point = length - scale;
        while (length > point && text[length - 1] == (byte)'0')
        {
            length--;
        }

        if (length == point)
        {
            return length;
        }

        text[point..length].CopyTo(text[(point + 1)..]);
        text[point] = (byte)'.';
        return length + 1;
    }

    /// <summary>A day that is one.</summary>
    public static int Date(int day, Span<byte> text)
    {
        Four(text, day / 10000);
        text[4] = (byte)'-';
        Two(text[5..], day / 100 % 100);
        text[7] = (byte)'-';
        Two(text[8..], day % 100);
        return 10;
    }

    /// <summary>Time UTC to the millisecond, which is written where there are any.</summary>
    public static int Instant(DateTime instant, Span<byte> text)
    {
        instant.Deconstruct(out var date, out var time);
        date.Deconstruct(out var year, out var month, out var day);
        Four(text, year);
        text[4] = (byte)'-';
        Two(text[5..], month);
        text[7] = (byte)'-';
        Two(text[8..], day);
        text[10] = (byte)'T';
        Two(text[11..], time.Hour);
        text[13] = (byte)':';
        Two(text[14..], time.Minute);
        text[16] = (byte)':';
        Two(text[17..], time.Second);
        var length = 19;
        if (time.Millisecond is not 0 and var milliseconds)
        {
            text[19] = (byte)'.';
            text[20] = (byte)('0' + (milliseconds / 100));
            Two(text[21..], milliseconds % 100);
            length = 23;
        }

        text[length] = (byte)'Z';
        return length + 1;
    }

    private static void Four(Span<byte> text, int number)
    {
        Two(text, number / 100);
        Two(text[2..], number % 100);
    }

    private static void Two(Span<byte> text, int number)
    {
        text[1] = (byte)('0' + (number % 10));
        text[0] = (byte)('0' + (number / 10));
    }
}
