using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Prism.ODataService.Writing;

/// <summary>Cells through the provider, which insists on the column's own type.</summary>
public sealed class EngineRowReader : RowReader
{
    private readonly DbDataReader _reader;
    private readonly Type[] _stored;
    private byte[] _text = new byte[1024];

    public EngineRowReader(DbDataReader reader)
        : base(reader)
    {
        _reader = reader;
        _stored = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)];
    }

    public override bool AnswersInPlace => false;

    public override bool IsNull(int ordinal) => _reader.IsDBNull(ordinal);

    public override long Integer(int ordinal) =>
        _stored[ordinal] == typeof(long) ? _reader.GetInt64(ordinal)
        : _stored[ordinal] == typeof(int) ? _reader.GetInt32(ordinal)
        : _stored[ordinal] == typeof(bool) ? (_reader.GetBoolean(ordinal) ? 1 : 0)
        : Convert.ToInt64(_reader.GetValue(ordinal), CultureInfo.InvariantCulture);

    public override double Double(int ordinal) => _reader.GetDouble(ordinal);

    public override ReadOnlySpan<byte> Utf8(int ordinal)
    {
        var text = _reader.GetString(ordinal);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
        {
            _text = new byte[most];
        }

        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    public override bool TryUnits(int ordinal, out long units)
    {
        units = 0;
        return false;
    }

    // Both engines write the same digits.
    public override decimal Decimal(int ordinal, int scale) => _reader.GetDecimal(ordinal) / 1.0000000000000000000000000000m;

    public override DateTime Instant(int ordinal) =>
        _stored[ordinal] == typeof(DateTimeOffset) ? ((DateTimeOffset)_reader.GetValue(ordinal)).UtcDateTime : _reader.GetDateTime(ordinal);
}
