using System.Data.Common;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Prism.ODataService.Querying;

/// <summary>
/// Streams a page from an open reader to the response: one writer per column, flushed in pieces, nothing held but the piece. Descended from
/// measurements: the stock serializer spends three quarters of a request on what a flat row does not need.
/// </summary>
public sealed class FeedWriter(FeedQuery query, SqlDialect dialect, JsonStyle style, string contextRoot, long version)
{
    private const int FlushBytes = 64 * 1024;

    /// <summary>JSON as it is read by machines: nothing escaped that JSON does not ask for.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    private int _rows;
    private object?[]? _last;

    /// <summary>Writes the page. The reader stands on its first row when <paramref name="hasRow"/>.</summary>
    /// <param name="reader">The page's rows and one more where another page follows.</param>
    /// <param name="hasRow">Whether the first row has been read.</param>
    /// <param name="count">All rows of the query, where the caller asked.</param>
    /// <param name="warnings">What the caller should know, each with a code.</param>
    /// <param name="nextLink">Makes the next page's address from its token.</param>
    /// <param name="output">The response.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>Rows written.</returns>
    public async Task<int> WriteAsync(
        DbDataReader reader, bool hasRow, long? count, IReadOnlyList<Warning> warnings, Func<string, string> nextLink, PipeWriter output, CancellationToken cancellationToken)
    {
        var writers = Parts(reader);
        var json = new Utf8JsonWriter(output, Options);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            WriteHead(json, query.IsSingle ? "/$entity" : "", warnings);
            if (query.IsSingle)
            {
                WriteColumns(writers, reader, json);
                json.WriteEndObject();
                await SendAsync(json, output, cancellationToken).ConfigureAwait(false);
                return 1;
            }

            if (count is { } all)
            {
                json.WriteNumber("@odata.count", all);
            }

            json.WriteStartArray("value");
            while (hasRow && _rows < query.PageSize)
            {
                if (reader is SqliteDataReader)
                {
                    // It answers in place: nothing to await between rows.
                    hasRow = WriteRows(writers, reader, json);
                }
                else
                {
                    WriteRow(writers, reader, json);
                    hasRow = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                }

                if (json.BytesPending >= FlushBytes)
                {
                    await SendAsync(json, output, cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            if (hasRow && _last is not null)
            {
                json.WriteString("@odata.nextLink", nextLink(new SkipToken(version, query.Fingerprint, _last).Write()));
            }

            json.WriteEndObject();
            await SendAsync(json, output, cancellationToken).ConfigureAwait(false);
            return _rows;
        }
    }

    /// <summary>Sends what is written so far, and waits for a reader that is slower. The JSON writer alone would hand it to the pipe and no further.</summary>
    private static async ValueTask SendAsync(Utf8JsonWriter json, PipeWriter output, CancellationToken cancellationToken)
    {
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        var sent = await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (sent.IsCompleted)
        {
            throw new OperationCanceledException("The reader has gone away.", cancellationToken);
        }
    }

    // Compiled for speed at once: the first million rows count too, and tiering would come too late for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool WriteRows(Part[] parts, DbDataReader reader, Utf8JsonWriter json)
    {
        var hasRow = true;
        while (hasRow && _rows < query.PageSize && json.BytesPending < FlushBytes)
        {
            WriteRow(parts, reader, json);
            hasRow = reader.Read();
        }

        return hasRow;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteRow(Part[] parts, DbDataReader reader, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteColumns(parts, reader, json);
        json.WriteEndObject();
        if (++_rows == query.PageSize)
        {
            _last = [.. query.Sort.Select(s => reader.IsDBNull(s.Ordinal) ? null : reader.GetValue(s.Ordinal))];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteColumns(Part[] parts, DbDataReader reader, Utf8JsonWriter json)
    {
        foreach (var part in parts)
        {
            if (part.Navigation is { } navigation)
            {
                if (part.Presence is { } presence && reader.IsDBNull(presence))
                {
                    json.WriteNull(navigation);
                    continue;
                }

                json.WriteStartObject(navigation);
            }

            foreach (var writer in part.Writers)
            {
                writer.Write(reader, json);
            }

            if (part.Navigation is not null)
            {
                json.WriteEndObject();
            }
        }
    }

    private Part[] Parts(DbDataReader reader) =>
    [
        .. query.Columns.Select((column, ordinal) => (column, Writer: ColumnWriter.For(column, ordinal, style, reader, dialect.HasScaledDecimals)))
            .GroupBy(c => c.column.Navigation)
            .Select(g => new Part(
                g.Key is { } name ? JsonEncodedText.Encode(name) : null,
                g.Key is not null && query.Presence.TryGetValue(g.Key, out var ordinal) ? ordinal : null,
                [.. g.Select(c => c.Writer)])),
    ];

    private void WriteHead(Utf8JsonWriter json, string suffix, IReadOnlyList<Warning> warnings)
    {
        if (style.IsMinimal)
        {
            json.WriteString("@odata.context", $"{contextRoot}/$metadata#{query.Set.Name}{query.ContextSelection}{suffix}");
        }

        json.WriteNumber("@prism.version", version);
        if (warnings.Count > 0)
        {
            json.WriteStartArray("@prism.warnings");
            foreach (var warning in warnings)
            {
                json.WriteStartObject();
                json.WriteString("code", warning.Code);
                json.WriteString("message", warning.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>The row's own columns, or those of one navigation.</summary>
    private sealed record Part(JsonEncodedText? Navigation, int? Presence, ColumnWriter[] Writers);
}

/// <summary>Something that is right and that the caller should know all the same.</summary>
public sealed record Warning(string Code, string Message);
