using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prism.SampleJira;

/// <summary>UTF-8 JSON written once and answered many times.</summary>
internal static class JsonBytes
{
    /// <summary>Values pass through as they are, Chinese and quotation marks included; the answers are never put into a page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Object(Action<Utf8JsonWriter> members) => Of(w =>
    {
        w.WriteStartObject();
        members(w);
        w.WriteEndObject();
    });

    public static byte[] Of(JsonElement element) => Of(element.WriteTo);

    public static void Raw(Utf8JsonWriter writer, ReadOnlySpan<byte> name, byte[] json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }

    public static void Array(Utf8JsonWriter writer, IEnumerable<byte[]> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }
}
