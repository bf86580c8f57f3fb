using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>
/// What is kept of a payload: all of it, but for texts that are not read. A search shows them unasked: a parent and a linked issue come with their
/// summary, and Data Center's changelog with every former description and comment.
/// </summary>
internal static class KeptPayloads
{
    private static readonly JsonWriterOptions AsItCame = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A page of a search without what is not read; the payload itself where there is nothing to leave out.</summary>
    public static ReadOnlyMemory<byte> OfSearch(ReadOnlyMemory<byte> payload, bool withSummaries)
    {
        if (withSummaries && payload.Span.IndexOf("\"histories\""u8) < 0)
        {
            return payload;
        }

        var reader = new Utf8JsonReader(payload.Span);
        using var stream = new MemoryStream(payload.Length);
        using (var writer = new Utf8JsonWriter(stream, AsItCame))
        {
            var (itemsAt, isItems) = (-1, false);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName when !withSummaries && reader.ValueTextEquals("summary"u8):
                    case JsonTokenType.StartObject when itemsAt >= 0 && reader.CurrentDepth == itemsAt + 1 && IsOfText(reader, withSummaries):
                        reader.Skip();
                        continue;
                    case JsonTokenType.StartArray when isItems:
                        itemsAt = reader.CurrentDepth;
                        break;
                    case JsonTokenType.EndArray when reader.CurrentDepth == itemsAt:
                        itemsAt = -1;
                        break;
                    default:
                        break;
                }

                isItems = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("items"u8);
                Copy(ref reader, writer);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Compress(ReadOnlyMemory<byte> payload)
    {
        var bytes = new byte[BrotliEncoder.GetMaxCompressedLength(payload.Length)];
        return BrotliEncoder.TryCompress(payload.Span, bytes, out var written, quality: 1, window: 22)
            ? bytes[..written]
            : throw new InvalidOperationException("The payload does not fit the buffer that Brotli itself asked for.");
    }

    /// <summary>Looks ahead, on a copy of the reader, for what a changed item is about.</summary>
    private static bool IsOfText(Utf8JsonReader item, bool withSummaries)
    {
        while (item.Read() && item.TokenType == JsonTokenType.PropertyName)
        {
            if (item.ValueTextEquals("field"u8))
            {
                return item.Read() && item.TokenType == JsonTokenType.String
                    && (item.ValueTextEquals("description"u8) || item.ValueTextEquals("environment"u8) || item.ValueTextEquals("Comment"u8) || item.ValueTextEquals("comment"u8)
                        || (!withSummaries && (item.ValueTextEquals("summary"u8) || item.ValueTextEquals("Epic Name"u8))));
            }

            item.Skip();
        }

        return false;
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
