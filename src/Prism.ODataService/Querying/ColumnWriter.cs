using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Prism.ODataService.Contract;
using SQLitePCL;

namespace Prism.ODataService.Querying;

/// <summary>How the caller wants values written.</summary>
public sealed record JsonStyle(bool IsMinimal, bool NumbersAsStrings, bool OmitsNulls);

/// <summary>
/// Writes one column of a reader as a JSON property. Made once per page, run once per row. On SQLite it reads from the statement itself: text
/// goes from the engine to the response as the UTF-8 it is, without a string in between.
/// </summary>
public abstract class ColumnWriter
{
    private readonly int _ordinal;
    private readonly JsonEncodedText _name;
    private readonly JsonEncodedText? _typeName;
    private readonly string? _type;
    private readonly bool _omitsNulls;
    private readonly bool _isNullable;
    private readonly sqlite3_stmt? _statement;
    private readonly Type _stored;

    private ColumnWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader)
    {
        _ordinal = ordinal;
        _statement = (reader as SqliteDataReader)?.Handle;

        // SQLite gives every integer as one type; SQL Server's readers insist on the column's own.
        _stored = _statement is not null ? typeof(long) : reader.GetFieldType(ordinal);
        _name = JsonEncodedText.Encode(column.Name, FeedWriter.Encoder);
        _omitsNulls = style.OmitsNulls;
        _isNullable = column.IsNullable;

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
        if (_isNullable && (_statement is not null ? raw.sqlite3_column_type(_statement, _ordinal) == raw.SQLITE_NULL : reader.IsDBNull(_ordinal)))
        {
            WriteNull(json);
            return;
        }

        if (_typeName is { } typeName)
        {
            json.WriteString(typeName, _type);
        }

        WriteValue(reader, _name, json);
    }

    public static ColumnWriter For(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader, bool hasScaledDecimals) => column.Kind switch
    {
        ColumnKind.Text => new TextWriter(column, ordinal, style, reader),
        ColumnKind.Double => new DoubleWriter(column, ordinal, style, reader),
        ColumnKind.Boolean => new BooleanWriter(column, ordinal, style, reader),
        ColumnKind.Date => new DateWriter(column, ordinal, style, reader),
        ColumnKind.Instant => new InstantWriter(column, ordinal, style, reader),
        ColumnKind.Decimal => new DecimalWriter(column, ordinal, style, reader, hasScaledDecimals),
        ColumnKind.Int64 when style.NumbersAsStrings => new IntegerAsTextWriter(column, ordinal, style, reader),
        _ => new IntegerWriter(column, ordinal, style, reader),
    };

    protected abstract void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json);

    private void WriteNull(Utf8JsonWriter json)
    {
        if (!_omitsNulls)
        {
            json.WriteNull(_name);
        }
    }

    private long Integer(DbDataReader reader) =>
        _statement is not null ? raw.sqlite3_column_int64(_statement, _ordinal)
        : _stored == typeof(long) ? reader.GetInt64(_ordinal)
        : _stored == typeof(int) ? reader.GetInt32(_ordinal)
        : _stored == typeof(bool) ? (reader.GetBoolean(_ordinal) ? 1 : 0)
        : Convert.ToInt64(reader.GetValue(_ordinal), CultureInfo.InvariantCulture);

    private static void Digits(Span<byte> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private sealed class TextWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json)
        {
            if (_statement is not null)
            {
                json.WriteString(name, raw.sqlite3_column_blob(_statement, _ordinal));
            }
            else
            {
                json.WriteString(name, reader.GetString(_ordinal));
            }
        }
    }

    private sealed class IntegerWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json) => json.WriteNumber(name, Integer(reader));
    }

    private sealed class IntegerAsTextWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json) =>
            json.WriteString(name, Integer(reader).ToString(CultureInfo.InvariantCulture));
    }

    private sealed class BooleanWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json) => json.WriteBoolean(name, Integer(reader) != 0);
    }

    private sealed class DoubleWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json)
        {
            var value = _statement is not null ? raw.sqlite3_column_double(_statement, _ordinal) : reader.GetDouble(_ordinal);
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

    private sealed class DecimalWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader, bool isScaled) : ColumnWriter(column, ordinal, style, reader)
    {
        private readonly decimal _unit = isScaled ? new decimal(1, 0, 0, false, (byte)column.Scale) : 1m;
        private readonly int _scale = column.Scale;
        private readonly bool _asText = style.NumbersAsStrings;

        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json)
        {
            if (_statement is not null && isScaled && raw.sqlite3_column_type(_statement, _ordinal) == raw.SQLITE_INTEGER)
            {
                Span<byte> text = stackalloc byte[48];
                var length = Format(raw.sqlite3_column_int64(_statement, _ordinal), _scale, text);
                if (_asText)
                {
                    json.WriteString(name, text[..length]);
                }
                else
                {
                    json.WritePropertyName(name);
                    json.WriteRawValue(text[..length], skipInputValidation: true);
                }

                return;
            }

            // Beyond 64 bits SQLite goes on in doubles.
            var value = isScaled ? (decimal)reader.GetDouble(_ordinal) * _unit : reader.GetDecimal(_ordinal);

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

        /// <summary>The number of so many units of the last place, without trailing zeros.</summary>
        private static int Format(long scaled, int scale, Span<byte> text)
        {
            Utf8Formatter.TryFormat(scaled, text, out var length);
            var sign = scaled < 0 ? 1 : 0;
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
    }

    private sealed class DateWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json)
        {
            var day = (int)Integer(reader);
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
    }

    private sealed class InstantWriter(OutputColumn column, int ordinal, JsonStyle style, DbDataReader reader) : ColumnWriter(column, ordinal, style, reader)
    {
        protected override void WriteValue(DbDataReader reader, JsonEncodedText name, Utf8JsonWriter json)
        {
            var instant = _stored == typeof(long) ? DateTime.UnixEpoch.AddMilliseconds(Integer(reader))
                : _stored == typeof(DateTimeOffset) ? ((DateTimeOffset)reader.GetValue(_ordinal)).UtcDateTime
                : reader.GetDateTime(_ordinal);
            Span<byte> text = stackalloc byte[24];
            instant.Deconstruct(out var date, out var time);
            date.Deconstruct(out var year, out var month, out var day);
            Digits(text[..4], year);
            text[4] = (byte)'-';
            Digits(text[5..7], month);
            text[7] = (byte)'-';
            Digits(text[8..10], day);
            text[10] = (byte)'T';
            Digits(text[11..13], time.Hour);
            text[13] = (byte)':';
            Digits(text[14..16], time.Minute);
            text[16] = (byte)':';
            Digits(text[17..19], time.Second);
            var length = 19;
            if (time.Millisecond is not 0 and var milliseconds)
            {
                text[19] = (byte)'.';
                Digits(text[20..23], milliseconds);
                length = 23;
            }

            text[length++] = (byte)'Z';
            json.WriteString(name, text[..length]);
        }
    }
}
