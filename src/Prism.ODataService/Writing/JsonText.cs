using System.Buffers;
using System.Text.Encodings.Web;

namespace Prism.ODataService.Writing;

/// <summary>Text as a JSON string: nothing escaped that JSON does not ask for.</summary>
public static class JsonText
{
    /// <summary>The same for texts written by the library's writer.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    public static void Write(Utf8Buffer buffer, ReadOnlySpan<byte> utf8)
    {
        var target = buffer.Reserve(utf8.Length + 2);
        target[0] = (byte)'"';
        var at = utf8.IndexOfAny(Escaped);
        if (at < 0)
        {
            utf8.CopyTo(target[1..]);
            target[utf8.Length + 1] = (byte)'"';
            buffer.Advance(utf8.Length + 2);
            return;
        }

        buffer.Advance(1);
        for (; at >= 0; at = utf8.IndexOfAny(Escaped))
        {
            buffer.Write(utf8[..at]);
            Escape(buffer, utf8[at]);
            utf8 = utf8[(at + 1)..];
        }

        buffer.Write(utf8);
        buffer.Write((byte)'"');
    }

    private static void Escape(Utf8Buffer buffer, byte character)
    {
        var letter = character switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'\n' => 'n',
            (byte)'\r' => 'r',
            (byte)'\t' => 't',
            (byte)'\b' => 'b',
            (byte)'\f' => 'f',
            _ => '\0',
        };
        if (letter != '\0')
        {
            buffer.Write([(byte)'\\', (byte)letter]);
            return;
        }

        buffer.Write("\\u00"u8);
        buffer.Write([(byte)('0' + (character >> 4)), (byte)"0123456789ABCDEF"[character & 15]]);
    }
}
