using System.Runtime.CompilerServices;
using System.Text;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>
/// Writes one column as <c>,"Name":value</c>: made once per page, run once per row. The comma before an object's first property is the object's own to
/// take away.
/// </summary>
public abstract class JsonColumn
{
    private readonly int _ordinal;
    private readonly byte[] _name;
    private readonly byte[] _null;
    private readonly bool _omitsNulls;
    private readonly bool _isNullable;

    private JsonColumn(OutputColumn column, int ordinal, JsonStyle style)
    {
        _ordinal = ordinal;
        _omitsNulls = style.OmitsNulls;
        _isNullable = column.IsNullable;

        // A type that JSON does not show is named on the row: always where asked for, else of a property that the metadata does not declare.
        var type = style.Metadata == JsonMetadata.None || (style.Metadata == JsonMetadata.Minimal && !column.IsDynamic) ? null : column.Kind switch
        {
            ColumnKind.Int32 when style.Metadata == JsonMetadata.Full => "Int32",
            ColumnKind.Decimal => "Decimal",
            ColumnKind.Int64 => "Int64",
            ColumnKind.Date => "Date",
            ColumnKind.Instant => "DateTimeOffset",
            _ => null,
        };
        var name = System.Text.Json.JsonEncodedText.Encode(column.Name, JsonText.Encoder);
        _null = Encoding.UTF8.GetBytes($",\"{name}\":null");
        _name = Encoding.UTF8.GetBytes((type is null ? "" : $",\"{name}@odata.type\":\"#{type}\"") + $",\"{name}\":");
    }

    public static JsonColumn For(OutputColumn column, int ordinal, JsonStyle style) => column.Kind switch
    {
        ColumnKind.Text => new TextColumn(column, ordinal, style),
        ColumnKind.Double => new DoubleColumn(column, ordinal, style),
        ColumnKind.Boolean => new BooleanColumn(column, ordinal, style),
        ColumnKind.Date => new DateColumn(column, ordinal, style),
        ColumnKind.Instant => new InstantColumn(column, ordinal, style),
        ColumnKind.Decimal => new DecimalColumn(column, ordinal, style),
        _ when column.IsDynamic => new ComputedColumn(column, ordinal, style),
        _ => new IntegerColumn(column, ordinal, style),
    };

    // Compiled for speed at once: the first million rows count too, and tiering would come too late for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(RowReader row, Utf8Buffer buffer)
    {
        if (_isNullable && row.IsNull(_ordinal))
        {
            WriteNull(buffer);
            return;
        }

        WriteValue(row, buffer);
    }

    protected abstract void WriteValue(RowReader row, Utf8Buffer buffer);

    private void WriteNull(Utf8Buffer buffer)
    {
        if (!_omitsNulls)
        {
            buffer.Write(_null);
        }
    }

    /// <summary>The name, and room behind it for a value that is no text.</summary>
    private Span<byte> Begin(Utf8Buffer buffer)
    {
        var room = buffer.Reserve(_name.Length + CellText.Most + 2);
        _name.CopyTo(room);
        buffer.Advance(_name.Length);
        return room[_name.Length..];
    }

    private static void Quote(Utf8Buffer buffer, Span<byte> room, int length)
    {
        room[0] = (byte)'"';
        room[length + 1] = (byte)'"';
        buffer.Advance(length + 2);
    }

    private sealed class TextColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            buffer.Write(_name);
            JsonText.Write(buffer, row.Utf8(_ordinal));
        }
    }

    private sealed class IntegerColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        private readonly bool _asText = style.NumbersAsStrings && column.Kind == ColumnKind.Int64;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var room = Begin(buffer);
            if (_asText)
            {
                Quote(buffer, room, CellText.Integer(row.Integer(_ordinal), room[1..]));
            }
            else
            {
                buffer.Advance(CellText.Integer(row.Integer(_ordinal), room));
            }
        }
    }

    private sealed class ComputedColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        private readonly bool _asText = style.NumbersAsStrings && column.Kind == ColumnKind.Int64;

        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var value = row.Computed(_ordinal);
            var room = Begin(buffer);
            if (_asText)
            {
                Quote(buffer, room, CellText.Integer(value, room[1..]));
            }
            else
            {
                buffer.Advance(CellText.Integer(value, room));
            }
        }
    }

    private sealed class BooleanColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var truth = row.Integer(_ordinal) != 0 ? "true"u8 : "false"u8;
            truth.CopyTo(Begin(buffer));
            buffer.Advance(truth.Length);
        }
    }

    private sealed class DoubleColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var value = row.Double(_ordinal);
            var room = Begin(buffer);
            if (double.IsFinite(value))
            {
                buffer.Advance(CellText.Double(value, room));
                return;
            }

            var name = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "INF"u8 : "-INF"u8;
            name.CopyTo(room[1..]);
            Quote(buffer, room, name.Length);
        }
    }

    private sealed class DecimalColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        private readonly int _scale = column.Scale;
        private readonly bool _asText = style.NumbersAsStrings;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var room = Begin(buffer);
            var text = _asText ? room[1..] : room;
            var length = row.TryUnits(_ordinal, out var units) ? CellText.Units(units, _scale, text) : CellText.Decimal(row.Decimal(_ordinal, _scale), text);
            if (_asText)
            {
                Quote(buffer, room, length);
            }
            else
            {
                buffer.Advance(length);
            }
        }
    }

    private sealed class DateColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var day = (int)row.Integer(_ordinal);
            if (day <= 0)
            {
                WriteNull(buffer);
                return;
            }

            var room = Begin(buffer);
            Quote(buffer, room, CellText.Date(day, room[1..]));
        }
    }

    private sealed class InstantColumn(OutputColumn column, int ordinal, JsonStyle style) : JsonColumn(column, ordinal, style)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        protected override void WriteValue(RowReader row, Utf8Buffer buffer)
        {
            var room = Begin(buffer);
            Quote(buffer, room, CellText.Instant(row.Instant(_ordinal), room[1..]));
        }
    }
}
