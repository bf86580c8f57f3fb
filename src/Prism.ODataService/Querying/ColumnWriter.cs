using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>How the caller wants values written.</summary>
public sealed record JsonStyle(bool IsMinimal, bool NumbersAsStrings, bool OmitsNulls);

/// <summary>Writes one column of a reader as a JSON property. Made once per page, run once per row.</summary>
public abstract class ColumnWriter
{
    private readonly int _ordinal;
    private readonly JsonEncodedText _name;
    private readonly JsonEncodedText? _typeName;
    private readonly string? _type;
    private readonly bool _omitsNulls;

    private ColumnWriter(OutputColumn column, int ordinal, JsonStyle style)
    {
        _ordinal = ordinal;
        _name = JsonEncodedText.Encode(column.Name, FeedWriter.Encoder);
        _omitsNulls = style.OmitsNulls;

        // A type that JSON does not show, of a property that the metadata does not declare, is named on the row.
        _type = !column.IsDynamic || !style.IsMinimal ? null : column.Kind switch
        {
            ColumnKind.Decimal => "#Decimal",
            ColumnKind.Int64 => "#Int64",
            ColumnKind.Date => "#Date",
            ColumnKind.Instant => "#DateTimeOffset",
            _ => null,
        };
        _typeName = _type is null ? null : JsonEncodedText.Encode(column.Name + "@odata.type", FeedWriter.Encoder);
    }

    public void Write(DbDataReader reader, Utf8JsonWriter json)
    {
        if (reader.IsDBNull(_ordinal))
        {
            WriteNull(json);
            return;
        }

        if (_typeName is { } typeName)
        {
            json.WriteString(typeName, _type);
        }

        WriteValue(reader, _ordinal, _name, json);
    }

    protected abstract void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json);

    private void WriteNull(Utf8JsonWriter json)
    {
        if (!_omitsNulls)
        {
            json.WriteNull(_name);
        }
    }

    public static ColumnWriter For(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader, bool hasScaledDecimals)
    {
        // SQLite gives every integer as one type; SQL Server's readers insist on the column's own.
        var stored = hasScaledDecimals ? typeof(long) : reader.GetFieldType(ordinal);
        return column.Kind switch
        {
            ColumnKind.Text => new TextWriter(column, ordinal, style),
            ColumnKind.Double => new DoubleWriter(column, ordinal, style),
            ColumnKind.Boolean => new BooleanWriter(column, ordinal, style, stored),
            ColumnKind.Date => new DateWriter(column, ordinal, style, stored),
            ColumnKind.Instant => new InstantWriter(column, ordinal, style, stored),
            ColumnKind.Decimal => new DecimalWriter(column, ordinal, style, hasScaledDecimals),
            ColumnKind.Int64 when style.NumbersAsStrings => new IntegerAsTextWriter(column, ordinal, style, stored),
            _ => new IntegerWriter(column, ordinal, style, stored),
        };
    }

    private static long Integer(DbDataReader reader, int ordinal, Type stored) =>
        stored == typeof(long) ? reader.GetInt64(ordinal)
        : stored == typeof(int) ? reader.GetInt32(ordinal)
        : Convert.ToInt64(reader.GetValue(ordinal), CultureInfo.InvariantCulture);

    private sealed class TextWriter(OutputColumn column, int ordinal, JsonStyle style) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json) =>
            json.WriteString(name, reader.GetString(ordinal));
    }

    private sealed class IntegerWriter(OutputColumn column, int ordinal, JsonStyle style, Type stored) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json) =>
            json.WriteNumber(name, Integer(reader, ordinal, stored));
    }

    private sealed class IntegerAsTextWriter(OutputColumn column, int ordinal, JsonStyle style, Type stored) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json) =>
            json.WriteString(name, Integer(reader, ordinal, stored).ToString(CultureInfo.InvariantCulture));
    }

    private sealed class BooleanWriter(OutputColumn column, int ordinal, JsonStyle style, Type stored) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json) =>
            json.WriteBoolean(name, stored == typeof(bool) ? reader.GetBoolean(ordinal) : Integer(reader, ordinal, stored) != 0);
    }

    private sealed class DoubleWriter(OutputColumn column, int ordinal, JsonStyle style) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json)
        {
            var value = reader.GetDouble(ordinal);
            if (!double.IsFinite(value))
            {
                json.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF");
                return;
            }

            Span<byte> text = stackalloc byte[40];
            Utf8Formatter.TryFormat(value, text, out var length);
            json.WritePropertyName(name);

            // A whole double keeps its point, so that a reader who guesses types sees a double.
            if (text[..length].IndexOfAny(".eE"u8) < 0)
            {
                text[length++] = (byte)'.';
                text[length++] = (byte)'0';
            }

            json.WriteRawValue(text[..length], skipInputValidation: true);
        }
    }

    private sealed class DecimalWriter(OutputColumn column, int ordinal, JsonStyle style, bool isScaled) : ColumnWriter(column, ordinal, style)
    {
        private readonly decimal _unit = isScaled ? new decimal(1, 0, 0, false, (byte)column.Scale) : 1m;
        private readonly bool _asText = style.NumbersAsStrings;

        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json)
        {
            decimal value;
            if (isScaled)
            {
                // Beyond 64 bits SQLite goes on in doubles.
                value = reader.GetValue(ordinal) switch
                {
                    long whole => whole * _unit,
                    double wide => (decimal)wide * _unit,
                    var other => Convert.ToDecimal(other, CultureInfo.InvariantCulture) * _unit,
                };
            }
            else
            {
                value = reader.GetDecimal(ordinal);
            }

            // Trailing zeros go, so that both engines write the same digits.
            value /= 1.0000000000000000000000000000m;
            if (_asText)
            {
                json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteNumber(name, value);
            }
        }
    }

    private sealed class DateWriter(OutputColumn column, int ordinal, JsonStyle style, Type stored) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json)
        {
            var day = (int)Integer(reader, ordinal, stored);
            if (day <= 0)
            {
                WriteNull(json);
                return;
            }

            Span<byte> text = stackalloc byte[10];
            Digits(text[..4], day / 10000);
            text[4] = (byte)'-';
            Digits(text[5..7], day / 100 % 100);
            text[7] = (byte)'-';
            Digits(text[8..], day % 100);
            json.WriteString(name, text);
        }

        private static void Digits(Span<byte> text, int number)
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = (byte)('0' + (number % 10));
                number /= 10;
            }
        }
    }

    private sealed class InstantWriter(OutputColumn column, int ordinal, JsonStyle style, Type stored) : ColumnWriter(column, ordinal, style)
    {
        protected override void WriteValue(DbDataReader reader, int ordinal, JsonEncodedText name, Utf8JsonWriter json)
        {
            var instant = stored == typeof(long) ? DateTime.UnixEpoch.AddMilliseconds(reader.GetInt64(ordinal))
                : stored == typeof(DateTimeOffset) ? ((DateTimeOffset)reader.GetValue(ordinal)).UtcDateTime
                : reader.GetDateTime(ordinal);
            Span<char> text = stackalloc char[30];
            var format = instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ";
            instant.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
            json.WriteString(name, text[..length]);
        }
    }
}
