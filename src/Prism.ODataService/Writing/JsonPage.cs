using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Prism.ODataService.Querying;
using Prism.ODataService.Security.Rows;

namespace Prism.ODataService.Writing;

/// <summary>What stands around a page's rows.</summary>
/// <param name="Root">Address of the feed.</param>
/// <param name="Version">The warehouse version that was read.</param>
/// <param name="Count">All rows of the query, where the caller asked.</param>
/// <param name="Warnings">What the caller should know, each with a code.</param>
/// <param name="Trimming">What was left out for the caller's sake; null for nothing.</param>
/// <param name="NextLink">Makes the next page's address from its token and the rows of this one.</param>
public sealed record PageFrame(string Root, long Version, long? Count, IReadOnlyList<Warning> Warnings, Trimming? Trimming, Func<string, int, string> NextLink);

/// <summary>Where a page ends before its last row: a page is cut when it is long enough to be a burden to hold, or has kept its reader waiting.</summary>
public sealed record PageLimits(long Bytes, TimeSpan Time, TimeProvider Clock);

/// <summary>
/// A page of JSON from an open reader: one writer per column, sent in pieces. Descended from measurements: the stock serializer spends three quarters of a
/// request on what a flat row does not need.
/// </summary>
public sealed class JsonPage(FeedQuery query, JsonStyle style, PageFrame frame, PageLimits limits) : FeedWriter
{
    // The first piece is small: who waits for the first byte, waits for a few rows only.
    private const int FirstPieceBytes = 4 * 1024;

    private readonly long _started = limits.Clock.GetTimestamp();
    private int _rows;
    private object?[]? _last;

    public override async Task<int> WriteAsync(RowReader rows, bool hasRow, PipeWriter output, CancellationToken cancellationToken)
    {
        var parts = Parts();
        using var buffer = new Utf8Buffer(PieceBytes + 16 * 1024);
        WriteHead(buffer);
        if (query.IsSingle)
        {
            WriteColumns(parts, rows, buffer);
            buffer.Write((byte)'}');
            await SendLastAsync(buffer, output, rows, cancellationToken).ConfigureAwait(false);
            return 1;
        }

        buffer.Write(",\"value\":["u8);
        while (hasRow && _last is null)
        {
            if (rows.AnswersInPlace)
            {
                hasRow = WriteRows(parts, rows, buffer);
            }
            else
            {
                WriteRow(parts, rows, buffer);
                hasRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            if (buffer.Length >= PieceBytes || (buffer.Sent == 0 && hasRow))
            {
                await SendAsync(buffer, output, rows, cancellationToken).ConfigureAwait(false);
            }
        }

        buffer.Write((byte)']');
        if (hasRow && _last is not null)
        {
            buffer.Write(",\"@odata.nextLink\":"u8);
            JsonText.Write(buffer, Encoding.UTF8.GetBytes(frame.NextLink(new SkipToken(frame.Version, query.Fingerprint, query.RowsBefore + _rows, _last).Write(), _rows)));
        }

        buffer.Write((byte)'}');
        await SendLastAsync(buffer, output, rows, cancellationToken).ConfigureAwait(false);
        return _rows;
    }

    // Compiled for speed at once: the first million rows count too, and tiering would come too late for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool WriteRows(Part[] parts, RowReader rows, Utf8Buffer buffer)
    {
        var piece = buffer.Sent == 0 ? FirstPieceBytes : PieceBytes;
        var hasRow = true;
        while (hasRow && _last is null && buffer.Length < piece)
        {
            WriteRow(parts, rows, buffer);
            hasRow = rows.Read();
        }

        return hasRow;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteRow(Part[] parts, RowReader rows, Utf8Buffer buffer)
    {
        if (_rows > 0)
        {
            buffer.Write((byte)',');
        }

        var start = buffer.Length;
        WriteColumns(parts, rows, buffer);
        Open(buffer, start);
        if (++_rows == query.PageSize || IsLongEnough(buffer))
        {
            _last = [.. query.Sort.Select(s => rows.Value(s.Ordinal))];
        }
    }

    private bool IsLongEnough(Utf8Buffer buffer) => query.Sort.Count > 0
        && (buffer.Sent + buffer.Length >= limits.Bytes || ((_rows & 255) == 0 && limits.Clock.GetElapsedTime(_started) >= limits.Time));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteColumns(Part[] parts, RowReader rows, Utf8Buffer buffer)
    {
        foreach (var part in parts)
        {
            if (part.Navigation is not { } navigation)
            {
                part.Identity?.Write(rows, buffer);
                foreach (var column in part.Columns)
                {
                    column.Write(rows, buffer);
                }

                continue;
            }

            buffer.Write(navigation);
            if (part.Presence is { } presence && rows.IsNull(presence))
            {
                buffer.Write("null"u8);
                continue;
            }

            var start = buffer.Length;
            part.Identity?.Write(rows, buffer);
            foreach (var column in part.Columns)
            {
                column.Write(rows, buffer);
            }

            Open(buffer, start);
        }
    }

    /// <summary>Makes an object of the properties written since <paramref name="start"/>: the brace takes the place of the first comma.</summary>
    private static void Open(Utf8Buffer buffer, int start)
    {
        if (buffer.Length == start)
        {
            buffer.Write((byte)'{');
        }
        else
        {
            buffer[start] = (byte)'{';
        }

        buffer.Write((byte)'}');
    }

    private Part[] Parts() =>
    [
        .. query.Columns.Select((column, ordinal) => (column, Writer: JsonColumn.For(column, ordinal, style)))
            .GroupBy(c => c.column.Navigation)
            .Select(g => new Part(
                g.Key is { } name ? Encoding.UTF8.GetBytes($",\"{name}\":") : null,
                g.Key is not null && query.Presence.TryGetValue(g.Key, out var ordinal) ? ordinal : null,
                style.Metadata == JsonMetadata.Full ? query.Identities.Where(i => i.Navigation == g.Key).Select(i => new JsonIdentity(i)).FirstOrDefault() : null,
                [.. g.Select(c => c.Writer)])),
    ];

    private void WriteHead(Utf8Buffer buffer)
    {
        var head = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(head, new JsonWriterOptions { Encoder = JsonText.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            if (style.Metadata != JsonMetadata.None)
            {
                json.WriteString("@odata.context", $"{frame.Root}/$metadata#{query.Set.Name}{query.ContextSelection}{(query.IsSingle ? "/$entity" : "")}");
            }

            json.WriteNumber("@prism.version", frame.Version);
            if (frame.Trimming is { } trimming)
            {
                json.WriteStartObject("@prism.trimmed");
                json.WriteNumber("projectsLeftOut", trimming.ProjectsLeftOut);
                json.WriteNumber("projects", trimming.Projects);
                json.WriteBoolean("pseudonyms", trimming.IsPseudonymous);
                json.WriteEndObject();
            }

            if (frame.Warnings.Count > 0)
            {
                json.WriteStartArray("@prism.warnings");
                foreach (var warning in frame.Warnings)
                {
                    json.WriteStartObject();
                    json.WriteString("code", warning.Code);
                    json.WriteString("message", warning.Message);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (frame.Count is { } all && !query.IsSingle)
            {
                json.WriteNumber("@odata.count", all);
            }
        }

        buffer.Write(head.WrittenSpan);
    }

    /// <summary>The row's own columns, or those of one navigation.</summary>
    private sealed record Part(byte[]? Navigation, int? Presence, JsonIdentity? Identity, JsonColumn[] Columns);
}

/// <summary>Something that is right and that the caller should know all the same.</summary>
public sealed record Warning(string Code, string Message);
